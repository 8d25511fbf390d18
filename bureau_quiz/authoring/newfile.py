"""A text file written in one move, that replaces another one only when it is told to."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bureau_quiz.errors import WrongUse


def write(lines: Iterable[str], target: Path, force: bool = False) -> None:
    """Write lines to a file.

    Raises:
        WrongUse: Something lies there, and is not to be replaced.
        OSError: It cannot be written; what lies there is as it was.
    """
    _refuse(target, force)
    here = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with here.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
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
