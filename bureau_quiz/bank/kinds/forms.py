"""What of a text counts when it is compared with a typed one: its words, freed of all else."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from bureau_quiz.text import (
    ARTICLES,
    accents_are_loose,
    fold,
    fold_exact,
    folds_away,
    rows,
    without_article,
)

# fmt: off
PARTICLES = frozenset((
    "de", "du", "des", "d", "la", "le", "les", "von", "vom", "zu", "zum", "zur", "van",
    "der", "den", "ter", "ten", "del", "della", "di", "da", "das", "dos", "do", "y", "e",
    "el", "al", "bin", "ibn", "ben", "st", "af", "av",
))
"""Words that a surname may begin with, folded."""

SMALL = ARTICLES | PARTICLES | frozenset((
    "and", "at", "au", "aux", "en", "et", "for", "from", "in", "of", "on", "or", "to",
    "und", "with",
))
"""Words that hold other words together: mistaken as easily as any, and nothing hangs on them."""
# fmt: on

CODE = 6
"""A word of capitals alone is a code, in which every letter counts, up to so many letters."""

_AND = re.compile(r"(?<=\w)\s*&\s*(?=\w)")
_JOINS = frozenset(("and", "et", "und"))
_SAINTS = {"st": "saint", "sankt": "saint", "ste": "sainte"}
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Å": "Aa", "Ø": "Oe"}
)
"""Letters that some write as two, others without their signs."""
_THOUSANDS = re.compile(r"(?<![0-9])(?<![0-9] )[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])")
_INNER_SPACE = re.compile(r"(?<![0-9]) | (?![0-9])")
_SHORT = 2
"""Where so few letters are left, signs tell texts apart (`C`, `C++`)."""


class Words(NamedTuple):
    """One way to read a text as words that may be compared."""

    words: tuple[str, ...]
    joined: str
    """Without spaces, but those between figures."""


class Forms(NamedTuple):
    """All that a text is compared by."""

    exact: str
    """Case alone folded."""
    folded: str
    """Case, accents, punctuation and a leading article folded."""
    readings: tuple[Words, ...]
    """The likeliest first; none where there is neither letter nor digit."""
    wholes: frozenset[str]
    """The readings joined, with and without a leading article: what counts as equal."""
    strict: frozenset[str]
    """Words in which no slip is forgiven: those with figures, and codes."""
    signs: str
    """Signs that tell texts apart, where next to no letters are left."""


@lru_cache(maxsize=4_096)
def forms_of(text: str) -> Forms:
    """Read a text for comparing: script, spacing, accents, articles and `&` make no difference."""
    text = unicodedata.normalize("NFC", text)
    exact = fold_exact(text)
    if folds_away(text):
        bare = exact.replace("\ufe0f", "")
        return Forms(exact, bare, (words_of((bare,)),), frozenset((bare,)), frozenset(), "")
    spelt = (text, text.translate(_SPELT_OUT))
    found = dict.fromkeys(
        _joined_by_and(row)
        for one in spelt
        for variant in (_AND.sub(" and ", one), one)
        for row in rows(_in_latin(variant))
    )
    found |= dict.fromkeys(map(_with_saints, found))
    readings = tuple(words_of(tuple(without_article(row))) for row in found)
    wholes = frozenset(one.joined for one in (*readings, *map(words_of, found)))
    signs = ""
    if all(len(reading.joined) <= _SHORT for reading in readings):
        signs = "".join(sign for sign in exact if _tells_apart(sign))
    return Forms(exact, fold(text), readings, wholes, _strict(text), signs)


def words_of(words: tuple[str, ...]) -> Words:
    """A row of folded words, with figures that are parted by thousands as one."""
    row = " ".join(words)
    row = _THOUSANDS.sub(lambda number: number.group().replace(" ", ""), row)
    return Words(tuple(row.split(" ")), _INNER_SPACE.sub("", row))


def _in_latin(text: str) -> str:
    """Latin, Greek and Cyrillic letters as plain ones; other scripts stay as they are."""
    if text.isascii():
        return text
    return "".join(
        anyascii(sign) if sign > "~" and sign.isalpha() and accents_are_loose(sign) else sign
        for sign in text
    )


def _joined_by_and(row: tuple[str, ...]) -> tuple[str, ...]:
    """One word for “and”, where it stands between others."""
    return tuple(
        "and" if word in _JOINS and 0 < place < len(row) - 1 else word
        for place, word in enumerate(row)
    )


def _with_saints(row: tuple[str, ...]) -> tuple[str, ...]:
    """`St` and `Sankt` written out, where a word stands after them."""
    return (*(_SAINTS.get(word, word) for word in row[:-1]), *row[-1:])


def _tells_apart(sign: str) -> bool:
    return unicodedata.category(sign) in ("Sm", "Sc") or sign in "#*@&%/"


def _strict(text: str) -> frozenset[str]:
    parts = text.split()
    shouted = len(parts) > 1 and text.isupper()
    found: set[str] = set()
    for part in parts:
        for row in rows(_in_latin(part)):
            found.update(word for word in row if any(sign.isdigit() for sign in word))
            if not shouted and part.isupper() and len("".join(row)) <= CODE:
                found.update(row)
    return frozenset(words_of((word,)).joined for word in found)
