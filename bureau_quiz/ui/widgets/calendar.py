"""A calendar of play: a column a week, a height for how much was answered on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from bureau_quiz.game.recall.figures import Span
from bureau_quiz.game.recall.statistics_text import WEEKDAYS
from bureau_quiz.game.recall.strokes import Shades, by_rank
from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, flowed, styled
from bureau_quiz.ui.widgets.charts import legend

WEEK = 7
WIDE = 2
"""Cells of a day, with the gap behind it."""
LABEL = 4
"""Cells of the weekdays' names."""
NONE = "·"
STEPS = ("▅", "▂▇", "▂▅▇", "▂▃▅▇")
"""From little to much, where there are so many steps."""


def calendar(days: Sequence[Span], width: int) -> Iterator[Content]:
    """A line for the months, one for each weekday, and one that says what the heights mean.

    The player's own days make the heights: each stands for as many of them as the others.

    Args:
        days: One after the other, from a Monday on.
        width: Cells there are.
    """
    room = max((width - LABEL) // WIDE, 1)
    weeks = [days[start : start + WEEK] for start in range(0, len(days), WEEK)]
    weeks = weeks[-room:]
    played = [day.tally.answers for week in weeks for day in week if day.tally.answers]
    steps = by_rank(played, STEPS)
    yield styled(" " * LABEL + _months(weeks), QUIET)
    for weekday, name in enumerate(WEEKDAYS):
        cells = [styled(name.ljust(LABEL), QUIET)]
        for week in weeks:
            answers = week[weekday].tally.answers if weekday < len(week) else None
            cells.append(_cell(answers, steps))
        yield Content("").join(cells)
    told = ("Answers:", f"{NONE} none", *(legend(steps) if played else ()))
    yield from flowed(told, width)


def _cell(answers: int | None, steps: Shades) -> Content:
    if answers is None:
        return Content(" " * WIDE)
    if not answers:
        return styled(NONE.ljust(WIDE), RULE)
    return styled(steps.of(answers).ljust(WIDE), STAMP)


def _months(weeks: Sequence[Sequence[Span]]) -> str:
    """The months' names above the weeks in which they begin, as far as they do not touch."""
    line = ""
    for place, week in enumerate(weeks):
        begins = next((day.first for day in week if day.first.day == 1), None)
        if begins and len(line) <= place * WIDE and place + 2 <= len(weeks):
            line = line.ljust(place * WIDE) + f"{begins:%b} "
    return line.rstrip()[: len(weeks) * WIDE]
