"""Records that tests write row by row, as the game would, and caches of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from bureau_quiz.bank.model import Answer, Fact, Judgement, Outcome, Put, Question, Response
from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.records import again, files, replacing, writing
from bureau_quiz.records.keys import Statement
from bureau_quiz.records.model import RoundStart
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Deal, Lifeline, Rules, Told, Verdict

BEGUN = datetime(2026, 3, 1, 8, tzinfo=UTC)


def at(hours: float) -> datetime:
    """A time so many hours after all began."""
    return BEGUN + timedelta(hours=hours)


def _question(name: str, template: str, *facts: Fact) -> Question:
    pack = name.partition("/")[0]
    answer = (Answer("Marina"),)
    return Question(
        name, pack, template, "choice", "Names", 2, f"Who is {name}?", answer, facts=facts
    )


def code(name: str) -> Fact:
    """The fact whose codename this is."""
    return Fact("codes", name, "of", "Marina")


QUESTIONS = (
    _question("bureau/owner/Heron", "owner", code("Heron")),
    _question("bureau/owner~/Heron", "owner~", code("Heron"), code("Plover")),
    _question("bureau/owner/Plover", "owner", code("Plover")),
    _question("bureau/owner/Egret", "owner", code("Egret")),
    _question("bureau/first-channel", ""),
    _question("signals/town/Lyon", "town", code("Heron")),
)
"""What is asked: some rest on one fact, one on none, and packs call theirs alike."""


OUTCOMES = (Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED)


class Renamed:
    """Renames of rows and templates, as a pack may say them."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows

    def fact(self, fact: Fact) -> Fact:
        return fact._replace(row=self._rows.get(fact.row, fact.row))

    def asker(self, id_: str) -> str:
        return self._rows.get(id_, id_)


class Packs:
    """Two packs; each may get a version in which rows have other names."""

    def __init__(self) -> None:
        self.rows: dict[str, Mapping[str, str]] = {"bureau": {}, "signals": {}}

    def digests(self) -> dict[str, str]:
        return {pack: str(sorted(rows.items())) for pack, rows in self.rows.items()}

    def renames(self, pack: str) -> Renamed | None:
        return Renamed(self.rows[pack]) if pack in self.rows else None


class Past:
    """A file of records that grows."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.file = folder / "records.sqlite"
        replacing.make(self.file, BEGUN)
        self.packs = Packs()
        self._connection, _ = files.connect(self.file, 1)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._records = Records.open(self.file, lambda: BEGUN)

    def close(self) -> None:
        files.close(self._connection)
        self._records.close()

    def round(
        self,
        id: int,
        player: str = "Marina",
        mode: str = "classic",
        zone: int = 0,
        stretch: int = 1,
    ) -> None:
        """A round begins; in turns with Guest where the mode has seats for two."""
        names = (player, "Guest") if mode == "hot-seat" else ()
        rules = Rules(mode, 5, seats=max(1, len(names)), stretch=stretch)
        start = RoundStart(player, "Both", rules, Deal(("bureau",), 7, 0), names=names)
        self._write(writing.started(id, start, at(0)))
        self.run("UPDATE rounds SET zone = ? WHERE id = ?", zone, id)

    def answer(
        self,
        round: int,
        number: int,
        question: int = 0,
        outcome: Outcome = Outcome.RIGHT,
        when: float = 0,
        aids: Iterable[Lifeline] = (),
    ) -> None:
        """A question is put and answered, at a time in hours."""
        put = Put(QUESTIONS[question], "Who?", ("Marina", "a", "b", "c"), (0,), "Marina")
        judged = Judgement(outcome, Fraction(outcome is Outcome.RIGHT))
        earned = 200 if outcome is Outcome.RIGHT else 0
        response = Response.option(0 if earned else 1)
        told = Told(number, response, "?", 30, False, Verdict(judged, earned), tuple(aids))
        self._write(writing.put(round, number, put, at(when)))
        self._write(writing.told(round, told, at(when)))

    def appeal(self, round: int, number: int) -> None:
        """A verdict was wrong."""
        right = Verdict(Judgement(Outcome.RIGHT, Fraction(1)), 150)
        told = Told(number, Response.option(1), "?", 30, False, right)
        self._write([again.appealed(round, told, at(0))])

    def aid(self, round: int, number: int) -> None:
        """A hint had been used, as is found out later."""
        self._write([writing.aided(round, number, Lifeline.HINT, at(0))])

    def run(self, sql: str, *values: Any) -> None:
        """Change the file in a way that the game never would."""
        self._connection.execute(sql, values)

    def memories(self, name: str = "memory", player: str = "Marina", own: bool = False) -> Memories:
        """What the records come to, by a cache of this name; `own`: as another program has them."""
        records = Records.open(self.file, lambda: BEGUN) if own else self._records
        file = self.folder / "cache" / f"{name}.sqlite"
        return Memories.open(file, records, self.packs, player)

    def _write(self, statements: Iterable[Statement]) -> None:
        for sql, values in statements:
            self._connection.execute(sql, values)


def contents(memories: Memories) -> dict[str, list[tuple[Any, ...]]]:
    """All that is in a cache, facts by their names."""
    named = "player, pack, tbl, row, col, facts.value"
    queries = {
        "answers": "SELECT * FROM answers ORDER BY round, number",
        "facts": f"SELECT {named}, stability, facts.difficulty, first, last, due, rating, reviews,"
        ' lapses, "right" FROM facts ORDER BY 1, 2, 3, 4, 5, 6',
        "reviews": f"SELECT {named}, at, round, number, reviews.rating FROM reviews"
        " JOIN facts ON facts.id = reviews.fact ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9",
        "orphans": "SELECT * FROM reviews WHERE fact NOT IN (SELECT id FROM facts)",
        "renamed": "SELECT * FROM renamed ORDER BY pack, was",
        "lacking": "SELECT * FROM lacking ORDER BY 1, 2",
    }
    return {name: memories.query(sql) for name, sql in queries.items()}


def played(past: Past, answers: int = 12) -> None:
    """Two rounds of two players, with wrong answers among the right ones."""
    past.round(1)
    past.round(2, "Sisteron", "hot-seat", zone=-300)
    for number in range(1, answers + 1):
        outcome = OUTCOMES[number % 4 == 0]
        past.answer(1 + number % 2, number, number % len(QUESTIONS), outcome, when=number * 7)


def rebuilt(past: Past) -> dict[str, list[tuple[Any, ...]]]:
    """What a cache that is made of nothing holds."""
    made = past.memories("anew")
    made.close()
    past.folder.joinpath("cache", "anew.sqlite").unlink(missing_ok=True)
    made.refresh()
    found = contents(made)
    made.close()
    return found


def integrity(file: Path) -> str:
    """What SQLite says of a file."""
    connection = sqlite3.connect(file)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
