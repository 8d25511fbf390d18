"""What is right, and what is left open, for every claim that a template's rows make.

A claim is the values of the prompt's holes, together with `where`. A value is right for it if a
row with the same claim gives it; unknown if a row that may have the same claim gives it, or if a
row with the same claim leaves its answer open; otherwise wrong.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import chain

from bureau_quiz.bank.compare import OPEN, Key, cut, precision, probe, spread
from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.bank.outcomes import Outcome, Paths, State, TooManyError
from bureau_quiz.packs.model import Row, Template

ClaimKey = tuple[Key, ...]
Grain = tuple[int, ...]
"""The precision of each hole's value: OPEN, 1 to 3 for a date, WHOLE."""

CLAIMS_LIMIT = 250_000
"""How many ways of filling and answering a template all rows may have together."""
GRAIN_LIMIT = 300
"""How many patterns of empty cells and dates the prompt of one template may have."""


@dataclass(slots=True)
class Asker:
    """A row that makes a claim, and what it answers."""

    row: Row
    holes: tuple[Said, ...]
    answers: dict[Key, Said] = field(default_factory=dict)
    given: list[Said] = field(default_factory=list)
    """The answers again, once for every row that gives them."""
    spoiler: int = 0
    """How far one must have seen to be asked."""
    grades: dict[Key, int] = field(default_factory=dict)
    """How far one must have seen to be told an answer, where that is graded."""


@dataclass(slots=True)
class Claim:
    """One claim of a template: what its rows say is right."""

    key: ClaimKey
    right: dict[Key, Said] = field(default_factory=dict)
    askers: dict[str, Asker] = field(default_factory=dict)
    """By row key; some may have no answer."""
    open: bool = False
    """Whether a row with this very claim leaves its answer open."""
    grades: dict[Key, int] = field(default_factory=dict)
    """How far one must have seen to be told that a value is right, where that is graded."""


@dataclass(slots=True)
class Left:
    """What is left open for a claim."""

    unknown: list[dict[Key, Said]] = field(default_factory=list)
    """Values by key; right ones and repeats may be among them."""
    all: bool = False
    """Whether everything that is not right is unknown."""


@dataclass(slots=True)
class _Loose:
    """Outcomes that may fit claims other than their own."""

    grain: Grain
    asks: bool
    """Whether they fit their own claim for certain, so that `Claim.right` has them."""
    outcomes: list[tuple[tuple[Key | None, ...], Outcome]] = field(default_factory=list)
    by_grain: dict[Grain, dict[tuple[Key | None, ...], Left]] = field(default_factory=dict)

    def met(self, claim: ClaimKey, grain: Grain) -> Left | None:
        """What outcomes that may fit a claim leave open, if any may."""
        meeting = tuple(map(min, self.grain, grain)) if grain else self.grain
        index = self.by_grain.get(meeting)
        if index is None:
            index = self.by_grain[meeting] = self._index(meeting)
        return index.get(_cut_all(claim or (None,) * len(meeting), meeting))

    def _index(self, meeting: Grain) -> dict[tuple[Key | None, ...], Left]:
        index: dict[tuple[Key | None, ...], Left] = {}
        for keys, outcome in self.outcomes:
            left = index.setdefault(_cut_all(keys, meeting), Left([{}]))
            left.unknown[0].update((said.key, said) for said in outcome.answers)
            if outcome.open and outcome.where is not State.OPEN and OPEN not in self.grain:
                left.all = True
        return index


class Claims:
    """Every claim of a template, and the rows that make it."""

    def __init__(self, ground: Ground, template: Template, paths: Paths | None = None) -> None:
        self.paths = paths or Paths(ground, template)
        self._graded = ground.graded
        self._spoiler = template.spoiler
        self.by_key: dict[ClaimKey, Claim] = {}
        self.crowded: Row | None = None
        """The row whose lists multiply beyond what can be asked; nothing holds then."""
        loose: dict[tuple[Grain, bool], _Loose] = {}
        count = 0
        table = ground.table(template.table)
        torn = {row.key for row in table.torn}
        for row in (*table.rows.values(), *table.torn):
            try:
                outcomes = self.paths.outcomes(row, row.key in torn)
            except TooManyError:
                self.crowded = row
                break
            # Each of its questions looks at the row again.
            ground.effort.spend(self.paths.steps * (1 + len(outcomes) // 50))
            count += sum([max(1, len(outcome.answers)) for outcome in outcomes])
            if count > CLAIMS_LIMIT:
                self.crowded = row
                break
            for outcome in outcomes:
                self._add(row, outcome, loose)
        self.too_varied = len(loose) > GRAIN_LIMIT
        """Whether too many patterns of empty cells and dates would have to be compared."""
        self._loose = [group for group in loose.values() if any(group.grain) or group.asks]
        if len(self._loose) == 1 and self._loose[0].asks:
            self._loose = []  # every claim is whole and of one precision: none may be another
        self.always = Left([{}])
        """What is left open for every claim, because a row may make any."""
        for group in loose.values():
            left = None if any(group.grain) or group.asks else group.met((), ())
            if left:
                self.always.unknown[0].update(left.unknown[0])
                self.always.all = self.always.all or left.all

    def _add(self, row: Row, outcome: Outcome, loose: dict[tuple[Grain, bool], _Loose]) -> None:
        keys = tuple([said.key if said else None for said in outcome.holes])
        grain = tuple([OPEN if key is None else precision(key) for key in keys])
        asks = outcome.asks
        group = loose.get((grain, asks))
        if group is None:
            group = loose[grain, asks] = _Loose(grain, asks)
        group.outcomes.append((keys, outcome))
        if not asks:
            return
        holes = tuple([said for said in outcome.holes if said])
        key = tuple([said.key for said in holes])
        claim = self.by_key.get(key)
        if claim is None:
            claim = self.by_key[key] = Claim(key)
        asker = claim.askers.get(row.key)
        spoiler = max(self._spoiler, row.spoiler, outcome.spoiler)
        if asker is None:
            asker = claim.askers[row.key] = Asker(row, holes, spoiler=spoiler)
        asker.spoiler = min(asker.spoiler, spoiler)
        for said in outcome.answers:
            claim.right.setdefault(said.key, said)
            asker.answers.setdefault(said.key, said)
            asker.given.append(said)
            if self._graded:
                grade = max(spoiler, outcome.grades[said])
                for grades in (claim.grades, asker.grades):
                    grades[said.key] = min(grade, grades.get(said.key, grade))
        claim.open = claim.open or outcome.open

    def left_open(self, claim: Claim) -> Left:
        """What rows leave open for this claim rather than always; dates that overlap are not named.

        Where everything is open, `all` says so.
        """
        found = Left(all=claim.open or self.always.all)
        if not self._loose:
            return found
        grain = tuple(map(precision, claim.key))
        for loose in self._loose:
            if loose.asks and loose.grain == grain:
                continue
            left = loose.met(claim.key, grain)
            if left:
                found.unknown.extend(left.unknown)
                found.all = found.all or left.all
        return found


def _cut_all(keys: Iterable[Key | None], grain: Grain) -> tuple[Key | None, ...]:
    return tuple(key if key is None else cut(key, to) for key, to in zip(keys, grain, strict=True))


def marks(keys: Iterable[Key]) -> set[Hashable]:
    """Marks of all of the keys, for `met`."""
    return set(chain.from_iterable(map(spread, keys)))


def met(key: Key, among: set[Hashable]) -> bool:
    """Whether a key equals or overlaps one of those whose marks are given."""
    return any(mark in among for mark in probe(key))
