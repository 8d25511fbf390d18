"""A template's candidates: what might be offered as wrong, in tiers, with what their rows say."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import prod

from bureau_quiz.bank.claims import Claims, marks, met
from bureau_quiz.bank.compare import Key, cut_date, probe
from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.bank.groups import Entry
from bureau_quiz.bank.pools import SIMILAR_LIMIT, Entries
from bureau_quiz.packs.cells import in_words
from bureau_quiz.packs.model import ColumnType, PartialDate, Row, Template

LIKES_LIMIT = 64
"""How many combinations of values in the columns of `similar` a value may have."""

_Own = tuple[str, Row] | None
"""The row that a value itself stands for, with its table."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A value that may become a candidate."""

    said: Said
    tier: int
    own: _Own

    @property
    def spoiler(self) -> int:
        """How far one must have seen to be shown it: a name tells no more than that it is there."""
        return self.said.spoiler if self.said.target is None else self.said.target.spoiler


class Candidates:
    """All values that may be wrong answers to a template, whatever the claim."""

    def __init__(self, ground: Ground, template: Template, claims: Claims) -> None:
        self._ground = ground
        self._template = template
        self._claims = claims
        self._end = ground.end(template.table, template.answer.path)
        self.column = ground.column(*self._end)
        self.domain = ground.domain(*self._end)
        self.dated = self.domain.type is ColumnType.DATE
        self.similar = self._looked_at()
        self._made: dict[tuple[int, bool], Entries] = {}

    def _looked_at(self) -> tuple[str, ...]:
        """The columns of `similar` that the difficulty looks at, of those that are there."""
        own = self._ground.table(self.column.to or self._end[0])
        there = [name for name in self._template.similar if name in own.columns]
        return tuple(there[: {1: 1, 2: 2}.get(self._template.difficulty, SIMILAR_LIMIT)])

    @property
    def foreign(self) -> bool:
        """Whether `pool` is another table's than the answer's own or the one it leads to."""
        pool = self._template.pool
        return pool is not None and pool[0] not in (self._end[0], self.column.to)

    def entries(self, grain: int, answering: bool) -> Entries:
        """The candidates in one precision.

        Args:
            grain: that of the right answer; finer dates are shown in it, coarser ones left out.
            answering: only what answers this template for some claim.
        """
        found = self._made.get((grain, answering))
        if found is None:
            sources = self._answering() if answering else self._sources
            found = self._made[grain, answering] = self._gather(sources, grain)
        return found

    def dates_met(self, settled: set[Hashable]) -> list[tuple[PartialDate, str]]:
        """The dates, of all there are, that equal or overlap those whose marks are given."""
        return sorted({one for mark in settled for one in self._dates.get(mark, ())})

    @cached_property
    def _dates(self) -> dict[Hashable, list[tuple[PartialDate, str]]]:
        found: dict[Hashable, list[tuple[PartialDate, str]]] = {}
        torn = self._ground.table(self._end[0]).torn
        sources = (
            *self._sources,
            *self._of_column(*self._end, 1),
            *self._of_rows(torn, *self._end, 1),
        )
        for said in {source.said.key: source.said for source in sources}.values():
            if isinstance(said.key, PartialDate):
                for mark in probe(said.key):
                    found.setdefault(mark, []).append((said.key, said.text))
        return found

    def likes(self, answers: Sequence[Said]) -> list[frozenset[Key]]:
        """What the rows of right answers say in the columns of `similar`."""
        if not self.similar:
            return []
        rows = [self.own(said) for said in answers]
        return _few([self._say(rows, name) for name in self.similar])

    def own(self, answer: Said) -> _Own:
        """The row that an answer stands for: the one it leads to, else the one that gives it."""
        return _own(self._end[0], self.column.to, answer)

    @cached_property
    def _sources(self) -> list[_Source]:
        if self._template.pool is not None:
            return list(self._of_column(*self._template.pool, 0))
        sources = [*self._answering(), *self._of_column(*self._end, 1)]
        if self.column.to is not None:
            target = self.column.to
            sources += (
                _Source(self._ground.named(target, row), 2, (target, row))
                for row in self._ground.table(target).rows.values()
            )
        return sources

    def _answering(self) -> list[_Source]:
        table, to = self._end[0], self.column.to
        return [
            _Source(said, 0, _own(table, to, said))
            for claim in self._claims.by_key.values()
            for asker in claim.askers.values()
            for said in asker.given
        ]

    def _of_column(self, table: str, name: str, tier: int) -> Iterator[_Source]:
        return self._of_rows(self._ground.table(table).rows.values(), table, name, tier)

    def _of_rows(self, rows: Iterable[Row], table: str, name: str, tier: int) -> Iterator[_Source]:
        to = self._ground.column(table, name).to
        for row in rows:
            for said in self._ground.cell(table, name, row).values:
                yield _Source(said, tier, _own(table, to, said))

    def _say(self, rows: Iterable[_Own], name: str) -> frozenset[Key]:
        return frozenset().union(*(self._says(own, name) for own in rows))

    def _says(self, own: _Own, name: str) -> frozenset[Key]:
        if own is None or name not in self._ground.table(own[0]).columns:
            return frozenset()
        return frozenset(said.key for said in self._ground.cell(own[0], name, own[1]).values)

    def _gather(self, sources: Sequence[_Source], grain: int) -> Entries:
        always = marks(self._claims.always.unknown[0])
        found: dict[Key, Entry] = {}
        rows: dict[Key, dict[tuple[str, str], _Own]] = {}
        for source in sources:
            key, shown = self._as_shown(source.said, grain)
            if key is None or met(key, always):
                continue
            entry = found.setdefault(key, Entry(key, shown, source.tier, spoiler=source.spoiler))
            entry.spoiler = min(entry.spoiler, source.spoiler)
            if self.similar and source.own:
                rows.setdefault(key, {})[source.own[0], source.own[1].key] = source.own
        for key, own in rows.items():
            found[key].likes = _few([self._say(own.values(), name) for name in self.similar])
        nothing = [frozenset[Key]()] * len(self.similar)
        for entry in found.values():
            entry.likes = entry.likes or nothing
        return Entries(
            list(found.values()), len(self.similar), self.domain.exact, self._ground.effort
        )

    def _as_shown(self, said: Said, grain: int) -> tuple[Key | None, str]:
        """The key of a value in the right answer's precision, None if it has none; and its text."""
        key = said.key
        if self.dated:
            if not isinstance(key, PartialDate) or key.precision < grain:
                return None, ""
            shown = cut_date(key, grain)
            return shown, said.text if shown == key else in_words(shown)
        if self.domain.type is ColumnType.NUMBER:
            return (key if isinstance(key, Decimal) else None), said.text
        # Another column's values may compare in another way.
        key = said.key if self._template.pool is None else self.domain.read(said.text)
        return key or None, said.text


def _few(likes: list[frozenset[Key]]) -> list[frozenset[Key]]:
    """The same less what says so much that it would be like anything."""
    while prod(max(1, len(keys)) for keys in likes) > LIKES_LIMIT:
        most = max(range(len(likes)), key=lambda at: len(likes[at]))
        likes[most] = frozenset()
    return likes


def _own(table: str, to: str | None, said: Said) -> _Own:
    if to is None:
        return table, said.giver
    return (to, said.target) if said.target is not None else None
