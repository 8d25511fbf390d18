"""Figures drawn in characters: columns, bars and a heat map, each with its number beside it.

What is drawn reads without colour: heights, lengths and shades say it, and so do the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from bureau_quiz.game.recall.figures import Heat, Span, Tally
from bureau_quiz.game.recall.strokes import Shades, by_size, columns, percent, rule
from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, STRONG, lines, styled
from bureau_quiz.ui.fitted import columns as side_by_side

HEIGHT = 4
"""Lines of a chart of columns."""
LOW = 2
"""Lines of a chart of shares."""
GOOD = ("▓", "░█", "░▒█", "░▒▓█")
"""Shades of shares, where there are so many steps."""
STEP = 5
"""Hundredths that a shade stands for, at least: less is no difference."""
NOTHING = "·"
"""What was played, and none of it right."""
NAMES = 24
"""Cells of the names beside bars, at most, or two fifths of the width."""
NAME = 12
"""Cells of the names beside a heat map, at least."""
TOP = 12
"""Rows of one kind at most; the rest is counted."""
CELL = (8, 14)
"""Cells of a heat map's cell: at least, and at most unless a longer name stands above it."""
SHARE = 6
"""Those of them that are no shade: a space before it, and the share behind it."""


class Line(NamedTuple):
    """A bar with its name and what is said beside it."""

    name: str
    part: float
    """Of 1."""
    said: Sequence[str]
    """The most important one first: those after it go where there is no room."""


def chart(
    values: Sequence[float],
    starts: Sequence[str],
    end: str,
    width: int,
    height: int = HEIGHT,
    wide: int = 0,
) -> Iterator[Content]:
    """Values as columns over a rule, the newest at the right; the oldest go where room ends.

    Args:
        values: The greatest fills the height.
        starts: For each what is said below it where it is the first.
        end: What is said below the last.
        width: Cells there are.
        height: Lines of the columns.
        wide: Cells of a column, a gap behind it among them where there are three; 0: one or two.
    """
    wide = wide or thick(values, width)
    shown = values[-(width // wide) :]
    gap = " " * (wide > 2)
    for line in columns(shown, height, max(shown, default=0)):
        yield styled("".join(sign * (wide - len(gap)) + gap for sign in line), STAMP)
    yield _foot(starts[-len(shown)], end, len(shown) * wide, width)


def shares(spans: Sequence[Span], width: int) -> Iterator[Content]:
    """What part of the answers was right, as columns that stand below those of a chart."""
    shown = [each.tally for each in spans[-width:]]
    wide = thick(spans, width)
    parts = [tally.right / tally.answers if tally.answers else 0 for tally in shown]
    *above, last = columns(parts, LOW, 1)
    played = zip(last, shown, strict=True)
    last = "".join(NOTHING if each.answers and not each.right else sign for sign, each in played)
    for line in (*above, last):
        yield styled("".join(sign * wide for sign in line), STAMP)
    yield styled("─" * len(shown) * wide, RULE)


def thick(values: Sequence[object], width: int) -> int:
    """How many cells wide the columns of a chart are."""
    return min(max(width // max(len(values), 1), 1), 2)


def _foot(start: str, end: str, across: int, width: int) -> Content:
    """The rule below a chart, and when it begins and ends."""
    gap = max(across - len(start) - len(end), 1)
    said = styled(f"{start}{' ' * gap}{end}", QUIET).truncate(width)
    return lines((styled("─" * across, RULE), said))


def bars(shown: Iterable[Line], width: int) -> Iterator[Content]:
    """A bar a line: its name, the bar, and what is said."""
    every = list(shown)
    if not every:
        return
    named = min(max(Content(line.name).cell_length for line in every), max(NAMES, width * 2 // 5))
    named = min(named, width // 2 - 2)
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


def shades(heats: Iterable[Heat]) -> Shades:
    """Shades that are spread over the shares there are, in hundredths."""
    cells = (tally for heat in heats for row in heat.cells for tally in row)
    return by_size((_hundredths(each) for each in cells if each.share is not None), GOOD, STEP)


def _hundredths(tally: Tally) -> int:
    return round(100 * (tally.share or 0))


def legend(of: Shades, unit: str = "") -> Iterator[Content]:
    """What each shade stands for, in the colour that it is drawn in."""
    for said in of.legend(unit):
        yield Content.assemble((said[0], STAMP), (said[1:], QUIET))


def heat_map(heat: Heat, of: Shades, width: int) -> Iterator[Content]:
    """Rows by columns: a shade and the share in every cell; a narrow page has fewer columns."""
    blocks = _blocks(heat.columns, width - NAME)
    taken = max(sum(cells) for _, cells in blocks)
    named = min(max(Content(name).cell_length for name in heat.rows) + 1, width - taken, 30)
    named = max(named, NAME)
    start = 0
    for names, least in blocks:
        spare = (width - named - sum(least)) // len(least)
        cells = [max(cell, min(cell + spare, CELL[1])) for cell in least]
        head = "".join(f" {name}".ljust(cell) for name, cell in zip(names, cells, strict=True))
        yield Content(" " * named) + styled(head, QUIET)
        for name, tallies in list(zip(heat.rows, heat.cells, strict=True))[:TOP]:
            title = Content(name).truncate(named - 1, ellipsis=True, pad=True) + " "
            shown = zip(tallies[start : start + len(names)], cells, strict=True)
            yield Content("").join([title, *(_cell(tally, of, cell) for tally, cell in shown)])
        start += len(names)
    if len(heat.rows) > TOP:
        yield styled(f"and {len(heat.rows) - TOP} more", QUIET)


def _blocks(names: Iterable[str], room: int) -> list[tuple[list[str], list[int]]]:
    """Columns that stand side by side, and the least cells of each; the rest below them."""
    blocks: list[tuple[list[str], list[int]]] = []
    for name in names:
        cell = max(CELL[0], len(name) + 2)
        if not blocks or sum(blocks[-1][1]) + cell > room:
            blocks.append(([], []))
        blocks[-1][0].append(name)
        blocks[-1][1].append(cell)
    return blocks


def _cell(tally: Tally, of: Shades, width: int) -> Content:
    """A shade, and the share to the right of it."""
    if not tally.answers:
        return styled("·".rjust(width - SHARE + 3).ljust(width), QUIET)
    said = percent(tally)
    sign = of.of(_hundredths(tally)) * (width - SHARE) if tally.share is not None else ""
    shade = styled(f" {sign}".ljust(width - SHARE + 1), STAMP)
    return shade + styled(f" {said}".ljust(SHARE - 1), STRONG)
