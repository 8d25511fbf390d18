"""Which facts a pack's questions rest on, found once when it is compiled; `asked` reads it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from bureau_quiz.bank.model import Fact, Question, rested_on
from bureau_quiz.bank.renamed import Names, names_of
from bureau_quiz.catalogue.listing import mark
from bureau_quiz.packs.model import Pack, Row, Table

APART = " · "
"""Stands between the parts of a name that has several."""

PIECE = 100
"""Rows, or plain questions, that are stored together."""

_Asks = dict[Fact, list[Any]]
"""The places of the questions that rest on each fact, ascending; each with the level from which on
it is asked and tells the fact, where that is not 0."""


class Resting(NamedTuple):
    """What a pack's questions rest on, ready to be stored."""

    facts: int
    """How many facts there are."""
    tables: str
    """Tables with rows, cells and values, each value a fact; and plain questions. A line has PIECE
    of them, so that who reads holds few at a time."""
    asks: str
    """The questions of each of these facts: places among the ids of all, sorted."""
    told: str
    """Level from which on a fact is told → the marks of those facts, sorted, eight digits each:
    enough to count them, and to tell them among others, without reading the tables."""
    names: str
    """What `bank.renamed` has to know of the pack's names; and, as it has to know their order, the
    places of the questions that lists ask."""


def resting(pack: Pack | None, questions: Sequence[Question], levels: Mapping[str, int]) -> Resting:
    """Find what a pack's questions rest on.

    Args:
        pack: None where it is closed.
        questions: All that it asks.
        levels: Question id → the lowest level at which it is asked.
    """
    if pack is None:
        return Resting(0, "", _text([]), _text({}), _text([Names(), []]))
    in_order = sorted(questions, key=attrgetter("id"))
    told = _Told(_asks(in_order, levels))
    rows = told.rows()
    tables = [
        told.table(table, rows[table.id]) for table in pack.tables.values() if table.id in rows
    ]
    plain = told.plain()
    names = names_of(pack)
    names = names._replace(rows={table: [*rows] for table, rows in names.rows.items()})
    places = {question.id: place for place, question in enumerate(in_order)}
    listed = [places[question.id] for question in questions if question.id.count("/") > 2]
    return Resting(
        len(told.asks),
        "\n".join(map(_text, _pieces(tables, plain))),
        _text(told.asks),
        _text({level: "".join(sorted(marks)) for level, marks in told.marks.items()}),
        _text([names, listed]),
    )


def _pieces(tables: Iterable[Any], plain: list[Any]) -> Iterator[Any]:
    """Pieces of tables, then of plain questions: each a list of both, one of them empty."""
    for *head, rows in tables:
        for first in range(0, len(rows), PIECE):
            yield [[[*head, rows[first : first + PIECE]]], []]
    for first in range(0, len(plain), PIECE):
        yield [[], plain[first : first + PIECE]]


def _asks(questions: Iterable[Question], levels: Mapping[str, int]) -> _Asks:
    found: _Asks = {}
    for place, question in enumerate(questions):
        level = levels[question.id]
        facts = rested_on(question.id, question.template, question.facts)
        grades = question.fact_spoilers or (0,) * len(facts)
        for fact, grade in zip(facts, grades, strict=True):
            at = max(level, grade)
            found.setdefault(fact, []).append([place, at] if at else place)
    return found


class _Told:
    """Lays down tables; gathers the questions of each fact in the order of the facts."""

    def __init__(self, found: _Asks) -> None:
        self._found = found
        self.asks: list[list[Any]] = []
        self.marks: dict[int, list[str]] = {}

    def rows(self) -> dict[str, dict[str, list[Fact]]]:
        """The facts of each row of each table."""
        rows: dict[str, dict[str, list[Fact]]] = {}
        for fact in self._found:
            if fact.table:
                rows.setdefault(fact.table, {}).setdefault(fact.row, []).append(fact)
        return rows

    def plain(self) -> list[Any]:
        """The plain questions, by id."""
        return [self.value(fact, 0, hidden=False) for fact in self._found if not fact.table]

    def table(self, table: Table, found: Mapping[str, list[Fact]]) -> list[Any]:
        """A table: id, label, what its key tells, its columns, and the rows that are asked."""
        places = {name: place for place, name in enumerate(table.columns)}
        is_asked = any(not fact.column for facts in found.values() for fact in facts)
        title, rest = _parted(table, is_asked)
        own = APART.join(table.columns[name].label for name in rest) or table.label
        columns = [
            [column.name, column.label, column.to or "", int(column.hidden)]
            for column in table.columns.values()
        ]
        rows = [
            [
                row.key,
                self._cells(table, row, found[row.key], places),
                _said(row, title),
                _said(row, rest or title),
            ]
            for row in table.rows.values()
            if row.key in found
        ]
        return [table.id, table.label, own, columns, rows]

    def _cells(
        self, table: Table, row: Row, facts: Iterable[Fact], places: Mapping[str, int]
    ) -> list[list[Any]]:
        """Its cells, first of all its key: the place of the column, and the values."""
        cells: dict[str, list[Fact]] = {}
        for fact in facts:
            cells.setdefault(fact.column, []).append(fact)
        told = []
        for name in sorted(cells, key=lambda name: places.get(name, -1)):
            grade = row.spoiler
            if name:
                grade = max(grade, row.spoilers.get(name, 0), table.columns[name].spoiler)
            hidden = bool(name) and table.columns[name].hidden
            values = [self.value(fact, grade, hidden) for fact in _as_said(row, cells[name])]
            told.append([places.get(name, -1), *values])
        return told

    def value(self, fact: Fact, grade: int, hidden: bool) -> Any:
        """A fact's value, with the level from which on it is told where that is not 0.

        Of a plain question, its id. `grade` is what the tables say; what is hidden has no mark.
        """
        asks = self._found[fact]
        self.asks.append(asks)
        level = max(grade, min([0 if isinstance(one, int) else one[1] for one in asks]))
        if not hidden:
            self.marks.setdefault(level, []).append(f"{mark(fact):08x}")
        text = fact.value if fact.table else fact.row
        return [text, level] if level else text


def _as_said(row: Row, facts: list[Fact]) -> list[Fact]:
    """The facts of one cell in its order."""
    if len(facts) == 1 or facts[0].column not in row.cells:
        return facts
    values = row.cells[facts[0].column].values
    order = {value.text: place for place, value in enumerate(values)}
    return sorted(facts, key=lambda fact: order.get(fact.value, len(order)))


def _parted(table: Table, is_asked: bool) -> tuple[list[str], list[str]]:
    """The parts of a key that are a row's title, and those that the key tells as a fact.

    Where the key is asked for no title may tell all of it: it is the part that tells most apart.
    """
    shown = [name for name in table.key if not table.columns[name].hidden] or [*table.key]
    if not is_asked:
        return shown, []
    said = {name: {_said(row, [name]) for row in table.rows.values()} for name in shown}
    title = max(shown, key=lambda name: len(said[name]))
    return [title], [name for name in shown if name != title]


def _said(row: Row, names: Iterable[str]) -> str:
    """What a row says in some columns of its key, as it is shown."""
    cells = (row.cells[name] for name in names if name in row.cells)
    return APART.join(value.text for cell in cells for value in cell.values[:1]) or row.key


def _text(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
