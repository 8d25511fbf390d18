"""Anki's text files: header lines that begin with `#`, then notes of separated fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bureau_quiz.authoring.exchange.model import Document
from bureau_quiz.authoring.exchange.records import Record, records

_SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "colon": ":",
    "space": " ",
}
_HEADER = re.compile(r"#\s*([a-z][a-z ]*?)\s*:(.*)", re.IGNORECASE)
_KEYS = ("separator", "html", "tags", "columns", "notetype", "deck", "if matches")
_COLUMNS = ("notetype", "deck", "tags", "guid")
"""What a column of a file may hold besides a field: `#tags column:3`."""


@dataclass(slots=True)
class Notes:
    """What the header of a file says."""

    separator: str = ""
    html: bool | None = None
    """None: it does not say."""
    deck: str = ""
    name: str = ""
    columns: tuple[str, ...] = ()
    special: dict[str, int] = field(default_factory=dict)
    """What a column holds that is no field → its place, from 0."""
    first: int = 1
    """The line after the header."""

    def fields(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The fields of a note."""
        apart = set(self.special.values())
        return tuple(cell for at, cell in enumerate(cells) if at not in apart)

    def said(self, what: str, cells: tuple[str, ...]) -> str:
        """What a special column says of a note."""
        at = self.special.get(what, len(cells))
        return cells[at] if at < len(cells) else ""


def header_of(document: Document) -> Notes | None:
    """Read the header; None where there is none."""
    notes, known = Notes(), False
    for number, line in enumerate(document.lines, 1):
        found = _HEADER.fullmatch(line.rstrip(" ")) if line.startswith("#") else None
        if not line.startswith("#"):
            notes.first = number
            break
        if found:
            known |= _take(notes, found[1].lower(), found[2])
    if not known:
        return None
    notes.separator = notes.separator or _guessed(document, notes.first)
    named = "".join(notes.columns).split(notes.separator)
    notes.columns = tuple(name.strip() for name in named) if any(named) else ()
    return notes


def _take(notes: Notes, key: str, value: str) -> bool:
    """Note what a header line says; whether it is one of Anki's."""
    said = value.strip()
    name, _, column = key.rpartition(" ")
    if column == "column" and name in _COLUMNS:
        if said.isascii() and said.isdigit() and 0 < int(said[:4]) <= 500:
            notes.special[name] = int(said[:4]) - 1
        return True
    match key:
        case "separator":
            notes.separator = _SEPARATORS.get(said.lower(), said[:1] or value[:1])
        case "html":
            notes.html = said.lower() == "true"
        case "columns":
            notes.columns = (value,)
        case "deck":
            notes.deck = said
        case "name" | "title":
            notes.name = said
    return key in _KEYS


def _guessed(document: Document, first: int) -> str:
    """The separator of a file that does not name it: that of which its first note has most."""
    line = next(iter(document.lines[first - 1 :]), "")
    return max("\t|;:, ", key=line.count)


def notes_of(document: Document, notes: Notes) -> Iterator[Record]:
    """Give the notes; further lines that begin with `#` are remarks of the file's."""
    return records(document, notes.separator, notes.first, "#")
