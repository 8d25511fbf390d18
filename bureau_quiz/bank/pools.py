"""What may be offered as wrong: a template's candidates, and the best of them for one question."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from zlib import crc32

from bureau_quiz.bank.compare import Key, probe, size
from bureau_quiz.bank.effort import Effort
from bureau_quiz.bank.groups import Entry, Likes, Tier, lowest
from bureau_quiz.bank.lookalikes import Lookalikes
from bureau_quiz.bank.model import Candidate
from bureau_quiz.bank.phrases import Phrases
from bureau_quiz.bank.picking import OFFERED, can_pick
from bureau_quiz.packs.model import PartialDate

SIMILAR_LIMIT = 5
"""How many columns of `similar` are looked at."""
LEVELS_LIMIT = 12
"""For how many spoiler grades candidates are chosen one by one."""


class Entries:
    """All candidates of a template in one precision."""

    def __init__(
        self, entries: Sequence[Entry], similar: int, exact: bool, effort: Effort | None = None
    ) -> None:
        self.entries = entries
        self._effort = effort or Effort()
        self.phrases = Phrases([entry.text for entry in entries], exact)
        self._similar = similar
        self._exact = exact
        self._candidates: dict[int, _Ranked] = {}
        self._orders: dict[tuple[frozenset[Key], ...], list[tuple[int, Candidate]]] = {}
        """All candidates by rank, with their places; where all of them fit a question."""
        self._keys = {entry.key: index for index, entry in enumerate(entries)}
        self._marks: dict[Hashable, list[int]] = {}
        """Of dates."""
        tiers: dict[int, dict[int, list[int]]] = {}
        for index, entry in enumerate(entries):
            if isinstance(entry.key, PartialDate):
                for mark in probe(entry.key):
                    self._marks.setdefault(mark, []).append(index)
            tiers.setdefault(entry.tier, {}).setdefault(entry.spoiler, []).append(index)
        self._tiers = [
            (tier, [(grade, Tier(entries, members)) for grade, members in sorted(grades.items())])
            for tier, grades in sorted(tiers.items())
        ]
        self._grades = sorted({entry.spoiler for entry in entries})
        self._levels = _some(self._grades)
        """The grades for which a question has the best each: who is between has the lower one's."""

    @cached_property
    def lookalikes(self) -> Lookalikes:
        """Those that are spelt nearly like a text."""
        return Lookalikes([entry.text for entry in self.entries])

    def met(self, marks: Iterable[Hashable]) -> Iterator[int]:
        """The places of the candidates that equal or overlap values whose marks are given."""
        for mark in marks:
            if mark in self._keys:
                yield self._keys[mark]  # type: ignore[index]
            elif self._marks:
                yield from self._marks.get(mark, ())

    def __contains__(self, key: Key) -> bool:
        """Whether a value is among the candidates."""
        return key in self._keys

    def entangled(self, text: str) -> Collection[int]:
        """The places of the candidates that stand in a text, or in which it stands."""
        place = self._places.get(text)
        if place is None:
            return self.phrases.within(text) | self.phrases.around(text)
        return self._tangled.get(place, (place,))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.text: index for index, entry in enumerate(self.entries)}

    @cached_property
    def _tangled(self) -> dict[int, set[int]]:
        """Place → places of those that stand in it, or in which it stands; itself alone left out.

        One stands in the other if the other is around the one: so one look at each is enough.
        """
        inside = [self._inside(entry.text) for entry in self.entries]
        found = {index: others for index, others in enumerate(inside) if others != {index}}
        for index, others in tuple(found.items()):
            for other in tuple(others):
                found.setdefault(other, {other}).add(index)
        return found

    def _inside(self, text: str) -> set[int]:
        found = self.phrases.within(text)
        self._effort.spend(len(found) // 16)
        return found

    def enough(self, offered: Sequence[Candidate], level: int = 0) -> bool:
        """Whether OFFERED of some candidates may stand side by side for one who has seen so far."""
        if len(self._grades) > 1:
            offered = [one for one in offered if one.spoiler <= level]
        free = 0
        for one in offered:
            free += self._places[one.text] not in self._tangled
            if free == OFFERED:
                return True
        return can_pick([(offered, OFFERED)], (), self._exact)

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
            runs = self._ranked(likes, seed, banned, limit, level)
            for seen in self._levels:
                if seen > level:
                    for rank, places in self._ranked(likes, seed, banned, limit, seen).items():
                        runs[rank] = sorted({*runs.get(rank, ()), *places})
            return tuple(
                chain.from_iterable(self._ready(rank, runs[rank]) for rank in sorted(runs))
            )
        # All of them fit, so that the order is the same for every question with these likes.
        known = tuple(likes)
        if known not in self._orders:
            runs = self._ranked(likes, 0, set(), limit, self._grades[-1] if self._grades else 0)
            self._orders[known] = [
                (place, one)
                for rank, places in runs.items()
                for place, one in zip(places, self._ready(rank, places), strict=True)
            ]
        return tuple([one for place, one in self._orders[known] if place not in banned])

    def _ranked(
        self, likes: Likes, seed: int, banned: set[int], limit: int, level: int
    ) -> dict[int, list[int]]:
        """The places of the best for one who has seen so far, by their ranks."""
        runs: dict[int, list[int]] = {}
        left = limit
        out = banned
        for tier, grades in self._tiers:
            for missing in range(self._similar + 1):
                groups = [
                    group
                    for grade, members in grades
                    if grade <= level
                    for group in members.sharing(likes, self._similar - missing)
                ]
                self._effort.spend(len(groups) // 4)
                places = lowest(groups, seed, left, out)
                if places:
                    runs[tier * (self._similar + 1) + missing] = places
                    left -= len(places)
                    if not left:
                        return runs
                    out = out.union(places)
        return runs

    def _ready(self, rank: int, places: Sequence[int]) -> Iterator[Candidate]:
        """The candidates at some places, in a rank."""
        if rank not in self._candidates:
            self._candidates[rank] = _Ranked(self.entries, rank)
        return map(self._candidates[rank].__getitem__, places)


def _some(grades: Sequence[int]) -> Sequence[int]:
    """All of few grades; of very many some, the highest among them."""
    if len(grades) <= LEVELS_LIMIT:
        return grades
    return [grades[(at + 1) * len(grades) // LEVELS_LIMIT - 1] for at in range(LEVELS_LIMIT)]


class _Ranked(dict[int, Candidate]):
    """The candidates of one rank by place, each made when it is first asked for."""

    def __init__(self, entries: Sequence[Entry], rank: int) -> None:
        super().__init__()
        self._entries = entries
        self._rank = rank

    def __missing__(self, place: int) -> Candidate:
        entry = self._entries[place]
        made = self[place] = Candidate(entry.text, self._rank, size(entry.key), entry.spoiler)
        return made
