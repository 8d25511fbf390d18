"""What a row says of a template: one outcome for every way of choosing values along its paths.

Paths that begin alike are filled alike: `<actor>` and `<actor.born>` speak of the same actor.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import chain

from bureau_quiz.bank.compare import Key, probe, spread
from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.packs.model import Row, Template

OUTCOME_LIMIT = 2_000
"""How many ways of filling a template one row may have."""
STEP_LIMIT = 5_000
"""How many values may be looked at along the paths of a template from one row."""


class TooManyError(Exception):
    """A row's lists multiply beyond OUTCOME_LIMIT or STEP_LIMIT."""


class State(IntEnum):
    """How far a row fits a claim; the worst of its cells."""

    NO = 0
    OPEN = 1
    OVERLAP = 2
    YES = 3


@dataclass(slots=True)
class Node:
    """One column on the paths of a template, and those that start from the row it leads to."""

    table: str
    column: str
    hole: int | None = None
    """Which hole of the prompt it fills."""
    wanted: frozenset[Key] = frozenset()
    """What `where` asks for: any of these."""
    wanted_marks: frozenset[Hashable] = frozenset()
    """The marks of all that meets them."""
    answer: bool = False
    below: dict[str, "Node"] = field(default_factory=dict)
    claims: bool = False
    """Whether the claim looks at it, or at anything below it."""


@dataclass(slots=True)
class Outcome:
    """One way of filling a template from a row; never changed once made."""

    holes: tuple[Said | None, ...]
    """By place in `Paths.holes`; None where the row leaves it open."""
    where: State
    """How far the row fulfils `where`; never NO."""
    answers: tuple[Said, ...]
    """Each value once for every row that gives it."""
    open: bool
    """Whether the row leaves the answer, or part of it, open."""
    torn: bool
    """Whether a row with an error says so: then it may be so, or not."""
    spoiler: int
    """How far one must have seen to be told that the row makes this claim."""
    grades: Mapping[Said, int]
    """The same of each answer, the claim left aside."""

    @property
    def asks(self) -> bool:
        """Whether every cell of the claim is filled, and `where` fulfilled, beyond doubt."""
        return self.where is State.YES and None not in self.holes and not self.torn


def apart(template: Template) -> bool:
    """Whether the answer is another value of the column that `where` looks at.

    `where: {tags: Sovereign}` chooses rows; `answer: <tags>` then is anything that they have. Where
    a hole, too, is filled from that column, all speak of one value.
    """
    name = template.answer.path[0]
    return (
        len(template.answer.path) == 1
        and name in template.where
        and template.order is None
        and all(hole.path[0] != name for hole in template.prompt.holes)
    )


class Paths:
    """The paths of a template as a tree over its table."""

    def __init__(self, ground: Ground, template: Template, never: bool = True) -> None:
        """Lay them out; `never` says whether rows name answers that are never offered."""
        self.ground = ground
        self._never = never
        self.table = template.table
        self.steps = 0
        """How many values were looked at in the last row."""
        self.holes = tuple(dict.fromkeys(hole.path for hole in template.prompt.holes))
        self._top: dict[str, Node] = {}
        for index, path in enumerate(self.holes):
            self._node(path, claims=True).hole = index
        for name, values in template.where.items():
            domain = ground.domain(template.table, name)
            node = self._node((name,), claims=True)
            node.wanted = frozenset(map(domain.key, values))
            node.wanted_marks = frozenset(chain.from_iterable(map(spread, node.wanted)))
        self.answer = template.answer.path
        if apart(template):
            name = self.answer[0]
            self._top[f"<{name}>"] = Node(self.table, name, answer=True)
        else:
            self._node(self.answer, claims=False).answer = True

    def _node(self, path: Sequence[str], claims: bool) -> Node:
        table, nodes = self.table, self._top
        for step, name in enumerate(path):
            node = nodes.setdefault(name, Node(table, name))
            node.claims = node.claims or claims
            if step + 1 < len(path):
                table = self.ground.column(table, name).to or table
                nodes = node.below
        return node

    def outcomes(self, row: Row, torn: bool = False) -> list[Outcome]:
        """Every way in which a row may fit; empty where it does not.

        Args:
            row: any row of the template's table.
            torn: whether it is one of those with an error.

        Raises:
            TooManyError: its lists multiply beyond OUTCOME_LIMIT or STEP_LIMIT.
        """
        self.steps = 0
        never: tuple[Said, ...] = ()
        if row.never and self._never:
            never = self.ground.never(self.table, self.answer, row)
        holes = range(len(self.holes))
        return [
            Outcome(
                tuple([part.holes.get(index) for index in holes]),
                part.where,
                (*part.answers, *(never if torn or part.torn else ())),
                part.open,
                part.torn or torn,
                part.spoiler,
                part.answers,
            )
            for part in self._level(self._top.values(), row)
        ]

    def _level(self, nodes: Iterable[Node], row: Row | None) -> "list[_Part]":
        parts = _NOTHING
        for node in nodes:
            found = self._open(node) if row is None else self._at(node, row)
            if len(parts) * len(found) > OUTCOME_LIMIT:
                raise TooManyError
            if parts is _NOTHING:
                parts = found
            else:
                parts = [one.joined(other) for one in parts for other in found]
        return parts

    def _open(self, node: Node) -> "list[_Part]":
        """What a column says of which nothing is known."""
        holes: dict[int, Said | None] = {} if node.hole is None else {node.hole: None}
        own = _Part(holes, State.OPEN if node.wanted else State.YES, {}, node.answer)
        return [own.joined(part) for part in self._level(node.below.values(), None)]

    def _at(self, node: Node, row: Row) -> "list[_Part]":
        says = self.ground.cell(node.table, node.column, row)
        self.steps += max(1, len(says.values))
        if self.steps > STEP_LIMIT:
            raise TooManyError
        found: list[_Part] = []
        for said in says.values:
            where = _match(said.key, node) if node.wanted else State.YES
            if where is State.NO:
                continue
            own = _Part(
                {} if node.hole is None else {node.hole: said},
                where,
                {said: said.spoiler} if node.answer else {},
                False,
                False,
                said.spoiler if node.claims else 0,
            )
            if node.below:
                below = [
                    *self._level(node.below.values(), said.target),
                    *self._torn(node, said.target),
                ]
                if said.spoiler:
                    below = [part.raised(said.spoiler) for part in below]
                found.extend(own.joined(part) for part in below)
            else:
                found.append(own)
            if len(found) > OUTCOME_LIMIT:
                raise TooManyError
        if says.open:
            found.extend(self._open(node))
        if not found and not node.claims:
            return _NOTHING
        return _merged(found) if len(found) > 1 else found

    def _torn(self, node: Node, target: Row | None) -> "Iterator[_Part]":
        """What rows with an error say that may be the one that is referred to."""
        to = self.ground.column(node.table, node.column).to
        for row in self.ground.maybe(to, target) if to and target else ():
            for part in self._level(node.below.values(), row):
                yield replace(part, torn=True)


@dataclass(slots=True)
class _Part:
    """An outcome in the making; never changed once made."""

    holes: dict[int, Said | None]
    where: State
    answers: dict[Said, int]
    """In order, each once with its grade: what a cell says is always the same object."""
    open: bool
    torn: bool = False
    spoiler: int = 0
    """Of what fills the holes and fulfils `where`."""

    def joined(self, other: "_Part") -> "_Part":
        return _Part(
            {**self.holes, **other.holes},
            min(self.where, other.where),
            self.answers or other.answers,
            self.open or other.open,
            self.torn or other.torn,
            self.spoiler if self.spoiler > other.spoiler else other.spoiler,
        )

    def raised(self, grade: int) -> "_Part":
        """The same, where whoever is told the answers is told of something with a grade, too."""
        if not self.answers or not grade:
            return self
        return replace(self, answers={said: max(of, grade) for said, of in self.answers.items()})


_NOTHING = [_Part({}, State.YES, {}, False)]
"""What no column at all says."""


def _match(key: Key, node: Node) -> State:
    if key in node.wanted:
        return State.YES
    met = any(mark in node.wanted_marks for mark in probe(key))
    return State.OVERLAP if met else State.NO


def _merged(parts: "list[_Part]") -> "list[_Part]":
    """Parts that fill the same holes as one: with all their answers, or else as their best."""
    groups: dict[object, _Part] = {}
    for part in parts:
        filled = tuple((hole, said and said.key) for hole, said in part.holes.items())
        answering = bool(part.answers) or part.open
        group = (filled, part.where if answering else None, part.torn)
        other = groups.get(group)
        if other is None:
            groups[group] = part
        elif answering:
            groups[group] = _united(other, part)
        elif (part.where, -part.spoiler) > (other.where, -other.spoiler):
            groups[group] = part
    return list(groups.values())


def _united(one: _Part, other: _Part) -> _Part:
    """Two ways of filling the same holes as one, each answer with its lowest grade."""
    answers = dict(one.raised(one.spoiler).answers)
    for said, grade in other.raised(other.spoiler).answers.items():
        answers[said] = min(grade, answers.get(said, grade))
    return replace(
        other,
        answers=answers,
        open=one.open or other.open,
        spoiler=min(one.spoiler, other.spoiler),
    )
