"""Facts counted by how far they lie open at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import NamedTuple

from bureau_quiz.bank.model import Fact
from bureau_quiz.memory.fading import due, openness
from bureau_quiz.memory.model import Memory, Openness, Rating

Known = Mapping[Fact, Memory]
"""How facts are known; those never asked for are not in it."""


class Moment(NamedTuple):
    """When dossiers are looked at."""

    now: datetime
    """With the player's zone."""
    until: datetime
    """The end of the player's day: what is due by then is due."""


def moment(now: datetime) -> Moment:
    """The moment that a clock shows."""
    tomorrow = now.date() + timedelta(days=1)
    return Moment(now, datetime.combine(tomorrow, time(), now.tzinfo))


class Tally(NamedTuple):
    """Facts counted."""

    open: int = 0
    of: int = 0
    fading: int = 0
    due: int = 0
    faint: int = 0
    forgotten: int = 0


def tally(facts: Iterable[Fact], known: Known, at: Moment) -> Tally:
    """Count facts by how far they lie open."""
    open_ = of = fading = late = faint = gone = 0
    for fact in facts:
        of += 1
        if memory := known.get(fact):
            step = openness(memory, at.now)
            open_ += step > Openness.SHUT
            fading += Openness.SHUT < step < Openness.CLEAR
            faint += step is Openness.FAINT
            gone += is_forgotten(memory, step)
            late += due(memory, at.until)
    return Tally(open_, of, fading, late, faint, gone)


def is_forgotten(memory: Memory, step: Openness) -> bool:
    """Whether a fact that lies at a step was known the last time, and has been lost since."""
    return step is Openness.SHUT and memory.rating is not Rating.AGAIN
