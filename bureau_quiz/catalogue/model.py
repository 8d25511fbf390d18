"""What the catalogue says of a pack."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Fact, Question
    from bureau_quiz.errors import Problem


class PackInfo(NamedTuple):
    """A pack as lists and pages show it; nothing here asks for the pack itself."""

    id: str
    """The file's name without its ending, where the pack is closed and says no id."""
    title: str
    path: str
    bundled: bool = False
    description: str = ""
    language: str = ""
    licence: str = ""
    source: str = ""
    digest: str = ""
    """The pack's version; see `Pack.digest`."""
    questions: int = 0
    prompts: int = 0
    """Different prompts, each a card."""
    facts: int = 0
    """What its questions rest on, of every level: facts of tables, and each plain question."""
    by_difficulty: Mapping[int, int] = MappingProxyType({})
    """Difficulty → prompts, ascending."""
    categories: Mapping[str, int] = MappingProxyType({})
    """Category → prompts, sorted by name; prompts without one are not counted."""
    templates: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    closed: bool = False
    """Its structure is broken: it cannot be played."""
    shadowed: bool = False
    """Another pack with this id is played in its place."""
    off: bool = False
    """The player switched it off: it is played only where it is named. The catalogue does not know;
    the game says so."""
    scale: str = ""
    """What its spoiler grades count: `season`; empty: nothing is graded."""
    levels: int = 0
    """The highest spoiler grade; 0: nothing is graded."""
    problems: "tuple[Problem, ...]" = ()
    """Everything that reading and making found, sorted by place."""


class Example(NamedTuple):
    """What a pack's template asks, by one question of it."""

    template: str
    """Its id, with the kind where that is said (`who.match`); empty: the plain questions."""
    questions: int
    """How many it asks, of every level."""
    question: "Question"
    """One of them, as it may be shown at the level that was asked for."""


class AskedValue(NamedTuple):
    """A fact that a pack asks for."""

    fact: "Fact"
    text: str
    """As it is shown."""
    to: str = ""
    """The table whose row it names; empty: none."""


class AskedCell(NamedTuple):
    """A cell that questions rest on."""

    column: str
    """Empty where the row is all key, and one fact."""
    label: str
    values: tuple[AskedValue, ...]


class AskedRow(NamedTuple):
    """A row that questions rest on, with as much of it as may be seen at a level."""

    table: str
    table_title: str
    """In words: `Characters`."""
    key: str
    """As facts name it."""
    title: str
    """As it is shown."""
    cells: tuple[AskedCell, ...]
    """At least one, in the table's order; hidden columns are left out."""
