"""What a row of a spreadsheet may say whose cells are more or fewer than its header's."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from math import comb

from bureau_quiz.packs.csvcells import Record
from bureau_quiz.packs.nodes import Mapping, Scalar, Torn

READING_LIMIT = 64
"""How many readings of one row are told apart; of a row with more, nothing is known."""


def readings(record: Record, width: int, names: dict[int, Scalar], separator: str) -> list[Mapping]:
    """Give the row once for each way of fitting its cells to the header.

    Of a longer row some separators belong to the text, or some cells are too many; of a shorter
    one some cells are missing.
    """
    count = len(record)
    ways = comb(max(count, width), min(count, width))
    if not 0 < ways <= READING_LIMIT:
        return []
    fitted = _joined(record, width, separator) if count > width else _spread(record, width)
    return [_row(cells, record[0], names) for cells in fitted]


def _joined(record: Record, width: int, separator: str) -> Iterator[list[Scalar | None]]:
    for cuts in combinations(range(1, len(record)), width - 1):
        bounds = (0, *cuts, len(record))
        yield [
            replace(record[start], value=separator.join(cell.value for cell in record[start:stop]))
            for start, stop in pairwise(bounds)
        ]
    for chosen in combinations(record, width):
        yield list(chosen)


def _spread(record: Record, width: int) -> Iterator[list[Scalar | None]]:
    for places in combinations(range(width), len(record)):
        cells: list[Scalar | None] = [None] * width
        for place, cell in zip(places, record, strict=True):
            cells[place] = cell
        yield cells


def _row(cells: list[Scalar | None], first: Scalar, names: dict[int, Scalar]) -> Mapping:
    row = Mapping(first.source, first.line, first.column)
    for at, name in names.items():
        cell = cells[at] or Torn(first.source, first.line, first.column)
        row.entries.setdefault(name.value, (name, cell))
    return row
