"""Data files of `quiz(6)` from bsdgames: lines of columns, any of which asks for any other.

What stands first in a cell is its value. The columns are named by an index file, whose lines are a
data file's path and the names of its columns: one that is imported with it, or lies beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import PurePath

from bureau_quiz.authoring.exchange import patterns
from bureau_quiz.authoring.exchange.bsdindex import is_index, names_of
from bureau_quiz.authoring.exchange.bsdlines import Line, beginning, lines
from bureau_quiz.authoring.exchange.model import (
    Document,
    Format,
    Harvest,
    Remark,
    Sheet,
    SheetRow,
    SheetTemplate,
)
from bureau_quiz.authoring.exchange.spellings import Branches, Told, told_apart
from bureau_quiz.errors import Place
from bureau_quiz.packs.columns import fault, labelled
from bureau_quiz.packs.texts import quoted

COLUMN_LIMIT = 20
"""Columns that are read."""

ALL_WAYS = 5
"""Columns of which each asks for each; where there are more, the first one and each other."""

SPELLING_ROOM = 100_000
"""How many texts the patterns of one file are written out to."""

ENDINGS = ("", ".dat", ".txt")

_OTHER = re.compile("::|: |://")
"""Colons of other formats, and of prose."""

_ELSE = re.compile(r'\s*([#<]|[\[{]\s*["{])')
"""How JSON, HTML and Markdown begin."""


def recognises(document: Document) -> int:
    """Columns parted by colons, as many of them in each line."""
    if is_index(document):
        return 80
    said = beginning(document)
    if len(said) < 2 or _ELSE.match(document.text) or "\t" in document.text:
        return 0
    widths = [len(patterns.cells(line.text)) for line in said]
    usual = max(set(widths), key=widths.count)
    fitting = sum(
        width == usual and not line.text.startswith(("//", "- ")) and not _OTHER.search(line.text)
        for width, line in zip(widths, said, strict=True)
    )
    if usual < 2 or usual > COLUMN_LIMIT or fitting * 10 < len(said) * 7:
        return 0
    signs = any(sign in line.text for line in said for sign in "{[|")
    ending = PurePath(document.path).suffix.lower()
    if ending not in ENDINGS:
        return 10
    return 40 + 20 * (not ending) + 20 * signs


def read(document: Document) -> Harvest:
    """Give a data file's facts; of an index nothing, as it holds none."""
    if is_index(document):
        message = "this is an index: it names columns and holds no facts; import its data files"
        return Harvest(remarks=(Remark(document.place(1), message),))
    reader = _Reader(document)
    rows = list(reader.rows())
    names = names_of(document, COLUMN_LIMIT)
    # A colon at the end of a line makes no column: it has one where some line fills it.
    filled = (at for _, cells in rows for at, cell in enumerate(cells, 1) if any(cell))
    width = max(filled, default=0)
    told = told_apart([[_at(cells, column) for _, cells in rows] for column in range(width)])
    columns = _columns(names, width)
    stem = PurePath(document.path).stem
    sheet = Sheet(
        name=stem,
        columns=tuple(columns),
        rows=tuple(
            SheetRow(place, tuple(column[at] for column in told.columns))
            for at, (place, _) in enumerate(rows)
        ),
        templates=tuple(_templates(columns, names, stem.replace("<", "<<"))),
        labels={name: called for name, called in columns.items() if name != called},
        accept=told.accept,
    )
    remarks = [*reader.remarks, *_left_out(rows, told)]
    if rows and not names:
        message = "nothing names its columns: import it with its index, or name them in the pack"
        remarks.append(Remark(document.place(1), message))
    return Harvest(sheets=(sheet,) if rows else (), remarks=tuple(remarks))


FORMAT = Format("bsdgames", "quiz(6) of bsdgames", ENDINGS, recognises, read)


class _Reader:
    """Reads the lines of a data file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.remarks: list[Remark] = []
        self.room = SPELLING_ROOM

    def rows(self) -> Iterator[tuple[Place, list[Branches]]]:
        """Give each line's cells; one that cannot be read is told."""
        for line in lines(self.document):
            written = patterns.cells(line.text)
            if any(len(cell) > patterns.LIMIT for cell in written):
                why = f"a cell is longer than the {patterns.LIMIT:,} characters that quiz reads"
                self._tell(line, why, dropped=True)
            elif len(written) < 2:
                self._tell(line, "there is no colon in this line", dropped=True)
            else:
                if len(written) > COLUMN_LIMIT and any(map(str.strip, written[COLUMN_LIMIT:])):
                    self._tell(line, f"columns beyond the {COLUMN_LIMIT}th were left out")
                yield line.place, self._cells(line, written[:COLUMN_LIMIT])

    def _cells(self, line: Line, written: Sequence[str]) -> list[Branches]:
        found: list[Branches] = []
        wrong = ""
        for text in written:
            if patterns.is_plain(text):
                said = patterns.spaced(text)
                found.append(((said,),) if said else ())
                continue
            pattern, amiss = patterns.read(text)
            branches = pattern.branches(min(self.room, patterns.TRIED))
            self.room -= sum(map(len, branches))
            found.append(branches)
            wrong = wrong or amiss
        if wrong:
            self._tell(line, wrong)
        return found

    def _tell(self, line: Line, why: str, dropped: bool = False) -> None:
        self.remarks.append(Remark(line.place, f"{_shown(line.text)}: {why}", dropped))


def _at(cells: Sequence[Branches], column: int) -> Branches:
    return cells[column] if column < len(cells) else ()


def _shown(text: str) -> str:
    return quoted(patterns.spaced(text[:200]))


def _left_out(rows: Sequence[tuple[Place, list[Branches]]], told: Told) -> Iterator[Remark]:
    places = {
        value: place
        for column in told.columns
        for (place, _), cell in zip(rows, column, strict=True)
        for value in cell
    }
    for spelling, (value, other) in told.left_out.items():
        message = (
            f"{quoted(spelling)} is no spelling of {quoted(value)} here: "
            f"it may be {quoted(other)} as well"
        )
        yield Remark(places[value], message)


# Columns and what is asked of them


def _columns(names: Sequence[str], width: int) -> dict[str, str]:
    """The columns, each with what it is called; those without a name are numbered."""
    columns: dict[str, str] = {}
    for at in range(width):
        called = names[at] if at < len(names) and names[at] else f"column {at + 1}"
        name = called
        while name in columns or fault(name):
            name = f"{name} {at + 1}"
        columns[name] = called
    return columns


def _templates(
    columns: Mapping[str, str], names: Sequence[str], title: str
) -> Iterator[SheetTemplate]:
    """Each column asks for each other."""
    order = list(columns)
    pairs = (
        combinations(order, 2) if len(order) <= ALL_WAYS else ((order[0], one) for one in order[1:])
    )
    for left, right in pairs:
        named = all(columns[one] in names for one in (left, right))
        wording = _wording if named else _wording_by_place
        yield SheetTemplate(
            wording(left, right, columns, title),
            right,
            wording(right, left, columns, title),
            category=labelled(title.replace("-", " ")),
        )


def _wording(given: str, asked: str, columns: Mapping[str, str], title: str) -> str:
    return f"Which {columns[asked]} goes with the {columns[given]} “<{given}>”?"


def _wording_by_place(given: str, asked: str, columns: Mapping[str, str], title: str) -> str:
    there, here = columns[given], columns[asked]
    return f"In the list {title}, what stands in {here} beside “<{given}>” in {there}?"
