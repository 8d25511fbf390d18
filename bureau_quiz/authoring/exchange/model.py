"""What a foreign file gives, whatever its format: items with places, and what was lost or mended.

A format reads a `Document` into a `Harvest` and knows nothing of packs; what comes of a harvest is
the importer's affair. Every item of a file is either in the harvest or told in a dropping `Remark`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Pack
from bureau_quiz.packs.sheetpacks import SheetPack

ITEM_LIMIT = 250_000
"""The most questions and rows that one file is read for; a format may stop at one more."""


class Remark(NamedTuple):
    """Something that an import does not keep as it was."""

    place: Place
    message: str
    """What was dropped or mended, and why."""
    dropped: bool = False
    """Whether a whole item was lost: one remark for each that is."""


@dataclass(frozen=True, slots=True)
class Document:
    """A foreign file as text: decoded, lines ending in a line feed alone, refused signs gone."""

    path: str
    text: str
    remarks: tuple[Remark, ...] = ()
    """What decoding had to mend."""
    beside: tuple[Path, ...] = ()
    """The files of the same import, for a format whose files explain one another."""
    marked: bool = False
    """Whether what saved it may need a byte order mark to know UTF-8, as Excel does."""

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    def place(self, line: int, column: int = 1, width: int = 1) -> Place:
        """A place in this file, from 1."""
        return Place(self.path, line, column, width)

    def at(self, offset: int) -> Place:
        """The place of the character at an offset, from 0. For files read line by line, count."""
        line = self.text.count("\n", 0, offset) + 1
        return Place(self.path, line, offset - self.text.rfind("\n", 0, offset))


@dataclass(frozen=True, slots=True)
class Entry:
    """A question as a foreign file has it; the fields are those of `packs.model.PlainQuestion`."""

    place: Place
    prompt: str
    """For true/false the statement."""
    answers: tuple[str, ...] = ()
    """Typed: every spelling that is right. Choice: what is right. Multiple: all that is to be
    picked. Order: in the right order. Number: the number."""
    kind: str = "choice"
    distractors: tuple[str, ...] = ()
    truth: bool | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    within: str = ""
    """Kind number: how near is near enough, a decimal number."""
    min: str = ""
    max: str = ""
    category: str = ""
    difficulty: int = 2
    explanation: str = ""
    source: str = ""
    exact: bool = False
    """Whether case is all that is forgiven."""
    again: tuple[Place, ...] = ()
    """Where it is asked as well, with the same answer; an importer finds that out."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of facts; several values in a cell are each true."""

    place: Place
    cells: tuple[tuple[str, ...], ...]
    """For each column its values; none where the cell is empty."""


@dataclass(frozen=True, slots=True)
class SheetTemplate:
    """What is asked over a sheet; texts have holes such as `<capital>`."""

    prompt: str
    answer: str
    """A column's name."""
    reverse: str = ""
    kind: str = "choice"
    category: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Facts with columns, which become a table with templates."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    templates: tuple[SheetTemplate, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    """Column → how it was called in the file, where that cannot be its name."""
    accept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Value → other spellings that are good for it."""


@dataclass(frozen=True, slots=True)
class FactSheet:
    """A spreadsheet of facts, and what the game by itself asks about it."""

    path: Path
    opened: SheetPack
    rows: tuple[SheetRow, ...]
    """Of the columns of `opened`; one value a cell at most."""
    separator: str = ","
    marked: bool = False
    """Whether it had a byte order mark, or was not UTF-8; see `Document`."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that a file gives."""

    entries: tuple[Entry, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    remarks: tuple[Remark, ...] = ()
    title: str = ""
    """What the file calls itself; empty: nothing."""
    description: str = ""
    licence: str = ""
    source: str = ""
    language: str = ""
    facts: tuple[FactSheet, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Entry | Remark]) -> "Harvest":
        """Items and remarks as they came."""
        items = list(found)
        return cls(
            tuple(item for item in items if isinstance(item, Entry)),
            remarks=tuple(item for item in items if isinstance(item, Remark)),
        )

    @property
    def dropped(self) -> int:
        """How many items were lost."""
        return sum(remark.dropped for remark in self.remarks)

    @property
    def kept(self) -> int:
        """How many items were kept: questions, and rows of facts."""
        rows = [len(sheet.rows) for sheet in self.sheets]
        rows += [len(sheet.rows) for sheet in self.facts]
        return len(self.entries) + sum(rows)


class Unexported(NamedTuple):
    """A question, or something of it, that a format cannot carry."""

    question: str
    """Its id."""
    why: str
    dropped: bool = True
    """Whether the question is missing altogether."""


class Export(NamedTuple):
    """A pack in a foreign format."""

    lines: Iterable[str]
    """The file, without line ends."""
    unexported: Sequence[Unexported]
    """Complete once `lines` has been used up; so is what follows."""
    exported: Sequence[str]
    """The ids of the questions that are in it; others may be asked in the very words of theirs."""


@dataclass(frozen=True, slots=True)
class Format:
    """One foreign format; a module of `exchange` has one as `FORMAT`."""

    name: str
    """As `--from` and `--to` say it: `opentdb`."""
    title: str
    """What people call it: `Open Trivia DB (JSON)`."""
    endings: tuple[str, ...]
    """Of its files, with the dot; `""` for a file without one."""
    recognises: Callable[[Document], int]
    """How surely a file is of this format, from 0 (not at all) to 100 (nothing else)."""
    read: Callable[[Document], Harvest]
    """For what is in a file it raises PackUnreadable alone, where nothing of it can be had."""
    export: Callable[[Pack, Sequence[Question]], Export] | None = None
    """None: the format is only read."""
