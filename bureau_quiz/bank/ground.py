"""A pack's tables made ready for questions: what each cell says, and the rows it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bureau_quiz.bank.compare import Domain, Key, Spellings
from bureau_quiz.bank.effort import Effort
from bureau_quiz.packs.model import Column, ColumnType, Pack, Row, Table, Value


@dataclass(slots=True, eq=False)
class Said:
    """One value, as one row says it; equal to itself alone, and never changed."""

    key: Key
    text: str
    giver: Row
    """The row whose cell it is."""
    target: Row | None = None
    """The row that it leads to by `to:`."""
    spoiler: int = 0
    """How far one must have seen to be told that the row says it."""


class CellSays(NamedTuple):
    """What a row says in a column."""

    values: tuple[Said, ...]
    """Each once for every row that it leads to."""
    open: bool
    """Whether it may be more than what is said: empty without `empty: none`, or `partial`."""


class Line(NamedTuple):
    """What a row says in one column, as a dossier says it."""

    text: str
    """`Played by: Sara Giraudeau`."""
    label: str
    spoiler: int
    number: bool
    """Whether there is a digit in its values."""


class Ground:
    """The tables of one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.graded = pack.levels > 0
        """Whether anything has a spoiler grade."""
        self.spellings = Spellings(pack.accept)
        self.effort = Effort()
        self.lines: dict[tuple[str, str], tuple[Line, ...]] = {}
        """By table and row key: what hints have found of late to say of it."""
        self._domains: dict[tuple[str, str], Domain] = {}
        self._rows: dict[str, dict[Key, Row]] = {}
        self._cells: dict[tuple[str, str], _Cells] = {}

    def table(self, name: str) -> Table:
        """A table by its id."""
        return self.pack.tables[name]

    def column(self, table: str, name: str) -> Column:
        """A column by table and name."""
        return self.pack.tables[table].columns[name]

    def end(self, table: str, path: tuple[str, ...]) -> tuple[str, str]:
        """The table and column in which a path ends."""
        for name in path[:-1]:
            table = self.column(table, name).to or table
        return table, path[-1]

    def domain(self, table: str, name: str) -> Domain:
        """How values of a column compare: by the key of the table that its `to:` leads to."""
        found = self._domains.get((table, name))
        if found is None:
            found = self._domains[table, name] = self._find_domain(table, name)
        return found

    def _find_domain(self, table: str, name: str) -> Domain:
        column = self.column(table, name)
        exact = _is_exact(column)
        seen = {(table, name)}
        while column.to is not None:
            target = self.table(column.to)
            keys = [target.columns[key] for key in target.key]
            exact = exact or any(map(_is_exact, keys))
            if len(keys) != 1:
                return Domain(ColumnType.TEXT, exact, self.spellings)
            column = keys[0]
            if (target.id, column.name) in seen:
                break
            seen.add((target.id, column.name))
        return Domain(column.type, exact, self.spellings)

    def row(self, table: str, written: str) -> Row | None:
        """The row of a table that a reference names."""
        rows = self.table(table).rows
        if written in rows:
            return rows[written]
        known = self._rows.get(table)
        if known is None:
            known = self._rows[table] = {}
            for row in rows.values():
                known.setdefault(self._reference(table, row.key), row)
        return known.get(self._reference(table, written))

    def _reference(self, table: str, written: str) -> Key:
        found = self.table(table)
        if len(found.key) == 1:
            return self.domain(table, found.key[0]).read(written)
        exact = any(_is_exact(found.columns[name]) for name in found.key)
        return self.spellings.key(written, exact)

    def cell(self, table: str, name: str, row: Row) -> CellSays:
        """What a row says in a column."""
        cells = self._cells.get((table, name))
        if cells is None:
            cells = self._cells[table, name] = _Cells(self, table, name)
        return cells.get(row.key) or cells.read(row)

    def named(self, table: str, row: Row) -> Said:
        """A row by its own key, as what refers to it is shown and compared."""
        found = self.table(table)
        cell = row.cells.get(found.key[0]) if len(found.key) == 1 else None
        if cell and cell.values:
            value = cell.values[0]
            key = self.domain(table, found.key[0]).key(value)
            return Said(key, value.text, row, row, row.spoiler)
        return Said(self._reference(table, row.key), row.key, row, row, row.spoiler)

    def never(self, table: str, path: tuple[str, ...], row: Row) -> tuple[Said, ...]:
        """What a row says is never offered, as answers at the end of a path."""
        domain = self.domain(*self.end(table, path))
        return tuple(Said(domain.read(name), name, row) for name in row.never)

    def maybe(self, table: str, row: Row) -> list[Row]:
        """The rows with an error that may stand for the same as a sound row: no key differs."""
        found = self.table(table)
        return [torn for torn in found.torn if all(self._shared(found, row, torn))]

    def _shared(self, table: Table, row: Row, torn: Row) -> Iterator[bool]:
        for name in table.key:
            own, other = self.cell(table.id, name, row), self.cell(table.id, name, torn)
            keys = {said.key for said in own.values}
            yield other.open or any(said.key in keys for said in other.values)


class _Cells(dict[str, CellSays]):
    """What the rows of a table say in one column, by row key; read as they are asked for."""

    def __init__(self, ground: Ground, table: str, name: str) -> None:
        super().__init__()
        self._ground = ground
        self._column = ground.column(table, name)
        self._domain = ground.domain(table, name)

    def read(self, row: Row) -> CellSays:
        """What a row says, from now on known."""
        column = self._column
        cell = row.cells.get(column.name)
        values = [self._said(value, row) for value in cell.values] if cell else []
        if len(values) > 1:
            values = _each_once(values)
        # A cell without values is one that could not be read: unknown whatever the column says.
        unsaid = not values and (cell is not None or not column.empty_none)
        self[row.key] = says = CellSays(tuple(values), column.partial or unsaid)
        return says

    def _said(self, value: Value, row: Row) -> Said:
        column, grade = self._column, 0
        if self._ground.graded:
            grade = max(row.spoiler, row.spoilers.get(column.name, 0), column.spoiler)
        target = None if column.to is None else self._ground.row(column.to, value.text)
        if column.to is None or target is None:
            return Said(self._domain.key(value), value.text, row, None, grade)
        named = self._ground.named(column.to, target)
        return Said(named.key, named.text, row, target, max(grade, named.spoiler))


def _each_once(values: list[Said]) -> list[Said]:
    """Each value once for every row that it leads to: two may go by names of one key."""
    found: dict[tuple[Key, str], Said] = {}
    for one in values:
        found.setdefault((one.key, one.target.key if one.target else ""), one)
    return list(found.values())


def _is_exact(column: Column) -> bool:
    return column.exact or column.type is ColumnType.EXACT
