"""One line of a file with carets under what is wrong in it, fit for any terminal."""

import unicodedata

from bureau_quiz.text import visible

TAB = 4
"""Cells of a tab in an excerpt: always as many, wherever in the line it stands."""

JOINER = "\u200d"
ELLIPSIS = "…"


def excerpt(line: str, column: int, width: int, room: int) -> tuple[str, str]:
    """Clip a line around its caret.

    Args:
        line: as it stands in the file, with whatever controls it holds.
        column: where the caret begins, from 1, in characters.
        width: how many characters it underlines.
        room: cells there are for the line.

    Returns:
        The line as it may be printed, at most `room` cells wide, and the carets that go below it.
    """
    line = line.rstrip("\r\n")
    start = min(max(column - 1, 0), len(line))
    end = min(start + max(width, 1), len(line))
    # No character that could be seen lies further away than the room is wide.
    first, last = max(0, start - room), min(len(line), start + room)
    before, after = _drawn(line[first:start], ""), _drawn(line[start:last], line[:start][-1:])
    clipped_left, clipped_right = first > 0, last < len(line)

    budget_after = room - min(_total(before) + clipped_left, room * 3 // 5)
    if _total(after) + clipped_right > budget_after:
        clipped_right = True
        while after and _total(after) + 1 > budget_after:
            after.pop()
    budget_before = room - _total(after) - clipped_right
    if _total(before) + clipped_left > budget_before:
        clipped_left = True
        while before and _total(before) + 1 > budget_before:
            del before[0]
        while before and before[0][1] == 0:  # a mark whose letter was cut off
            del before[0]

    shown = [ELLIPSIS] if clipped_left else []
    shown += [text for text, _ in before + after]
    shown += [ELLIPSIS] if clipped_right else []
    carets = max(1, _total(after[: end - start]))
    return "".join(shown).rstrip(), " " * (clipped_left + _total(before)) + "^" * carets


def cells(text: str) -> int:
    """How many cells a text that may be printed takes in a terminal."""
    return len(text) if text.isascii() else _total(_drawn(text, ""))


def _total(drawn: list[tuple[str, int]]) -> int:
    return sum(width for _, width in drawn)


def _drawn(text: str, previous: str) -> list[tuple[str, int]]:
    """Each character as it may be printed, and how many cells that takes."""
    drawn = []
    for character in text:
        if character == "\t":
            shown, width = " " * TAB, TAB
        else:
            shown = visible(character)
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
