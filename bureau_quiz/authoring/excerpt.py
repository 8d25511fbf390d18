"""One line of a file with carets under what is wrong in it, fit for any terminal."""

import unicodedata
from collections.abc import Callable

from bureau_quiz.text import visible

TAB = 4
"""Cells of a tab in an excerpt: always as many, wherever in the line it stands."""

JOINER = "\u200d"
ELLIPSIS = "…"


Printed = Callable[[str], str]
"""Text as the output's encoding shows it: what it lacks is spelt otherwise, in other cells."""


def excerpt(
    line: str, column: int, width: int, room: int, printed: Printed = str
) -> tuple[str, str]:
    """Clip a line around its caret.

    Args:
        line: as it stands in the file, with whatever controls it holds.
        column: where the caret begins, from 1, in characters.
        width: how many characters it underlines.
        room: cells there are for the line.
        printed: how the output shows a text.

    Returns:
        The line as it may be printed, at most `room` cells wide, and the carets that go below it.
    """
    line = line.rstrip("\r\n")
    start = min(max(column - 1, 0), len(line))
    end = min(start + max(width, 1), len(line))
    # No character that could be seen lies further away than the room is wide.
    first, last = max(0, start - room), min(len(line), start + room)
    before = _drawn(line[first:start], "", printed)
    after = _drawn(line[start:last], line[:start][-1:], printed)
    mark = printed(ELLIPSIS)
    gap = len(mark)
    left, right = gap * (first > 0), gap * (last < len(line))

    budget_after = room - min(_total(before) + left, room * 3 // 5)
    if _total(after) + right > budget_after:
        right = gap
        while after and _total(after) + gap > budget_after:
            after.pop()
    budget_before = room - _total(after) - right
    if _total(before) + left > budget_before:
        left = gap
        while before and _total(before) + gap > budget_before:
            del before[0]
        while before and before[0][1] == 0:  # a mark whose letter was cut off
            del before[0]

    shown = [mark] if left else []
    shown += [text for text, _ in before + after]
    shown += [mark] if right else []
    carets = max(1, _total(after[: end - start]))
    return "".join(shown).rstrip(), " " * (left + _total(before)) + "^" * carets


def cells(text: str) -> int:
    """How many cells a text that may be printed takes in a terminal."""
    return len(text) if text.isascii() else _total(_drawn(text, "", str))


def _total(drawn: list[tuple[str, int]]) -> int:
    return sum(width for _, width in drawn)


def _drawn(text: str, previous: str, printed: Printed) -> list[tuple[str, int]]:
    """Each character as it will be printed, and how many cells that takes."""
    drawn = []
    for character in text:
        if character == "\t":
            shown = " " * TAB
        elif "\udc80" <= character <= "\udcff":  # a byte that is no UTF-8, as Python keeps it
            shown = f"\\x{ord(character) - 0xDC00:02x}"
        else:
            shown = printed(visible(character))
        width = len(shown) if shown != character else _width(character, previous)
        drawn.append((shown, width))
        previous = character
    return drawn


def _width(character: str, previous: str) -> int:
    """Cells of one character in a terminal that knows about wide and combining ones."""
    if previous == JOINER or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if "\U0001f3fb" <= character <= "\U0001f3ff":  # a skin tone colours the emoji before it
        return 0 if previous else 2
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
