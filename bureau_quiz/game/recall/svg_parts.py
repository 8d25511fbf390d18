"""Pieces of a typewritten page in SVG: text, bars, worn letters; none refers to another file."""

from __future__ import annotations

from html import escape
from itertools import groupby
from zlib import crc32

from bureau_quiz.game.recall.worn import POINT
from bureau_quiz.memory.model import Openness
from bureau_quiz.text import visible

FONT = (
    "'Courier Prime','Courier New','Nimbus Mono PS',Courier,'Liberation Mono','DejaVu Sans Mono',"
    "monospace"
)
"""Typewriters' letters that most machines have; the page fits any in which all are 0.6 em wide."""
ADVANCE = 0.6
"""Of the size of a letter."""
INK = "#221d18"
QUIET = "#6d6254"
RED = "#a8281f"
BAR_WIDE = 8
"""Letters that a bar covers, whatever lies under it."""
_LEFT = {Openness.FADING: 0.82, Openness.FAINT: 0.55}
"""How much ink is left on letters of a text that has worn."""
_LOST = 0.4
"""And on the points for those that are gone."""


def number(value: float) -> str:
    """A length as short as it can be written, the same everywhere."""
    return f"{value:.1f}".removesuffix(".0")


def typed(
    x: float,
    y: float,
    said: str,
    size: float,
    ink: str = INK,
    anchor: str = "start",
    extra: str = "",
) -> str:
    """A line of type.

    Args:
        x: Where it begins, or its middle or end as `anchor` says.
        y: Its baseline.
        said: Any text.
        size: Of its letters.
        ink: Its colour.
        anchor: `start`, `middle` or `end`.
        extra: Further attributes.
    """
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{ink}"'
        f"{where}{extra}>{safe(said)}</text>"
    )


def faded(x: float, y: float, said: str, size: float, step: Openness) -> str:
    """A line of type that was worn to points before, in as much ink as its step has left."""
    if step is Openness.CLEAR:
        return typed(x, y, said, size)
    spans = "".join(
        f'<tspan fill-opacity="{_LOST if is_lost else _LEFT[step]}">{safe("".join(run))}</tspan>'
        for is_lost, run in groupby(said, key=lambda letter: letter == POINT)
    )
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{INK}"'
        f' xml:space="preserve">'
        f"{spans}</text>"
    )


def bar(x: float, y: float, size: float, seed: str) -> str:
    """A bar over what is closed, where a line of type would stand; its edges are drawn by hand."""
    wide, high = BAR_WIDE * size, size * 1.15
    chance = crc32(seed.encode())
    jitter = [(chance >> (4 * at) & 15) / 15 * 2.4 - 1.2 for at in range(8)]
    top, low = y - high * 0.8, y + high * 0.2
    points = (
        (x + jitter[0], top + jitter[1]), (x + wide / 2, top + jitter[2] / 2),
        (x + wide + jitter[3], top + jitter[4]), (x + wide + jitter[5], low + jitter[6]),
        (x + wide / 3, low + jitter[7] / 2), (x + jitter[2], low + jitter[5]),
    )  # fmt: skip
    path = " ".join(f"{number(px)},{number(py)}" for px, py in points)
    return f'<polygon points="{path}" fill="#14110e"/>'


def safe(said: str) -> str:
    """A text that can do nothing in XML but be read."""
    return escape(visible(said))
