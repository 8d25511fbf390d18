"""YAML text becomes nodes: built from parse events, within bounds, every mistake told.

Events carry no types and nest on no stack of the parser's, so that neither `NO` nor thirty
thousand brackets can surprise us. What fails to parse is cut at its own keys and items and parsed
again piece by piece: a mistake costs only the piece it stands in.
"""

import gc
from collections.abc import Iterator
from typing import Any

from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import Report, Source

DEPTH_LIMIT = 40
ALIAS_LIMIT = 20_000
"""How many nodes all aliases of a file together may stand for."""
COLLECTOR_HELD_FROM = 200_000
"""Characters from which on the garbage collector waits: it finds nothing in a growing tree."""


class Unparsable(Exception):
    """A piece of text is not YAML, from a place on."""

    def __init__(self, code: str, line: int, column: int, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.column = column
        self.message = message
        self.mend = mend


def parse(source: Source, report: Report) -> Node | None:
    """Give the root of a file, or None where it says nothing; problems go on the report."""
    from bureau_quiz.packs.mending import recover

    held = len(source.text) > COLLECTOR_HELD_FROM and gc.isenabled()
    if held:
        gc.disable()
    try:
        kept = len(report.found)
        try:
            return build(source, source.text, 0, report)
        except Unparsable:
            del report.found[kept:]
            return recover(source, report)
    finally:
        if held:
            gc.enable()


def events(text: str, pure: bool = False) -> Iterator[Any]:
    """Give YAML's parse events, from libyaml where there is one unless `pure`."""
    import yaml

    loader = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(text, Loader=loader)


def build(source: Source, text: str, above: int, report: Report) -> Node | None:
    """Build the nodes of a text that begins `above` lines down in its file.

    Raises:
        Unparsable: it is not YAML, or nested too deeply.
    """
    import yaml

    builder = Builder(source, above, report)
    try:
        for event in events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        said = " ".join(filter(None, (error.context, error.problem)))
        raise Unparsable("BQ106", above + line + 1, column + 1, said) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Unparsable("BQ106", above + 1, 1, str(error).splitlines()[0]) from None
    return builder.root


class Builder:
    """Puts nodes together from events."""

    def __init__(self, source: Source, above: int, report: Report) -> None:
        self.source = source
        self.above = above
        self.report = report
        self.root: Node | None = None
        self.documents = 0
        self.stack: list[tuple[Sequence | Mapping, str | None, int]] = []
        self.keys: list[Scalar | None] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.size = 0
        self.aliased = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent":
                start = event.start_mark
                self._open(
                    Mapping(self.source, self.above + start.line + 1, start.column + 1), event
                )
            case "SequenceStartEvent":
                start = event.start_mark
                self._open(
                    Sequence(self.source, self.above + start.line + 1, start.column + 1), event
                )
            case "MappingEndEvent" | "SequenceEndEvent":
                self._close()
            case "AliasEvent":
                self._alias(event)
            case "DocumentStartEvent":
                self.documents += 1
                if self.documents == 2:
                    self._tell("BQ115", event, "a second YAML document begins here", SECOND)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        above = self.above + 1
        node = Scalar(
            self.source,
            above + start.line,
            start.column + 1,
            above + end.line,
            end.column + 1,
            event.value,
            event.style or "",
        )
        self.size += 1
        if event.tag is not None or event.anchor is not None:
            self._dress(event)
            if event.anchor is not None:
                self.anchors[event.anchor] = (node, 1)
        self._put(node)

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
        self.stack.append((node, event.anchor, self.size))
        self.keys.append(None)

    def _close(self) -> None:
        node, anchor, size = self.stack.pop()
        self.keys.pop()
        if anchor is not None:
            self.anchors[anchor] = (node, self.size - size + 1)
        self._put(node)

    def _alias(self, event: Any) -> None:
        found = self.anchors.get(event.anchor)
        if found is None:
            self._tell(
                "BQ112", event, f"the alias *{event.anchor} has no &{event.anchor} before it"
            )
        else:
            self.aliased += found[1]
            self.size += found[1]
            if self.aliased <= ALIAS_LIMIT:
                self._put(found[0])
                return
            if self.aliased - found[1] <= ALIAS_LIMIT:
                self._tell("BQ112", event, f"aliases stand for more than {ALIAS_LIMIT:,} values")
        start = event.start_mark
        self._put(Torn(self.source, self.above + start.line + 1, start.column + 1))

    def _put(self, node: Node) -> None:
        if not self.stack:
            if self.documents < 2:
                self.root = node
            return
        parent = self.stack[-1][0]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = self._key(node)
            return
        self.keys[-1] = None
        earlier = parent.entries.get(key.value)
        if earlier is None:
            parent.entries[key.value] = (key, node)
        else:
            self.report.add(
                "BQ109",
                self.source,
                key.place,
                f"“{key.value}” is said twice: first in line {earlier[0].line}",
                "keep one of the two, or give the second another name",
            )

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        if not isinstance(node, Torn):
            self.report.add(
                "BQ205",
                self.source,
                node.place,
                "a key must be text, not a list or a mapping",
                "put quotes around it if { or [ is meant as text",
            )
        parent = self.stack[-1][0]
        parent.torn = True
        # A name that no pack can ask for keeps what follows in its place.
        name = f"\ufdd0{len(parent.entries) if isinstance(parent, Mapping) else 0}"
        return Scalar(node.source, node.line, node.column, node.line, node.column, name, '"')

    def _dress(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            self._tell(
                "BQ110",
                event,
                "a text that begins with ! is a YAML tag, and packs have none",
                "put quotes around the text",
            )

    def _tell(self, code: str, event: Any, message: str, mend: str = "") -> None:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if start.line == end.line else 1
        place = self.source.place(self.above + start.line + 1, start.column + 1, width)
        self.report.add(code, self.source, place, message, mend)


SECOND = "keep one pack to a file: take out the --- and what belongs elsewhere"
