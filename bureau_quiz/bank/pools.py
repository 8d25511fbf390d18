"""What may be offered as wrong: a template's candidates, and the best of them for one question."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from zlib import crc32

from bureau_quiz.bank.compare import Key, probe, size
from bureau_quiz.bank.groups import Entry, Likes, Tier, lowest
from bureau_quiz.bank.lookalikes import Lookalikes
from bureau_quiz.bank.model import Candidate
from bureau_quiz.bank.phrases import Phrases
from bureau_quiz.bank.picking import OFFERED, pick
from bureau_quiz.packs.model import PartialDate

SIMILAR_LIMIT = 5
"""How many columns of `similar` are looked at."""


class Entries:
    """All candidates of a template in one precision."""

    def __init__(self, entries: Sequence[Entry], similar: int, exact: bool) -> None:
        self.entries = entries
        self.phrases = Phrases([entry.text for entry in entries], exact)
        self._similar = similar
        self._exact = exact
        self._candidates: dict[tuple[int, int], Candidate] = {}
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
        inside = [self.phrases.within(entry.text) for entry in self.entries]
        found = {index: others for index, others in enumerate(inside) if others != {index}}
        for index, others in tuple(found.items()):
            for other in tuple(others):
                found.setdefault(other, {other}).add(index)
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
        return pick([(offered, OFFERED)], (), self._exact) is not None

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
        return tuple([one for index, one in self._orders[known] if index not in banned])

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
                out = banned.union(taken) if taken else banned
                rank = tier * (self._similar + 1) + missing
                taken |= dict.fromkeys(lowest(groups, seed, want, out), rank)
        return taken

    def _ready(self, ranks: dict[int, int]) -> tuple[Candidate, ...]:
        """The candidates at some places in their ranks; each is made once."""
        known = self._candidates
        return tuple([known.get(at) or self._made(at) for at in ranks.items()])

    def _made(self, at: tuple[int, int]) -> Candidate:
        index, rank = at
        entry = self.entries[index]
        made = Candidate(entry.text, rank, size(entry.key), entry.spoiler)
        self._candidates[at] = made
        return made
