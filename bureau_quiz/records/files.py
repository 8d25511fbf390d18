"""The records' file itself: opening it, and looking whether it is sound.

The journal is a rollback journal, truncated at each commit, not a write-ahead log: whatever is
committed lies in the one file, so that a copy, a backup or a move of that file takes all of it; it
works on network homes; and what is left after a kill only ever undoes what was not committed. With
`synchronous=FULL` a commit of one answer takes about a millisecond on a solid-state disk.
"""

import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from bureau_quiz.records import schema
from bureau_quiz.records.troubles import (
    ERRORS,
    Damaged,
    Older,
    Unkept,
    is_lock,
    is_passing,
    reason,
)

SMALL = 1 << 20
"""Bytes of a file that is checked row by row whenever it is opened: some 2,500 answers, in 3 ms. In
a larger one damage shows when its place is read or written."""
WAL = 2
"""What the header says of a file that has a write-ahead log."""
FAR = 1000
"""A schema that many versions ahead of ours is taken for a damaged header."""


class Identity(NamedTuple):
    """What tells a file from another one that came to stand in its place."""

    device: int
    number: int


def identity(file: Path) -> Identity | None:
    """The file that now stands at a path; None for none."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return Identity(found.st_dev, found.st_ino)


def connect(file: Path, patience: float) -> tuple[sqlite3.Connection, Identity]:
    """Open a file that is there and found sound, brought to today's schema.

    Args:
        file: Where it lies.
        patience: Seconds to wait for another program that writes.

    Raises:
        FileNotFoundError: There is none.
        Damaged: It has to be set aside.
        Older: It is of an earlier schema, and cannot be written.
        Unkept: It belongs to a newer version of the game, or to another program.
        OSError, sqlite3.Error: It is out of reach.
    """
    while True:
        before = identity(file)
        if before is None:
            raise FileNotFoundError(file)
        connection = None
        try:
            _look(file)
            connection = raw(file, patience)
            _check(connection, file)
        except Exception as error:
            if connection is not None:
                close(connection)
            if identity(file) != before:
                continue  # it was replaced while we looked
            if isinstance(error, Damaged) or not is_passing(error):
                raise Damaged(str(error), before) from error
            raise
        if identity(file) == before:
            connection.row_factory = sqlite3.Row
            return connection, before
        close(connection)


def is_earlier(file: Path) -> bool:
    """Whether a file says that it is of an earlier schema; never raises."""
    try:
        version, application = _header(_head(file))
    except OSError:
        return False
    return application == schema.APPLICATION and 0 < version < len(schema.MIGRATIONS)


def raw(file: Path, patience: float) -> sqlite3.Connection:
    """Open a file without looking at it.

    Raises:
        sqlite3.Error: It is out of reach, or so damaged that SQLite does not take it.
    """
    return sqlite3.connect(
        f"{file.as_uri()}?mode=rw",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )


def close(connection: sqlite3.Connection) -> None:
    """Let go of a file and of every lock on it, whatever was going on."""
    with suppress(*ERRORS):
        connection.rollback()
    with suppress(*ERRORS):
        connection.close()


def _look(file: Path) -> None:
    """What can be seen without SQLite."""
    found = file.stat()
    if not S_ISREG(found.st_mode):
        raise Damaged("it is no file")
    if found.st_size == 0:
        raise Damaged("it is empty")
    head = _head(file)
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0") or max(head[18:20]) > 2:
        raise Damaged("it does not begin as it should")
    version, application = _header(head)
    if application == schema.APPLICATION and head[18] == WAL:
        _refuse_newer(version)  # opening it would write to it


def _head(file: Path) -> bytes:
    with file.open("rb") as bytes_:
        return bytes_.read(100)


def _header(head: bytes) -> tuple[int, int]:
    """The version of its schema that a file's first bytes say, and whose file it is."""
    version, application = (int.from_bytes(head[at : at + 4], "big") for at in (60, 68))
    return version, application


def _check(connection: sqlite3.Connection, file: Path) -> None:
    """Whether the file is ours and sound, as far as that can be said at once."""
    newest = len(schema.MIGRATIONS)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("BEGIN")
    found, version = schema.outline(connection), schema.version(connection)
    ours = schema.application(connection) == schema.APPLICATION
    if not ours and found and not {"rounds", "responses"} <= set(found):
        raise Unkept("the file belongs to another program")
    if not ours or version < 1:
        raise Damaged("its header is not ours")
    wanted = schema.outline_of(min(version, newest))
    if found != wanted:
        _refuse_newer(version)
    if version > newest or not wanted.items() <= found.items():
        raise Damaged("its tables are not those of its version")
    pages, page_size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    size = file.stat().st_size
    if pages * page_size > size or size % page_size:
        raise Damaged("its end is missing")
    if size <= SMALL:
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            raise Damaged(said)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < newest:
        _migrate(connection, file, newest)


def _migrate(connection: sqlite3.Connection, file: Path, newest: int) -> None:
    """Bring a sound file to today's schema; a copy of it as it was stays beside it."""
    from bureau_quiz.records.replacing import keep_copy

    try:
        schema.migrate(connection, before=partial(keep_copy, file, newest))
    except sqlite3.OperationalError as error:
        if is_passing(error) and not is_lock(error):
            raise Older(reason(error)) from error
        raise


def _refuse_newer(version: int) -> None:
    newest = len(schema.MIGRATIONS)
    if newest < version < newest + FAR:
        raise Unkept(
            f"the file is of a newer version of Bureau Quiz (its schema is {version}, this game's"
            f" {newest}) and is left as it is"
        )
