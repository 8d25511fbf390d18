"""Rounds that were cut off go on at the same question, in every mode and with every kind."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.errors import Refused, WrongUse
from bureau_quiz.game import boards, going_on
from bureau_quiz.game.model import Briefing
from bureau_quiz.records.model import State
from bureau_quiz.rounds.model import Lifeline, Phase, Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import Settings
from tests.game.packs import SIGNALS, answer, home, packs, play_on, put_of

MARINA = Settings(player="Marina")
OFFERED = [mode.name for mode in MODES.values() if mode.offered]


def wish(mode: str = "classic", **rules: object) -> Briefing:
    made = replace(MODES[mode].rules, **rules)  # type: ignore[arg-type]
    names = ("Marina", "Malotru") if made.seats > 1 else ()
    return Briefing(("signals",), made, "Marina", seed=5, names=names)


@pytest.mark.parametrize("mode", OFFERED)
def test_a_round_that_is_cut_off_at_every_question_is_the_same_round(
    tmp_path: Path, mode: str
) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path / "whole", folder, MARINA) as one:
        whole = play_on(one.begin(wish(mode)), "rrrrw", seconds=8).debriefing()
    with home(tmp_path / "cut", folder, MARINA) as one:
        sitting = one.begin(wish(mode))
        before, number = sitting.view(), 1
    while True:
        with home(tmp_path / "cut", folder, MARINA) as one:
            waiting = one.hq().waiting
            assert waiting
            assert (waiting.number, waiting.title) == (number, whole.title)
            sitting = one.go_on(waiting.round)
            assert sitting.view() == before
            assert waiting.points == sum(line.points for line in whole.lines[: number - 1])
            answer(sitting, number % 5 != 0, seconds=8)
            sitting.next()
            before, number = sitting.view(), number + 1
            if before.phase is Phase.OVER:
                cut = sitting.debriefing()
                break
    assert cut.lines == whole.lines
    assert cut.score == whole.score
    assert cut.sums == whole.sums
    assert cut.standings == whole.standings
    assert cut.code == whole.code
    with home(tmp_path / "cut", folder, MARINA) as one:
        assert one.hq().waiting is None


def test_every_kind_is_gone_on_with(tmp_path: Path) -> None:
    """What the test above walks through has every kind in it."""
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = one.begin(wish(questions=60))
        kinds = {put.question.kind for put in sitting._round.puts}
        assert kinds >= {"choice", "true-false", "typed", "multiple", "except", "number"}


def test_a_program_that_is_killed_leaves_its_round_waiting(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            with home(tmp_path, folder, MARINA) as one:
                sitting = one.begin(wish())
                answer(sitting, True)
                sitting.next()
                os.write(writing, repr(put_of(sitting)[1:5]).encode())
                signal.pause()
        finally:
            os._exit(1)
    os.close(writing)
    there = os.read(reading, 100_000).decode()
    os.close(reading)
    with home(tmp_path, folder, MARINA) as one:
        assert one.hq().waiting is None  # it is being played
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        waiting = one.hq().waiting
        assert waiting
        assert waiting.number == 2
        assert waiting.total == 10
        assert repr(put_of(one.go_on(waiting.round))[1:5]) == there
        assert one.hq().waiting is None  # it is being played again


def test_time_is_fresh_and_a_timed_round_takes_no_place(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    timed = replace(wish(seconds=20), seed=None)
    with home(tmp_path, folder, MARINA) as one:
        answer(one.begin(timed), True)
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        sitting = one.go_on(waiting.round)
        assert sitting.view().limit == 20
        placing = play_on(sitting).debriefing().placing
        assert (placing.rank, placing.why) == (None, boards.RESUMED)


def test_an_untimed_round_that_was_cut_off_takes_its_place(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        answer(one.begin(replace(wish(), seed=None)), True)
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        assert play_on(one.go_on(waiting.round)).debriefing().placing.rank == 1


def test_against_the_clock_what_was_used_up_stays_used_up(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        sitting = one.begin(wish("time-attack"))
        answer(sitting, True, seconds=30)
        sitting.next()
        answer(sitting, True, seconds=12.5)
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        assert waiting.total is None
        assert one.go_on(waiting.round).view().limit == 47.5


def test_lifelines_that_were_used_are_still_used(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        sitting = one.begin(wish("ladder"))
        while Lifeline.STRIKE not in {v.lifeline for v in sitting.view().lifelines if v.usable}:
            answer(sitting, True)
            sitting.next()
        sitting.use(Lifeline.STRIKE)
        before = sitting.view()
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        sitting = one.go_on(waiting.round)
        assert sitting.view() == before
        assert sum(option.struck for option in before.options) == 2
        answer(sitting, True)
        sitting.next()
        sitting.stop()
        lines = sitting.debriefing().lines
        assert lines[-1].aids == (Lifeline.STRIKE,)


def test_what_is_dropped_is_kept_as_unfinished(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        answer(one.begin(wish()), True)
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        one.drop(waiting.round)
        assert one.hq().waiting is None
        past = one._desk.records.past(waiting.round)
        assert past
        assert (past.state, past.score.right, past.score.asked) == (State.ABANDONED, 1, 1)
        for late in (one.drop, one.go_on):
            with pytest.raises(WrongUse, match="not waiting"):
                late(waiting.round)


def test_who_gets_up_may_sit_down_again(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = one.begin(wish())
        before = sitting.view()
        assert one.hq().waiting is None
        sitting.leave()
        waiting = one.hq().waiting
        assert waiting
        assert one.go_on(waiting.round).view() == before


def test_who_has_left_judges_and_keeps_nothing_more(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = one.begin(wish("ladder", seconds=20))
        sitting.leave()
        before = sitting.view()
        again = one.go_on(sitting._number)
        for late in (
            lambda: answer(sitting, True),
            lambda: answer(sitting, True, seconds=99),
            sitting.expire,
            sitting.appeal,
            sitting.flag,
            lambda: sitting.use(Lifeline.STRIKE),
            sitting.stop,
            sitting.abandon,
        ):
            with pytest.raises(Refused, match="was left"):
                late()
        assert sitting.view() == again.view() == before
        past = one._desk.records.past(sitting._number)
        assert past
        assert (past.state, past.score.asked) == (State.OPEN, 0)
        answer(again, True)


def test_a_pack_that_has_changed_is_said_and_what_was_asked_is_not_asked_again(
    tmp_path: Path,
) -> None:
    folder = packs(tmp_path / "packs", own=True)
    with home(tmp_path, folder, MARINA) as one:
        sitting = one.begin(wish())
        answer(sitting, True)
        sitting.next()
        answer(sitting, False)
        sitting.next()
        before = sitting.view()
    packs(folder, signals=SIGNALS.replace("Quill", "Quillon").replace("Brest", "Rennes"))
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        sitting = one.go_on(waiting.round)
        assert sitting.view() == before
        assert going_on.CHANGED in sitting.notes
        debriefing = play_on(sitting).debriefing()
        prompts = [line.prompt for line in debriefing.lines]
        assert len(prompts) == len(set(prompts)) == 10
        assert debriefing.code == ""


def test_a_round_of_earlier_rules_keeps_what_was_asked_and_is_dealt_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one, monkeypatch.context() as earlier:
        by_turns = lambda kinds, seed: tuple(at % 2 == 0 for at in range(len(kinds)))  # noqa: E731
        earlier.setattr("bureau_quiz.rounds.dealing.leanings", by_turns)
        earlier.setattr("bureau_quiz.records.writing.RULES_VERSION", 1)
        sitting = one.begin(wish(questions=30))
        dealt = list(map(going_on._drawn, sitting._round.puts))
        answer(sitting, True)
        sitting.next()
        before = sitting.view()
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        sitting = one.go_on(waiting.round)
        assert sitting.view() == before
        assert going_on.OTHER_RULES in sitting.notes
        anew = list(map(going_on._drawn, sitting._round.puts))
        assert anew[:2] == dealt[:2]
        assert anew != dealt
        debriefing = play_on(sitting).debriefing()
        assert len({line.prompt for line in debriefing.lines}) == 30
        assert debriefing.code == ""


def test_a_round_that_was_shorter_says_of_how_many(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        sitting = one.begin(wish(questions=200))
        assert sitting.notes
        total = sitting.view().total
        assert total
        assert total < 200
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        assert waiting.total == total


@pytest.mark.parametrize(("note", "total"), [("", 10), ("It is shorter.", None)])
def test_a_round_of_which_nobody_counted_says_what_it_can(
    tmp_path: Path, note: str, total: int | None
) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        one.begin(wish()).leave()
        (past,) = one._desk.records.waiting("Marina")
        deal = past.start.deal._replace(notes=(note,) if note else ())
        past = past._replace(start=past.start._replace(dealt=0, deal=deal))
        waiting, _ = going_on.look(one._desk, MARINA, [past])
        assert waiting
        assert waiting.total == total


def test_a_round_that_tells_more_than_it_asks_can_only_be_dropped(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        for _ in range(2):
            sitting = one.begin(wish("survival"))
            for _ in range(4):
                answer(sitting, True)
                sitting.next()
            sitting.leave()
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as damaged:
        ((last,),) = damaged.execute("SELECT max(id) FROM rounds").fetchall()
        damaged.execute("UPDATE responses SET outcome = 'wrong' WHERE round = ?", (last,))
        damaged.execute("DELETE FROM puts WHERE round = ? AND number = 5", (last,))
        damaged.commit()
    with home(tmp_path, folder, MARINA) as one:
        hq = one.hq()
        assert hq.waiting
        assert hq.waiting.number == 5
        ((number, _, why),) = hq.stuck
        assert (number, why) == (last, going_on.DAMAGED)
        one.drop(number)
        assert one.hq().stuck == ()


def test_a_round_whose_pack_is_gone_does_not_wait(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs", other=SIGNALS.replace("pack: signals", "pack: other"))
    with home(tmp_path, folder, MARINA) as one:
        one.begin(replace(wish(), packs=("other",)))
        one.begin(wish())
        one.begin(replace(wish(), packs=("other",)))
    (folder / "other.yaml").unlink()
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        assert waiting.title == "Signals · classic"
        (gone,) = one.hq().stuck
        assert gone.why.startswith("The pack “other” is not installed. Add it, and the round goes")
        assert one.hq().troubles == (f"Signals · classic cannot be gone on with. {gone.why}",)
        with pytest.raises(WrongUse, match="pack “other”"):
            one.go_on(gone.round)
        one.drop(gone.round)
        assert one.hq().stuck == ()
        one.drop(waiting.round)
        (older,) = one.hq().stuck
        assert older.round < waiting.round
        assert one.hq().waiting is None


def test_a_round_that_tells_more_than_the_player_has_seen_now_does_not_go_on(
    tmp_path: Path,
) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        answer(one.begin(replace(wish(), packs=("signals:2",))), True)
        one.begin(replace(wish(), packs=("signals:1",)))
        one.begin(wish())
    with home(tmp_path, folder, replace(MARINA, spoilers=("signals:1",))) as one:
        hq = one.hq()
        assert hq.waiting
        assert hq.waiting.title.startswith("Signals (seen to season 1)")
        (stuck,) = hq.stuck
        assert "seen to season 3 of Signals; your settings say: seen to season 1" in hq.troubles[-1]
        with pytest.raises(WrongUse, match="your settings say: seen to season 1") as wrong:
            one.go_on(stuck.round)
        assert "seen further" in wrong.value.mend
        one.settings = replace(MARINA, spoilers=("signals:0",))
        assert one.hq().waiting is None
        assert [one.title for one in one.hq().stuck] == [
            "Signals · classic",
            "Signals (seen to season 1) · classic",
            "Signals (seen to season 2) · classic",
        ]
        assert "nor can 2 more" in one.hq().troubles[-1]
        for gone in one.hq().stuck:
            one.drop(gone.round)
        assert one.hq().stuck == ()
        past = one._desk.records.rounds(last=3)[-1]
        assert (past.state, past.score.asked) == (State.ABANDONED, 1)


def test_what_is_dropped_while_another_program_goes_on_is_not_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        one.begin(wish())
    with home(tmp_path, folder, MARINA) as one, home(tmp_path, folder, MARINA) as other:
        seen = one._desk.records.waiting("Marina")
        sitting = other.go_on(seen[0].id)
        monkeypatch.setattr(one._desk.records, "waiting", lambda player: seen)
        with pytest.raises(WrongUse, match="not waiting"):
            one.drop(seen[0].id)
        answer(sitting, True)
        past = one._desk.records.past(seen[0].id)
        assert past
        assert (past.state, past.score.asked) == (State.OPEN, 1)


def test_a_round_that_only_was_not_closed_is_closed_with_its_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        sitting = one.begin(replace(wish(questions=3), seed=None))
        with monkeypatch.context() as patch:
            patch.setattr(one._desk.records, "finish", lambda number, ending: None)
            score = play_on(sitting).debriefing().score
    with home(tmp_path, folder, MARINA) as one:
        assert one.hq().waiting is None
        (past,) = one._desk.records.rounds()
        assert (past.state, past.score) == (State.FINISHED, score)
        assert one.boards()[0].lines[0].points == score.points


def test_a_replay_goes_on_to_its_end_though_what_was_asked_is_asked_no_more(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs", own=True)
    with home(tmp_path / "home", folder, MARINA) as one:
        misses = play_on(one.begin(wish(questions=12)), "w").debriefing().misses
        assert misses
        sitting = one.begin(misses)
        answer(sitting, True)
        sitting.next()
        number = sitting._number
    gone = misses.only[0].split("/")[1].partition(".")[0].rstrip("~")
    changed = SIGNALS.replace(f"id: {gone}\n", "id: other\n")
    (folder / "signals.yaml").write_text(changed, encoding="utf-8")
    with home(tmp_path / "home", folder, MARINA) as one:
        lines = play_on(one.go_on(number)).debriefing().lines
        there = [id_ for id_ in misses.only[2:] if one._desk.catalogue.question(id_)]
        assert one._desk.catalogue.question(misses.only[0]) is None
        assert [line.question for line in lines] == [*misses.only[:2], *there]


def test_only_the_players_own_rounds_wait(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        one.begin(replace(wish(), player="Malotru"))
    with home(tmp_path, folder, MARINA) as one:
        assert one.hq().waiting is None
        one.settings = Settings(player="malotru")
        assert one.hq().waiting


def test_a_replay_and_those_who_play_in_turns_go_on(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        misses = play_on(one.begin(wish()), "w").debriefing().misses
        assert misses
        sitting = one.begin(misses)
        answer(sitting, True)
        sitting.next()
        before = sitting.view()
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        assert waiting.total == 10
        sitting = one.go_on(waiting.round)
        assert sitting.view() == before
        lines = play_on(sitting, "r").debriefing().lines
        assert tuple(line.question for line in lines) == misses.only
        assert {line.verdict.judgement.outcome for line in lines} == {Outcome.RIGHT}


def test_rules_of_a_mode_that_is_not_known_do_not_wait(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        one.begin(wish())
    with home(tmp_path, folder, MARINA) as one:
        (past,) = one._desk.records.waiting("Marina")
        strange = past.start._replace(rules=Rules(mode="siege"))
        assert "siege" in going_on.why_not(one._desk, MARINA, past._replace(start=strange))
