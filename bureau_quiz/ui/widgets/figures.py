"""The pages of statistics: overview, over time, what was asked, speed, and the weakest facts.

Each is lines made for a width; what they draw stands in `statistics_text` as text too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from bureau_quiz.game.recall.figures import Pace, Part, Statistics
from bureau_quiz.game.recall.statistics_text import NO_WEAK, PARTS, day, nothing, sections
from bureau_quiz.game.recall.strokes import lasted, percent, rule, took
from bureau_quiz.text import plural
from bureau_quiz.ui.fitted import QUIET, STAMP, STRONG, columns, ends, hanging, lines, styled
from bureau_quiz.ui.widgets.calendar import LEGEND, calendar
from bureau_quiz.ui.widgets.charts import SHARES, TOP, Line, bars, chart, heat_map
from bureau_quiz.ui.words import number

PAGES = {
    "overview": "Overview",
    "time": "Time",
    "where": "Where",
    "speed": "Speed",
    "weakest": "Weakest",
}
"""The pages by their names, in their order."""
LATELY = 56
"""Days that are drawn one by one."""
WIDE, LARGE = 56, 80
"""Cells from which a line holds more than what matters most, and all there is."""


class _Figure(NamedTuple):
    figure: str
    label: str


def tabs(page: str, width: int) -> Content:
    """The pages' names, the present one marked; only that one where there is no room for all."""
    parts = [
        styled(f"▸{title}" if name == page else f" {title}", STAMP if name == page else QUIET)
        for name, title in PAGES.items()
    ]
    made = Content("  ").join(parts)
    if made.cell_length <= width:
        return made
    at = list(PAGES).index(page) + 1
    return ends(styled(f"▸{PAGES[page]}", STAMP), styled(f"{at} of {len(PAGES)}", QUIET), width)


def drawn(statistics: Statistics, page: str, width: int) -> Content:
    """A page as it is drawn."""
    if not statistics.totals.tally.answers:
        return lines(styled(nothing(statistics), QUIET).wrap(width))
    made = {
        "overview": _overview,
        "time": _time,
        "where": _where,
        "speed": _speed,
        "weakest": _weakest,
    }[page]
    return lines(made(statistics, width))


def written(statistics: Statistics, page: str, width: int) -> Content:
    """The same page as text."""
    if not statistics.totals.tally.answers:
        return drawn(statistics, page, width)
    made: list[Content] = []
    for section in sections(statistics, width, (page,)):
        made += [Content()] if made else []
        made.append(styled(section.title, STRONG))
        made += (Content(line) for line in section.lines)
    return lines(made)


def _headed(title: str, said: str, width: int) -> Content:
    return ends(styled(title, STRONG), styled(said, QUIET), width)


def _overview(statistics: Statistics, width: int) -> Iterator[Content]:
    totals, streaks = statistics.totals, statistics.streaks
    yield from _labelled(
        (
            _Figure(number(totals.tally.answers), "answers"),
            _Figure(percent(totals.tally), "right"),
            _Figure(number(totals.tally.points), "points"),
            _Figure(number(totals.rounds), "missions"),
            _Figure(lasted(totals.seconds), "time"),
        ),
        width,
    )
    yield Content()
    yield from calendar(statistics.days, width)
    legend = styled(LEGEND, QUIET)
    row = plural(totals.days, "day")
    rows = f"{row} · {streaks.days} in a row at most · {streaks.days_now} now"
    wide = len(rows) + 2 + legend.cell_length <= width
    if wide:
        yield ends(styled(rows, QUIET), legend, width)
    else:
        yield legend
        yield from styled(rows, QUIET).wrap(width)
    yield Content()
    yield from Content(statistics.changed).wrap(width)


def _labelled(figures: Sequence[_Figure], width: int) -> Iterator[Content]:
    """Figures side by side, each over its label."""
    longest = max(len(text) for each in figures for text in each) + 1
    across = max(min(width // longest, len(figures)), 1)
    room = width // across
    for start in range(0, len(figures), across):
        some = figures[start : start + across]
        yield Content("").join(styled(each.figure.ljust(room), STRONG) for each in some)
        yield Content("").join(styled(each.label.ljust(room), QUIET) for each in some)


def _time(statistics: Statistics, width: int) -> Iterator[Content]:
    lately = statistics.days[-LATELY:]
    most = max(each.tally.answers for each in lately)
    yield _headed("Answers a day", f"█ right  ░ not  most {number(most)}", min(width, len(lately)))
    yield from chart(
        [each.tally.right for each in lately],
        [_short(each.first) for each in lately],
        "today",
        width,
        [each.tally.answers for each in lately],
    )
    yield Content()
    weeks = statistics.weeks
    most = max(each.tally.points for each in weeks)
    yield _headed("Points a week", f"most {number(most)}", min(width, len(weeks)))
    yield from chart(
        [each.tally.points for each in weeks], [day(each.first) for each in weeks], "now", width
    )
    yield Content()
    yield _headed("Right answers by month", "", width)
    played = [month for month in statistics.months if month.tally.answers]
    most = max(month.tally.right for month in played)
    yield from bars(
        (
            Line(
                f"{month.first:%b %Y}",
                month.tally.right / max(most, 1),
                (
                    f"{number(month.tally.right)} of {number(month.tally.answers)}",
                    percent(month.tally) if month.tally.share is not None else "",
                    f"{number(month.tally.points)} points",
                ),
            )
            for month in reversed(played)
        ),
        width,
    )


def _short(day: object) -> str:
    return f"{day:%d %b}".lstrip("0")


def _where(statistics: Statistics, width: int) -> Iterator[Content]:
    for place, heat in enumerate(statistics.heat):
        if place:
            yield Content()
        yield _headed(heat.title, "right", width)
        yield from heat_map(heat, width)
    yield from styled(SHARES, QUIET).wrap(width)
    for name, title in PARTS.items():
        parts = statistics.by[name]
        if len(parts) < 2 and name != "template":
            continue
        yield Content()
        yield _headed(title, "right, of how many, median time", width)
        yield from bars(map(_line, parts[:TOP]), width)
        if len(parts) > TOP:
            yield styled(f"and {len(parts) - TOP} more", QUIET)


def _line(part: Part) -> Line:
    tally = part.tally
    said = f"{number(tally.right)} of {number(tally.answers)}"
    return Line(part.title, tally.share or 0, (percent(tally), said, took(part.seconds)))


def _speed(statistics: Statistics, width: int) -> Iterator[Content]:
    speed, streaks = statistics.speed, statistics.streaks
    yield from _labelled(
        (
            _Figure(took(speed.right), "right, median"),
            _Figure(took(speed.wrong), "wrong, median"),
            _Figure(str(streaks.right), "right in a row"),
            _Figure(str(streaks.right_now), "in a row now"),
        ),
        width,
    )
    yield Content()
    yield from _histogram(speed.buckets, width)


def _histogram(buckets: Sequence[Pace], width: int) -> Iterator[Content]:
    """How long right answers took, and beside them the others."""
    most = max([1, *(each.right for each in buckets), *(each.wrong for each in buckets)])
    counts = max(len(number(most)), 5) + 1
    named = 9 if width < 56 else 14
    room = (width - named - 2 * counts - 4) // 2
    head = [("seconds", named), ("right", room), ("", -counts), ("wrong", room), ("", -counts)]
    yield columns([(styled(title, QUIET), wide) for title, wide in head], width)
    for each in buckets:
        until = f"{each.start} to {each.end}" if each.end else f"{each.start} on"
        yield columns(
            [
                (Content(until), named),
                (styled(rule(each.right / most, room), STAMP), room),
                (styled(number(each.right), STRONG), -counts),
                (styled(rule(each.wrong / most, room), QUIET), room),
                (styled(number(each.wrong), STRONG), -counts),
            ],
            width,
        )


def _weakest(statistics: Statistics, width: int) -> Iterator[Content]:
    if not statistics.weakest:
        yield from styled(NO_WEAK, QUIET).wrap(width)
        return
    wide = width >= WIDE
    head = [("", 3), ("Fact", 0), *((("missed", -9), ("known now", -10)) if wide else ())]
    yield columns([(styled(title, QUIET), room) for title, room in head], width)
    many = len({fact.pack for fact in statistics.weakest}) > 1
    for place, fact in enumerate(statistics.weakest, 1):
        lead = styled(f"{place:>2} ", QUIET)
        what = Content.assemble((fact.title, STRONG), f"  {fact.label}" if fact.label else "")
        missed, known = f"{fact.missed} of {fact.asked}", f"{fact.chance:.0%}"
        if not wide:
            yield from hanging(lead + " ", what, width).split("\n")
            yield styled(f"    missed {missed} · known now {known}", QUIET)
            continue
        if many and width >= LARGE:
            what += styled(f"  {fact.pack_title}", QUIET)
        cells = [(lead, 3), (what, 0), (Content(missed), -9), (Content(known), -10)]
        yield columns(cells, width)
    if more := statistics.weak - len(statistics.weakest):
        yield styled(f"    and {number(more)} more", QUIET)
