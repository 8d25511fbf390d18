"""Nodes built from YAML's parse events, within bounds.

Events carry no types and nest on no stack of the parser's, so that neither `NO` nor thirty
thousand brackets can surprise us.
"""

from dataclasses import dataclass
from typing import Any

from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import MASK, Report, Source

DEPTH_LIMIT = 40
NODE_LIMIT = 1_500_000
"""How many texts, lists and mappings a file may have: some 100,000 questions."""
ALIAS_LIMIT = 20_000
"""How many nodes all aliases of a file together may stand for."""
QUESTION = "\ufdd1"
"""Stands for `?` while YAML looks: there it is a sign, and each parser reads it otherwise."""


QUOTE_IT = "put quotes around the whole text"
QUESTION_IN_FLOW = "a text with ? must be quoted within {…} and […]"


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

    def __init__(self, source: Source, above: int, report: Report) -> None:
        self.source = source
        self.above = above + 1
        self.report = report
        self.root: Node | None = None
        self.documents = 0
        self.stack: list[_Opened] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.unused: dict[str, Any] = {}
        self.size = 0
        self.aliased = 0

    def scalar(self, event: Any) -> None:
        """Take a text."""
        start, end, style = event.start_mark, event.end_mark, event.style or ""
        value = event.value
        if QUESTION in value:
            value = value.replace(QUESTION, "?")
        node = Scalar(
            self.source,
            self.above + start.line,
            start.column + 1,
            self.above + end.line,
            end.column + 1,
            value,
            style,
        )
        self.size += 1
        if self.size > NODE_LIMIT:
            raise Unparsable(
                "BQ102",
                node.line,
                node.column,
                f"this file says more than {NODE_LIMIT:,} things",
                "make several packs of it",
            )
        if event.tag is not None or event.anchor is not None:
            self._dress(event)
            node.damaged = event.tag is not None
            if event.anchor is not None:
                self.anchors[event.anchor] = (node, 1)
        if not style:
            self._plain(node)
        self._put(node)

    def _plain(self, node: Scalar) -> None:
        """Note what a text without quotes loses; tell what other parsers would not read."""
        rest = self.source.excerpt(node.end_line)[node.end_column - 1 :]
        if rest[:2] == " #" and rest[2:3] not in (" ", "#", ""):
            node.cut = len(rest.rstrip()) - 1
        if "?" in node.value and self.stack and self.stack[-1].flow:
            at = node.within(node.value.index("?"), 1)
            self.report.add("BQ107", self.source, at, QUESTION_IN_FLOW, QUOTE_IT)

    def open_mapping(self, event: Any) -> None:
        """Take the beginning of a mapping."""
        start = event.start_mark
        self._open(Mapping(self.source, self.above + start.line, start.column + 1), event)

    def open_sequence(self, event: Any) -> None:
        """Take the beginning of a list."""
        start = event.start_mark
        self._open(Sequence(self.source, self.above + start.line, start.column + 1), event)

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
        self.size += 1
        self.stack.append(_Opened(node, event.anchor, self.size, bool(event.flow_style)))

    def close(self, _event: Any) -> None:
        """Take the end of a list or mapping."""
        opened = self.stack.pop()
        if self.source.told is not None:
            self.source.tell(opened.node.line)
        if opened.anchor is not None:
            self.anchors[opened.anchor] = (opened.node, self.size - opened.size + 1)
        self._put(opened.node)

    def alias(self, event: Any) -> None:
        """Take an alias: the node it stands for, within bounds."""
        self.unused.pop(event.anchor, None)
        found = self.anchors.get(event.anchor)
        if found is None:
            message = f"*{event.anchor} is an alias, and there is no &{event.anchor} before it"
            self._tell("BQ112", event, message, QUOTE_IT)
        else:
            before = self.aliased
            self.aliased += found[1]
            self.size += found[1]
            if self.aliased <= ALIAS_LIMIT:
                self._put(found[0])
                return
            if before <= ALIAS_LIMIT:
                message = f"aliases stand for more than {ALIAS_LIMIT:,} values"
                self._tell("BQ112", event, message, "write out what is meant")
        start = event.start_mark
        self._put(Torn(self.source, self.above + start.line, start.column + 1))

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
        for name, event in self.unused.items():
            cut = self.anchors.get(name)
            if cut and isinstance(cut[0], Scalar):
                cut[0].damaged = True
            start = event.start_mark
            place = self.source.place(self.above + start.line, start.column + 1, len(name) + 1)
            message = f"a text that begins with & is a YAML anchor: “&{name}” is cut off"
            self.report.add("BQ107", self.source, place, message, QUOTE_IT)

    def _put(self, node: Node) -> None:
        if not self.stack:
            if self.documents < 2:
                self.root = node
            return
        opened = self.stack[-1]
        parent = opened.node
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = opened.key
        if key is None:
            opened.key = self._key(node, parent)
            return
        opened.key = None
        if opened.flow:
            self._lost_comma(key, node, parent)
        enter(parent, key, node, self.report)

    def _lost_comma(self, key: Scalar, node: Node, parent: Mapping) -> None:
        """Tell of an entry such as `John` in `{name: Smith, John}`."""
        if (
            isinstance(node, Scalar)
            and not node.value
            and not node.style
            and (node.line, node.column) == (key.end_line, key.end_column)
        ):
            before = next(reversed(parent.entries.values()), None)
            if before is not None and isinstance(before[1], Scalar):
                before[1].damaged = True
            key.damaged = True
            self.report.add(
                "BQ107",
                key.source,
                key.place,
                f"“{key.value}” has no value: in {{…}} a comma ends the text before it",
                QUOTE_IT,
            )

    def _key(self, node: Node, parent: Mapping) -> Scalar:
        if isinstance(node, Scalar):
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
            self.unused[event.anchor] = event
        if event.tag is not None:
            self._tell("BQ110", event, "a text that begins with ! is a YAML tag", QUOTE_IT)

    def _tell(self, code: str, event: Any, message: str, mend: str) -> None:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if start.line == end.line else 1
        place = self.source.place(self.above + start.line, start.column + 1, width)
        self.report.add(code, self.source, place, message, mend)


def enter(mapping: Mapping, key: Scalar, node: Node, report: Report) -> None:
    """Put an entry into a mapping; a key said twice is told and the first one kept."""
    earlier = mapping.entries.get(key.value)
    if earlier is None:
        mapping.entries[key.value] = (key, node)
        return
    mapping.again.append((key, node))
    report.add(
        "BQ109",
        key.source,
        key.place,
        f"“{key.value}” is said twice: first in line {earlier[0].line}",
        "keep one of the two, or give the second another name",
    )
