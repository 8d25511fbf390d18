"""Rounds that go on: after an appeal that takes their ending back, or in a later program."""

from collections.abc import Callable, Iterable
from datetime import datetime
from sqlite3 import Row
from typing import Any

from bureau_quiz.records import writing
from bureau_quiz.records.keys import Statement, plain
from bureau_quiz.records.model import Ending
from bureau_quiz.rounds.model import Told

Read = Callable[[str, tuple[Any, ...]], Iterable[Row]]
"""Gives the rows of a query."""

_OF_ROUND = ("puts", "responses", "appeals", "aids", "flags")


def appealed(round_id: int, told: Told, at: datetime) -> Statement:
    """A wrong verdict was made right; `told` has what it now earns."""
    verdict = told.verdict
    return writing.insert(
        "appeals",
        round=round_id,
        number=told.number,
        points=verdict.points,
        base=verdict.base,
        streak=verdict.streak,
        speed=verdict.speed,
        possible=verdict.possible,
        why=verdict.judgement.why,
        at=writing.instant(at),
    )


def reopened(round_id: int, ending: Ending, at: datetime) -> Statement:
    """The ending that a round came to at that time is taken back, with why it took no place.

    By its time it is told from every later ending, so that doing this again takes back none.
    """
    why_not = plain(ending.why_not)
    return Statement(
        "UPDATE rounds SET state = 'open', ended = NULL, points = NULL, possible = NULL,"
        " right = NULL, asked = NULL, best_streak = NULL, tenths = NULL,"
        " ranked = ranked OR (why_not = ? AND why_not <> ''),"
        " why_not = CASE why_not WHEN ? THEN '' ELSE why_not END"
        " WHERE id = ? AND ended = ?",
        (why_not, why_not, round_id, writing.instant(at)),
    )


def resumed(round_id: int, times: int, why_not: str) -> list[Statement]:
    """A round is taken up for so many times; `why_not`: why it takes no place from here on."""
    counted = "UPDATE rounds SET resumed = max(resumed, ?) WHERE id = ?"
    statements = [Statement(counted, (times, round_id))]
    if why_not:
        unranked = "UPDATE rounds SET ranked = 0, why_not = ? WHERE id = ? AND ranked = 1"
        statements.append(Statement(unranked, (plain(why_not), round_id)))
    return statements


def copied(round_id: int, read: Read) -> list[Statement]:
    """All that the file has of a round, to be written again should the file be lost."""
    one = (round_id,)
    players = read("SELECT * FROM players WHERE id = (SELECT player FROM rounds WHERE id = ?)", one)
    wordings = read(
        "SELECT DISTINCT questions.* FROM questions JOIN puts ON puts.wording = questions.id"
        " WHERE puts.round = ?",
        one,
    )
    return [
        *(writing.insert("players", **dict(row)) for row in players),
        *(writing.round_row(dict(row)) for row in read("SELECT * FROM rounds WHERE id = ?", one)),
        *(writing.insert("questions", **dict(row)) for row in wordings),
        *(
            writing.insert(name, **dict(row))
            for name in _OF_ROUND
            for row in read(f"SELECT * FROM {name} WHERE round = ?", one)
        ),
    ]
