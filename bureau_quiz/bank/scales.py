"""Scales of numbers: where a number is to be looked for, so that the scale does not tell it."""

from collections.abc import Collection
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple
from zlib import crc32

STEPS = 20
"""How many steps a scale has at least."""
REACHES = 8
"""How many times what is near enough goes into a scale at least."""
_ROOM = 20
"""How many times it goes into a scale that is laid around one number."""


class Bounds(NamedTuple):
    """Where a scale begins and ends."""

    low: Decimal
    high: Decimal

    @property
    def texts(self) -> dict[str, str]:
        """As `Question.extra` has them."""
        return {"low": _plain(self.low), "high": _plain(self.high)}


def around_all(known: Collection[Decimal], low: Decimal | None, high: Decimal | None) -> Bounds:
    """A scale from `low` to `high`, or from round numbers below and above all that are known."""
    least, most = min(known), max(known)
    start = least if low is None else low
    end = most if high is None else high
    step = _round(max(end - start, Decimal(1)) / 5)
    if low is None:
        start = _to_step(least, step, ROUND_FLOOR)
    if high is None:
        end = _to_step(most, step, ROUND_CEILING)
    return Bounds(start, end)


def around_one(
    right: Decimal, within: Decimal, own_id: str, low: Decimal | None, high: Decimal | None
) -> Bounds:
    """A scale around one number, which is anywhere on it, as the CRC-32 of an id says."""
    if low is not None and high is not None:
        return Bounds(low, high)
    chance = crc32(own_id.encode())
    length = _round(max(STEPS * step_of((right, within)), _ROOM * within))
    step = length / 10
    share = Decimal(3 + chance % 7) / 10
    if low is not None:
        return Bounds(
            low, max(low + length, _to_step(low + (right - low) / share, step, ROUND_CEILING))
        )
    if high is not None:
        low = min(high - length, _to_step(high - (high - right) / share, step, ROUND_FLOOR))
        return Bounds(max(low, Decimal(0)) if right >= 0 else low, high)
    first = _to_step(right, step, ROUND_FLOOR)
    places = 10 + (first == right)
    if right >= 0:
        # What counts things is not below nothing.
        places = min(places, int(first / step) + 1)
    low = first - chance % places * step
    return Bounds(low, low + length)


def too_short(scale: Bounds, within: Decimal, known: Collection[Decimal]) -> bool:
    """Whether any answer on a scale would be near: it has too few steps, or reaches too far."""
    length = scale.high - scale.low
    return length < STEPS * step_of((*known, within)) or length < REACHES * within


def step_of(numbers: Collection[Decimal]) -> Decimal:
    """The smallest step that some numbers are written in: 1, or 0.1 where one has a decimal."""
    places = max(-int(number.normalize().as_tuple().exponent) for number in numbers)
    return Decimal(1).scaleb(-max(0, places))


def _round(number: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10, 20, … from a number above nothing."""
    ten = Decimal(1).scaleb(number.adjusted())
    return next(ten * digit for digit in (1, 2, 5, 10) if ten * digit >= number)


def _to_step(number: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (number / step).to_integral_value(rounding) * step


def _plain(number: Decimal) -> str:
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
