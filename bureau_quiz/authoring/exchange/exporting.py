"""A pack in another program's format, and what of it that format cannot carry."""

import os
from contextlib import suppress
from pathlib import Path

from bureau_quiz.authoring.exchange import formats
from bureau_quiz.authoring.exchange.model import Export
from bureau_quiz.authoring.look import Look
from bureau_quiz.errors import WrongUse
from bureau_quiz.text import listed


def export(seen: Look, form: str) -> Export:
    """Give all that a pack asks in a format.

    Raises:
        WrongUse: The format is only read, or there is none of that name.
        PackUnreadable: Nothing can be asked of what is at the path.
    """
    found = formats.of_name(form)
    if found.export is None:
        raise WrongUse(f"{found.title} is only read.", f"Written are {listed(formats.EXPORTED)}.")
    assert seen.pack is not None, "who exports has looked at a pack"
    return found.export(seen.pack, seen.questions)


def write(made: Export, target: Path, force: bool = False) -> None:
    """Write a file in one move.

    Raises:
        WrongUse: Something lies there, and is not to be replaced.
        OSError: It cannot be written; what lies there is as it was.
    """
    _refuse(target, force)
    here = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with here.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in made.lines)
            file.flush()
            os.fsync(file.fileno())
        _refuse(target, force)
        here.replace(target)
    finally:
        with suppress(OSError):
            here.unlink(missing_ok=True)


def _refuse(target: Path, force: bool) -> None:
    if target.is_dir():
        raise WrongUse(f"{target} is a folder.", "Name a file.")
    if os.path.lexists(target) and not force:
        mend = "Choose another name, or say --force to replace it."
        raise WrongUse(f"{target} is there already.", mend)
