"""The values of memory: how well an answer went, how a fact is known, how far it lies open."""

from datetime import datetime, timedelta
from enum import IntEnum
from typing import NamedTuple


class Rating(IntEnum):
    """How well a fact was known when it was asked for; the numbers are those of FSRS."""

    AGAIN = 1
    """Not known."""
    HARD = 2
    """Known, but slowly, with help, or among few options."""
    GOOD = 3
    EASY = 4
    """Typed at once."""


class Review(NamedTuple):
    """A fact that was asked for once."""

    at: datetime
    """In UTC."""
    rating: Rating


AHEAD = timedelta(hours=12)
"""What is dated later than now by more than this was answered while a clock was ahead."""


class Memory(NamedTuple):
    """How a fact is known after its last review."""

    stability: float
    """Days until it is recalled with a probability of nine in ten."""
    difficulty: float
    """1, easy to keep, to 10."""
    first: datetime
    """When it was first asked for, in UTC, as all times here."""
    last: datetime
    due: datetime
    """When it should be asked for again."""
    rating: Rating
    """Of the last review."""
    reviews: int
    lapses: int
    """How often it was known and then not."""


class Openness(IntEnum):
    """How far a fact lies open in its dossier; each step reads without colour too."""

    SHUT = 0
    """Never known, missed the last time, or forgotten: a bar."""
    FAINT = 1
    FADING = 2
    CLEAR = 3
