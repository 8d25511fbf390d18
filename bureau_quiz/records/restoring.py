"""A backup takes the place of the records, which are kept first."""

import os
import shutil
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bureau_quiz.errors import RecordsFailed, WrongUse
from bureau_quiz.records import backups, incoming, merging, replacing, schema
from bureau_quiz.records.alive import Signs
from bureau_quiz.records.backups import Contents
from bureau_quiz.records.files import close, raw
from bureau_quiz.records.merging import Counts
from bureau_quiz.records.troubles import ERRORS, Damaged, Unkept, is_damage, is_lock, reason
from bureau_quiz.records.whole import LOCK_PATIENCE, alone, appear, copy, copy_gently, new, sync
from bureau_quiz.text import visible

LATEST = "latest"


class Restored(NamedTuple):
    """What came of it."""

    source: Path
    contents: Contents
    """Of the records as they are now; its version is the one that the backup had."""
    kept: Path | None
    """Where the records that stood there lie now; None: there were none."""
    missed: Counts | None
    """What those had and the backup has not; None: they could not be read."""


def find(named: str, file: Path, folder: Path) -> Path:
    """The backup that is meant: `latest` (of any sort), a day, the name of one, or a path.

    Raises:
        WrongUse: There is none.
    """
    if named == LATEST:
        if path := backups.latest(file, folder):
            return path
        raise WrongUse(
            f"There is no sound backup in {visible(str(folder))}.",
            "bureau-quiz records restore --list shows what there is.",
        )
    for path in (
        Path(named),
        folder / named,
        folder / f"records-{named}.sqlite",
        file.parent / named,
    ):
        with suppress(OSError, ValueError):
            if path.is_file():
                return Path(os.path.realpath(path))
    raise WrongUse(
        f"There is no backup “{visible(named)}”.",
        "Name a file, a day such as 2026-11-22, or latest; --list shows what there is.",
    )


def restore(source: Path, file: Path, folder: Path, now: datetime) -> Restored:
    """Put a backup in the place of the records, all or nothing; they are kept in the folder.

    Args:
        source: The backup; of any schema so far. It stays as it is.
        file: The records, with every link followed.
        folder: Where backups lie.
        now: The time that the name of what is kept says.

    Raises:
        WrongUse: The backup is none of ours, or the records themselves.
        RecordsFailed: It is damaged or of a newer version, somebody plays, or it cannot be written.
    """
    if file.exists() and source.exists() and file.samefile(source):
        raise WrongUse("These are the records themselves.", "Name a backup of them.")
    incoming.refuse_foreign(source)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ExitStack() as stack:
            stack.enter_context(alone(file.parent))
            _refuse_played(file)
            backups.clear(file.parent)
            beside, found = _prepared(stack, source, file)
            kept = _kept(stack, file, folder, now)
            missed = _missed(beside, kept)
            beside.replace(file)  # at no moment is there no file
            sync(file.parent)
    except (*ERRORS, OSError, Damaged, Unkept) as error:
        why = "another program is writing to them" if is_lock(error) else reason(error)
        raise RecordsFailed(
            f"The records could not be replaced: {why}.", "They are as they were."
        ) from error
    return Restored(source, found, kept, missed)


def _refuse_played(file: Path) -> None:
    with Signs(file).looking() as look:
        if look.sees_any():
            raise RecordsFailed(
                "A round is being played with these records, in this or another window.",
                "Leave it there first; it waits for you.",
            )


def _prepared(stack: ExitStack, source: Path, file: Path) -> tuple[Path, Contents]:
    """What will be the records: whole, sound, of today's schema, and on disk."""
    beside, connection = stack.enter_context(new(file))
    try:
        copy_gently(source, connection)
        backups.verify(connection)
        found = backups.contents(connection)
        connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        schema.migrate(connection)
        migrated = backups.contents(connection)
        if found[1:] != migrated[1:]:
            raise Damaged("not every answer outlived its migration")
    except (*ERRORS, Damaged) as error:
        if not isinstance(error, Damaged) and not is_damage(error):
            raise
        raise RecordsFailed(
            f"{visible(str(source))} is damaged: {error}.",
            "Your records are as they were. Restore another one, or bring over what can be read of"
            f' this one: bureau-quiz records import "{visible(str(source))}"',
        ) from None
    connection.close()
    sync(beside)
    return beside, found


def _kept(stack: ExitStack, file: Path, folder: Path, now: datetime) -> Path | None:
    """Keep the records that stand there, and hold off whoever would write to them."""
    if not os.path.lexists(file):
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = _free(folder, now)
    source = raw(file, LOCK_PATIENCE)
    stack.callback(close, source)
    sound = True
    try:
        source.execute("BEGIN IMMEDIATE")
    except ERRORS as error:
        if is_lock(error):
            raise
        sound = False
    if sound:
        with suppress(*ERRORS, Damaged), new(target) as (beside, connection):
            copy(file, connection)
            backups.verify(connection)
            connection.close()
            appear(beside, target)
            return target
    # Closing a descriptor ends SQLite's locks on the file: it is damaged, and they matter less.
    copies = [Path(f"{target}{name}") for name in ("", *replacing.SIDECARS)]
    try:
        for name, to in zip(("", *replacing.SIDECARS), copies, strict=True):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{file}{name}", to)
                to.chmod(0o600)
        sync(target)
    except OSError:
        for to in copies:
            to.unlink(missing_ok=True)
        raise
    for name in replacing.SIDECARS:  # they would be taken for the new file's
        file.with_name(file.name + name).unlink(missing_ok=True)
    return target


def _free(folder: Path, now: datetime) -> Path:
    """A name that nothing has yet."""
    stem = f"records-before-restore-{now:%Y-%m-%dT%H-%M-%S}"
    for number in range(1, 1000):
        path = folder / (f"{stem}.sqlite" if number == 1 else f"{stem}-{number}.sqlite")
        if not os.path.lexists(path):
            return path
    raise FileExistsError(stem)


def _missed(beside: Path, kept: Path | None) -> Counts | None:
    if kept is None:
        return Counts(0, 0)
    try:
        with closing(backups.still(beside)) as connection:
            return merging.missed(connection, kept)
    except ERRORS:
        return None
