"""Distractors that may stand side by side are picked from a pool."""

from collections.abc import Sequence

from bureau_quiz.bank.model import Candidate
from bureau_quiz.bank.phrases import clash

Side = tuple[Sequence[Candidate], int]
"""Candidates in the order in which they are wanted, and how many are to be picked."""

OFFERED = 3
"""How many distractors stand beside the right answer, where there are as many."""
LEAST = 3
"""How many must stand together to be put in order, or to be matched."""


def pick(sides: Sequence[Side], beside: Sequence[str], exact: bool) -> list[Candidate] | None:
    """Pick so many of each side, first ones first, of which none contains or equals another.

    Args:
        sides: what to pick from.
        beside: texts that they must not clash with either.
        exact: how texts compare.

    Returns:
        None where there are not so many.
    """
    sides = [(among, count) for among, count in sides if count]
    if not sides:
        return []
    (among, count), *rest = sides
    for place, candidate in enumerate(among):
        if len(among) - place < count:
            return None
        if any(clash(candidate.text, text, exact) for text in beside):
            continue
        left = [(among[place + 1 :], count - 1), *rest]
        others = pick(left, (*beside, candidate.text), exact)
        if others is not None:
            return [candidate, *others]
    return None
