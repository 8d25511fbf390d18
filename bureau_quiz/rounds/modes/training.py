"""Training: facts that the player's memory asks for, each until it is known; no points.

The puts of a run of n facts are n questions, one a fact, and then twice as many again in the same
order: what a fact is asked by when it comes back.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bureau_quiz.bank.model import Outcome, Put
from bureau_quiz.rounds.model import Meter, Rules, Told
from bureau_quiz.rounds.modes.base import Mode, Policy
from bureau_quiz.text import plural

TIMES = 3
"""How often a fact is asked for at most."""
APART = 3
"""Other questions between two of one fact, where there are as many."""


class Course(NamedTuple):
    """How a run went so far."""

    asked: tuple[int, ...]
    """Which fact each settled question asked for, from 0."""
    done: frozenset[int]
    """Facts that do not come back: known, or asked for as often as may be."""
    back: int
    """How many facts come back."""
    place: int | None
    """The place in the puts of the coming question; None: the run is over."""


def course(facts: int, told: Sequence[Told]) -> Course:
    """Follow a run of so many facts as far as it is told.

    A fact that was not right comes back as soon as three other questions lie between, else when
    nothing new is left; the one that waits longest first.
    """
    asked: list[int] = []
    waiting: list[int] = []
    fresh = 0
    for one in told:
        fact = _next(facts, fresh, waiting, asked)
        if fact is None:
            break
        fresh += fact == fresh
        asked.append(fact)
        if fact in waiting:
            waiting.remove(fact)
        right = one.verdict.judgement.outcome is Outcome.RIGHT
        if not right and asked.count(fact) < TIMES:
            waiting.append(fact)
    fact = _next(facts, fresh, waiting, asked)
    place = None if fact is None else asked.count(fact) * facts + fact
    done = frozenset(range(fresh)) - frozenset(waiting)
    return Course(tuple(asked), done, len(waiting), place)


def _next(facts: int, fresh: int, waiting: Sequence[int], asked: Sequence[int]) -> int | None:
    """The fact that is asked for next; None: none is left."""
    if waiting and waiting[0] not in asked[-APART:]:
        return waiting[0]
    if fresh < facts:
        return fresh
    return waiting[0] if waiting else None


class UntilKnown(Policy):
    """Each fact once, and what was not right again before the end."""

    streaks = False
    speed = False

    def next_place(self, rules: Rules, puts: Sequence[Put], told: Sequence[Told]) -> int | None:
        """Facts in their order; one that comes back goes before those not asked for yet."""
        facts = min(rules.questions, len(puts))
        place = course(facts, told).place
        return place if place is None or place < len(puts) else place % facts

    def progress(self, rules: Rules, total: int | None, told: Sequence[Told], number: int) -> Meter:
        """How many facts are done: what comes back makes the run no longer."""
        done = f"{len(course(rules.questions, told).done)} of {plural(rules.questions, 'fact')}"
        return Meter("progress", done, f"{done} done")

    def meters(
        self, rules: Rules, puts: Sequence[Put], told: Sequence[Told], number: int, turn: str
    ) -> tuple[Meter, ...]:
        """Whether the question is one that came back, and how many are to come back."""
        now = course(rules.questions, told)
        place = now.place if number > len(told) else None
        fact = now.asked[-1] if place is None and now.asked else (place or 0) % rules.questions
        before = now.asked[: number - 1].count(fact)
        found = [Meter("again", "once more", "Asked once more")] if before else []
        if coming := now.back - bool(before and number > len(told)):
            comes = f"{coming} {'comes' if coming == 1 else 'come'} back"
            found.append(Meter("back", comes, comes))
        return tuple(found)

    def base(self, difficulty: int, number: int) -> int:
        """Nothing: there are no points."""
        return 0


MODE = Mode(
    name="training",
    title="Training",
    summary=(
        "What is due, then what is weak, then new facts; what was not right comes back before the"
        f" end, at most {TIMES - 1} times."
    ),
    points_help="There are no points: what counts is what you know.",
    rules=Rules(mode="training"),
    policy=UntilKnown(),
    timer=False,
    filters=frozenset({"categories"}),
    open_ended=True,
    ranked=False,
    offered=False,
    coded=False,
    dealt=False,
    scored=False,
    noun="training run",
)
