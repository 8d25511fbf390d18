"""Points, in whole numbers only, so that a score is the same everywhere.

As classic has it, a right answer earns 100, 200 or 300 by difficulty, times
(10 + min(streak − 1, 5)) ÷ 10. A timed round adds base × tenths left ÷ (4 × tenths given), rounded
down, unless the question was paused. A partly right answer earns its share of that, rounded down,
at the streak it found, which neither grows nor ends. Each lifeline used leaves half, rounded down.
Wrong, skipped or late: nothing, and the streak ends. The most possible is what the same questions
earn in the same order, every one right with no time used and no lifeline. What a mode counts
otherwise its policy says.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from bureau_quiz.bank.model import Judgement, Outcome
from bureau_quiz.rounds.earning import TENTHS
from bureau_quiz.rounds.model import Lifeline, Rules, Score, Told, Verdict
from bureau_quiz.rounds.modes import MODES

APPEALED = Judgement(Outcome.RIGHT, Fraction(1), "you said that you were right")
"""What a wrong response counts as once it is appealed."""


class Seat(NamedTuple):
    """What one of several who played in turns came to."""

    place: int
    """1 is best; equal points share a place."""
    name: str
    points: int
    right: int
    asked: int


def verdict(
    rules: Rules,
    difficulty: int,
    judgement: Judgement,
    before: Sequence[Told],
    tenths: int,
    paused: bool,
    aids: Sequence[Lifeline] = (),
) -> Verdict:
    """What a response earns.

    Args:
        rules: The round's rules.
        difficulty: The question's, 1 to 3.
        judgement: How the response was judged.
        before: The questions settled before it, in order.
        tenths: Tenths of a second it took.
        paused: Whether the question was paused, which costs its speed points.
        aids: Lifelines that were used for it.
    """
    policy = MODES[rules.mode].policy
    return policy.verdict(rules, difficulty, judgement, before, tenths, paused, aids)


def score(rules: Rules, difficulties: Sequence[int], tolds: Sequence[Told]) -> Score:
    """Work a score out again from a record alone: outcomes, shares, tenths, pauses and lifelines.

    Points that the record's verdicts claim are not looked at. `difficulties` are those of the
    settled questions, in the order of `tolds`.

    Raises:
        ValueError: If there are not as many difficulties as settled questions.
    """
    policy = MODES[rules.mode].policy
    settled = replay(rules, difficulties, tolds)
    return Score(
        points=policy.final(rules, settled),
        possible=policy.possible(rules, settled),
        right=_right(settled),
        asked=len(settled),
        best_streak=max((told.verdict.streak for told in settled), default=0),
        seconds=sum(told.tenths for told in settled) / TENTHS,
        appealed=sum(told.appealed for told in settled),
    )


def replay(rules: Rules, difficulties: Sequence[int], tolds: Sequence[Told]) -> tuple[Told, ...]:
    """The same settled questions with every verdict worked out again; see `score`.

    Raises:
        ValueError: If there are not as many difficulties as settled questions.
    """
    settled: list[Told] = []
    for difficulty, told in zip(difficulties, tolds, strict=True):
        judgement = APPEALED if told.appealed else told.verdict.judgement
        again = verdict(rules, difficulty, judgement, settled, told.tenths, told.paused, told.aids)
        settled.append(told._replace(verdict=again))
    return tuple(settled)


def parts(rules: Rules, tolds: Sequence[Told]) -> tuple[tuple[str, int], ...]:
    """How the points came about: by difficulty, by streaks, by speed; in all the points that stay.

    Without points for speed there is no speed to speak of.
    """
    return MODES[rules.mode].policy.parts(rules, tolds)


def standings(
    rules: Rules, names: Sequence[str], difficulties: Sequence[int], tolds: Sequence[Told]
) -> tuple[Seat, ...]:
    """What each of those who play in turns came to, best first; see `score`.

    Raises:
        ValueError: If there are not as many difficulties as settled questions.
    """
    policy = MODES[rules.mode].policy
    settled = replay(rules, difficulties, tolds)
    seats = []
    for number in range(1, rules.seats + 1):
        own = policy.own(rules, settled, number)
        name = policy.turn(rules, names, number)
        seats.append(Seat(0, name, policy.final(rules, own), _right(own), len(own)))
    best = sorted(seats, key=lambda seat: -seat.points)
    earned = [seat.points for seat in best]
    return tuple(seat._replace(place=1 + earned.index(seat.points)) for seat in best)


def _right(tolds: Sequence[Told]) -> int:
    return sum(told.verdict.judgement.outcome is Outcome.RIGHT for told in tolds)
