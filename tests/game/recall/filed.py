"""Rows and memories to make dossiers of, by hand and at random; no text occurs twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from hypothesis import strategies as st

from bureau_quiz.bank.model import Fact
from bureau_quiz.catalogue.model import AskedCell, AskedRow, AskedValue, PackInfo
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.recall.dossiers import Files
from bureau_quiz.game.recall.memories import History
from bureau_quiz.memory.model import Memory, Rating
from bureau_quiz.settings import Settings

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
PACK = PackInfo("p", "The Pack", "p.yaml", prompts=9)


def memory(
    days: float = 1, stability: float = 10, rating: Rating = Rating.GOOD, due: float = 5
) -> Memory:
    """A fact asked for some days ago; at 10 days of stability it is clear for 10 days."""
    last = NOW - timedelta(days=days)
    first = last - timedelta(days=3)
    return Memory(stability, 5, first, last, NOW + timedelta(days=due), rating, 3, 0)


CLEAR = memory(1)
FADING = memory(20, due=-2)
FAINT = memory(50, due=-2)
GONE = memory(400, due=-2)
MISSED = memory(1, rating=Rating.AGAIN, due=0)
"""One of each, at `NOW`."""


def cell(row: str, column: str, *texts: str, table: str = "people", to: str = "") -> AskedCell:
    """A cell of a row, its label the column's name."""
    values = (AskedValue(Fact(table, row, column, text), text, to) for text in texts)
    return AskedCell(column, column.capitalize(), tuple(values))


def row(key: str, *cells: AskedCell, table: str = "people", title: str = "") -> AskedRow:
    """A row, called as its key unless it has a title."""
    return AskedRow(table, table.capitalize(), key, title or key, cells)


class Past:
    """What `Memories` knows."""

    def __init__(self, known: dict[Fact, Memory]) -> None:
        self.known = known

    def of(self, pack: str) -> dict[Fact, Memory]:
        return self.known if pack == "p" else {}

    def history(self, pack: str, facts: list[Fact]) -> History:
        found = [self.known[fact] for fact in facts if fact in self.known]
        if not found:
            return History()
        return History(len(found), 3 * len(found), min(m.first for m in found), NOW)


class Shelf:
    """A catalogue of one pack."""

    def __init__(self, rows: tuple[AskedRow, ...], plain: int) -> None:
        self._rows = rows
        self._plain = tuple(Fact("", f"q{at}", "", "") for at in range(plain))

    def packs(self) -> tuple[PackInfo, ...]:
        return (PACK,)

    def rows(self, scope: str) -> tuple[AskedRow, ...]:
        return self._rows

    def plain(self, scope: str) -> tuple[Fact, ...]:
        return self._plain


def files(rows: tuple[AskedRow, ...], known: dict[Fact, Memory], plain: int = 0) -> Files:
    """Dossiers of these rows."""
    desk = Desk(cast(Any, Shelf(rows, plain)), cast(Any, None), lambda: NOW)
    return Files(desk, Settings(), cast(Any, Past(known)))


def _texts() -> Iterator[str]:
    at = 0
    while True:
        at += 1
        yield f"Zq{at}xj{at * 7919 % 9973}kw"


@st.composite
def pasts(draw: st.DrawFn) -> tuple[tuple[AskedRow, ...], dict[Fact, Memory]]:
    """Rows whose every text is unlike all others, and a past in which some are known."""
    texts = _texts()
    rows: list[AskedRow] = []
    known: dict[Fact, Memory] = {}
    for _ in range(draw(st.integers(1, 4))):
        key = next(texts)
        cells = []
        for column in range(draw(st.integers(1, 4))):
            to = draw(st.sampled_from(("", "people")))
            values = [next(texts) for _ in range(draw(st.integers(1, 3)))]
            if to and rows and draw(st.sampled_from((False, True))):
                values[0] = rows[0].key
            cells.append(cell(key, f"c{column}", *values, to=to))
        rows.append(row(key, *cells, title=next(texts)))
        for value in (value for each in cells for value in each.values):
            one = draw(st.sampled_from((None, CLEAR, FADING, FAINT, GONE, MISSED)))
            if one:
                known[value.fact] = one
    return tuple(rows), known


Known = tuple[tuple[AskedRow, ...], dict[Fact, Memory]]
"""Rows, and how their facts are known."""
