"""A calendar of play: a column a week, a height for how much was answered on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from bureau_quiz.game.recall.figures import Span
from bureau_quiz.game.recall.statistics_text import WEEKDAYS
from bureau_quiz.game.recall.strokes import step
from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, styled

WEEK = 7
LEAST = 26
"""Weeks for which each day gets a cell of its own with a gap, where there is room."""
LABEL = 4
"""Cells of the weekdays' names."""
NONE = "·"
STEPS = "▂▃▅▇"
"""From little to much."""
LEGEND = f"{NONE} none  {' '.join(STEPS)} more"


def calendar(days: Sequence[Span], width: int) -> Iterator[Content]:
    """A line for the months, and one for each weekday.

    Args:
        days: One after the other, from a Monday on.
        width: Cells there are.
    """
    wide = 2 if (width - LABEL) // 2 >= LEAST else 1
    weeks = [days[start : start + WEEK] for start in range(0, len(days), WEEK)]
    weeks = weeks[-max((width - LABEL) // wide, 1) :]
    # A single day of feverish play must not make all others pale.
    counts = sorted(day.tally.answers for week in weeks for day in week if day.tally.answers)
    most = counts[len(counts) * 9 // 10] if counts else 0
    yield styled(" " * LABEL + _months(weeks, wide), QUIET)
    for weekday, name in enumerate(WEEKDAYS):
        cells = [styled(name.ljust(LABEL), QUIET)]
        for week in weeks:
            answers = week[weekday].tally.answers if weekday < len(week) else None
            cells.append(_cell(answers, most, wide))
        yield Content("").join(cells)


def _cell(answers: int | None, most: int, wide: int) -> Content:
    if answers is None:
        return Content(" " * wide)
    if not answers:
        return styled(NONE.ljust(wide), RULE)
    return styled(STEPS[step(answers, most)].ljust(wide), STAMP)


def _months(weeks: Sequence[Sequence[Span]], wide: int) -> str:
    """The months' names above the weeks in which they begin, as far as they do not touch."""
    line = ""
    for place, week in enumerate(weeks):
        begins = next((day.first for day in week if day.first.day == 1), None)
        if begins and len(line) <= place * wide and (place + 2) * wide <= len(weeks) * wide:
            line = line.ljust(place * wide) + f"{begins:%b} "
    return line.rstrip()[: len(weeks) * wide]
