"""A pack takes its place on the disk in one move, and never that of another unless told to."""

import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bureau_quiz.authoring.exchange.writing import is_ours
from bureau_quiz.errors import WrongUse
from bureau_quiz.packs.finding import ENDINGS

_ENDING = re.compile(r"\.[A-Za-z]{2,5}")
"""What files of other kinds end in."""


def is_file(target: Path) -> bool:
    """Whether a pack of that name is one file; else it is a folder of them."""
    return target.suffix.lower() in ENDINGS


def refuse(target: Path, force: bool, copies: Collection[str] = ()) -> None:
    """Refuse what cannot be written to.

    Args:
        target: the pack to be.
        force: whether another pack may be replaced, if an import wrote it.
        copies: names that copies of spreadsheets have in a folder that an import writes.

    Raises:
        WrongUse: Something lies there that may not be replaced, its folder is not there, or its
            name is one of a file that is no pack.
    """
    if _ENDING.fullmatch(target.suffix) and not is_file(target):
        mend = "Name a folder without such an ending, or a file with it."
        raise WrongUse(f"{target} is no name for a pack: its file ends in .yaml.", mend)
    if not target.parent.is_dir():
        raise WrongUse(f"There is no folder {target.parent}.", "Make it first.")
    if not os.path.lexists(target):
        return
    if not force:
        mend = "Choose another name, or say --force to replace it."
        raise WrongUse(f"{target} is there already.", mend)
    if is_file(target) == target.is_dir():
        what = "a folder" if target.is_dir() else "a file"
        raise WrongUse(f"{target} is {what} and is not replaced.", "Choose another name.")
    if target.is_dir() and not all(is_ours(file, copies) for file in target.iterdir()):
        raise WrongUse(
            f"{target} holds more than an import writes, and is not replaced.",
            "Choose another name.",
        )


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a path beside a target to write at: a free one of a file, or an empty folder.

    Nothing is left of it in the end.

    Raises:
        OSError: Nothing can be written there.
    """
    here = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        if not is_file(target):
            here.mkdir()
        yield here
    finally:
        with suppress(OSError):
            if here.is_dir() and not here.is_symlink():
                shutil.rmtree(here)
            else:
                here.unlink(missing_ok=True)


def put(here: Path, target: Path, force: bool, copies: Collection[str] = ()) -> None:
    """Move what was written to its place; see `refuse`.

    Raises:
        WrongUse: Something lies there now, and is not to be replaced.
        OSError: It cannot be moved; the target is as it was.
    """
    refuse(target, force, copies)
    if here.is_dir():
        _put_folder(here, target)
        return
    with here.open("rb") as file:
        os.fsync(file.fileno())
    if force:
        here.replace(target)
        return
    try:
        target.hardlink_to(here)  # fails where something lies, which a rename would not
    except FileExistsError:
        refuse(target, force, copies)
    except OSError:  # a file system without such links
        here.replace(target)


def _put_folder(here: Path, target: Path) -> None:
    old = here.with_name(f"{here.name}.old")
    there = target.exists()
    if there:
        target.rename(old)
    try:
        here.rename(target)
    except OSError:
        if there:
            old.rename(target)
        raise
    if there:
        shutil.rmtree(old, ignore_errors=True)
