"""What the bank makes: questions, and the small values that kinds share.

A `Question` holds all that a round, a catalogue or a preview needs, with no way back to its pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from bureau_quiz.errors import Problem

POOL_LIMIT = 50
"""How many candidates of a pool a question carries; `pool_size` counts them all."""


class Fact(NamedTuple):
    """One cell's value for one row: what a question rests on, what is remembered."""

    table: str
    row: str
    column: str
    value: str


class Answer(NamedTuple):
    """A right answer and the other spellings that are good for it."""

    text: str
    accepted: tuple[str, ...] = ()
    size: str = ""
    """For numbers and dates: a sortable decimal number in text; see `Candidate.size`."""


class Candidate(NamedTuple):
    """A value known to be wrong, and how soon it is chosen as a distractor."""

    text: str
    rank: int = 0
    """0 is chosen first: tier, then how little it shares of `similar`."""
    size: str = ""
    """For numbers and dates: a number in text that puts options in order (a date as yyyymmdd)."""


@dataclass(frozen=True, slots=True)
class Question:
    """A template filled from a row, or a plain question."""

    id: str
    """`pack/template/row key` (with `/value` where a list asks), or `pack/id`."""
    pack: str
    template: str
    """The template's id; empty for a plain question."""
    kind: str
    category: str
    difficulty: int
    prompt: str
    """For true/false the statement as it is true (of a plain one: as written)."""
    answers: tuple[Answer, ...]
    """What may be shown as the right answer; the draw says which."""
    also_right: tuple[Answer, ...] = ()
    """Right as well, from other rows: good when typed, never a distractor."""
    unknown: tuple[str, ...] = ()
    """What the pack leaves open: never offered, not judged when typed. `*` alone: all else."""
    pool: tuple[Candidate, ...] = ()
    """At most POOL_LIMIT, best rank first."""
    pool_size: int = 0
    explanation: str = ""
    source: str = ""
    facts: tuple[Fact, ...] = ()
    claim: tuple[str, ...] = ()
    """The values of its holes, as shown: what an earlier question may not give away."""
    exact: bool = False
    """Compared by NFC and case alone, options never capitalised."""
    card: str = ""
    """The key of its card: its prompt folded, but for signs that tell prompts apart."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """What only kinds understand: of a statement what stands `before` and `after` the answer, of a
    plain one its `truth`; `precisions` where dates among the answers differ in theirs."""


class Card(NamedTuple):
    """The questions of one prompt: a round asks one of them, once."""

    key: str
    """What its questions share as `Question.card`; unique in its pack."""
    questions: tuple[Question, ...]
    """At least one, sorted by id, all of one difficulty and category."""


@dataclass(frozen=True, slots=True)
class Bank:
    """All that a pack can ask, and what is wrong with it."""

    questions: tuple[Question, ...]
    """Templates in the pack's order, rows in the table's; plain questions last."""
    problems: tuple[Problem, ...]
    """Codes BQ4xx, sorted by place."""


class Put(NamedTuple):
    """A question as it is put to the player: one draw of it."""

    question: Question
    prompt: str
    options: tuple[str, ...]
    """As shown, in order; empty where nothing is offered."""
    right: tuple[int, ...]
    """Places in `options`, from 0, that are right."""
    shown: str
    """The right answer as the verdict tells it; of several, where nothing is offered, all."""

    @property
    def several(self) -> bool:
        """Whether `shown` names several answers, each of them right."""
        return not self.options and len(self.question.answers + self.question.also_right) > 1


class Response(NamedTuple):
    """What the player gives; every kind shares this road.

    `tag` says how `value` is to be read: `skip` and `late` (empty), `option` (a place, from 0),
    `text`. Later kinds add tags whose value is a comma-separated list of places.
    """

    tag: str
    value: str = ""

    @classmethod
    def skip(cls) -> "Response":
        """No answer, on purpose."""
        return cls("skip")

    @classmethod
    def late(cls) -> "Response":
        """No answer in time: only the round itself gives it."""
        return cls("late")

    @classmethod
    def option(cls, place: int) -> "Response":
        """The option at `place`, from 0."""
        return cls("option", str(place))

    @classmethod
    def text(cls, text: str) -> "Response":
        """A typed answer."""
        return cls("text", text)


class Outcome(StrEnum):
    """How a response was judged."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"
    SKIPPED = "skipped"
    LATE = "late"


class Judgement(NamedTuple):
    """A kind's word on a response."""

    outcome: Outcome
    share: Fraction = Fraction(0)
    """Of the points: 1 when right, between when partly right."""
    why: str = ""
    """How it matched, in words for the player, where that is worth saying."""
