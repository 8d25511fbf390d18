"""A pack that is looked at, not played: read and made into questions, with nothing written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bureau_quiz.authoring.folding import folded
from bureau_quiz.authoring.progress import Progress, silent
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Problem
from bureau_quiz.packs.ignoring import Ignored, Silenced
from bureau_quiz.packs.model import Pack


@dataclass(frozen=True, slots=True)
class Look:
    """All that can be said of a pack."""

    path: str
    pack: Pack | None
    """None where its structure is broken."""
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    """What the reader and the bank found, sorted by place, each with its line."""
    files: tuple[str, ...] = ()
    """Every file that was read for it."""
    ignored: tuple[Ignored, ...] = ()
    """Every code that an `ignore` of it names."""
    silenced: frozenset[Silenced] = frozenset()
    """Which of them have silenced a problem of these."""


def look(path: Path, progress: Progress = silent, aids: bool = True) -> Look:
    """Read the pack at `path` and make every question that it can ask.

    Args:
        path: of a file or a folder.
        progress: is told how far it is.
        aids: whether the questions are to have what only players need: hints and lookalikes.

    Raises:
        PackUnreadable: There is nothing at `path` that could be read at all.
    """
    from bureau_quiz import bank, packs

    reading = packs.read(path, lambda file, done, of: progress(f"reading {file}", done, of))
    if reading.pack is None:
        return Look(str(path), None, (), in_order(reading.problems), reading.files)
    making = partial(progress, f"making the questions of {path.name}")
    made = bank.make(reading.pack, making, aids)
    return Look(
        str(path),
        reading.pack,
        tuple(made.questions),
        in_order(folded((*reading.problems, *made.problems))),
        reading.files,
        reading.ignored,
        reading.silenced | made.silenced,
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, each with the line it speaks of: the bank knows places, not files."""
    files: dict[str, list[str]] = {}
    return tuple(_quoting(problem, files) for problem in sorted(problems, key=lambda p: p.order))


def _quoting(problem: Problem, files: dict[str, list[str]]) -> Problem:
    place = problem.place
    if problem.excerpt:
        return problem
    if place.path not in files:
        files[place.path] = _lines(Path(place.path))
    line = files[place.path][place.line - 1 : place.line]
    return replace(problem, excerpt=line[0]) if line else problem


def _lines(path: Path) -> list[str]:
    from bureau_quiz.packs.loading import lines_of

    try:
        return lines_of(path.read_bytes()) if path.is_file() else []  # not a pipe
    except OSError:  # gone since it was read
        return []
