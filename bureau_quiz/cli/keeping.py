"""What the commands of `records` share: where the records lie, and how trouble is told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bureau_quiz import paths
from bureau_quiz.cli import talk
from bureau_quiz.errors import RecordsFailed, WrongUse
from bureau_quiz.text import plural, visible

if TYPE_CHECKING:
    from bureau_quiz.records.backups import Backup, Contents

NONE = "There are no records yet: nothing was played."


def records_file() -> Path:
    """Where the records lie, with every link followed."""
    return Path(os.path.realpath(paths.records_file()))


def refuse_existing(target: Path, force: bool) -> None:
    """Write over nothing that nobody said may go.

    Raises:
        WrongUse: Something lies there.
    """
    from bureau_quiz.cli.there import exists

    if exists(target) and (not force or not target.is_file()):
        mend = "Choose another name, or replace it with --force." if target.is_file() else ""
        raise WrongUse(f"There is something at {target} already.", mend)


def quoted(path: Path) -> str:
    """A path as it may be pasted into a shell."""
    import shlex

    return shlex.quote(str(path))


@contextmanager
def told(doing: str) -> Iterator[None]:
    """Say why something could not be done with the records.

    Args:
        doing: What: `could not be exported`.

    Raises:
        RecordsFailed: It could not.
    """
    from bureau_quiz.records.troubles import ERRORS, Damaged, Unkept, reason

    try:
        yield
    except Damaged as error:
        raise RecordsFailed(
            f"Your records {doing}: they are damaged ({error}).",
            "Start the game once: it brings over what can be read. Or go back to a backup:"
            f" {talk.NAME} records restore latest",
        ) from None
    except (*ERRORS, OSError, Unkept) as error:
        if isinstance(error, BrokenPipeError):
            raise
        where = visible(str(getattr(error, "filename", None) or records_file()))
        raise RecordsFailed(f"Your records {doing}: {reason(error)} ({where}).") from None


def forget() -> None:
    """Have what the records come to worked out anew: rounds that were there have changed."""
    with suppress(OSError):
        paths.memory_file().unlink(missing_ok=True)


def holds(contents: Contents) -> str:
    """What a file holds, in words."""
    return f"{plural(contents.rounds, 'round')}, {plural(contents.responses, 'answer')}"


def table(found: list[Backup]) -> Iterator[str]:
    """Backups, one a line."""
    from bureau_quiz.cli.table import columns

    yield from columns(
        [
            (
                each.path.name,
                f"{each.made:%Y-%m-%d %H:%M}" if each.made else "",
                f"{each.size / 1_000_000:.1f} MB",
                holds(each.contents) if each.contents else "",
                f"damaged: {each.trouble}" if each.damaged else each.trouble or "sound",
            )
            for each in found
        ],
        right=(2,),
    )


def as_json(found: list[Backup]) -> list[dict[str, object]]:
    """Backups for a script."""
    return [
        {
            "path": str(each.path),
            "made": each.made.isoformat(timespec="seconds") if each.made else None,
            "bytes": each.size,
            "schema": each.contents.version if each.contents else None,
            "rounds": each.contents.rounds if each.contents else None,
            "answers": each.contents.responses if each.contents else None,
            "sound": not each.trouble,
            "trouble": each.trouble,
        }
        for each in found
    ]
