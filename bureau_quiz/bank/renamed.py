"""What questions and facts of an older version of a pack are called now, as its `was:` tell."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple, Protocol

from bureau_quiz.bank.identity import MARK, parts_of, question_id
from bureau_quiz.bank.model import Fact
from bureau_quiz.packs.model import Pack, PlainQuestion, Template

JOINT = " | "
"""What parts the names of a row that has several."""

TRIES = 256
"""How many ways of renaming the parts of one id are tried."""


class Names(NamedTuple):
    """What the parts of a pack are called, were called, and where rows are referred to.

    Each is empty where nothing that it tells of has had another name.
    """

    rows: Mapping[str, Collection[str]] = {}
    """Table → the keys of its rows."""
    was: Mapping[str, Mapping[str, str]] = {}
    """Table → old key → the key of that row now; tables without renamed rows are left out."""
    to: Mapping[str, Mapping[str, str]] = {}
    """Table → column → the table whose rows its cells name; other columns are left out."""
    tables: Mapping[str, str] = {}
    """Old id of a table → its id now."""
    columns: Mapping[str, Mapping[str, str]] = {}
    """Table → old name of a column → its name now; tables without renamed columns are left out."""
    ids: Mapping[str, str] = {}
    """Old id of a template, or of a plain question → its id now."""


def names_of(pack: Pack) -> Names:
    """Look through a pack for the names that it has and had."""
    tables = pack.tables.values()
    renamed = _not_empty((one.id, _were(one.rows.items())) for one in tables)
    asked: list[Template | PlainQuestion] = [*pack.templates, *pack.questions]
    others = Names(
        tables=_were(pack.tables.items()),
        columns=_not_empty((one.id, _were(one.columns.items())) for one in tables),
        ids=_were((one.id, one) for one in asked),
    )
    if not renamed:
        return others
    to = {
        table.id: {name: column.to for name, column in table.columns.items() if column.to}
        for table in tables
    }
    return others._replace(rows={one.id: one.rows.keys() for one in tables}, was=renamed, to=to)


class _Named(Protocol):
    """What may have had other names."""

    @property
    def was(self) -> tuple[str, ...]:
        """The names that it had."""


def _were(found: Iterable[tuple[str, _Named]]) -> dict[str, str]:
    """Old name → name now: of two that say so the first was; what is still there is itself."""
    there = dict(found)
    return {
        old: name for name, one in reversed(there.items()) for old in one.was if old not in there
    }


def _not_empty(found: Iterable[tuple[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    return {table: names for table, names in found if names}


class Renames:
    """What a pack calls otherwise than before, and its questions."""

    def __init__(self, names: Names, questions: Collection[str]) -> None:
        """Take what a pack says now.

        Args:
            names: Which it has and had.
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
        if "/" not in id_:  # no question of any pack
            return None
        for tried in islice(self._tried(id_), TRIES):
            if tried in self._questions:
                return tried
            if tried in self._first:
                return self._first[tried]
        return None

    def fact(self, fact: Fact) -> Fact:
        """A fact of an older version as it would stand in this one, be it there or not."""
        if not fact.table:  # a plain question
            return fact._replace(row=self.asker(fact.row))
        table = self._names.tables.get(fact.table, fact.table)
        row = self._row(table, fact.row)
        if not fact.column:  # a row that is all key
            return Fact(table, row, "", self._row(table, fact.value))
        column = self._names.columns.get(table, {}).get(fact.column, fact.column)
        to = self._names.to.get(table, {}).get(column)
        return Fact(table, row, column, self._row(to, fact.value) if to else fact.value)

    def asker(self, id_: str) -> str:
        """A template's id, or a plain question's without its pack, as it is now."""
        return self._names.ids.get(id_, id_)

    def _row(self, table: str, name: str) -> str:
        """What a row is called now: it may have been renamed, or what stands in its key."""
        there = self._names.rows.get(table)
        if there is None or name in there:
            return name
        renamed = self._names.was.get(table, {})
        tried = (renamed.get(name, name), *self._now(name))
        return next((now for now in tried if now in there), name)

    def _tried(self, id_: str) -> Iterator[str]:
        """The id with its template as it is now; what comes after as it was and as it may be."""
        pack, first, *rest = parts_of(id_)
        template, mark, kind = first.partition(MARK)
        asker = f"{self.asker(template)}{mark}{kind}"
        names: Iterable[list[str]] = ([asker], *map(self._now, rest))
        for parts in product(*names):
            yield question_id((pack, *parts))

    def _now(self, part: str) -> list[str]:
        found = [part, *self._values.get(part, ())]
        several = part.split(JOINT)
        if len(several) > 1:
            ways = product(*([one, *self._values.get(one, ())] for one in several))
            found += [JOINT.join(way) for way in islice(ways, TRIES)]
        return list(dict.fromkeys(found))
