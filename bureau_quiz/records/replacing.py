"""A records' file comes into being, or takes the place of a damaged one, in one move."""

import os
import shutil
import sqlite3
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bureau_quiz.records import schema
from bureau_quiz.records.files import close, identity, raw
from bureau_quiz.records.troubles import ERRORS, Older, is_lock, reason
from bureau_quiz.records.whole import LOCK_PATIENCE, alone, appear, copy, new, sync

SIDECARS = ("-journal", "-wal", "-shm")
"""What SQLite lays beside a file."""


def make(file: Path, now: datetime) -> None:
    """Make an empty file with today's schema, for its owner's eyes alone.

    It appears whole or not at all; where another program was quicker, that one's stays.

    Raises:
        OSError, sqlite3.Error: It cannot be made.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(file.parent), new(file) as (beside, connection):
        for name in SIDECARS:  # they would be taken for the new file's
            left = file.with_name(file.name + name)
            if not file.exists() and left.exists() and left.stat().st_size:
                left.rename(_aside(file, now, name))
        schema.migrate(connection)
        connection.close()
        appear(beside, file)


def keep_copy(file: Path, version: int) -> None:
    """Lay a copy of a file beside it before it is brought to a version of the schema.

    One that is there stays, and does if it has every answer.

    Args:
        file: Where it lies; other programs are held off from writing.
        version: What it is about to become.

    Raises:
        Older: None can be made, so the file has to stay as it is.
        sqlite3.OperationalError: Another program keeps it locked.
    """
    try:
        for number in range(1, 1000):
            name = f"{file.stem}-before-{version}" + (f"-{number}" if number > 1 else "")
            kept = file.with_name(f"{name}{file.suffix}")
            if not os.path.lexists(kept):
                break
            if _has_all(kept, file):
                return
        with new(kept) as (beside, connection):
            copy(file, connection)
            connection.close()
            appear(beside, kept)
    except (*ERRORS, OSError) as error:
        if is_lock(error):
            raise
        raise Older(
            f"{reason(error)}, and without a copy of it as it is the file is not brought to"
            " today's tables"
        ) from error


def _has_all(kept: Path, file: Path) -> bool:
    """Whether a copy has each answer of a file."""
    connection = raw(file, LOCK_PATIENCE)
    try:
        connection.execute("ATTACH ? AS kept", (f"{kept.as_uri()}?mode=ro&immutable=1",))
        found = connection.execute(
            "SELECT round, number FROM responses EXCEPT SELECT round, number FROM kept.responses"
            " LIMIT 1"
        )
        return found.fetchone() is None
    except ERRORS:
        return False
    finally:
        close(connection)


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
        stack.enter_context(alone(file.parent))
        if identity(file) != damaged:
            return None
        if not file.is_file():
            aside = _aside(file, now)
            file.rename(aside)
            return Moved(aside, 0, 0)
        # Closing any descriptor of the file would end SQLite's locks on it, so this one goes last.
        image = stack.enter_context(file.open("rb"))
        source = _raw_or_nothing(file)
        stack.callback(close, source)
        _lock(source)
        with new(file) as (beside, connection):
            rounds, responses = salvage(source, image.read(), connection)
            connection.close()
            sync(beside)
            aside = _aside(file, now)
            _keep(file, aside)
            beside.replace(file)  # at no moment is there no file
            sync(file.parent)
    return Moved(aside, rounds, responses)


def _keep(file: Path, aside: Path) -> None:
    """Give a file a second name, and what lies beside it the same."""
    for name in SIDECARS:
        with suppress(FileNotFoundError):
            file.with_name(file.name + name).rename(aside.with_name(aside.name + name))
    try:
        os.link(file, aside)
    except OSError:  # a file system without links
        shutil.copyfile(file, aside)
        sync(aside)


def in_memory(file: Path) -> sqlite3.Connection:
    """What can be read of a damaged file that cannot be set aside."""
    from bureau_quiz.records.salvage import salvage

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    image = b""
    with suppress(OSError):
        image = file.read_bytes()
    source = _raw_or_nothing(file)
    try:
        salvage(source, image, connection)
    finally:
        close(source)
    connection.row_factory = sqlite3.Row
    return connection


def newer_in_memory(file: Path) -> sqlite3.Connection:
    """A sound file of an earlier schema that cannot be written, as it would be today.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    copy(file, connection)
    schema.migrate(connection)
    connection.row_factory = sqlite3.Row
    return connection


def _raw_or_nothing(file: Path) -> sqlite3.Connection:
    try:
        return raw(file, LOCK_PATIENCE)
    except ERRORS:
        return sqlite3.connect(":memory:", isolation_level=None)


def _lock(source: sqlite3.Connection) -> None:
    """Hold off other programs, as far as the file still knows locks."""
    try:
        source.execute("BEGIN EXCLUSIVE")
    except ERRORS as error:
        if is_lock(error):
            raise


def _aside(file: Path, now: datetime, suffix: str = "") -> Path:
    """A name of its own that says what it is and since when."""
    stem = f"{file.stem}.damaged-{now:%Y-%m-%dT%H-%M-%S}"
    for number in range(1, 1000):
        name = stem if number == 1 else f"{stem}-{number}"
        aside = file.with_name(f"{name}{file.suffix}{suffix}")
        if not any(os.path.lexists(f"{aside}{end}") for end in ("", *SIDECARS)):
            return aside
    raise FileExistsError(aside)
