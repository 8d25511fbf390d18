"""One SQLite file, or a place in memory, that holds compiled packs.

Cards of one pack and difficulty lie one after the other, in the order of their keys, so that a
card is found by its number alone. A pack compiled anew is added beside what it replaces, which goes
one compilation later: another program may still be dealing from it.
"""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.model import Card, Question
from bureau_quiz.catalogue import coding
from bureau_quiz.catalogue.model import PackInfo

if TYPE_CHECKING:
    from bureau_quiz.catalogue.compiling import Compiled

FORMAT = 1
"""Goes into the file's header; a file of another format is made again."""
APPLICATION = 0x42514341
"""`BQCA`, in the header as well."""
PATIENCE = 1.0
"""Seconds to wait while another program commits; after that we do without the file."""
REMEMBERED = 20_000
"""Texts of pools that are held in memory at most."""

_TABLES = """
CREATE TABLE packs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    stamp TEXT NOT NULL,
    info TEXT NOT NULL,
    problems TEXT NOT NULL,
    first_text INTEGER NOT NULL,
    last_text INTEGER NOT NULL
);
CREATE INDEX packs_by_path ON packs (path);
CREATE TABLE decks (
    pack INTEGER NOT NULL,
    difficulty INTEGER NOT NULL,
    category TEXT,
    cards INTEGER NOT NULL,
    templates INTEGER NOT NULL,
    first_card INTEGER NOT NULL
);
CREATE INDEX decks_by_pack ON decks (pack, difficulty, category);
CREATE TABLE cards (
    id INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL,
    difficulty INTEGER NOT NULL,
    category TEXT NOT NULL,
    key TEXT NOT NULL,
    questions TEXT NOT NULL
);
CREATE INDEX cards_by_category ON cards (pack, difficulty, category);
CREATE TABLE questions (
    pack INTEGER NOT NULL,
    id TEXT NOT NULL,
    card INTEGER NOT NULL,
    PRIMARY KEY (pack, id)
) WITHOUT ROWID;
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL, size TEXT NOT NULL);
"""


_READS = (sqlite3.Error, ValueError, TypeError, KeyError, IndexError)
"""What reading gives where the file was damaged or taken away."""


class Lost(Exception):
    """The shelf, or what was looked for on it, is no longer there or no longer sound."""


class Stored(NamedTuple):
    """A pack on the shelf."""

    number: int
    """Its own on this shelf; a new compilation has another."""
    stamp: str
    info: PackInfo


class DeckRow(NamedTuple):
    """The cards of one pack and difficulty, or those of one category among them."""

    difficulty: int
    category: str | None
    """None: of all categories."""
    cards: int
    templates: int
    first_card: int
    """The number of the difficulty's first card, whatever the category."""


class Shelf:
    """Compiled packs. What it raises is Lost, unless said otherwise."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: dict[int, tuple[str, str]] = {}

    @classmethod
    def open(cls, file: Path) -> "Shelf":
        """The shelf in a file, which is made where it is missing, and anew where it is no use.

        Raises:
            OSError, sqlite3.Error: The file cannot be had.
        """
        with suppress(Lost, FileNotFoundError):
            file.stat()
            return cls._opened(file)
        cls.remove(file)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls._opened(file)

    @classmethod
    def memory(cls) -> "Shelf":
        """A shelf that lasts as long as the program."""
        shelf = cls(_connect(":memory:"))
        shelf._prepare()
        return shelf

    @classmethod
    def remove(cls, file: Path) -> None:
        """Take a file away; what is in it can be made again.

        Raises:
            OSError: It cannot be taken away.
        """
        for name in (file.name, f"{file.name}-journal"):
            file.with_name(name).unlink(missing_ok=True)

    @classmethod
    def _opened(cls, file: Path) -> "Shelf":
        shelf = cls(_connect(str(file)))
        try:
            shelf._prepare()
        except BaseException as error:
            shelf.close()
            code = getattr(error, "sqlite_errorcode", None)
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise Lost(str(error)) from error
            raise
        return shelf

    def close(self) -> None:
        """Let the file go."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def stored(self) -> dict[str, Stored]:
        """Path → pack, as last compiled."""
        sql = "SELECT path, id, stamp, info, problems FROM packs ORDER BY id"
        with _reading():
            return {
                json.loads(path): Stored(number, stamp, coding.decode_info(info, problems))
                for path, number, stamp, info, problems in self._connection.execute(sql)
            }

    def store(self, path: str, compiled: "Compiled") -> int:
        """Add a compiled pack, in one transaction; gives its number.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        from bureau_quiz.catalogue.compiling import category_of, difficulty_of, template_of

        name = json.dumps(path)
        with self._writing():
            self._forget(self._numbers("WHERE path = ? ORDER BY id DESC LIMIT -1 OFFSET 1", name))
            text, card = self._after("texts"), self._after("cards")
            texts: dict[tuple[str, str], int] = {}
            cursor = self._connection.execute(
                "INSERT INTO packs (path, stamp, info, problems, first_text, last_text)"
                " VALUES (?, ?, ?, ?, ?, 0)",
                (name, compiled.stamp, *coding.encode_info(compiled.info), text),
            )
            number = int(cursor.lastrowid or 0)
            cards = sorted(compiled.cards, key=lambda each: (difficulty_of(each), each.key))
            self._store_cards(
                number, card, cards, lambda *of: texts.setdefault(of, text + len(texts))
            )
            self._many("texts", ((place, *of) for of, place in texts.items()))
            self._connection.execute(
                "UPDATE packs SET last_text = ? WHERE id = ?", (text + len(texts) - 1, number)
            )
            for difficulty, group in groupby(cards, difficulty_of):
                of_deck = list(group)
                every = [(None, of_deck), *_grouped(of_deck, category_of)]
                self._many(
                    "decks",
                    (
                        (number, difficulty, category, len(those), _count(those, template_of), card)
                        for category, those in every
                    ),
                )
                card += len(of_deck)
        return number

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget packs that lie nowhere any more.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        kept = [json.dumps(path) for path in paths]
        marks = ", ".join("?" * len(kept))
        if gone := self._numbers(f"WHERE path NOT IN ({marks})", *kept):
            with self._writing():
                self._forget(gone)

    def decks(self, number: int) -> tuple[DeckRow, ...]:
        """A pack's decks: of each difficulty, and of each category in it; ascending."""
        sql = (
            "SELECT difficulty, category, cards, templates, first_card FROM decks"
            " WHERE pack = ? ORDER BY difficulty, category"
        )
        with _reading():
            return tuple(DeckRow(*row) for row in self._connection.execute(sql, (number,)))

    def places(self, number: int, difficulty: int, categories: Sequence[str]) -> Sequence[int]:
        """The numbers of the cards of some categories, in the order of their keys."""
        sql = (
            "SELECT id FROM cards WHERE pack = ? AND difficulty = ? AND category IN"
            f" ({', '.join('?' * len(categories))}) ORDER BY id"
        )
        with _reading():
            found = self._connection.execute(sql, (number, difficulty, *categories))
            return array("q", (card for (card,) in found))

    def card(self, number: int, pack: str, place: int) -> Card:
        """The card with a number, of the pack with a number and an id."""
        sql = "SELECT key, questions FROM cards WHERE id = ? AND pack = ?"
        with _reading():
            key, questions = self._connection.execute(sql, (place, number)).fetchone()
            stored = json.loads(questions)
            self._load(coding.numbers(stored))
            return coding.decode(key, pack, stored, self._texts)

    def question(self, number: int, pack: str, id_: str) -> Question | None:
        """The question with an id; None where the pack does not ask it."""
        sql = "SELECT card FROM questions WHERE pack = ? AND id = ?"
        with _reading():
            found = self._connection.execute(sql, (number, id_)).fetchone()
        if not found:
            return None
        questions = self.card(number, pack, found[0]).questions
        return next((question for question in questions if question.id == id_), None)

    def _prepare(self) -> None:
        """Look whether the file is of our format; a new one gets its tables."""
        execute = self._connection.execute
        if execute("PRAGMA user_version").fetchone()[0] == 0:
            with self._writing():
                if not execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    for statement in filter(str.strip, _TABLES.split(";")):
                        execute(statement)
                    execute(f"PRAGMA application_id = {APPLICATION}")
                    execute(f"PRAGMA user_version = {FORMAT}")
        header = [
            execute(f"PRAGMA {of}").fetchone()[0] for of in ("application_id", "user_version")
        ]
        if header != [APPLICATION, FORMAT]:
            raise Lost("it is of another format")

    def _store_cards(
        self, number: int, first: int, cards: Sequence[Card], number_of: coding.NumberOf
    ) -> None:
        from bureau_quiz.catalogue.compiling import category_of, difficulty_of

        self._many(
            "cards",
            (
                (
                    place,
                    number,
                    difficulty_of(card),
                    category_of(card),
                    card.key,
                    coding.encode(card, number_of),
                )
                for place, card in enumerate(cards, first)
            ),
        )
        self._many(
            "questions",
            (
                (number, question.id, place)
                for place, card in enumerate(cards, first)
                for question in card.questions
            ),
        )

    def _load(self, numbers: Iterable[int]) -> None:
        """Have texts in memory."""
        if len(self._texts) > REMEMBERED:
            self._texts.clear()
        if missing := {number for number in numbers if number not in self._texts}:
            sql = f"SELECT id, text, size FROM texts WHERE id IN ({', '.join(map(str, missing))})"
            for number, text, size in self._connection.execute(sql):
                self._texts[number] = text, size

    def _many(self, table: str, rows: Iterable[Sequence[str | int | None]]) -> None:
        rows = iter(rows)
        if first := next(rows, None):
            sql = f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(first))})"
            self._connection.execute(sql, first)
            self._connection.executemany(sql, rows)

    def _numbers(self, where: str, *values: str) -> list[int]:
        return [id_ for (id_,) in self._connection.execute(f"SELECT id FROM packs {where}", values)]

    def _after(self, table: str) -> int:
        found = self._connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
        return int(found.fetchone()[0])

    def _forget(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._connection.execute(
                "DELETE FROM texts WHERE id BETWEEN (SELECT first_text FROM packs WHERE id = :id)"
                " AND (SELECT last_text FROM packs WHERE id = :id)",
                {"id": number},
            )
            for table in ("decks", "cards", "questions"):
                self._connection.execute(f"DELETE FROM {table} WHERE pack = ?", (number,))
            self._connection.execute("DELETE FROM packs WHERE id = ?", (number,))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except _READS as error:
        raise Lost(str(error)) from error


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_spill = OFF")  # or readers would wait for a whole compilation
    return connection


def _grouped(
    cards: Iterable[Card], name: Callable[[Card], str]
) -> Iterable[tuple[str, Sequence[Card]]]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(name(card), []).append(card)
    return found.items()


def _count(cards: Iterable[Card], name: Callable[[Card], str]) -> int:
    return len({name(card) for card in cards})
