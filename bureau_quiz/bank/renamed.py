"""What questions and facts of an older version of a pack are called now: rows may say `was:`."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice, product

from bureau_quiz.bank.identity import parts_of, question_id
from bureau_quiz.bank.model import Fact
from bureau_quiz.packs.model import Pack

JOINT = " | "
"""What parts the names of a row that has several."""

TRIES = 256
"""How many ways of renaming the parts of one id are tried."""


class Renames:
    """The rows of a pack that had other names before, and its questions."""

    def __init__(self, pack: Pack, questions: Collection[str]) -> None:
        """Look a pack through.

        Args:
            pack: The pack as it is now.
            questions: The ids of what it asks now.
        """
        self._pack = pack
        self._questions = questions
        self._rows = {
            table.id: {
                old: key
                for key, row in table.rows.items()
                for old in row.was
                if old not in table.rows
            }
            for table in pack.tables.values()
        }
        self._values: dict[str, list[str]] = {}
        for renamed in self._rows.values():
            for old, key in renamed.items():
                self._values.setdefault(old, []).append(key)
        self._first: dict[str, str] = {}
        for id_ in questions:
            parts = parts_of(id_)
            for cut in range(3, len(parts)):
                self._first.setdefault(question_id(parts[:cut]), id_)

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
        table = self._pack.tables.get(fact.table)
        row = self._row(fact.table, fact.row)
        if table is None:
            return fact
        if not fact.column:  # a row that is all key
            return Fact(fact.table, row, "", self._row(fact.table, fact.value))
        column = table.columns.get(fact.column)
        to = column.to if column else None
        value = self._row(to, fact.value) if to else fact.value
        return Fact(fact.table, row, fact.column, value)

    def _row(self, table: str, name: str) -> str:
        """What a row is called now: it may have been renamed, or what stands in its key."""
        there = self._pack.tables.get(table)
        if there is None or name in there.rows:
            return name
        tried = (self._rows[table].get(name, name), *self._now(name))
        return next((now for now in tried if now in there.rows), name)

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
