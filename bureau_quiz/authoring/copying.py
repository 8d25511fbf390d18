"""A pack's files are copied elsewhere, and proved to be the very ones that were checked."""

import os
from collections.abc import Iterator
from pathlib import Path

from bureau_quiz import packs
from bureau_quiz.authoring.archives import may_stand_beside
from bureau_quiz.authoring.look import Look
from bureau_quiz.errors import PackUnreadable
from bureau_quiz.packs.finding import ENDINGS
from bureau_quiz.packs.loading import SIZE_LIMIT
from bureau_quiz.packs.versions import Version
from bureau_quiz.text import clean

MEND = "In `rows:`, name a file as it lies beside the pack, without `/` or `..` in front."

BESIDE = 10
"""The most licences and readmes that come along."""
BESIDE_LIMIT = 1024 * 1024
"""The most bytes of one of them."""


def copied(look: Look, folder: Path) -> Path:
    """Copy a pack into an empty folder, under its id; gives where it lies there.

    A pack in one file is a file again, any other a folder. Licence and readme come along with a
    folder; what else lies there does not.

    Raises:
        PackUnreadable: The pack is closed, or is no longer what was checked.
        OSError: A file cannot be written.
    """
    if look.pack is None:
        raise PackUnreadable(f"{look.path} is broken.", "Only what can be played is added.")
    path = Path(look.path)
    home = path if path.is_dir() else path.parent
    names = [_within(Path(file), home) for file in look.files]
    if path == home or len(names) > 1:
        new = folder / look.pack.id
        targets = [new / name for name in names]
    else:
        new = folder / _file_name(path, look.pack.id)
        targets = [new]
    version = Version()
    for file, target in zip(look.files, targets, strict=True):
        version.add(_copy(Path(file), target, SIZE_LIMIT))
    if str(version) != look.pack.digest:
        raise PackUnreadable(
            f"{look.path} changed while it was being copied.", "Add it again when it is at rest."
        )
    if len(names) > 1 and _version(new) != look.pack.digest:
        raise PackUnreadable(f"{look.path} would lose its rows if it lay elsewhere.", MEND)
    if path == home:
        for text in _texts_beside(path):
            _copy(text, new / text.name, BESIDE_LIMIT)
    for made in (new, *new.rglob("*")) if new.is_dir() else ():
        if made.is_dir():
            sync(made)
    return new


def sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _within(file: Path, home: Path) -> Path:
    """A file's name as the pack says it, which must hold wherever the pack lies."""
    try:
        name = file.relative_to(home)
    except ValueError:
        name = Path("..")
    if ".." in name.parts:
        raise PackUnreadable(f"{file} would be lost if the pack lay elsewhere.", MEND)
    return name


def _version(path: Path) -> str:
    """The version of a pack as it reads where it lies."""
    pack = packs.read(path).pack
    return pack.digest if pack else ""


def _file_name(path: Path, id_: str) -> str:
    """The name of a pack in one file; a spreadsheet's own is all the title that it has."""
    return f"{id_}.yaml" if path.suffix.lower() in ENDINGS else clean(path.name).text


def _copy(file: Path, target: Path, limit: int) -> bytes:
    try:
        with file.open("rb") as source:
            content = source.read(limit + 1)
    except OSError as error:
        raise PackUnreadable(f"{file} cannot be read: {error.strerror or error}.") from error
    if len(content) > limit:
        raise PackUnreadable(f"{file} is larger than {limit:,} bytes.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as copy:
        copy.write(content)
        copy.flush()
        os.fsync(copy.fileno())
    return content


def _texts_beside(folder: Path) -> Iterator[Path]:
    """Licences and readmes that lie in a folder itself."""
    found = [
        path
        for path in sorted(folder.iterdir())
        if may_stand_beside(path.name) and not path.is_symlink() and path.is_file()
    ]
    for path in found[:BESIDE]:
        if path.stat().st_size <= BESIDE_LIMIT and clean(path.name).text == path.name:
            yield path
