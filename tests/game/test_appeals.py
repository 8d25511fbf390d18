"""“I was right”, flags, lifelines and stops: each in the records before it is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bureau_quiz.bank.model import Outcome, Response
from bureau_quiz.errors import Refused
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.sitting import NOTE_LIMIT, Sitting
from bureau_quiz.records.model import Past, State
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Action, Lifeline, Phase
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import Settings
from tests.game.house import Clock
from tests.game.packs import answer, home, packs, play_on, put_of

MARINA = Settings(player="Marina")


def begun(one: Game, mode: str = "classic", **rules: Any) -> Sitting:
    return one.begin(Briefing(("signals",), replace(MODES[mode].rules, **rules), "Marina"))


def to_the_last(sitting: Sitting, hits: str) -> None:
    """Answer so many questions, and leave the last verdict out."""
    for at, hit in enumerate(hits):
        if at:
            sitting.next()
        answer(sitting, hit == "r")


def past(folder: Path) -> Past:
    """The last round as another program sees it now."""
    records = Records.open(folder / "records.sqlite", Clock())
    found = records.rounds(last=1)[0]
    records.close()
    return found


def test_an_appeal_on_the_last_question_mends_the_record(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, questions=3)
        to_the_last(sitting, "rrw")
        before = past(tmp_path)
        assert (before.state, before.score.right, before.score.appealed) == (State.FINISHED, 2, 0)
        verdict = sitting.appeal()
        assert verdict.judgement.outcome is Outcome.RIGHT
        after = past(tmp_path)
        assert (after.state, after.score.right, after.score.appealed) == (State.FINISHED, 3, 1)
        assert after.score.points == before.score.points + verdict.points
        assert sitting.view().appealed
        sitting.next()
        debriefing = sitting.debriefing()
        assert debriefing.finished
        assert debriefing.score == after.score
        assert [line.appealed for line in debriefing.lines] == [False, False, True]
        assert debriefing.lines[-1].verdict == verdict
        assert debriefing.misses is None
        assert debriefing.placing.rank == 1
        (board,) = one.boards()
        assert [(line.points, line.appealed) for line in board.lines] == [
            (after.score.points, True)
        ]


def test_an_appeal_makes_a_round_without_a_point_take_its_place(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, questions=2)
        to_the_last(sitting, "ww")
        assert not past(tmp_path).start.ranked
        sitting.appeal()
        assert sitting.debriefing().placing.rank == 1
        assert past(tmp_path).start.ranked


def test_an_appeal_against_the_third_mistake_lets_the_cover_hold(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA) as one:
        sitting = begun(one, "survival")
        to_the_last(sitting, "wrwrw")
        assert past(tmp_path).state is State.FINISHED
        sitting.appeal()
        assert past(tmp_path).state is State.OPEN
        sitting.next()
        assert sitting.view().phase is Phase.ASKING
        assert sitting.view().number == 6
        before = sitting.view()
    with home(tmp_path, folder, MARINA) as one:
        waiting = one.hq().waiting
        assert waiting
        sitting = one.go_on(waiting.round)
        assert sitting.view() == before
        answer(sitting, False)
        sitting.next()
        assert sitting.view().phase is Phase.OVER
        debriefing = sitting.debriefing()
        assert (debriefing.score.asked, debriefing.score.appealed) == (6, 1)
        assert past(tmp_path).score == debriefing.score


def test_an_appeal_against_a_fall_from_the_ladder(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, "ladder")
        to_the_last(sitting, "rrw")
        fallen = past(tmp_path)
        assert (fallen.state, fallen.score.points) == (State.FINISHED, 0)
        sitting.appeal()
        sitting.next()
        assert sitting.view().number == 4
        sitting.stop()
        stopped = past(tmp_path)
        assert (stopped.state, stopped.score.points) == (State.FINISHED, 600)
        debriefing = sitting.debriefing()
        assert (debriefing.finished, debriefing.score.points) == (True, 600)
        assert debriefing.placing.rank == 1


@pytest.mark.parametrize("mode", [mode.name for mode in MODES.values() if mode.offered])
def test_in_every_mode_an_appealed_score_is_worked_out_again_from_the_record(
    tmp_path: Path, mode: str
) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, mode)
        while sitting.view().phase is not Phase.OVER:
            answer(sitting, sitting.view().number % 2 == 0, seconds=8)
            if Action.APPEAL in sitting.view().actions and sitting.view().number % 3 == 0:
                sitting.appeal()
            sitting.next()
        kept, score = past(tmp_path), sitting.debriefing().score
        assert (kept.state, kept.score) == (State.FINISHED, score)
        shown = sum(line.appealed for line in sitting.debriefing().lines)
        assert score.appealed == shown


def test_only_a_wrong_verdict_that_is_out_can_be_appealed(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, questions=3)
        with pytest.raises(Refused):
            sitting.appeal()
        answer(sitting, True)
        with pytest.raises(Refused):
            sitting.appeal()
        sitting.next()
        sitting.answer(Response.skip(), 1)
        with pytest.raises(Refused):
            sitting.appeal()
        sitting.next()
        answer(sitting, False)
        sitting.appeal()
        with pytest.raises(Refused):
            sitting.appeal()
        sitting.next()
        with pytest.raises(Refused):
            sitting.appeal()
        assert past(tmp_path).score.appealed == 1


def test_what_was_appealed_is_reported_as_it_was_given(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, "interrogation")
        put = put_of(sitting)
        answer(sitting, False)
        sitting.appeal()
        report = one._desk.records.reports()[0]
        assert (report.question, report.given, report.typed, report.right) == (
            put.question.id,
            "nobody at all",
            True,
            put.shown,
        )


def test_flags_are_kept_in_any_phase_but_the_end(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, questions=1)
        question = put_of(sitting).question.id
        sitting.flag()
        sitting.flag("  two\nlines \x1b[2J\u202e of it  ")
        sitting.pause()
        sitting.flag("x" * 5000)
        sitting.resume()
        answer(sitting, False)
        sitting.flag("told")
        sitting.next()
        with pytest.raises(Refused):
            sitting.flag("over")
        reports = one._desk.records.reports()
        notes = [report.note for report in reports]
        assert notes == ["", "two lines [2J of it", "x" * NOTE_LIMIT, "told"]
        assert {report.question for report in reports} == {question}
        assert past(tmp_path).score.asked == 1


def test_the_question_before_can_be_flagged_once_there_is_one(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, questions=2)
        question = put_of(sitting).question.id
        with pytest.raises(Refused):
            sitting.flag("none yet", before=True)
        answer(sitting, True)
        sitting.next()
        sitting.flag("that one", before=True)
        (report,) = one._desk.records.reports()
        assert (report.question, report.note) == (question, "that one")
        assert report.question != put_of(sitting).question.id


def test_lifelines_are_in_the_records_before_they_help(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, "survival", seconds=20)
        with pytest.raises(Refused):
            sitting.use(Lifeline.TIME)  # survival lends no time
        while Action.STRIKE not in sitting.view().actions:
            answer(sitting, True)
            sitting.next()
        sitting.use(Lifeline.STRIKE)
        assert sum(option.struck for option in sitting.view().options) == 2
        other = Records.open(tmp_path / "records.sqlite", Clock())
        number = other.rounds()[0].id
        assert other.open_aids(number) == (Lifeline.STRIKE,)
        answer(sitting, True)
        assert other.open_aids(number) == ()
        assert other.tolds(number)[-1].aids == (Lifeline.STRIKE,)
        other.close()
        assert sitting.debriefing().lines[-1].aids == (Lifeline.STRIKE,)


def test_more_time_is_more_time(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one, "ladder", seconds=20)
        sitting.use(Lifeline.TIME)
        assert sitting.view().limit == 40
        put = put_of(sitting)
        answer(sitting, True, seconds=39)
        assert sitting.debriefing().lines[0].verdict.judgement.outcome is Outcome.RIGHT
        sitting.next()
        answer(sitting, True, seconds=21)
        late = sitting.debriefing().lines[1].verdict.judgement.outcome
        assert late is Outcome.LATE
        assert put.question.id == sitting.debriefing().lines[0].question


def test_a_round_that_cannot_be_stopped_says_so(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA) as one:
        sitting = begun(one)
        with pytest.raises(Refused, match="abandoned"):
            sitting.stop()
        assert past(tmp_path).state is State.OPEN
        play_on(sitting)
