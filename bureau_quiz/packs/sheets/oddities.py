"""Columns that nearly hold numbers or dates alone, so that a cell or two make them text."""

import re
from dataclasses import dataclass

from bureau_quiz.packs.cells import Fault, values_of
from bureau_quiz.packs.model import Column, ColumnType
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.sheets.profiles import LOOKED_AT, Content, Profile

MEANT = 3
"""Cells of four that are, or may be meant as, a number or a date where the column is meant so."""

_SIGNED = r"[+−-]?"
_POINTS = re.compile(rf"{_SIGNED}\d{{1,3}}(?:\.\d{{3}}){{2,}}", re.ASCII)
_FIGURE = re.compile(
    rf"{_SIGNED}\d{{1,3}}(?:[ .,'_\u00a0\u2009\u202f’]\d{{3}})+(?:[.,]\d+)?|{_SIGNED}\d+,\d+",
    re.ASCII,
)
_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Oddity:
    """A cell that makes a column text."""

    cell: Scalar
    text: str
    wanted: str
    """What the rest is, or is meant as: number, date."""
    mend: str
    more: int
    """Further cells that do so."""


def oddity(column: Profile) -> Oddity | None:
    """Give the first cell that makes text of a column of numbers or dates, if it is one."""
    if column.content is not Content.TEXT or column.split:
        return None
    rows = [row for row, text in enumerate(column.texts[:LOOKED_AT]) if text]
    for type_, meant in ((ColumnType.NUMBER, _FIGURE), (ColumnType.DATE, _DAY)):
        wanted = Column(column.heading.name, type_)
        faults: list[tuple[int, Fault]] = []
        fitting = 0
        for row in rows:
            text = column.texts[row]
            found = values_of(text, wanted)
            if not isinstance(found, Fault) and len(found) == 1:
                fitting += 1
                continue
            fitting += meant.fullmatch(text) is not None
            fault = found if isinstance(found, Fault) else Fault("", "", "write one number alone")
            faults.append((row, fault))
        if faults and fitting * 4 >= len(rows) * MEANT:
            row, fault = faults[0]
            text = column.texts[row]
            mend = _meant(text) or fault.mend
            return Oddity(column.cells[row], text, type_.value, mend, len(faults) - 1)
    return None


def _meant(text: str) -> str:
    """Say how a cell is written that can mean one thing alone; empty where it may mean several."""
    if _POINTS.fullmatch(text):
        return f"write {text.replace('.', '')}"
    day = _DAY.fullmatch(text)
    if day and (day[2] == "." or int(day[3]) > 12 or int(day[1]) > 12):
        first, second = int(day[1]), int(day[3])
        date, month = (second, first) if second > 12 else (first, second)
        if 1 <= month <= 12 and 1 <= date <= 31:
            return f"write {day[4]}-{month:02}-{date:02}"
    return ""
