"""Packs go into the player's own folder, and out of it, each in one move.

A pack is made ready beside the others under a hidden name. What it replaces is kept aside until it
is in, and then among the removed ones, the last of each name; if anything fails, all lies where it
lay. What a program that was killed left behind the next one puts right.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from bureau_quiz.authoring.copying import copied, sync
from bureau_quiz.authoring.look import Look
from bureau_quiz.errors import FolderFailed

REMOVED = ".removed"
"""The folder, among the player's packs, of what was removed or replaced last."""

STAGE = ".adding-"
"""What the names of folders begin with in which packs are made ready; a process id follows."""


class Installed(NamedTuple):
    """A pack that went in."""

    path: Path
    """Where it lies now."""
    replaced: Path | None
    """Where what it replaced lies now."""


def add(look: Look, folder: Path, replaces: Path | None = None) -> Installed:
    """Copy a pack into a folder of packs.

    Args:
        look: The pack as it was checked.
        folder: The player's own packs; it is made where there is none.
        replaces: The pack in that folder whose place it takes.

    Raises:
        PackUnreadable: The pack is closed, or is no longer what was checked.
        FolderFailed: The folder cannot be written; all lies there as it did.
    """
    kept = None
    with staged(folder) as stage:
        new = copied(look, stage / "new")
        place = _free(folder, new.name, replaces)
        with _Moves(stage) as moves:
            if replaces is None:
                moves.rename(new, place)
            else:
                kept = moves.replace(new, place, replaces, folder / REMOVED)
        with suppress(OSError):
            sync(folder)
    return Installed(place, kept)


def remove(path: Path, folder: Path) -> Path:
    """Move a pack from a folder of packs to the removed ones, and give where it lies now.

    What else lies beside its file stays.

    Raises:
        FolderFailed: The folder cannot be written; all lies there as it did.
    """
    with staged(folder) as stage:
        with _Moves(stage) as moves:
            kept = moves.discard(path, folder / REMOVED)
        with suppress(OSError):
            sync(folder)
    return kept


def lies_in(path: Path, folder: Path) -> bool:
    """Whether something is one of the packs of a folder already."""
    try:
        return path.resolve().parent == folder.resolve() and not path.name.startswith(".")
    except (OSError, RuntimeError):
        return False


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder within the packs' one in which something is made ready; it goes when that is done.

    Raises:
        FolderFailed: It cannot be made, or what is done in it fails.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        recover(folder)
        stage = Path(tempfile.mkdtemp(prefix=f"{STAGE}{os.getpid()}-", dir=folder))
    except OSError as error:
        raise FolderFailed.of(folder, error) from error
    try:
        yield stage
    except OSError as error:
        raise FolderFailed.of(folder, error) from error
    finally:
        if not any(stage.glob("old/*")):  # what could not even be put back is left for `recover`
            shutil.rmtree(stage, ignore_errors=True)


def recover(folder: Path) -> None:
    """Put right what a program left behind that was cut off while it added a pack."""
    for stage in folder.glob(f"{STAGE}*"):
        if _is_used(stage):
            continue
        with suppress(OSError):
            for old in stage.glob("old/*"):
                place = folder / old.name
                if any(stage.glob("new/*")) and not place.exists():
                    old.rename(place)
                else:
                    _Moves(stage).discard(old, folder / REMOVED)
            shutil.rmtree(stage, ignore_errors=True)


def _is_used(stage: Path) -> bool:
    """Whether a living program works in a stage; where nobody can tell, it may."""
    said = re.match(rf"{re.escape(STAGE)}(\d{{1,9}})-", stage.name)
    if said is None or os.name != "posix":
        return True
    try:
        os.kill(int(said[1]), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _free(folder: Path, name: str, replaces: Path | None) -> Path:
    """Where a pack goes: under its name, unless another pack's file has that."""
    place = folder / name
    for number in count(2):
        if place == replaces or not os.path.lexists(place):
            return place
        stem, dot, ending = name.partition(".")
        place = folder / f"{stem}-{number}{dot}{ending}"
    raise AssertionError


class _Moves:
    """Renames of which all happen, or none."""

    def __init__(self, stage: Path) -> None:
        self._stage = stage
        self._back: list[tuple[Path, Path]] = []
        """What puts all back, the last first."""

    def __enter__(self) -> "_Moves":
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is not None:
            for source, target in reversed(self._back):
                os.replace(source, target)  # noqa: PTH105 - one door for all moves

    def rename(self, source: Path, target: Path) -> None:
        """Give something another name that nothing has."""
        os.rename(source, target)  # noqa: PTH104
        self._back.append((target, source))

    def replace(self, new: Path, place: Path, old: Path, removed: Path) -> Path:
        """Put a pack in the place of an old one, and that among the removed; gives where it is."""
        aside = self._stage / "old" / old.name
        aside.parent.mkdir()
        if place == old and old.is_file() and new.is_file():
            # A file is there at every moment, the old one or the new.
            _twin(old, aside)
            try:
                os.replace(new, place)  # noqa: PTH105
            except BaseException:
                aside.unlink()
                raise
            self._back.append((aside, place))
        else:
            self.rename(old, aside)
            self.rename(new, place)
        return self.discard(aside, removed)

    def discard(self, path: Path, removed: Path) -> Path:
        """Move something among the removed ones; what has its name there goes for good."""
        removed.mkdir(mode=0o700, exist_ok=True)
        place = removed / path.name
        if os.path.lexists(place):
            self.rename(place, self._stage / f"older-{path.name}")
        self.rename(path, place)
        return place


def _twin(file: Path, other: Path) -> None:
    """Have a file under another name too, or a copy of it where that cannot be."""
    try:
        other.hardlink_to(file)
    except OSError:
        shutil.copy2(file, other)
