"""Which texts stand in which, as whole words: what would give an answer away."""

from collections.abc import Iterable, Sequence

from bureau_quiz import text

_AROUND = "“”„‘’\"'«»()[]?!,;:"
"""Signs around a word of a sentence that are none of its own."""


def holds(haystack: str, needle: str, exact: bool) -> bool:
    """Whether `needle` stands in `haystack` as whole words, folded or else exactly."""
    if not exact:
        return text.holds(haystack, needle)
    row = _exact_row(needle)
    return bool(row) and any(f" {row} " in f" {one} " for one in _exact_rows(haystack))


def clash(one: str, other: str, exact: bool) -> bool:
    """Whether two options cannot stand side by side: one contains the other, or they are equal."""
    return (
        text.key(one, exact) == text.key(other, exact)
        or holds(one, other, exact)
        or holds(other, one, exact)
    )


def _exact_row(written: str) -> str:
    return " ".join(text.fold_exact(written).split())


def _exact_rows(written: str) -> tuple[str, str]:
    """The words of a sentence, as they stand and without the signs around them."""
    words = text.fold_exact(written).split()
    return " ".join(words), " ".join(word.strip(_AROUND) for word in words)


class Phrases:
    """Many texts, of which those that stand in another, or in which another stands, are found fast.

    Gives what `holds` gives one by one.
    """

    def __init__(self, texts: Sequence[str], exact: bool) -> None:
        self._texts = texts
        self._exact = exact
        self._rows: dict[str, list[int]] = {}
        self._longest = 0
        self._odd: dict[str, list[int]] = {}
        self._odd_lengths: tuple[int, ...] = ()
        self._signs: list[int] = []
        self._posted: dict[str, list[int]] | None = None
        for index, written in enumerate(texts):
            self._add(index, written)
        self._odd_lengths = tuple(sorted({len(row) for row in self._odd}))

    def _add(self, index: int, written: str) -> None:
        row = _exact_row(written) if self._exact else text.fold(written)
        if not self._exact and not row.isascii() and _anywhere(written):
            self._odd.setdefault(row, []).append(index)
        elif not self._exact and text.folds_away(written):
            self._signs.append(index)
        elif row:
            self._rows.setdefault(row, []).append(index)
            self._longest = max(self._longest, row.count(" ") + 1)

    def within(self, haystack: str) -> set[int]:
        """The texts that stand in a text, by place."""
        found: set[int] = set()
        rows = _exact_rows(haystack) if self._exact else (" ".join(text.words(haystack)),)
        for row in rows:
            words = row.split()
            for start in range(len(words)):
                for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                    found.update(self._rows.get(" ".join(words[start:end]), ()))
            for length in self._odd_lengths:
                for start in range(len(row) - length + 1):
                    found.update(self._odd.get(row[start : start + length], ()))
        found.update(index for index in self._signs if text.holds(haystack, self._texts[index]))
        return found

    def around(self, needle: str) -> set[int]:
        """The texts in which a text stands, by place."""
        if self._posted is None:
            self._posted = self._post()
        likely: Iterable[int]
        row = _exact_row(needle) if self._exact else text.fold(needle)
        if not self._exact and text.folds_away(needle):
            likely = range(len(self._texts))
        else:
            odd = not self._exact and _anywhere(needle)
            parts = [sign for sign in row if sign > "~"] if odd else row.split()
            posted = [self._posted.get(part, []) for part in parts]
            posted.sort(key=len)
            likely = posted[0] if posted else ()
        return {index for index in likely if holds(self._texts[index], needle, self._exact)}

    def _post(self) -> dict[str, list[int]]:
        posted: dict[str, list[int]] = {}
        for index, written in enumerate(self._texts):
            rows = _exact_rows(written) if self._exact else text.words(written)
            parts = {word for row in rows for word in row.split()}
            if not self._exact:
                parts.update(sign for word in tuple(parts) for sign in word if sign > "~")
            for part in parts:
                posted.setdefault(part, []).append(index)
        return posted


def _anywhere(written: str) -> bool:
    """Whether it is of a script that does not part words, so that it may stand anywhere."""
    return not written.isascii() and text.holds(f"x{written}x", written)
