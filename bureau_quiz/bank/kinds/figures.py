"""Numbers as players type them, and as verdicts tell them; never a float."""

import re
from decimal import Context, Decimal

_LONGEST = 80
_SIGNS = str.maketrans({"−": "-", "–": "-"})
_PLAIN = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
# Thousands are parted by one sign throughout: a comma, an apostrophe or a space of any width.
_GROUPED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}([,'’ \u00a0\u2009\u202f])[0-9]{3}(?:\1[0-9]{3}){0,8}(?:\.[0-9]{1,30})?"
)
_DECIMAL_COMMA = re.compile(r"[+-]?(?:0,[0-9]{1,30}|[0-9]{1,30},[0-9]{1,2})")
_PARTING = re.compile(r"[,'’ \u00a0\u2009\u202f]")
_EXACT = Context(prec=100)
"""Enough digits for any two numbers that are read here."""

# fmt: off
_IN_WORDS = {word: Decimal(number) for number, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen", "twenty",
))}
# fmt: on


def number_in(written: str) -> Decimal | None:
    """Read a number as people write it: `1200`, `1,200`, `1 200`, `−5`, `2.5`, `2,5`.

    A comma before three digits parts thousands, unless a nought alone stands before it; before one
    or two it is a decimal comma. `1.200` is one and a fifth.
    """
    text = written.strip()
    if len(text) > _LONGEST:
        return None
    text = text.translate(_SIGNS)
    if text[:2] in ("- ", "+ "):
        text = text[0] + text[2:]
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(_PARTING.sub("", text))
    if _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def counted_in_words(written: str) -> Decimal | None:
    """Read a small number that is written out in English: `five`."""
    return _IN_WORDS.get(written.strip().lower())


def apart(one: Decimal, other: Decimal) -> Decimal:
    """How far two numbers are from one another, to the last digit."""
    return _EXACT.abs(_EXACT.subtract(one, other))


def in_digits(number: Decimal) -> str:
    """A number without an exponent, and without noughts that say nothing: `1200`, `2.5`."""
    return f"{_EXACT.normalize(number):f}"
