"""What the simulated weeks came to, as text."""

from collections.abc import Iterable, Sequence
from statistics import mean, median
from textwrap import fill

from tests.learner.law import LAW
from tests.learner.playing import RUNS, Day
from tests.learner.weeks import AFTER, Course, Weeks

_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_AWAY = "·"


def report(weeks: Weeks, seed: str) -> str:
    """The page: tables of what was measured, in plain text that is Markdown too."""
    trained, quizzed = weeks.trained, weeks.quizzed
    away = 7 * len(trained.weeks) - len(weeks.played)
    asked = sum(day.asked for day in trained.days)
    parts = (
        "# What training does",
        _flow(
            f"Simulated, and written by `python -m tests.learner {seed}`; nothing here is typed in."
            f" Two learners play the real game with its bundled packs ({weeks.facts:,} facts) for"
            f" {len(trained.weeks)} weeks. Both play on the same {len(weeks.played)} evenings and"
            f" are away on {away}, among them a whole week. One trains, up to {RUNS} runs an"
            " evening as the game offers them, at the pace that it has by itself. The other is"
            f" asked exactly as many questions ({asked:,}) in classic rounds, as they are dealt."
            " Neither knew anything before."
        ),
        "Both forget by the same law, which is not the one that the game reckons with:",
        "\n".join(_flow(line, "- ") for line in LAW),
        _flow(
            "Whoever does not know guesses where options are offered, and skips where the answer"
            " is typed. “Known” is what the law says: the probability of recall, summed over all"
            " facts of the packs."
        ),
        "## What both know",
        _both(trained, quizzed),
        "## Facts due when an evening begins",
        _flow(f"By the game's own count, for the one who trains; {_AWAY} is an evening away."),
        _due(trained.days, len(trained.weeks)),
        "## Facts in the dossiers",
        "By the game's own word, at the end of each week and after the weeks without play.",
        "Training:\n\n" + _opened(trained),
        "As many questions at random:\n\n" + _opened(quizzed),
        "## What it takes",
        _effort(trained, quizzed),
    )
    return "\n\n".join(parts) + "\n"


def _both(trained: Course, quizzed: Course) -> str:
    ends = zip((*trained.weeks, trained.after), (*quizzed.weeks, quizzed.after), strict=True)
    names = _weeks(len(trained.weeks))
    rows = [
        (name, f"{one.known:.0f}", f"{other.known:.0f}", f"{one.held}", f"{other.held}")
        for name, (one, other) in zip(names, ends, strict=True)
    ]
    head = ("week", "known, trained", "known, random", "held, trained", "held, random")
    return _table(head, rows)


def _due(days: Iterable[Day], weeks: int) -> str:
    due = {day.number: str(day.due) for day in days}
    rows = [
        (str(week + 1), *(due.get(7 * week + day, _AWAY) for day in range(7)))
        for week in range(weeks)
    ]
    return _table(("week", *_NAMES), rows)


def _opened(course: Course) -> str:
    ends = (*course.weeks, course.after)
    rows = [
        (name, *(str(count) for count in (end.clear, end.fading, end.faint, end.shut)), end.rank)
        for name, end in zip(_weeks(len(course.weeks)), ends, strict=True)
    ]
    return _table(("week", "clear", "fading", "faint", "closed", "clearance"), rows)


def _effort(trained: Course, quizzed: Course) -> str:
    def row(name: str, days: Sequence[Day]) -> tuple[str, ...]:
        played = [day for day in days if day.asked]
        asked = sum(day.asked for day in played)
        return (
            name,
            f"{asked / max(1, len(played)):.0f}",
            f"{mean(day.minutes for day in played):.1f}",
            f"{median(day.new for day in days):g}",
            f"{100 * sum(day.right for day in played) / max(1, asked):.0f} %",
        )

    rows = [row("training", trained.days), row("random", quizzed.days)]
    head = ("", "questions an evening", "minutes an evening", "new facts, median", "right")
    return _table(head, rows)


def _weeks(count: int) -> list[str]:
    return [*(str(week + 1) for week in range(count)), f"{AFTER} days later"]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        first, *rest = zip(cells, widths, strict=True)
        shown = [first[0].ljust(first[1]), *(cell.rjust(wide) for cell, wide in rest)]
        return f"| {' | '.join(shown)} |"

    rule = "|".join(["-" * (widths[0] + 2), *("-" * (wide + 1) + ":" for wide in widths[1:])])
    return "\n".join([line(head), f"|{rule}|", *map(line, rows)])


def _flow(text: str, mark: str = "") -> str:
    return fill(text, 100, initial_indent=mark, subsequent_indent=" " * len(mark))
