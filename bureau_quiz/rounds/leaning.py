"""Leaning: how often, and when, what is true or false is put one way, and when the other.

As often over a round; not by turns, as who had seen one would know all that follow.
"""

from collections import Counter
from collections.abc import Sequence
from random import Random

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import shuffle


def leanings(kinds: Sequence[str], seed: str) -> tuple[bool, ...]:
    """Which way each question of a round leans: for every kind even, or off by one.

    Args:
        kinds: The questions' kinds, in their order.
        seed: What the round is dealt by.
    """
    by_kind = {
        kind: iter(_even(count, Random(f"{seed}/lean/{kind}").random))
        for kind, count in Counter(kinds).items()
    }
    return tuple(next(by_kind[kind]) for kind in kinds)


def _even(count: int, chance: Chance) -> list[bool]:
    first = chance() < 0.5
    found = [first ^ bool(place % 2) for place in range(count)]
    shuffle(found, chance)
    return found
