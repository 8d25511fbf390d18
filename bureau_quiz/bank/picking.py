"""Distractors that may stand side by side are picked from a pool."""

from collections.abc import Sequence
from math import inf

from bureau_quiz.bank.model import Candidate
from bureau_quiz.bank.phrases import clash

Side = tuple[Sequence[Candidate], int]
"""Candidates in the order in which they are wanted, and how many are to be picked."""

OFFERED = 3
"""How many distractors stand beside the right answer, where there are as many."""
LEAST = 3
"""How many must stand together to be put in order, or to be matched."""


LOOKS = 3_000
"""How many that do not fit are passed over to find whether so many can be picked at all."""


class _TooManyError(Exception):
    """More would have to be passed over."""


def can_pick(sides: Sequence[Side], beside: Sequence[str], exact: bool) -> bool:
    """Whether `pick` finds so many; not where that would take very long to tell."""
    try:
        return _picked(sides, beside, exact, [float(LOOKS)]) is not None
    except _TooManyError:
        return False


def pick(sides: Sequence[Side], beside: Sequence[str], exact: bool) -> list[Candidate] | None:
    """Pick so many of each side, first ones first, of which none contains or equals another.

    Args:
        sides: what to pick from.
        beside: texts that they must not clash with either.
        exact: how texts compare.

    Returns:
        None where there are not so many.
    """
    return _picked(sides, beside, exact, [inf])


def _picked(
    sides: Sequence[Side], beside: Sequence[str], exact: bool, looks: list[float]
) -> list[Candidate] | None:
    """The same; `looks` holds how many may still be found not to fit."""
    sides = [(among, count) for among, count in sides if count]
    if not sides:
        return []
    (among, count), *rest = sides
    for place, candidate in enumerate(among):
        if len(among) - place < count:
            return None
        if any(clash(candidate.text, text, exact) for text in beside):
            looks[0] -= 1
            if looks[0] <= 0:
                raise _TooManyError
            continue
        left = [(among[place + 1 :], count - 1), *rest]
        others = _picked(left, (*beside, candidate.text), exact, looks)
        if others is not None:
            return [candidate, *others]
    return None
