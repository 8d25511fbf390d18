"""The tables of the cache, and how a memory lies in them.

Times are whole seconds since 1970 in UTC; `day` and `hour` are those of the round's own zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bureau_quiz.memory.model import Memory, Rating

APPLICATION = 0x42514D45
"""`BQME`, in the file's header."""
FORMAT = 2
"""A file of another format, or filled by other rules, is made anew."""

TABLES = (
    # Every response, flat; an appeal counts as right, and the template is as the pack calls it now.
    """
    CREATE TABLE answers (
        player TEXT NOT NULL,
        round INTEGER NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        day TEXT NOT NULL,
        hour INTEGER NOT NULL,
        mode TEXT NOT NULL,
        pack TEXT NOT NULL,
        template TEXT NOT NULL,
        kind TEXT NOT NULL,
        category TEXT NOT NULL,
        difficulty INTEGER NOT NULL,
        question TEXT NOT NULL,
        outcome TEXT NOT NULL,
        "right" INTEGER NOT NULL,
        points INTEGER NOT NULL,
        tenths INTEGER NOT NULL,
        PRIMARY KEY (round, number)
    )
    """,
    # Statistics read all of a player's answers: in the order of these, and out of them alone.
    """
    CREATE INDEX answers_by_time
    ON answers (player, at, round, number, "right", points, tenths, day)
    """,
    """
    CREATE INDEX answers_by_sort ON answers
    (player, pack, template, kind, category, difficulty, "right", points, tenths, outcome, day)
    """,
    # A fact that somebody was asked for, as the pack calls it now, and its memory. `right` counts
    # the reviews in which it was known.
    """
    CREATE TABLE facts (
        id INTEGER PRIMARY KEY,
        player TEXT NOT NULL,
        pack TEXT NOT NULL,
        tbl TEXT NOT NULL,
        row TEXT NOT NULL,
        col TEXT NOT NULL,
        value TEXT NOT NULL,
        stability REAL,
        difficulty REAL,
        first INTEGER,
        last INTEGER,
        due INTEGER,
        rating INTEGER,
        reviews INTEGER,
        lapses INTEGER,
        "right" INTEGER,
        UNIQUE (player, pack, tbl, row, col, value)
    )
    """,
    "CREATE INDEX facts_by_due ON facts (player, due)",
    """
    CREATE TABLE reviews (
        fact INTEGER NOT NULL,
        at INTEGER NOT NULL,
        round INTEGER NOT NULL,
        number INTEGER NOT NULL,
        rating INTEGER NOT NULL,
        PRIMARY KEY (fact, at, round, number)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX reviews_by_round ON reviews (round, number)",
    # What has other names now than in the records: facts, each a list of its four texts, and
    # templates, each a text.
    """
    CREATE TABLE renamed (
        pack TEXT NOT NULL,
        was TEXT NOT NULL,
        now TEXT NOT NULL,
        PRIMARY KEY (pack, was)
    ) WITHOUT ROWID
    """,
    # Answers whose round or wording was lost with a damage; they may be found again.
    """
    CREATE TABLE lacking (
        round INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (round, number)
    ) WITHOUT ROWID
    """,
    # How far the records were read, by whom, and the packs' versions whose names were looked at.
    "CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

CONTENTS = ("answers", "facts", "reviews", "renamed", "lacking", "marks")

MEMORY = "stability, difficulty, first, last, due, rating, reviews, lapses"
"""The columns of a fact's memory, in the order of Memory."""

_START = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def time_of(second: int) -> datetime:
    """A time as the tables have it."""
    return datetime.fromtimestamp(second, UTC)


def second_of(time: datetime) -> int:
    """A time as the tables have it; parts of a second are left out."""
    return (time - _START) // _SECOND


def memory_of(columns: Sequence[Any]) -> Memory:
    """A memory from its columns."""
    stability, difficulty, first, last, due, rating, reviews, lapses = columns
    times = time_of(first), time_of(last), time_of(due)
    return Memory(stability, difficulty, *times, Rating(rating), reviews, lapses)


def as_row(memory: Memory) -> tuple[Any, ...]:
    """A memory as its columns."""
    times = second_of(memory.first), second_of(memory.last), second_of(memory.due)
    known = int(memory.rating), memory.reviews, memory.lapses
    return (memory.stability, memory.difficulty, *times, *known)
