"""Files that appear whole or not at all, beside those that other programs may be writing."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import get_ident
from time import monotonic

from bureau_quiz.records.files import close, raw
from bureau_quiz.records.troubles import Unkept

LOCK_PATIENCE = 5.0
"""Seconds to wait, before a file is copied or set aside, for a program that still writes to it."""
STEP = 512
"""Pages that are copied at a time where others shall be able to write meanwhile: 2 MB, some ms."""
LONGEST = 120.0
"""Seconds that a copy may take in all."""
PAUSE = 0.005
"""Seconds between two tries while somebody writes."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One program at a time makes a file or sets one aside, where the system has such locks."""
    descriptor = None
    with suppress(ImportError, OSError):
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


@contextmanager
def new(file: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """An empty file beside another, of which nothing is left in the end.

    Raises:
        OSError: It cannot be made; the file that it names is the other one, which somebody knows.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}-{get_ident()}")
    try:
        beside.unlink(missing_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        error.filename = str(file)
        raise
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            # Nobody else sees it before it is whole and synced.
            connection.execute("PRAGMA journal_mode = OFF").fetchone()
            connection.execute("PRAGMA synchronous = OFF")
            yield beside, connection
    finally:
        beside.unlink(missing_ok=True)


def appear(beside: Path, file: Path) -> None:
    """Give a whole file its name, on disk; one that has that name already stays."""
    sync(beside)
    try:
        os.link(beside, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not file.exists():
            beside.rename(file)
    sync(file.parent)


def copy(file: Path, into: sqlite3.Connection) -> None:
    """Copy a sound file, as it is at one moment."""
    source = raw(file, LOCK_PATIENCE)
    try:
        # With its lock for reading held: without, `backup` would wait for another program for ever.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()
        source.backup(into)
    finally:
        close(source)


def copy_gently(
    file: Path, into: sqlite3.Connection, told: Callable[[int, int], None] | None = None
) -> None:
    """Copy a file, as it is at one moment, so that whoever plays hardly has to wait.

    It begins anew whenever somebody writes.

    Args:
        file: Where it lies.
        into: An empty file.
        told: Is told how many pages are copied, and of how many.

    Raises:
        Unkept: Another program keeps it locked, or writes too often.
        sqlite3.Error: It cannot be read, or the copy not be written.
    """
    source = raw(file, PAUSE)
    got_on = begun = monotonic()

    def look(status: int, left: int, of: int) -> None:
        nonlocal got_on
        now = monotonic()
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            got_on = now
        if now - got_on > LOCK_PATIENCE or now - begun > LONGEST:
            raise Unkept("another program keeps the file locked")
        if told:
            told(of - left, of)

    try:
        source.backup(into, pages=STEP, progress=look, sleep=PAUSE)
    finally:
        close(source)


def sync(path: Path) -> None:
    """Have a file, or a folder's list of files, on disk."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        if path.is_file():  # not every system syncs folders
            raise
