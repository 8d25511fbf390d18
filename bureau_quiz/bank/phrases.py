"""Which texts stand in which, as whole words: what would give an answer away."""

from collections.abc import Collection, Sequence
from functools import cached_property

from bureau_quiz import text

LONG = 25
"""A text of more words, or of more signs where words are not parted, is found by its beginning."""
FEW = 50
"""Of more long texts that begin alike all are taken to stand where one of them may."""

_AROUND = "“”„‘’\"'«»()[]?!,;:"
"""Signs around a word of a sentence that are none of its own."""


def holds(haystack: str, needle: str, exact: bool) -> bool:
    """Whether `needle` stands in `haystack` as whole words, folded or else exactly."""
    if not exact:
        return text.holds(haystack, needle)
    row = _exact_row(needle)
    return bool(row) and any(
        f" {row} " in f" {' '.join(words)} " for words in _exact_rows(haystack)
    )


def clash(one: str, other: str, exact: bool) -> bool:
    """Whether two options cannot stand side by side: one contains the other, or they are equal."""
    return (
        text.key(one, exact) == text.key(other, exact)
        or holds(one, other, exact)
        or holds(other, one, exact)
    )


def _exact_row(written: str) -> str:
    return " ".join(text.fold_exact(written).split())


def _exact_rows(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a sentence, as they stand and without the signs around them."""
    words = text.fold_exact(written).split()
    return tuple(words), tuple(word.strip(_AROUND) for word in words)


class Phrases:
    """Many texts, of which those that stand in another, or in which another stands, are found fast.

    Gives what `holds` gives one by one; of many long ones that begin alike it may give more.
    """

    def __init__(self, texts: Sequence[str], exact: bool) -> None:
        self._texts = texts
        self._exact = exact
        self._rows: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        """The most words of a row that begins with a word."""
        self._odd: dict[str, list[int]] = {}
        """Rows of scripts that do not part words: these may stand anywhere."""
        self._long = _Long()
        """Long rows by their first words."""
        self._long_odd = _Long()
        """Those of scripts that do not part words, by their first signs."""
        self._signs: list[int] = []
        for index, written in enumerate(texts):
            self._add(index, written)
        self._odd_lengths = tuple({len(row) for row in self._odd})

    def _add(self, index: int, written: str) -> None:
        row = _exact_row(written) if self._exact else text.fold(written)
        if not self._exact and text.folds_away(written):
            self._signs.append(index)
        elif not self._exact and _anywhere(row):
            if len(row) > LONG:
                self._long_odd.add(row[:LONG], row, index)
            else:
                self._odd.setdefault(row, []).append(index)
        elif row:
            words = row.split(" ")
            if len(words) > LONG:
                self._long.add(" ".join(words[:LONG]), f"{row} ", index)
            else:
                self._rows.setdefault(row, []).append(index)
            count = min(len(words), LONG)
            self._longest[words[0]] = max(count, self._longest.get(words[0], 0))

    def may_stand_in(self, words: Collection[str]) -> bool:
        """Whether any of the texts may stand in a text with some words; told fast."""
        anywhere = self._odd or self._long_odd or self._signs
        return bool(anywhere) or not self._longest.keys().isdisjoint(words)

    def within(self, haystack: str) -> set[int]:
        """The texts that stand in a text, by place."""
        found: set[int] = set()
        for words in _exact_rows(haystack) if self._exact else text.rows(haystack):
            if not self._longest.keys().isdisjoint(words):
                found.update(self._beginning(words))
            if self._odd or self._long_odd:
                found.update(self._anywhere_in(" ".join(words)))
        found.update(index for index in self._signs if text.holds(haystack, self._texts[index]))
        return found

    def _beginning(self, words: Sequence[str]) -> set[int]:
        found: set[int] = set()
        begun: set[str] = set()
        for start, first in enumerate(words):
            most = self._longest.get(first, 0)
            if not most:
                continue
            row = first
            found.update(self._rows.get(row, ()))
            for word in words[start + 1 : start + most]:
                row = f"{row} {word}"
                found.update(self._rows.get(row, ()))
            if row in self._long and row not in begun:
                rest = " ".join((*words[start:], ""))
                if self._long.take(row, rest, found):
                    begun.add(row)
        return found

    def _anywhere_in(self, row: str) -> set[int]:
        found: set[int] = set()
        for length in self._odd_lengths:
            for start in range(len(row) - length + 1):
                found.update(self._odd.get(row[start : start + length], ()))
        begun: set[str] = set()
        for start in range(len(row) - LONG if self._long_odd else 0):
            first = row[start : start + LONG]
            if (
                first in self._long_odd
                and first not in begun
                and self._long_odd.take(first, row[start:], found)
            ):
                begun.add(first)
        return found

    def around(self, needle: str) -> set[int]:
        """The texts in which a text stands, by place."""
        if not self._exact and text.folds_away(needle):
            return {i for i, written in enumerate(self._texts) if text.holds(written, needle)}
        row = _exact_row(needle) if self._exact else text.fold(needle)
        odd = not self._exact and _anywhere(row)
        parts = [sign for sign in row if sign > "~"] if odd else row.split()
        posted = [self._posted.get(part, []) for part in parts]
        if not posted or not all(posted):
            return set()
        wanted = row if odd else f" {row} "
        return {
            index
            for index in min(posted, key=len)
            if any(wanted in one for one in self._padded[index])
        }

    @cached_property
    def _padded(self) -> list[list[str]]:
        """The words of each text, with a space before and after each."""
        rows = (
            _exact_rows(written) if self._exact else text.rows(written) for written in self._texts
        )
        return [[f" {' '.join(words)} " for words in found] for found in rows]

    @cached_property
    def _posted(self) -> dict[str, list[int]]:
        """The texts that have a word, or a sign of a script that does not part words."""
        posted: dict[str, list[int]] = {}
        for index, rows in enumerate(self._padded):
            parts = {word for row in rows for word in row.split()}
            if not self._exact:
                parts.update(sign for word in tuple(parts) for sign in word if sign > "~")
            for part in parts:
                posted.setdefault(part, []).append(index)
        return posted


class _Long(dict[str, dict[int, str]]):
    """Long rows, by how they begin."""

    def add(self, begun: str, row: str, index: int) -> None:
        self.setdefault(begun, {})[index] = row

    def take(self, begun: str, rest: str, found: set[int]) -> bool:
        """Add those that a text begins with; whether there were so many that all were taken."""
        rows = self[begun]
        if len(rows) > FEW:
            found.update(rows)
            return True
        found.update(index for index, row in rows.items() if rest.startswith(row))
        return False


def _anywhere(row: str) -> bool:
    """Whether folded words are of a script that does not part them, so that they match anywhere."""
    return not row.isascii() and text.holds(f"x{row}x", row)
