"""YAML's anchors and aliases: what they stand for, within bounds, and which were meant as texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bureau_quiz.packs.nodes import Node, Scalar
from bureau_quiz.packs.slips import quote_it

ALIAS_LIMIT = 20_000
"""How many nodes all aliases of a file together may stand for."""

_ANCHOR = re.compile(r"(?:^|[\s,\[{-])&([^\s,\[\]{}]+)")
_ALIAS = re.compile(r"(?:^|[\s,\[{:-])\*([^\s,\[\]{}]+)")

Words = tuple[str, str]
"""What is wrong, and the mend."""


@dataclass(slots=True)
class Marks:
    """What the pieces share that a file is read in: anchors, and what aliases stand for."""

    known: dict[str, tuple[Node, int]] = field(default_factory=dict)
    """The nodes of the anchors that have been read, and how many each stands for."""
    aliased: int = 0
    size: int = 0
    """How many nodes have been read."""
    anchors: frozenset[str] = frozenset()
    """Every name that looks like an anchor's in the whole file; it may be in another piece."""
    aliases: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Marks":
        """Those of a file that is read in pieces."""
        return cls(
            anchors=frozenset(_ANCHOR.findall(text)), aliases=frozenset(_ALIAS.findall(text))
        )


class Anchors:
    """The anchors of one piece of a file, as its events come."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.unused: dict[str, Any] = {}
        """The events of those that no alias has named yet."""

    def meant(self, name: str, merged: bool) -> tuple[tuple[Node, int] | None, Words | None]:
        """What an alias stands for and how many nodes that is, or None; and what is wrong with it.

        `merged` says that it stands at a merge key, of which enough is said.
        """
        self.unused.pop(name, None)
        marks = self.marks
        found = marks.known.get(name)
        if found is None:
            if name in marks.anchors or merged:
                return None, None
            message = f"*{name} is an alias, and there is no &{name} before it"
            return None, (message, quote_it(f"*{name}"))
        before = marks.aliased
        marks.aliased += found[1]
        if marks.aliased <= ALIAS_LIMIT:
            return found, None
        if before > ALIAS_LIMIT:
            return None, None
        message = f"aliases stand for more than {ALIAS_LIMIT:,} values"
        return None, (message, "write out what is meant")

    def texts(self) -> Iterator[tuple[Any, Words]]:
        """The events of those that nobody used, which were texts: with what is wrong."""
        for name, event in self.unused.items():
            if name in self.marks.aliases:
                continue
            cut = self.marks.known.get(name)
            text = f"&{name}"
            message = f"a text that begins with & is a YAML anchor: “&{name}” is cut off"
            mend = ""
            if cut and isinstance(cut[0], Scalar):
                cut[0].damaged = True
                text += f" {cut[0].value}"
            elif cut:
                message = f"&{name} is a YAML anchor, and nothing refers to it"
                mend = "take it out"
            yield event, (message, mend or quote_it(text))
