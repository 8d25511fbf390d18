"""A dossier's portrait in type: a photograph set in the letters of what is known.

What is not known yet stays covered. The cover lifts from the edges inwards, so that of a face the
eyes come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import cycle, groupby
from typing import NamedTuple

from bureau_quiz.game.recall.graphemes import graphemes, width
from bureau_quiz.game.recall.silhouettes import Subject, drawn, inside, subject_of


class Ink(StrEnum):
    """What a piece of a portrait is; each front end has its own ink for it."""

    FRAME = "frame"
    TYPE = "type"
    """Letters of what is known, to be set in reverse: they and the outline make one surface."""
    EDGE = "edge"
    """The outline of what has come out, in the colour that letters are set on."""
    HIDDEN = "hidden"
    """What is still covered."""
    GROUND = "ground"
    """Nothing, or what lies behind."""


class Run(NamedTuple):
    """A piece of a line in one ink."""

    text: str
    ink: Ink


class Portrait(NamedTuple):
    """A portrait; every line takes as many cells as it has characters, and all equally many."""

    rows: tuple[tuple[Run, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The same without its inks."""
        return tuple("".join(run.text for run in row) for row in self.rows)


class Sitter(NamedTuple):
    """Who or what is portrayed."""

    title: str
    table: str
    """In words: what kind of thing it is is told from it."""
    known: str = ""
    """What is known of it, as text; never what lies shut."""
    share: float = 0.0
    """How much of it lies open, from 0 to 1."""


SMALLEST = (8, 5)
"""Columns and lines below which nothing can be made out: there is no portrait."""
FRAME = "┌─┐│└┘"
COVER = "▒"
_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Quarters of a cell: upper left 1, upper right 2, lower left 4, lower right 8."""
FINE = 18
"""The least columns of a figure that shows what needs room."""
EYES = 0.43
"""How far down a portrait that is which is uncovered last."""


def portrait(sitter: Sitter, wide: int, high: int) -> Portrait:
    """Draw a portrait; the same sitter always sits in the same way.

    Args:
        sitter: Who or what.
        wide: Columns, its frame among them.
        high: Lines, likewise.

    Returns:
        Exactly as large as asked; no rows where it would be smaller than `SMALLEST`.
    """
    if wide < SMALLEST[0] or high < SMALLEST[1]:
        return Portrait(())
    across, down = wide - 2, high - 2
    subject = subject_of(sitter.table)
    places = _quarters(subject, sitter.title, across, down)
    uncovered = _uncovered(places, across, down, sitter.share)
    set_in = cycle(letters(sitter))
    rows = [_framed(_cells(line, y, uncovered, set_in)) for y, line in enumerate(places)]
    top, bottom = FRAME[1] * across, FRAME[1] * across
    first = (Run(f"{FRAME[0]}{top}{FRAME[2]}", Ink.FRAME),)
    last = (Run(f"{FRAME[4]}{bottom}{FRAME[5]}", Ink.FRAME),)
    return Portrait((first, *rows, last))


def _quarters(subject: Subject, title: str, across: int, down: int) -> list[list[int]]:
    """For each cell of the picture, which of its quarters belong to the figure."""
    # A cell is twice as high as wide; the figure is square, and stands on the lower edge.
    side = min(across, 2 * down)
    left, top = (across - side) / 2, 2 * down - side
    shapes = drawn(subject, title, side >= FINE)
    least = 100 / side * 0.8

    def quarter(column: int, half: int) -> bool:
        x, y = (column / 2 + 0.25 - left) * 100 / side, (half + 0.5 - top) * 100 / side
        return inside(shapes, x, y, least)

    return [
        [
            sum(
                bit << at
                for at, bit in enumerate(
                    quarter(2 * x + dx, 2 * y + dy) for dy in (0, 1) for dx in (0, 1)
                )
            )
            for x in range(across)
        ]
        for y in range(down)
    ]


def _uncovered(
    places: list[list[int]], across: int, down: int, share: float
) -> frozenset[tuple[int, int]]:
    there = [(x, y) for y in range(down) for x in range(across) if places[y][x]]
    middle = (down - 1) * EYES
    there.sort(key=lambda at: (-abs(at[1] - middle), at[0]))
    return frozenset(there[: int(len(there) * min(max(share, 0), 1) + 1e-9)])


def letters(sitter: Sitter) -> list[str]:
    """The letters to set it in: narrow, without marks; what is known first of all."""
    for text in (sitter.known, sitter.title):
        found = [
            letter
            for letter in graphemes(text)
            if len(letter) == 1 and width(letter) == 1 and letter.isalnum()
        ]
        if found:
            return found
    return ["·"]


def _cells(
    line: list[int], y: int, uncovered: frozenset[tuple[int, int]], letters: Iterator[str]
) -> Iterator[tuple[str, Ink]]:
    for x, quarters in enumerate(line):
        if not quarters:
            yield " ", Ink.GROUND
        elif (x, y) not in uncovered:
            yield COVER, Ink.HIDDEN
        elif quarters == 15:
            yield next(letters), Ink.TYPE
        else:
            yield _BLOCKS[quarters], Ink.EDGE


def _framed(cells: Iterator[tuple[str, Ink]]) -> tuple[Run, ...]:
    side = Run(FRAME[3], Ink.FRAME)
    inner = (
        Run("".join(sign for sign, _ in run), ink)
        for ink, run in groupby(cells, key=lambda cell: cell[1])
    )
    return (side, *inner, side)
