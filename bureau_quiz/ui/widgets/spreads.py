"""Which pages of statistics are seen together: one, or on a wide screen several side by side."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from textual.content import Content

from bureau_quiz.game.recall.figures import Statistics
from bureau_quiz.ui.fitted import lines

PAGES = {
    "overview": "Overview",
    "time": "Time",
    "where": "Where",
    "speed": "Speed",
    "weakest": "Weakest",
}
"""The pages by their names, in their order."""
SPREADS = ((("overview", "speed"), ("time",)), (("where",), ("weakest",)))
"""All of them as a wide screen shows them: two sides at a time, pages below one another."""
FULL = 112
"""Cells of a page at most: a year of the calendar, and no bar too long to be compared."""
ABREAST, GAP = 150, 4
"""Cells from which two pages stand side by side, and those between them."""

Make = Callable[[Statistics, str, int], Content]
"""Makes a page for a width."""


def spread(page: str, width: int) -> tuple[tuple[str, ...], ...]:
    """The pages that are to be seen with one: side by side, and below one another in each."""
    if width < ABREAST:
        return ((page,),)
    return next(each for each in SPREADS if any(page in side for side in each))


def after(page: str, by: int, width: int) -> str:
    """The page so many turns further on; after the last comes the first."""
    turned = list(PAGES)
    if width >= ABREAST:
        turned = [each[0][0] for each in SPREADS]
        page = spread(page, width)[0][0]
    return turned[(turned.index(page) + by) % len(turned)]


def fitted(make: Make, statistics: Statistics, page: str, width: int) -> Content:
    """A page, and where there is room others with it."""
    sides = spread(page, width)
    if len(sides) == 1 or not statistics.totals.tally.answers:
        return make(statistics, page, min(width, FULL))
    left = min(FULL, width * 3 // 5)
    rooms = left, min(width - left - GAP, FULL)
    made = [
        Content("\n\n")
        .join([make(statistics, name, room) for name in side])
        .split("\n", allow_blank=True)
        for side, room in zip(sides, rooms, strict=True)
    ]
    return lines(
        one.pad_right(left + GAP - one.cell_length) + two
        for one, two in zip_longest(*made, fillvalue=Content())
    )
