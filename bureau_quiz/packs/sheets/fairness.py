"""Whether columns of an unknown sheet can be asked fairly, as far as that shows beforehand."""

from collections.abc import Sequence

from bureau_quiz.packs.sheets.profiles import LOOKED_AT, Content, Profile
from bureau_quiz.text import fold, holds, words

LEAST = 4
"""Rows that are needed for a choice of four."""

TRIED = 50
"""Rows that are tried to see whether a template asks anything."""

ALIKE = 4
"""Letters that two words begin with for one to tell the other."""

FEW = 3
"""One row in so many may have a cell that tells whose it is."""


def tells_key(column: Profile, key: Profile) -> bool:
    """Whether the cells of a column tell whose they are, in a good part of the rows."""
    if column.content is not Content.TEXT:
        return False
    rows = _rows(column, key)
    told = sum(any(_alike(value, key.texts[row]) for value in column.values(row)) for row in rows)
    return told * FEW > len(rows)


def much_the_same(column: Profile, other: Profile) -> bool:
    """Whether two columns say the same in most rows."""
    if other.content is not column.content:
        return False
    both = _rows(column, other)
    same = sum(fold(column.texts[row]) == fold(other.texts[row]) for row in both)
    return bool(both) and same * 2 > len(both)


def asks_for(column: Profile, key: Profile, prompt: str) -> bool:
    """Whether a prompt that asks for a column by the key asks anything, as far as can be told."""
    if not prompt or not column.askable:
        return False
    rows = _rows(column, key)
    said = {fold(value): value for row in rows for value in column.values(row)}
    for row in rows[:TRIED]:
        asked = prompt.replace(key.heading.hole, key.texts[row])
        own = column.values(row)
        if column.content is Content.NUMBER and not holds(asked, own[0]):
            return True  # others near the right one are made where too few are known
        folded = {fold(value) for value in own}
        if _fair(asked, own, [value for key, value in said.items() if key not in folded]):
            return True
    return False


def asks_by(column: Profile, key: Profile, prompt: str) -> bool:
    """Whether a prompt that asks for the key by a column asks anything that one would ask."""
    if not prompt or not _tells_rows(column):
        return False
    rows = _rows(column, key)
    givers: dict[str, set[int]] = {}
    for row in rows:
        for value in column.values(row):
            givers.setdefault(value, set()).add(row)
    for value, own in list(givers.items())[:TRIED]:
        asked = prompt.replace(column.heading.hole, value)
        right = [key.texts[row] for row in own]
        if _fair(asked, right, [key.texts[row] for row in rows if row not in own]):
            return True
    return False


def grouped(column: Profile, right: int, wrong: int) -> bool:
    """Whether some value of a column has so many rows, and so many others have not."""
    counts = column.counts.values()
    return any(count >= right and column.filled - count >= wrong for count in counts)


def _rows(column: Profile, other: Profile) -> list[int]:
    """The rows that say something in both columns, of those that are looked at."""
    looked_at = range(min(LOOKED_AT, len(column.texts)))
    return [row for row in looked_at if column.texts[row] and other.texts[row]]


def _alike(one: str, other: str) -> bool:
    """Whether two texts share a word, or the first letters of one."""
    if holds(one, other) or holds(other, one):
        return True
    begun = {word[:ALIKE] for word in words(one) if len(word) >= ALIKE}
    return any(word[:ALIKE] in begun for word in words(other) if len(word) >= ALIKE)


def _fair(prompt: str, right: Sequence[str], wrong: Sequence[str]) -> bool:
    """Whether one of what is right can be asked for, among three that are wrong.

    What stands in the prompt is neither, and none of the four may contain another.
    """
    for own in right[:TRIED]:
        if holds(prompt, own):
            continue
        offered = [own]
        for text in wrong[: 4 * TRIED]:
            apart = not any(holds(text, one) or holds(one, text) for one in offered)
            if apart and not holds(prompt, text):
                offered.append(text)
                if len(offered) == LEAST:
                    return True
    return False


def _tells_rows(column: Profile) -> bool:
    """Whether its values are such that one would ask whose they are."""
    if column.content is Content.NUMBER:
        whole = all(len(text) < 5 and text.isdigit() for text in column.texts if text)
        return column.unique and whole and not column.heading.unit
    if column.content is Content.DATE:
        return column.unique and not column.mixed
    some = [text for text in column.texts[:LOOKED_AT] if text]
    return sum(map(_is_figure, some)) * 2 < len(some)


def _is_figure(text: str) -> bool:
    """Whether a text is a number of some sort: `8,849`, `3:05`, `27°59′N`."""
    digits = sum(map(str.isdigit, text))
    return digits > sum(map(str.isalpha, text)) and text.lstrip("-+−~<>≈$€£")[:1].isdigit()
