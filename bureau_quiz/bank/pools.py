"""What may be offered as wrong: a template's candidates, and the best of them for one question."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, islice, product
from zlib import crc32

from bureau_quiz.bank.compare import Key, probe, size
from bureau_quiz.bank.lookalikes import Lookalikes
from bureau_quiz.bank.model import Candidate
from bureau_quiz.bank.phrases import Phrases
from bureau_quiz.bank.picking import OFFERED, pick

SIMILAR_LIMIT = 5
"""How many columns of `similar` are looked at."""
_MANY = 256
"""From here on a group is cut without looking at each of its members."""

Likes = Sequence[frozenset[Key]]
"""What a value's own row says in each column of `similar`."""


@dataclass(slots=True)
class Entry:
    """One candidate of a template."""

    key: Key
    text: str
    tier: int
    likes: list[frozenset[Key]] = field(default_factory=list)
    spoiler: int = 0


class Entries:
    """All candidates of a template in one precision."""

    def __init__(self, entries: Sequence[Entry], similar: int, exact: bool) -> None:
        self.entries = entries
        self.phrases = Phrases([entry.text for entry in entries], exact)
        self._similar = similar
        self._exact = exact
        self._keys = {entry.key for entry in entries}
        self._candidates: dict[tuple[int, int], Candidate] = {}
        self._orders: dict[tuple[frozenset[Key], ...], list[tuple[int, Candidate]]] = {}
        """All candidates by rank, with their places; where all of them fit a question."""
        self._marks: dict[Hashable, list[int]] = {}
        tiers: dict[int, dict[int, list[int]]] = {}
        for index, entry in enumerate(entries):
            for mark in probe(entry.key):
                self._marks.setdefault(mark, []).append(index)
            tiers.setdefault(entry.tier, {}).setdefault(entry.spoiler, []).append(index)
        self._tiers = [
            (tier, [(grade, _Tier(entries, members)) for grade, members in sorted(grades.items())])
            for tier, grades in sorted(tiers.items())
        ]
        self._grades = sorted({entry.spoiler for entry in entries})

    @cached_property
    def lookalikes(self) -> Lookalikes:
        """Those that are spelt nearly like a text."""
        return Lookalikes([entry.text for entry in self.entries])

    def met(self, marks: Iterable[Hashable]) -> Iterator[int]:
        """The places of the candidates that equal or overlap values whose marks are given."""
        for mark in marks:
            yield from self._marks.get(mark, ())

    def __contains__(self, key: Key) -> bool:
        """Whether a value is among the candidates."""
        return key in self._keys

    def enough(self, offered: Sequence[Candidate], level: int = 0) -> bool:
        """Whether OFFERED of some candidates may stand side by side for one who has seen so far."""
        if len(self._grades) > 1:
            offered = [one for one in offered if one.spoiler <= level]
        free = (one for one in offered if one.text not in self._tangled)
        if len(list(islice(free, OFFERED))) == OFFERED:
            return True
        return pick([(offered, OFFERED)], (), self._exact) is not None

    @cached_property
    def _tangled(self) -> set[str]:
        """The texts of candidates that contain another, or that another contains."""
        found = set()
        for index, entry in enumerate(self.entries):
            inside = self.phrases.within(entry.text) - {index}
            if inside:
                found.add(entry.text)
                found.update(self.entries[other].text for other in inside)
        return found

    def best(
        self, question: str, likes: Likes, banned: set[int], limit: int, level: int = 0
    ) -> tuple[Candidate, ...]:
        """The candidates of lowest rank; those of lowest CRC-32 of id and text where one is cut.

        Args:
            question: the question's id.
            likes: what the right answer's own row says in the columns of `similar`.
            banned: places of what may not be offered.
            limit: how many at most for one who has seen so far, whatever that is.
            level: the least that one must have seen to be asked.
        """
        if len(self.entries) > limit:
            seed = crc32(question.encode())
            ranks: dict[int, int] = {}
            for seen in self._levels(level):
                ranks |= self._ranked(likes, seed, banned, limit, seen)
            if len(self._grades) > 1:
                ranks = dict(sorted(ranks.items(), key=lambda one: (one[1], one[0])))
            return self._ready(ranks)
        # All of them fit, so that the order is the same for every question with these likes.
        known = tuple(likes)
        if known not in self._orders:
            ranks = self._ranked(likes, 0, set(), limit, self._levels(0)[-1])
            self._orders[known] = list(zip(ranks, self._ready(ranks), strict=True))
        return tuple(one for index, one in self._orders[known] if index not in banned)

    def _levels(self, least: int) -> list[int]:
        """The levels from one on at which more candidates come to be seen."""
        return [least, *(grade for grade in self._grades if grade > least)]

    def _ranked(
        self, likes: Likes, seed: int, banned: set[int], limit: int, level: int
    ) -> dict[int, int]:
        """The places of the best for one who has seen so far, with their ranks."""
        taken: dict[int, int] = {}
        for tier, grades in self._tiers:
            for missing in range(self._similar + 1):
                want = limit - len(taken)
                if not want:
                    break
                groups = [
                    group
                    for grade, members in grades
                    if grade <= level
                    for group in members.sharing(likes, self._similar - missing)
                ]
                rank = tier * (self._similar + 1) + missing
                for index in _lowest(groups, seed, want, banned, taken):
                    taken[index] = rank
        return taken

    def _ready(self, ranks: dict[int, int]) -> tuple[Candidate, ...]:
        """The candidates at some places in their ranks; each is made once."""
        known = self._candidates
        for at in ranks.items():
            if at not in known:
                entry = self.entries[at[0]]
                known[at] = Candidate(entry.text, at[1], size(entry.key), entry.spoiler)
        return tuple([known[at] for at in ranks.items()])


class _Tier:
    """The candidates of one tier, found by what they have in common with the right answer."""

    def __init__(self, entries: Sequence[Entry], members: Sequence[int]) -> None:
        self._entries = entries
        self._members = members
        self._groups: dict[tuple[int, ...], dict[tuple[Key, ...], _Group]] = {
            (): {(): _Group(entries, members)}
        }

    def sharing(self, likes: Likes, count: int) -> "list[_Group]":
        """Groups that together hold each candidate sharing at least `count` columns."""
        return [
            found
            for columns in combinations(range(len(likes)), count)
            for keys in product(*(likes[column] for column in columns))
            if (found := self._by(columns).get(keys))
        ]

    def _by(self, columns: tuple[int, ...]) -> "dict[tuple[Key, ...], _Group]":
        found = self._groups.get(columns)
        if found is None:
            members: dict[tuple[Key, ...], list[int]] = {}
            for index in self._members:
                likes = self._entries[index].likes
                for keys in product(*(likes[column] for column in columns)):
                    members.setdefault(keys, []).append(index)
            found = self._groups[columns] = {
                keys: _Group(self._entries, places) for keys, places in members.items()
            }
        return found


class _Group:
    """Candidates of one rank, of which those with the lowest CRC-32 can be told fast.

    CRC-32 is linear: that of a question's id and a text is that of the text, with one number for
    each length of text changed in the same bits. So sorted once, they are found by bisection.
    """

    def __init__(self, entries: Sequence[Entry], members: Sequence[int]) -> None:
        self._entries = entries
        self.members = members

    def lowest(self, seed: int, want: int, spare: int) -> list[tuple[int, int]]:
        """At least the `want + spare` lowest (or all), as (CRC-32, place), in no order."""
        if len(self.members) < _MANY:
            return [
                (crc32(self._entries[index].text.encode(), seed), index) for index in self.members
            ]
        bits = min(32, ((want + spare) * 2**32 // len(self.members)).bit_length())
        while True:
            found = self._below(seed, bits)
            if len(found) >= want + spare or bits == 32:
                return found
            bits += 1

    @cached_property
    def _lengths(self) -> dict[int, list[tuple[int, int]]]:
        """Members by the length of their texts, with their part of the CRC-32, sorted by it."""
        lengths: dict[int, list[tuple[int, int]]] = {}
        for index in self.members:
            raw = self._entries[index].text.encode()
            own = crc32(raw) ^ crc32(bytes(len(raw)))
            lengths.setdefault(len(raw), []).append((own, index))
        for hits in lengths.values():
            hits.sort()
        return lengths

    def _below(self, seed: int, bits: int) -> list[tuple[int, int]]:
        """Those whose CRC-32 is below 2 ** bits."""
        found: list[tuple[int, int]] = []
        for length, hits in self._lengths.items():
            change = crc32(bytes(length), seed)
            first = change >> bits << bits
            start = bisect_left(hits, (first, -1))
            end = bisect_left(hits, (first + (1 << bits), -1), start)
            if start < end:
                found += [(own ^ change, index) for own, index in hits[start:end]]
        return found


def _lowest(
    groups: Sequence[_Group], seed: int, want: int, banned: set[int], taken: dict[int, int]
) -> list[int]:
    """Places of the `want` members with the lowest CRC-32, in order; all, where there are fewer."""
    if sum(len(group.members) for group in groups) <= want:
        fresh = {index for group in groups for index in group.members}
    else:
        spare = len(banned) + len(taken)
        found = {hit for group in groups for hit in group.lowest(seed, want, spare)}
        hits = sorted(hit for hit in found if hit[1] not in banned and hit[1] not in taken)
        return sorted(index for _, index in hits[:want])
    return sorted(index for index in fresh if index not in banned and index not in taken)
