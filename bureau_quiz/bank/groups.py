"""Candidates of one tier, grouped by what they share with a right answer, for fast choosing.

Which of many are chosen is told by the CRC-32 of a question's id and a candidate's text. CRC-32 is
linear: that of both is that of the text, with one number for each length of text changed in the
same bits. So those of lowest CRC-32 are found without working out all of them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product
from zlib import crc32

from bureau_quiz.bank.compare import Key

Likes = Sequence[frozenset[Key]]
"""What a value's own row says in each column of `similar`."""

MANY = 128
"""From here on a group is cut without looking at each of its members."""
SHORT = 2
"""How many bits of a CRC-32 are left aside at first: the other 30 are sorted twice as fast."""


@dataclass(slots=True)
class Entry:
    """One candidate of a template."""

    key: Key
    text: str
    tier: int
    likes: list[frozenset[Key]] = field(default_factory=list)
    spoiler: int = 0


class Tier:
    """The candidates of one tier, found by what they have in common with the right answer."""

    def __init__(self, entries: Sequence[Entry], members: Sequence[int]) -> None:
        self._entries = entries
        self._members = members
        self._all = [Group(entries, members)]
        self._groups: dict[tuple[int, ...], dict[tuple[Key, ...], Group]] = {}

    def sharing(self, likes: Likes, count: int) -> "list[Group]":
        """Groups that together hold each candidate sharing at least `count` columns."""
        if not count:
            return self._all
        return [
            found
            for columns in combinations(range(len(likes)), count)
            for keys in product(*(likes[column] for column in columns))
            if (found := self._by(columns).get(keys))
        ]

    def _by(self, columns: tuple[int, ...]) -> "dict[tuple[Key, ...], Group]":
        found = self._groups.get(columns)
        if found is None:
            members: dict[tuple[Key, ...], list[int]] = {}
            for index in self._members:
                likes = self._entries[index].likes
                for keys in product(*(likes[column] for column in columns)):
                    members.setdefault(keys, []).append(index)
            found = self._groups[columns] = {
                keys: Group(self._entries, places) for keys, places in members.items()
            }
        return found


class Group:
    """Candidates of one rank."""

    def __init__(self, entries: Sequence[Entry], members: Sequence[int]) -> None:
        self.entries = entries
        self.members = members

    def lowest(self, seed: int, count: int) -> tuple[list[int], list[int]]:
        """At least the `count` lowest (or all): the bits of their CRC-32, and their places."""
        if len(self.members) < max(MANY, count):
            return self._below(seed, None)
        bits = (count * 2 ** (32 - SHORT) // len(self.members)).bit_length()
        while True:
            found = self._below(seed, bits)
            if len(found[1]) >= count:
                return found
            bits += 1

    @cached_property
    def _lengths(self) -> list[tuple[bytes, list[int], list[int]]]:
        """Members by the length of their texts (as so many zeros): the text's own part, sorted."""
        lengths: dict[int, list[tuple[int, int]]] = {}
        for index in self.members:
            raw = self.entries[index].text.encode()
            own = crc32(raw) ^ crc32(bytes(len(raw)))
            lengths.setdefault(len(raw), []).append((own >> SHORT, index))
        ordered = ((length, sorted(hits)) for length, hits in lengths.items())
        return [
            (bytes(length), [own for own, _ in hits], [index for _, index in hits])
            for length, hits in ordered
        ]

    def _below(self, seed: int, bits: int | None) -> tuple[list[int], list[int]]:
        """Those of which the bits of the CRC-32 are below 2 ** bits; of None all."""
        found: list[int] = []
        places: list[int] = []
        for zeros, owns, members in self._lengths:
            change = crc32(zeros, seed) >> SHORT
            if bits is None:
                found += [own ^ change for own in owns]
                places += members
            else:
                first = change >> bits << bits
                start = bisect_left(owns, first)
                end = bisect_left(owns, first + (1 << bits), start)
                found += [own ^ change for own in owns[start:end]]
                places += members[start:end]
        return found, places


def lowest(groups: Sequence[Group], seed: int, want: int, out: set[int]) -> list[int]:
    """Places of the `want` members with the lowest CRC-32, in order; all, where there are fewer.

    Args:
        groups: whose members; one may be in several of them.
        seed: the CRC-32 of the question's id.
        want: how many.
        out: places that are left out.
    """
    if sum(len(group.members) for group in groups) <= want:
        return sorted({index for group in groups for index in group.members} - out)
    count = want + len(out)
    if len(groups) == 1:
        bits, places = groups[0].lowest(seed, count)
    else:
        each: dict[int, int] = {}
        for group in groups:
            bits, places = group.lowest(seed, count)
            each |= zip(places, bits, strict=True)
        bits, places = list(each.values()), list(each)
    if not out.isdisjoint(places):
        kept = [(of, place) for of, place in zip(bits, places, strict=True) if place not in out]
        bits, places = [of for of, _ in kept], [place for _, place in kept]
    if len(places) <= want:
        return sorted(places)
    ordered = sorted(bits)
    last = ordered[want - 1]
    if ordered[want] == last:
        return _lowest_of_all(groups[0].entries, places, seed, want)
    return sorted([place for of, place in zip(bits, places, strict=True) if of <= last])


def _lowest_of_all(
    entries: Sequence[Entry], places: Sequence[int], seed: int, want: int
) -> list[int]:
    """The same of some places, by all bits of the CRC-32: where the first do not part them."""
    hits = sorted((crc32(entries[place].text.encode(), seed), place) for place in places)
    return sorted(place for _, place in hits[:want])
