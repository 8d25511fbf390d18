"""Labels of options in lines, and which options a typed line names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bureau_quiz.text import fold, fold_exact

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "123456789"
LABELS = (LETTERS, DIGITS, LETTERS[::-1])
"""What options may be called; the first that no option's own text can be taken for."""
SIDES = (
    (LETTERS, DIGITS),
    (LETTERS, LETTERS[::-1]),
    (DIGITS, LETTERS),
    (LETTERS[10:], DIGITS),
    (LETTERS[10:], LETTERS[::-1]),
)
"""What the left ones and the options of pairs may be called, likewise."""

_PARTINGS = (
    re.compile(r"\s*;[;\s]*"),
    re.compile(r"\s*,[,\s]*"),
    re.compile(r"\s*(?:[,;>&]|\b(?:and|then)\b)[,;>&\s]*", re.IGNORECASE),
    re.compile(r"[\s,;.>&]+"),
)
"""What may stand between several options: each way is tried by itself."""


def labels(texts: Sequence[str]) -> tuple[str, ...]:
    """A label for each option: letters, unless an option is such a letter itself.

    Where there are more options than letters, numbers.
    """
    count = len(texts)
    for signs in LABELS:
        taken = tuple(signs[:count])
        if len(taken) == count and not _clash(texts, taken):
            return taken
    if count <= len(LETTERS):
        return tuple(LETTERS[:count])
    numbered = [tuple(f"{sign}{at}" for at in range(1, count + 1)) for sign in ("", *LETTERS)]
    return next((taken for taken in numbered if not _clash(texts, taken)), numbered[0])


def sides(lefts: Sequence[str], options: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Labels for what is paired: letters for the left ones and numbers for the options.

    Others where a text could be taken for a label.
    """
    for signs, others in SIDES:
        taken = tuple(signs[: len(lefts)]), tuple(others[: len(options)])
        if not _clash((*lefts, *options), (*taken[0], *taken[1])):
            return taken
    return tuple(LETTERS[: len(lefts)]), tuple(DIGITS[: len(options)])


def chosen(texts: Sequence[str], line: str) -> int | None:
    """The option that a line names, from 0; None where it names none, or could name two.

    A label is always meant as one. Otherwise `2` is the second option or the option that reads
    `2`, and nothing is guessed where these are not the same.
    """
    bare = fold_exact(re.sub(r"^(\w)[.)]$", r"\1", line))
    shown = [fold_exact(label) for label in labels(texts)]
    if bare in shown:
        return shown.index(bare)
    meant = by_text(texts, line)
    for signs in (LETTERS, DIGITS):
        if len(bare) == 1 and bare.upper() in signs[: len(texts)]:
            meant.add(signs.index(bare.upper()))
    return meant.pop() if len(meant) == 1 else None


def by_text(texts: Sequence[str], line: str) -> set[int]:
    """The options that read as a line does: exactly so, or if none does, folded."""
    for comparing in (fold_exact, fold):
        meant = {place for place, text in enumerate(texts) if comparing(text) == comparing(line)}
        if meant:
            return meant
    return set()


def several(texts: Sequence[str], line: str) -> tuple[int, ...] | None:
    """The options that a line names one after the other; None where that is not clear.

    Labels together or apart (`ac`, `a c`, `a, c`), or texts with commas or semicolons between.
    """
    found = set()
    for parts in _parted(texts, line):
        named = [chosen(texts, part) for part in parts]
        if named and None not in named:
            found.add(tuple(place for place in named if place is not None))
    return found.pop() if len(found) == 1 else None


def _parted(texts: Sequence[str], line: str) -> Iterator[list[str]]:
    """The ways to read a line as several parts."""
    yield [line]
    for parting in _PARTINGS:
        yield [part for part in parting.split(line) if part]
    word = line.strip(" ,;.")
    begun = fold_exact(word)
    # A word that an option holds, or begins with, may be meant as that and not letter by letter.
    said = any(each.startswith(begun) for text in texts for each in fold_exact(text).split())
    if word.isalnum() and not said and begun not in map(fold_exact, labels(texts)):
        yield list(word)


def _clash(texts: Sequence[str], taken: Sequence[str]) -> bool:
    """Whether one of the texts is a label, or two labels are the same."""
    own = {fold_exact(text) for text in texts}
    return len(set(taken)) < len(taken) or any(fold_exact(label) in own for label in taken)
