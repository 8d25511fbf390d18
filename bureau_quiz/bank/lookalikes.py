"""Values so near to one another in spelling that a slip may make one of the other.

A question carries those that are known to be wrong, so that none of them is taken for a right
answer that was mistyped; of a large table its pool holds but a few.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import NamedTuple, TypeVar

from bureau_quiz.bank.kinds.slips import forgiven
from bureau_quiz.bank.kinds.suffixes import bare
from bureau_quiz.text import fold

LIMIT = 30
"""How many a question carries."""
NAMESAKES = 5
"""How many of one last word that are not like each other else: they make a surname ambiguous."""
LONGEST = 120
"""Texts of more letters are not typed with slips."""
FEW = 100
"""Of more texts with one last word only those that begin alike are looked at."""
MOST = 25
"""How many are compared letter by letter: those made of the most similar letters."""
CROWD = 500
"""Of more words of one length that begin or end alike only so many are looked at."""
END = 3
"""How many letters of a word are its beginning, or its end."""

_Found = TypeVar("_Found", int, str)

_FIGURE = re.compile(r"\d")


class _Spelt(NamedTuple):
    """A text as it is looked up."""

    figures: tuple[str, ...]
    """Its words with figures, which never slip."""
    words: tuple[str, ...]
    """All others."""
    whole: str
    letters: int


class Lookalikes:
    """Of many texts, finds those that look like a given one.

    Each word of a typed answer has a limit of its own to slips: what may be taken for another has
    a last word that is nearly the same, and the same figures.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._all = list(map(_spelt, texts))
        self._places = {text: place for place, text in enumerate(texts)}
        self._alike: dict[tuple[str, ...], list[int]] = {}
        """By their figures."""
        for place, spelt in enumerate(self._all):
            self._alike.setdefault(spelt.figures, []).append(place)
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._found: dict[str, list[int]] = {}

    def of(self, text: str) -> list[int]:
        """The places of others that are spelt nearly so, and of some that end as this one does."""
        if text not in self._found:
            self._found[text] = self._looked_up(text)
        return self._found[text]

    def _looked_up(self, text: str) -> list[int]:
        own = self._places.get(text)
        spelt = _spelt(text) if own is None else self._all[own]
        members = self._alike.get(spelt.figures, [])
        if not spelt.words or len(text) > LONGEST or members in ([], [own]):
            return []
        group = self._groups.get(spelt.figures)
        if group is None:
            group = self._groups[spelt.figures] = _Group(self._all, members)
        return group.of(spelt, own)


class _Group:
    """Texts with the same figures, or with none."""

    def __init__(self, texts: Sequence[_Spelt], members: Sequence[int]) -> None:
        self._texts = texts
        self._ending: dict[str, list[int]] = {}
        self._begun: dict[str, dict[str, list[int]]] = {}
        for place in members:
            words = texts[place].words
            self._ending.setdefault(words[-1] if words else "", []).append(place)
        self._last = _Near(self._ending)

    def of(self, spelt: _Spelt, own: int | None) -> list[int]:
        """The places of texts that look like one, but for its own place."""
        like: list[int] = []
        ending: list[int] = []
        last = spelt.words[-1]
        for word in (last, *self._last.near(last)):
            found = [place for place in self._among(word, spelt.whole) if place != own]
            like += self._near(found, spelt)
            if len(spelt.words) > 1:
                ending += self._namesakes(found, spelt)
        return list(dict.fromkeys((*like, *ending)))

    def _among(self, last: str, whole: str) -> Sequence[int]:
        """The texts that end in a word; of very many those that also begin with the letters."""
        found = self._ending.get(last, [])
        if len(found) <= FEW:
            return found
        if last not in self._begun:
            begun: dict[str, list[int]] = {}
            for place in found:
                begun.setdefault(self._texts[place].whole[:2], []).append(place)
            self._begun[last] = begun
        return self._begun[last].get(whole[:2], found)[:FEW]

    def _near(self, found: Sequence[int], spelt: _Spelt) -> list[int]:
        limit = forgiven(len(spelt.whole)) if found else 0
        if not limit:
            return []
        likely: list[tuple[int, int]] = []
        for place in found:
            other = self._texts[place]
            off = (spelt.letters ^ other.letters).bit_count()
            if off <= 2 * limit and abs(len(other.whole) - len(spelt.whole)) <= limit:
                likely.append((off, place))
        return [
            place
            for _, place in _least(likely)
            if _apart(self._texts[place].whole, spelt.whole) <= limit
        ]

    def _namesakes(self, found: Sequence[int], spelt: _Spelt) -> Sequence[int]:
        """Some of one last word, first those of whom an initial may be the same."""
        if len(found) <= NAMESAKES:
            return found
        firsts = {word[0] for word in spelt.words[:-1]}
        return sorted(found, key=lambda place: self._texts[place].whole[:1] not in firsts)[
            :NAMESAKES
        ]


class _Near:
    """Words, found by their length, how they begin or end, and the letters they are made of."""

    def __init__(self, words: Iterable[str]) -> None:
        self._buckets: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for word in words:
            if not 0 < len(word) <= LONGEST:
                continue
            keys = [(len(word), part) for count in (2, END) for part in _ends(word, count)]
            keys += [(0, word[END:-END])] if len(word) > 2 * END else ()
            entry = _letters(word), word
            for key in keys:
                bucket = self._buckets.setdefault(key, [])
                if len(bucket) < CROWD:
                    bucket.append(entry)

    def near(self, word: str) -> list[str]:
        """Other words that are off by no more slips than its length forgives, sorted.

        Of long words those may be passed over that differ at both ends and between.
        """
        most = forgiven(len(word))
        if not most or len(word) > LONGEST:
            return []
        letters = _letters(word)
        likely = {
            (off, other)
            for key in _keys(word, most)
            for others, other in self._buckets.get(key, ())
            if (off := (letters ^ others).bit_count()) <= 2 * most
            and abs(len(other) - len(word)) <= most
        }
        likely.discard((0, word))
        return sorted(other for _, other in _least(likely) if _apart(word, other) <= most)


def _keys(word: str, most: int) -> Iterator[tuple[int, str]]:
    """Where words are found that are so many slips from one: one end, or what is between, is left.

    One slip leaves either the first three of seven letters, or the last three.
    """
    parts = _ends(word, END if len(word) > 2 * END else 2)
    for length in range(len(word) - most, len(word) + most + 1):
        yield from ((length, part) for part in parts)
    if most > 1:
        # A letter more or less at an end shifts what is between.
        for first in (END - 1, END, END + 1):
            yield from ((0, word[first:last]) for last in (-END - 1, -END, -END + 1))


def _ends(word: str, count: int) -> tuple[str, str]:
    """How a word begins, and how it ends, in so many letters."""
    return f"{word[:count]}-", f"-{word[-count:]}"


def _least(likely: Collection[tuple[int, _Found]]) -> Collection[tuple[int, _Found]]:
    """Those made of the most similar letters, where there are very many."""
    return likely if len(likely) <= MOST else nsmallest(MOST, likely)


def _spelt(text: str) -> _Spelt:
    folded = fold(bare(text))
    words = tuple(folded.split())
    figures: tuple[str, ...] = ()
    if _FIGURE.search(folded):
        figures = tuple(word for word in words if _FIGURE.search(word))
        words = tuple(word for word in words if not _FIGURE.search(word))
    whole = "".join(words)
    return _Spelt(figures, words, whole, _letters(whole))


def _apart(one: str, other: str) -> int:
    from jellyfish import damerau_levenshtein_distance  # not needed before there is a likely pair

    return damerau_levenshtein_distance(one, other)


def _letters(word: str) -> int:
    """A set of letters as bits: a slip changes two of them at most."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
