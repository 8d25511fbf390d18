"""Scalars become values, typed by their column: texts, numbers with ranges, dates."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bureau_quiz.packs.model import Column, ColumnType, PartialDate, Value
from bureau_quiz.packs.texts import quoted

RANGE_LIMIT = 1_000
"""How many values a range may stand for."""

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on

_LONG = frozenset({1, 3, 5, 7, 8, 10, 12})
_NUMBER = re.compile(r"[+−-]?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_RANGE = re.compile(r"([+−-]?\d{1,15})\s*[-–—]\s*([+−-]?\d{1,15})", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[ ,'_\u00a0\u2009\u202f’]\d{3})+", re.ASCII)
_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_UNIT = re.compile(r"(?:c\.|ca\.|about|~|≈)?\s*([+-]?[\d.]+)\s*([^\d,]*)", re.ASCII)
"""A number with what does not belong to it on either side."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no value of its column."""

    code: str
    message: str
    mend: str = ""


def values_of(text: str, column: Column) -> tuple[Value, ...] | Fault:
    """Give the values that a text says in a column: several for a range."""
    if column.type is ColumnType.NUMBER:
        return _numbers(text, column)
    if column.type is ColumnType.DATE:
        return _dates(text, column)
    return (Value(text),)


def decimal_of(text: str) -> Decimal | None:
    """Read a plain number: digits, a sign, a decimal point."""
    return Decimal(text.replace("−", "-")) if _NUMBER.fullmatch(text) else None


def _numbers(text: str, column: Column) -> tuple[Value, ...] | Fault:
    number = decimal_of(text)
    if number is not None:
        return _bounded((Value(text, number),), column)
    span = _RANGE.fullmatch(text)
    if span is None:
        message = f"{quoted(text)} is not a number, as column {column.name} wants"
        return Fault("BQ301", message, _as_digits(text))
    first, last = (int(part.replace("−", "-")) for part in span.groups())
    if not first < last:
        return Fault("BQ304", f"the range {text} does not rise", f"write {last}-{first}")
    if last - first >= RANGE_LIMIT:
        return Fault(
            "BQ304",
            f"the range {text} stands for {last - first + 1:,} values, and {RANGE_LIMIT:,} "
            "is the most",
            "make its ends two columns, from and to",
        )
    return _bounded(_counted_out(first, last), column)


def _as_digits(text: str) -> str:
    """Say how a number is written that may be meant."""
    thousands, decimal, unit = (form.fullmatch(text) for form in (_THOUSANDS, _COMMA, _UNIT))
    if thousands:
        return f"write {''.join(sign for sign in text if sign.isdigit() or sign in '+-')}"
    if decimal:
        return f"write {text.replace(',', '.')}"
    if unit and decimal_of(unit[1]) is not None:
        return f"write {unit[1]} alone, and say the rest in the prompt"
    return "write digits with a point for decimals, a range as 1-5, nothing where it is unknown"


@lru_cache(maxsize=256)
def _counted_out(first: int, last: int) -> tuple[Value, ...]:
    return tuple(Value(str(number), Decimal(number)) for number in range(first, last + 1))


def _bounded(values: tuple[Value, ...], column: Column) -> tuple[Value, ...] | Fault:
    for value in values:
        number = (
            value.number
            if value.number is not None
            else Decimal(value.date.year if value.date else 0)
        )
        if column.min is not None and number < column.min:
            return _outside(value, column, f"at least {column.min}")
        if column.max is not None and number > column.max:
            return _outside(value, column, f"at most {column.max}")
    return values


def _outside(value: Value, column: Column, bound: str) -> Fault:
    return Fault(
        "BQ302",
        f"column {column.name} is {bound}, and this is {value.text}",
        "mend the value, or the column's min and max",
    )


def _dates(text: str, column: Column) -> tuple[Value, ...] | Fault:
    found = _DATE.fullmatch(text)
    if found is None:
        return Fault(
            "BQ303",
            f"{quoted(text)} is not a date, as column {column.name} wants",
            "write it as 2015-04-27, 2015-04 or 2015",
        )
    year, month, day = (int(part or 0) for part in found.groups())
    if not year:
        return Fault("BQ303", "there is no year 0", "write the year with four digits")
    if found[2] and not 1 <= month <= 12:
        return Fault("BQ303", f"there is no month {found[2]}", "write year-month-day")
    if found[3] and not 1 <= day <= days_of(year, month):
        return Fault("BQ303", f"{MONTHS[month - 1]} {year} has no day {found[3]}", "mend the day")
    date = PartialDate(year, month, day)
    return _bounded((Value(in_words(date), date=date),), column)


def days_of(year: int, month: int) -> int:
    """Count the days of a month."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else 30 - (month == 2) * 2 + (month in _LONG)


def in_words(date: PartialDate) -> str:
    """Show a date: `27 April 2015`, `June 2016`, `2016`."""
    parts = (str(date.day) if date.day else "", MONTHS[date.month - 1] if date.month else "")
    return " ".join(part for part in (*parts, str(date.year)) if part)
