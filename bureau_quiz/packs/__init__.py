"""A file or folder becomes a pack, with every problem in it and its place."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bureau_quiz.packs.model import Reading
    from bureau_quiz.packs.source import Told


def read(path: Path, told: "Told | None" = None) -> "Reading":
    """Read a pack from a file or a folder; never raises for what a file may contain.

    `told` is told which file is being read, how far it is, and how far it goes.
    """
    from bureau_quiz.packs.reader import read as read_pack

    return read_pack(path, told)


def find(folder: Path, collection: bool = False) -> list[Path]:
    """Give the packs that lie in a folder, or the folder itself where its files are one pack.

    In a `collection` each YAML file is a pack of its own, whatever it says, and each folder that
    holds YAML; any other folder is one as soon as two of its files say `pack:`.

    Raises:
        OSError: the folder cannot be read.
    """
    from bureau_quiz.packs.finding import find as find_packs

    return find_packs(folder, collection)
