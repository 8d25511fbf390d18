"""Which column of an unknown sheet names its rows."""

from collections.abc import Sequence

from bureau_quiz.packs.sheets.english import one, vocabulary
from bureau_quiz.packs.sheets.profiles import LOOKED_AT, Content, Profile
from bureau_quiz.text import fold, fold_accents, words

SHORT = 3
"""Letters that an abbreviation has at most, in capitals."""

_NAMES = vocabulary("name title")
_ABBREVIATIONS = vocabulary("symbol code abbreviation abbr acronym iso initials short")


def key_of(columns: Sequence[Profile], rows: int, stem: str) -> tuple[Profile, ...]:
    """Give the columns that name a row, in the best way there is; none where there is none.

    Args:
        columns: of the sheet.
        rows: how many there are.
        stem: the name of its file, without the ending.
    """
    texts = [one for one in columns if one.content is Content.TEXT and not one.split]
    texts = [one for one in texts if not one.heading.says_nothing]
    texts.sort(key=lambda one: _rank(one, stem))
    numbers = [one for one in columns if one.content in (Content.NUMBER, Content.DATE)]
    # What happens year by year is told by the year.
    yearly = [one for one in numbers[:1] if one is columns[0] and one.content is Content.DATE]
    for column in (*yearly, *texts, *numbers):
        if column.mixed:
            continue
        if column.filled == rows and _apart(column):
            return (column,)
    if texts and _nearly(texts[0], rows):
        return (texts[0],)
    named = [one for one in columns if one in (*texts, *numbers) and one.filled == rows]
    for first in texts:
        for second in named:
            if first.filled == rows and second is not first and _pairs(first, second):
                return (first, second)
    return next(((one,) for one in texts if _nearly(one, rows, 0.7)), ())


def _rank(column: Profile, stem: str) -> int:
    """Names come first, and what stands for a name last; else the order of the sheet holds."""
    said = {word.casefold() for word in column.heading.words}
    some = [text for text in column.texts[:LOOKED_AT] if text]
    if said & _ABBREVIATIONS or all(text.isupper() and 1 < len(text) <= SHORT for text in some):
        return 2
    named = said <= _NAMES or one(words(stem)[-1] if words(stem) else "") == column.heading.noun
    return 0 if named else 1


def _apart(column: Profile) -> bool:
    """Whether all its values are different, whoever compares them."""
    texts = [text for text in column.texts if text]
    if len({fold_accents(text) for text in texts}) < len(texts):
        return False
    folded = {fold(text) for text in texts}
    return len(folded) == len(texts) or column.content is Content.TEXT


def _nearly(column: Profile, rows: int, least: float = 0.95) -> bool:
    return column.filled >= rows * least and column.different >= rows * least


def _pairs(first: Profile, second: Profile) -> bool:
    seen = set(zip(map(fold_accents, first.texts), map(fold_accents, second.texts), strict=True))
    return len(seen) == len(first.texts) and first.different * 3 >= len(first.texts)
