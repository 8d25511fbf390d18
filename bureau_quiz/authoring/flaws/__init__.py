"""What makes a fair question a poor one: flaws of wording and options, and what lies unused.

`flaws` is the door; each family of flaws is a module. Every pass takes time in proportion to the
questions, and none is needed to play.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Problem
from bureau_quiz.packs.ignoring import Silenced
from bureau_quiz.packs.model import Pack


@dataclass(frozen=True, slots=True)
class Flaws:
    """The flaws of a pack."""

    problems: tuple[Problem, ...]
    """In no order; without what the pack says to ignore."""
    silenced: frozenset[Silenced]
    """What it ignored."""


def flaws(pack: Pack, questions: Iterable[Question], whole: bool = True) -> Flaws:
    """Find the flaws of a pack.

    Args:
        pack: as it was read.
        questions: all that it asks.
        whole: whether nothing of it failed: only then can be told what lies unused.
    """
    from bureau_quiz.authoring.flaws import (
        explanations,
        inside,
        options,
        prompts,
        sharing,
        spellings,
        statistics,
        unused,
        wording,
    )
    from bureau_quiz.authoring.flaws.sources import scene

    found = scene(pack, questions)
    families = [options, sharing, statistics, wording, prompts, inside, spellings]
    families += [unused, explanations] if whole else []
    problems = [problem for family in families for problem in family.told(found)]
    return Flaws(tuple(problems), frozenset(found.silenced))
