"""What a training run asks for, and in which order.

- Due facts come first, the most faded first.
- Then weak ones: not due yet, but missed the last time, or forgotten before and not held again; of
  these, too, the most faded first. What was asked for within the last half day rests. They are WEAK
  at most, and leave half of what is left of the run to new ones, where there are any.
- Then new ones, in the order given, as many as today's pace still allows.

A run has RUN facts at most. Where more are due than that, the rest waits for the next run and
nothing new comes until it is done: four weeks away bury nobody. Then a quarter of the run goes to
the most faded, and all else to the least faded. What is known still is kept with one answer, and
what is forgotten anyway loses little by waiting: so the pile goes down fastest
(`python -m tests.learner` simulates it), and nothing waits for ever.
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

RULE = (
    "A fact is due on the day when nine in ten of its like would still be known.",
    "A training run asks what is due, then what is weak, then new facts, twenty at most.",
    "What was not right comes back before its end.",
    "There are no points, and nothing is lost by waiting.",
)
"""The same in short, for the player."""


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
    later = max(0, len(waiting) - size)
    if later:
        most = size // 4
        return Plan(due=waiting[:most] + waiting[: most - size - 1 : -1], later=later)
    room = size - len(waiting)
    fresh = tuple(islice(new, max(0, min(pace, room))))
    not_due = (key for key, one in known.items() if not due(one, until) and _is_weak(one, now))
    most = min(WEAK, max(room // 2, room - len(fresh)))
    weak = faded(not_due, known, now)[:most]
    return Plan(waiting, weak, fresh[: room - len(weak)])


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
