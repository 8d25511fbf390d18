"""Separated text as records of cells, each with its line; quoted cells may hold line breaks."""

from collections.abc import Iterator
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import Document
from bureau_quiz.packs import csvcells
from bureau_quiz.packs.loading import as_source
from bureau_quiz.packs.source import Report


class Record(NamedTuple):
    """Some cells, and the line in which the first begins."""

    line: int
    cells: tuple[str, ...]


def records(document: Document, separator: str, first: int = 1) -> Iterator[Record]:
    """Give the records from a line on, less those that say nothing; cells are trimmed."""
    source = as_source(document.path, document.text, Report())
    lines = csvcells.lines_of(source)
    for found in csvcells.records(source, lines, separator, first - 1, None):
        cells = tuple(cell.value.strip() for cell in found)
        if any(cells):
            yield Record(found[0].line, cells)
