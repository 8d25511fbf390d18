"""Pairs being made: two lists set for the width there is, and what lies under each cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    """A line of one of the lists: what of it is to be seen, and what it belongs to."""

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
        """Set both lists: lines of one or two cells."""
        if self.side_by_side(width):
            left, right = self.columns(width)
            rows = zip_longest(self._lefts(left), self._options(right))
            blank = Cell(Content(" " * left))
            return [[one or blank, other or Cell(Content())] for one, other in rows]
        between = [[Cell(Content())]] if airy else []
        return [
            *([cell] for cell in self._lefts(min(self._left_width, width))),
            *between,
            *([cell] for cell in self._options(width)),
        ]

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

    def _options(self, width: int) -> Iterable[Cell]:
        owners = {option: place for place, option in enumerate(self.taken) if option is not None}
        indent = Content(" " * GUTTER)
        for place, text in enumerate(self.options):
            used = place in owners
            said = styled(text, QUIET if used else "")
            if used and owners[place] < len(LETTERS):
                said += styled(f"  {LETTERS[owners[place]]}", STAMP)
            lead = indent + styled(key_of(place), QUIET if used else KEY) + "  "
            for line in hanging(lead, said, width).split("\n"):
                yield Cell(line, option=place)
