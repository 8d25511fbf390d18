"""How a review changes a memory: by FSRS, with the `fsrs` package and its published parameters.

Days count, not hours: a review half a day after the last one or later counts as one of the next
day, so that who plays in the evening and again in the morning has slept over it. Intervals are
whole days, never varied by chance, and there are no steps of minutes: what is missed is due a day
later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bureau_quiz.memory.model import AHEAD, Memory, Rating, Review

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9
"""How likely it should be known still when a fact is asked for again."""

_DAY = timedelta(days=1)
_HALF = timedelta(hours=12)


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def reviewed(memory: Memory | None, review: Review) -> Memory:
    """A memory after a fact was asked for; `memory` is None the first time.

    Where the clock went back since the last review, this one counts as given at the same moment.
    """
    from fsrs import Card, State
    from fsrs import Rating as Theirs

    at, rating = review
    # A card that is not named waits a millisecond, for its name to be unique.
    if memory is None:
        card = Card(card_id=0, due=at)
    else:
        at = max(at, memory.last)
        card = Card(
            card_id=0,
            state=State.Review,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=at,
            last_review=at - (at - memory.last + _HALF) // _DAY * _DAY,
        )
    card, _ = _scheduler().review_card(card, Theirs(rating), at)
    assert card.stability is not None, "a card that was reviewed is stable to a degree"
    assert card.difficulty is not None, "and difficult to a degree"
    again = rating == Rating.AGAIN
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        first=memory.first if memory else at,
        last=at,
        due=card.due,
        rating=rating,
        reviews=memory.reviews + 1 if memory else 1,
        lapses=memory.lapses + (again and memory.rating != Rating.AGAIN) if memory else 0,
    )


def by_now(memory: Memory, reviews: Iterable[Review], now: datetime) -> Memory:
    """A memory as it counts at a time of which some of its reviews are ahead.

    A clock was wrong when they were given. Until their time comes they count for nothing, where
    there are others: else what is answered meanwhile would count as given before them, and change
    nothing. Without others the fact counts as asked for just now, and is due.

    Args:
        memory: What all its reviews come to.
        reviews: All of them, in any order.
        now: In UTC.
    """
    told = replayed(review for review in reviews if review.at <= now + AHEAD)
    return told or memory._replace(first=now, last=now, due=now)


def replayed(reviews: Iterable[Review]) -> Memory | None:
    """The memory that reviews come to, in whatever order they are given; None without any.

    Of several at the same moment the best counts last.
    """
    memory: Memory | None = None
    for review in sorted(reviews):
        memory = reviewed(memory, review)
    return memory
