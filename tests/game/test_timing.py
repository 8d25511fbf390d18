"""Timer lengths: every timed round is stretched or untimed as the settings say, and told apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import timing
from bureau_quiz.game.model import Briefing
from bureau_quiz.rounds import codes
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import SECONDS, TIMERS, Settings
from tests.game.packs import home, packs, play_on

MARINA = Settings(player="Marina")
FREE = [mode.name for mode in MODES.values() if mode.timer and mode.offered]


def wish(mode: str = "classic", **rules: Any) -> Briefing:
    return Briefing(("signals",), replace(MODES[mode].rules, **rules), "Marina")


@pytest.mark.parametrize(("timer", "seconds"), [("1x", 20), ("2x", 40), ("4x", 80), ("off", None)])
@pytest.mark.parametrize("mode", FREE)
def test_every_mode_with_a_timer_gives_what_the_settings_say(
    tmp_path: Path, mode: str, timer: str, seconds: int | None
) -> None:
    settings = replace(MARINA, timer=timer)
    with home(tmp_path / "home", packs(tmp_path / "packs"), settings) as one:
        briefing = wish(mode, seconds=20)
        sitting = one.begin(briefing)
        assert sitting.view().limit == seconds
        said = "untimed" if seconds is None else f"{seconds} s a question"
        assert said in one.summary(briefing)
        debriefing = play_on(sitting).debriefing()
        assert said in debriefing.placing.board
        again = one.begin(debriefing.again)
        assert again.view().limit == seconds


def test_play_again_follows_settings_that_were_changed_meanwhile(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), replace(MARINA, timer="2x")) as one:
        debriefing = play_on(one.begin(wish(seconds=20)), "w").debriefing()
        one.settings = replace(one.settings, timer="4x")
        assert one.begin(debriefing.again).view().limit == 80
        assert debriefing.misses
        assert one.begin(debriefing.misses).view().limit == 80
        one.settings = replace(one.settings, timer="off")
        assert one.begin(debriefing.misses).view().limit is None


def test_a_stretched_briefing_is_remembered_as_it_was_chosen(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), replace(MARINA, timer="4x")) as one:
        again = play_on(one.begin(wish(seconds=25))).debriefing().again
        one.remember_briefing(again)
        assert (one.settings.timed, one.settings.seconds) == (True, 25)
        assert "100 s a question" in one.hq().summary


@pytest.mark.parametrize(("timer", "seconds"), [("1x", 90), ("2x", 180), ("4x", 360)])
def test_time_attack_is_stretched_as_a_whole(tmp_path: Path, timer: str, seconds: int) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), replace(MARINA, timer=timer)) as one:
        sitting = one.begin(wish("time-attack"))
        assert (sitting.view().limit, sitting.view().whole) == (seconds, seconds)
        debriefing = play_on(sitting).debriefing()
        assert f"{seconds} s in all" in debriefing.placing.board
        assert one.begin(debriefing.again).view().limit == seconds


def test_time_attack_without_a_timer_is_refused_with_the_mend(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), replace(MARINA, timer="off")) as one:
        briefing = wish("time-attack")
        assert one.choices(("signals",), briefing.rules).trouble
        with pytest.raises(WrongUse, match="Time attack needs a timer") as refused:
            one.begin(briefing)
        assert 'Set timer to "4x"' in refused.value.mend


def test_the_briefing_is_told_what_is_really_given(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), replace(MARINA, timer="2x")) as one:
        choices = one.choices(("signals",), Rules(seconds=30))
        assert (choices.timer, 30 in choices.timers, 60 in choices.timers) == ("2x", True, True)
        one.settings = replace(one.settings, timer="off")
        choices = one.choices(("signals",), Rules(seconds=30))
        assert (choices.timer, choices.timers) == ("off", (None,))


def test_like_is_compared_with_like(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), MARINA) as one:
        for timer in ("1x", "2x", "off"):
            one.settings = replace(one.settings, timer=timer)
            debriefing = play_on(one.begin(wish(seconds=20))).debriefing()
            assert (debriefing.placing.rank, debriefing.placing.of) == (1, 1)
            assert debriefing.placing.best_before is None
        one.settings = replace(one.settings, timer="1x")
        # Twice as long a rule is the same round as one that was stretched to it.
        assert play_on(one.begin(wish(seconds=40))).debriefing().placing.of == 2
        assert {board.key.rpartition("/")[2] for board in one.boards()} == {"20s", "40s", "untimed"}


def test_a_round_that_waits_goes_on_with_the_seconds_it_was_begun_with(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), replace(MARINA, timer="2x")) as one:
        one.begin(wish(seconds=20)).leave()
        one.settings = replace(one.settings, timer="off")
        waiting = one.waiting()
        assert waiting
        assert one.go_on(waiting.round).view().limit == 40


@pytest.mark.parametrize("mode", ["classic", "time-attack"])
def test_a_code_of_a_stretched_round_is_the_very_same_round(tmp_path: Path, mode: str) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path / "one", folder, replace(MARINA, timer="2x")) as one:
        first = play_on(one.begin(wish(mode, seconds=20) if mode == "classic" else wish(mode)))
        given = first.debriefing()
    with home(tmp_path / "two", folder, MARINA) as one:
        second = one.begin(one.read_code(given.code))
        assert second.view().limit == (40 if mode == "classic" else 180)
        debriefing = play_on(second).debriefing()
        assert debriefing.placing.board == given.placing.board
        assert debriefing.placing.rank == 1
        assert not debriefing.notes


@pytest.mark.parametrize(("timer", "seconds"), [("2x", "40 s"), ("off", "no timer")])
def test_a_code_played_with_another_timer_length_says_so(
    tmp_path: Path, timer: str, seconds: str
) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path / "one", folder, MARINA) as one:
        first = play_on(one.begin(wish(seconds=20))).debriefing()
    with home(tmp_path / "two", folder, replace(MARINA, timer=timer)) as one:
        debriefing = play_on(one.begin(one.read_code(first.code))).debriefing()
        (note,) = debriefing.notes
        assert f"gives {seconds} where the code says 20 s" in note
        assert debriefing.placing.board != first.placing.board
        assert [line.question for line in debriefing.lines] == [
            line.question for line in first.lines
        ]
        # Played once more with the code's own timer it is no first playing any more.
        one.settings = replace(one.settings, timer="1x")
        once_more = play_on(one.begin(one.read_code(first.code))).debriefing()
        assert once_more.placing.rank is None


def test_the_dispatch_is_the_same_for_everybody(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path / "packs"), replace(MARINA, timer="4x")) as one:
        assert one.begin_dispatch().view().limit is None


@given(
    seconds=st.none() | st.sampled_from(SECONDS),
    timers=st.lists(st.sampled_from(TIMERS[:-1]), max_size=4),
)
def test_nothing_is_stretched_twice(seconds: int | None, timers: list[str]) -> None:
    rules = Rules(seconds=seconds)
    for timer in timers:
        rules = timing.timed(rules, timer)
        assert timing.timed(rules, timer) == rules
        assert timing.unstretched(rules) == seconds
    assert timing.timed(rules, "1x") == Rules(seconds=seconds)


@given(seconds=st.sampled_from(timing.GIVEN))
def test_a_code_carries_any_seconds_that_can_be_given(seconds: int) -> None:
    rules = Rules(seconds=seconds, questions=7)
    code = codes.read(codes.write(("signals",), rules, 5, 1, (), ()))
    assert code.rules == rules
