"""Reads packs, proves their questions, and finds every problem; `problems` tells them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bureau_quiz.authoring.flaws import flaws
from bureau_quiz.authoring.look import Look, in_order, look
from bureau_quiz.authoring.needless import needless
from bureau_quiz.authoring.progress import Progress, silent
from bureau_quiz.errors import Place, Problem, Severity
from bureau_quiz.packs.collector import resting
from bureau_quiz.packs.model import Pack

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
    ignore: frozenset[str] = frozenset()
    """Codes that the pack ignores as a whole."""

    @property
    def unreadable(self) -> bool:
        """Whether there was nothing that could be read at all."""
        return not self.pack and any(problem.code == UNREADABLE for problem in self.problems)

    def count(self, severity: Severity) -> int:
        """How many problems are of this severity."""
        return sum(problem.severity is severity for problem in self.problems)


@resting()
def check(path: Path, progress: Progress = silent) -> Report:
    """Read the pack at `path` and prove every question that it can ask.

    Args:
        path: of a file or a folder.
        progress: is told how far it is.

    Raises:
        PackUnreadable: There is nothing at `path` that could be read at all.
    """
    seen = look(path, progress, aids=False)
    if seen.pack is None:
        return Report(seen.path, "", 0, seen.problems, Place(seen.path))
    progress(f"looking through the questions of {path.name}")
    pack = seen.pack
    problems = problems_of(seen, pack)
    return Report(seen.path, pack.id, len(seen.questions), problems, pack.place, pack.ignore)


def problems_of(seen: Look, pack: Pack) -> tuple[Problem, ...]:
    """All problems of a pack that was looked at: its flaws, and what it ignores to no end, too."""
    whole = not any(problem.severity is Severity.ERROR for problem in seen.problems)
    found = flaws(pack, seen.questions, whole)
    # What failed may be why an `ignore` has nothing to silence.
    idle = needless(seen.ignored, seen.silenced | found.silenced) if whole else ()
    return in_order((*seen.problems, *found.problems, *idle))


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
    elif (
        report.pack
        and not bundled
        and (True, report.pack) in first
        and "BQ801" not in report.ignore
    ):
        message = f"this pack is played in the place of the bundled one, “{report.pack}” too"
        mend = "give it another id, or say `ignore: [BQ801]` if that is meant"
        problems.append(Problem("BQ801", Severity.WARNING, report.place, message, mend))
    return replace(report, problems=in_order(problems))
