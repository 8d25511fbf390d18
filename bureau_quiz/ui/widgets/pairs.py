"""Pairs being made: two lists set for the width there is, and what lies under each cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from textual.content import Content

from bureau_quiz.ui.fitted import KEY, QUIET, STAMP, STRONG, hanging, styled
from bureau_quiz.ui.widgets.answers import LETTERS, key_of
from bureau_quiz.ui.widgets.rows import GUTTER, HERE

GAP = 4
WIDE = 60
"""Columns from which the lists stand side by side, however long their texts."""
TAKEN = 4
"""Columns of what tells the option of a left one."""


@dataclass(frozen=True)
class Cell:
    """A part of a line: what is to be seen, and what of which list it belongs to."""

    text: Content
    left: int | None = None
    option: int | None = None


@dataclass(frozen=True)
class Pairs:
    """What has been paired so far."""

    lefts: Sequence[str]
    options: Sequence[str]
    taken: Sequence[int | None]
    """For each left one its option."""
    here: int
    """The left one that is paired next."""

    @property
    def _left_width(self) -> int:
        """What the left ones take where they are not broken."""
        longest = max((Content(text).cell_length for text in self.lefts), default=0)
        return GUTTER + 3 + longest + 1 + TAKEN

    def side_by_side(self, width: int) -> bool:
        """Whether the lists stand beside one another."""
        options = GUTTER + 6 + max((Content(text).cell_length for text in self.options), default=0)
        return width >= WIDE or self._left_width + GAP + options <= width

    def columns(self, width: int) -> tuple[int, int]:
        """Give the widths of both lists, where they stand side by side."""
        left = min(self._left_width, (width - GAP) // 2)
        return left, width - GAP - left

    def laid(self, width: int, airy: bool) -> list[list[Cell]]:
        """Set both lists in lines of cells; in an airy one with more room between them."""
        if self.side_by_side(width):
            left, right = self.columns(width)
            blank = Cell(Content())
            rows = zip_longest(self._lefts(left), self._options(right), fillvalue=blank)
            return [
                [replace(one, text=_filled(one.text, left + GAP)), other] for one, other in rows
            ]
        lefts = [[cell] for cell in self._lefts(min(self._left_width, width))]
        if airy:
            return [*lefts, [Cell(Content())], *([cell] for cell in self._options(width))]
        return [*lefts, *self._flowing(width)]

    def _lefts(self, width: int) -> Iterable[Cell]:
        for place, text in enumerate(self.lefts):
            here = place == self.here
            option = self.taken[place]
            letter = LETTERS[place] if place < len(LETTERS) else " "
            sign = styled(HERE, STAMP) if here else Content(" ")
            lead = sign + " " + styled(letter, QUIET) + "  "
            body = hanging(lead, styled(text, STRONG if here else ""), width - TAKEN)
            end = styled("·", QUIET) if option is None else styled(key_of(option), STAMP)
            for row, line in enumerate(body.split("\n")):
                padded = line.pad_right(width - TAKEN - line.cell_length)
                tail = styled(" → ", QUIET) + end if row == 0 else Content(" " * TAKEN)
                yield Cell(padded + tail, left=place)

    def _option(self, place: int) -> tuple[Content, Content]:
        """An option's key, and its text with the letter of the left one that has it."""
        owner = self.taken.index(place) if place in self.taken else None
        said = styled(self.options[place], "" if owner is None else QUIET)
        if owner is not None and owner < len(LETTERS):
            said += styled(f" {LETTERS[owner]}", STAMP)
        return styled(key_of(place), KEY if owner is None else QUIET), said

    def _options(self, width: int) -> Iterable[Cell]:
        indent = Content(" " * GUTTER)
        for place in range(len(self.options)):
            key, said = self._option(place)
            for line in hanging(indent + key + "  ", said, width).split("\n"):
                yield Cell(line, option=place)

    def _flowing(self, width: int) -> list[list[Cell]]:
        """The options with as many on a line as fit; each leaves room for a letter."""
        rows: list[list[Cell]] = [[]]
        for place, text in enumerate(self.options):
            key, said = self._option(place)
            room = 2 + Content(text).cell_length + 2
            if GUTTER + room > width:
                lead = Content(" " * GUTTER) + key + " "
                broken = hanging(lead, said, width).split("\n")
                cells = [Cell(_filled(line, width), option=place) for line in broken]
                rows = [*filter(None, rows), *([cell] for cell in cells)]
                continue
            if sum(cell.text.cell_length for cell in rows[-1]) + 1 + room > width:
                rows.append([])
            before = Content(" " if rows[-1] else " " * GUTTER)
            line = before + key + " " + said
            rows[-1].append(Cell(_filled(line, before.cell_length + room), option=place))
        return rows


def _filled(line: Content, width: int) -> Content:
    return line.pad_right(max(width - line.cell_length, 0))
