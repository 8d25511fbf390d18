"""Which facts a pack's questions rest on, found once when it is compiled; `asked` reads it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bureau_quiz.bank.model import Question, rested_on
from bureau_quiz.bank.renamed import names_of
from bureau_quiz.packs.model import Pack, Row, Table

APART = " · "
"""Stands between the parts of a name that has several."""

_Asks = dict[int, int]
"""Place of a question → the level from which on it is asked and tells the fact."""
_OfRow = dict[str, dict[str, _Asks]]
"""Column → value → the questions that rest on it."""
_Found = dict[str, dict[str, _OfRow]]
"""Table → row → the same."""


class Resting(NamedTuple):
    """What a pack's questions rest on, ready to be stored."""

    facts: int
    """How many facts there are."""
    tables: str
    """Tables with rows, cells and values, each value a fact; and plain questions."""
    asks: str
    """The questions of each of these facts: places among the ids of all, sorted."""
    names: str
    """What `bank.renamed` has to know of the pack's rows; and, as it has to know the order of
    those, the places of the questions that lists ask."""


def resting(pack: Pack | None, questions: Sequence[Question], levels: Mapping[str, int]) -> Resting:
    """Find what a pack's questions rest on.

    Args:
        pack: None where it is closed.
        questions: All that it asks.
        levels: Question id → the lowest level at which it is asked.
    """
    if pack is None:
        return Resting(0, _text([[], []]), _text([]), _text([{}, {}, {}, []]))
    places = {id_: place for place, id_ in enumerate(sorted(levels))}
    found = _found(questions, places, levels)
    told = _Told()
    tables = [told.table(table, found[table.id]) for table in _asked(pack, found)]
    plain = [
        told.value(own, columns[""][""], 0) for own, columns in sorted(found.get("", {}).items())
    ]
    names = names_of(pack)
    keys = {table: [*rows] for table, rows in names.rows.items()}
    listed = [places[question.id] for question in questions if question.id.count("/") > 2]
    return Resting(
        len(told.asks),
        _text([tables, plain]),
        _text(told.asks),
        _text([keys, names.was, names.to, listed]),
    )


def _found(
    questions: Iterable[Question], places: Mapping[str, int], levels: Mapping[str, int]
) -> _Found:
    found: _Found = {}
    for question in questions:
        place, level = places[question.id], levels[question.id]
        grades = question.fact_spoilers
        for number, fact in enumerate(rested_on(question.id, question.template, question.facts)):
            row = found.setdefault(fact.table, {}).setdefault(fact.row, {})
            asks = row.setdefault(fact.column, {}).setdefault(fact.value, {})
            asks[place] = max(level, grades[number]) if grades else level
    return found


def _asked(pack: Pack, found: _Found) -> Iterator[Table]:
    return (table for table in pack.tables.values() if table.id in found)


class _Told:
    """Lays down tables; gathers the questions of each fact in the order of the facts."""

    def __init__(self) -> None:
        self.asks: list[list[Any]] = []

    def table(self, table: Table, found: Mapping[str, _OfRow]) -> list[Any]:
        """A table: id, label, what its key tells, its columns, and the rows that are asked."""
        places = {name: place for place, name in enumerate(table.columns)}
        is_asked = any("" in columns for columns in found.values())
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
        self, table: Table, row: Row, found: _OfRow, places: Mapping[str, int]
    ) -> list[list[Any]]:
        """Its cells, first of all its key: the place of the column, and the values."""
        cells = []
        for name in sorted(found, key=lambda name: places.get(name, -1)):
            grade = row.spoiler
            order: dict[str, int] = {}
            if name:
                grade = max(grade, row.spoilers.get(name, 0), table.columns[name].spoiler)
                cell = row.cells.get(name) if len(found[name]) > 1 else None
                order = {value.text: at for at, value in enumerate(cell.values)} if cell else {}
            values = sorted(found[name].items(), key=lambda one: order.get(one[0], len(order)))
            told = [self.value(text, asks, grade) for text, asks in values]
            cells.append([places.get(name, -1), *told])
        return cells

    def value(self, text: str, asks: _Asks, grade: int) -> Any:
        """A fact, with the level from which on it is told where there is one.

        Args:
            text: Its value.
            asks: The questions that rest on it.
            grade: What the tables say.
        """
        level = max(grade, min(asks.values()))
        self.asks.append([[place, at] if at else place for place, at in sorted(asks.items())])
        return [text, level] if level else text


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
