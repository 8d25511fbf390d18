"""How many questions of each difficulty a round has, and in which order they come."""

from collections.abc import Mapping
from random import Random

PARTS = {1: 3, 2: 4, 3: 3}
"""30 % easy, 40 % medium, 30 % hard."""

_TIES = (2, 1, 3)
"""Who gets the odd question where remainders are equal: medium, easy, hard."""


def shares(questions: int, sizes: Mapping[int, int]) -> dict[int, int]:
    """Part a number of questions among the difficulties by largest remainder.

    Args:
        questions: How many are wanted.
        sizes: Difficulty → how many cards there are. What one lacks goes to the rest; the shares
            come to less than `questions` only where the cards do.
    """
    given = dict.fromkeys(sizes, 0)
    left = min(questions, sum(sizes.values()))
    while left:
        rest = {level: sizes[level] - given[level] for level in _TIES if level in sizes}
        for level, share in _by_remainder(left, [lv for lv in rest if rest[lv]]).items():
            taken = min(share, rest[level])
            given[level] += taken
            left -= taken
    return given


def slots(questions: int, sizes: Mapping[int, int], seed: str) -> list[int]:
    """The difficulty of each slot of a round, shuffled by `seed`."""
    given = shares(questions, sizes)
    levels = [level for level in sorted(given) for _ in range(given[level])]
    chance = Random(seed).random
    for end in range(len(levels) - 1, 0, -1):
        other = int(chance() * (end + 1))
        levels[end], levels[other] = levels[other], levels[end]
    return levels


def _by_remainder(questions: int, levels: list[int]) -> dict[int, int]:
    whole = sum(PARTS[level] for level in levels)
    given = {level: questions * PARTS[level] // whole for level in levels}
    odd = questions - sum(given.values())
    by_remainder = sorted(levels, key=lambda level: -(questions * PARTS[level] % whole))
    for level in by_remainder[:odd]:
        given[level] += 1
    return given
