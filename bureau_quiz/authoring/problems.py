"""Problems as an author sees them: line by line with carets and mends, or as JSON."""

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bureau_quiz.authoring.check import Report
from bureau_quiz.authoring.excerpt import Printed, excerpt
from bureau_quiz.errors import BureauError, Problem, Severity
from bureau_quiz.text import listed, plural, visible

VERSION = 1
"""Of the JSON: another one as soon as a key goes or means something else."""

GUTTER = 5
"""Cells that a line number takes at least."""
NARROW = 60
"""In fewer cells a line number takes no more than it needs."""

WIDTH = 100
"""Cells of a line of the report, unless the terminal says otherwise."""

MANY = 50
"""So many problems are counted by their codes as well."""

GRAVENESS = tuple(Severity)
"""The gravest first."""

Painted = Callable[[Severity, str], str]
"""A text as the output shows it where it says how grave something is; in as many cells."""

_WORD = "\ufdd2"
"""Stands for a letter of a word that is to be painted, while lines are broken."""


def plainly(severity: Severity, text: str) -> str:
    """A text without any colour."""
    return text


def as_text(
    reports: Sequence[Report],
    width: int = WIDTH,
    printed: Printed = str,
    wrapped: bool = False,
    painted: Painted = plainly,
    least: Severity = Severity.NOTE,
) -> Iterator[str]:
    """Every problem of every report, sorted by place, then a line of counts; line by line.

    Args:
        reports: of packs.
        width: cells of a line.
        printed: how the output shows a text.
        wrapped: whether messages are parted between words so as to fit the width.
        painted: how the output shows how grave something is.
        least: problems that are less grave are counted, not told.
    """
    told = [one for one in _sorted(reports) if _is_as_grave(one, least)]
    for problem in told:
        yield from problem_lines(problem, width, printed, wrapped, painted)
        yield ""
    if len(told) > MANY:
        yield from _by_code(told)
        yield ""
    yield from _wrapped(summary(reports), width if wrapped else 0)


def problem_lines(
    problem: Problem,
    width: int = WIDTH,
    printed: Printed = str,
    wrapped: bool = False,
    painted: Painted = plainly,
) -> Iterator[str]:
    """One problem: place, severity, code and message; the line with carets; the mend."""
    place = problem.place
    number = str(place.line).rjust(GUTTER if width >= NARROW else 0)
    indent = " " * (len(number) + 1)
    room = width if wrapped else 0
    stand_in = _WORD * len(problem.severity)
    where = visible(f"{place.path}:{place.line}:{place.column}: ")
    what = visible(f" {problem.code}: {problem.message}")
    lines = "\n".join(_wrapped(f"{where}{stand_in}{what}", room, indent))
    yield from lines.replace(stand_in, painted(problem.severity, problem.severity)).split("\n")
    if problem.excerpt.strip():
        cells = max(width - len(number) - len(" | "), 20)
        line, carets = excerpt(problem.excerpt, place.column, place.width, cells, printed)
        yield f"{number} | {line}"
        yield f"{' ' * len(number)} | {carets}"
    if problem.mend:
        yield from _wrapped(visible(f"{indent}mend: {problem.mend}"), room, f"{indent}      ")


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """A text in lines of at most so many cells; 0: in one."""
    if not width or len(text) <= width:
        return [text]
    lead = text[: len(text) - len(text.lstrip())]
    room = max(width, len(indent) + 20)
    return textwrap.wrap(
        text.strip(),
        room,
        initial_indent=lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _is_as_grave(problem: Problem, least: Severity) -> bool:
    return GRAVENESS.index(problem.severity) <= GRAVENESS.index(least)


def _by_code(problems: Iterable[Problem]) -> Iterator[str]:
    """How often each code is told, the most frequent first."""
    from bureau_quiz.authoring.explaining import registry

    known = registry()
    for code, count in Counter(problem.code for problem in problems).most_common():
        meaning = f" {known[code].meaning}" if code in known else ""
        yield f"{count:>{GUTTER}} × {code}{meaning}"


def summary(reports: Sequence[Report]) -> str:
    """Packs, questions and problems counted, in one sentence."""
    questions = sum(report.questions for report in reports)
    counts = [
        plural(total, severity)
        for severity in Severity
        if (total := sum(report.count(severity) for report in reports))
    ]
    return (
        f"{plural(len(reports), 'pack')}, {plural(questions, 'question')}: "
        f"{listed(counts) if counts else 'no problems'}."
    )


# As JSON


def as_json(
    reports: Sequence[Report],
    unreadable: Sequence[tuple[str, BureauError]] = (),
    least: Severity = Severity.NOTE,
    proofs: Sequence[Mapping[str, object]] | None = None,
) -> str:
    """One object; the guide says what its keys mean.

    Args:
        reports: of packs.
        unreadable: what was to be checked and could not be read at all, and why.
        least: problems that are less grave are counted, not told.
        proofs: what the questions of each pack rest on, where that is asked for.
    """
    found = _sorted(reports)
    counts = Counter(problem.severity for problem in found)
    told = {
        "version": VERSION,
        "packs": [
            {"id": report.pack, "path": report.path, "questions": report.questions}
            | {f"{severity}s": report.count(severity) for severity in Severity}
            for report in reports
        ],
        "unreadable": [
            {"path": path, "message": error.message, "mend": error.mend}
            for path, error in unreadable
        ],
        "problems": [_record(problem) for problem in found if _is_as_grave(problem, least)],
        **{f"{severity}s": counts[severity] for severity in Severity},
        "codes": dict(sorted(Counter(problem.code for problem in found).items())),
        **({} if proofs is None else {"proofs": proofs}),
    }
    return json.dumps(told, indent=2)


def _record(problem: Problem) -> dict[str, str | int]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "width": place.width,
        "message": problem.message,
        "mend": problem.mend,
        "excerpt": problem.excerpt,
    }


def _sorted(reports: Iterable[Report]) -> list[Problem]:
    found = (problem for report in reports for problem in report.problems)
    return sorted(found, key=lambda problem: problem.order)
