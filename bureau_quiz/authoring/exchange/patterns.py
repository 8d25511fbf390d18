"""The patterns of `quiz(6)`: `a|b`, `[a|b]c` and `{optional}` written out as the texts they are.

An opening bracket of either kind opens a group, and a closing `}` lets the group be left out. What
stands first is the text that quiz shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

LIMIT = 4_096
"""Characters that quiz reads of a cell."""

SPELLING_LIMIT = 32
"""How many texts of one alternative are kept."""

TRIED = 256
"""How many texts of a cell are written out to find those that differ."""

_GROUPS = 24
"""Groups that one pattern may have; of those beyond only the first alternative counts."""

_SIGNS = frozenset("\\[]{}|")

_Part: TypeAlias = "str | Pattern"


@dataclass(slots=True)
class Pattern:
    """Alternatives, each a row of literals and of patterns."""

    alternatives: list[list[_Part]] = field(default_factory=lambda: [[]])

    def branches(self, room: int = TRIED) -> tuple[tuple[str, ...], ...]:
        """For each alternative that says anything its texts, the shown one first, each once.

        No more than `room` are written out, and one at least.
        """
        found: list[tuple[str, ...]] = []
        for parts in self.alternatives:
            written = list(islice(_texts(parts), max(1, room)))
            room -= len(written)
            texts = tuple(dict.fromkeys(filter(None, map(spaced, written))))
            if texts:
                found.append(texts[:SPELLING_LIMIT])
            if room <= 0:
                break
        return tuple(found)


def is_plain(text: str) -> bool:
    """Whether a cell has no sign of the pattern language."""
    return _SIGNS.isdisjoint(text)


def spaced(text: str) -> str:
    """A text with its spaces single: what is left out leaves two."""
    return " ".join(text.split())


def cells(line: str) -> list[str]:
    """Part a line at its colons; what a backslash quotes stays quoted."""
    found: list[str] = []
    start = at = 0
    while at < len(line):
        if line[at] == "\\":
            at += 1
        elif line[at] == ":":
            found.append(line[start:at])
            start = at + 1
        at += 1
    return [*found, line[start:]]


def read(text: str) -> tuple[Pattern, str]:
    """Give a cell's pattern, and what was amiss with it: nothing, or a sentence's part."""
    reader = _Reader()
    reader.take(text)
    return reader.top, reader.amiss


class _Reader:
    """Reads one pattern sign by sign."""

    def __init__(self) -> None:
        self.top = Pattern()
        self.open: list[Pattern | None] = [self.top]
        """The groups that have not ended; None for one whose first alternative alone counts."""
        self.into = self.top
        self.literal: list[str] = []
        self.mute = 0
        """How deep the group is whose further alternatives are being left out; 0: none is."""
        self.groups = 0
        self.amiss = ""

    def take(self, text: str) -> None:
        """Read all of a cell."""
        quoted = False
        for sign in text:
            if quoted or sign not in _SIGNS:
                if not self.mute:
                    self.literal.append(sign)
                quoted = False
            elif sign == "\\":
                quoted = True
            elif sign == "|":
                self._another()
            elif sign in "[{":
                self._opened()
            else:
                self._closed(sign)
        self._end()
        if len(self.open) > 1:
            self.amiss = "a bracket is opened and not closed; it was taken to end with the cell"

    def _end(self) -> None:
        """Have the literal that is being read end here."""
        if self.literal:
            self.into.alternatives[-1].append("".join(self.literal))
            self.literal.clear()

    def _another(self) -> None:
        if self.open[-1] is None:
            self.mute = self.mute or len(self.open)
        else:
            self._end()
            self.into.alternatives.append([])

    def _opened(self) -> None:
        self.groups += 1
        if self.groups > _GROUPS:
            self.open.append(None)
            return
        self._end()
        inner = Pattern()
        self.into.alternatives[-1].append(inner)
        self.open.append(inner)
        self.into = inner

    def _closed(self, sign: str) -> None:
        if len(self.open) == 1:
            self.amiss = f"a {sign} closes nothing and was left out"
            return
        if self.mute == len(self.open):
            self.mute = 0
        inner = self.open.pop()
        if inner is None:
            return
        self._end()
        if sign == "}":
            inner.alternatives.append([])
        self.into = next(group for group in reversed(self.open) if group is not None)


def _texts(parts: list[_Part]) -> Iterator[str]:
    """Every text of an alternative, the shown one first."""
    at = next((at for at, part in enumerate(parts) if not isinstance(part, str)), None)
    if at is None:
        yield "".join(part for part in parts if isinstance(part, str))
        return
    before = "".join(part for part in parts[:at] if isinstance(part, str))
    group = parts[at]
    assert isinstance(group, Pattern)
    for chosen in group.alternatives:
        for rest in _texts([*chosen, *parts[at + 1 :]]):
            yield before + rest
