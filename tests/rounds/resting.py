"""What questions in memory rest on, as a catalogue would say it: for its stand-ins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter

from bureau_quiz.bank.model import Fact, Question, rested_on
from bureau_quiz.bank.renamed import Names, Renames
from bureau_quiz.catalogue.model import AskedCell, AskedRow, AskedValue


class Resting:
    """The rows and facts of some questions; tables, columns and values are called as they are."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._questions = tuple(questions)

    def question(self, id_: str, level: int | None = None) -> Question | None:
        return next((question for question in self._questions if question.id == id_), None)

    def rows(self, scope: str) -> tuple[AskedRow, ...]:
        found: dict[tuple[str, str], dict[str, list[AskedValue]]] = {}
        for fact in self.facts(scope):
            if fact.table:
                row = found.setdefault((fact.table, fact.row), {})
                row.setdefault(fact.column, []).append(AskedValue(fact, fact.value))
        return tuple(
            AskedRow(table, table.capitalize(), key, key, tuple(_cells(table, columns)))
            for (table, key), columns in found.items()
        )

    def row(self, scope: str, table: str, key: str) -> AskedRow | None:
        return next((row for row in self.rows(scope) if (row.table, row.key) == (table, key)), None)

    def facts(self, scope: str) -> tuple[Fact, ...]:
        return tuple(self._asking(scope))

    def told(self, scope: str, among: Collection[Fact]) -> tuple[int, tuple[Fact, ...]]:
        facts = self.facts(scope)
        return len(facts), tuple(fact for fact in facts if fact in among)

    def plain(self, scope: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts(scope) if not fact.table)

    def asking(self, scope: str, facts: Collection[Fact]) -> dict[Fact, tuple[str, ...]]:
        return {fact: tuple(ids) for fact, ids in self._asking(scope).items() if fact in facts}

    def renames(self, pack: str) -> Renames:
        return Renames(Names(), [one.id for one in self._questions if one.pack == pack])

    def _asking(self, scope: str) -> dict[Fact, list[str]]:
        """By fact, plain questions last."""
        found: dict[Fact, list[str]] = {}
        pack = scope.partition(":")[0]
        for one in sorted(self._questions, key=attrgetter("id")):
            if one.pack == pack:
                for fact in rested_on(one.id, one.template, one.facts):
                    found.setdefault(fact, []).append(one.id)
        return dict(sorted(found.items(), key=lambda entry: not entry[0].table))


def _cells(table: str, columns: Mapping[str, Sequence[AskedValue]]) -> Iterator[AskedCell]:
    for column, values in columns.items():
        yield AskedCell(column, (column or table).capitalize(), tuple(values))
