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
    Subject.PERSON: "people persons person characters character agents agent codenames cast crew"
    " credits actors actresses directors writers authors heads chiefs leaders traitors spies"
    " players artists presidents kings queens ministers scientists inventors makers breakers"
    " founders saints",
    Subject.CUP: "awards award prizes prize nominations honours honors medals trophies cups",
    Subject.SCREEN: "broadcast broadcasts episodes episode seasons season series shows films film"
    " movies programmes channels stints milestones",
    Subject.GLOBE: "countries country states cities towns places capitals continents rivers seas"
    " mountains islands regions nations services agencies languages",
    Subject.WAVE: "morse alphabet alphabets spelling signal signals radio codes code ciphers cipher"
    " procedure frequencies",
}
_SUBJECTS = {word: kind for kind, known in _WORDS.items() for word in known.split()}
"""Words of a table's title that say what its rows are."""


def subject_of(table: str) -> Subject:
    """What the rows of a table are, by the first word of its title that tells; else a sheet."""
    told = (_SUBJECTS[word] for word in words(table) if word in _SUBJECTS)
    return next(told, Subject.SHEET)


class Shape(NamedTuple):
    """One shape: filled, or cut out of what lies below."""

    form: str
    """`oval` (centre, radii), `box` (two corners), `line` (two ends, width) or `area` (corners)."""
    at: tuple[float, ...]
    cut: bool = False
    fine: bool = False
    """Left out where it would be a blot."""


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


def drawn(subject: Subject, name: str, fine: bool = True) -> tuple[Shape, ...]:
    """The shapes of a subject; how it looks in particular follows from the name alone.

    Args:
        subject: What it is.
        name: What it is called.
        fine: With what needs room to be seen.
    """
    chance = crc32(name.encode("utf-8", "surrogatepass"))
    shapes = tuple(_person(chance)) if subject is Subject.PERSON else _THINGS[subject]
    return shapes if fine else tuple(shape for shape in shapes if not shape.fine)


def fine(*shapes: Shape) -> Iterator[Shape]:
    """Shapes that need room to be seen."""
    return (shape._replace(fine=True) for shape in shapes)


def _person(chance: int) -> Iterator[Shape]:
    """A head and shoulders: with a hat or without, glasses, a collar of one kind or another."""
    hat, glasses, collar = chance % 3, chance // 3 % 3 == 0, chance // 9 % 3
    yield oval(50, 108, 49, 36)  # shoulders
    yield box(41, 58, 59, 78)  # neck
    yield oval(50, 43, 21, 26)  # face
    yield from fine(oval(29, 46, 3, 5), oval(71, 46, 3, 5))
    if hat == 0:  # with a brim
        yield area(29, 26, 33, 5, 44, 2, 50, 5, 57, 2, 67, 5, 71, 26)
        yield line(29, 21, 71, 21, 2.5)
        yield oval(50, 27, 38, 4.5)
    elif hat == 1:  # hair, parted
        yield oval(50, 27, 24, 18)
        yield from fine(
            oval(54, 44, 18, 15, cut=True), oval(50, 47, 20, 22), line(30, 33, 62, 24, 2)
        )
    else:  # a cap drawn to one side
        yield oval(54, 20, 31, 14)
        yield line(25, 31, 76, 29, 2.5)
    if glasses:
        yield oval(40, 43, 9, 6, cut=True)
        yield oval(60, 43, 9, 6, cut=True)
        yield from fine(oval(40, 43, 6, 3.5), oval(60, 43, 6, 3.5))
    else:
        yield oval(41, 43, 4.5, 2, cut=True)
        yield oval(59, 43, 4.5, 2, cut=True)
    yield from fine(line(44, 60, 56, 60, 2))  # mouth
    yield from fine(line(41, 70, 50, 92, 2.5), line(59, 70, 50, 92, 2.5))
    if collar == 0:  # turned up
        yield from fine(
            area(32, 82, 37, 60, 50, 86),
            area(68, 82, 63, 60, 50, 86),
            line(37, 60, 50, 88, 2.5),
            line(63, 60, 50, 88, 2.5),
        )
    elif collar == 1:  # a tie
        yield from fine(area(47, 76, 53, 76, 57, 100, 43, 100))
    yield line(50, 90, 50, 100, 2)


# fmt: off
_THINGS: dict[Subject, tuple[Shape, ...]] = {
    Subject.CUP: (
        oval(24, 27, 16, 17), oval(24, 27, 10, 11, cut=True),
        oval(76, 27, 16, 17), oval(76, 27, 10, 11, cut=True),
        area(24, 6, 76, 6, 70, 44, 60, 56, 40, 56, 30, 44),
        *fine(line(24, 13, 76, 13, 2.5)),
        area(46, 54, 54, 54, 57, 78, 43, 78),
        box(34, 76, 66, 84), box(28, 86, 72, 100),
    ),
    Subject.SCREEN: (
        line(50, 22, 28, 2, 3, cut=False), line(50, 22, 72, 2, 3, cut=False),
        box(4, 20, 96, 88), *fine(box(12, 27, 76, 81, cut=True), box(16, 31, 72, 77)),
        *fine(oval(86, 38, 4, 4, cut=True), oval(86, 54, 4, 4, cut=True)),
        box(18, 86, 30, 99), box(70, 86, 82, 99),
    ),
    Subject.GLOBE: (
        oval(50, 45, 48, 44), line(8, 45, 92, 45, 2.5),
        *fine(oval(50, 45, 26, 44, cut=True), oval(50, 45, 23, 44)),
        line(50, 0, 50, 90, 2.5),
        *fine(line(0, 24, 100, 24, 2.5), line(0, 67, 100, 67, 2.5)),
        box(30, 93, 70, 100),
    ),
    Subject.WAVE: (
        oval(50, 46, 49, 45), oval(50, 46, 39, 35, cut=True),
        *fine(oval(50, 46, 31, 28), oval(50, 46, 22, 19, cut=True)),
        oval(50, 46, 13, 12), area(50, 44, 64, 100, 36, 100),
    ),
    Subject.SHEET: (
        area(14, 0, 66, 0, 88, 22, 88, 100, 14, 100),
        *fine(area(66, 0, 66, 20, 88, 20, 86, 23, 63, 23, 63, 0, cut=True)),
        line(26, 38, 76, 38, 2.5), *fine(line(26, 52, 76, 52, 2.5)),
        line(26, 66, 76, 66, 2.5), *fine(line(26, 80, 58, 80, 2.5)),
    ),
}
# fmt: on


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
