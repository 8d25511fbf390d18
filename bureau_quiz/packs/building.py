"""Nodes built from YAML's parse events, within bounds.

Events carry no types and nest on no stack of the parser's, so that neither `NO` nor thirty
thousand brackets can surprise us.
"""

from dataclasses import dataclass
from typing import Any

from bureau_quiz.packs.anchors import Anchors, Marks
from bureau_quiz.packs.entering import enter, joined
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.slips import (
    QUOTE_IT,
    asks_on,
    in_flow,
    no_block,
    parted,
    question,
    swallowed,
)
from bureau_quiz.packs.source import MASK, Report, Source

DEPTH_LIMIT = 40
NODE_LIMIT = 1_500_000
"""How many texts, lists and mappings a file may have: some 100,000 questions."""
PACK_LIMIT = 3_000_000
"""How many all files of a pack may have, together with the cells of its spreadsheets."""
MERGE = "<<"
QUESTION = "\ufdd1"
"""Stands for `?` while YAML looks: there it is a sign, and each parser reads it otherwise."""


class Unparsable(Exception):
    """A piece of text is not YAML, from a place on."""

    def __init__(self, code: str, line: int, column: int, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.column = column
        self.message = message
        self.mend = mend


@dataclass(slots=True)
class _Opened:
    """A list or mapping whose end has not come yet."""

    node: Sequence | Mapping
    anchor: str | None
    size: int
    flow: bool
    key: Scalar | None = None


class Builder:
    """Puts nodes together from events."""

    def __init__(
        self,
        source: Source,
        above: int,
        report: Report,
        marks: Marks | None = None,
        beside: int = 0,
    ) -> None:
        self.source = source
        self.above = above + 1
        self.beside = beside
        """How far to the right the first line begins in the file."""
        self.report = report
        self.marks = marks or Marks()
        self.anchors = Anchors(self.marks)
        self.root: Node | None = None
        self.documents = 0
        self.stack: list[_Opened] = []
        self.size = 0
        self.last = 0, self.above
        """The line of the last text: as the parser counts, and in the file."""
        self.names: dict[str, str] = {}
        """Every key, so that one that stands in each of many rows is one text."""

    def scalar(self, event: Any) -> None:
        """Take a text."""
        start, end, style = event.start_mark, event.end_mark, event.style or ""
        value = event.value
        if QUESTION in value:
            value = value.replace(QUESTION, "?")
        node = Scalar(
            self.source,
            self._line(start.line),
            start.column + 1,
            self._line(end.line),
            end.column + 1,
            value,
            style,
        )
        if self.beside:
            node.column = self._column(start)
            node.end_column = self._column(end)
        self._grow(node, 1)
        if event.tag is not None or event.anchor is not None:
            self._dress(event)
            node.damaged = event.tag is not None
            if event.anchor is not None:
                self.marks.known[event.anchor] = (node, 1)
        if not style:
            self._plain(node)
        elif not value and style in "|>":
            no_block(node, self.report)
        self._put(node)

    def _line(self, line: int) -> int:
        """A line's number in the file: one number for all that stands in it."""
        if line != self.last[0]:
            self.last = line, self.above + line
        return self.last[1]

    def _column(self, mark: Any) -> int:
        return int(mark.column) + 1 + (0 if mark.line else self.beside)

    def _plain(self, node: Scalar) -> None:
        """Note what a text without quotes loses; tell of list items that it has swallowed."""
        line, after = self.source.excerpt(node.end_line), node.end_column - 1
        if line[after : after + 2] == " #":
            rest = line[after:]
            if rest[2:3] not in (" ", "#", "") or asks_on(node.value, rest):
                node.cut = len(rest.rstrip()) - 1
        if node.end_line != node.line:
            swallowed(node, self.report)

    def open_mapping(self, event: Any) -> None:
        """Take the beginning of a mapping."""
        start = event.start_mark
        self._open(Mapping(self.source, self.above + start.line, self._column(start)), event)

    def open_sequence(self, event: Any) -> None:
        """Take the beginning of a list."""
        start = event.start_mark
        self._open(Sequence(self.source, self.above + start.line, self._column(start)), event)

    def _open(self, node: Sequence | Mapping, event: Any) -> None:
        if len(self.stack) >= DEPTH_LIMIT:
            raise Unparsable(
                "BQ111",
                node.line,
                node.column,
                f"nested more than {DEPTH_LIMIT} deep",
                "a pack needs no more than seven levels",
            )
        self._dress(event)
        self._grow(node, 1)
        self.stack.append(_Opened(node, event.anchor, self.size, bool(event.flow_style)))

    def close(self, _event: Any) -> None:
        """Take the end of a list or mapping."""
        opened = self.stack.pop()
        if self.source.told is not None:
            self.source.tell(opened.node.line)
        if opened.anchor is not None:
            self.marks.known[opened.anchor] = (opened.node, self.size - opened.size + 1)
        if opened.flow and isinstance(opened.node, Sequence):
            parted(opened.node, self.report)
        self._put(opened.node)

    def alias(self, event: Any) -> None:
        """Take an alias: the node it stands for, within bounds."""
        key = self.stack[-1].key if self.stack else None
        found, wrong = self.anchors.meant(event.anchor, key is not None and key.value == MERGE)
        if wrong is not None:
            self._tell("BQ112", event, *wrong)
        start = event.start_mark
        torn = Torn(self.source, self.above + start.line, self._column(start))
        node, size = found or (torn, 1)
        self._grow(node, size)
        self._put(node)

    def _grow(self, node: Node, by: int) -> None:
        """Count what the file says; some shapes of it are no more than two bytes each."""
        self.size += by
        most, what = NODE_LIMIT, "this file says"
        if self.marks.size + self.size <= most:
            most, what = PACK_LIMIT, "the files of this pack say together"
            if self.source.held.things + self.size <= most:
                return
        message = f"{what} more than {most:,} things"
        raise Unparsable("BQ102", node.line, node.column, message, "make several packs of it")

    def document(self, event: Any) -> None:
        """Take the beginning of a document: one file holds one."""
        self.documents += 1
        if self.documents == 2:
            self._tell(
                "BQ115",
                event,
                "a second YAML document begins here",
                "a file is one pack: take the --- out, or make two files",
            )

    def end(self, _event: Any) -> None:
        """Take the end: an anchor that nobody used was a text."""
        self.marks.size += self.size
        self.source.held.things += self.size
        for event, words in self.anchors.texts():
            start, width = event.start_mark, len(event.anchor) + 1
            place = self.source.place(self.above + start.line, self._column(start), width)
            self.report.add("BQ107", self.source, place, *words)

    def _put(self, node: Node) -> None:
        if not self.stack:
            self._root(node)
            return
        opened = self.stack[-1]
        parent = opened.node
        if isinstance(parent, Sequence):
            if opened.flow and isinstance(node, Scalar):
                question(node, self.report)
            parent.items.append(node)
            return
        key = opened.key
        if key is None:
            opened.key = self._key(node, parent)
            return
        opened.key = None
        if opened.flow:
            key = in_flow(key, node, parent, self.report)
        if key.value == MERGE and not key.style:
            self._merge(key, parent)
            return
        enter(parent, key, node, self.report, self._itemed())

    def _root(self, node: Node) -> None:
        """Take a whole document; what follows a second `---` is read as if it were not there."""
        whole = self.root
        if whole is None or (isinstance(whole, Scalar) and whole.empty):
            self.root = node
        elif isinstance(whole, Mapping):
            whole.torn = True
            if isinstance(node, Mapping) and "pack" not in node.entries:
                for key, value in node:
                    said = whole.entries.get(key.value)
                    both = joined(said[1], value) if said else value
                    if both is not None:
                        whole.entries[key.value] = (said[0] if said else key, both)

    def _itemed(self) -> bool:
        """Whether what is open is an item of a list."""
        return len(self.stack) > 1 and isinstance(self.stack[-2].node, Sequence)

    def _merge(self, key: Scalar, parent: Mapping) -> None:
        """Tell of YAML's merge key; what it would bring is not read."""
        parent.torn = True
        message = "<< is YAML's merge key, and packs do not have it"
        self.report.add("BQ110", key.source, key.place, message, "write out what is meant")

    def _key(self, node: Node, parent: Mapping) -> Scalar:
        if isinstance(node, Scalar):
            if MASK in node.value:
                node.value = node.value.replace(MASK, "")
                node.damaged = True
            node.value = self.names.setdefault(node.value, node.value)
            return node
        if not isinstance(node, Torn):
            self.report.add(
                "BQ107",
                self.source,
                node.place,
                "a text that begins with { or [ is a YAML mapping or list",
                QUOTE_IT,
            )
        parent.torn = True
        # A name that no pack can ask for keeps what follows in its place.
        name = f"{MASK}{len(parent.entries)}"
        return Scalar(node.source, node.line, node.column, node.line, node.column, name, '"')

    def _dress(self, event: Any) -> None:
        if event.anchor is not None:
            self.anchors.unused[event.anchor] = event
        if event.tag is not None:
            self._tell("BQ110", event, "a text that begins with ! is a YAML tag", QUOTE_IT)

    def _tell(self, code: str, event: Any, message: str, mend: str) -> None:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if start.line == end.line else 1
        place = self.source.place(self.above + start.line, self._column(start), width)
        self.report.add(code, self.source, place, message, mend)
