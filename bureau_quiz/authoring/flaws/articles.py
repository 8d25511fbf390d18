"""Which of `a` and `an` goes before a word of English."""

import re

from bureau_quiz.text import fold_accents

_SPELT_WITH_AN = frozenset("aefhilmnorsx")
"""Letters whose own names begin with a vowel."""
_AN = re.compile(r"[aeio]|hour|hono|honest|heir|u(?!ni(?!n|m)|s[aeiu]|t[eio]|r[aeiou]|bi|k|ga)")
_UNSURE = re.compile(r"h[aeio]|herb")
"""Some say `an historic`, and nobody hears an `h` in a word of French."""


def takes_an(value: str) -> bool | None:
    """Whether a text is spoken with a vowel first; None where that cannot be told."""
    first = value.lstrip("“«„‘\"'([ ")
    word = re.split(r"[\s\-–'’.,/]", first, maxsplit=1)[0] if first else ""
    if word[:1].isdigit():
        digits = re.match(r"\d+", word)
        number = digits[0] if digits else ""
        return number.startswith("8") or number in ("11", "18")
    if not word[:1].isalpha() or not fold_accents(word).isascii():
        return None
    lower = fold_accents(word)
    if len(word) == 1 and word not in "aA":
        return lower in _SPELT_WITH_AN
    if word.isupper() and len(word) > 1:
        # Letters that no mouth could say as a word are spelt: FBI, MI5; NATO and CIA may be either.
        spelt = not re.search("[aeiou]", lower[:-1]) or not word.isalpha()
        return lower[0] in _SPELT_WITH_AN if spelt else None
    if lower.startswith("h") and not _AN.match(lower):
        return None if _UNSURE.match(lower) and word[0].isupper() else False
    if _AN.match(lower):
        return not re.match(r"one|once|eu|ew|ouija", lower)
    return False
