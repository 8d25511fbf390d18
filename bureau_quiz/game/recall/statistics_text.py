"""Statistics as text, for a terminal of any width, a pipe or a screen reader.

Numbers come first and say all there is; bars beside them only show it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bureau_quiz.game.recall.figures import Heat, Part, Span, Statistics, Totals, WeakFact
from bureau_quiz.game.recall.graphemes import cells, cut, wrapped
from bureau_quiz.game.recall.strokes import lasted, percent, right_of, rule, took
from bureau_quiz.game.recall.weakest import RULE
from bureau_quiz.text import number, plural

NOTHING = "Nothing has been played yet, so there is nothing to count. One mission, and it begins."
NOTHING_HERE = "Nothing of this was played, so there is nothing to count."
NO_WEAK = "No fact that was missed is still weak."
WEEKS = 12
"""Weeks that are told one by one."""
TOP = 12
"""Rows of a table at most; the rest is counted."""
BAR = 24
"""Cells of a bar at most, and a fourth of it at least."""
NAME = 12
"""Cells that the names of a table's rows have at least."""
INDENT = "  "
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PARTS = {
    "pack": "By pack",
    "category": "By category",
    "template": "By template",
    "kind": "By kind of question",
    "difficulty": "By difficulty",
}
"""How tables are headed."""


class Section(NamedTuple):
    """A part of the text."""

    page: str
    """The page of figures it belongs to: `overview`, `time`, `where`, `speed`, `weakest`."""
    title: str
    lines: tuple[str, ...]


def text(statistics: Statistics, width: int) -> Iterator[str]:
    """All of it, in lines of at most `width` cells, or of 36 where that is less."""
    about = [statistics.player, *statistics.packs]
    if statistics.since:
        about.append(f"since {day(statistics.since)}")
    yield from wrapped("Statistics: " + " · ".join(about), width)
    if not statistics.totals.tally.answers:
        yield from wrapped(nothing(statistics), width)
        return
    for section in sections(statistics, width):
        yield ""
        yield section.title
        yield from section.lines


def nothing(statistics: Statistics) -> str:
    """What is said where there is nothing to count."""
    return NOTHING_HERE if statistics.packs or statistics.since else NOTHING


def sections(statistics: Statistics, width: int, pages: Sequence[str] = ()) -> tuple[Section, ...]:
    """The parts of the text, those of some pages or of all."""
    room = max(width, 36) - len(INDENT)
    made: list[tuple[str, str, Iterable[str]]] = [
        ("overview", "Overview", _overview(statistics, room)),
        ("overview", "Answers by day", _calendar(statistics.weeks, statistics.days, room)),
        ("time", "By week", _weeks(statistics.weeks, room)),
        ("time", "By month", _months(statistics.months, room)),
        *(("where", title, _parts(statistics.by[name], room)) for name, title in PARTS.items()),
        *(("where", heat.title, _heat(heat, room)) for heat in statistics.heat),
        ("speed", "Seconds an answer took", _speed(statistics, room)),
        ("weakest", "Weakest facts", _weakest(statistics, room)),
    ]
    return tuple(
        Section(page, title, tuple((INDENT + line).rstrip() for line in lines))
        for page, title, lines in made
        if not pages or page in pages
    )


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    room: int,
    bars: Sequence[float] = (),
    measure: str = "",
) -> Iterator[str]:
    """Rows of cells below a head, the first to the left and the others to the right.

    The first gives way where there is no room; what is left holds a bar of each row's part of 1,
    below the name of what it measures.
    """
    every = [head, *rows]
    widths = [max(map(cells, column)) for column in zip(*every, strict=True)]
    fixed = sum(widths[1:]) + 2 * (len(widths) - 1)
    widths[0] = max(min(widths[0], room - fixed), 1)
    left = min(room - fixed - widths[0] - 2, BAR)
    for place, row in enumerate(every):
        name = cut(row[0], widths[0])
        parts = [name + " " * (widths[0] - cells(name))]
        parts += (
            " " * (width - cells(cell)) + cell
            for cell, width in zip(row[1:], widths[1:], strict=True)
        )
        if bars and left >= max(BAR // 4, cells(measure)):
            parts.append(rule(bars[place - 1], left) if place else measure)
        yield "  ".join(parts).rstrip()


def day(day: date) -> str:
    """`22 Nov 2026`."""
    return f"{day.day} {day:%b %Y}"


def _overview(statistics: Statistics, room: int) -> Iterator[str]:
    totals, streaks = statistics.totals, statistics.streaks
    since = f", since {day(totals.first)}" if totals.first else ""
    said = [
        ("Answers", right_of(totals.tally)),
        ("Points", number(totals.tally.points)),
        *_rounds(totals),
        ("Days of play", f"{number(totals.days)}{since}"),
        ("Time", f"{lasted(totals.seconds)} on questions"),
        ("Right in a row", f"{number(streaks.right)} at most, {number(streaks.right_now)} now"),
        ("Days in a row", f"{streaks.days} at most, {streaks.days_now} now"),
    ]
    first = max(len(name) for name, _ in said) + 2
    for name, what in said:
        start, *more = wrapped(what, room - first)
        yield name.ljust(first) + start
        yield from (" " * first + line for line in more)
    yield from wrapped(statistics.changed, room)


def _rounds(totals: Totals) -> Iterator[tuple[str, str]]:
    """Missions and training runs apart: their answers are told together everywhere else."""
    if not totals.training.rounds:
        yield "Missions", number(totals.missions.rounds)
        return
    for name, played in (("Missions", totals.missions), ("Training runs", totals.training)):
        yield name, f"{number(played.rounds)}: {right_of(played.tally)}"


def _calendar(weeks: Sequence[Span], days: Sequence[Span], room: int) -> Iterator[str]:
    """A line a week in which there was play; a dash is a day without."""
    whole = room >= 66
    by_day = {each.first: each.tally for each in days}
    shown = [week for week in weeks[-WEEKS:] if week.tally.answers]
    rows = []
    for week in shown:
        tallies = [by_day[each.first] for each in days if week.first <= each.first <= week.last]
        told = [_day(tally.right, tally.answers, whole) for tally in tallies]
        rows.append([_short(week.first), *told, *[""] * (7 - len(told))])
    if not rows:
        yield from wrapped(f"No play in the last {WEEKS} weeks.", room)
        return
    if whole:
        yield "Right of all answers. A dash is a day without play."
    head = ["Week of", *(WEEKDAYS if room >= 46 else (name[0] for name in WEEKDAYS))]
    # The dates stand to the left, the days close together where there is little room.
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    gap = " " if room < 46 else "  "
    for row in (head, *rows):
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield gap.join([row[0].ljust(widths[0]), *rest])
    # Before the first day of play no week is without it, and the running one is not over.
    first = next(place for place, week in enumerate(weeks) if week.tally.answers)
    over = len(weeks) if weeks[-1].tally.answers else len(weeks) - 1
    last = weeks[max(first, len(weeks) - WEEKS) : over]
    if missing := sum(not week.tally.answers for week in last):
        yield from wrapped(f"{missing} of the last {len(last)} weeks without play.", room)


def _day(right: int, answers: int, whole: bool) -> str:
    if not answers:
        return "-"
    return f"{right}/{answers}" if whole else str(answers)


def _short(day: date) -> str:
    return f"{day.day:>2} {day:%b}"


def _weeks(weeks: Sequence[Span], room: int) -> Iterator[str]:
    yield from _spans("Week", [(_short(week.first), week) for week in weeks[-WEEKS:]], room)


def _months(months: Sequence[Span], room: int) -> Iterator[str]:
    shown = [(f"{month.first:%b %Y}", month) for month in months]
    yield from _spans("Month", shown, room)


def _spans(head: str, named: Sequence[tuple[str, Span]], room: int) -> Iterator[str]:
    shown = [(name, span.tally) for name, span in named if span.tally.answers]
    most = max((tally.answers for _, tally in shown), default=0)
    rows = [
        (
            name,
            number(tally.answers),
            number(tally.right),
            _share(tally.share),
            number(tally.points),
        )
        for name, tally in shown
    ]
    if not rows:
        yield "No play."
        return
    yield from table(
        (head, "answers", "right", "", "points"), rows, room,
        [tally.answers / most for _, tally in shown], "━ answers",
    )  # fmt: skip


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _parts(parts: Sequence[Part], room: int) -> Iterator[str]:
    shown = parts[:TOP]
    rows = [
        (
            part.title,
            f"{number(part.tally.right)}/{number(part.tally.answers)}",
            _share(part.tally.share),
            took(part.seconds),
        )
        for part in shown
    ]
    yield from table(
        ("", "right", "", "median"), rows, room, [part.tally.share or 0 for part in shown],
        "━ share right",
    )  # fmt: skip
    if more := len(parts) - len(shown):
        yield f"and {more} more"


def _heat(heat: Heat, room: int) -> Iterator[str]:
    """A table, or each row by itself where there is no room for all columns."""
    shown = list(zip(heat.rows, heat.cells, strict=True))[:TOP]
    if sum(max(len(name), 4) + 2 for name in heat.columns) + NAME <= room:
        rows = [(name, *(percent(tally) or "-" for tally in tallies)) for name, tallies in shown]
        yield from table(("", *heat.columns), rows, room)
    else:
        for name, tallies in shown:
            told = (
                f"{column} {percent(tally)}"
                for column, tally in zip(heat.columns, tallies, strict=True)
                if tally.answers
            )
            yield from wrapped(f"{name}: {', '.join(told)}", room)
    if len(heat.rows) > TOP:
        yield f"and {len(heat.rows) - TOP} more"


def _speed(statistics: Statistics, room: int) -> Iterator[str]:
    speed = statistics.speed
    if not speed.buckets:
        yield "Nothing was answered in time."
        return
    for which, median in (("right ones", speed.right), ("others", speed.wrong)):
        if median is not None:
            yield from wrapped(f"Half of the {which} took {took(median)} or less.", room)
    most = max(1, *(bucket.right + bucket.wrong for bucket in speed.buckets))
    rows = [
        (
            f"{bucket.start} to {bucket.end}" if bucket.end else f"{bucket.start} or more",
            number(bucket.right),
            number(bucket.wrong),
        )
        for bucket in speed.buckets
    ]
    yield from table(
        ("Seconds", "right", "wrong"), rows, room,
        [(bucket.right + bucket.wrong) / most for bucket in speed.buckets], "━ both",
    )  # fmt: skip


def _weakest(statistics: Statistics, room: int) -> Iterator[str]:
    if not statistics.weakest:
        yield from wrapped(NO_WEAK, room)
        return
    for place, fact in enumerate(statistics.weakest, 1):
        lead = f"{place:>2}. "
        what = f"{fact.title} · {fact.label}" if fact.label else fact.title
        how = f"missed {fact.missed} of {fact.asked}, last asked {day(fact.last)}"
        how += ", " + known(fact)
        # A plain question ends its own sentence.
        said = f"{what} {how[:1].upper()}{how[1:]}" if what[-1:] in ".?!…" else f"{what}: {how}"
        first, *more = wrapped(said, room - len(lead))
        yield lead + first
        yield from (" " * len(lead) + line for line in more)
    yield from wrapped(of_weak(statistics), room)
    yield from wrapped(RULE, room)


def known(fact: WeakFact) -> str:
    """How well a weak fact is known: `never known`, `known now 32%`."""
    return "never known" if fact.chance is None else f"known now {fact.chance:.0%}"


def of_weak(statistics: Statistics) -> str:
    """How many of the weak facts are told: as many as a training run of the weakest asks for."""
    told, weak = len(statistics.weakest), statistics.weak
    if told == weak:
        return f"{plural(weak, 'weak fact')} in all."
    return f"The {told} weakest of {number(weak)} weak facts."
