"""What is to become a pack: settled, each part of it known by an `Origin`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import Entry, FactSheet, SheetRow
from bureau_quiz.errors import Place
from bureau_quiz.packs.sheets.asks import Ask, Plan


class Origin(NamedTuple):
    """Which part of a content a piece of a pack was written from; numbers count from 0."""

    what: str
    """`question`, `row`, `forward` or `back` of a template, `spelling`, or `sheet`; and `fact`,
    `ask`, `ask back` and `facts` of a table of facts."""
    first: int
    second: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """One direction of a template."""

    prompt: str
    answer: str
    """A column's name."""
    kind: str = "choice"
    several: bool = False
    """Whether several answers are right, and that is meant."""


@dataclass(frozen=True, slots=True)
class Way:
    """A template: one direction at least."""

    id: str
    forward: Wording | None
    back: Wording | None
    category: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as a pack can hold it."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    ways: tuple[Way, ...]
    place: Place
    labels: Mapping[str, str] = field(default_factory=dict)
    numbered: str = ""
    """A column more, of numbers, where no other names a row."""


@dataclass(frozen=True, slots=True)
class FactTable:
    """A spreadsheet of facts as a pack can hold it."""

    name: str
    copy: str
    """The name of a copy beside the pack."""
    sheet: FactSheet
    rows: tuple[SheetRow, ...]
    """Those of the sheet that are left."""
    asks: tuple[Ask, ...]
    """Those of the plan that are left, with ids of their own."""

    @property
    def plan(self) -> Plan:
        """How it is asked about."""
        return self.sheet.opened.plan


class Spelling(NamedTuple):
    """Another spelling that is good for a value."""

    value: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Head:
    """What a pack says of itself."""

    id: str
    title: str
    language: str = ""
    description: str = ""
    licence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A pack to be."""

    head: Head
    tables: tuple[Table, ...] = ()
    questions: tuple[Entry, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    """Those of one value stand together."""
    facts: tuple[FactTable, ...] = ()

    @property
    def kept(self) -> int:
        """How many items of the files it holds: questions, and rows of facts."""
        asked = sum(1 + len(entry.again) for entry in self.questions)
        rows = [len(table.rows) for table in self.tables]
        rows += [len(table.rows) for table in self.facts]
        return asked + sum(rows)

    def without(self, lost: Collection[Origin]) -> "Content":
        """The same less some parts; of a template without a direction nothing is left."""
        return replace(
            self,
            tables=tuple(
                _table_without(table, at, lost)
                for at, table in enumerate(self.tables)
                if Origin("sheet", at) not in lost
            ),
            facts=tuple(
                _facts_without(table, at, lost)
                for at, table in enumerate(self.facts)
                if Origin("facts", at) not in lost
            ),
            questions=tuple(
                entry
                for at, entry in enumerate(self.questions)
                if Origin("question", at) not in lost
            ),
            spellings=tuple(
                spelling
                for at, spelling in enumerate(self.spellings)
                if Origin("spelling", at) not in lost
            ),
        )


def _table_without(table: Table, at: int, lost: Collection[Origin]) -> Table:
    rows = (row for n, row in enumerate(table.rows) if Origin("row", at, n) not in lost)
    ways = (
        replace(
            way,
            forward=None if Origin("forward", at, n) in lost else way.forward,
            back=None if Origin("back", at, n) in lost else way.back,
        )
        for n, way in enumerate(table.ways)
    )
    left = tuple(way for way in ways if way.forward or way.back)
    return replace(table, rows=tuple(rows), ways=left)


def _facts_without(table: FactTable, at: int, lost: Collection[Origin]) -> FactTable:
    rows = (row for n, row in enumerate(table.rows) if Origin("fact", at, n) not in lost)
    asks = (
        replace(ask, reverse="", all="", none="") if Origin("ask back", at, n) in lost else ask
        for n, ask in enumerate(table.asks)
        if Origin("ask", at, n) not in lost
    )
    return replace(table, rows=tuple(rows), asks=tuple(asks))
