"""The index of `quiz(6)`: a file that says where data files lie, and what their columns are."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from bureau_quiz.authoring.exchange import patterns
from bureau_quiz.authoring.exchange.bsdlines import beginning, lines
from bureau_quiz.authoring.exchange.documents import load
from bureau_quiz.authoring.exchange.model import Document
from bureau_quiz.errors import PackUnreadable
from bureau_quiz.packs.format import NAME_SIGNS
from bureau_quiz.text import clean

INDEXES = ("index", "categories")
"""What an index file is called."""


def is_index(document: Document) -> bool:
    """Whether a file is called like an index, and its lines begin with paths of files."""
    file = Path(document.path)
    if file.stem.casefold() not in INDEXES:
        return False
    first = beginning(document)
    return bool(first) and all(
        _leads(_value(line.text.partition(":")[0]), file.parent) for line in first
    )


def names_of(document: Document, most: int) -> tuple[str, ...]:
    """What an index calls a data file's columns, so many at most; nothing where none names it."""
    wanted = PurePath(document.path).name
    for index in _indexes(document):
        for line in lines(index):
            path, *names = patterns.cells(line.text)
            if PurePath(_value(path)).name == wanted:
                return tuple(_name(name) for name in names[:most])
    return ()


def _leads(path: str, folder: Path) -> bool:
    """Whether a text is the path of a file, here or elsewhere."""
    try:
        return "/" in path or (path.isprintable() and (folder / path).is_file())
    except (OSError, ValueError):
        return False


def _indexes(document: Document) -> Iterator[Document]:
    given = (path for path in document.beside if path.stem.casefold() in INDEXES)
    here = (Path(document.path).parent / name for name in INDEXES)
    for path in dict.fromkeys((*given, *here)):
        try:
            index = load(path)
        except PackUnreadable:
            continue
        if is_index(index):
            yield index


def _value(text: str) -> str:
    if len(text) > patterns.LIMIT:
        return ""
    branches = patterns.read(text)[0].branches(1)
    return branches[0][0] if branches else ""


def _name(text: str) -> str:
    """A column's name as people say it: `Shakespeare-line` is two words."""
    cleaned = clean(_value(text)).text
    return patterns.spaced(
        "".join(" " if sign in NAME_SIGNS or sign in "-_" else sign for sign in cleaned)
    )[:60]
