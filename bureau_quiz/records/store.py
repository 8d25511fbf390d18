"""What is written stays written: the log of a sitting, and the file that it goes into.

Everything a sitting writes is also kept in memory, as statements that may be done twice. Whatever
happens to the file - it is locked, the disk is full, it is damaged and set aside here or by another
program, somebody deletes it - the next write brings whatever file there is then up to date.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from bureau_quiz.records import files, replacing, schema
from bureau_quiz.records.files import Identity
from bureau_quiz.records.keys import Statement
from bureau_quiz.records.troubles import ERRORS, Damaged, Older, Unkept, is_damage, is_lock, reason
from bureau_quiz.text import listed, plural, visible

ATTEMPTS = 4
"""How often a write starts over because the file was replaced or set aside."""
PATIENCE = 2.0
"""Seconds that a write waits for another program."""
READING_PATIENCE = 0.5
"""Seconds that a reader waits."""
MIGRATING_PATIENCE = 10.0
"""Seconds that either waits for a file of an earlier schema: another program is bringing it to
today's, which takes long, and happens once."""
IMPATIENCE = 0.1
"""Seconds that either waits if the file was locked the last time as well."""


class _Replaced(Exception):
    """Another file, or another schema, has come to stand where ours was."""


class Store:
    """One program's hold of the records' file. May be used by several threads, one at a time."""

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        self.file = file
        self.trouble = ""
        """Why what was added is not, or not all, in the file: a sentence; empty: it is."""
        self.notices: list[str] = []
        """What happened to the file, as sentences."""
        self._now = now
        self._lock = RLock()
        self._log: list[Statement] = []
        self._done = 0
        self._connection: sqlite3.Connection | None = None
        self._identity: Identity | None = None
        self._stuck = ""
        """Why a damaged or older file had to stay as it is; its rows are in memory."""
        self._locked = False

    def __del__(self) -> None:
        self._disconnect()

    def add(self, statements: Iterable[Statement]) -> None:
        """Write, and return once it is on disk, or `trouble` says why it is not."""
        with self._lock:
            self._log += statements
            self.flush()

    def flush(self) -> None:
        """Write whatever is not in the file yet."""
        with self._lock:
            for _ in range(ATTEMPTS):
                try:
                    self._commit()
                except _Replaced:
                    self._disconnect()
                except (*ERRORS, OSError, Damaged, Unkept) as error:
                    self._locked = is_lock(error)
                    if not self._mended(error):
                        break
                else:
                    self.trouble, self._locked = "", False
                    break

    def read(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """The rows of a query; none where there is no file, or it cannot be read."""
        with self._lock:
            for _ in range(ATTEMPTS):
                try:
                    found = self._found(sql, values)
                except (*ERRORS, OSError, Damaged, Unkept) as error:
                    self._locked = is_lock(error)
                    if not self._mended(error):
                        break
                else:
                    if self._done == len(self._log) and not self._stuck:
                        self.trouble, self._locked = "", False
                    return found
            return []

    def try_again(self) -> None:
        """Look anew at a file that had to stay as it is."""
        with self._lock:
            if self._stuck:
                self._stuck = ""
                self._disconnect()

    def close(self) -> None:
        """Write what is still to be written, and let go of the file."""
        with self._lock:
            self._locked = False
            if self._done < len(self._log):
                self.try_again()
                self.flush()
            self._disconnect()

    def _found(self, sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[sqlite3.Row]:
        connection = self._connected(READING_PATIENCE)
        if self._done < len(self._log) and not self.trouble:
            self.flush()  # the file is another one than that in which all was written
            connection = self._connected(READING_PATIENCE)
        return connection.execute(sql, values).fetchall() if connection else []

    def _commit(self) -> None:
        if self._done == len(self._log):
            return
        connection = self._connected(PATIENCE)
        if connection is None:
            replacing.make(self.file, self._now())
            connection = self._connected(PATIENCE)
        if connection is None:
            raise _Replaced
        if self._stuck:
            raise Unkept(self._stuck)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # With the lock held: nobody can set the file aside from here on.
            if files.identity(self.file) != self._identity:
                raise _Replaced
            if schema.version(connection) != len(schema.MIGRATIONS):
                raise _Replaced
            for sql, values in self._log[self._done :]:
                connection.execute(sql, values)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
        self._done = len(self._log)

    def _connected(self, patience: float) -> sqlite3.Connection | None:
        """The connection to the file that now stands there; None: there is none."""
        if self._stuck:
            return self._connection
        if self._locked:
            patience = IMPATIENCE
        standing = files.identity(self.file)
        if self._connection is not None and standing == self._identity:
            self._be_patient(self._connection, patience)
            return self._connection
        self._disconnect()
        if standing is None:
            self._identity = None
            return None
        known = self._identity
        waits = patience
        if not self._locked and files.is_earlier(self.file):
            waits = max(patience, MIGRATING_PATIENCE)
        self._connection, self._identity = files.connect(self.file, waits)
        self._be_patient(self._connection, patience)
        if self._identity != known:
            self._done = 0
        return self._connection

    @staticmethod
    def _be_patient(connection: sqlite3.Connection, seconds: float) -> None:
        connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _disconnect(self) -> None:
        if self._connection is not None:
            files.close(self._connection)
            self._connection = None

    def _mended(self, error: Exception) -> bool:
        """Set a damaged file aside, to try again; else say what the trouble is."""
        if isinstance(error, Older):
            return self._read_in_memory(str(error), replacing.newer_in_memory)
        if isinstance(error, Damaged):
            damaged: object = error.file
        elif is_damage(error):
            damaged = self._identity
        else:
            self._tell(reason(error))
            return False
        self._disconnect()
        try:
            moved = replacing.set_aside(self.file, damaged, self._now())
        except (*ERRORS, OSError) as failed:
            why = f"the file is damaged and cannot be set aside, as {reason(failed)}"
            return self._read_in_memory(why, replacing.in_memory)
        if moved:
            self.notices.append(_moved(moved))
        return True

    def _read_in_memory(self, why: str, read: Callable[[Path], sqlite3.Connection]) -> bool:
        """Read a file that has to stay as it is, and say why; False: it cannot be read either."""
        self._tell(why)
        try:
            self._connection = read(self.file)
        except (*ERRORS, OSError):
            return False
        self._stuck = why
        return True

    def _tell(self, why: str) -> None:
        self.trouble = f"What you play is not being kept: {why} ({visible(str(self.file))})."


def _moved(moved: replacing.Moved) -> str:
    kept = listed([plural(moved.rounds, "round"), plural(moved.responses, "answer")])
    brought = f"{kept} could be read and were brought over"
    if not moved.rounds:
        brought = "nothing could be read"
    return (
        f"Your records were damaged: the old file is kept as {visible(moved.aside.name)}, and"
        f" {brought}."
    )
