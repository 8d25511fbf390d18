"""Values so near to one another in spelling that a slip may make one of the other.

A question carries those that are known to be wrong, so that none of them is taken for a right
answer that was mistyped; of a large table its pool holds but a few.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from bureau_quiz.bank.kinds.slips import forgiven
from bureau_quiz.text import fold

LIMIT = 30
"""How many a question carries."""
NAMESAKES = 5
"""How many of one last word that are not like each other else: they make a surname ambiguous."""
LONGEST = 120
"""Texts of more letters are not typed with slips."""
FEW = 300
"""Among more words those are passed over that differ in their first and in their last letter."""


class Lookalikes:
    """Of many texts, finds those that look like a given one.

    Each word of a typed answer has a limit of its own to slips: what may be taken for another has
    a last word that is nearly the same.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._wholes: list[str] = []
        self._ending: dict[str, list[int]] = {}
        self._begun: dict[str, dict[str, list[int]]] = {}
        for place, text in enumerate(texts):
            words = fold(text).split()
            self._wholes.append("".join(words))
            self._ending.setdefault(words[-1] if words else "", []).append(place)
        self._last = _Near(self._ending)
        self._found: dict[str, list[int]] = {}

    def of(self, text: str) -> list[int]:
        """The places of texts that are spelt nearly so, and of some that end as this one does."""
        if text not in self._found:
            self._found[text] = self._looked_up(text)
        return self._found[text]

    def _looked_up(self, text: str) -> list[int]:
        words = fold(text).split()
        if not words or len(text) > LONGEST:
            return []
        whole = "".join(words)
        limit = forgiven(len(whole))
        like: list[int] = []
        ending: list[int] = []
        for last in (words[-1], *self._last.near(words[-1])):
            found = self._among(last, whole)
            if limit:
                like += [place for place in found if self._is_near(place, whole, limit)]
            if len(words) > 1:
                ending += found[:NAMESAKES]
        return list(dict.fromkeys((*like, *ending)))

    def _among(self, last: str, whole: str) -> Sequence[int]:
        """The texts that end in a word; of very many those that also begin with the letter."""
        found = self._ending.get(last, [])
        if len(found) <= FEW:
            return found
        if last not in self._begun:
            begun: dict[str, list[int]] = {}
            for place in found:
                begun.setdefault(self._wholes[place][:2], []).append(place)
            self._begun[last] = begun
        return list(islice(self._begun[last].get(whole[:2], found), FEW))

    def _is_near(self, place: int, whole: str, limit: int) -> bool:
        other = self._wholes[place]
        return abs(len(other) - len(whole)) <= limit and _apart(other, whole) <= limit


class _Near:
    """Words, found by their length and the letters they are made of."""

    def __init__(self, words: Iterable[str]) -> None:
        fitting = [word for word in words if 0 < len(word) <= LONGEST]
        self._few = len(fitting) <= FEW
        self._buckets: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for word in fitting:
            for end in self._ends(word):
                self._buckets.setdefault((len(word), end), []).append((_letters(word), word))

    def _ends(self, word: str) -> Iterable[str]:
        return ("",) if self._few else (f"{word[0]}-", f"-{word[-1]}")

    def near(self, word: str) -> list[str]:
        """Other words that are off by no more slips than its length forgives, sorted."""
        most = forgiven(len(word))
        if not most or len(word) > LONGEST:
            return []
        letters = _letters(word)
        likely = {
            other
            for length in range(len(word) - most, len(word) + most + 1)
            for end in self._ends(word)
            for others, other in self._buckets.get((length, end), ())
            if (letters ^ others).bit_count() <= 2 * most
        }
        likely.discard(word)
        return sorted(other for other in likely if _apart(word, other) <= most)


def _apart(one: str, other: str) -> int:
    from jellyfish import damerau_levenshtein_distance  # not needed before there is a likely pair

    return damerau_levenshtein_distance(one, other)


def _letters(word: str) -> int:
    """A set of letters as bits: a slip changes two of them at most."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
