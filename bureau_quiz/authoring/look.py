"""A pack that is looked at, not played: read and made into questions, with nothing written."""

from dataclasses import dataclass
from pathlib import Path

from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Problem
from bureau_quiz.packs.model import Pack


@dataclass(frozen=True, slots=True)
class Look:
    """All that can be said of a pack."""

    path: str
    pack: Pack | None
    """None where its structure is broken."""
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    """What the reader and the bank found, sorted by place."""


def look(path: Path) -> Look:
    """Read the pack at `path` and make every question that it can ask.

    Raises:
        PackUnreadable: There is nothing at `path` that could be read at all.
    """
    from bureau_quiz import bank, packs

    reading = packs.read(path)
    if reading.pack is None:
        return Look(str(path), None, (), _sorted(reading.problems))
    made = bank.make(reading.pack)
    problems = _sorted((*reading.problems, *made.problems))
    return Look(str(path), reading.pack, tuple(made.questions), problems)


def _sorted(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.order))
