"""Candidates of one tier, grouped by what they share with a right answer, for fast choosing.

Which of many are chosen is told by the CRC-32 of a question's id and a candidate's text. CRC-32 is
linear: that of both is that of the text, with one number for each length of text changed in the
same bits. So those of lowest CRC-32 are found without working out all of them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product
from zlib import crc32

from bureau_quiz.bank.compare import Key

Likes = Sequence[frozenset[Key]]
"""What a value's own row says in each column of `similar`."""

MANY = 128
"""From here on a group is cut without looking at each of its members."""

_PLACE = 28
"""How many bits of a hit are the place; above them stands the CRC-32. Both fit 60 bits."""
PLACE = (1 << _PLACE) - 1


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
    """Candidates of one rank. A hit is a number: a CRC-32 and, in its lowest bits, a place."""

    def __init__(self, entries: Sequence[Entry], members: Sequence[int]) -> None:
        self._entries = entries
        self.members = members

    def lowest(self, seed: int, count: int) -> list[int]:
        """At least the `count` lowest hits (or all), in no order."""
        size = len(self.members)
        bits = min(32, (count * 2**32 // size).bit_length()) if size else 32
        found = list(self._below(seed, bits))
        while len(found) < count and bits < 32:
            bits += 1
            found = list(self._below(seed, bits))
        return found

    @cached_property
    def _lengths(self) -> list[tuple[bytes, list[int]]]:
        """Members by the length of their texts (as so many zeros), as hits of the text alone."""
        lengths: dict[int, list[int]] = {}
        for index in self.members:
            raw = self._entries[index].text.encode()
            own = crc32(raw) ^ crc32(bytes(len(raw)))
            lengths.setdefault(len(raw), []).append(own << _PLACE | index)
        return [(bytes(length), sorted(hits)) for length, hits in lengths.items()]

    def _below(self, seed: int, bits: int) -> Iterator[int]:
        """Those whose CRC-32 is below 2 ** bits."""
        room = 1 << bits + _PLACE
        each = len(self.members) < MANY
        for zeros, hits in self._lengths:
            change = crc32(zeros, seed) << _PLACE
            if each:
                yield from [hit for own in hits if (hit := own ^ change) < room]
                continue
            first = change // room * room
            start = bisect_left(hits, first)
            for own in hits[start : bisect_left(hits, first + room, start)]:
                yield own ^ change


def lowest(groups: Sequence[Group], seed: int, want: int, out: set[int]) -> list[int]:
    """Places of the `want` members with the lowest CRC-32, in order; all, where there are fewer.

    Args:
        groups: whose members.
        seed: the CRC-32 of the question's id.
        want: how many.
        out: places that are left out.
    """
    if sum(len(group.members) for group in groups) <= want:
        fresh = {index for group in groups for index in group.members}
        return sorted(fresh - out)
    if len(groups) == 1:
        found = sorted(groups[0].lowest(seed, want + len(out)))
    else:
        found = sorted({hit for group in groups for hit in group.lowest(seed, want + len(out))})
    places = [place for hit in found if (place := hit & PLACE) not in out]
    return sorted(places[:want])
