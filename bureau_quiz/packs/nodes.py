"""What YAML gives us: scalars that stay text, sequences and mappings, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from bureau_quiz.errors import Place
from bureau_quiz.packs.source import Source


@dataclass(slots=True, eq=False)
class Scalar:
    """A text as the file has it; nothing is a number, a date or a yes until a reader says so."""

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int
    value: str
    style: str = ""
    """`'`, `"`, `|` or `>`; empty for plain text."""
    cut: int = 0
    """How many characters after it look like text, and are a comment to YAML."""
    cleaned: str | None = None
    """The value through the gate, once it has been."""
    damaged: bool = False
    """Whether it is not what the author wrote (and that was told)."""

    @property
    def place(self) -> Place:
        """Where it stands; as wide as its part of the first line."""
        if self.end_line == self.line:
            return self.source.place(self.line, self.column, self.end_column - self.column)
        rest = len(self.source.excerpt(self.line).rstrip()) - self.column + 1
        return self.source.place(self.line, self.column, rest)

    @property
    def empty(self) -> bool:
        """Whether it says nothing: no text, `~` or `null`."""
        value = self.value
        return (
            not value or value.isspace() or (not self.style and (value == "~" or value == "null"))
        )

    def within(self, offset: int, length: int) -> Place:
        """Give the place of a part of the value, or of the whole where it cannot be told apart."""
        snippet = self.value[offset : offset + length]
        skip = self.value.count(snippet, 0, offset)
        for line in range(self.line, self.end_line + 1):
            raw = self.source.excerpt(line)
            start = self.column - 1 if line == self.line else 0
            stop = self.end_column - 1 if line == self.end_line else len(raw)
            found = raw.find(snippet, start, stop)
            while found >= 0 and skip:
                skip -= 1
                found = raw.find(snippet, found + length, stop)
            if found >= 0:
                return self.source.place(line, found + 1, length)
        return self.place


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    source: Source
    line: int
    column: int
    items: "list[Node]" = field(default_factory=list)
    torn: bool = False
    """Whether some of it could not be read (and was told)."""

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.source.place(self.line, self.column)


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values, in the order of the file."""

    source: Source
    line: int
    column: int
    entries: "dict[str, tuple[Scalar, Node]]" = field(default_factory=dict)
    torn: bool = False
    """Whether some of it could not be read (and was told)."""
    again: "list[tuple[Scalar, Node]]" = field(default_factory=list)
    """What is said under keys that have been said before (and was told)."""

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.source.place(self.line, self.column)

    def get(self, key: str) -> "Node | None":
        """Give the value of a key, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def __iter__(self) -> "Iterator[tuple[Scalar, Node]]":
        return iter(self.entries.values())


@dataclass(slots=True, eq=False)
class Torn:
    """Stands where nothing could be read; the problem has been told."""

    source: Source
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where reading failed."""
        return self.source.place(self.line, self.column)


Node: TypeAlias = Scalar | Sequence | Mapping | Torn


def named(node: "Node") -> str:
    """Say what a node is, in words."""
    match node:
        case Scalar():
            return "nothing" if node.empty else "text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Torn():
            return "unreadable"
