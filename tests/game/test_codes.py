"""A code is the very same round elsewhere, and says so where it cannot be."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import beginning, boards
from bureau_quiz.game.model import Briefing, Rival
from bureau_quiz.game.results import Debriefing
from bureau_quiz.rounds.codes import SIGNS
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import Settings
from tests.game.packs import SIGNALS, home, packs, play_on

MARINA, MALOTRU = Settings(player="Marina"), Settings(player="Malotru")
OTHER = SIGNALS.replace("pack: signals", "pack: other").replace("title: Signals", "title: Other")
CODED = [mode.name for mode in MODES.values() if mode.coded]


def wish(mode: str = "classic", *names: str, **rules: Any) -> Briefing:
    return Briefing(names or ("signals",), replace(MODES[mode].rules, **rules), "Marina")


def played(folder: Path, where: Path, briefing: Briefing | None = None) -> Debriefing:
    with home(where, folder, MARINA) as one:
        return play_on(one.begin(briefing or wish())).debriefing()


@pytest.mark.parametrize("mode", CODED)
def test_a_code_is_the_same_round_in_another_home(tmp_path: Path, mode: str) -> None:
    first = played(packs(tmp_path / "packs"), tmp_path / "one", wish(mode))
    with home(tmp_path / "two", packs(tmp_path / "copies"), MALOTRU, seeds=()) as one:
        briefing = one.read_code(first.code)
        second = play_on(one.begin(briefing)).debriefing()
    assert [line._replace(player="") for line in second.lines] == [
        line._replace(player="") for line in first.lines
    ]
    assert second.score == first.score
    assert second.notes == first.notes
    assert (second.seed, second.block) == (first.seed, first.block)


def test_the_two_results_stand_side_by_side(tmp_path: Path) -> None:
    first = played(packs(tmp_path / "packs"), tmp_path / "one")
    score = first.score
    with home(tmp_path / "two", packs(tmp_path / "packs"), MALOTRU) as one:
        briefing = one.read_code(first.code)
        rival = Rival("Marina", score.points, score.right, score.asked)
        assert briefing.code
        assert briefing.code.rival == rival
        debriefing = play_on(one.begin(briefing), "r").debriefing()
        assert debriefing.rival == rival
        assert debriefing.player == "Malotru"
        assert debriefing.placing.rank == 1
        own = one.read_code(debriefing.code).code
        assert own
        assert own.rival == Rival("Malotru", debriefing.score.points, 10, 10)
        assert own.text == briefing.code.text


def test_a_filter_and_two_packs_and_a_timer_come_along(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs", other=OTHER)
    rules = {"questions": 7, "seconds": 25, "difficulties": (1, 3), "categories": ("Codenames",)}
    first = played(folder, tmp_path / "one", wish("classic", "signals", "other", **rules))
    with home(tmp_path / "two", folder, MALOTRU) as one:
        briefing = one.read_code(first.code)
        assert briefing.packs == ("other", "signals")
        assert briefing.rules == first.again.rules
        second = play_on(one.begin(briefing)).debriefing()
        assert [line.question for line in second.lines] == [line.question for line in first.lines]
        assert second.placing.why == boards.FILTERED


def test_it_is_read_however_it_is_typed(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    code = played(folder, tmp_path / "one").code
    shown, _, told = code.partition(" = ")
    pack, _, signs = shown.partition(" ")
    with home(tmp_path / "two", folder) as one:
        meant = one.read_code(code)
        bare = meant.code and meant.code._replace(rival=None)
        for typed in (
            shown,
            f"  {pack.upper()}   {signs.lower()}\n",
            f"{pack} {signs.replace('-', '')}",
            f"{pack} {signs.replace('-', ' ')}",
            f"{pack} {'-'.join(signs.replace('-', ''))}",
            f"{shown}= nonsense",
        ):
            assert one.read_code(typed) == replace(meant, code=bare)
        assert one.read_code(f"{shown}={told}") == meant


def test_every_wrong_sign_and_every_swap_is_caught(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    shown = played(folder, tmp_path / "one").code.partition(" = ")[0]
    pack, _, signs = shown.partition(" ")
    signs = signs.replace("-", "")
    chance = random.Random(1).random
    with home(tmp_path / "two", folder) as one:
        for place, sign in enumerate(signs):
            other = SIGNS[(SIGNS.index(sign) + 1 + int(chance() * 31)) % 32]
            if other == sign:
                continue
            with pytest.raises(WrongUse, match="sign") as wrong:
                one.read_code(f"{pack} {signs[:place]}{other}{signs[place + 1 :]}")
            assert wrong.value.mend
            with pytest.raises(WrongUse):
                one.read_code(f"{pack} {signs[:place]}{signs[place + 1 :]}")
        for place, (left, right) in enumerate(pairwise(signs)):
            if left != right:
                with pytest.raises(WrongUse, match="sign"):
                    one.read_code(f"{pack} {signs[:place]}{right}{left}{signs[place + 2 :]}")
        for nonsense in ("", "signals", "=", f"{pack} O0I1", "\u202e" * 50, "a b c " * 2000):
            with pytest.raises(WrongUse):
                one.read_code(nonsense)


def test_a_missing_pack_is_named_and_a_closed_one(tmp_path: Path) -> None:
    code = played(
        packs(tmp_path / "packs", other=OTHER), tmp_path / "one", wish("classic", "other")
    ).code
    with (
        home(tmp_path / "two", packs(tmp_path / "without")) as one,
        pytest.raises(WrongUse, match="pack “other”, which is not here") as wrong,
    ):
        one.read_code(code)
    assert "pack add" in wrong.value.mend
    broken = packs(tmp_path / "broken", other="pack: other\ntables: 7\n")
    with (
        home(tmp_path / "three", broken) as one,
        pytest.raises(WrongUse, match="closed") as wrong,
    ):
        one.read_code(code)
    assert "pack check" in wrong.value.mend


def test_another_version_of_a_pack_is_noticed_and_said(tmp_path: Path) -> None:
    code = played(packs(tmp_path / "packs"), tmp_path / "one").code
    newer = packs(tmp_path / "newer", signals=SIGNALS.replace("Heron", "Egret"))
    with home(tmp_path / "two", newer, MALOTRU) as one:
        sitting = one.begin(one.read_code(code))
        assert sitting.notes[0] == beginning.CHANGED
        placing = play_on(sitting, "r").debriefing().placing
        assert (placing.rank, placing.why) == (None, boards.OTHER_VERSION)


def test_a_mistyped_level_is_noticed_and_said(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path / "one", folder) as one:
        code = play_on(one.begin(wish("classic", "signals:2"))).debriefing().code
        sitting = one.begin(one.read_code(code.replace("signals:2", "signals:1")))
        (note,) = (note for note in sitting.notes if "version" in note)
        assert "mistyped" in note


def test_other_categories_are_another_version(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    code = played(folder, tmp_path / "one", wish(categories=("Towns",))).code
    more = SIGNALS + "".join(
        f"  - {{id: x{n}, table: agents, prompt: 'Say {n}, <name>.', answer: <town>,"
        f" category: X{n}}}\n"
        for n in range(7)
    )
    with (
        home(tmp_path / "two", packs(tmp_path / "more", signals=more)) as one,
        pytest.raises(WrongUse, match="another version"),
    ):
        one.read_code(code)


def test_only_the_first_playing_of_a_code_takes_a_place(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    first = played(folder, tmp_path / "one")
    with home(tmp_path / "one", folder, MARINA) as one:  # whoever made it has played it
        placing = play_on(one.begin(one.read_code(first.code)), "r").debriefing().placing
        assert (placing.rank, placing.why) == (None, boards.PLAYED_BEFORE)
    with home(tmp_path / "one", folder, MALOTRU) as one:
        for rank, why in ((1, ""), (None, boards.PLAYED_BEFORE)):
            placing = play_on(one.begin(one.read_code(first.code)), "r").debriefing().placing
            assert (placing.rank, placing.why) == (rank, why)


def test_a_code_leaves_the_players_own_rounds_and_choices_alone(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    code = played(folder, tmp_path / "one").code
    with home(tmp_path / "two", folder, MALOTRU, seeds=(77,)) as one:
        briefing = one.read_code(code)
        play_on(one.begin(briefing))
        one.remember_briefing(briefing)
        assert one.settings == MALOTRU
        own = one.begin(replace(wish(), player="Malotru")).debriefing()
        assert (own.seed, own.block) == (77, 0)
        assert own.rival is None


def test_a_code_that_was_cut_off_goes_on_with_its_rival(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    first = played(folder, tmp_path / "one")
    with home(tmp_path / "two", folder, MALOTRU) as one:
        one.begin(one.read_code(first.code))
    with home(tmp_path / "two", folder, MALOTRU) as one:
        waiting = one.hq().waiting
        assert waiting
        debriefing = play_on(one.go_on(waiting.round)).debriefing()
        assert debriefing.rival
        assert debriefing.rival.name == "Marina"
        assert debriefing.code.partition(" = ")[0] == first.code.partition(" = ")[0]


def test_what_has_no_code(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path / "one", folder, MARINA) as one:
        sitting = one.begin(wish())
        assert sitting.debriefing().code == ""  # not played yet
        debriefing = play_on(sitting, "w").debriefing()
        assert debriefing.misses
        assert play_on(one.begin(debriefing.misses)).debriefing().code == ""
        assert play_on(one.begin_dispatch()).debriefing().code == ""
        left = one.begin(wish())
        left.abandon()
        assert left.debriefing().code == ""


def test_a_hostile_name_in_a_result_is_cleaned(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    shown = played(folder, tmp_path / "one").code.partition(" = ")[0]
    with home(tmp_path / "two", folder) as one:
        given = one.read_code(f"{shown} = 10 1/2 \x1b[2J\u202eMallory{'x' * 90}").code
        assert given
        assert given.rival
        assert given.rival.name.startswith("[2JMallory")
        assert len(given.rival.name) == 40
