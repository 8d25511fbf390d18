"""Figures drawn in characters: columns, bars and a heat map, each with its number beside it.

What is drawn reads without colour: heights, lengths and shades say it, and so do the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from bureau_quiz.game.recall.figures import Heat, Tally
from bureau_quiz.game.recall.strokes import columns, percent, rule
from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, STRONG, styled
from bureau_quiz.ui.fitted import columns as side_by_side

HEIGHT = 4
"""Lines of a chart of columns."""
GOOD = ((0.5, "░"), (0.7, "▒"), (0.85, "▓"))
"""Shades of shares below so much; from the last on all is full."""
SHARES = "░ below 50%  ▒ below 70%  ▓ below 85%  █ above"
NAMES = 24
"""Cells of the names beside bars, at most."""
NAME = 12
"""Cells of the names beside a heat map, at least."""
TOP = 12
"""Rows of one kind at most; the rest is counted."""


class Line(NamedTuple):
    """A bar with its name and what is said beside it."""

    name: str
    part: float
    """Of 1."""
    said: Sequence[str]
    """The most important one first: those after it go where there is no room."""


def chart(
    values: Sequence[float], starts: Sequence[str], end: str, width: int, of: Sequence[float] = ()
) -> Iterator[Content]:
    """Values as columns over a rule, the newest at the right; the oldest go where room ends.

    Args:
        values: What stands full.
        starts: For each what is said below it where it is the first.
        end: What is said below the last.
        width: Cells there are.
        of: What each is a part of, drawn as a shade above it.
    """
    shown = values[-width:]
    whole = of[-width:] or shown
    most = max(whole, default=0)
    for full, shaded in zip(
        columns(shown, HEIGHT, most), columns(whole, HEIGHT, most), strict=True
    ):
        pieces = zip(full, shaded, strict=True)
        drawn = ((one, STAMP) if one != " " else (_shaded(two), QUIET) for one, two in pieces)
        yield Content.assemble(*drawn)
    across = len(shown)
    yield styled("─" * across, RULE)
    gap = max(across - len(starts[-across]) - len(end), 1)
    yield styled(f"{starts[-across]}{' ' * gap}{end}", QUIET).truncate(width)


def _shaded(level: str) -> str:
    """A shade where a column fills at least half of a cell."""
    return "░" if level in "▄▅▆▇█" else " "


def bars(shown: Iterable[Line], width: int) -> Iterator[Content]:
    """A bar a line: its name, the bar, and what is said."""
    every = list(shown)
    if not every:
        return
    named = min(max(Content(line.name).cell_length for line in every), NAMES, width // 2 - 2)
    many = max(len(line.said) for line in every)
    widths = [
        max(len(line.said[place]) if place < len(line.said) else 0 for line in every)
        for place in range(many)
    ]
    while widths[1:] and named + sum(widths) + 2 * len(widths) + 8 > width:
        widths.pop()
    room = width - named - sum(widths) - 2 * len(widths) - 1
    for line in every:
        cells = [(Content(line.name), named), (styled(rule(line.part, room), STAMP), room)]
        cells += (
            (styled(said, STRONG if not place else QUIET), -wide - 1)
            for place, (said, wide) in enumerate(zip(line.said, widths, strict=False))
        )
        yield side_by_side(cells, width)


def shade(tally: Tally) -> str:
    """How good a share is, as one of four shades; of few answers none is told."""
    share = tally.share
    if share is None:
        return " "
    return next((sign for below, sign in GOOD if share < below), "█")


def heat_map(heat: Heat, width: int) -> Iterator[Content]:
    """Rows by columns: a shade and the share in every cell; a narrow page has fewer columns."""
    cell = max(8, *(len(name) + 1 for name in heat.columns))
    fit = min(max((width - NAME) // cell, 1), len(heat.columns))
    named = min(max(Content(name).cell_length for name in heat.rows) + 1, width - cell * fit, 30)
    named = max(named, NAME)
    for start in range(0, len(heat.columns), fit):
        part = heat.columns[start : start + fit]
        head = "".join(name.rjust(cell) for name in part)
        yield Content(" " * named) + styled(head, QUIET)
        for name, tallies in list(zip(heat.rows, heat.cells, strict=True))[:TOP]:
            title = Content(name).truncate(named - 1, ellipsis=True, pad=True) + " "
            made = (_cell(tally, cell) for tally in tallies[start : start + fit])
            yield Content("").join([title, *made])
    if len(heat.rows) > TOP:
        yield styled(f"and {len(heat.rows) - TOP} more", QUIET)


def _cell(tally: Tally, width: int) -> Content:
    if not tally.answers:
        return styled("·".rjust(width), RULE)
    said = percent(tally)
    sign = shade(tally) * 2
    return styled(sign.rjust(width - 5), STAMP) + styled(said.rjust(5), STRONG)
