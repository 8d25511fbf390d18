"""How a memory fades: by the forgetting curve of FSRS, told here without the library.

    retrievability = (1 + FACTOR × days ÷ stability) ^ −DECAY

so that it is 0.9 after as many days as the stability. Turned about, it is at least r for as long as
days ≤ stability × `lasts(r)`, which is all that a query needs to know.
"""

from datetime import datetime, timedelta

from bureau_quiz.memory.model import Memory, Openness, Rating

DECAY = 0.1542
"""How fast the curve falls; as FSRS-6 has published it."""
FACTOR: float = 0.9 ** (-1 / DECAY) - 1

CLEAR = 0.9
"""The least retrievability of a fact that lies clear; below it is fading."""
FADING = 0.8
"""The least of a fading one; below it is faint."""
FAINT = 0.7
"""The least of a faint one; below it is shut."""

RULE = (
    "Each row of a table is a dossier. A fact that you know lies open in it.",
    "As a fact is forgotten its letters fade; then it is closed: a bar, always of one length.",
    "Closed is, too, what you never knew, and what you missed the last time.",
    "What no question asks is not counted.",
)
"""How dossiers open and fade, for the player."""


def lasts(retrievability: float) -> float:
    """For how many times its stability a memory stays at or above a retrievability (0 to 1]."""
    return float((retrievability ** (-1 / DECAY) - 1) / FACTOR)


CLEAR_FOR = lasts(CLEAR)
"""A fact is clear while days ≤ stability × this: 1, as stability is so defined."""
FADING_FOR = lasts(FADING)
FAINT_FOR = lasts(FAINT)

_DAY = timedelta(days=1)


def retrievability(stability: float, last: datetime, now: datetime) -> float:
    """How likely it is that a fact is known now, 0 to 1.

    Args:
        stability: Of its memory, in days.
        last: When it was last asked for.
        now: Where a clock went back and this is earlier, nothing has faded yet.
    """
    return float((1 + FACTOR * _days(last, now) / stability) ** -DECAY)


def openness(memory: Memory | None, now: datetime) -> Openness:
    """How far a fact lies open; None: it was never asked for."""
    if memory is None or memory.rating == Rating.AGAIN:
        return Openness.SHUT
    lasted = _days(memory.last, now) / memory.stability
    if lasted <= CLEAR_FOR:
        return Openness.CLEAR
    if lasted <= FADING_FOR:
        return Openness.FADING
    return Openness.FAINT if lasted <= FAINT_FOR else Openness.SHUT


def due(memory: Memory, until: datetime) -> bool:
    """Whether it should be asked for again before `until`, the end of the player's day."""
    return memory.due < until


def _days(last: datetime, now: datetime) -> float:
    return max(0.0, (now - last) / _DAY)
