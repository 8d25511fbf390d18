"""Whether a compiled pack is still what its files say: by their names, sizes and both times."""

import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from bureau_quiz import __version__

_MAKERS = ("bank", "bank/kinds", "catalogue", "packs", "packs/sheets", ".")
"""The parts of the game that decide what a pack asks, and how it is stored."""


def stamp(path: Path, files: Iterable[str], torn: bool) -> str:
    """Everything that must stay the same for a compiled pack to be good.

    Args:
        path: The pack's file or folder.
        files: The files that were read for it.
        torn: Whether something was wrong with it: then a file that comes to lie beside it may be
            the one that was missing.
    """
    listed = [str(path)]
    if torn and not path.is_dir():
        listed.append(str(path.parent))
    return json.dumps([[_names(folder) for folder in listed], _states(files)])


def is_fresh(path: Path, kept: str) -> bool:
    """Whether a stamp still holds."""
    try:
        listed, states = json.loads(kept)
        files = [name for name, *_ in states]
        return kept == stamp(path, files, torn=len(listed) > 1)
    except (ValueError, TypeError):
        return False


def newest(path: Path, files: Iterable[str]) -> int:
    """When a pack's files, or its folder, last changed: in nanoseconds since 1970."""
    return max(max(_state(name)[1:], default=0) for name in [str(path), *files])


def _states(files: Iterable[str]) -> list[list[str | int]]:
    return [[name, *_state(name)] for name in files]


def _state(name: str) -> tuple[int, ...]:
    """Size and times; nothing for a file that is not there."""
    try:
        found = os.stat(name)  # noqa: PTH116 - a dozen at each start
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _names(folder: str) -> list[str]:
    """What lies in a folder; nothing for a file."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return []


@cache
def maker() -> str:
    """What compiles: the version of the game, and the state of its very files.

    In a checkout these change between versions.
    """
    package = Path(__file__).parent.parent
    newest = size = 0
    for folder in _MAKERS:
        try:
            with os.scandir(package / folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        found = entry.stat()
                        newest = max(newest, found.st_mtime_ns)
                        size += found.st_size
        except OSError:  # not a folder of files at all, but some archive
            continue
    return f"{__version__} {newest} {size}"
