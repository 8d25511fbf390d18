"""What the bank makes: questions, and the small values that kinds share.

A `Question` holds all that a round, a catalogue or a preview needs, with no way back to its pack.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from bureau_quiz.errors import Place, Problem

POOL_LIMIT = 50
"""How many candidates of a pool a question carries; `pool_size` counts them all."""


class Fact(NamedTuple):
    """One cell's value for one row: what a question rests on, what is remembered."""

    table: str
    row: str
    column: str
    value: str


def rested_on(question: str, template: str, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What is remembered of a question: its facts; a plain one is a fact by itself.

    Args:
        question: Its id.
        template: Its template's id; empty for a plain question.
        facts: Those it rests on by the tables.
    """
    if facts or template:
        return facts
    return (Fact("", question.partition("/")[2], "", ""),)


class Answer(NamedTuple):
    """A right answer and the other spellings that are good for it."""

    text: str
    accepted: tuple[str, ...] = ()
    size: str = ""
    """For numbers and dates: a sortable decimal number in text; see `Candidate.size`. Of what is to
    be put in order: that by which it is."""
    beside: str = ""
    """Of a pair: what it goes with. Of what is to be put in order: by what, as the verdict says."""
    spoiler: int = 0
    """How far one must have seen to be shown it; 0: anybody may."""


class Candidate(NamedTuple):
    """A value known to be wrong, and how soon it is chosen as a distractor."""

    text: str
    rank: int = 0
    """0 is chosen first: tier, then how little it shares of `similar`."""
    size: str = ""
    """For numbers and dates: a number in text that puts options in order (a date as yyyymmdd)."""
    spoiler: int = 0
    """How far one must have seen to be shown it."""


class Graded(NamedTuple):
    """A sentence, and how far one must have seen to read it."""

    text: str
    spoiler: int = 0


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
    """What may be shown as the right answer; the draw says which. Multiple: those to be picked,
    all of them shown. Except: values proved wrong for the claim, best first, one of which is shown.
    Order: what is to be put in order, sorted. Match: the right ones, each with its left
    `beside`."""
    also_right: tuple[Answer, ...] = ()
    """Right as well, from other rows: good when typed, never a distractor."""
    unknown: tuple[str, ...] = ()
    """What the pack leaves open: never offered, not judged when typed. `*` alone: all else."""
    pool: tuple[Candidate, ...] = ()
    """At most POOL_LIMIT (of a graded pack as many for each level), best rank first. Except: what
    is right for the claim. Order, match, number: none."""
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
    plain one its `truth`; `precisions` where dates among the answers differ in theirs; of a number
    how near is near enough (`within`) and where its scale begins and ends (`low`, `high`); one a
    line the `lookalikes` of right answers: wrong, not in the pool, never told."""
    spoiler: int = 0
    """How far one must have seen to be asked at all; what it shows is graded by itself."""
    sentences: tuple[Graded, ...] = ()
    """Its explanation, sentence by sentence, where one of them is graded; empty otherwise."""
    hints: tuple[Graded, ...] = ()
    """What else the tables say of the answer: `Played by: Sara Giraudeau`; none tells it."""
    source_spoiler: int = 0
    """How far one must have seen to be told its source."""
    fact_spoilers: tuple[int, ...] = ()
    """The same of each of its facts, where one is graded beyond the question; empty otherwise."""


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
    silenced: frozenset[tuple[str, Place]] = frozenset()
    """Codes that an `ignore` names and that silenced a problem, each with where it is named."""


class Scale(NamedTuple):
    """Where a number is to be found, and how near is near enough; decimal numbers as texts."""

    low: str
    high: str
    within: str


class Put(NamedTuple):
    """A question as it is put to the player: one draw of it."""

    question: Question
    prompt: str
    options: tuple[str, ...]
    """As shown, in order; empty where nothing is offered."""
    right: tuple[int, ...]
    """Places in `options`, from 0, that are right. Order: all of them, in the right order. Match:
    for each of `lefts` the place of the option that goes with it."""
    shown: str
    """The right answer as the verdict tells it; of several, where nothing is offered, all."""
    lefts: tuple[str, ...] = ()
    """Match: what an option is to be found for, in the order shown."""
    besides: tuple[str, ...] = ()
    """Order: by what each option is put in order; told with the verdict, not before."""
    scale: Scale | None = None
    """Number: where to look for it."""

    @property
    def several(self) -> bool:
        """Whether `shown` names several answers, each of them right."""
        rights = self.question.answers + self.question.also_right
        told = [right for right in rights if not right.spoiler] or rights
        return not self.options and len(told) > 1


class Response(NamedTuple):
    """What the player gives; every kind shares this road.

    `tag` says how `value` is to be read: `skip` and `late` (empty), `option` (a place, from 0),
    `text`, `number` (as typed), and places separated by commas: `set` (ascending), `order` (first
    to last), `pairs` (an option for each left one).
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

    @classmethod
    def number(cls, text: str) -> "Response":
        """A number as it was typed."""
        return cls("number", text)

    @classmethod
    def of_places(cls, tag: str, places: Iterable[int]) -> "Response":
        """Several options: a `set`, an `order` or `pairs`."""
        chosen = sorted(set(places)) if tag == "set" else places
        return cls(tag, ",".join(map(str, chosen)))


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
    """Of the points: 1 when right, between when partly right or a number not quite."""
    why: str = ""
    """How it matched, in words for the player, where that is worth saying."""
