"""The records' file itself: making it, opening it, looking whether it is sound, setting it aside.

The journal is a rollback journal, truncated at each commit, not a write-ahead log: whatever is
committed lies in the one file, so that a copy, a backup or a move of that file takes all of it; it
works on network homes; and what is left after a kill only ever undoes what was not committed. With
`synchronous=FULL` a commit of one answer takes about a millisecond on a solid-state disk.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from bureau_quiz.records import schema
from bureau_quiz.records.troubles import ERRORS, Damaged, Unkept, is_lock, is_passing

PATIENCE = 2.0
"""Seconds that a program waits for another to finish writing."""
SMALL = 1 << 19
"""Bytes of a file that is checked row by row whenever it is opened: some 3 ms, 1,500 answers. In a
larger one damage shows when its place is read or written."""
FAR = 1000
"""A schema that many versions ahead of ours is taken for a damaged header."""

SIDECARS = ("-journal", "-wal", "-shm")


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


def connect(file: Path) -> tuple[sqlite3.Connection, Identity]:
    """Open a file that is there and found sound, brought to today's schema.

    Raises:
        FileNotFoundError: There is none.
        Damaged: It has to be set aside.
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
            connection = _raw(file)
            _check(connection, file)
        except Exception as error:
            if connection is not None:
                connection.close()
            if identity(file) != before:
                continue  # it was replaced while we looked
            if isinstance(error, Damaged) or not is_passing(error):
                raise Damaged(str(error), before) from error
            raise
        if identity(file) == before:
            connection.row_factory = sqlite3.Row
            return connection, before
        connection.close()


def make(file: Path, now: datetime) -> None:
    """Make an empty file with today's schema, for its owner's eyes alone.

    It appears whole or not at all; where another program was quicker, that one's stays.

    Raises:
        OSError, sqlite3.Error: It cannot be made.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(file.parent), _new(file) as (beside, connection):
        for name in SIDECARS:  # they would be taken for the new file's
            left = file.with_name(file.name + name)
            if not file.exists() and left.exists() and left.stat().st_size:
                left.rename(_aside(file, now, name))
        schema.migrate(connection)
        connection.close()
        _sync(beside)
        try:
            os.link(beside, file)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            if not file.exists():
                beside.rename(file)
        _sync(file.parent)


class Moved(NamedTuple):
    """What became of a damaged file."""

    aside: Path
    rounds: int
    """How many could be brought over."""
    responses: int


def set_aside(file: Path, damaged: object, now: datetime) -> Moved | None:
    """Give a damaged file another name, and put what can be read of it in its place.

    The new file takes its place in one move, under a lock, so that nothing another program writes
    meanwhile is lost. None: another program did it first.

    Args:
        file: Where it lies.
        damaged: Its identity.
        now: The time its new name says.

    Raises:
        OSError, sqlite3.Error: It cannot be done, and the file is as it was.
    """
    from bureau_quiz.records.salvage import salvage

    with ExitStack() as stack:
        stack.enter_context(_alone(file.parent))
        if identity(file) != damaged:
            return None
        if not file.is_file():
            aside = _aside(file, now)
            file.rename(aside)
            return Moved(aside, 0, 0)
        # Closing any descriptor of the file would end SQLite's locks on it, so this one goes last.
        raw = stack.enter_context(file.open("rb"))
        source = stack.enter_context(closing(_raw_or_nothing(file)))
        _lock(source)
        with _new(file) as (beside, connection):
            rounds, responses = salvage(source, raw.read(), connection)
            connection.close()
            _sync(beside)
            aside = _aside(file, now)
            for name in SIDECARS:
                with suppress(FileNotFoundError):
                    file.with_name(file.name + name).rename(aside.with_name(aside.name + name))
            try:
                os.link(file, aside)
            except OSError:  # a file system without links
                file.rename(aside)
            beside.replace(file)
            _sync(file.parent)
    return Moved(aside, rounds, responses)


def in_memory(file: Path) -> sqlite3.Connection:
    """What can be read of a damaged file that cannot be set aside."""
    from bureau_quiz.records.salvage import salvage

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    image = b""
    with suppress(OSError):
        image = file.read_bytes()
    with closing(_raw_or_nothing(file)) as source:
        salvage(source, image, connection)
    connection.row_factory = sqlite3.Row
    return connection


def _raw(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.as_uri()}?mode=rw",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _raw_or_nothing(file: Path) -> sqlite3.Connection:
    try:
        return _raw(file)
    except ERRORS:
        return sqlite3.connect(":memory:", isolation_level=None)


def _look(file: Path) -> None:
    """What can be seen without SQLite."""
    found = file.stat()
    if not S_ISREG(found.st_mode):
        raise Damaged("it is no file")
    if found.st_size == 0:
        raise Damaged("it is empty")
    with file.open("rb") as raw:
        head = raw.read(100)
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0") or max(head[18:20]) > 2:
        raise Damaged("it does not begin as it should")
    version, application = (int.from_bytes(head[at : at + 4], "big") for at in (60, 68))
    if application == schema.APPLICATION:
        _refuse_newer(version)


def _check(connection: sqlite3.Connection, file: Path) -> None:
    """Whether the file is ours and sound, as far as that can be said at once."""
    newest = len(schema.MIGRATIONS)
    connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    version, size = schema.version(connection), file.stat().st_size
    pages, page_size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    ours = schema.application(connection) == schema.APPLICATION
    if not ours and names and not {"rounds", "responses"} <= names:
        raise Unkept("the file belongs to another program")
    if not ours or not 0 < version < newest + FAR:
        raise Damaged("its header is not ours")
    _refuse_newer(version)
    if pages * page_size > size or size % page_size:
        raise Damaged("its end is missing")
    if size <= SMALL:
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            raise Damaged(said)
    connection.execute("COMMIT")
    if version < newest:
        schema.migrate(connection)


def _refuse_newer(version: int) -> None:
    newest = len(schema.MIGRATIONS)
    if newest < version < newest + FAR:
        raise Unkept(
            f"the file is of a newer version of Bureau Quiz (its schema is {version}, this game's"
            f" {newest}) and is left as it is"
        )


def _lock(source: sqlite3.Connection) -> None:
    """Hold off other programs, as far as the file still knows locks."""
    try:
        source.execute("BEGIN EXCLUSIVE")
    except ERRORS as error:
        if is_lock(error):
            raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
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
def _new(file: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """An empty file beside another, of which nothing is left in the end."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            # Nobody else sees it before it is whole and synced.
            connection.execute("PRAGMA journal_mode = OFF").fetchone()
            connection.execute("PRAGMA synchronous = OFF")
            yield beside, connection
    finally:
        beside.unlink(missing_ok=True)


def _aside(file: Path, now: datetime, suffix: str = "") -> Path:
    """A name of its own that says what it is and since when."""
    stem = f"{file.stem}.damaged-{now:%Y-%m-%dT%H-%M-%S}"
    for number in range(1, 1000):
        name = stem if number == 1 else f"{stem}-{number}"
        aside = file.with_name(f"{name}{file.suffix}{suffix}")
        if not any(os.path.lexists(f"{aside}{end}") for end in ("", *SIDECARS)):
            return aside
    raise FileExistsError(aside)


def _sync(path: Path) -> None:
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
