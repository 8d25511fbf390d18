"""What questions and facts of an older version of a pack are called now: rows may say `was:`."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from bureau_quiz.bank.identity import parts_of, question_id
from bureau_quiz.bank.model import Fact
from bureau_quiz.packs.model import Pack

JOINT = " | "
"""What parts the names of a row that has several."""

TRIES = 256
"""How many ways of renaming the parts of one id are tried."""


class Names(NamedTuple):
    """What the rows of a pack are called, were called, and where they are referred to.

    All of it is empty for a pack in which no row has had another name.
    """

    rows: Mapping[str, Collection[str]] = {}
    """Table → the keys of its rows."""
    was: Mapping[str, Mapping[str, str]] = {}
    """Table → old key → the key of that row now; tables without renamed rows are left out."""
    to: Mapping[str, Mapping[str, str]] = {}
    """Table → column → the table whose rows its cells name; other columns are left out."""


def names_of(pack: Pack) -> Names:
    """Look through a pack for the names of its rows."""
    tables = pack.tables.values()
    was = {
        table.id: {
            # Of two that say so the first was.
            old: key
            for key, row in reversed(tuple(table.rows.items()))
            for old in row.was
            if old not in table.rows
        }
        for table in tables
    }
    renamed = {table: names for table, names in was.items() if names}
    if not renamed:
        return Names()
    to = {
        table.id: {name: column.to for name, column in table.columns.items() if column.to}
        for table in tables
    }
    return Names({table.id: table.rows.keys() for table in tables}, renamed, to)


class Renames:
    """The rows of a pack that had other names before, and its questions."""

    def __init__(self, names: Names, questions: Collection[str]) -> None:
        """Take what a pack says now.

        Args:
            names: Of its rows.
            questions: The ids of what it asks now, in its order.
        """
        self._names = names
        self._questions = questions
        self._values: dict[str, list[str]] = {}
        for renamed in names.was.values():
            for old, key in renamed.items():
                self._values.setdefault(old, []).append(key)

    @cached_property
    def _first(self) -> dict[str, str]:
        """Every beginning of an id → the first question that goes on from there."""
        found: dict[str, str] = {}
        for id_ in self._questions:
            parts = parts_of(id_)
            for cut in range(3, len(parts)):
                found.setdefault(question_id(parts[:cut]), id_)
        return found

    def question(self, id_: str) -> str | None:
        """The id that a question of an older version has now; None: it is not asked any more.

        A cell that became a list leaves its past to the first value.
        """
        if id_ in self._questions:
            return id_
        for tried in islice(self._tried(id_), TRIES):
            if tried in self._questions:
                return tried
            if tried in self._first:
                return self._first[tried]
        return None

    def fact(self, fact: Fact) -> Fact:
        """A fact of an older version as it would stand in this one, be it there or not."""
        if fact.table not in self._names.rows:
            return fact
        row = self._row(fact.table, fact.row)
        if not fact.column:  # a row that is all key
            return Fact(fact.table, row, "", self._row(fact.table, fact.value))
        to = self._names.to.get(fact.table, {}).get(fact.column)
        value = self._row(to, fact.value) if to else fact.value
        return Fact(fact.table, row, fact.column, value)

    def _row(self, table: str, name: str) -> str:
        """What a row is called now: it may have been renamed, or what stands in its key."""
        there = self._names.rows.get(table)
        if there is None or name in there:
            return name
        renamed = self._names.was.get(table, {})
        tried = (renamed.get(name, name), *self._now(name))
        return next((now for now in tried if now in there), name)

    def _tried(self, id_: str) -> Iterator[str]:
        """The id with each of its parts, but pack and template, as it was and as it may be now."""
        pack, *rest = parts_of(id_)
        names: Iterable[list[str]] = ([rest[0]], *(self._now(part) for part in rest[1:]))
        for parts in product(*names):
            yield question_id((pack, *parts))

    def _now(self, part: str) -> list[str]:
        found = [part, *self._values.get(part, ())]
        several = part.split(JOINT)
        if len(several) > 1:
            ways = product(*([one, *self._values.get(one, ())] for one in several))
            found += [JOINT.join(way) for way in islice(ways, TRIES)]
        return list(dict.fromkeys(found))
