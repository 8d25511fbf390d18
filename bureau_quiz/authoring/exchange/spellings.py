"""Cells that say a thing in several ways: which of them are values, and which are spellings.

A spelling is good wherever its value stands. So what is a value of its own elsewhere, or would be
good for two, is none: of alternatives it becomes a further value of its cell, else it is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bureau_quiz.packs.linking import merges
from bureau_quiz.text import fold, fold_exact, key

Branches: TypeAlias = tuple[tuple[str, ...], ...]
"""What a cell says: for each alternative its texts, the one to be shown first."""

_ALIKE = 100
"""Texts that are one with a value at most."""

_WAYS = (False, True)
"""Of comparing: as most columns do, and by case alone."""


@dataclass(slots=True)
class Told:
    """Columns as a table has them."""

    columns: list[list[tuple[str, ...]]]
    """For each column the values of each cell."""
    accept: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Spelling → the value it was given for, and the one that it may be as well."""


def told_apart(columns: Sequence[Sequence[Branches]]) -> Told:
    """Find the values and the spellings of columns of cells."""
    parting = _Parting(columns)
    told = Told([[parting.values(cell) for cell in column] for column in columns])
    spellings = parting.spellings(columns)
    if spellings:
        spelt = _Spelt(told.columns, parting.claims)
        for value, texts in spellings.items():
            for text in texts:
                spelt.take(value, text)
        told.accept = {value: tuple(found) for value, found in spelt.accept.items()}
        told.left_out = spelt.left_out
    return told


class _Parting:
    """Which alternatives of a cell are values of their own."""

    def __init__(self, columns: Sequence[Sequence[Branches]]) -> None:
        self.claims: dict[str, dict[str, str]] = defaultdict(dict)
        """Folded text → the values it is said to be, by their case alone and as they stand."""
        self.apart: set[str] = set()
        """Folded alternatives that are values."""
        for column in columns:
            for cell in column:
                self._claim(cell)
        for column in columns:
            self._part(column)

    def _claim(self, cell: Branches) -> None:
        if _single(cell):
            return
        own = fold(cell[0][0])
        for text in (text for branch in cell for text in branch):
            if fold(text) != own:
                self.claims[fold(text)].setdefault(fold_exact(cell[0][0]), cell[0][0])

    def _part(self, column: Sequence[Branches]) -> None:
        cells = list(filter(None, column))
        if all(map(_single, cells)):
            return
        shown = {fold(cell[0][0]) for cell in cells}
        said: dict[str, set[str]] = {}
        """Value → the alternatives that all its cells have."""
        for cell in cells:
            own = fold_exact(cell[0][0])
            others = {fold(branch[0]) for branch in cell[1:]}
            said[own] = said.get(own, others) & others
        for cell in cells:
            alike = said[fold_exact(cell[0][0])]
            for other in {fold(branch[0]) for branch in cell[1:]} - {fold(cell[0][0])}:
                if other in shown or len(self.claims[other]) > 1 or other not in alike:
                    self.apart.add(other)

    def groups(self, cell: Branches) -> Iterator[tuple[str, list[str]]]:
        """Give each value of a cell with its spellings."""
        first: list[str] = list(cell[0][1:])
        own = fold(cell[0][0])
        others: dict[str, tuple[str, list[str]]] = {}
        for branch in cell[1:]:
            folded = fold(branch[0])
            if folded == own or folded not in self.apart:
                first.extend(branch)
            elif folded in others:
                others[folded][1].extend(branch)
            else:
                others[folded] = branch[0], list(branch[1:])
        yield cell[0][0], first
        yield from others.values()

    def values(self, cell: Branches) -> tuple[str, ...]:
        """Give the values of a cell."""
        if _single(cell):
            return cell[0] if cell else ()
        return tuple(value for value, _ in self.groups(cell))

    def spellings(self, columns: Iterable[Iterable[Branches]]) -> dict[str, dict[str, None]]:
        """Give what each value may be spelt like."""
        found: dict[str, dict[str, None]] = {}
        for column in columns:
            for cell in column:
                for value, spellings in () if _single(cell) else self.groups(cell):
                    if spellings:
                        found.setdefault(value, {}).update(dict.fromkeys(spellings))
        return found


def _single(cell: Branches) -> bool:
    """Whether a cell says one thing in one way, or nothing."""
    return not cell or (len(cell) == 1 and len(cell[0]) == 1)


class _Spelt:
    """The spellings taken so far; none of them makes two values one."""

    def __init__(
        self, columns: Sequence[Sequence[tuple[str, ...]]], claims: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.claims = claims
        texts = [{text for cell in column for text in cell} for column in columns]
        self.keys = [
            {way: {key(text, way): text for text in own} for way in _WAYS} for own in texts
        ]
        exact = [merges(sorted(own)) for own in texts]
        self.exact = {
            text for own, strict in zip(texts, exact, strict=True) if strict for text in own
        }
        self.same: dict[tuple[bool, str], set[str]] = {}
        """Each text with those that are one with it."""
        self.accept: dict[str, list[str]] = {}
        self.left_out: dict[str, tuple[str, str]] = {}

    def take(self, value: str, spelling: str) -> None:
        """Take a spelling for a value, unless it is the value or may be another."""
        strict = value in self.exact
        if key(spelling, strict) in self._joined(strict, value):
            return
        claimed = self.claims.get(fold(spelling), {})
        others = (text for folded, text in claimed.items() if folded != fold_exact(value))
        other = self._other(value, spelling) or next(others, "")
        if other:
            self.left_out.setdefault(spelling, (value, other))
            return
        for way in _WAYS:
            joined = self._joined(way, value, spelling)
            self.same.update(((way, one), joined) for one in joined)
        self.accept.setdefault(value, []).append(spelling)

    def _joined(self, way: bool, *texts: str) -> set[str]:
        """What is one with some texts, by all that has been taken."""
        keys = {key(text, way) for text in texts}
        return keys.union(*(self.same.get((way, one), ()) for one in keys))

    def _other(self, value: str, spelling: str) -> str:
        """Give the value beside it that a spelling would make one with its own, if any."""
        for way in _WAYS:
            own = key(value, way)
            joined = self._joined(way, value, spelling)
            if len(joined) > _ALIKE:
                return value
            for keys in self.keys:
                found = joined & keys[way].keys()
                if len(found) > 1:
                    return keys[way][next(iter(sorted(found - {own})))]
        return ""
