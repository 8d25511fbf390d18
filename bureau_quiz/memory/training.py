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

from collections.abc import Hashable, Iterable, Mapping, Sequence
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
    rest: tuple[Key, ...] = ()
    """Due facts that this run leaves for the next; the first of them come where others fall out."""

    @property
    def later(self) -> int:
        """How many due facts are left for the next run."""
        return len(self.rest)

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
    if len(waiting) > size:
        most = size // 4
        order = waiting[:most] + waiting[most:][::-1]
        return Plan(due=order[:size], rest=order[size:])
    room = size - len(waiting)
    fresh = tuple(islice(new, max(0, min(pace, room))))
    not_due = (
        key
        for key, one in known.items()
        if not due(one, until) and is_weak(one) and now - one.last >= RESTS
    )
    most = min(WEAK, max(room // 2, room - len(fresh)))
    weak = faded(not_due, known, now)[:most]
    return Plan(waiting, weak, fresh[: room - len(weak)])


def room(
    known: Mapping[Key, Memory], new: Sequence[Key], now: datetime, until: datetime, size: int = RUN
) -> int:
    """How many new facts a run could have, whatever the pace; see `plan`."""
    if sum(due(memory, until) for memory in known.values()) >= size:
        return 0
    return len(plan(known, new, now, until, size, size).new)


def weakest(known: Mapping[Key, Memory], now: datetime, size: int = RUN) -> tuple[Key, ...]:
    """Facts worth training most, due or not, the weakest first, `size` of them at most.

    Those never known come first: what was missed most often, and of that the latest. Then those
    missed the last time, then what is not held, then the rest; the most faded first in each.
    Nothing here rests: it was asked for.
    """

    def order(key: Key) -> tuple[int, float, float]:
        memory = known[key]
        if never_known(memory):
            return 0, -memory.reviews, -memory.last.timestamp()
        return _strength(memory), 0, 0

    return tuple(sorted(faded(known, known, now), key=order)[:size])


def faded(keys: Iterable[Key], known: Mapping[Key, Memory], now: datetime) -> tuple[Key, ...]:
    """Facts, the most faded first; of two alike the less stable, then the first given."""

    def order(key: Key) -> tuple[float, float]:
        memory = known[key]
        return retrievability(memory.stability, memory.last, now), memory.stability

    return tuple(sorted(keys, key=order))


def is_weak(memory: Memory) -> bool:
    """Whether a fact was missed the last time, or forgotten before and is not held again."""
    return memory.rating == Rating.AGAIN or (memory.lapses > 0 and not is_held(memory))


def never_known(memory: Memory) -> bool:
    """Whether a fact was missed each time: to forget it one would have had to know it."""
    return memory.rating == Rating.AGAIN and not memory.lapses


def _strength(memory: Memory) -> int:
    if memory.rating == Rating.AGAIN:
        return 1
    return 3 if is_held(memory) else 2
