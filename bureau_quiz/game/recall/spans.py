"""Days of play put together: weeks, months, days in a row, and this week against the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import sqrt

from bureau_quiz.game.recall.figures import Span, Tally
from bureau_quiz.text import number, plural

WEEK = 7
WEEKS = 53
"""Weeks that are looked at day by day."""
ENOUGH = 20
"""Answers a week from which two weeks' shares can be compared at all."""
SURE = 1.96
"""Standard errors by which two shares must differ, so that chance alone seldom does it."""


def present(now: date, last: date | None) -> date:
    """Today, or tomorrow where the last play was in a zone in which that had begun already."""
    ahead = now + timedelta(days=1)
    return ahead if last == ahead else now


def days(played: Mapping[date, Tally], today: date) -> tuple[Span, ...]:
    """Every day from the Monday 52 weeks before this week's until today."""
    first = today - timedelta(days=today.weekday() + WEEK * (WEEKS - 1))
    every = (first + timedelta(days=count) for count in range((today - first).days + 1))
    return tuple(Span(day, day, played.get(day, Tally())) for day in every)


def weeks(calendar: Sequence[Span]) -> tuple[Span, ...]:
    """Days that begin with a Monday, by weeks."""
    made = []
    for start in range(0, len(calendar), WEEK):
        week = calendar[start : start + WEEK]
        made.append(Span(week[0].first, week[-1].last, sum((day.tally for day in week), Tally())))
    return tuple(made)


def months(played: Mapping[date, Tally], today: date) -> tuple[Span, ...]:
    """Every month from the first one played until this one; nothing where nothing was played."""
    tallies: dict[tuple[int, int], Tally] = {}
    for day, tally in played.items():
        of = day.year, day.month
        tallies[of] = tallies.get(of, Tally()) + tally
    if not tallies:
        return ()
    made = []
    year, month = min(tallies)
    last = max((today.year, today.month), max(tallies))
    while (year, month) <= last:
        after = (year + 1, 1) if month == 12 else (year, month + 1)
        end = date(*after, 1) - timedelta(days=1)
        made.append(Span(date(year, month, 1), end, tallies.get((year, month), Tally())))
        year, month = after
    return tuple(made)


def in_a_row(played: Sequence[date], today: date) -> tuple[int, int]:
    """The most days in a row, and those in a row until today or yesterday; `played` ascends."""
    longest = now = run = 0
    before: date | None = None
    for day in played:
        run = run + 1 if before is not None and (day - before).days == 1 else 1
        longest = max(longest, run)
        if 0 <= (today - day).days <= 1:
            now = run
        before = day
    return longest, now


def changed(played: Mapping[date, Tally], today: date) -> str:
    """The last seven days against the seven before them, no bolder than the numbers allow."""
    if not played:
        return ""
    week, before = (_within(played, today - timedelta(days=ago)) for ago in (0, WEEK))
    if not week.answers:
        ago = (today - max(played)).days
        return f"Nothing in the last 7 days: you last played {plural(ago, 'day')} ago."
    said = f"In the last 7 days {_said(week)}"
    if not before.answers:
        return f"{said}; none in the 7 before."
    return f"{said}; in the 7 before {_said(before)}{_verdict(week, before)}."


def _within(played: Mapping[date, Tally], last: date) -> Tally:
    first = last - timedelta(days=WEEK - 1)
    return sum((tally for day, tally in played.items() if first <= day <= last), Tally())


def _said(tally: Tally) -> str:
    share = f" ({tally.share:.0%})" if tally.share is not None else ""
    return f"{number(tally.right)} of {number(tally.answers)} right{share}"


def _verdict(week: Tally, before: Tally) -> str:
    """What may be said of two weeks' shares; empty where one of them is too small for it."""
    if min(week.answers, before.answers) < ENOUGH:
        return ""
    both = week + before
    share = both.right / both.answers
    error = sqrt(share * (1 - share) * (1 / week.answers + 1 / before.answers))
    gap = week.right / week.answers - before.right / before.answers
    if not gap:
        return ": no difference"
    if abs(gap) <= SURE * error:
        return ": a difference that may be chance"
    return ": better than before" if gap > 0 else ": not as good as before"
