"""Backups of the records: one of each day of play, the last seven kept, and those made by hand.

A daily backup is made beside its place, verified row by row, and renamed; only then an older one
goes, and only if the new one has every answer that it has: a past that got lost pushes out nothing.
"""

import errno
import re
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from time import time
from typing import NamedTuple

from bureau_quiz.records import schema
from bureau_quiz.records.daily import backup_of
from bureau_quiz.records.troubles import ERRORS, Damaged
from bureau_quiz.records.whole import appear, copy_gently, new, sync

KEPT = 7
"""Daily backups that stay, at least."""
ROOM = 16 << 20
"""Bytes that a daily backup leaves free on the disk: they are for what is played."""
STALE = 24 * 60 * 60
"""Seconds after which what a killed program left half made is taken away."""

NEWER = "it is of a newer version of Bureau Quiz"

_DAILY = re.compile(r"records-\d{4}-\d\d-\d\d\.sqlite")
_OTHERS = ("records-before-*.sqlite", "records-kept-*.sqlite")
_ANSWERS = "SELECT count(*) FROM old.responses"
_MISSED = (
    "SELECT round, number FROM old.responses EXCEPT SELECT round, number FROM responses LIMIT 1"
)


class Contents(NamedTuple):
    """What a records' file holds."""

    version: int
    """Of its schema."""
    rounds: int
    responses: int
    last: str
    """When its last response was given, in UTC as the records write it; empty: there is none."""


class Backup(NamedTuple):
    """A backup that lies there."""

    path: Path
    size: int
    """Bytes."""
    made: datetime | None
    """None: nobody can tell."""
    contents: Contents | None
    """None: it cannot be read."""
    trouble: str
    """Why this game cannot go back to it, as part of a sentence; empty: it is sound."""

    @property
    def damaged(self) -> bool:
        """Whether nothing can go back to it."""
        return self.trouble not in ("", NEWER)


def of_day(file: Path, folder: Path, day: str) -> bool:
    """Have a backup of a day such as `2026-11-22`; one that is there already stays.

    Returns:
        Whether there is one now; there is none of records that hold no answer.

    Raises:
        Damaged: The records are damaged, and no backup of that is made.
        Unkept: Another program keeps them locked.
        OSError, sqlite3.Error: It could not be made.
    """
    target = backup_of(folder, day)
    if target.exists():
        return True
    if not file.exists():
        return False
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    clear(folder)
    if shutil.disk_usage(folder).free < 2 * file.stat().st_size + ROOM:
        raise OSError(errno.ENOSPC, "there is too little room on the disk")
    if not make(file, target, empty=False).responses:
        return False
    _rotate(folder, target)
    return True


def make(file: Path, target: Path, empty: bool = True, force: bool = False) -> Contents:
    """Copy the records, as they are at one moment, and look through the copy.

    Args:
        file: Where they lie.
        target: Where the copy goes; a file that has that name already stays.
        empty: Make one even of records that hold no answer.
        force: Replace a file that has that name already.

    Raises:
        Damaged: The records are damaged, and no backup of that is made.
        Unkept: Another program keeps them locked.
        OSError, sqlite3.Error: It could not be made.
    """
    with new(target) as (beside, connection):
        copy_gently(file, connection)
        verify(connection)
        found = contents(connection)
        connection.close()
        if force and target.exists():
            sync(beside)
            beside.replace(target)
            sync(target.parent)
        elif found.responses or empty:
            appear(beside, target)
    return found


def verify(connection: sqlite3.Connection) -> None:
    """Look through a whole file.

    Raises:
        Damaged: It is not sound, or not ours.
    """
    try:
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        version = schema.version(connection)
        ours = schema.application(connection) == schema.APPLICATION and version > 0
    except ERRORS as error:
        raise Damaged(str(error)) from error
    if said != "ok":
        raise Damaged(str(said))
    if not ours:
        raise Damaged("its header is not ours")


def contents(connection: sqlite3.Connection) -> Contents:
    """Count what a file of any schema holds.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    rounds, responses, last = (
        connection.execute(sql).fetchone()[0]
        for sql in (
            "SELECT count(*) FROM rounds",
            "SELECT count(*) FROM responses",
            "SELECT coalesce(max(at), '') FROM responses",
        )
    )
    return Contents(schema.version(connection), rounds, responses, str(last))


def daily(folder: Path) -> list[Path]:
    """The daily backups, the latest first."""
    with suppress(OSError):
        found = (path for path in folder.iterdir() if _DAILY.fullmatch(path.name))
        return sorted(found, reverse=True)
    return []


def listed(file: Path, folder: Path) -> list[Backup]:
    """Every backup: those of the days, the latest first, then what else was kept.

    Args:
        file: The records; what was kept before a migration lies beside them.
        folder: Where the backups lie.
    """
    return [looked_at(path) for path in (*daily(folder), *_newest_first(_others(file, folder)))]


def latest(file: Path, folder: Path) -> Path | None:
    """The backup made last of those that are sound, of whatever sort; None: there is none.

    Args:
        file: The records; see `listed`.
        folder: Where the backups lie.
    """
    for path in _newest_first([*daily(folder), *_others(file, folder)]):
        if not looked_at(path).trouble:
            return path
    return None


def _others(file: Path, folder: Path) -> set[Path]:
    """Backups that are none of a day."""
    found: set[Path] = set()
    for place in (folder, file.parent):
        for pattern in _OTHERS:
            with suppress(OSError):
                found |= set(place.glob(pattern))
    return found


def _newest_first(paths: Collection[Path]) -> list[Path]:
    """By the time at which they were written; one that is gone meanwhile is left out.

    One of the future comes last: a clock that was wrong must not make it the newest for years.
    """
    now = time() + STALE
    made: dict[Path, tuple[bool, float]] = {}
    for path in paths:
        with suppress(OSError):
            at = path.stat().st_mtime
            made[path] = (at < now, at)
    return sorted(made, key=lambda path: made[path], reverse=True)


def looked_at(path: Path) -> Backup:
    """One backup, looked through as a whole."""
    try:
        found = path.stat()
        made = datetime.fromtimestamp(found.st_mtime).astimezone()
    except OSError as error:
        return Backup(path, 0, None, None, (error.strerror or str(error)).lower())
    counted, trouble = None, ""
    try:
        with closing(still(path)) as connection:
            verify(connection)
            counted = contents(connection)
            if counted.version > len(schema.MIGRATIONS):
                trouble = NEWER
    except (*ERRORS, Damaged) as error:
        trouble = str(error)
    return Backup(path, found.st_size, made, counted, trouble)


def still(path: Path) -> sqlite3.Connection:
    """Open a file that nobody writes to.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


def _rotate(folder: Path, newest: Path) -> None:
    """Take away all but the last daily backups, of those that the newest has all of.

    The last are those with the most answers: a clock that was wrong may have named them.
    """
    found = daily(folder)
    if len(found) <= KEPT:
        return
    held: dict[Path, int] = {}
    with closing(still(newest)) as connection:
        for old in found:
            with suppress(*ERRORS, OSError):
                connection.execute("ATTACH ? AS old", (f"{old.as_uri()}?mode=ro&immutable=1",))
                try:
                    if connection.execute(_MISSED).fetchone() is None:
                        held[old] = connection.execute(_ANSWERS).fetchone()[0]
                finally:
                    connection.execute("DETACH old")
    by_age = sorted(held, key=lambda path: (path == newest, held[path], path.name), reverse=True)
    for old in by_age[KEPT:]:
        with suppress(OSError):
            old.unlink()


def clear(folder: Path) -> None:
    """Take away what killed programs left half made."""
    now = time()
    for left in folder.glob(".records*.sqlite.*"):
        with suppress(OSError):
            if now - left.stat().st_mtime > STALE:
                left.unlink()
