"""Brackets that do not parse are read entry by entry, each in its place."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from bureau_quiz.packs.building import Unparsable
from bureau_quiz.packs.complaints import in_words
from bureau_quiz.packs.entering import enter
from bureau_quiz.packs.flows import CLOSING, Flow, end_of_quote, flow_at
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import MASK
from bureau_quiz.packs.traps import KEY, QUOTE_WITHIN, Trap, value_trap

if TYPE_CHECKING:
    from bureau_quiz.packs.mending import Mender

DEEPEST = 20
"""How many times what is within something broken is read again."""

FLOW = re.compile(r" *(?:[&!]\S*\s+)?([{\[])")
"""The beginning of a value in brackets."""

_QUOTED_KEY = re.compile(r'\s*("(?:[^"\\]|\\.)*"|' r"'(?:[^']|'')*')\s*:")
_NEXT_KEY = re.compile(r'\s++(?:"[^"]*"|' r"'[^']*'|\w(?: *+[\w-])*+)\s*+:")
"""What follows a closing quote where a comma is missing."""


class Flowing:
    """Some lines of a file, in which brackets open."""

    def __init__(self, mender: "Mender", lines: list[str], above: int) -> None:
        self.mender = mender
        self.above = above
        self.text = "\n".join(lines)
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def read(self, line: int, column: int) -> Node:
        """Read what opens at a place in the lines, both from 0."""
        return self._flow(self.starts[line] + column, len(self.text), 0)

    def _at(self, offset: int) -> tuple[int, int]:
        """Give line, from 0, and column, from 0, of an offset in the text."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def _add(self, code: str, offset: int, width: int, message: str, mend: str) -> None:
        line, column = self._at(offset)
        self.mender.add(code, self.above + line + 1, column + 1, width, (message, mend))

    def _tell(self, trap: Trap, offset: int) -> None:
        self._add(trap.code, offset + trap.at, trap.width, trap.message, trap.mend)

    def _flow(self, start: int, stop: int, depth: int) -> Node:
        flow = flow_at(self.text, start, stop)
        line, column = self._at(start)
        place = (self.mender.source, self.above + line + 1, column + 1)
        if flow.end is None:
            self._open(flow)
            if flow.odd:
                odd = flow.odd.at
                flow.entries = [span for span in flow.entries if not span[0] <= odd < span[1]]
        elif self._goes_on(flow, stop):
            return Torn(*place)
        elif flow.odd and flow.odd.sign in "}]":
            self._crossed(flow, flow.odd.sign, flow.odd.at)
        whole = Mapping(*place) if self.text[start] == "{" else Sequence(*place)
        whole.torn = flow.end is None
        self._entries(whole, flow.entries, depth)
        if flow.odd and flow.odd.sign in QUOTE_WITHIN:
            self._doubt(whole, flow.odd.at)
        return whole

    def _doubt(self, whole: Mapping | Sequence, at: int) -> None:
        """Mark the texts after an open quote as damaged: they may be part of it."""
        line, column = self._at(at)
        after = self.above + line + 1, column + 1
        said = whole.items if isinstance(whole, Sequence) else [value for _, value in whole]
        for one in said:
            if isinstance(one, Scalar) and (one.line, one.column) > after:
                one.damaged = True

    def _open(self, flow: Flow) -> None:
        """Tell of brackets that never close, and why."""
        opener = self.text[flow.start]
        odd = flow.odd
        if odd and odd.sign == "#":
            line = self.text[odd.at :].partition("\n")[0]
            cut = re.split(r"[,\]}]", line)[0].rstrip()
            message = "a # after a space begins a comment, so what follows is not read"
            self._add("BQ107", odd.at, len(cut), message, "put quotes around the text that has it")
        elif odd and odd.sign in QUOTE_WITHIN:
            trap = value_trap(re.split(r"[,\]}\n]", self.text[odd.at :])[0])
            if trap:
                self._tell(trap, odd.at)
        elif odd:
            self._crossed(flow, odd.sign, odd.at)
        else:
            mend = f"put {CLOSING[opener]} where it ends, or quotes around it if it is text"
            message = f"this {opener} is opened and never closed"
            self._add("BQ108", flow.start, 1, message, mend)

    def _crossed(self, flow: Flow, sign: str, at: int) -> None:
        """Tell of a bracket that closes one of the other shape."""
        wanted, opener = ("]", "[") if sign == "}" else ("}", "{")
        message = f"this {sign} stands where a {opener} is to be closed"
        self._add("BQ108", at, 1, message, f"write {wanted}")

    def _goes_on(self, flow: Flow, stop: int) -> bool:
        """Tell of what follows the bracket that closes; give whether it makes a text of all."""
        end = len(self.text) if flow.end is None else flow.end + 1
        rest = self.text[end:stop]
        said = re.sub(r"(?:^|\s)#[^\n]*", "", rest).replace(MASK, "").strip()
        if not said:
            return False
        at = end + len(rest) - len(rest.lstrip())
        if set(said) <= set(",]} \n"):
            message = f"this {said[0]} is one too many"
            self._add("BQ107", at, 1, message, "take it out")
            return False
        if "\n" in self.text[end:at]:
            self._add("BQ106", at, 1, "nothing can follow here", "is a `- ` or a comma missing?")
            return False
        kind = "mapping" if self.text[flow.start] == "{" else "list"
        text = self.text[flow.start : stop].partition("\n")[0].rstrip()
        trap = Trap.quoting(text, f"a text that begins with {text[0]} is a YAML {kind}")
        if text[0] == "{":
            trap = replace(trap, mend=f"{trap.mend}; a hole is written <column>")
        self._tell(trap, flow.start)
        return True

    def _entries(
        self, whole: Mapping | Sequence, entries: list[tuple[int, int]], depth: int
    ) -> None:
        """Read entries in one go; where that fails in two halves, each by itself."""
        if not entries:
            return
        if not self.mender.may_tell():
            whole.torn = True
            return
        start, stop = entries[0][0], entries[-1][1]
        if len(entries) == 1 and not self.text[start:stop].strip():
            self._add("BQ107", stop, 1, "a comma with nothing before it", "take it out")
            return
        try:
            self._add_all(whole, self._built(whole, start, stop))
            return
        except Unparsable as error:
            # What it has passed through holds all of the text.
            failed = error.with_traceback(None)
            failed.__context__ = None
        half = len(entries) // 2
        if half:
            self._entries(whole, entries[:half], depth)
            self._entries(whole, entries[half:], depth)
        elif self.mender.may_tell():
            self._broken(whole, start, stop, failed, depth)
        else:
            whole.torn = True

    def _built(self, whole: Mapping | Sequence, start: int, stop: int) -> Node | None:
        line, column = self._at(start)
        opener = "{" if isinstance(whole, Mapping) else "["
        said = self.text[start:stop]
        end = "\n" if "#" in said.rpartition("\n")[2] else ""
        text = f"{opener}{said}{end}{CLOSING[opener]}"
        return self.mender.build(text, self.above + line, column - 1)

    def _add_all(self, whole: Mapping | Sequence, part: Node | None) -> None:
        if isinstance(whole, Mapping) and isinstance(part, Mapping):
            for key, node in part:
                enter(whole, key, node, self.mender.report)
            whole.torn = whole.torn or part.torn
        elif isinstance(whole, Sequence) and isinstance(part, Sequence):
            whole.items.extend(part.items)
        else:
            whole.torn = True

    def _broken(
        self, whole: Mapping | Sequence, start: int, stop: int, error: Unparsable, depth: int
    ) -> None:
        """Tell why one entry does not parse; what it holds in brackets is read."""
        entry = self.text[start:stop]
        if not entry.replace(MASK, "").strip():
            whole.torn = True
            return
        found = None
        if isinstance(whole, Mapping):
            found = _QUOTED_KEY.match(entry) or KEY.match(entry, len(entry) - len(entry.lstrip()))
        at = start + (found.end() if found else 0)
        at += len(self.text[at:stop]) - len(self.text[at:stop].lstrip())
        value = self.text[at:stop].rstrip()
        node: Node = Torn(self.mender.source, error.line, error.column)
        whole.torn = True
        if value[:1] in CLOSING and depth < DEEPEST and error.code == "BQ106":
            node = self._flow(at, stop, depth + 1)
        elif self._lacks_comma(whole, start, at, stop, depth):
            return
        else:
            self._why(value, at, found is not None, error)
        if found and isinstance(whole, Mapping):
            enter(whole, self._key(found, start), node, self.mender.report)
        elif isinstance(whole, Sequence) and not isinstance(node, Torn):
            whole.items.append(node)

    def _why(self, value: str, at: int, keyed: bool, error: Unparsable) -> None:
        trap = value_trap(value, keyed) if error.code == "BQ106" else None
        if trap:
            self._tell(trap, at)
        else:
            line, column = max(error.line, self.above + 1), error.column
            self.mender.add(error.code, line, column, 1, in_words(error))

    def _lacks_comma(
        self, whole: Mapping | Sequence, start: int, at: int, stop: int, depth: int
    ) -> bool:
        """Tell of a missing comma after a quoted text, and read what stands on either side."""
        if self.text[at : at + 1] not in QUOTE_WITHIN:
            return False
        end = end_of_quote(self.text, at, stop)
        if depth >= DEEPEST or end is None or not _NEXT_KEY.match(self.text, end + 1, stop):
            return False
        rest = self.text[end + 1 : stop]
        offset = end + 1 + len(rest) - len(rest.lstrip())
        self._add("BQ107", offset, 1, "a comma is missing before this", "put one there")
        self._entries(whole, [(start, end + 1)], depth + 1)
        self._entries(whole, [(end + 1, stop)], depth + 1)
        return True

    def _key(self, found: re.Match[str], start: int) -> Scalar:
        from bureau_quiz.packs.mending import key_of

        line, column = self._at(start + found.start(1))
        return key_of(self.mender.source, found, self.above + line + 1, column - found.start(1))
