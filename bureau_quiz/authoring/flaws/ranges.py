"""Ranges that are written as text: `10–20 km`, `under 5`, `65+`; and which of them overlap."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

_NUMBER = r"[$€£]?\s?(\d[\d,]*(?:\.\d+)?)\s?(%|[^\W\d]+)?"
_SPAN = re.compile(rf"(?:between\s+)?{_NUMBER}\s?(?:-|–|—|to|and)\s?{_NUMBER}", re.IGNORECASE)
_BELOW = re.compile(rf"(?:less than|fewer than|under|below|up to|<)\s?{_NUMBER}", re.IGNORECASE)
_ABOVE = re.compile(
    rf"(?:more than|over|above|at least|>)\s?{_NUMBER}|{_NUMBER}\s?(?:\+|or more|and more)",
    re.IGNORECASE,
)
_ONE = re.compile(_NUMBER)
_FIGURE = re.compile(r"\d")
_YEARS = range(1000, 2200)
_CAP = Fraction(10) ** 30
"""What no number of a range reaches."""


class _Range(NamedTuple):
    low: Fraction
    high: Fraction
    unit: str
    ends: tuple[bool, bool] = (True, True)
    """Whether each end belongs to it."""

    @property
    def years(self) -> bool:
        return not self.unit and self.low in _YEARS and self.high in _YEARS


def overlapping(options: Sequence[str]) -> tuple[str, str] | None:
    """Two options that are ranges of one unit and share a value, where all options are numbers.

    Spans of years that differ in length are periods, each with a name of its own: none lies in
    another by mistake.
    """
    if len(options) < 2 or not all(_FIGURE.search(text) for text in options):
        return None
    found = [_read(text) for text in options]
    ranges = [one for one in found if one is not None]
    if len(ranges) < len(options) or all(one.low == one.high for one in ranges):
        return None
    if len({one.unit for one in ranges if one.unit}) > 1:
        return None
    if all(one.years for one in ranges) and len({one.high - one.low for one in ranges}) > 1:
        return None
    for (one, text), (other, beside) in combinations(zip(ranges, options, strict=True), 2):
        if _meet(one, other):
            return text, beside
    return None


def _meet(one: _Range, other: _Range) -> bool:
    low, high = max(one.low, other.low), min(one.high, other.high)
    if low != high:
        return low < high
    ends = [(range_.low, range_.ends[0]) for range_ in (one, other)]
    ends += [(range_.high, range_.ends[1]) for range_ in (one, other)]
    return all(held for end, held in ends if end == low)


def _read(text: str) -> _Range | None:
    """A text as a range; None where it is none, or one that falls (`3–1`)."""
    text = text.strip().rstrip(".")
    if span := _SPAN.fullmatch(text):
        low, first, high, last = span.groups()
        unit = (last or first or "").lower()
        found = _Range(_number(low), _number(high), unit)
        return found if found.low < found.high else None
    if below := _BELOW.fullmatch(text):
        held = text[:2].lower() == "up"
        return _Range(-_CAP, _number(below[1]), (below[2] or "").lower(), (True, held))
    if above := _ABOVE.fullmatch(text):
        number, unit = (above[1], above[2]) if above[1] else (above[3], above[4])
        held = above[1] is None or text[:2].lower() == "at"
        return _Range(_number(number), _CAP, (unit or "").lower(), (held, True))
    if one := _ONE.fullmatch(text):
        number = _number(one[1])
        return _Range(number, number, (one[2] or "").lower())
    return None


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))
