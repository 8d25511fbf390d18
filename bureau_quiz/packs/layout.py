"""How the lines of a file that is not YAML are laid out: which begin what, and by which indent."""

import re
import unicodedata

from bureau_quiz.packs.flows import end_of_quote, flow_at
from bureau_quiz.packs.source import Report, Source
from bureau_quiz.packs.traps import ITEM, KEY, KNOWN, SILENT
from bureau_quiz.text import plural

REACH = 200
"""Lines within which a bracket or a quote is expected to close."""

LOOKED_AT = 4_000_000
"""How many signs of a file are looked at for where brackets close that do not on their line."""

BLOCK = re.compile(r"(?::|-)\s+[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
"""The end of a line below which a block of text stands."""

_ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_LEAD = re.compile(rf"(?:[ \t{_ODD}]|-(?=[ \t{_ODD}]))*")
_WRONG = re.compile(rf"[\t{_ODD}][ \t{_ODD}]*")
_LOOSE = re.compile(r" *(?:-(?=[^\W\d]|[\"'{\[“])|[–—•·‣▪*](?= +\S))")
"""The beginning of a list item whose dash has no space after it, or is none."""
_DASHES = re.compile(r" *(?:- +)*")


def spaces(count: int) -> str:
    """Count spaces in words."""
    return plural(count, "space")


class Layout:
    """The lines of one file, by their numbers from 0."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report
        self.virtual: dict[int, int] = {}
        """By how much lines are indented that say it in another way."""
        self.odd: set[int] = set()
        """The lines of whose indent was told."""
        self._looked = 0
        """How many signs have been looked at beyond their lines."""

    def told(self, above: int, count: int) -> bool:
        """Whether something was told of how one of these lines begins."""
        lines = range(above, above + count)
        return bool(self.virtual or self.odd) and any(
            at in self.odd or at in self.virtual for at in lines
        )

    def spaced(self, lines: list[str]) -> list[str]:
        """Put spaces where tabs and other blanks indent lines, and tell of those."""
        block, before = -1, -1
        spaced = list(lines)
        runs: list[list[int]] = []
        for at, line in enumerate(lines):
            found = _LEAD.match(line)
            lead = found[0] if found else ""
            bare = len(lead) - len(lead.lstrip(" "))
            if block >= 0 and (bare > block or not line.strip()):
                continue
            block = bare if BLOCK.search(line) else -1
            if not _WRONG.search(lead):
                before = at if not SILENT.match(line) else before
                continue
            spaced[at] = _WRONG.sub(lambda wrong: " " * len(wrong[0]), lead) + line[len(lead) :]
            if SILENT.match(spaced[at]):
                continue
            self.odd.add(at)
            if "\t" in lead:
                self.virtual[at] = self._likely(spaced, at, before)
            if runs and runs[-1][-1] == at - 1 and _kind(lines[at - 1]) == _kind(line):
                runs[-1].append(at)
            else:
                runs.append([at])
            before = at
        for run in runs:
            self._tell(lines[run[0]], run)
        return spaced

    def _tell(self, line: str, run: list[int]) -> None:
        found = _LEAD.match(line)
        wrong = _WRONG.search(found[0] if found else "")
        if wrong is None:
            return
        what = _kind(line)
        lines = f"this line and the {len(run) - 1} below it" if len(run) > 1 else "this line"
        place = self.source.place(run[0] + 1, wrong.start() + 1, len(wrong[0]))
        message = f"{what} indents {lines}, and YAML indents with spaces only"
        mend = "put spaces in its place, as many as the lines around it have"
        self.report.add("BQ105", self.source, place, message, mend)

    def _likely(self, lines: list[str], at: int, before: int) -> int:
        """Give by how much a line that tabs indent is meant to be, from the line above it."""
        if before < 0:
            return 0
        line = lines[before]
        own = self.indent(line, before)
        dashes = _DASHES.match(line)
        inner = own + (len(dashes[0]) - _indent(line) if dashes else 0)
        if line.rstrip().endswith(":"):
            return inner + 2
        if not ITEM.match(lines[at]):
            return inner
        while before >= 0 and not ITEM.match(lines[before]):
            before -= 1
        return self.indent(lines[before], before) if before >= 0 else inner

    def indent(self, line: str, number: int) -> int:
        """Give by how much a line is indented."""
        return self.virtual.get(number, _indent(line))

    def begins_item(self, line: str) -> bool:
        """Whether a list item begins here, be it written well or not."""
        return bool(ITEM.match(line) or _LOOSE.match(line))

    def among_items(self, lines: list[str], first: int, indent: int, above: int) -> bool:
        """Whether the lines are list items, the first of which has no dash."""
        return not KEY.match(lines[first]) and any(
            ITEM.match(line) and self.indent(line, above + at) == indent
            for at, line in enumerate(lines)
        )

    def lacks_dash(self, lines: list[str], first: int, indent: int, above: int) -> bool:
        """Whether the first lines are an item whose dash is missing: those below have one."""
        if indent < 2:
            return False
        for at in range(first + 1, len(lines)):
            own = self.indent(lines[at], above + at)
            if own <= indent - 2 and not SILENT.match(lines[at]):
                return own == indent - 2 and bool(ITEM.match(lines[at]))
        return False

    def starts(self, lines: list[str], above: int, indent: int, item: bool) -> list[int]:
        """Give the lines on which entries begin, at this indent or less, or a little out of it."""
        found: list[int] = []
        at = 0
        closed = False
        while at < len(lines):
            line = lines[at]
            if not SILENT.match(line):
                own = self.indent(line, above + at)
                if self._begins(line, own, indent, item, closed):
                    if not (item and found and self._goes_on(lines, found[-1], at, own, above)):
                        found.append(at)
                    beyond = self._reach(lines, at)
                    closed = beyond == at + 1 and _says(line)
                    at = beyond
                    continue
            at += 1
        return found

    def _begins(self, line: str, own: int, indent: int, item: bool, closed: bool) -> bool:
        if own < indent:
            return True
        if item:
            return own == indent or (own == indent + 1 and bool(ITEM.match(line)))
        key = KEY.match(line)
        if own > indent:
            return closed and key is not None and key[1] in KNOWN
        return not ITEM.match(line)

    def _goes_on(self, lines: list[str], begun: int, at: int, own: int, above: int) -> bool:
        """Whether two lines among list items are keys of one mapping that has no dash."""
        return (
            self.indent(lines[begun], above + begun) == own
            and not self.begins_item(lines[begun])
            and not self.begins_item(lines[at])
            and bool(KEY.match(lines[begun]) and KEY.match(lines[at]))
        )

    def _reach(self, lines: list[str], at: int) -> int:
        """Give the line after the one on which a quote or bracket closes that opens on this one."""
        value = lines[at][value_start(lines[at]) :]
        if value[:1] in ("{", "["):
            if flow_at(value, 0).end is not None:
                return at + 1
            self._looked += sum(map(len, lines[at : at + REACH]))
            if self._looked > LOOKED_AT:
                return at + 1
            text = "\n".join((value, *lines[at + 1 : at + REACH]))
            end = flow_at(text, 0).end
            return at + 1 + (text.count("\n", 0, end) if end is not None else 0)
        if value[:1] in ("'", '"') and value[:1] and end_of_quote(value, 0) is None:
            for later in range(at + 1, min(at + REACH, len(lines))):
                if KEY.match(lines[later]) or ITEM.match(lines[later]):
                    break
                if value[0] in lines[later]:
                    return later + 1
        return at + 1


def value_start(line: str) -> int:
    """Give the offset of what a line says after its dashes and its key."""
    dashes = _DASHES.match(line)
    at = dashes.end() if dashes else 0
    key = KEY.match(line, at)
    at = key.end() if key else at
    return at + len(line[at:]) - len(line[at:].lstrip())


def _says(line: str) -> bool:
    """Whether a line has a key and all of its value."""
    at = value_start(line)
    return bool(line[at:]) and line[at] not in "|>#&*!" and KEY.match(line) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _kind(line: str) -> str:
    """Name what indents a line that is no space."""
    found = _LEAD.match(line)
    wrong = _WRONG.search(found[0] if found else "")
    if wrong is None or wrong[0][0] == "\t":
        return "a tab"
    name = unicodedata.name(wrong[0][0], "blank").lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
