"""Reads packs, proves their questions, and tells every problem with its place and its mend."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bureau_quiz.authoring.excerpt import Printed, excerpt
from bureau_quiz.authoring.look import look
from bureau_quiz.errors import Place, Problem, Severity
from bureau_quiz.text import listed, plural, visible

GUTTER = 5
"""Cells that a line number takes at least."""

WIDTH = 100
"""Cells of a line of the report, unless the terminal says otherwise."""

UNREADABLE = "BQ101"
"""The reader's code for a file or folder that cannot be read."""

NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Report:
    """What checking one pack found."""

    path: str
    pack: str
    """The pack's id; empty where its structure is broken."""
    questions: int
    problems: tuple[Problem, ...]
    place: Place = NOWHERE
    """Where the pack begins."""

    @property
    def unreadable(self) -> bool:
        """Whether there was nothing that could be read at all."""
        return not self.pack and any(problem.code == UNREADABLE for problem in self.problems)

    def count(self, severity: Severity) -> int:
        """How many problems are of this severity."""
        return sum(problem.severity is severity for problem in self.problems)


def check(path: Path) -> Report:
    """Read the pack at `path` and prove every question that it can ask.

    Raises:
        PackUnreadable: There is nothing at `path` that could be read at all.
    """
    seen = look(path)
    name = seen.pack.id if seen.pack else ""
    place = seen.pack.place if seen.pack else Place(seen.path)
    return Report(seen.path, name, len(seen.questions), seen.problems, place)


def with_clashes(reports: Iterable[Report], bundled: Path) -> list[Report]:
    """The same reports, each pack once, telling of those that go by one id.

    Args:
        reports: of packs that lie together, or are installed together.
        bundled: the folder of the packs that come with the game; that one's own is played in the
            place of one of these may be meant.
    """
    first: dict[tuple[bool, str], Report] = {}
    found = list({Path(report.path).resolve(): report for report in reports}.values())
    for report in found:
        first.setdefault((_lies_in(report, bundled), report.pack), report)
    return [_clashing(report, first, _lies_in(report, bundled)) for report in found]


def _lies_in(report: Report, folder: Path) -> bool:
    return Path(report.path).resolve().is_relative_to(folder.resolve())


def _clashing(report: Report, first: dict[tuple[bool, str], Report], bundled: bool) -> Report:
    problems = list(report.problems)
    twin = first[bundled, report.pack]
    if report.pack and twin is not report:
        message = f"two packs have the id “{report.pack}”: the other is {twin.path}"
        mend = "give one of the two another id: only one of them can be played"
        problems.append(Problem("BQ803", Severity.ERROR, report.place, message, mend))
    elif report.pack and not bundled and (True, report.pack) in first:
        message = f"this pack is played in the place of the bundled one, “{report.pack}” too"
        mend = "give it another id, unless that is meant: records and boards are shared"
        problems.append(Problem("BQ801", Severity.WARNING, report.place, message, mend))
    return replace(report, problems=tuple(problems))


def as_text(reports: Sequence[Report], width: int = WIDTH, printed: Printed = str) -> Iterator[str]:
    """Every problem of every report, sorted by place, then one line of counts; line by line."""
    for problem in _sorted(reports):
        yield from problem_lines(problem, width, printed)
        yield ""
    yield summary(reports)


def problem_lines(problem: Problem, width: int = WIDTH, printed: Printed = str) -> Iterator[str]:
    """One problem: place, severity, code and message; the line with carets; the mend."""
    place = problem.place
    yield visible(
        f"{place.path}:{place.line}:{place.column}: "
        f"{problem.severity} {problem.code}: {problem.message}"
    )
    number = str(place.line).rjust(GUTTER)
    if problem.excerpt.strip():
        room = max(width - len(number) - len(" | "), 20)
        line, carets = excerpt(problem.excerpt, place.column, place.width, room, printed)
        yield f"{number} | {line}"
        yield f"{' ' * len(number)} | {carets}"
    if problem.mend:
        yield visible(f"{' ' * len(number)} mend: {problem.mend}")


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


def as_json(reports: Sequence[Report]) -> str:
    """One object: `packs`, `problems` sorted by place, and their number by severity."""
    counts = Counter(problem.severity for report in reports for problem in report.problems)
    told = {
        "packs": [
            {"id": report.pack, "path": report.path, "questions": report.questions}
            for report in reports
        ],
        "problems": [_record(problem) for problem in _sorted(reports)],
        **{f"{severity}s": counts[severity] for severity in Severity},
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
