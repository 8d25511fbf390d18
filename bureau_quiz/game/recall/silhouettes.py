"""What portraits show: outlines of a person, a cup, a screen, a globe, a sheet, as shapes.

A shape stands in a square of 100 by 100, y downwards. Later shapes lie over earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from math import hypot
from typing import NamedTuple
from zlib import crc32

from bureau_quiz.text import words


class Subject(StrEnum):
    """What kind of thing is portrayed."""

    PERSON = "person"
    CUP = "cup"
    SCREEN = "screen"
    GLOBE = "globe"
    WAVE = "wave"
    SHEET = "sheet"


_WORDS: dict[Subject, str] = {
    Subject.PERSON: "people persons person characters character agents agent cast crew actors"
    " actresses directors writers authors heads chiefs leaders traitors spies players artists"
    " presidents kings queens ministers scientists inventors makers breakers founders names",
    Subject.CUP: "awards award prizes prize nominations honours honors medals trophies cups",
    Subject.SCREEN: "broadcast broadcasts episodes episode seasons season series shows"
    " films film movies programmes channels days turns stints milestones years",
    Subject.GLOBE: "countries country states cities towns places capitals continents rivers seas"
    " mountains islands regions nations services bureaus agencies posts languages",
    Subject.WAVE: "morse alphabet alphabets spelling signals radio codes qcodes ciphers procedure"
    " flags frequencies shifted mirrored squared fenced halfway",
}
"""Words of a table's title that say what its rows are; the first subject that has one of them."""


def subject_of(table: str) -> Subject:
    """What the rows of a table are, by the words of its title; a sheet of paper if none says so."""
    said = frozenset(words(table))
    return next(
        (kind for kind, known in _WORDS.items() if said & set(known.split())), Subject.SHEET
    )


class Shape(NamedTuple):
    """One shape: filled, or cut out of what lies below."""

    form: str
    """`oval` (centre, radii), `box` (two corners), `line` (two ends, width) or `area` (corners)."""
    at: tuple[float, ...]
    cut: bool = False


def oval(x: float, y: float, wide: float, high: float, cut: bool = False) -> Shape:
    """Everything within its radii of a centre."""
    return Shape("oval", (x, y, wide, high), cut)


def box(left: float, top: float, right: float, bottom: float, cut: bool = False) -> Shape:
    """Everything between two corners."""
    return Shape("box", (left, top, right, bottom), cut)


def line(x: float, y: float, to_x: float, to_y: float, wide: float, cut: bool = True) -> Shape:
    """A stroke from one point to another; it cuts unless told otherwise."""
    return Shape("line", (x, y, to_x, to_y, wide), cut)


def area(*at: float, cut: bool = False) -> Shape:
    """Everything between its corners, given as x, y, x, y and so on."""
    return Shape("area", at, cut)


def drawn(subject: Subject, name: str) -> tuple[Shape, ...]:
    """The shapes of a subject; how it looks in particular follows from the name alone."""
    chance = crc32(name.encode("utf-8", "surrogatepass"))
    if subject is Subject.PERSON:
        return tuple(_person(chance))
    return _THINGS[subject]


def _person(chance: int) -> Iterator[Shape]:
    """A head and shoulders: with a hat or without, glasses, a collar of one kind or another."""
    hat, glasses, collar = chance % 3, chance // 3 % 3 == 0, chance // 9 % 3
    yield oval(50, 108, 47, 36)  # shoulders
    yield box(42, 58, 58, 76)  # neck
    yield oval(50, 43, 19, 25)  # face
    yield oval(30.5, 46, 3, 5)
    yield oval(69.5, 46, 3, 5)
    if hat == 0:  # a hat with a brim
        yield area(31, 26, 35, 6, 45, 3, 50, 6, 56, 3, 65, 6, 69, 26)
        yield line(31, 22, 69, 22, 2.5)
        yield oval(50, 27, 36, 4.5)
    elif hat == 1:  # hair, parted
        yield oval(50, 29, 22, 16)
        yield oval(54, 44, 17, 14, cut=True)
        yield oval(50, 46, 18, 22)
        yield line(32, 34, 60, 26, 2)
    else:  # a cap drawn to one side
        yield oval(54, 22, 28, 13)
        yield line(27, 31, 72, 29, 2.5)
    if glasses:
        yield oval(41, 43, 8, 5.5, cut=True)
        yield oval(59, 43, 8, 5.5, cut=True)
        yield oval(41, 43, 5.5, 3.5)
        yield oval(59, 43, 5.5, 3.5)
    else:
        yield oval(42, 43, 4, 2, cut=True)
        yield oval(58, 43, 4, 2, cut=True)
    yield line(45, 59, 55, 59, 2)  # mouth
    yield line(42, 70, 50, 92, 2.5)
    yield line(58, 70, 50, 92, 2.5)
    if collar == 0:  # turned up
        yield area(34, 80, 38, 60, 50, 84)
        yield area(66, 80, 62, 60, 50, 84)
        yield line(38, 60, 50, 86, 2.5)
        yield line(62, 60, 50, 86, 2.5)
    elif collar == 1:  # a tie
        yield area(47, 76, 53, 76, 56, 100, 44, 100)
    yield line(50, 92, 50, 100, 2)


_THINGS: dict[Subject, tuple[Shape, ...]] = {
    Subject.CUP: (
        oval(24, 27, 16, 17),
        oval(24, 27, 10, 11, cut=True),
        oval(76, 27, 16, 17),
        oval(76, 27, 10, 11, cut=True),
        area(24, 6, 76, 6, 70, 44, 60, 56, 40, 56, 30, 44),
        line(24, 13, 76, 13, 2.5),
        area(46, 54, 54, 54, 57, 78, 43, 78),
        box(34, 76, 66, 84),
        box(28, 86, 72, 100),
    ),
    Subject.SCREEN: (
        line(50, 22, 28, 2, 3, cut=False),
        line(50, 22, 72, 2, 3, cut=False),
        box(8, 20, 92, 86),
        box(14, 27, 74, 79, cut=True),
        box(18, 31, 70, 75),
        oval(83, 38, 4, 4, cut=True),
        oval(83, 54, 4, 4, cut=True),
        box(20, 86, 30, 98),
        box(70, 86, 80, 98),
    ),
    Subject.GLOBE: (
        oval(50, 46, 44, 44),
        oval(50, 46, 23, 44, cut=True),
        oval(50, 46, 20, 42),
        line(50, 2, 50, 90, 2.5),
        line(6, 46, 94, 46, 2.5),
        line(12, 24, 88, 24, 2.5),
        line(12, 68, 88, 68, 2.5),
        box(30, 94, 70, 100),
    ),
    Subject.WAVE: (
        oval(50, 50, 48, 48),
        oval(50, 50, 40, 40, cut=True),
        oval(50, 50, 31, 31),
        oval(50, 50, 23, 23, cut=True),
        oval(50, 50, 14, 14),
        area(50, 50, 68, 100, 32, 100),
    ),
    Subject.SHEET: (
        area(16, 0, 68, 0, 86, 18, 86, 100, 16, 100),
        area(66, 0, 66, 20, 86, 20, 84, 23, 63, 23, 63, 0, cut=True),
        line(26, 36, 76, 36, 2.5),
        line(26, 50, 76, 50, 2.5),
        line(26, 64, 76, 64, 2.5),
        line(26, 78, 58, 78, 2.5),
    ),
}


def inside(shapes: tuple[Shape, ...], x: float, y: float, least: float) -> bool:
    """Whether a point belongs to the figure.

    Args:
        shapes: Of the figure.
        x: From 0 to 100.
        y: From 0 to 100, downwards.
        least: How wide a line is at least, so that it is seen.
    """
    for shape in reversed(shapes):
        if _holds(shape, x, y, least):
            return not shape.cut
    return False


def _holds(shape: Shape, x: float, y: float, least: float) -> bool:
    if shape.form == "oval":
        middle, height, wide, high = shape.at
        grown = least / 3 if shape.cut else 0
        return ((x - middle) / (wide + grown)) ** 2 + ((y - height) / (high + grown)) ** 2 <= 1
    if shape.form == "box":
        left, top, right, bottom = shape.at
        return left <= x <= right and top <= y <= bottom
    if shape.form == "line":
        return _distance(x, y, *shape.at[:4]) <= max(shape.at[4], least) / 2
    return _within(x, y, shape.at)


def _distance(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    along = min(max(along, 0), 1)
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def _within(x: float, y: float, corners: tuple[float, ...]) -> bool:
    points = list(zip(corners[::2], corners[1::2], strict=True))
    odd = False
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd
