"""A pack as values: tables of facts, templates, plain questions, and where each stands.

A `Pack` is complete and checked as far as one file can be: names resolve, values have the type of
their column, every text has passed the gate of `text.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bureau_quiz.errors import Place, Problem
from bureau_quiz.packs.ignoring import Ignored, Silenced


class ColumnType(StrEnum):
    """How the cells of a column are read and compared."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year: what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0

    def contains(self, other: "PartialDate") -> bool:
        """Whether every day of `other` lies in this date (2016 contains 2016-06 and itself)."""
        return (
            self.year == other.year
            and self.month in (0, other.month)
            and self.day in (0, other.day)
        )

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return 1 + bool(self.month) + bool(self.day)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a cell."""

    text: str
    """As it is shown: a date in words, a number as typed."""
    number: Decimal | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one row says in one column."""

    values: tuple[Value, ...]
    """None where the file's value could not be read: unknown, whatever `empty_none` says."""
    place: Place


@dataclass(frozen=True, slots=True)
class Column:
    """A column, as declared or as rows imply it."""

    name: str
    type: ColumnType = ColumnType.TEXT
    to: str | None = None
    """The table whose row keys the cells name."""
    label: str = ""
    """How a dossier names it; the capitalised name if nothing is said."""
    hidden: bool = False
    empty_none: bool = False
    """`empty: none`: an empty cell says there is none; otherwise it is unknown."""
    partial: bool = False
    """What its cells do not say is unknown rather than wrong."""
    min: Decimal | None = None
    max: Decimal | None = None
    exact: bool = False
    """Compared by NFC and case alone: declared so, or because folding would merge or empty some."""
    split: str = ""
    """The sign that parts several values in one cell."""
    place: Place | None = None
    spoiler: int = 0
    """How far one must have seen to be told what its cells say; 0: anybody may."""
    was: tuple[str, ...] = ()
    """Names it had before."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `key` is the text of its key cells, joined by ` | ` where there are several."""

    key: str
    cells: Mapping[str, Cell]
    """By column name; a column that is not here is empty."""
    place: Place
    never: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    """Keys this row had before."""
    ignore: frozenset[str] = frozenset()
    spoiler: int = 0
    """How far one must have seen to hear of this row at all: its own grade, its table's, its key's.
    Of a row born of references: the lowest grade at which one of them may be told."""
    spoilers: Mapping[str, int] = field(default_factory=dict)
    """Column → grade of the cell, beyond the row's and the column's."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of facts."""

    id: str
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    """The columns that name a row."""
    rows: Mapping[str, Row]
    """By row key, in file order; rows born of references to an open table come last."""
    place: Place
    open: bool = False
    ignore: frozenset[str] = frozenset()
    torn: tuple[Row, ...] = ()
    """Rows with an error that keeps them out of `rows`: what their cells say may be so, or not.

    Their keys are no names, and like no others. A row of which several readings are possible is
    here once for each.
    """
    lost: bool = False
    """Whether rows could not be read at all, so that nothing is known to be wrong."""
    label: str = ""
    """How dossiers name it; the capitalised id if nothing is said."""
    was: tuple[str, ...] = ()
    """Ids it had before."""


@dataclass(frozen=True, slots=True)
class Hole:
    """`<column>` or `<column.column>`: the path that fills it."""

    path: tuple[str, ...]
    place: Place

    def __str__(self) -> str:
        return f"<{'.'.join(self.path)}>"


@dataclass(frozen=True, slots=True)
class Text:
    """A text with holes: literal strings and holes in order."""

    parts: tuple[str | Hole, ...]
    place: Place

    @property
    def holes(self) -> tuple[Hole, ...]:
        """The holes, in order, repeats included."""
        return tuple(part for part in self.parts if isinstance(part, Hole))


@dataclass(frozen=True, slots=True)
class Template:
    """A prompt over one table, and what answers it.

    A `reverse:` becomes a template of its own whose id ends in `~`.
    """

    id: str
    table: str
    prompt: Text
    answer: Hole
    place: Place
    kind: str = "choice"
    """How `prompt` is asked; empty where it is only asked through the prompts below."""
    statement: Text | None = None
    """True/false sentence; its hole of path `("answer",)` is the answer."""
    all: Text | None = None
    """The prompt of a question with several answers, with the holes of `prompt`."""
    none: Text | None = None
    """The prompt of a question for what is not so, with the holes of `prompt`."""
    match: Text | None = None
    """The prompt of a question of pairs, without holes: the one hole of `prompt` is the left."""
    order: Hole | None = None
    """Kind `order`: by which column the answers are put in order, lowest first."""
    within: Decimal | None = None
    """Kind `number`: how near is near enough."""
    where: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    category: str = ""
    difficulty: int = 2
    explanation: tuple[Text, ...] = ()
    """Sentences; one whose hole is empty is left out."""
    source: Text | None = None
    similar: tuple[str, ...] = ()
    several_right: bool = False
    pool: tuple[str, str] | None = None
    """(table, column) whose values replace the candidates."""
    ignore: frozenset[str] = frozenset()
    called: str = ""
    """How messages name it; by its id where nothing is said."""
    spoiler: int = 0
    was: tuple[str, ...] = ()
    """Ids it had before."""

    @property
    def name(self) -> str:
        """Its name for a message."""
        return self.called or self.id


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """A question written out; for true/false `prompt` is the statement and `truth` says which.

    Multiple: `answers` are those to be picked. Order: `answers` are in the right order.
    """

    id: str
    prompt: str
    answers: tuple[str, ...]
    distractors: tuple[str, ...]
    place: Place
    kind: str = "choice"
    truth: bool | None = None
    category: str = ""
    difficulty: int = 2
    explanation: str = ""
    source: str = ""
    exact: bool = False
    """Compared by NFC and case alone (`type: exact`, or because folding would merge options)."""
    ignore: frozenset[str] = frozenset()
    called: str = ""
    """How messages name it; by its id where nothing is said."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Kind `match`: left and right; `answers` are the rights then."""
    within: Decimal | None = None
    """Kind `number`: how near is near enough."""
    min: Decimal | None = None
    """Kind `number`: where its scale begins, if that is said."""
    max: Decimal | None = None
    spoiler: int = 0
    was: tuple[str, ...] = ()
    """Ids it had before."""

    @property
    def name(self) -> str:
        """Its name for a message."""
        return self.called or self.id


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack: what a file or a folder of files says."""

    id: str
    title: str
    path: str
    tables: Mapping[str, Table]
    templates: tuple[Template, ...]
    questions: tuple[PlainQuestion, ...]
    place: Place
    accept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Value as written → other spellings that are good for it, everywhere in the pack."""
    language: str = "en"
    description: str = ""
    licence: str = ""
    source: str = ""
    ignore: frozenset[str] = frozenset()
    scale: str = ""
    """What its spoiler grades count, as a singular noun: `season`; empty: nothing is graded."""
    levels: int = 0
    """The highest grade it gives; 0: nothing is graded."""
    digest: str = ""
    """Sixteen hexadecimal digits of SHA-256 over what its files say: the pack's version."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a path gives: a pack unless its structure is broken, and every problem found."""

    path: str
    pack: Pack | None
    problems: tuple[Problem, ...]
    files: tuple[str, ...] = ()
    """Every file that was read, for caches that must notice a change."""
    ignored: tuple[Ignored, ...] = ()
    """Every code that an `ignore` of it names, in order of place."""
    silenced: frozenset[Silenced] = frozenset()
    """Which of them have silenced a problem of reading."""
