"""A scale drawn in the width there is: a line with ticks, and marks where numbers stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from operator import itemgetter

from textual.content import Content

from bureau_quiz.bank.kinds.figures import in_digits
from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, styled

LABEL_EVERY = 10
"""Columns that a tick with its number takes at least."""
STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Mark:
    """A number on the scale."""

    at: Decimal
    sign: str
    style: str
    label: str = ""


@dataclass(frozen=True)
class Line:
    """A scale from `low` to `high`, drawn `width` columns wide."""

    low: Decimal
    high: Decimal
    width: int

    def column(self, value: Decimal) -> int:
        """Give the column of a number; of one beyond the scale its end."""
        share = (value - self.low) / (self.high - self.low)
        inside = min(max(share, Decimal(0)), Decimal(1))
        return int((inside * (self.width - 1)).to_integral_value(ROUND_HALF_UP))

    def value(self, column: int, step: Decimal) -> Decimal:
        """Give the number at a column, as a whole number of steps within the scale."""
        share = Decimal(min(max(column, 0), self.width - 1)) / max(self.width - 1, 1)
        return self.near(self.low + share * (self.high - self.low), step)

    def near(self, value: Decimal, step: Decimal) -> Decimal:
        """Give the nearest whole number of steps that lies on the scale."""
        rounded = (value / step).to_integral_value(ROUND_HALF_UP) * step
        return min(max(rounded, self.low), self.high)

    def ticks(self) -> Iterator[Decimal]:
        """The round numbers that are ticked, with both ends."""
        step = round_step((self.high - self.low) * LABEL_EVERY / max(self.width, 1))
        yield self.low
        first = (self.low / step).to_integral_value(ROUND_HALF_UP) * step
        count = int((self.high - self.low) / step) + 2
        for place in range(count):
            if self.low < (tick := first + place * step) < self.high:
                yield tick
        yield self.high

    def drawn(self, marks: tuple[Mark, ...], around: Decimal | None, within: Decimal) -> Content:
        """Draw the line: its ticks, heavier where it is `within` of `around`, and the marks."""
        signs = ["─"] * self.width
        styles = [RULE] * self.width
        for tick in self.ticks():
            signs[self.column(tick)] = "┴"
        signs[0], signs[-1] = "└", "┘"
        if around is not None and within:
            for column in range(self.column(around - within), self.column(around + within) + 1):
                signs[column], styles[column] = "━", STAMP
        for mark in marks:
            column = self.column(mark.at)
            beyond = "‹" if mark.at < self.low else "›" if mark.at > self.high else mark.sign
            signs[column], styles[column] = beyond, mark.style
        runs = groupby(zip(signs, styles, strict=True), key=itemgetter(1))
        return Content.assemble(*(("".join(sign for sign, _ in run), style) for style, run in runs))

    def numbers(self) -> Content:
        """The numbers below the ticks, as far as they stand apart; both ends come first."""
        texts = [(in_digits(tick), self.column(tick)) for tick in self.ticks()]
        row = [" "] * self.width
        for text, column in (texts[0], texts[-1], *texts[1:-1]):
            start = self._start(text, column)
            room = row[max(start - 2, 0) : start + len(text) + 2]
            if not "".join(room).strip():
                row[start : start + len(text)] = text
        return styled("".join(row[: self.width]).rstrip(), QUIET)

    def label(self, mark: Mark) -> Content:
        """A mark's label, as near above or below it as there is room."""
        text = Content(mark.label).truncate(self.width, ellipsis=True)
        start = max(
            min(self.column(mark.at) - text.cell_length // 2, self.width - text.cell_length), 0
        )
        return Content(" " * start) + styled(text.plain, mark.style)

    def _start(self, text: str, column: int) -> int:
        return max(min(column - len(text) // 2, self.width - len(text)), 0)


def round_step(least: Decimal) -> Decimal:
    """Give the least of 1, 2, 5, 10, 20, … (and 0.5, 0.2, …) that is no less."""
    unit = Decimal(1).scaleb(least.adjusted())
    return next(unit * step for step in STEPS if unit * step >= least)
