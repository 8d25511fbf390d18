"""What statistics are drawn with: bars and columns that read without colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.game.recall.figures import Tally
from bureau_quiz.text import number

_LEVELS = " ▁▂▃▄▅▆▇█"


def rule(part: float, room: int) -> str:
    """A bar for a part of 1, in at most `room` cells and halves of them; some of it is seen."""
    halves = min(round(part * room * 2), room * 2)
    if part > 0:
        halves = max(halves, 1)
    return "━" * (halves // 2) + "╸" * (halves % 2)


def columns(values: Sequence[float], height: int, most: float) -> list[str]:
    """Values as columns that stand side by side, in `height` lines from the top down.

    Args:
        values: From 0 to `most`; what is not nothing is seen.
        height: In lines.
        most: The value of a column that fills them all.
    """
    full = height * 8
    heights = [max(round(value / most * full), 1) if value > 0 else 0 for value in values]
    return [
        "".join(_LEVELS[min(max(each - line * 8, 0), 8)] for each in heights)
        for line in reversed(range(height))
    ]


class Shades(NamedTuple):
    """Signs for whole numbers, each for those from one to another, so that all are told apart."""

    signs: str
    starts: tuple[int, ...]
    """From where on each sign stands, ascending."""
    most: int
    """The greatest number there is."""

    def of(self, value: int) -> str:
        """The sign of a number."""
        return self.signs[max(bisect_right(self.starts, value) - 1, 0)]

    def legend(self, unit: str = "") -> Iterator[str]:
        """What each sign stands for: `▒ 38–54%`."""
        ends = (*(start - 1 for start in self.starts[1:]), self.most)
        for sign, start, end in zip(self.signs, self.starts, ends, strict=True):
            yield f"{sign} {number(start)}{f'–{number(end)}' * (end > start)}{unit}"


def by_rank(values: Iterable[int], signs: Sequence[str]) -> Shades:
    """Shades of which each stands for as many of the values as the others, as near as can be.

    Args:
        values: Above 0.
        signs: For one shade, for two, and so on.
    """
    ordered = sorted(values) or [1]
    parts = len(signs)
    below = [value for value in ordered if value < ordered[-1]]
    ends = (ordered[(len(ordered) - 1) * part // parts] for part in range(1, parts))
    # Where most are alike, and the greatest, what is less is told apart all the same.
    starts = sorted({ordered[0], *(min(end, below[-1]) + 1 for end in ends if below)})
    return Shades(signs[len(starts) - 1], tuple(starts), ordered[-1])


def by_size(values: Iterable[int], signs: Sequence[str], least: int) -> Shades:
    """Shades of which each reaches as far as the others, and no less far than `least`."""
    ordered = sorted(values) or [0]
    low, high = ordered[0], ordered[-1]
    many = min(max((high - low) // least, 1), len(signs))
    starts = tuple(low + round((high - low) * part / many) for part in range(many))
    return Shades(signs[many - 1], starts, high)


def right_of(tally: Tally) -> str:
    """`948 of 1 240 right (76%)`; of few answers no share is told."""
    share = f" ({tally.share:.0%})" if tally.share is not None else ""
    return f"{number(tally.right)} of {number(tally.answers)} right{share}"


def percent(tally: Tally) -> str:
    """`76%`, of few answers `3/4`, of none nothing."""
    if tally.share is not None:
        return f"{tally.share:.0%}"
    return f"{tally.right}/{tally.answers}" if tally.answers else ""


def lasted(seconds: float) -> str:
    """A time as one would say it: `4 h 12 min`, `12 min`, `40 s`."""
    minutes = round(seconds / 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes} min" if seconds >= 60 else f"{seconds:.0f} s"


def took(seconds: float | None) -> str:
    """A median time: `5.3 s`, `72 s`; a dash where there is none."""
    if seconds is None:
        return "–"
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds:.0f} s"
