"""Which packs lie in a folder: files, and folders whose files are one pack."""

import re
from pathlib import Path

ENDINGS = frozenset({".yaml", ".yml"})

SHEETS = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods"})
"""Spreadsheets, of which the last three are told how to save what can be read."""

_PACK = re.compile(rb"""(?:\xef\xbb\xbf)?["']?pack["']?\s*:""")


def yaml_files(folder: Path) -> list[Path]:
    """Give the YAML files that lie in a folder itself, by name.

    Hidden files are left alone, and so are links that lead out of the folder.

    Raises:
        OSError: the folder cannot be read.
    """
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in ENDINGS and _ours(path, folder) and not path.is_dir()
    )


def is_sheet(path: Path) -> bool:
    """Whether a path is that of a spreadsheet, which is a pack by itself."""
    return path.suffix.lower() in SHEETS


def find(folder: Path, collection: bool = False) -> list[Path]:
    """Give the packs that lie in a folder, or the folder itself where its files are one pack.

    A folder is one pack if YAML files lie in it, at most one of them says `pack:`, and no folder
    in it holds YAML. Else it is a collection: each of its YAML files is a pack, though it may not
    say so, and so is each folder in it that holds YAML. What is no folder is given back.

    Args:
        folder: where to look.
        collection: whether the folder is known to be a collection.

    Raises:
        OSError: the folder cannot be read.
    """
    if not folder.is_dir():
        return [folder]
    files = yaml_files(folder)
    inner = [
        path
        for path in folder.iterdir()
        if _ours(path, folder) and path.is_dir() and _holds_yaml(path)
    ]
    if collection or inner or not files or sum(map(_says_pack, files)) > 1:
        return sorted([*files, *inner, *_sheets(folder, files)])
    return [folder]


def id_of_sheet(path: Path) -> str:
    """Give the id of the pack that a spreadsheet is: its name, as an id can be."""
    from bureau_quiz.text import words

    slug = "-".join(word for word in words(path.stem) if word.isascii())
    return slug[:60].strip("-") or "sheet"


def _sheets(folder: Path, files: list[Path]) -> list[Path]:
    """The spreadsheets in a folder that are packs: those whose rows no YAML file beside takes."""
    found = [
        path
        for path in folder.iterdir()
        if is_sheet(path) and _ours(path, folder) and not path.is_dir()
    ]
    said = b"\n".join(map(_bytes, files)) if found else b""
    return [path for path in found if path.name.encode("utf-8", "replace") not in said]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _ours(path: Path, folder: Path) -> bool:
    if path.name.startswith("."):
        return False
    try:
        return not path.is_symlink() or path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that go in circles
        return False


def _holds_yaml(folder: Path) -> bool:
    try:
        return bool(yaml_files(folder))
    except OSError:
        return False


def _says_pack(path: Path) -> bool:
    """Whether a line of a file begins with `pack:`; one that cannot be read so might."""
    try:
        with path.open("rb") as file:
            return any(_PACK.match(line) or b"\0" in line for line in file)
    except OSError:
        return True
