"""What the columns of an unknown sheet hold: numbers, dates, texts, or what cannot be asked."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bureau_quiz.packs.cells import Fault, decimal_of, values_of
from bureau_quiz.packs.model import Column, ColumnType
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.sheets.english import any_of, is_many, vocabulary
from bureau_quiz.packs.sheets.headings import Heading
from bureau_quiz.text import fold_exact

LONG = 40
"""Letters that the cells of a column may have, in the mean, to be offered side by side; one of a
wide script counts for two."""

WORDY = 6
"""Words that they may have, in the mean."""

FEW = 10
"""One cell in so many may be other than the rest of its column."""

LOOKED_AT = 2_000
"""Cells of which is told what a column holds, where a few that differ do no harm."""

PART = 40
"""Letters that one of several values in a cell may have."""


class Content(StrEnum):
    """What a column holds, as far as asking goes; the text is why nothing is asked, if so."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LONG = "its texts are too long to be offered side by side"
    EMPTY = "it is empty"
    CONSTANT = "all its cells say the same"
    FLAG = "it says yes or no alone"
    MARKUP = "its cells hold markup, such as HTML"
    ADDRESS = "its cells are addresses or names of files"
    CODE = "its cells are numbers or codes that only tell rows apart"
    TAGS = "its cells are words for programs"
    DAMAGED = "its cells hold what no text may have"
    ASIDE = "notes and sources are not asked"


ASKABLE = frozenset((Content.TEXT, Content.NUMBER, Content.DATE))

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w/\\:. -]+\."
    r"(?:png|jpe?g|gif|svg|webp|bmp|mp3|mp4|wav|ogg|pdf|html?|json|txt)",
    re.IGNORECASE,
)
_HEX = re.compile(r"(?=.*\d)[0-9a-fA-F-]{8,}")
_MACHINE = re.compile(r"[\w-]+(?:::[\w-]+)+|[a-z0-9]+(?:_[a-z0-9]+)+", re.ASCII)
_YEAR = re.compile(r"(?:1\d|20)\d\d", re.ASCII)
_FLAGS = vocabulary("yes no y n true false t f 0 1 x ✓ ✔ ✗ ja nein oui non si sí sì nee sim não")
_CODES = vocabulary(
    "id ids uuid guid pk idx index qid wikidata isbn ean sku slug hash key # nr no row rowid"
)
_ASIDE = vocabulary(
    "note notes comment comments remark remarks todo source sources reference references ref url ",
    "link links image images picture photo icon audio sound file filename path thumbnail video ",
    "hint hints tags tag created updated modified timestamp",
)
_YEARS = vocabulary("year years date born died founded established built released published")
_BLANKS = vocabulary(
    "n/a #n/a n.a. null nan (blank) (none) (unknown) unknown tbd tba #value! #ref! #name?",
    "undefined unbekannt inconnu desconocido",
)
_SIGNS = vocabulary("- – — ? ?? ??? . .. ... … -- ---")


@dataclass(slots=True, eq=False)
class Profile:
    """A column and what it holds."""

    heading: Heading
    header: Scalar
    cells: list[Scalar]
    """By row."""
    texts: list[str]
    """By row; empty where nothing is said."""
    position: int = 0
    """Of its header in the first line, from 0."""
    content: Content = Content.TEXT
    split: str = ""
    """The sign that parts several values in a cell."""
    days: bool = False
    """Whether its dates are days, not only years or months."""
    mixed: bool = False
    """Whether its dates differ in precision."""
    blanks: list[Scalar] = field(default_factory=list)
    """Cells that say in a word that nothing is known."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many rows give each value, folded."""
    filled: int = 0

    @property
    def different(self) -> int:
        """How many values it has."""
        return len(self.counts)

    @property
    def unique(self) -> bool:
        """Whether no two rows give one value."""
        return bool(self.counts) and max(self.counts.values()) == 1

    @property
    def askable(self) -> bool:
        """Whether it can be asked for at all."""
        return self.content in ASKABLE

    def values(self, row: int) -> list[str]:
        """Give what a row says."""
        text = self.texts[row]
        if not self.split:
            return [text] if text else []
        return [part for part in map(str.strip, text.split(self.split)) if part]


def profile(
    heading: Heading, header: Scalar, cells: list[Scalar], text_of: Callable[[Scalar], str]
) -> Profile:
    """Look at a column; words for “unknown” are taken out of its cells.

    Args:
        heading: its header, taken apart.
        header: its header.
        cells: of every row.
        text_of: gives a cell's text through the gate.
    """
    texts = [text_of(cell) for cell in cells]
    found = Profile(heading, header, cells, texts)
    _blank(found)
    said = [text for text in texts if text]
    found.filled = len(said)
    found.counts = Counter(map(fold_exact, said))
    found.content = _content(found, said)
    if found.content is Content.TEXT:
        found.split = _split(found, said[:LOOKED_AT])
    if found.split:
        rows = range(len(texts))
        found.counts = Counter(
            key for row in rows for key in set(map(fold_exact, found.values(row)))
        )
    return found


def _blank(found: Profile) -> None:
    """Empty the cells that say that nothing is known."""
    signs = all(
        not any(map(str.isalnum, text)) for text in found.texts if text and text not in _SIGNS
    )
    # Where all is signs, as in Morse, a dash is a value.
    only_signs = signs and any(text and text not in _SIGNS for text in found.texts)
    for row, text in enumerate(found.texts):
        if text.casefold() in _BLANKS or (text in _SIGNS and not only_signs):
            found.blanks.append(found.cells[row])
            found.texts[row] = ""


def _content(found: Profile, said: Sequence[str]) -> Content:
    heading = found.heading
    words = {word.casefold() for word in heading.words}
    if not said:
        return Content.EMPTY
    if any(cell.damaged for cell in found.cells):
        return Content.DAMAGED
    some = said[:LOOKED_AT]
    if _many(_MARKUP.search, (text for text in some if "<" in text), len(some)):
        return Content.MARKUP
    if _many(_ADDRESS.fullmatch, some, len(some)):
        return Content.ADDRESS
    if _many(_MACHINE.match, some, len(some)):
        return Content.TAGS
    different = found.counts.keys()
    if len(different) == 1:
        return Content.CONSTANT
    if len(different) <= 2 and different <= _FLAGS:
        return Content.FLAG
    if any_of(words, _ASIDE):
        return Content.ASIDE
    number = _number(found, said, words)
    if number is not None:
        return number
    if _dates(found, said):
        return Content.DATE
    if all(_HEX.fullmatch(text) for text in said) or (
        words & _CODES and len(different) == len(said) and any(map(str.isdigit, "".join(said[:9])))
    ):
        return Content.CODE
    return Content.LONG if _long(some) else Content.TEXT


def _long(said: Sequence[str]) -> bool:
    letters = sum(len(text) + sum(sign > "\u2e80" for sign in text) for text in said)
    spaces = sum(text.count(" ") for text in said)
    return letters > LONG * len(said) or spaces > (WORDY - 1) * len(said)


def _many(
    fits: Callable[[str], object], texts: Iterable[str], of: int, least: float = 1 / FEW
) -> bool:
    """Whether a good part of the cells are so."""
    return sum(1 for text in texts if fits(text)) > of * least


def _number(found: Profile, said: Sequence[str], words: set[str]) -> Content | None:
    """Whether all cells are numbers, and of what sort."""
    if not all(decimal_of(text) is not None for text in said):
        return None
    if any_of(words, _CODES) or found.heading.says_nothing:
        return Content.CODE
    counted = any(is_many(word) for word in words) or found.heading.unit
    if all(_YEAR.fullmatch(text) for text in said) and (any_of(words, _YEARS) or not counted):
        return Content.DATE
    return Content.NUMBER


def _dates(found: Profile, said: Sequence[str]) -> bool:
    column = Column("", ColumnType.DATE)
    grains = set()
    for text in said:
        values = values_of(text, column)
        if isinstance(values, Fault) or values[0].date is None:
            return False
        grains.add(values[0].date.precision)
    found.days = 3 in grains
    found.mixed = len(grains) > 1
    return True


def _split(found: Profile, said: Sequence[str]) -> str:
    """Give the sign that clearly parts several values in the cells of a column, if there is one."""
    words = found.heading.words
    plural = bool(words) and is_many(words[-1])
    for sign in (";", "|", ",", "/"):
        several = [text for text in said if sign in text]
        if len(several) < 2 or len(several) * FEW < len(said):
            continue
        listed = [[part.strip() for part in text.split(sign)] for text in said]
        parts = [part for cell in listed for part in cell if part]
        empty = sum(not part for cell in listed for part in cell[:-1])
        if empty or max(map(len, parts)) > PART or any(map(decimal_of, parts)):
            continue
        counts = Counter(map(fold_exact, parts))
        again = sum(count for count in counts.values() if count > 1) / len(parts)
        if (plural and again >= 0.5) if sign in ",/" else (plural or again >= 0.3):
            return sign
    return ""
