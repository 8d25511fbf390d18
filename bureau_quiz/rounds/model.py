"""The values of a round: its rules, its verdicts, and the view that front ends draw."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bureau_quiz.bank.model import Judgement, Response, Scale

RULES_VERSION = 2
"""Goes into every record; changes when the same round would be dealt or scored otherwise."""

LAST_BLOCK = 63
"""The last block of a seed, counted from 0; who has played it goes on with a new seed."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a round is played. Two rounds with equal rules and packs are alike."""

    mode: str = "classic"
    questions: int = 10
    seconds: int | None = None
    """Given to each question, or where the mode says so to the whole round; None: untimed."""
    difficulties: tuple[int, ...] = ()
    """Only these; empty: all, mixed 30/40/30."""
    categories: tuple[str, ...] = ()
    """Only these, sorted; empty: all."""
    seats: int = 1
    """How many play in turns; each is asked `questions`."""
    stretch: int = 1
    """By how much `seconds` were multiplied for a player who needs longer."""

    @property
    def filtered(self) -> bool:
        """Whether it leaves questions out, so that its score takes no place on a board."""
        return bool(self.difficulties or self.categories)


class Phase(StrEnum):
    """Where a round stands."""

    ASKING = "asking"
    PAUSED = "paused"
    TOLD = "told"
    """The verdict is out; the player goes on when ready."""
    OVER = "over"


class Verdict(NamedTuple):
    """What the player is told of a response."""

    judgement: Judgement
    points: int
    """All that this question earned."""
    base: int = 0
    """100, 200 or 300 by difficulty."""
    streak: int = 0
    """Right answers in a row, this one included; 0 ends it."""
    speed: int = 0
    """Points earned by the time left; part of `points`."""
    possible: int = 0
    """The most it could have earned: right at once, after nothing but right answers."""
    sum_text: str = ""
    """How the points came about: `200 × 1.2 streak + 25 speed`; empty where there is no sum."""
    sum_spoken: str = ""
    """The same to be read aloud: `200 times 1.2 for a streak of 3, and 25 for speed`."""


class Lifeline(StrEnum):
    """Help that a mode may lend, each once a round."""

    STRIKE = "strike"
    """Two wrong options are struck out."""
    HINT = "hint"
    """Another fact of the answer's row."""
    TIME = "time"
    """As much time again."""


class Meter(NamedTuple):
    """One thing the state line shows; `name` is stable, `text` is for the player."""

    name: str
    """`progress`, `points`, `streak`, and what modes add: `cover`, `safe`, `turn`."""
    text: str
    spoken: str
    """The same as a sentence for the plain front end: `Question 4 of 10`."""


class Action(StrEnum):
    """What can be done now."""

    ANSWER = "answer"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    APPEAL = "appeal"
    """“I was right”: the wrong verdict that is out is made right, and marked."""
    FLAG = "flag"
    """Note that something is wrong with the question."""
    STRIKE = "strike"
    HINT = "hint"
    TIME = "time"
    STOP = "stop"
    """End the round here with what is earned; it is finished, not abandoned."""
    ABANDON = "abandon"


class OptionView(NamedTuple):
    """One option as it is to be drawn. Marks are set once the verdict is out."""

    text: str
    right: bool = False
    given: bool = False
    struck: bool = False
    """Known to be wrong by a lifeline: it cannot be given any more."""
    beside: str = ""
    """Order, once told: by what it is put in order, such as `2016`."""


class LifelineView(NamedTuple):
    """A lifeline as it is to be offered."""

    lifeline: Lifeline
    text: str
    """What it does: `strike two options`."""
    price: str
    """What it costs: `half the points of this question`."""
    usable: bool
    """Not used yet, and of use for this question."""
    used: bool = False


class View(NamedTuple):
    """All that a front end may draw of a round; nothing here needs a rule to be understood."""

    phase: Phase
    title: str
    """`The Bureau · classic`."""
    meters: tuple[Meter, ...]
    actions: tuple[Action, ...]
    number: int
    """Which question, from 1."""
    total: int | None
    kind: str = ""
    category: str = ""
    prompt: str = ""
    """Empty while paused."""
    options: tuple[OptionView, ...] = ()
    """Empty while paused."""
    limit: float | None = None
    """Seconds this question was given; None: untimed."""
    given: str = ""
    """The response in words, once told."""
    right: str = ""
    """The right answer in words, once told."""
    verdict: Verdict | None = None
    explanation: str = ""
    source: str = ""
    question: str = ""
    """The question's id."""
    several: bool = False
    """Whether `right` names several answers, each of them right."""
    how: str = ""
    """What is to be said of how to answer: `Pick the two that are right.`"""
    lefts: tuple[str, ...] = ()
    """Match: what an option is to be found for."""
    picks: int = 0
    """How many options are to be picked, where it is several."""
    scale: Scale | None = None
    """Number: where it is to be found."""
    given_places: tuple[int, ...] = ()
    """Once told: the options given; in order, or one for each left one, where that is asked."""
    right_places: tuple[int, ...] = ()
    """Once told: the same as it would have been right."""
    whole: float | None = None
    """Seconds that a full time bar stands for, where it is not `limit`."""
    hint: str = ""
    """What a lifeline told."""
    lifelines: tuple[LifelineView, ...] = ()
    """Those that the mode lends, used ones too."""
    turn: str = ""
    """Whose turn it is, where several play."""
    next_turn: str = ""
    """Whose turn comes next, once told; empty where one plays alone, and at the end."""
    appealed: bool = False
    """Whether the verdict that is out was appealed."""
    last: bool = False
    """Once told: whether nothing more is asked."""
    points_help: str = ""
    """One line on how points are earned in this round."""
    scored: bool = True
    """Whether there are points to be told of."""
    noun: str = "mission"
    """What is played: `mission`, `training run`."""


class Told(NamedTuple):
    """One question of a round that is settled: what the record and the debriefing keep."""

    number: int
    response: Response
    given: str
    tenths: int
    """Tenths of a second from prompt to response, pauses left out."""
    paused: bool
    verdict: Verdict
    aids: tuple[Lifeline, ...] = ()
    """Lifelines that were used for it."""
    appealed: bool = False
    """Whether the player said that a wrong verdict was wrong; then `verdict` is the right one."""


class Score(NamedTuple):
    """What a round came to."""

    points: int
    possible: int
    """The same questions, all right at once."""
    right: int
    asked: int
    """Questions that were settled, skipped and late ones included."""
    best_streak: int
    seconds: float
    """Time spent answering, for ties: less is better."""
    appealed: int = 0
    """Verdicts that the player turned to right."""


class Deal(NamedTuple):
    """Where a round comes from, enough to deal it again."""

    packs: tuple[str, ...]
    """Packs as they are played, sorted: ids, with `:level` where the spoiler guard holds."""
    seed: int
    block: int
    notes: tuple[str, ...] = ()
    """What the player should know: the round is shorter than asked, and why."""
