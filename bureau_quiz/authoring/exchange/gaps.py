"""Texts with gaps: each gap is a question of its own, in which the other gaps stay open."""

import re
from collections.abc import Iterator

from bureau_quiz.authoring.exchange.excerpts import around
from bureau_quiz.authoring.exchange.model import Entry
from bureau_quiz.errors import Place

GAP = "____"
"""What is asked for."""

OPEN = "[…]"
"""Another gap of the same text, which is not given away."""

TEXT_LIMIT = 320
"""Characters of a text that are shown around a gap."""

GAP_LIMIT = 60
"""Gaps of one text that are asked."""

_GAP = re.compile(r"(?<![\\_])_((?:[^_\\\n]|\\.)+)_(?!_)")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([_|\\])")
_MARK = "\0"
"""Stands for a gap while its text is put together; no text of a file has it."""


def gapped(place: Place, title: str, text: str) -> tuple[list[Entry], list[str]]:
    """Give a question for each gap of a text, and what was mended; none where it has no gap."""
    found = [_answers(match[1]) for match in _GAP.finditer(text)]
    if not found or not all(found):
        return [], []
    marked = plain(_GAP.sub(_MARK, text))
    notes = []
    if len(found) > GAP_LIMIT:
        notes.append(f"of its {len(found):,} gaps the first {GAP_LIMIT} are asked")
    if len(marked) > TEXT_LIMIT:
        notes.append("of its long text the sentences around each gap are shown")
    return list(_entries(place, title, marked, found)), notes


def plain(text: str) -> str:
    """A text without its backslashes, its spaces single."""
    return " ".join(_ESCAPED.sub(r"\1", text).split())


def _answers(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, _BAR.split(text))))


def _entries(
    place: Place, title: str, marked: str, found: list[tuple[str, ...]]
) -> Iterator[Entry]:
    at = -1
    for number, answers in enumerate(found[:GAP_LIMIT], 1):
        at = marked.index(_MARK, at + 1)
        yield Entry(place, _prompt(title, marked, at, number, len(found)), answers, "typed")


def _prompt(title: str, marked: str, at: int, number: int, count: int) -> str:
    """The title and the text around a gap; the title alone where the text is but the gap."""
    asked = f"{marked[:at]}\1{marked[at + 1 :]}"
    text = around(asked, at, TEXT_LIMIT).replace("\1", GAP).replace(_MARK, OPEN)
    if count > 1:
        title = f"{title.rstrip(' :')} (gap {number} of {count}):"
    elif not any(map(str.isalnum, marked)):
        return title
    elif title[-1:].isalnum():
        title = f"{title}:"
    return f"{title} {text}"
