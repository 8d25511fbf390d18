"""Numbers and dates near a right one, made where too few are known to be wrong."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal

from bureau_quiz.bank.compare import Key, size
from bureau_quiz.bank.model import Candidate
from bureau_quiz.bank.picking import OFFERED
from bureau_quiz.packs.cells import in_words
from bureau_quiz.packs.model import Column, PartialDate

Sides = tuple[int, ...]

A_SIDE = 3
"""How many are made on each side: enough for the right one to be lowest or highest."""
_TRIES = 12
"""How far to look for a value that is known to be wrong."""


BOTH = (-1, 1)
"""The sides of a value: below and above."""


def thin(right: Key, offered: Collection[Candidate]) -> Sides:
    """The sides of a number or date on which too few candidates stand for it to be at any place."""
    if not size(right):
        return ()
    own = Decimal(size(right))
    below = sum(Decimal(one.size) < own for one in offered)
    above = sum(Decimal(one.size) > own for one in offered)
    return tuple(side for side, count in zip(BOTH, (below, above), strict=True) if count < OFFERED)


def near(
    right: Key, column: Column, wrong: Callable[[Key, str], bool], sides: Sides = BOTH
) -> Iterator[tuple[Key, str]]:
    """Values near a number or date, within the column's bounds, each with its text.

    Args:
        right: the right answer; nothing is near a text.
        column: whose `min` and `max` hold; a number above nothing stays so without them.
        wrong: whether a value is known to be wrong and may be offered.
        sides: on which sides of it.
    """
    for sign in sides:
        made = 0
        for step in range(1, _TRIES + 1):
            key = _beside(right, sign * step)
            if key is None or not _within(key, right, column) or made == A_SIDE:
                break
            shown = in_words(key) if isinstance(key, PartialDate) else f"{key:f}"
            if wrong(key, shown):
                made += 1
                yield key, shown


def _beside(right: Key, steps: int) -> Decimal | PartialDate | None:
    if isinstance(right, Decimal):
        return right + steps * _unit(right)
    if not isinstance(right, PartialDate):
        return None
    try:
        if right.day:
            # A week apart, as what happens on a certain weekday is.
            day = date(right.year, right.month, right.day) + timedelta(weeks=steps)
            return PartialDate(day.year, day.month, day.day)
        if right.month:
            years, month = divmod(right.month - 1 + steps, 12)
            return PartialDate(date(right.year + years, 1, 1).year, month + 1)
        return PartialDate(date(right.year + steps, 1, 1).year)
    except (OverflowError, ValueError):
        return None


def _unit(number: Decimal) -> Decimal:
    """A step that looks like the number: 1 for 12, 0.1 for 2.5, 100 for 4000."""
    shown = f"{number:f}"
    if "." in shown:
        return Decimal(1).scaleb(-len(shown.partition(".")[2]))
    zeros = len(shown) - len(shown.rstrip("0"))
    return Decimal(10) ** max(0, zeros - 1)


def _within(key: Decimal | PartialDate, right: Key, column: Column) -> bool:
    number = Decimal(key.year) if isinstance(key, PartialDate) else key
    if column.min is None and isinstance(right, Decimal) and right > 0 and number <= 0:
        return False
    return (column.min is None or number >= column.min) and (
        column.max is None or number <= column.max
    )
