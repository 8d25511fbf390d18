"""Dates as players type them."""

import re

from bureau_quiz.packs.cells import MONTHS, days_of
from bureau_quiz.packs.model import PartialDate

_LONGEST = 60
_WEEKDAY = re.compile(
    r"(?:on )?(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]{0,2} "
)
_ISO = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?)?")
_DOTTED = re.compile(r"(?:([0-9]{1,2})\. ?)?([0-9]{1,2})\. ?([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = r"([a-z]{3,9})\.?"
_DAY_FIRST = re.compile(rf"(?:the )?(?:{_DAY} (?:of )?)?{_MONTH},? (?:of )?([0-9]{{4}})")
_MONTH_FIRST = re.compile(rf"{_MONTH} (?:the )?{_DAY},? ([0-9]{{4}})")


def dates_in(written: str) -> tuple[PartialDate, ...]:
    """Read a date, whole or in part: `2016`, `2016-06`, `June 2016`, `May 1, 2015`, `1.5.2015`.

    A weekday before it is let be, whichever it is.

    Returns:
        None where it is no date; two where `1/5/2015` leaves open which is the month.
    """
    text = " ".join(written.split())
    if len(text) > _LONGEST:
        return ()
    text = text.casefold().strip(" .,!")
    if weekday := _WEEKDAY.match(text):
        text = text[weekday.end() :]
    if iso := _ISO.fullmatch(text):
        return _real((iso[1], iso[3], iso[4]))
    if dotted := _DOTTED.fullmatch(text):
        return _real((dotted[3], dotted[2], dotted[1]))
    if slashed := _SLASHED.fullmatch(text):
        first, _, second, year = slashed.groups()
        return tuple(dict.fromkeys(_real((year, second, first)) + _real((year, first, second))))
    if said := _DAY_FIRST.fullmatch(text):
        return _real((said[3], _month(said[2]), said[1]))
    if said := _MONTH_FIRST.fullmatch(text):
        return _real((said[3], _month(said[1]), said[2]))
    return ()


def of_size(size: str) -> PartialDate | None:
    """The date that a size says: a number in text, yyyymmdd."""
    if len(size) != 8 or not (size.isascii() and size.isdigit()):
        return None
    return PartialDate(int(size[:4]), int(size[4:6]), int(size[6:]))


def _month(said: str) -> str:
    """The number of a month by its name or the first three letters or more of it; 0: none."""
    found = [place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(said)]
    return str(found[0]) if found else "0"


def _real(parts: tuple[str | None, str | None, str | None]) -> tuple[PartialDate, ...]:
    """The date of a year, a month and a day, the latter two perhaps missing, if there is one."""
    year, month, day = (None if part is None else int(part) for part in parts)
    if not year or month == 0 or day == 0:
        return ()
    if month is not None and (month > 12 or (day or 1) > days_of(year, month)):
        return ()
    return (PartialDate(year, month or 0, day or 0),)
