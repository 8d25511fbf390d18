"""Separated text as records of cells, each with its line; quoted cells may hold line breaks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import ITEM_LIMIT, Document

REACH = 500
"""Lines within which a quoted cell is expected to end."""
CELLS = 500
"""Cells of one record that are told apart."""


class Record(NamedTuple):
    """Some cells, and the line in which the first begins."""

    line: int
    cells: tuple[str, ...]


def records(
    document: Document, separator: str, first: int = 1, remark: str = ""
) -> Iterator[Record]:
    """Give the records from a line on, less those that say nothing; cells are trimmed.

    Beyond the limit of items there are none. A cell that begins with a quote ends with one: what
    goes on after it, or never ends, is taken as it stands.

    Args:
        document: The file.
        separator: The sign between cells.
        first: The first line, from 1.
        remark: How lines begin that are no records; empty: none do.
    """
    lines = document.lines
    at, count = first - 1, 0
    while at < len(lines) and count <= ITEM_LIMIT:
        number = at + 1
        if remark and lines[at].startswith(remark):
            at += 1
            continue
        cells, at = _record(lines, at, separator)
        if any(cells):
            count += 1
            yield Record(number, cells)


def _record(lines: Sequence[str], at: int, separator: str) -> tuple[tuple[str, ...], int]:
    """The cells of the record that begins in a line, and the line after it."""
    cells: list[str] = []
    column = 0
    while True:
        line = lines[at]
        start = column
        while line[start : start + 1] == " " != separator:
            start += 1
        quoted = _quoted(lines, at, start, separator) if line[start : start + 1] == '"' else None
        if quoted:
            cell, at, end = quoted
            line = lines[at]
        else:
            end = line.find(separator, column) if len(cells) < CELLS else -1
            end = len(line) if end < 0 else end
            cell = line[column:end]
        cells.append(cell.strip())
        if end >= len(line):
            return tuple(cells), at + 1
        column = end + len(separator)


def _quoted(
    lines: Sequence[str], at: int, start: int, separator: str
) -> tuple[str, int, int] | None:
    """A quoted cell, with the line and column where it ends; None where it is not quoted as one."""
    parts: list[str] = []
    column = start + 1
    for number in range(at, min(at + REACH, len(lines))):
        line = lines[number]
        while (quote := line.find('"', column)) >= 0:
            parts.append(line[column:quote])
            if line[quote + 1 : quote + 2] == '"':
                parts.append('"')
                column = quote + 2
                continue
            end = quote + 1
            while line[end : end + 1] == " " != separator:
                end += 1
            if end < len(line) and not line.startswith(separator, end):
                return None
            return "".join(parts), number, end
        parts += (line[column:], "\n")
        column = 0
    return None
