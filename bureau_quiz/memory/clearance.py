"""Ranks of clearance: by how many facts the player holds.

A fact is held where it was known the last time and its stability is at least HELD_DAYS: nine in ten
of such facts are still known a week later. A rank is not lost by being away, only by missing facts.
"""

from bisect import bisect_right
from typing import NamedTuple

from bureau_quiz.memory.model import Memory, Rating

HELD_DAYS = 7.0
"""The least stability of a fact that is held."""

RANKS = (
    (0, "Unvetted"),
    (5, "Official"),
    (30, "Restricted"),
    (100, "Confidential"),
    (250, "Secret"),
    (500, "Top Secret"),
    (1000, "Eyes Only"),
)
"""How many facts a rank needs, over all packs; the last, most of those that come along."""

_NEEDED = [needed for needed, _ in RANKS]

RULE = (
    "Clearance goes by the facts you hold, in all packs together.",
    "You hold a fact if you knew it the last time, and are likely to know it for a week.",
    "Being away costs no clearance; a fact that you miss is no longer held.",
)
"""The same for the player."""


class Standing(NamedTuple):
    """A rank, and what leads to the next one."""

    rank: str
    level: int
    """0 is the lowest."""
    held: int
    next: str = ""
    """Empty at the top."""
    needed: int = 0
    """Facts to be held for it; 0 at the top."""


def is_held(memory: Memory) -> bool:
    """Whether a fact counts for clearance."""
    return memory.rating != Rating.AGAIN and memory.stability >= HELD_DAYS


def clearance(held: int) -> Standing:
    """The rank of who holds so many facts."""
    level = bisect_right(_NEEDED, held) - 1
    rank = RANKS[level][1]
    if level + 1 == len(RANKS):
        return Standing(rank, level, held)
    needed, following = RANKS[level + 1]
    return Standing(rank, level, held, following, needed)
