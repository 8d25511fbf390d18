"""What fails to parse is cut at its own keys and items, and read again piece by piece.

So a mistake costs the piece it stands in, and every other mistake of the file is still found.
"""

from collections.abc import Sequence as Series
from itertools import pairwise

from bureau_quiz.packs.building import Unparsable, enter
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.parsing import build
from bureau_quiz.packs.source import Report, Source
from bureau_quiz.packs.traps import ITEM, KEY, SILENT, explain

PIECE_LIMIT = 2_000
"""How many broken pieces of one file are looked at."""

_DEEPEST = 12
"""How many times a piece is cut again."""


def recover(source: Source, report: Report, pure: bool) -> Node:
    """Read what can be read of a file that is not YAML as a whole; the rest is told."""
    lines = source.text.split("\n")
    return _Mender(source, report, pure).piece(lines, 0, 0)


class _Mender:
    def __init__(self, source: Source, report: Report, pure: bool) -> None:
        self.source = source
        self.report = report
        self.pure = pure
        self.told = 0

    def piece(self, lines: list[str], above: int, depth: int) -> Node:
        """Read some lines of the file, `above` lines down in it."""
        own = Report()
        try:
            node = build(self.source, "\n".join(lines), above, own, self.pure)
        except Unparsable as error:
            if self.told >= PIECE_LIMIT:
                return Torn(self.source, above + 1, 1)
            before = self.told
            cut = self._cut(lines, above, depth) if depth < _DEEPEST else None
            if cut is None:
                return self._tell(error, lines, above)
            if self.told == before:
                # Each piece is good: they do not fit together, most often by their indents.
                self._tell(error, lines, above)
            return cut
        self._keep(own)
        first = next((at for at, line in enumerate(lines) if not SILENT.match(line)), 0)
        return node or Scalar(self.source, above + first + 1, 1, above + first + 1, 1, "")

    def _keep(self, own: Report) -> None:
        # An alias whose anchor stands in another piece is not at fault.
        own.found = [problem for problem in own.found if problem.code != "BQ112"]
        self.report.join(own)

    def _tell(self, error: Unparsable, lines: list[str], above: int) -> Torn:
        self.told += 1
        explain(self.source, lines, above, error, self.report)
        return Torn(self.source, error.line, error.column)

    def _cut(self, lines: list[str], above: int, depth: int) -> Node | None:
        """Read the lines entry by entry, or None where they have one entry that is all there is."""
        first = next((at for at, line in enumerate(lines) if not SILENT.match(line)), None)
        if first is None:
            return None
        indent = _indent(lines[first])
        item = ITEM.match(lines[first]) is not None
        starts = _starts(lines, indent, item)
        if starts == [first]:
            inside = self._item if item else self._entry
            return inside(lines, first, above, depth)
        if not starts:
            return None
        bounds = [*([] if starts[0] == first else [first]), *starts, len(lines)]
        place = (self.source, above + first + 1, indent + 1)
        whole = Sequence(*place) if item else Mapping(*place)
        for start, stop in pairwise(bounds):
            part = self.piece(lines[start:stop], above + start, depth + 1)
            if isinstance(whole, Sequence):
                self._add_items(whole, part)
            else:
                self._add_entries(whole, part, lines[start], above + start + 1)
        return whole

    def _add_items(self, whole: Sequence, part: Node) -> None:
        if isinstance(part, Sequence):
            whole.items.extend(part.items)
            whole.torn = whole.torn or part.torn
        else:
            whole.torn = True

    def _add_entries(self, whole: Mapping, part: Node, line: str, number: int) -> None:
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
            self._no_key(part)

    def _no_key(self, part: Scalar) -> None:
        self.told += 1
        word = part.value.partition(":")[0]
        glued = ":" in part.value and " " not in word
        self.report.add(
            "BQ106",
            self.source,
            part.place,
            "a colon needs a space after it" if glued else "this line has no `key:`",
            f"write `{word}: …`" if glued else "is it part of the text above? Then indent it more",
        )

    def _item(self, lines: list[str], first: int, above: int, depth: int) -> Node | None:
        line = lines[first]
        bare = line.replace("-", " ", 1)
        inner = [bare if bare.strip() else "", *lines[first + 1 :]]
        node = self.piece(inner, above + first, depth + 1)
        return Sequence(self.source, above + first + 1, line.index("-") + 1, [node])

    def _entry(self, lines: list[str], first: int, above: int, depth: int) -> Node | None:
        found = KEY.match(lines[first])
        rest = lines[first][found.end() + 1 :] if found else ""
        below = lines[first + 1 :]
        if not found or not SILENT.match(rest) or all(map(SILENT.match, below)):
            return None
        key = self._key(lines[first], above + first + 1)
        if key is None:
            return None
        node = self.piece(below, above + first + 1, depth + 1)
        return Mapping(
            self.source, key.line, key.column, {key.value: (key, node)}, isinstance(node, Torn)
        )

    def _key(self, line: str, number: int) -> Scalar | None:
        found = KEY.match(line)
        if found is None:
            return None
        written = found[1]
        name = written[1:-1] if written[0] in "'\"" else written
        return Scalar(self.source, number, found.start(1) + 1, number, found.end(1) + 1, name)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _starts(lines: Series[str], indent: int, item: bool) -> list[int]:
    """Give the lines on which entries begin, at this indent or less."""
    return [at for at, line in enumerate(lines) if _begins(line, indent, item)]


def _begins(line: str, indent: int, item: bool) -> bool:
    if SILENT.match(line) or line.lstrip(" ").startswith("\t"):
        return False
    if _indent(line) != indent:
        return _indent(line) < indent
    return bool(ITEM.match(line)) if item else not ITEM.match(line) and bool(KEY.match(line))
