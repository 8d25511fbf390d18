"""What goes into the records comes out again: rounds, scores, boards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.records.model import BoardKey, Ending, State
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Deal, Rules, Score
from bureau_quiz.rounds.points import replay, score
from tests.records import samples
from tests.records.samples import CLASSIC, PACKS, Clock, opened, play, put, start, sum_of, tolds

KEY = BoardKey.of(PACKS, CLASSIC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "records.sqlite"


@pytest.fixture
def records(file: Path) -> Records:
    return opened(file)


def test_nothing_is_made_before_a_round_begins(file: Path, records: Records) -> None:
    assert records.kept
    assert records.notices == ()
    assert not (records.boards())
    assert not (records.rounds())
    assert not (records.board(KEY))
    assert not (records.players())
    assert records.best("Malotru", PACKS, CLASSIC) is None
    assert records.last_block("Malotru", PACKS, CLASSIC) is None
    assert records.past(1) is None
    assert records.standing(1) is None
    records.close()
    assert not file.parent.exists()


def test_for_its_owner_alone(file: Path, records: Records) -> None:
    play(records)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    names = {path.name for path in file.parent.iterdir()}
    assert names <= {file.name, f"{file.name}-journal", "records.alive"}


def test_a_round_comes_back_whole(file: Path, records: Records) -> None:
    began = start()
    round_id = play(records, began)
    again = opened(file)
    past = again.past(round_id)
    assert past is not None
    assert past.start == began
    assert past.state is State.FINISHED
    assert past.score == sum_of(tolds())
    assert past.started == datetime(2026, 11, 22, 9, 57, 4, 250_000, UTC)
    assert past.ended is not None
    assert past.ended > past.started
    assert again.tolds(round_id) == samples.without_sums(tolds())
    assert again.puts(round_id) == tuple(samples.as_kept(put(number)) for number in range(1, 5))
    assert again.rounds() == (past,)


def test_the_score_is_worked_out_again_from_the_rows_alone(file: Path, records: Records) -> None:
    timed = replace(CLASSIC, seconds=20)
    round_id = play(records, start(rules=timed))
    past = records.past(round_id)
    assert past is not None
    difficulties = [each.question.difficulty for each in records.puts(round_id)]
    settled = records.tolds(round_id)
    assert score(past.start.rules, difficulties, settled) == past.score
    assert past.score.points > 0
    assert replay(past.start.rules, difficulties, settled) == tolds(rules=timed)


def test_a_round_that_is_open_knows_its_score_so_far(records: Records) -> None:
    round_id = play(records, outcomes=samples.OUTCOMES[:2], ending=False)
    past = records.past(round_id)
    assert past is not None
    assert past.state is State.OPEN
    assert past.ended is None
    assert past.score == sum_of(tolds(samples.OUTCOMES[:2]))
    assert len(records.puts(round_id)) == 3
    assert records.rounds(state=State.OPEN) == (past,)
    assert records.rounds(state=State.FINISHED) == ()


def test_a_round_without_a_response_yet(records: Records) -> None:
    round_id = records.begin(start(), put(1))
    past = records.past(round_id)
    assert past is not None
    assert past.score == Score(0, 0, 0, 0, 0, 0.0)


def test_an_abandoned_round_takes_no_place(records: Records) -> None:
    settled = tolds(samples.OUTCOMES[:2])
    round_id = play(records, outcomes=samples.OUTCOMES[:2], ending=False)
    records.finish(round_id, Ending(sum_of(settled), abandoned=True))
    past = records.past(round_id)
    assert past is not None
    assert past.state is State.ABANDONED
    assert past.score == sum_of(settled)
    assert not (records.board(KEY))
    assert not (records.boards())
    assert records.best("Malotru", PACKS, CLASSIC) is None
    assert records.standing(round_id) is None


def test_only_the_first_ending_counts(records: Records) -> None:
    round_id = play(records)
    before = records.past(round_id)
    records.finish(round_id, Ending(Score(9999, 9999, 4, 4, 4, 1.0), abandoned=True))
    assert records.past(round_id) == before


def scored(records: Records, points: int, seconds: float, player: str = "Malotru") -> int:
    round_id = records.begin(start(player), put(1))
    records.finish(round_id, Ending(Score(points, 900, 1, 4, 1, seconds)))
    return round_id


def test_a_board_puts_more_points_first_then_less_time_then_the_earlier(records: Records) -> None:
    third = scored(records, 500, 20.5)
    second = scored(records, 500, 20.4, "Marina")
    fourth = scored(records, 500, 20.5)
    first = scored(records, 501, 99.9)
    fifth = scored(records, 0, 1)
    expected = [first, second, third, fourth, fifth]
    board = records.board(KEY)
    assert [row.round for row in board] == expected
    assert [row.place for row in board] == [1, 2, 3, 4, 5]
    assert board[1].player == "Marina"
    assert board[1].score == Score(500, 900, 1, 4, 1, 20.4)
    assert [row.round for row in records.board(KEY, 2)] == expected[:2]
    for place, round_id in enumerate(expected, 1):
        standing = records.standing(round_id)
        assert standing is not None
        assert standing[0] == board[place - 1]
        assert standing[1] == 5


def test_like_meets_like(records: Records) -> None:
    play(records)
    alike = start(deal=Deal(PACKS, 99, 0), title="The Bureau")
    play(records, alike)
    others = (
        start(rules=replace(CLASSIC, questions=5)),
        start(rules=replace(CLASSIC, seconds=20)),
        start(rules=replace(CLASSIC, seconds=30)),
        start(rules=replace(CLASSIC, mode="survival")),
        start(deal=Deal(("signals", "the-bureau"), 7, 0), title="Signals and The Bureau"),
    )
    for other in others:
        play(records, other)
    boards = records.boards()
    assert [board.scores for board in boards] == [1, 1, 1, 1, 1, 2]
    assert [board.key for board in boards] == [*(each.board for each in others[::-1]), KEY]
    assert boards[0].title == "Signals and The Bureau"
    assert len(records.board(KEY)) == 2
    assert str(boards[0].key) == "signals+the-bureau/classic/4/untimed"


@pytest.mark.parametrize("rules", [CLASSIC, replace(CLASSIC, difficulties=(2,))])
def test_what_takes_no_place_keeps_a_personal_best(records: Records, rules: Rules) -> None:
    why = "It was dealt from a seed that was given."
    round_id = play(records, start(rules=rules, ranked=False, why_not=why))
    assert not (records.board(KEY))
    assert not (records.boards())
    best = records.best("Malotru", PACKS, rules)
    assert best is not None
    assert (best.round, best.place, best.score) == (round_id, 0, sum_of(tolds()))
    standing = records.standing(round_id)
    assert standing == (best, 0)
    past = records.past(round_id)
    assert past is not None
    assert past.start.why_not == why


def test_a_round_may_lose_its_place_at_the_end(records: Records) -> None:
    round_id = records.begin(start(), put(1))
    records.finish(round_id, Ending(Score(1, 1, 1, 1, 1, 1.0), why_not="It was resumed."))
    assert records.board(KEY) == ()
    past = records.past(round_id)
    assert past is not None
    assert (past.start.ranked, past.start.why_not) == (False, "It was resumed.")


def test_personal_bests_are_of_the_same_filters(records: Records) -> None:
    filtered = replace(CLASSIC, categories=("Awards", "Codenames"))
    play(records, start(rules=filtered, ranked=False))
    assert records.best("Malotru", PACKS, CLASSIC) is None
    assert records.best("Malotru", PACKS, replace(filtered, categories=("Awards",))) is None
    assert records.best("Malotru", PACKS, filtered) is not None
    assert records.best("Marina", PACKS, filtered) is None


def test_the_best_of_several(records: Records) -> None:
    scored(records, 500, 20)
    best = scored(records, 700, 30)
    scored(records, 600, 10)
    scored(records, 900, 10, "Marina")
    found = records.best("Malotru", PACKS, CLASSIC)
    assert found is not None
    assert found.round == best


def test_a_player_is_known_in_any_case(records: Records) -> None:
    play(records, start("Élodie"))
    play(records, start("ÉLODIE"))
    play(records, start("Marina"))
    records.begin(start("Marina"), put(1))
    assert [(who.name, who.rounds) for who in records.players()] == [("Marina", 1), ("ÉLODIE", 2)]
    assert len(records.rounds("élodie")) == 2
    assert {row.player for row in records.board(KEY)} == {"ÉLODIE", "Marina"}


def test_the_latest_rounds_come_first(records: Records) -> None:
    ids = [play(records) for _ in range(4)]
    assert [past.id for past in records.rounds(last=3)] == ids[:0:-1]
    assert ids == sorted(set(ids))


def test_going_on_where_the_last_round_left(records: Records) -> None:
    play(records, start(deal=Deal(PACKS, 7, 0)))
    play(records, start(deal=Deal(PACKS, 7, 1), rules=replace(CLASSIC, seconds=20)))
    play(records, start(deal=Deal(PACKS, 42, 5), seeded=True))
    play(records, start(deal=Deal(PACKS, 43, 0), rules=replace(CLASSIC, difficulties=(1,))))
    play(records, start("Marina", deal=Deal(PACKS, 44, 0)))
    assert records.last_block("Malotru", PACKS, CLASSIC) == (7, 1)
    assert records.last_block("malotru", PACKS, replace(CLASSIC, seconds=9)) == (7, 1)
    assert records.last_block("Malotru", PACKS, replace(CLASSIC, difficulties=(1,))) == (43, 0)
    assert records.last_block("Marina", PACKS, CLASSIC) == (44, 0)
    assert records.last_block("Malotru", (*PACKS, "signals"), CLASSIC) is None


def test_times_are_told_in_utc_and_the_zone_is_kept(file: Path) -> None:
    paris = timezone(timedelta(hours=1))
    records = Records.open(file, lambda: datetime(2026, 11, 22, 0, 30, tzinfo=paris))
    past = records.past(play(records))
    assert past is not None
    assert past.started == datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT started, zone FROM rounds").fetchall() == [
            ("2026-11-21T23:30:00.000Z", 60)
        ]


def test_a_clock_that_stands_still_gives_every_round_an_id_of_its_own(file: Path) -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    records = Records.open(file, lambda: noon)
    assert len({play(records) for _ in range(30)}) == 30
    assert len(records.board(KEY, 100)) == 30


def test_any_text_a_player_types_is_kept(records: Records) -> None:
    odd = "\0 \x1b[2J ' \" \u202e 🕵️‍♀️ \ud800"
    round_id = records.begin(start(f"x{odd}"), put(1))
    records.tell(round_id, tolds()[0]._replace(given=odd), None)
    assert records.kept
    assert records.tolds(round_id)[0].given == odd.replace("\ud800", "?")
    assert len(records.rounds(f"X{odd}")) == 1


def test_every_kind_of_outcome(records: Records) -> None:
    outcomes = tuple(Outcome)
    round_id = play(records, outcomes=outcomes)
    assert records.tolds(round_id) == samples.without_sums(tolds(outcomes))


def test_a_wording_is_kept_once(file: Path, records: Records) -> None:
    play(records)
    play(records)
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT count(*) FROM questions").fetchone() == (4,)
        assert raw.execute("SELECT count(*) FROM puts").fetchone() == (8,)


def test_another_wording_of_a_question_does_not_change_the_past(records: Records) -> None:
    first = play(records)
    mended = put(1)._replace(question=replace(put(1).question, explanation="Mended."))
    second = records.begin(start(), mended)
    assert records.puts(first)[0] == samples.as_kept(put(1))
    assert records.puts(second)[0] == samples.as_kept(mended)


def test_a_linked_file_is_followed(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sqlite"
    link.symlink_to(file)
    play(opened(link, Clock()))
    assert link.is_symlink()
    assert len(opened(file).rounds()) == 1
