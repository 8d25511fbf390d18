"""Nodes built from YAML's parse events, within bounds.

Events carry no types and nest on no stack of the parser's, so that neither `NO` nor thirty
thousand brackets can surprise us.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import MASK, Report, Source

DEPTH_LIMIT = 40
NODE_LIMIT = 1_500_000
"""How many texts, lists and mappings a file may have: some 100,000 questions."""
PACK_LIMIT = 3_000_000
"""How many all files of a pack may have, together with the cells of its spreadsheets."""
ALIAS_LIMIT = 20_000
"""How many nodes all aliases of a file together may stand for."""
MERGE = "<<"
QUESTION = "\ufdd1"
"""Stands for `?` while YAML looks: there it is a sign, and each parser reads it otherwise."""


QUOTE_IT = "put quotes around the whole text"
QUESTION_IN_FLOW = "a text with ? must be quoted within {…} and […]"
SHORT = 60
"""The most characters of a text that a mend writes out."""

GLUED = re.compile(r"([^\W\d][\w-]*):(?!//)(\S.*)", re.DOTALL)
"""A key and its value where the space after the colon is missing."""

_ANCHOR = re.compile(r"(?:^|[\s,\[{-])&([^\s,\[\]{}]+)")
_ALIAS = re.compile(r"(?:^|[\s,\[{:-])\*([^\s,\[\]{}]+)")
_OPENING = "“„«‘"
_LOOSE = re.compile(r"\s*-(?:[^\W\d]|\s)")
"""A list item, without the space after its dash or indented too much; no negative number."""
_BULLET = re.compile(r"\s*(?:-\S|[–—•·‣▪] )")


def quote_it(text: str) -> str:
    """Say that quotes are to be put around a text, and write that out where it is short."""
    text = text.strip()
    if not text or len(text) > SHORT or MASK in text or "\n" in text:
        return QUOTE_IT
    if '"' not in text and "\\" not in text:
        return f'{QUOTE_IT}: "{text}"'
    doubled = text.replace("'", "''")
    return f"{QUOTE_IT}: '{doubled}'"


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
        self.root: Node | None = None
        self.documents = 0
        self.stack: list[_Opened] = []
        self.unused: dict[str, Any] = {}
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
            self._no_block(node)
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
            if rest[2:3] not in (" ", "#", "") or _asks_on(node.value, rest):
                node.cut = len(rest.rstrip()) - 1
        if node.end_line != node.line:
            self._swallowed(node)

    def _swallowed(self, node: Scalar) -> None:
        lines = [self.source.excerpt(at) for at in range(node.line, node.end_line + 1)]
        first = lines[0][node.column - 1 :]
        all_ = all(map(_BULLET.match, (first, *lines[1:])))
        for at, line in enumerate(lines[1:], 1):
            found = _LOOSE.match(line) or (all_ and _BULLET.match(line))
            if found:
                node.damaged = True
                at = 0 if all_ else at
                column = node.column if not at else len(line) - len(line.lstrip()) + 1
                place = self.source.place(node.line + at, column)
                self.report.add(
                    "BQ106", self.source, place, *dash_words(lines[at].strip() if at else first)
                )
                return

    def _no_block(self, node: Scalar) -> None:
        """Tell of `|` or `>` with no text below: it may be the text itself."""
        node.damaged = True
        header = self.source.excerpt(node.line)[node.column - 1 :].partition(" #")[0].strip()
        place = self.source.place(node.line, node.column, len(header))
        message = f"`{header}` begins a block of text, and there is none below it"
        mend = f"indent the text more than its key; if {header} is the text, put quotes around it"
        self.report.add("BQ107", self.source, place, message, mend)

    def _question(self, node: Scalar) -> None:
        """Tell of a text that other parsers would not read."""
        if "?" in node.value and not node.style:
            at = node.within(node.value.index("?"), 1)
            self.report.add("BQ107", self.source, at, QUESTION_IN_FLOW, quote_it(node.value))

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
            self._parted(opened.node)
        self._put(opened.node)

    def _parted(self, node: Sequence) -> None:
        """Tell of a comma that parts what is one text for its author: `[1,000, “A, b”]`."""
        plain = [item for item in node.items if isinstance(item, Scalar) and not item.style]
        pairs = [pair for pair in pairwise(plain) if pair[0].end_line == pair[1].line]
        glued = [one.end_column + 1 == other.column for one, other in pairs]
        for (one, other), close in zip(pairs, glued, strict=True):
            number = close and one.value.isdigit() and other.value.isdigit() and not all(glued)
            quote = one.value[:1] in _OPENING and not set(one.value[1:]) & set("”“»’")
            if number and len(other.value) == 3:
                mend = f"write {one.value}{other.value}, or put quotes around it"
            elif quote and one.value and other.value[-1:] in "”“»’" and other.value:
                mend = quote_it(f"{one.value}, {other.value}")
            else:
                continue
            one.damaged = other.damaged = True
            message = "in […] a comma ends the text before it, so these are two"
            width = other.end_column - one.column
            place = self.source.place(one.line, one.column, width)
            self.report.add("BQ107", self.source, place, message, mend)

    def alias(self, event: Any) -> None:
        """Take an alias: the node it stands for, within bounds."""
        self.unused.pop(event.anchor, None)
        marks = self.marks
        found = marks.known.get(event.anchor)
        if found is None:
            message = f"*{event.anchor} is an alias, and there is no &{event.anchor} before it"
            merged = self.stack and self.stack[-1].key and self.stack[-1].key.value == MERGE
            if event.anchor not in marks.anchors and not merged:
                self._tell("BQ112", event, message, quote_it(f"*{event.anchor}"))
        else:
            before = marks.aliased
            marks.aliased += found[1]
            if marks.aliased <= ALIAS_LIMIT:
                self._grow(found[0], found[1])
                self._put(found[0])
                return
            if before <= ALIAS_LIMIT:
                message = f"aliases stand for more than {ALIAS_LIMIT:,} values"
                self._tell("BQ112", event, message, "write out what is meant")
        start = event.start_mark
        torn = Torn(self.source, self.above + start.line, self._column(start))
        self._grow(torn, 1)
        self._put(torn)

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
        for name, event in self.unused.items():
            if name in self.marks.aliases:
                continue
            cut = self.marks.known.get(name)
            text = f"&{name}"
            if cut and isinstance(cut[0], Scalar):
                cut[0].damaged = True
                text += f" {cut[0].value}"
            start = event.start_mark
            place = self.source.place(self.above + start.line, self._column(start), len(name) + 1)
            message = f"a text that begins with & is a YAML anchor: “&{name}” is cut off"
            self.report.add("BQ107", self.source, place, message, quote_it(text))

    def _put(self, node: Node) -> None:
        if not self.stack:
            self._root(node)
            return
        opened = self.stack[-1]
        parent = opened.node
        if isinstance(parent, Sequence):
            if opened.flow and isinstance(node, Scalar):
                self._question(node)
            parent.items.append(node)
            return
        key = opened.key
        if key is None:
            opened.key = self._key(node, parent)
            return
        opened.key = None
        if opened.flow:
            key = self._flowing(key, node, parent)
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

    def _flowing(self, key: Scalar, node: Node, parent: Mapping) -> Scalar:
        """Tell of what is read otherwise within `{…}` than it was meant; give the key."""
        lone = (
            isinstance(node, Scalar)
            and not node.value
            and not node.style
            and (node.line, node.column) == (key.end_line, key.end_column)
        )
        if lone and isinstance(node, Scalar):
            return self._lone(key, node, parent)
        self._question(key)
        if isinstance(node, Scalar):
            self._question(node)
        return key

    def _lone(self, key: Scalar, node: Scalar, parent: Mapping) -> Scalar:
        """Tell of an entry such as `John` in `{name: Smith, John}`, or `{name:Smith}`."""
        glued = GLUED.fullmatch(key.value) if not key.style else None
        if glued:
            place = key.place
            message, mend = "a colon needs a space after it", f"write `{glued[1]}: {glued[2]}`"
            node.value, node.damaged = glued[2], True
            key = replace(key, value=glued[1])
        else:
            place = key.place
            message = f"“{key.value}” has no value: in {{…}} a comma ends the text before it"
            before = next(reversed(parent.entries.values()), None)
            mend = QUOTE_IT
            if before is not None and isinstance(before[1], Scalar):
                before[1].damaged = True
                mend = _together(before[1].value, key.value)
            key.damaged = True
        self.report.add("BQ107", key.source, place, message, mend)
        return key

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
            self.unused[event.anchor] = event
        if event.tag is not None:
            self._tell("BQ110", event, "a text that begins with ! is a YAML tag", QUOTE_IT)

    def _tell(self, code: str, event: Any, message: str, mend: str) -> None:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if start.line == end.line else 1
        place = self.source.place(self.above + start.line, self._column(start), width)
        self.report.add(code, self.source, place, message, mend)


def enter(mapping: Mapping, key: Scalar, node: Node, report: Report, item: bool = False) -> None:
    """Put an entry into a mapping; a key said twice is told and the first one kept.

    Of lists of mappings and of mappings both are kept, so that the second is looked at as well.
    `item` says that the mapping is an item of a list, so that another may begin without its dash.
    """
    earlier = mapping.entries.get(key.value)
    if earlier is None:
        mapping.entries[key.value] = (key, node)
        return
    begun = (
        item and bool(mapping.again) and mapping.again[0][0].value == next(iter(mapping.entries))
    )
    mapping.again.append((key, node))
    if begun:
        return
    both = joined(earlier[1], node)
    if both is not None:
        mapping.entries[key.value] = (earlier[0], both)
        mend = "put what is below it under the first"
    else:
        mend = "keep one of the two, or give the second another name"
    if item and key.line > mapping.line and key.value == next(iter(mapping.entries)):
        mend = f"if the next item begins here, write `- {key.value}:`; else keep one of the two"
    message = f"“{key.value}” is said twice: first in line {earlier[0].line}"
    report.add("BQ109", key.source, key.place, message, mend)


def joined(one: Node, other: Node) -> Node | None:
    """Give two sections as one, or None where they are not of one kind."""
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        items = [*one.items, *other.items]
        if all(isinstance(item, Mapping) for item in items):
            return Sequence(one.source, one.line, one.column, items, one.torn or other.torn)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        entries = {**other.entries, **one.entries}
        again = [
            *one.again,
            *other.again,
            *(other.entries[key] for key in one.entries if key in other.entries),
        ]
        return Mapping(one.source, one.line, one.column, entries, one.torn or other.torn, again)
    return None


def dash_words(line: str) -> tuple[str, str]:
    """Say that a list item begins with `- `, and how the line is to be written."""
    if line[:2] == "- ":
        return "this list item is indented more than the one above, so that it is text of that", (
            "give it the same spaces before it"
        )
    what = (
        "a - needs a space after it"
        if line[0] == "-"
        else f"a list item begins with `- `, not with {line[0]}"
    )
    rest = line[1:].strip()
    return what, f"write `- {rest}`" if len(rest) <= SHORT and MASK not in rest else "write `- `"


def _asks_on(text: str, rest: str) -> bool:
    """Whether a comment ends as a question and the text before it does not."""
    return rest.rstrip().endswith("?") and text[-1:] not in "?.!"


def _together(one: str, other: str) -> str:
    """Say how two texts are written that a comma has parted."""
    if one.isdigit() and other.isdigit():
        mark = "" if len(other) == 3 else "."
        return f"write {one}{mark}{other}, or put quotes around the whole text"
    return quote_it(f"{one}, {other}")
