"""A cache in memory with the tables that statistics read, filled by hand."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

TABLES = (
    """
    CREATE TABLE answers (
        player TEXT, round INTEGER, number INTEGER, at INTEGER, day TEXT, hour INTEGER, mode TEXT,
        pack TEXT, template TEXT, kind TEXT, category TEXT, difficulty INTEGER, question TEXT,
        outcome TEXT, "right" INTEGER, points INTEGER, tenths INTEGER, PRIMARY KEY (round, number)
    )
    """,
    """
    CREATE TABLE facts (
        id INTEGER PRIMARY KEY, player TEXT, pack TEXT, tbl TEXT, "row" TEXT, col TEXT, value TEXT,
        stability REAL, difficulty REAL, first INTEGER, last INTEGER, due INTEGER, rating INTEGER,
        reviews INTEGER, lapses INTEGER, "right" INTEGER
    )
    """,
)


class Given(NamedTuple):
    """One answer, as a row of the cache."""

    player: str = "malotru"
    round: int = 1
    number: int = 1
    at: int = 0
    day: str = "2026-11-20"
    hour: int = 12
    mode: str = "classic"
    pack: str = "the-bureau"
    template: str = "codename-owner"
    kind: str = "choice"
    category: str = "Codenames"
    difficulty: int = 1
    question: str = "the-bureau/codename-owner/Malotru"
    outcome: str = "right"
    right: int = 1
    points: int = 100
    tenths: int = 50


class Held(NamedTuple):
    """One fact, as a row of the cache."""

    player: str = "malotru"
    pack: str = "the-bureau"
    tbl: str = "codenames"
    row: str = "Malotru"
    col: str = "of"
    value: str = "Guillaume Debailly"
    stability: float = 1.0
    difficulty: float = 5.0
    first: int = 0
    last: int = 0
    due: int = 0
    rating: int = 1
    reviews: int = 1
    lapses: int = 0
    right: int = 0


class Past:
    """A cache to be asked as the real one is."""

    def __init__(self, answers: Iterable[Given] = (), facts: Iterable[Held] = ()) -> None:
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        for table in TABLES:
            self.connection.execute(table)
        self.connection.executemany(f"INSERT INTO answers VALUES ({_marks(Given)})", answers)
        self.connection.executemany(f"INSERT INTO facts VALUES (NULL, {_marks(Held)})", facts)

    def query(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, values).fetchall()


def _marks(row: type[Any]) -> str:
    return ", ".join("?" * len(row._fields))


def on(day: date, count: int, right: int, round: int, **named: Any) -> list[Given]:
    """A round of a day, the first answers right and the rest wrong, a minute each."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return [
        Given(
            round=round,
            number=number + 1,
            at=int((noon + timedelta(minutes=number)).timestamp()),
            day=day.isoformat(),
            outcome="right" if number < right else "wrong",
            right=int(number < right),
            points=100 if number < right else 0,
            **named,
        )
        for number in range(count)
    ]
