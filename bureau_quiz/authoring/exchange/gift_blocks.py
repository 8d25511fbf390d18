"""GIFT files taken apart: blocks between blank lines, and of each what stands in braces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bureau_quiz.authoring.exchange.gift_texts import masked, restored

CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]*//")
_BRACE = re.compile(r"[{}]")
_SPACE = re.compile(r"\s*")
_ENDED = re.compile(r"[ \t]*[.?!:;,…)»”\"']{0,3}[ \t]*(?=\n)")
"""What may follow the brace at the end of a question."""


class Block(NamedTuple):
    """Lines without a blank one between them, masked; comments are empty lines."""

    line: int
    text: str
    joined: int = 0
    """The line at which braces go on behind a blank one; 0: they do not."""


class Part(NamedTuple):
    """A question, masked, or a description."""

    line: int
    before: str
    """What stands before the braces: all, where there are none."""
    body: str | None = None
    """What stands in the braces; None for a description."""
    after: str = ""
    mended: str = ""
    why: str = ""
    """Why it cannot be read."""


@dataclass(slots=True)
class _Gathering:
    """The block being gathered."""

    line: int
    lines: list[str] = field(default_factory=list)
    depth: int = 0
    """How many braces are open."""
    joined: int = 0

    def add(self, line: str) -> None:
        """Have a line."""
        self.lines.append(line)
        for brace in _BRACE.findall(line):
            self.depth = self.depth + 1 if brace == "{" else max(0, self.depth - 1)

    @property
    def block(self) -> Block:
        """What has been gathered."""
        return Block(self.line, "\n".join(self.lines), self.joined)


def blocks(text: str) -> Iterator[Block]:
    """Give the blocks of a file; a category is one of its own."""
    lines = masked(text).split("\n")
    following = _following(lines)
    gathering: _Gathering | None = None
    for number, line in enumerate(lines, 1):
        ended = not line.strip()
        if ended and gathering and gathering.depth and following[number - 1] == "}":
            gathering.joined = gathering.joined or number
            ended = False
        category = bool(CATEGORY.match(line)) and not (gathering and gathering.depth)
        if (ended or category) and gathering:
            yield gathering.block
            gathering = None
        if category:
            yield Block(number, line)
        elif gathering or not (ended or _COMMENT.match(line)):
            gathering = gathering or _Gathering(number)
            gathering.add("" if _COMMENT.match(line) else line)
    if gathering:
        yield gathering.block


def _following(lines: Sequence[str]) -> list[str]:
    """For each line the brace that comes first in it or after it."""
    brace = ""
    found: list[str] = []
    for line in reversed(lines):
        here = _BRACE.search(line)
        brace = here.group() if here else brace
        found.append(brace)
    found.reverse()
    return found


def parts(block: Block) -> Iterator[Part]:
    """Give the questions of a block: one, or several where blank lines were forgotten."""
    text = block.text
    line, start = block.line, 0
    for opening, closing in _braces(text):
        end, mended, why = len(text), "", ""
        if _BRACE.search(text, closing + 1):
            ended = _ENDED.match(text, closing + 1)
            if ended is None:
                why = "it has more than one part in braces, and a question has one"
            else:
                end, mended = ended.end(), "no blank line follows it"
        # The next begins at its first sign, behind the line's end.
        space = _SPACE.match(text, end)
        behind = space.end() if space else end
        following = line + text.count("\n", start, behind)
        if line <= block.joined < following or (block.joined and end == len(text)):
            mended = f"its answers go on after the blank line {block.joined}"
        body, after = text[opening + 1 : closing], text[closing + 1 : end]
        yield Part(line, text[start:opening], body, after, mended, why)
        if end == len(text):
            return
        line, start = following, behind
    yield _without_braces(line, text[start:])


def _without_braces(line: int, text: str) -> Part:
    """A description, or what has no braces that go in pairs."""
    found = _BRACE.search(text)
    if found is None:
        return Part(line, text)
    here = line + text.count("\n", 0, found.start())
    sign, other = ("{", "}") if found.group() == "{" else ("}", "{")
    why = f"the {sign} in line {here} has no {other}; write \\{sign} where the sign itself is meant"
    return Part(line, text, why=why)


def _braces(text: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of braces; one that is never closed ends at the last `}` there is."""
    depth, opened = 0, 0
    last = text.rfind("}")
    for brace in _BRACE.finditer(text):
        if brace.group() == "{":
            opened = opened if depth else brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield opened, brace.start()
    if depth and last > opened:
        yield opened, last


def title(before: str) -> tuple[str, str]:
    """Give the title that a question may begin with, and the rest."""
    lead = before.lstrip()
    if lead.startswith("::") and (end := lead.find("::", 2)) > 0:
        return restored(lead[2:end]).strip(), lead[end + 2 :]
    return "", before
