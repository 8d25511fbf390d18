"""What statistics are drawn with: bars and columns that read without colour."""

from __future__ import annotations

from collections.abc import Sequence

from bureau_quiz.game.recall.figures import Tally

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEVELS = " ▁▂▃▄▅▆▇█"


def bar(part: float, room: int) -> str:
    """A bar for a part of 1, in at most `room` cells; what is not nothing is seen."""
    eighths = min(round(part * room * 8), room * 8)
    if part > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def rule(part: float, room: int) -> str:
    """The same as a thin line, in halves of a cell."""
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


def step(value: float, most: float) -> int:
    """Which quarter of the most it is in, 0 to 3; more than the most is in the last."""
    return min(int(value / most * 4), 3) if most > 0 else 0


def right_of(tally: Tally) -> str:
    """`948 of 1240 right (76%)`; of few answers no share is told."""
    share = f" ({tally.share:.0%})" if tally.share is not None else ""
    return f"{tally.right} of {tally.answers} right{share}"


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
