"""The pages of statistics: overview, over time, what was asked, speed, and the weakest facts.

Each is lines made for a width; what they draw stands in `statistics_text` as text too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from textual.content import Content

from bureau_quiz.game.recall.figures import Pace, Part, Statistics, Totals
from bureau_quiz.game.recall.statistics_text import (
    NO_WEAK,
    PARTS,
    day,
    known,
    nothing,
    of_weak,
    sections,
)
from bureau_quiz.game.recall.strokes import lasted, percent, rule, took
from bureau_quiz.game.recall.weakest import RULE
from bureau_quiz.ui.fitted import (
    QUIET,
    STAMP,
    STRONG,
    columns,
    ends,
    flowed,
    hanging,
    lines,
    styled,
)
from bureau_quiz.ui.widgets.calendar import calendar
from bureau_quiz.ui.widgets.charts import (
    NOTHING,
    TOP,
    Line,
    bars,
    chart,
    heat_map,
    legend,
    shades,
    shares,
    thick,
)
from bureau_quiz.ui.words import counted, number

LATELY = 112
"""Days that are drawn one by one, at most."""
WIDE, LARGE = 56, 80
"""Cells from which a line holds more than what matters most, and all there is."""
HIGH, LESS_HIGH = 6, 4
"""Lines of a chart on a wide page, and on another."""
MISSED, LAST, KNOWN = 8, 7, 14
"""Cells of what is said of a weak fact."""


class _Figure(NamedTuple):
    figure: str
    label: str


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
            _Figure(percent(totals.tally), "right, all" if totals.training.rounds else "right"),
            _Figure(number(totals.tally.points), "points"),
            _Figure(number(totals.missions.rounds), "missions"),
            _Figure(lasted(totals.seconds), "time"),
        ),
        width,
    )
    if totals.training.rounds:
        yield from styled(_apart(totals), QUIET).wrap(width)
    else:
        yield Content()
    yield from calendar(statistics.days, width)
    row = counted(totals.days, "day")
    rows = f"{row} · {streaks.days} in a row at most · {streaks.days_now} now"
    yield from styled(rows, QUIET).wrap(width)
    yield Content()
    yield from Content(statistics.changed).wrap(width)


def _apart(totals: Totals) -> str:
    """Training runs, which all other figures count among the answers."""
    both = ((totals.missions, "mission"), (totals.training, "training run"))
    return " · ".join(
        f"{counted(each.rounds, name)}: {percent(each.tally)} right"
        for each, name in both
        if each.rounds
    )


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
    high = HIGH if width >= LARGE else LESS_HIGH
    lately = statistics.days[-min(LATELY, width) :]
    answers = [each.tally.answers for each in lately]
    yield _headed("Answers a day", f"most {number(max(answers))}", len(lately))
    yield from chart(answers, [_short(each.first) for each in lately], "today", width, high)
    yield _headed("Share right of these", f"█ all  {NOTHING} none", len(lately))
    yield from shares(lately, width)
    yield Content()
    # As wide as the days above, as near as columns come to it; the months below tell it all.
    across = len(lately) * thick(lately, width)
    wide = ceil(across / len(statistics.weeks))
    weeks = statistics.weeks[-(across // wide) :]
    points = [each.tally.points for each in weeks]
    yield _headed("Points a week", f"most {number(max(points))}", len(weeks) * wide)
    yield from chart(points, [day(each.first) for each in weeks], "now", width, high, wide)
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
    of = shades(statistics.heat)
    if any(part.tally.share is not None for part in statistics.by["category"]):
        yield from flowed(("Share right:", *legend(of, "%")), width)
    for place, heat in enumerate(statistics.heat):
        if place:
            yield Content()
        yield styled(heat.title, STRONG)
        yield from heat_map(heat, of, width)
    for name, title in PARTS.items():
        parts = statistics.by[name]
        if len(parts) < 2 and name != "template":
            continue
        yield Content()
        yield _headed(title, "━ share right · of how many · median time", width)
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
            _Figure(number(streaks.right), "right in a row"),
            _Figure(number(streaks.right_now), "in a row now"),
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
    told = of_weak(statistics)
    heads = [(told, 0), ("missed", -MISSED), ("last", -LAST), ("", KNOWN)]
    if width < LARGE:
        heads.pop(2)
    if width < WIDE:
        yield from styled(told, QUIET).wrap(width)
    else:
        yield columns([(styled(head, QUIET), room) for head, room in heads], width)
    many = len({fact.pack for fact in statistics.weakest}) > 1
    for place, fact in enumerate(statistics.weakest, 1):
        lead = styled(f"{place:>2} ", QUIET)
        what = Content.assemble((fact.title, STRONG), f"  {fact.label}" if fact.label else "")
        missed = f"{fact.missed} of {fact.asked}"
        if width < WIDE:
            yield from hanging(lead + " ", what, width).split("\n")
            yield styled(f"    missed {missed} · {known(fact)}", QUIET)
            continue
        if many and width >= LARGE:
            what += styled(f"  {fact.pack_title}", QUIET)
        cells = [(lead, 3), (what, 0), (styled(missed, QUIET), -MISSED)]
        if width >= LARGE:
            cells.append((styled(_short(fact.last), QUIET), -LAST))
        yield columns([*cells, (Content(known(fact)), -KNOWN)], width)
    yield Content()
    yield from styled(RULE, QUIET).wrap(width)
