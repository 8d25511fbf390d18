"""What fails to parse is cut at its own keys, items and commas, and read again piece by piece.

So a mistake costs the piece it stands in, and every other mistake of the file is still found.
"""

import re
from collections.abc import Sequence as Series
from itertools import groupby, pairwise

from bureau_quiz.packs.anchors import Marks
from bureau_quiz.packs.building import Unparsable
from bureau_quiz.packs.entering import enter
from bureau_quiz.packs.flowing import FLOW, Flowing
from bureau_quiz.packs.itemizing import Items, ends_in_block
from bureau_quiz.packs.layout import Layout, spaces
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.parsing import build
from bureau_quiz.packs.source import MASK, Report, Source
from bureau_quiz.packs.traps import KEY, KNOWN, SILENT, complain, explain, keyless

PIECE_LIMIT = 2_000
"""How many broken pieces of one file are looked at."""

BUILD_LIMIT = 300_000
"""How many pieces of one file are read, broken or not."""

_DEEPEST = 12
"""How many times a piece is cut again."""


def recover(source: Source, report: Report, pure: bool) -> Node:
    """Read what can be read of a file that is not YAML as a whole; the rest is told."""
    return Mender(source, report, pure).whole()


class Mender:
    """Reads one file piece by piece."""

    def __init__(self, source: Source, report: Report, pure: bool) -> None:
        self.source = source
        self.report = report
        self.pure = pure
        self.told = 0
        self.built = 0
        """How many pieces have been read."""
        self.marks = Marks.of(source.text)
        self.layout = Layout(source, report)

    def whole(self) -> Node:
        """Read the file."""
        return self.piece(self.layout.spaced(self.source.text.split("\n")), 0, 0)

    def add(self, code: str, line: int, column: int, width: int, words: tuple[str, str]) -> None:
        """Tell of something; of a place in the file."""
        self.told += 1
        self.report.add(code, self.source, self.source.place(line, column, width), *words)

    def build(self, text: str, above: int, beside: int = 0) -> Node | None:
        """Read some lines in one go, the first of which begins so far to the right.

        Raises:
            Unparsable: it is not YAML.
        """
        self.built += 1
        own = Report()
        node = build(self.source, text, above, own, self.pure, self.marks, beside)
        self.report.join(own)
        return node

    def piece(self, lines: list[str], above: int, depth: int) -> Node:
        """Read some lines of the file, `above` lines down in it."""
        if self.built >= BUILD_LIMIT:
            return self._too_many(above)
        try:
            node = self.build("\n".join(lines), above)
        except Unparsable as error:
            if not self.may_tell():
                return Torn(self.source, above + 1, 1)
            if error.code == "BQ102":
                self.told = PIECE_LIMIT
                self.report.add(
                    error.code,
                    self.source,
                    self.source.place(error.line, error.column),
                    error.message,
                    error.mend,
                )
                return Torn(self.source, above + 1, 1)
            before, found = self.told, len(self.report.found)
            cut = self._cut(lines, above, depth, error) if depth < _DEEPEST else None
            if cut is None:
                return self.tell(error, lines, above)
            if self.told == before and not self._known(error, lines, above, found):
                # Each piece is good: they do not fit together, most often by their indents.
                self.told += 1
                complain(self.source, error, self.report)
            return cut
        first = next((at for at, line in enumerate(lines) if not SILENT.match(line)), 0)
        return node or Scalar(self.source, above + first + 1, 1, above + first + 1, 1, "")

    def _too_many(self, above: int) -> Torn:
        """Tell, once, that the rest is not read."""
        if self.built == BUILD_LIMIT:
            self.built += 1
            message = f"this file is not YAML, and falls into more than {BUILD_LIMIT:,} pieces"
            place = self.source.place(above + 1, 1)
            mend = "mend what is told above; what follows from here was not read"
            self.report.add("BQ106", self.source, place, message, mend)
        return Torn(self.source, above + 1, 1)

    def _known(self, error: Unparsable, lines: list[str], above: int, found: int) -> bool:
        """Whether what keeps lines from parsing has been told otherwise.

        `found` is how many problems there were before they were cut.
        """
        at = min(max(error.line - above - 1, 0), len(lines) - 1)
        told = {problem.place.line for problem in self.report.found[found:]}
        return self.layout.told(above, len(lines)) or MASK in lines[at] or above + at + 1 in told

    def may_tell(self) -> bool:
        """Whether there is room for more."""
        return self.told < PIECE_LIMIT

    def tell(self, error: Unparsable, lines: list[str], above: int) -> Torn:
        """Tell why some lines do not parse."""
        self.told += 1
        explain(self.source, lines, above, error, self.report)
        return Torn(self.source, error.line, error.column)

    def _cut(self, lines: list[str], above: int, depth: int, error: Unparsable) -> Node | None:
        """Read the lines entry by entry, or None where they have one entry that is all there is."""
        first = next((at for at, line in enumerate(lines) if not SILENT.match(line)), None)
        if first is None:
            return None
        layout = self.layout
        indent = layout.indent(lines[first], above + first)
        item = layout.begins_item(lines[first]) or layout.among_items(lines, first, indent, above)
        flow = FLOW.match(lines[first])
        if flow and not item:
            reader = Flowing(self, lines, above)
            return reader.read(first, flow.start(1)) if error.code == "BQ106" else None
        if not item and layout.lacks_dash(lines, first, indent, above):
            line = lines[first]
            words = "a `- ` is missing before this", f"write `- {line.strip()}`"
            self.add("BQ106", above + first + 1, indent + 1, 1, words)
            indent -= 2
            lines = [*lines[:first], f"{line[:indent]}- {line[indent + 2 :]}", *lines[first + 1 :]]
            item = True
        starts = layout.starts(lines, above, indent, item)
        if starts == [first]:
            if item:
                return Items(self).one(lines, first, above, depth)
            return self._entry(lines, first, above, depth, error)
        if not starts:
            return None
        bounds = [*([] if starts[0] == first else [first]), *starts, len(lines)]
        if item:
            return Items(self).all(lines, bounds, above, depth, indent)
        return self._entries(lines, bounds, above, depth, indent)

    def _entries(
        self, lines: list[str], bounds: Series[int], above: int, depth: int, indent: int
    ) -> Mapping:
        whole = Mapping(self.source, above + bounds[0] + 1, indent + 1)
        starts = bounds[:-1]
        others = {self.layout.indent(lines[at], above + at) for at in starts[1:]}
        if len(starts) > 2 and len(others) == 1:
            indent = others.pop()  # where the first stands alone, that one is wrong
        self.misplaced(lines, starts, above, indent)
        for start, stop in pairwise(bounds):
            part = self.piece(lines[start:stop], above + start, depth + 1)
            self.add_entries(whole, part, lines[start], above + start + 1)
        return whole

    def misplaced(self, lines: list[str], starts: Series[int], above: int, indent: int) -> None:
        """Tell of lines that are indented otherwise than those they belong to; of a run once."""
        layout = self.layout
        by = [layout.indent(lines[at], above + at) for at in starts]
        for own, run in groupby(zip(by, starts, strict=True), lambda pair: pair[0]):
            first, *others = [at for _, at in run]
            if own == indent or above + first in layout.odd:
                continue
            who = f"this line and the {len(others)} below it are" if others else "this line is"
            how = f"indented by {spaces(own)}" if own else "not indented"
            beside = f"{'their' if others else 'its'} neighbours by {max(indent, 0) or 'none'}"
            message = f"{who} {how}, and {beside}"
            more = indent > own
            mend = f"put {spaces(indent - own)} more" if more else f"take {spaces(own - indent)}"
            where = "before it" if more else "away"
            self.add("BQ106", above + first + 1, own + 1, 1, (message, f"{mend} {where}"))

    def add_entries(self, whole: Mapping, part: Node, line: str, number: int) -> None:
        """Add what was read of a line and those below it to a mapping; `number` is the line's."""
        if isinstance(part, Mapping):
            whole.torn = whole.torn or part.torn
            for key, node in part:
                enter(whole, key, node, self.report)
            return
        whole.torn = True
        lost = self._key(line, number)
        if lost is not None:
            enter(whole, lost, Torn(self.source, number, lost.column), self.report)
        elif isinstance(part, Scalar) and part.value:
            if MASK in part.value or ends_in_block(whole):
                self.told += 1  # of what is above it
            else:
                self.add("BQ106", *keyless(part))
        elif isinstance(part, Sequence) and not self.layout.told(number - 1, 1):
            words = "a list item begins here, where a `key:` is expected", "is its key missing?"
            self.add("BQ106", number, part.column, 1, words)

    def _entry(
        self, lines: list[str], first: int, above: int, depth: int, error: Unparsable
    ) -> Node | None:
        found = KEY.match(lines[first])
        key = self._key(lines[first], above + first + 1)
        if found is None or key is None:
            return self._bare_key(lines, first, above, depth)
        rest = lines[first][found.end() :]
        below = lines[first + 1 :]
        flow = FLOW.match(rest)
        if flow and error.code == "BQ106":
            at = found.end() + flow.start(1)
            node: Node = Flowing(self, lines, above).read(first, at)
        elif not SILENT.match(rest) or all(map(SILENT.match, below)):
            return None
        else:
            node = self.piece(below, above + first + 1, depth + 1)
        torn = isinstance(node, Torn)
        return Mapping(self.source, key.line, key.column, {key.value: (key, node)}, torn)

    def _bare_key(self, lines: list[str], first: int, above: int, depth: int) -> Node | None:
        """Read what stands below a key that has no colon."""
        line = lines[first]
        name = line.strip()
        if name not in KNOWN or len(lines) == first + 1:
            return None
        number, at = above + first + 1, len(line) - len(line.lstrip())
        key = Scalar(self.source, number, at + 1, number, at + len(name) + 1, name)
        self.add("BQ106", *keyless(key))
        node = self.piece(lines[first + 1 :], above + first + 1, depth + 1)
        return Mapping(self.source, number, at + 1, {name: (key, node)}, torn=True)

    def _key(self, line: str, number: int) -> Scalar | None:
        found = KEY.match(line)
        if found is None:
            return None
        return key_of(self.source, found, number, 0)


def key_of(source: Source, found: re.Match[str], number: int, offset: int) -> Scalar:
    """Make a node of a key that was found in a line, `offset` characters into it."""
    written = found[1]
    name = written[1:-1] if written[0] in "'\"" else written
    start, end = offset + found.start(1) + 1, offset + found.end(1) + 1
    bare = name.replace(MASK, "")
    return Scalar(source, number, start, number, end, bare, damaged=bare != name)
