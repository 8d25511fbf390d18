"""What a training run asks for, and in which order.

- Due facts come first, the most faded first: what lies overdue longest by the measure of its own
  stability.
- Then weak ones, WEAK of them at most: not due yet, but missed the last time, or forgotten before
  and not held again; of these, too, the most faded first. What was asked for within the last half
  day rests.
- Then new ones, in the order given, as many as today's pace still allows.

A run has RUN facts at most. Where more are due than that, the rest waits for the next run and
nothing new comes until it is done: four weeks away bury nobody.
"""

from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from bureau_quiz.memory.clearance import is_held
from bureau_quiz.memory.fading import due, retrievability
from bureau_quiz.memory.model import Memory, Rating

RUN = 20
"""Facts in a run at most."""
WEAK = 5
"""Weak ones among them at most, unless the run is for them."""
RESTS = timedelta(hours=12)
"""A fact that is not due and was asked for within this time is left alone."""

Key = TypeVar("Key", bound=Hashable)


class Plan(NamedTuple, Generic[Key]):
    """A run: its parts, each in the order in which it is asked."""

    due: tuple[Key, ...] = ()
    weak: tuple[Key, ...] = ()
    new: tuple[Key, ...] = ()
    later: int = 0
    """Due facts that this run leaves for the next."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """All of it."""
        return self.due + self.weak + self.new


def plan(
    known: Mapping[Key, Memory],
    new: Iterable[Key],
    now: datetime,
    until: datetime,
    pace: int,
    size: int = RUN,
) -> Plan[Key]:
    """Plan a run.

    Args:
        known: The memories of facts that can be asked. Of those that are alike in all, the first
            given comes first.
        new: Facts that can be asked and never were, in the order in which they are to come; no more
            of them are looked at than are needed.
        now: In UTC.
        until: The end of the player's day: what is due before it is due.
        pace: New facts that may still come today.
        size: Facts in the run at most.
    """
    waiting = faded((key for key, memory in known.items() if due(memory, until)), known, now)
    chosen = waiting[:size]
    later = len(waiting) - len(chosen)
    if later:
        return Plan(due=chosen, later=later)
    resting = (key for key, one in known.items() if not due(one, until) and _is_weak(one, now))
    weak = faded(resting, known, now)[: min(WEAK, size - len(chosen))]
    room = max(0, min(pace, size - len(chosen) - len(weak)))
    return Plan(chosen, weak, tuple(islice(new, room)))


def weakest(known: Mapping[Key, Memory], now: datetime, size: int = RUN) -> tuple[Key, ...]:
    """Facts worth training most, due or not, the weakest first, `size` of them at most.

    Those missed the last time come first, then what is not held, then the rest; the most faded
    first in each. Nothing here rests: it was asked for.
    """
    order = faded(known, known, now)
    return tuple(sorted(order, key=lambda key: _strength(known[key]))[:size])


def faded(keys: Iterable[Key], known: Mapping[Key, Memory], now: datetime) -> tuple[Key, ...]:
    """Facts, the most faded first; of two alike the less stable, then the first given."""

    def order(key: Key) -> tuple[float, float]:
        memory = known[key]
        return retrievability(memory.stability, memory.last, now), memory.stability

    return tuple(sorted(keys, key=order))


def _is_weak(memory: Memory, now: datetime) -> bool:
    if now - memory.last < RESTS:
        return False
    return memory.rating == Rating.AGAIN or (memory.lapses > 0 and not is_held(memory))


def _strength(memory: Memory) -> int:
    if memory.rating == Rating.AGAIN:
        return 0
    return 2 if is_held(memory) else 1
