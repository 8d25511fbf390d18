"""Briefings and debriefings of every mode: what can be chosen, who won, what was missed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.errors import WrongUse
from bureau_quiz.game import boards, words
from bureau_quiz.game.briefings import as_seen, names_settled
from bureau_quiz.game.model import Briefing
from bureau_quiz.records.model import BoardKey
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import Settings
from tests.game.packs import SIGNALS, answer, home, packs, play_on

MARINA = Settings(player="Marina", packs=("signals",))
OFFERED = [mode.name for mode in MODES.values() if mode.offered]


def wish(mode: str = "classic", *names: str, **rules: Any) -> Briefing:
    made = replace(MODES[mode].rules, **rules)
    return Briefing(("signals",), made, names[0] if names else "Marina", names=names)


@pytest.mark.parametrize("mode", OFFERED)
def test_every_mode_can_be_chosen_played_and_played_again(tmp_path: Path, mode: str) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        choices = one.choices(("signals",), Rules(mode=mode, questions=7, seconds=33, seats=3))
        assert choices.available > 0
        assert choices.rules.questions in (*choices.lengths, 7)
        assert choices.rules.seconds in choices.timers
        assert choices.rules.seats in choices.seats
        sitting = one.begin(Briefing(("signals",), choices.rules, "Marina"))
        debriefing = play_on(sitting, "rrrrw", seconds=9).debriefing()
        assert debriefing.finished
        assert debriefing.again.rules == choices.rules
        one.remember_briefing(debriefing.again)
        hq = one.hq()
        assert hq.again == debriefing.again
        assert hq.summary
        assert one.begin(hq.again).view().prompt
        if not MODES[mode].ranked:
            assert debriefing.placing.why == boards.IN_TURNS
        else:
            assert debriefing.placing.rank == 1
            assert one.boards()[0].key == str(BoardKey.of(("signals",), choices.rules))


def test_what_a_mode_does_not_let_choose_is_as_the_mode_has_it(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        attack = one.choices(("signals",), Rules(mode="time-attack", questions=5, seconds=20))
        assert (attack.timers, attack.lengths, attack.seats) == ((90,), (60,), (1,))
        assert attack.rules == MODES["time-attack"].rules
        classic = one.choices(("signals",), Rules(seconds=33))
        assert classic.timers == (None, 10, 15, 20, 30, 33, 45, 60)
        typed = one.choices(("signals",), Rules(mode="interrogation"))
        assert 0 < typed.available < classic.available
        assert one.choices(("signals",), Rules(mode="hot-seat")).seats == tuple(range(2, 9))


def test_time_attack_leaves_the_timer_that_was_chosen_alone(tmp_path: Path) -> None:
    timed = replace(MARINA, timed=True, seconds=25, questions=20)
    with home(tmp_path, packs(tmp_path / "packs"), timed) as one:
        one.remember_briefing(wish("time-attack"))
        assert (one.settings.timed, one.settings.seconds, one.settings.questions) == (True, 25, 20)
        assert one.hq().summary == "Signals · time attack · 90 s in all"
        one.remember_briefing(wish("survival", seconds=None))
        assert (one.settings.timed, one.settings.seconds) == (False, 25)


def test_who_plays_in_turns(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = one.begin(wish("hot-seat", "Marina", "Malotru", "Nadia", seats=3))
        assert sitting.view().turn == "Marina"
        while sitting.view().prompt:
            answer(sitting, sitting.view().turn == "Nadia")
            sitting.next()
        debriefing = sitting.debriefing()
        assert [(seat.place, seat.name, seat.asked) for seat in debriefing.standings] == [
            (1, "Nadia", 5),
            (2, "Marina", 5),
            (2, "Malotru", 5),
        ]
        assert debriefing.standings[0].right == 5
        assert debriefing.standings[0].points == debriefing.score.points
        assert [line.player for line in debriefing.lines[:4]] == [
            "Marina",
            "Malotru",
            "Nadia",
            "Marina",
        ]
        assert debriefing.misses is None
        assert debriefing.again.names == ("Marina", "Malotru", "Nadia")
        assert (debriefing.placing.rank, debriefing.placing.why) == (None, boards.IN_TURNS)
        assert " Nadia" in debriefing.code
        one.remember_briefing(debriefing.again)
        assert one.hq().again.names == ("Marina", "Malotru", "Nadia")
        assert one.hq().summary == "5 questions each · Signals · hot seat · 3 players · untimed"
        one.remember_briefing(wish())
        assert one.hq().again.names == ()
        assert one.settings.names == ("Marina", "Malotru", "Nadia")


def test_names_of_those_who_play_in_turns() -> None:
    assert names_settled((), "Marina", 1) == ("Marina",)
    assert names_settled((), "Marina", 3) == ("Marina", "Agent 2", "Agent 3")
    assert names_settled(("Marina", "", " Nadia\u202e "), "Marina", 4) == (
        "Marina",
        "Agent 2",
        "Nadia",
        "Agent 4",
    )
    assert names_settled(("x", "Agent 3"), "agent 2", 3) == ("agent 2", "Agent 3", "Agent 4")
    assert names_settled(("", "x" * 60), "Marina", 2)[1] == "x" * 40
    assert names_settled(("", "é"), "🕵", 2) == ("🕵", "é")


@pytest.mark.parametrize(
    ("names", "seats", "said"),
    [
        (("Marina", "MARINA"), 2, "Two players are called “MARINA”"),
        (("Marina", "José", "jose"), 3, "Two players"),
        (("Marina", "Malotru", "Nadia"), 2, "3 names for 2 players"),
        (tuple(f"N{n}" for n in range(9)), 1, "2 to 8 players, not 9"),
        ((), 9, "2 to 8 players, not 9"),
    ],
)
def test_names_that_will_not_do(
    tmp_path: Path, names: tuple[str, ...], seats: int, said: str
) -> None:
    with (
        home(tmp_path, packs(tmp_path / "packs"), MARINA) as one,
        pytest.raises(WrongUse, match=said),
    ):
        one.begin(replace(wish("hot-seat", seats=seats), names=names))


def test_names_alone_say_how_many_play(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = one.begin(wish("hot-seat", "Marina", "Malotru", "Nadia", seats=1))
        assert len(sitting.debriefing().standings) == 3


def test_what_was_missed_once_more(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        first = play_on(one.begin(wish()), "rwr").debriefing()
        missed = [
            line for line in first.lines if line.verdict.judgement.outcome is not Outcome.RIGHT
        ]
        assert first.misses
        assert first.misses.only == tuple(line.question for line in missed)
        sitting = one.begin(first.misses)
        assert sitting.view().total == len(missed) == 3
        second = play_on(sitting, "rw").debriefing()
        assert [line.question for line in second.lines] == [line.question for line in missed]
        assert (second.placing.rank, second.placing.why) == (None, boards.REPLAYED)
        assert (second.placing.best_before, second.placing.personal_best) == (None, False)
        assert one.hq().best == first.score.points
        assert second.misses
        assert second.misses.only == (missed[1].question,)
        assert second.again.only == ()
        assert second.again.rules == first.again.rules
        assert one.begin(second.again).debriefing().seed == first.seed  # its series goes on
        assert play_on(one.begin(first.misses), "r").debriefing().misses is None


def test_after_a_replay_the_round_that_it_replays_is_played_again(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        first = play_on(one.begin(wish(questions=5, difficulties=(1,))), "w").debriefing()
        assert first.misses
        second = play_on(one.begin(first.misses), "r").debriefing()
        assert second.again == first.again
        assert (second.again.rules.questions, second.again.rules.difficulties) == (5, (1,))


def test_options_are_drawn_anew_for_what_was_missed(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA, seeds=range(100)) as one:
        misses = play_on(one.begin(wish(questions=30)), "w").debriefing().misses
        assert misses
        drawn = {tuple(put.options for put in one.begin(misses)._round.puts) for _ in range(5)}
        assert len(drawn) == 5


@pytest.mark.parametrize(
    ("mode", "then"), [("interrogation", "interrogation"), ("ladder", "classic")]
)
def test_what_was_missed_is_asked_as_it_was(tmp_path: Path, mode: str, then: str) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        first = play_on(one.begin(wish(mode)), "w").debriefing()
        assert first.misses
        assert first.misses.rules.mode == then
        second = play_on(one.begin(first.misses), "w").debriefing()
        assert {line.kind for line in second.lines} == {
            line.kind for line in first.lines if line.question in first.misses.only
        }


def test_what_is_asked_no_more_is_left_out_and_said(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs", own=True)
    with home(tmp_path, folder, MARINA) as one:
        misses = play_on(one.begin(wish(categories=("Towns",))), "w").debriefing().misses
        assert misses
    fewer = "\n".join(line for line in SIGNALS.splitlines() if "Rusk" not in line) + "\n"
    packs(folder, signals=fewer)
    with home(tmp_path, folder, MARINA) as one:
        gone = [name for name in misses.only if "Rusk" in name]
        sitting = one.begin(misses)
        assert gone
        assert str(len(gone)) in sitting.notes[0]
        assert "left out" in sitting.notes[0]
        assert sitting.view().total == len(misses.only) - len(gone)
        with pytest.raises(WrongUse, match="None of these"):
            one.begin(replace(misses, only=(*gone, "signals/nothing", "other/x")))


def test_how_far_somebody_has_seen_is_remembered_by_pack(tmp_path: Path) -> None:
    settings = replace(MARINA, spoilers=("gone:2", "signals:1"))
    with home(tmp_path, packs(tmp_path / "packs"), settings) as one:
        hq = one.hq()
        assert hq.again.packs == ("signals:1",)
        assert hq.summary == "10 questions · Signals (seen to season 1) · untimed"
        assert hq.packs[0].scope == "signals:1"
        (spoiler,) = one.choices(hq.again.packs).spoilers
        assert spoiler == ("signals", "Signals", "season", 3, 1)
        one.remember_briefing(replace(hq.again, packs=("signals:0",)))
        assert list(one.settings.spoilers) == ["gone:2", "signals:0"]
        assert one.settings.packs == ("signals",)
        assert "nothing seen yet" in one.hq().summary
        one.remember_briefing(replace(hq.again, packs=("signals",)))
        assert list(one.settings.spoilers) == ["gone:2"]
        assert one.hq().again.packs == ("signals",)
        (said,) = one.notices
        assert "there is no pack “gone”" in said


@pytest.mark.parametrize(
    ("spoilers", "said"),
    [
        (("signals:2",), ()),
        (("signals:3",), ()),
        (("signals:99",), ("“signals:99” guards nothing: the last that signals tells of is",)),
        (("signal:1",), ("there is no pack “signal”: did you mean signals? Until it is mended",)),
        (("signals:1", "signal:1"), ("there is no pack “signal”: until its name is mended",)),
        (("nope:1", "signals:7"), ("there is no pack “nope”", "season 3")),
    ],
)
def test_what_guards_nothing_is_told(
    tmp_path: Path, spoilers: tuple[str, ...], said: tuple[str, ...]
) -> None:
    settings = replace(MARINA, spoilers=spoilers)
    with home(tmp_path, packs(tmp_path / "packs"), settings) as one:
        one.prepare()
        assert len(one.notices) == len(said)
        for notice, words in zip(one.notices, said, strict=True):
            assert notice.startswith("settings.toml: ")
            assert words in notice
        one.remember(replace(settings, bell=True))
        assert all(notice.startswith("settings.toml:") for notice in one.notices)
        assert all(notice[14].isdigit() for notice in one.notices)


def test_less_is_asked_of_who_has_seen_less(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        counts = [one.choices((pack,)).available for pack in ("signals:0", "signals:1", "signals")]
        assert counts == sorted(set(counts))
        shown = " ".join(
            f"{line.prompt} {line.right} {line.explanation}"
            for line in play_on(one.begin(replace(wish(questions=60), packs=("signals:0",))))
            .debriefing()
            .lines
        )
        for name in ("Yarl", "Zorn", "Abend", "Birk", "Turnstone", "Avocet"):
            assert name not in shown
        debriefing = play_on(one.begin(replace(wish(), packs=("signals:3",)))).debriefing()
        assert debriefing.again.packs == ("signals",)
        low = play_on(one.begin(replace(wish(), packs=("signals:1",)))).debriefing()
        assert low.title == "Signals (seen to season 1) · classic"
        assert {board.key for board in one.boards()} == {
            "signals/classic/10/untimed",
            "signals:0/classic/60/untimed",
            "signals:1/classic/10/untimed",
        }
        assert low.misses
        assert low.misses.packs == ("signals:1",)


def test_a_category_beyond_the_level_is_not_there_and_not_named(tmp_path: Path) -> None:
    late = "    category: Late\n    spoiler: 3\n"
    text = SIGNALS.replace("    order: born\n    category: Years\n", f"    order: born\n{late}")
    with home(tmp_path / "home", packs(tmp_path / "packs", own=True, signals=text)) as one:
        for category in ("Late", "Lane", "Nowhere"):
            rules = Rules(categories=(category,))
            with pytest.raises(WrongUse) as refused:
                one.begin(Briefing(("signals:2",), rules, "Marina"))
            said = f"{refused.value} {refused.value.mend}".replace(f"“{category}”.", "")
            assert "no category" in said
            assert "Late" not in said
        one.begin(Briefing(("signals",), Rules(categories=("Late",)), "Marina"))


def test_a_code_for_who_has_seen_more_is_not_played(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path / "one", folder, MARINA) as one:
        code = play_on(one.begin(replace(wish(), packs=("signals:2",)))).debriefing().code
        assert code.startswith("signals:2 ")
    for seen, allowed in (("signals:1", False), ("signals:2", True), ("signals:3", True)):
        settings = replace(MARINA, spoilers=(seen,))
        with home(tmp_path / seen.replace(":", ""), folder, settings) as one:
            if allowed:
                assert one.begin(one.read_code(code)).notes == ()
                continue
            with pytest.raises(WrongUse, match="seen to season 2 of Signals") as wrong:
                one.read_code(code)
            assert wrong.value.mend


@pytest.mark.parametrize(
    ("pack", "said"), [("signals:x", "no pack"), ("sig nals", "no pack"), ("signal:2", "no pack")]
)
def test_a_pack_that_is_written_wrongly(tmp_path: Path, pack: str, said: str) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        with pytest.raises(WrongUse, match=said):
            one.begin(replace(wish(), packs=(pack,)))
        assert one.choices((pack,)).available == 0


def test_of_one_pack_at_two_levels_the_lower_is_played(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        packs_asked = ("signals", "signals:1", "signals:2")
        assert one.begin(replace(wish(), packs=packs_asked)).debriefing().again.packs == (
            "signals:1",
        )


def test_packs_as_a_player_has_seen_them(tmp_path: Path) -> None:
    settings = Settings(spoilers=("signals:1",))
    with home(tmp_path, packs(tmp_path / "packs"), settings) as one:
        infos = one.packs()
        asked = ("signals", "signals:2", "signals:3", "a closed one")
        assert as_seen(asked, settings, infos) == (
            "signals:1",
            "signals:2",
            "signals",
            "a closed one",
        )


def test_titles_in_words() -> None:
    assert words.seen("season", 3) == "seen to season 3"
    assert words.seen("season", 0) == "nothing seen yet"
    key = BoardKey(("x",), "time-attack", 60, 90)
    assert words.board_title("X", key) == "X · time attack · 90 s in all"
    assert words.board_title("X", key._replace(mode="survival", seconds=None)) == (
        "X · survival · untimed"
    )
    assert words.board_title("X", key._replace(mode="siege")) == (
        "X · siege · 60 questions · 90 s a question"
    )
    ladder = MODES["ladder"].rules
    assert words.summary("X", ladder) == "12 questions · X · ladder · untimed"
