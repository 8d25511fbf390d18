"""One SQLite file, or a place in memory, that holds compiled packs.

Cards of one pack and difficulty lie one after the other, in the order of their keys, so that a
card is found by its number alone. A pack compiled anew is added beside what it replaces, which goes
one compilation later: another program may still be dealing from it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bureau_quiz.catalogue.listing import Slice, decode_info, seal

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Card, Question
    from bureau_quiz.catalogue.coding import Text
    from bureau_quiz.catalogue.compiling import Compiled
    from bureau_quiz.catalogue.model import PackInfo

FORMAT = 6
"""Goes into the file's header; a file of another format is made again."""
APPLICATION = 0x42514341
"""`BQCA`, in the header as well."""
PATIENCE = 1.0
"""Seconds to wait while another program commits; after that we do without the file."""
PAGES = 100
"""KiB of the file that are held in memory; the system holds more of it, and is as quick."""

_READS = (sqlite3.Error, MemoryError, ValueError, TypeError, LookupError)
"""What reading gives where the file was damaged or taken away."""


_PASSING = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    )
)
"""Codes of a file that is out of reach, and no worse for it."""


class Lost(Exception):
    """The shelf is no longer there or no longer sound."""


class Gone(Lost):
    """The shelf is sound, but the pack has been replaced on it by another program."""


class Stored(NamedTuple):
    """A pack on the shelf."""

    number: int
    """Its own on this shelf; a new compilation has another."""
    maker: str
    """See `stamps.maker`."""
    stamp: str
    """See `stamps.stamp`."""
    info: PackInfo


class Rests(NamedTuple):
    """What the questions of a pack rest on, as `resting` writes it."""

    asks: str
    tables: str


class Shelf:
    """Compiled packs. What it raises is Lost, unless said otherwise."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: dict[int, Text] = {}

    @classmethod
    def open(cls, file: Path) -> Shelf:
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
    def memory(cls) -> Shelf:
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
    def _opened(cls, file: Path) -> Shelf:
        shelf = cls(_connect(str(file)))
        try:
            shelf._prepare()
        except (Lost, *_READS) as error:
            shelf.close()
            if getattr(error, "sqlite_errorcode", None) in _PASSING:
                raise
            raise Lost(str(error)) from error
        return shelf

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def stored(self) -> dict[str, Stored]:
        """Path → pack, as last compiled."""
        sql = "SELECT path, id, maker, stamp, info, problems, decks, seal FROM packs ORDER BY id"
        found = {}
        with reading():
            for path, number, maker, stamp, info, problems, decks, sealed in self._execute(sql):
                _check_seal(sealed, path, maker, info, problems, decks)
                known = Stored(number, maker, stamp, decode_info(info, problems))
                found[json.loads(path)] = known
        return found

    def store(self, path: str, compiled: Compiled) -> int:
        """Add a compiled pack, in one transaction; gives its number.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        from bureau_quiz.catalogue.storing import store

        with self._writing():
            return store(self._connection, json.dumps(path), compiled)

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget packs that lie nowhere any more.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        kept = {json.dumps(path) for path in paths}
        found = self._connection.execute("SELECT id, path FROM packs")
        if gone := [number for number, path in found if path not in kept]:
            from bureau_quiz.catalogue.storing import forget

            with self._writing():
                forget(self._connection, gone)

    def slices(self, number: int) -> tuple[Slice, ...]:
        """A pack's cards in slices; those of a lower difficulty first."""
        sql = "SELECT path, maker, info, problems, decks, seal FROM packs WHERE id = ?"
        *_, decks = self._sealed(sql, number)
        with reading():
            return tuple(Slice(*row) for row in json.loads(decks))

    def places(self, number: int, slices: Iterable[Slice]) -> Sequence[int]:
        """The numbers of the cards of some slices of one difficulty, in the order of their keys."""
        sql = (
            "SELECT id FROM cards WHERE pack = ? AND difficulty = ? AND category = ?"
            " AND kind = ? AND level = ? AND typed IS ?"
        )
        found: list[int] = []
        with reading():
            for one in slices:
                sort = one.difficulty, one.category, one.kind, one.level, one.typed
                found += (card for (card,) in self._execute(sql, (number, *sort)))
        from array import array

        return array("q", sorted(found))

    def card(self, number: int, pack: str, place: int) -> Card:
        """The card with a number, of the pack with a number and an id."""
        from bureau_quiz.catalogue import coding

        sql = "SELECT key, questions, seal FROM cards WHERE id = ? AND pack = ?"
        key, questions, sealed = self._one(sql, place, number)
        with reading():
            stored = json.loads(questions)
            used = list(coding.numbers(stored))
            coding.load(used, self._texts, self._execute)
            _check_seal(sealed, key, questions, *coding.said(used, self._texts))
            return coding.decode(key, pack, stored, self._texts)

    def question(self, number: int, pack: str, id_: str) -> Question | None:
        """The question with an id; None where the pack does not ask it."""
        sql = "SELECT card FROM questions WHERE pack = ? AND id = ?"
        with reading():
            found = self._execute(sql, (number, id_)).fetchone()
            if not found:
                self._check(number)
                return None
        questions = self.card(number, pack, found[0]).questions
        return next((question for question in questions if question.id == id_), None)

    def ids(self, number: int) -> list[str]:
        """The ids of all questions of a pack, sorted."""
        with reading():
            self._check(number)
            sql = "SELECT id FROM questions WHERE pack = ? ORDER BY id"
            return [id_ for (id_,) in self._execute(sql, (number,))]

    def rests(self, number: int) -> Rests:
        """What the questions of a pack rest on."""
        return Rests(*self._sealed("SELECT asks, tables, seal FROM resting WHERE pack = ?", number))

    def told(self, number: int) -> str:
        """The marks of the facts of a pack that may be told."""
        return self._sealed("SELECT told, told_seal FROM resting WHERE pack = ?", number)[0]

    def names(self, number: int) -> str:
        """What the parts of a pack are and were called."""
        return self._sealed("SELECT names, names_seal FROM resting WHERE pack = ?", number)[0]

    def _prepare(self) -> None:
        """Look whether the file is of our format; a new one gets its tables."""
        execute = self._connection.execute
        execute("PRAGMA synchronous = NORMAL")
        execute("PRAGMA cache_spill = OFF")  # or readers would wait for a whole compilation
        execute(f"PRAGMA cache_size = -{PAGES}")
        if execute("PRAGMA user_version").fetchone()[0] == 0:
            with self._writing():
                if not execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    from bureau_quiz.catalogue.storing import TABLES

                    for statement in TABLES:
                        execute(statement)
                    execute(f"PRAGMA application_id = {APPLICATION}")
                    execute(f"PRAGMA user_version = {FORMAT}")
        header = [
            execute(f"PRAGMA {of}").fetchone()[0] for of in ("application_id", "user_version")
        ]
        if header != [APPLICATION, FORMAT]:
            raise Lost("it is of another format")

    def _execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def _sealed(self, sql: str, number: int) -> Sequence[str]:
        """Texts of a pack; the last column that is asked for is their seal."""
        *texts, sealed = self._one(sql, number)
        with reading():
            _check_seal(sealed, *texts)
        return texts

    def _one(self, sql: str, *values: int) -> Sequence[Any]:
        """The one row that a query gives of a pack, which may be gone."""
        with reading():
            found: Sequence[Any] | None = self._execute(sql, values).fetchone()
        if not found:
            raise Gone
        return found

    def _check(self, number: int) -> None:
        """Whether a pack is still on the shelf."""
        if not self._execute("SELECT 1 FROM packs WHERE id = ?", (number,)).fetchone():
            raise Gone

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
def reading() -> Iterator[None]:
    """Whatever reading gives where something else was stored is Lost."""
    try:
        yield
    except _READS as error:
        raise Lost(str(error)) from error


def _check_seal(sealed: int, *texts: str) -> None:
    if sealed != seal(*texts):
        raise Lost("its contents are not what was written")


def _connect(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
