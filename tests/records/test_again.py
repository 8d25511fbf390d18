"""Rounds that go on: after an appeal, after a cut, in another program; and what is said of them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome, Question, Response
from bureau_quiz.records.model import BoardKey, Ending, State
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import RULES_VERSION, Deal, Lifeline, Rules, Score
from tests.records import samples
from tests.records.samples import (
    CLASSIC,
    PACKS,
    Clock,
    appealed,
    opened,
    play,
    put,
    rich,
    start,
    sum_of,
    tolds,
    without_sums,
)

KEY = BoardKey.of(PACKS, CLASSIC)
WRONG = (Outcome.RIGHT, Outcome.WRONG)
RESUMED = "A timed round that was taken up again takes no place."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


@pytest.fixture
def records(file: Path) -> Records:
    return opened(file)


def state_of(records: Records, round_id: int) -> State:
    past = records.past(round_id)
    assert past is not None
    return past.state


# What a round is made of


def test_how_a_round_began_comes_back(file: Path, records: Records) -> None:
    began = start(
        rules=Rules(mode="hot-seat", questions=2, seats=2),
        names=("Malotru", "Phénomène"),
        listed=("the-bureau/a", "the-bureau/b"),
        day="2026-11-22",
        code="the-bureau:3 2345-6789-ABCDE",
        dealt=4,
    )
    past = opened(file).past(play(records, began))
    assert past is not None
    assert past.start == began
    assert past.version == RULES_VERSION


@pytest.mark.parametrize("kind", ["order", "match", "number", "typed"])
def test_a_question_of_any_kind_comes_back(file: Path, records: Records, kind: str) -> None:
    asked = rich(1, kind)
    round_id = records.begin(start(), asked)
    assert opened(file).puts(round_id) == (samples.as_kept(asked),)
    assert records.kept


def test_whatever_a_question_holds_is_tried() -> None:
    """A field that a question gains is one that the records must keep."""
    question = rich(1, "typed").question
    bare = Question("", "", "", "", "", 0, "", ())
    assert [
        one.name
        for one in fields(Question)
        if getattr(question, one.name) == getattr(bare, one.name)
    ] == []


def test_a_plain_wording_is_the_one_that_schema_1_kept(file: Path) -> None:
    """Questions without anything new are found again, not kept twice."""
    dump = Path(__file__).parent / "schemas" / "1.sql"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(dump.read_text(encoding="utf-8"))
        before = raw.execute("SELECT count(*) FROM questions").fetchone()
    play(opened(file))
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT count(*) FROM questions").fetchone() == before


# Lifelines


def test_lifelines_of_the_open_question_and_of_settled_ones(file: Path, records: Records) -> None:
    round_id = records.begin(start(), put(1))
    records.aid(round_id, 1, Lifeline.TIME)
    records.aid(round_id, 1, Lifeline.HINT)
    records.aid(round_id, 1, Lifeline.HINT)
    again = opened(file)
    assert again.open_aids(round_id) == (Lifeline.TIME, Lifeline.HINT)
    settled = tolds()[0]._replace(aids=(Lifeline.TIME, Lifeline.HINT))
    records.tell(round_id, settled, put(2))
    assert again.open_aids(round_id) == ()
    assert again.tolds(round_id) == without_sums((settled,))


def test_lifelines_told_with_the_answer_are_kept(records: Records) -> None:
    settled = tolds()[0]._replace(aids=(Lifeline.STRIKE,))
    round_id = records.begin(start(), put(1))
    records.tell(round_id, settled, None)
    assert records.tolds(round_id)[0].aids == (Lifeline.STRIKE,)


# Appeals


def test_an_appeal_stands_beside_the_response(file: Path, records: Records) -> None:
    _, wrong = tolds(WRONG)
    round_id = play(records, outcomes=WRONG, ending=False)
    right = appealed(wrong)
    records.appeal(round_id, right, put(3), None)
    (_, found) = opened(file).tolds(round_id)
    assert found == right
    assert (found.verdict.judgement.outcome, found.verdict.judgement.share) == (
        Outcome.RIGHT,
        Fraction(1),
    )
    with closing(sqlite3.connect(file)) as raw:
        sql = "SELECT outcome, points FROM responses WHERE number = 2"
        assert raw.execute(sql).fetchall() == [("wrong", 0)]
    past = records.past(round_id)
    assert past is not None
    so_far = sum_of(tolds(WRONG))
    assert past.score == so_far._replace(
        points=so_far.points + right.verdict.points,
        right=2,
        best_streak=3,
        appealed=1,
    )


def test_an_appeal_puts_another_question_next(file: Path, records: Records) -> None:
    _, wrong = tolds(WRONG)
    round_id = play(records, outcomes=WRONG, ending=False)
    records.appeal(round_id, appealed(wrong), rich(9, "order"), None)
    assert opened(file).puts(round_id)[2] == samples.as_kept(rich(9, "order"))
    assert len(records.puts(round_id)) == 3


def ended_by(records: Records, ending: Ending) -> int:
    """A round that its second answer, a wrong one, ended."""
    round_id = records.begin(start(), put(1))
    for each in tolds(WRONG):
        records.tell(round_id, each, put(2) if each.number == 1 else None)
    records.finish(round_id, ending)
    return round_id


ONE = Score(100, 300, 1, 2, 1, 6.5)
BOTH = ONE._replace(points=317, right=2, best_streak=3, appealed=1)


def test_an_appeal_opens_a_round_that_its_answer_had_ended(file: Path, records: Records) -> None:
    round_id = ended_by(records, Ending(ONE))
    assert state_of(records, round_id) is State.FINISHED
    records.appeal(round_id, appealed(tolds(WRONG)[1]), put(3), None)
    past = opened(file).past(round_id)
    assert past is not None
    assert (past.state, past.ended, past.score.right) == (State.OPEN, None, 2)
    assert records.board(KEY) == ()
    assert len(records.puts(round_id)) == 3
    third = tolds(samples.OUTCOMES)[2]
    records.tell(round_id, third, None)
    records.finish(round_id, Ending(BOTH))
    past = opened(file).past(round_id)
    assert past is not None
    assert (past.state, past.score) == (State.FINISHED, BOTH)


def test_the_score_of_a_round_that_stays_ended_is_mended(file: Path, records: Records) -> None:
    round_id = ended_by(records, Ending(ONE))
    before = records.past(round_id)
    records.appeal(round_id, appealed(tolds(WRONG)[1]), None, Ending(BOTH))
    again = opened(file)
    past = again.past(round_id)
    assert past is not None
    assert before is not None
    assert past == before._replace(score=BOTH)
    assert [row.score.appealed for row in again.board(KEY)] == [1]
    best = again.best("Malotru", PACKS, CLASSIC)
    assert best is not None
    assert best.score == BOTH


def test_an_appeal_may_end_a_round(records: Records) -> None:
    round_id = play(records, outcomes=WRONG, ending=False)
    records.appeal(round_id, appealed(tolds(WRONG)[1]), None, Ending(BOTH))
    past = records.past(round_id)
    assert past is not None
    assert (past.state, past.score) == (State.FINISHED, BOTH)


def test_a_round_that_earned_nothing_takes_its_place_once_it_has_earned(records: Records) -> None:
    nothing = "A round without a point takes no place."
    round_id = ended_by(records, Ending(ONE._replace(points=0), why_not=nothing))
    assert records.board(KEY) == ()
    records.appeal(round_id, appealed(tolds(WRONG)[1]), None, Ending(BOTH))
    assert [row.round for row in records.board(KEY)] == [round_id]
    past = records.past(round_id)
    assert past is not None
    assert past.start == start()


def test_what_took_no_place_from_its_start_takes_none_after_an_appeal(records: Records) -> None:
    began = start(ranked=False, why_not="Filtered.")
    round_id = records.begin(began, put(1))
    records.tell(round_id, tolds(WRONG[1:])[0], None)
    records.finish(round_id, Ending(ONE, why_not="Pointless."))
    records.appeal(round_id, appealed(tolds(WRONG[1:])[0]), None, Ending(BOTH))
    past = records.past(round_id)
    assert past is not None
    assert past.start == began


@pytest.mark.parametrize("lost", ["file", "half"])
def test_a_log_with_appeals_is_written_again(file: Path, records: Records, lost: str) -> None:
    """Into a new file, and over one that has all or some of it, it comes to the same."""
    copies = []
    round_id = ended_by(records, Ending(ONE, why_not="Pointless."))
    copies.append(shutil.copy(file, file.with_name("1.sqlite")))
    records.appeal(round_id, appealed(tolds(WRONG)[1]), put(3), None)
    copies.append(shutil.copy(file, file.with_name("2.sqlite")))
    records.aid(round_id, 3, Lifeline.HINT)
    records.flag(round_id, 3, put(3).question.id, "Odd.")
    records.tell(round_id, tolds(samples.OUTCOMES)[2], None)
    records.finish(round_id, Ending(BOTH))
    copies.append(shutil.copy(file, file.with_name("3.sqlite")))
    whole = dump(file)
    for other in copies if lost == "half" else [None]:
        file.unlink()
        if other:
            Path(other).replace(file)
        records.flag(round_id, 1, put(1).question.id, "Again.")
        assert records.kept
        assert [line for line in dump(file) if "Again." not in line] == whole


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as raw:
        return sorted(raw.iterdump())


# Flags and reports


def test_reports_tell_flags_and_appeals_with_their_questions(file: Path, records: Records) -> None:
    round_id = play(records, outcomes=WRONG, ending=False)
    typed = tolds(WRONG)[1]._replace(response=Response.text("Agent2"), given="Agent2", number=3)
    records.flag(round_id, 3, put(3).question.id, "Odd.")
    records.tell(round_id, typed, None)
    records.appeal(round_id, appealed(tolds(WRONG)[1]), None, None)
    records.appeal(round_id, appealed(typed), None, None)
    records.flag(round_id, 2, put(2).question.id, "")
    records.flag(round_id, 2, put(2).question.id, "")
    early, option, text, late = opened(file).reports()
    assert (early.note, early.right, early.given, early.typed) == ("Odd.", "Agent 3", "", False)
    assert early.question == "the-bureau/codename-owner/Code 3"
    assert (early.pack, early.template) == ("the-bureau", "codename-owner")
    assert early.prompt == put(3).prompt
    assert (option.given, option.typed, option.right) == ("given 2", False, "Agent 2")
    assert (text.given, text.typed, text.right) == ("Agent2", True, "Agent 3")
    assert (late.note, late.given, late.player) == ("", "", "Malotru")
    times = [each.when for each in (early, option, text, late)]
    assert all(one < other for one, other in pairwise(times))
    assert records.reports(since=times[2]) == (text, late)
    assert records.reports("the-bureau") == (early, option, text, late)
    assert records.reports("signals") == ()


def test_what_is_still_open_is_not_told_by_a_report(records: Records) -> None:
    round_id = records.begin(start(), put(1))
    records.flag(round_id, 1, put(1).question.id, "Odd.")
    (report,) = records.reports()
    assert (report.right, report.note) == ("", "Odd.")


# Dispatches, and deals that were played before


def test_dispatches_by_day(records: Records) -> None:
    play(records)
    first = play(records, start(day="2026-11-21"))
    today = play(records, start(day="2026-11-22"), ending=False)
    play(records, start(day="2026-11-22"))
    play(records, start("Marina", day="2026-11-20"))
    past, before = records.dispatch("malotru", "2026-11-22"), records.past(first)
    assert past
    assert (past.id, past.state) == (today, State.OPEN)
    assert records.dispatch("Malotru", "2026-11-21") == before
    assert records.dispatch("Malotru", "2026-11-20") is None
    assert records.dispatch("Malotru", "") is None


def test_days_of_dispatches_without_a_gap(records: Records) -> None:
    for day in ("2026-02-26", "2026-02-28", "2026-03-01", "2026-03-02"):
        play(records, start(day=day))
    play(records, start(day="2026-03-03"), ending=False)
    play(records, start(day="2026-03-03"))  # the first of a day counts
    play(records, start("Marina", day="2026-02-27"))
    play(records)
    days = ("2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03")
    assert [records.days_in_a_row("MALOTRU", day) for day in days] == [1, 0, 1, 2, 3, 0]
    assert records.days_in_a_row("Nobody", "2026-03-02") == 0


def test_a_deal_is_known_again(records: Records) -> None:
    records.begin(start(deal=Deal(PACKS, 7, 2), seeded=True), put(1))
    assert records.played("malotru", PACKS, CLASSIC, 7, 2)
    assert records.played("Malotru", PACKS, replace(CLASSIC, seconds=20), 7, 2)
    assert not records.played("Malotru", PACKS, CLASSIC, 7, 1)
    assert not records.played("Malotru", PACKS, CLASSIC, 8, 2)
    assert not records.played("Marina", PACKS, CLASSIC, 7, 2)
    assert not records.played("Malotru", ("the-bureau:3",), CLASSIC, 7, 2)
    assert not records.played("Malotru", PACKS, replace(CLASSIC, difficulties=(1,)), 7, 2)


# Taking rounds up again


def test_a_round_that_was_left_waits(file: Path, records: Records) -> None:
    round_id = play(records, outcomes=WRONG, ending=False)
    assert records.waiting("Malotru") == ()
    assert opened(file).waiting("Malotru") == ()
    records.leave(round_id)
    (past,) = records.waiting("malotru")
    assert (past.id, past.score.asked) == (round_id, 2)
    assert records.waiting("Marina") == ()
    assert [each.id for each in opened(file).waiting("Malotru")] == [round_id]


def test_the_latest_waits_first_and_ended_ones_do_not(file: Path) -> None:
    records = opened(file)
    ids = [play(records, outcomes=WRONG, ending=False) for _ in range(4)]
    play(records)
    records.finish(ids[1], Ending(ONE, abandoned=True))
    records.close()
    assert [past.id for past in opened(file).waiting("Malotru")] == [ids[3], ids[2], ids[0]]
    assert len(opened(file).waiting("Malotru", 2)) == 2


def test_a_round_taken_up_goes_on(file: Path) -> None:
    records = opened(file)
    round_id = play(records, outcomes=WRONG, ending=False)
    records.aid(round_id, 3, Lifeline.HINT)
    records.close()
    later = opened(file)
    assert later.resume(round_id, RESUMED)
    assert later.waiting("Malotru") == ()
    past = later.past(round_id)
    assert past is not None
    assert (past.start.ranked, past.start.why_not) == (False, RESUMED)
    assert past.resumed == 1
    assert later.open_aids(round_id) == (Lifeline.HINT,)
    assert later.tolds(round_id) == without_sums(tolds(WRONG))
    assert later.puts(round_id)[2] == samples.as_kept(put(3))
    for each in tolds()[2:]:
        later.tell(round_id, each, put(each.number + 1))
    later.finish(round_id, Ending(sum_of(tolds())))
    assert len(later.tolds(round_id)) == 4
    assert later.board(KEY) == ()


def test_a_round_may_keep_its_place_when_it_is_taken_up(file: Path) -> None:
    records = opened(file)
    round_id = play(records, outcomes=WRONG, ending=False)
    records.close()
    for times in (1, 2):
        later = opened(file)
        assert later.resume(round_id)
        past = later.past(round_id)
        assert past is not None
        assert past.resumed == times
        assert past.start == start()
        later.close()
    last = opened(file)
    assert last.resume(round_id)
    last.finish(round_id, Ending(ONE))
    assert [row.round for row in last.board(KEY)] == [round_id]


def test_only_one_takes_a_round_up(file: Path) -> None:
    records = opened(file)
    round_id = play(records, outcomes=WRONG, ending=False)
    other = opened(file)
    assert not other.resume(round_id)
    records.leave(round_id)
    assert other.resume(round_id)
    assert not records.resume(round_id)
    other.finish(round_id, Ending(ONE))
    assert not records.resume(round_id)
    assert not records.resume(12345)


def test_an_appeal_that_opens_a_round_plays_it_again(file: Path, records: Records) -> None:
    round_id = ended_by(records, Ending(ONE))
    records.appeal(round_id, appealed(tolds(WRONG)[1]), put(3), None)
    other = opened(file)
    assert other.waiting("Malotru") == ()
    assert not other.resume(round_id)


@pytest.mark.parametrize("trouble", ["deleted", "replaced", "damaged", "cut"])
def test_a_round_taken_up_outlives_what_happens_to_the_file(file: Path, trouble: str) -> None:
    """All of it, though an earlier program wrote most."""
    older = file.with_name("older.sqlite")
    first = opened(file)
    play(first, start("Marina"))
    shutil.copy(file, older)
    round_id = first.begin(start(), samples.PUTS[0])
    for each in tolds(samples.OUTCOMES[:3]):
        first.tell(round_id, each, samples.PUTS[each.number])
    first.appeal(round_id, appealed(tolds()[2]), samples.PUTS[3], None)
    first.aid(round_id, 4, Lifeline.HINT)
    first.flag(round_id, 1, put(1).question.id, "Odd.")
    first.close()

    later = opened(file)
    assert later.resume(round_id, RESUMED)
    if trouble == "deleted":
        file.unlink()
    elif trouble == "replaced":
        older.replace(file)
    elif trouble == "damaged":
        file.write_bytes(b"\xa5" * 3000)
    else:
        file.write_bytes(file.read_bytes()[:20_000])
    later.tell(round_id, tolds()[3], None)
    later.finish(round_id, Ending(BOTH))
    assert later.kept
    again = opened(file)
    past = again.past(round_id)
    assert past is not None
    assert (past.state, past.score, past.resumed) == (State.FINISHED, BOTH, 1)
    assert past.start == start(ranked=False, why_not=RESUMED)
    assert [each.appealed for each in again.tolds(round_id)] == [False, False, True, False]
    assert again.puts(round_id) == tuple(map(samples.as_kept, samples.PUTS))
    assert [report.note for report in again.reports()] == ["", "Odd."]
    if trouble == "replaced":
        assert len(again.rounds("Marina")) == 1


def test_waiting_is_asked_fast_however_much_was_played(file: Path) -> None:
    """By an index: what was played to its end is not looked at."""
    records = opened(file)
    round_id = play(records, ending=False)
    with closing(sqlite3.connect(file)) as raw:
        plan = raw.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM rounds WHERE player = 'malotru' AND state = 'open'"
            " ORDER BY id DESC LIMIT 20"
        ).fetchall()
        days = raw.execute(
            "EXPLAIN QUERY PLAN SELECT state FROM rounds WHERE player = 'malotru'"
            " AND day = '2026-11-22' AND day <> '' ORDER BY id LIMIT 1"
        ).fetchall()
    assert [step[-1] for step in plan] == ["SEARCH rounds USING INDEX rounds_open (player=?)"]
    assert "COVERING INDEX rounds_by_day (player=? AND day=?)" in days[0][-1]
    assert records.past(round_id)


def test_a_clock_that_stands_still_appeals_all_the_same(file: Path) -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    records = Records.open(file, lambda: noon)
    round_id = ended_by(records, Ending(ONE))
    records.appeal(round_id, appealed(tolds(WRONG)[1]), put(3), None)
    assert state_of(records, round_id) is State.OPEN
    records.tell(round_id, tolds()[2], None)
    records.finish(round_id, Ending(BOTH))
    file.unlink()
    records.flag(round_id, 1, "x", "y")
    past = records.past(round_id)
    assert past is not None
    assert (past.state, past.score) == (State.FINISHED, BOTH)


def test_no_sign_of_life_where_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("somebody's")
    records = Records.open(tmp_path / "data" / "records.sqlite", Clock())
    round_id = play(records, ending=False)
    assert not records.kept
    assert records.waiting("Malotru") == ()
    assert not records.resume(round_id)
    assert list(tmp_path.iterdir()) == [tmp_path / "data"]
