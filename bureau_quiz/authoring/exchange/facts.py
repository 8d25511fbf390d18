"""Tables of facts: a header that names columns, and a row for each thing."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from bureau_quiz.authoring.exchange.model import (
    Document,
    FactSheet,
    Format,
    Harvest,
    Remark,
    SheetRow,
)
from bureau_quiz.authoring.exchange.records import Record, records
from bureau_quiz.errors import PackUnreadable, Problem, Severity
from bureau_quiz.packs.csvcells import lines_of
from bureau_quiz.packs.csvrows import CELL_LIMIT
from bureau_quiz.packs.csvtext import SEPARATORS, separator_of
from bureau_quiz.packs.loading import as_source
from bureau_quiz.packs.sheetpacks import SheetPack, open_bytes
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import TEXT_LIMIT, listed, plural, visible

ENDINGS = (".csv", ".tsv", ".tab")

TITLE_LINES = 10
"""Records above the header that may be a title of the whole."""
LOOKED_AT = 20_000
"""Characters that are looked at to see whether a file is a table."""
ENOUGH = 5
"""Records that a table has at least: a header, and four rows to choose among."""
MOST = 0.8
"""Of the records, how many must be as wide as the header."""
LONGEST = 100
"""Characters of a column's name."""
SHOWN = 3
"""Columns that are named where more of them are not asked for."""

_NUMBER = re.compile(r"[-+−]?\d[\d.,/\s-]*%?")
"""A number or a date, more or less."""

_SIGN = ","
"""What parts the cells of a sheet as it is read."""
_HEADER = 2
"""The line of the header of a sheet as it is read: the first names the sign."""


def _recognises(document: Document) -> int:
    head = Document(document.path, document.text[:LOOKED_AT])
    rows = [row.cells for row in islice(_below_title(records(head, *_parting(head))), 50)]
    if len(document.text) > LOOKED_AT:
        rows = rows[:-1]  # the last one is cut off
    width = len(rows[0]) if rows else 0
    if document.path.lower().endswith(ENDINGS):
        return 65 if width > 1 else 5
    # Elsewhere it must look like nothing but a table.
    if document.text.lstrip()[:1] in ("{", "[", "<"):
        return 0
    fitting = [row for row in rows if len(row) == width]
    if width < 3 or len(rows) < ENOUGH or len(fitting) < MOST * len(rows):
        return 0
    return 65 if _headed(fitting) else 8


def _headed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names columns: numbers stand below it, and it holds none."""
    header, *below = rows
    columns = list(zip(*below, strict=True))
    return not any(map(_NUMBER.fullmatch, header)) and any(
        sum(_NUMBER.fullmatch(cell) is not None for cell in column) >= MOST * len(below)
        for column in columns
    )


def _parting(document: Document) -> tuple[str, int]:
    """The sign between cells, and the first line of cells, from 1."""
    source = as_source(document.path, document.text[:LOOKED_AT], Report())
    separator, first = separator_of(source, lines_of(source))
    return separator, first + 1


def _below_title(found: Iterator[Record]) -> Iterator[Record]:
    """The records from the header on: a title is a line of one cell above lines of several."""
    waiting: list[Record] = []
    for record in found:
        if sum(map(bool, record.cells)) > 1:
            return chain([record], found)
        waiting.append(record)
        if len(waiting) > TITLE_LINES:
            break
    return chain(waiting, found)


def _read(document: Document) -> Harvest:
    """Read a table of facts.

    Raises:
        PackUnreadable: Nothing can be asked about it.
    """
    separator, first = _parting(document)
    found = _below_title(records(document, separator, first))
    header = next(found, None)
    if header is None:
        raise _refused(document, "it is empty", "Begin with column names, and a row for each fact")
    remarks: list[Remark] = []
    names = tuple(_name(cell, header, document, remarks) for cell in header.cells)
    rows = _fitting(found, len(names), document, remarks)
    lines, data = _as_csv(chain([Record(header.line, names)], rows))
    report = Report()
    opened = open_bytes(Path(document.path), data, report)
    if opened is None:
        problem = next((one for one in report.problems() if one.severity is Severity.ERROR), None)
        raise _refused(
            document, problem.message if problem else "", problem.mend if problem else ""
        )
    remarks += _remarks(opened, report.problems(), document, lines)
    kept = tuple(_rows(opened, document, lines))
    _forget_cells(opened)
    silent = set(lines[1:]) - {row.place.line for row in kept}
    why = "this row says nothing that is known"
    remarks += (Remark(document.place(line), why, dropped=True) for line in silent)
    sign = separator if separator in SEPARATORS else _SIGN
    sheet = FactSheet(Path(document.path), opened, kept, sign, document.marked)
    return Harvest(facts=(sheet,), remarks=tuple(remarks), language=opened.language or "")


def _refused(document: Document, why: str, mend: str) -> PackUnreadable:
    message = f"{document.path} is no table of facts that can be asked about: {why}."
    ended = mend.rstrip(".") + "." * (mend[-1:] not in "…?!")
    return PackUnreadable(message, f"{ended[:1].upper()}{ended[1:]}")


def _name(cell: str, header: Record, document: Document, remarks: list[Remark]) -> str:
    """A cell of the header, cut where no column could be called so."""
    if len(cell) <= LONGEST:
        return cell
    message = f"the column name {quoted(visible(cell))} was cut to {LONGEST} characters"
    remarks.append(Remark(document.place(header.line), message))
    return cell[:LONGEST].rstrip()


def _fitting(
    found: Iterable[Record], width: int, document: Document, remarks: list[Remark]
) -> Iterator[Record]:
    """The rows that have a cell for each column.

    Raises:
        PackUnreadable: There are more cells than a sheet may hold.
    """
    count = 0
    for row in found:
        cells = row.cells
        while len(cells) > width and not cells[-1]:
            cells = cells[:-1]
        count += len(cells)
        if count > CELL_LIMIT:
            why = f"it holds more than {CELL_LIMIT:,} cells"
            raise _refused(document, why, "Make two files of it")
        longest = max(map(len, cells))
        if len(cells) != width:
            why = f"has {plural(len(cells), 'cell')}, and the header has {width}"
        elif longest > TEXT_LIMIT:
            why = f"has a cell of {longest:,} characters, and {TEXT_LIMIT:,} is the most"
        else:
            yield Record(row.line, cells)
            continue
        remarks.append(_dropped(document, row, why))


def _dropped(document: Document, row: Record, why: str) -> Remark:
    shown = " | ".join(" ".join(cell.split()) for cell in row.cells)
    return Remark(document.place(row.line), f"{quoted(visible(shown))}: {why}", dropped=True)


def _as_csv(rows: Iterable[Record]) -> tuple[list[int], bytes]:
    """The lines that rows come from, and the rows as a sheet of one line for each."""
    lines: list[int] = []
    made = io.StringIO()
    made.write(f"sep={_SIGN}\n")
    writer = csv.writer(made, delimiter=_SIGN, lineterminator="\n")
    for row in rows:
        lines.append(row.line)
        writer.writerow([" ".join(cell.split("\n")) for cell in row.cells])
    return lines, made.getvalue().encode("utf-8", "replace")


def _rows(opened: SheetPack, document: Document, lines: Sequence[int]) -> Iterator[SheetRow]:
    for at, row in enumerate(opened.sheet.rows):
        cells = tuple((one.texts[at],) if one.texts[at] else () for one in opened.columns)
        yield SheetRow(document.place(lines[row.line - _HEADER]), cells)


def _forget_cells(opened: SheetPack) -> None:
    """Let go of what only reading needs: of a large sheet it fills the memory."""
    opened.sheet.rows.clear()
    for column in opened.columns:
        column.cells.clear()


def _remarks(
    opened: SheetPack, problems: Iterable[Problem], document: Document, lines: Sequence[int]
) -> Iterator[Remark]:
    """What is read otherwise than it is written, and what is not asked for."""
    for problem in problems:
        if problem.code != "BQ322":
            at = max(problem.place.line - _HEADER, 0)
            yield Remark(document.place(lines[at]), problem.message)
    left = [one.heading for one, _ in opened.plan.left if one is not opened.plan.told]
    if left:
        names = [quoted(head.label or head.name) for head in left[:SHOWN]]
        if len(left) > SHOWN:
            names.append(plural(len(left) - SHOWN, "more column"))
        what = "column" if len(left) == 1 else "columns"
        message = f"not asked for, as the pack says: {what} {listed(names)}"
        yield Remark(document.place(lines[0]), message)


FORMAT = Format("facts", "Table of facts (CSV or TSV)", ENDINGS, _recognises, _read)
