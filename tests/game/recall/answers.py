"""A cache in memory with the tables that statistics read, filled by hand."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
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


LAST = 1_795_000_000
"""A second of November 2026."""


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


KINDS = ("choice", "choice", "typed", "match")
PARTS = (
    ("the-bureau", "Codenames", "codename-owner", 1, 0.9),
    ("the-bureau", "Codenames", "codename-owner~", 2, 0.7),
    ("the-bureau", "Cast and characters", "played-by", 3, 0.45),
    ("the-bureau", "Awards", "award", 2, 0.8),
    ("signals", "Q codes", "q-code", 3, 0.6),
)
"""Pack, category, template, difficulty, and how often it is known."""


def busy(until: date, weeks: int = 40, seed: int = 3) -> list[Given]:
    """Months of play until a day: some days off, then rounds of ten."""
    chance = Random(f"busy/{seed}").random
    made: list[Given] = []
    for ago in reversed(range(weeks * 7)):
        if chance() < 0.45:
            continue
        day = until - timedelta(days=ago)
        for played in range(1 + int(chance() * 3)):
            begun = datetime(day.year, day.month, day.day, 18, 20 * played, tzinfo=UTC)
            for number in range(10):
                at = int((begun + timedelta(minutes=number)).timestamp())
                made.append(_asked(chance, len(made), number + 1, at, day))
    return made


def _asked(chance: Callable[[], float], count: int, number: int, at: int, day: date) -> Given:
    which = int(chance() * len(PARTS))
    pack, category, template, difficulty, known = PARTS[which]
    right = chance() < known
    return Given(
        round=count // 10,
        number=number,
        at=at,
        day=day.isoformat(),
        pack=pack,
        template=template,
        kind=KINDS[int(chance() * len(KINDS))],
        category=category,
        difficulty=difficulty,
        outcome="right" if right else "wrong",
        right=int(right),
        points=100 * difficulty * right,
        tenths=10 + int(90 * chance() + (0 if right else 60) * chance()),
    )


def weak_facts() -> list[Held]:
    """Facts that are missed."""
    names = ("Malotru", "Phénomène", "Rocambole", "Cyclone", "Moule à gaufres", "Bacchus")
    return [
        Held(
            row=name,
            rating=1 + number % 2,
            reviews=5 + number,
            right=2,
            lapses=1,
            last=LAST - 86_400 * number,
        )
        for number, name in enumerate(names)
    ]
