"""The cache's file: opening it, bringing it up to the records, and making it anew.

Whatever is wrong with the file costs time alone: one that is damaged, or made by another version of
the game, is made again, and where it cannot be had, all is worked out in memory. Each batch of
answers is one transaction with the mark that says how far the records were read, so that several
programs can read on at once, and one that is cut off leaves nothing half done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bureau_quiz import __version__
from bureau_quiz.game.recall import laid
from bureau_quiz.game.recall.renaming import Names
from bureau_quiz.game.recall.rows import CONTENTS, FORMAT
from bureau_quiz.records import files
from bureau_quiz.records.history import Extent, Key
from bureau_quiz.records.troubles import ERRORS, is_passing

if TYPE_CHECKING:
    from bureau_quiz.game.meanwhile import Progress
    from bureau_quiz.game.recall.memories import Packs
    from bureau_quiz.records.records import Records

Found = TypeVar("Found")
Values = Sequence[Any] | dict[str, Any]

UNREADABLE = (ValueError, TypeError, ArithmeticError)
"""What values give that were damaged without SQLite's noticing."""
BATCH = 2000
"""Answers that are read in one transaction, in some 200 ms."""
IDLE = 3
"""Batches that may bring nothing before the rest is left for another time: files are unsound."""
BREATH = 0.001
"""Seconds between batches, in which others get at what is in memory."""
MAKER = f"{FORMAT} {__version__}"
"""What another version of the game has made is made again."""

_WRONG = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_READONLY})
"""Codes of a query that asks for what there is not, or would change something."""


class _Mark(NamedTuple):
    """How far the records were read."""

    maker: str = ""
    file: str = ""
    responses: int = 0
    appeals: int = 0
    aids: int = 0
    at: str = ""
    """The last response that was read; see `Extent.at`."""
    gaps: str = ""

    def leads_to(self, extent: Extent) -> bool:
        """Whether the records are those that were read, or have grown out of them."""
        same = (self.file, self.at) == (extent.file, extent.at) or not self.responses
        grown = self.appeals <= extent.appeals and self.aids <= extent.aids
        return self.maker == MAKER and same and grown


class Cache:
    """What the records of all players come to. May be used by several threads."""

    def __init__(self, file: Path, records: Records, packs: Packs) -> None:
        self.file = file
        self._history = records.history
        self._packs = packs
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity: files.Identity | None = None
        """Of the file; None: all is in memory."""
        self._reading = RLock()
        self._reader: sqlite3.Connection | None = None
        """A second connection to the file: while a batch is filed nobody waits for it to read."""
        self._read: files.Identity | None = None
        """The file that the second one reads."""
        self._names: Names | None = None
        self._left = _Mark()
        """How far this program had read when it looked last."""

    def __del__(self) -> None:
        self._disconnect()

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._disconnect()

    def refresh(self, progress: Progress | None = None) -> None:
        """Bring it up to the records.

        Args:
            progress: Told after each batch of answers.
        """
        with self._lock:
            self._names = None  # packs may have changed since
        before, idle = -1, 0
        while idle < IDLE and (step := self._guarded(self._step, None)):
            before, idle = step[0], idle + (step[0] <= before)
            if progress:
                progress(*step)
            sleep(BREATH)

    def read(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, which can change nothing.

        Raises:
            sqlite3.OperationalError: The query is wrong, or would change something.
        """

        def found() -> list[tuple[Any, ...]]:
            connection = self._connected()
            connection.execute("PRAGMA query_only = ON")
            try:
                return connection.execute(sql, values).fetchall()
            finally:
                connection.execute("PRAGMA query_only = OFF")

        if self._lock.acquire(blocking=False):
            try:
                return self._guarded(found, [], reading=True)
            finally:
                self._lock.release()
        with self._reading, suppress(*ERRORS):
            if reader := self._second():
                return reader.execute(sql, values).fetchall()
        return self._guarded(found, [], reading=True)

    def make_anew(self) -> None:
        """Work all out again: what the file holds is not what was written."""
        with self._lock:
            try:
                self._renew()
            except (*ERRORS, OSError):
                self._withdraw()
            self.refresh()

    def _second(self) -> sqlite3.Connection | None:
        """The second connection, to the file that the first has; None: there is no such file."""
        identity = self._identity
        if self._reader is not None and self._read != identity:
            files.close(self._reader)
            self._reader = None
        if self._reader is None and identity is not None:
            self._reader, self._read = laid.connect(str(self.file)), identity
            laid.hold_little(self._reader)
            self._reader.execute("PRAGMA query_only = ON")
        return self._reader

    def _guarded(self, work: Callable[[], Found], otherwise: Found, reading: bool = False) -> Found:
        """Work with the file, another one in its place, or in memory."""
        with self._lock:
            for give_way in (self._renew, self._withdraw, self._disconnect):
                try:
                    return work()
                except (*ERRORS, OSError, laid.Unfit, *UNREADABLE) as error:
                    if (
                        reading
                        and getattr(error, "sqlite_errorcode", 0) in _WRONG
                        and self._is_fit()
                    ):
                        raise
                    self._names = None
                    with suppress(*ERRORS, OSError):
                        self._withdraw(copied=True) if is_passing(error) else give_way()
                if reading:
                    self.refresh()
        return otherwise

    def _step(self) -> tuple[int, int] | None:
        """Read a batch of answers; gives how many are read and of how many, None if all are."""
        connection = self._connected()
        mark = self._mark(connection)
        names = (
            self._names if self._names and mark == self._left else Names(connection, self._packs)
        )
        extent = self._history.extent(mark.responses)
        if extent is None or self._is_done(connection, mark, extent, names):
            return None
        with laid.writing(connection):
            mark = self._mark(connection)
            if mark != self._left:
                names = Names(connection, self._packs)
            extent = self._history.extent(mark.responses)
            if extent is None:
                return None
            if not mark.leads_to(extent) or not all(map(names.settle, names.changed())):
                for table in CONTENTS:
                    connection.execute(f"DELETE FROM {table}")
                names = Names(connection, self._packs)
                mark = _Mark(MAKER, extent.file, 0, extent.appeals, extent.aids)
            left = self._read_on(connection, mark, extent, names)
            _put(connection, left)
        self._names, self._left = names, left
        return (left.responses, max(extent.responses, left.responses)) if left != mark else None

    def _is_done(
        self, connection: sqlite3.Connection, mark: _Mark, extent: Extent, names: Names
    ) -> bool:
        read = (mark.responses, mark.appeals, mark.aids)
        if read != (extent.responses, extent.appeals, extent.aids) or not mark.leads_to(extent):
            return False
        return not names.changed() and mark.gaps == self._gaps(connection)

    def _gaps(self, connection: sqlite3.Connection) -> str:
        """What the records lack, if answers want it."""
        wanted = connection.execute("SELECT 1 FROM lacking LIMIT 1").fetchone()
        return self._history.gaps() if wanted else ""

    def _read_on(
        self, connection: sqlite3.Connection, mark: _Mark, extent: Extent, names: Names
    ) -> _Mark:
        """File what is new in the records, as far as a batch goes; gives how far that was."""
        from bureau_quiz.game.recall import filling

        anew: list[Key] = []
        if (mark.appeals, mark.aids) != (extent.appeals, extent.aids):
            anew += self._history.changed(mark.appeals, mark.aids)
        gaps = self._gaps(connection)
        if gaps != mark.gaps:
            lacking = connection.execute("SELECT round, number FROM lacking").fetchall()
            anew += (Key(*key) for key in lacking)
        filed = filling.withdraw(connection, list(dict.fromkeys(anew)))
        filling.add(connection, self._history.of(filed), names)
        answers, last = self._history.after(mark.responses, BATCH)
        filling.add(connection, answers, names)
        now = self._history.extent(last)
        at = now.at if now else ""
        counts = (last, extent.appeals, extent.aids)
        return _Mark(MAKER, extent.file, *counts, at, self._gaps(connection))

    def _mark(self, connection: sqlite3.Connection) -> _Mark:
        found = dict(connection.execute("SELECT name, value FROM marks").fetchall())
        read = {name: found[name] for name in _Mark._fields if name in found}
        with suppress(ValueError, KeyError):
            numbers = {name: int(read[name]) for name in ("responses", "appeals", "aids")}
            return _Mark(**{**read, **numbers})
        return _Mark()

    def _connected(self) -> sqlite3.Connection:
        """The connection to the file that now stands there, or to what is in memory."""
        if self._connection is not None:
            if self._identity is None or files.identity(self.file) == self._identity:
                return self._connection
            self._disconnect()
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = laid.connect(str(self.file))
        try:
            laid.prepare(connection)
        except BaseException:
            files.close(connection)
            raise
        self._connection, self._identity = connection, files.identity(self.file)
        return connection

    def _is_fit(self) -> bool:
        with suppress(*ERRORS):
            return self._connection is not None and laid.is_ours(self._connection)
        return False

    def _disconnect(self) -> None:
        if self._connection is not None:
            files.close(self._connection)
            self._connection = self._identity = self._names = None
        with self._reading:
            if self._reader is not None:
                files.close(self._reader)
                self._reader = None

    def _renew(self) -> None:
        """Take a file away that is no use."""
        self._disconnect()
        for name in (self.file.name, f"{self.file.name}-journal"):
            self.file.with_name(name).unlink(missing_ok=True)

    def _withdraw(self, copied: bool = False) -> None:
        """Do without the file; `copied`: with what is in it."""
        memory = laid.connect(":memory:")
        if copied and self._connection is not None:
            with suppress(*ERRORS):
                # With its lock for reading held: else `backup` may wait for another program.
                self._connection.execute("BEGIN")
                self._connection.execute("SELECT 1 FROM sqlite_master").fetchone()
                self._connection.backup(memory)
        self._disconnect()
        try:
            laid.prepare(memory)
        except laid.Unfit:
            memory = laid.connect(":memory:")
            laid.prepare(memory)
        self._connection = memory


def _put(connection: sqlite3.Connection, mark: _Mark) -> None:
    rows = ((name, str(value)) for name, value in mark._asdict().items())
    connection.executemany("INSERT OR REPLACE INTO marks VALUES (?, ?)", rows)
