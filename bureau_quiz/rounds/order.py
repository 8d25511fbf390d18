"""The order of a deck's cards: shuffled cycle after cycle, only as far as it is looked at."""

from collections.abc import Iterator
from random import Random

LOOKED_AT = 20
"""How many cards a slot looks at before it takes the least bad."""


class Cycle:
    """One shuffle of `size` places, drawn place by place: a sparse Fisher–Yates.

    Ten places of 50,000 cost as much as ten of ten.
    """

    def __init__(self, seed: str, size: int) -> None:
        self._chance = Random(seed).random
        self._size = size
        self._drawn = 0
        self._moved: dict[int, int] = {}

    @property
    def left(self) -> int:
        """How many places are still to be drawn."""
        return self._size - self._drawn

    def draw(self) -> int:
        """The next place; there must be one left."""
        at = self._drawn
        other = at + int(self._chance() * (self._size - at))
        chosen = self._moved.pop(other, other)
        if other != at:
            self._moved[other] = self._moved.pop(at, at)
        self._drawn = at + 1
        return chosen


class Order:
    """The order in which the places of one deck come up, cards passed over staying in front.

    A cycle used up is followed by the next. A card that still waits in front is left out when it
    comes up again, so that it does not wait there twice.
    """

    def __init__(self, seed: str, size: int) -> None:
        """`seed` names the deck; each cycle adds its number, from 0."""
        self._seed = seed
        self._size = size
        self._number = 0
        self._cycle = Cycle(f"{seed}/0", size)
        self._front: list[int] = []

    def look(self, most: int = LOOKED_AT) -> Iterator[int]:
        """The places that a slot may look at, in order: at most so many, each once.

        Whatever was looked at waits in front until it is taken.
        """
        looked = 0
        while looked < min(most, self._size):
            if looked == len(self._front):
                self._front.append(self._draw())
            yield self._front[looked]
            looked += 1

    def take(self, place: int) -> None:
        """Take a place that was looked at out of the front."""
        self._front.remove(place)

    def _draw(self) -> int:
        while True:
            if not self._cycle.left:
                self._number += 1
                self._cycle = Cycle(f"{self._seed}/{self._number}", self._size)
            place = self._cycle.draw()
            if place not in self._front:
                return place
