"""Points, in whole numbers only, so that a score is the same everywhere.

A right answer earns 100, 200 or 300 by difficulty, times (10 + min(streak − 1, 5)) ÷ 10. A timed
round adds base × tenths left ÷ (4 × tenths given), rounded down, unless the question was paused.
A partly right answer earns its share of that, rounded down, at the streak it found, which neither
grows nor ends. Wrong, skipped or late: nothing, and the streak ends. The most possible is what the
same questions earn in the same order, every one right with no time used.
"""

from collections.abc import Sequence
from fractions import Fraction

from bureau_quiz.bank.model import Judgement, Outcome
from bureau_quiz.rounds.model import Rules, Score, Told, Verdict

TENTHS = 10
"""Tenths in a second."""


def base_of(difficulty: int) -> int:
    """100, 200 or 300 points."""
    return 100 * difficulty


def streak_after(outcome: Outcome, before: int) -> int:
    """The streak once a question is settled, given the streak before it."""
    if outcome is Outcome.RIGHT:
        return before + 1
    return before if outcome is Outcome.PARTLY else 0


def verdict(
    rules: Rules,
    difficulty: int,
    judgement: Judgement,
    before: Sequence[Told],
    tenths: int,
    paused: bool,
) -> Verdict:
    """What a response earns.

    Args:
        rules: The round's rules.
        difficulty: The question's, 1 to 3.
        judgement: How the response was judged.
        before: The questions settled before it, in order.
        tenths: Tenths of a second it took.
        paused: Whether the question was paused, which costs its speed points.
    """
    base = base_of(difficulty)
    streak = streak_after(judgement.outcome, before[-1].verdict.streak if before else 0)
    possible = _earned(base, _factor(len(before) + 1), _speed(rules, base, 0))
    if judgement.outcome not in (Outcome.RIGHT, Outcome.PARTLY):
        return Verdict(judgement, 0, base=base, possible=possible)
    factor = _factor(streak)
    share = Fraction(judgement.share)
    speed = 0 if paused else _speed(rules, base, tenths)
    points = int(_earned(base, factor, speed) * share)
    kept = points - int(_earned(base, factor, 0) * share)
    return Verdict(
        judgement,
        points,
        base=base,
        streak=streak,
        speed=kept,
        possible=possible,
        sum_text=_sum_text(base, factor, speed, share),
        sum_spoken=_sum_spoken(base, factor, speed, share, streak),
    )


def score(rules: Rules, difficulties: Sequence[int], tolds: Sequence[Told]) -> Score:
    """Work a score out again from a record alone: outcomes, shares, tenths and pauses.

    Points that the record's verdicts claim are not looked at. `difficulties` are those of the
    settled questions, in the order of `tolds`.

    Raises:
        ValueError: If there are not as many difficulties as settled questions.
    """
    settled = replay(rules, difficulties, tolds)
    verdicts = [told.verdict for told in settled]
    return Score(
        points=sum(verdict.points for verdict in verdicts),
        possible=sum(verdict.possible for verdict in verdicts),
        right=sum(verdict.judgement.outcome is Outcome.RIGHT for verdict in verdicts),
        asked=len(settled),
        best_streak=max((verdict.streak for verdict in verdicts), default=0),
        seconds=sum(told.tenths for told in settled) / TENTHS,
    )


def replay(rules: Rules, difficulties: Sequence[int], tolds: Sequence[Told]) -> tuple[Told, ...]:
    """The same settled questions with every verdict worked out again; see `score`.

    Raises:
        ValueError: If there are not as many difficulties as settled questions.
    """
    settled: list[Told] = []
    for difficulty, told in zip(difficulties, tolds, strict=True):
        judgement = told.verdict.judgement
        again = verdict(rules, difficulty, judgement, settled, told.tenths, told.paused)
        settled.append(told._replace(verdict=again))
    return tuple(settled)


def parts(rules: Rules, tolds: Sequence[Told]) -> tuple[tuple[str, int], ...]:
    """How the points came about: by difficulty, by streaks, by speed; in all the points earned.

    Without a timer there is no speed to speak of.
    """
    plain = sum(int(t.verdict.base * Fraction(t.verdict.judgement.share)) for t in tolds)
    speed = sum(told.verdict.speed for told in tolds)
    total = sum(told.verdict.points for told in tolds)
    found = (("Right answers", plain), ("Streaks", total - plain - speed), ("Speed", speed))
    return found if rules.seconds is not None else found[:2]


def _factor(streak: int) -> int:
    """Tenths by which the base is multiplied: 10 to 15."""
    return 10 + min(max(streak, 1) - 1, 5)


def _speed(rules: Rules, base: int, tenths: int) -> int:
    if rules.seconds is None:
        return 0
    given = rules.seconds * TENTHS
    return base * max(given - tenths, 0) // (4 * given)


def _earned(base: int, factor: int, speed: int) -> int:
    return base * factor // 10 + speed


def _sum_text(base: int, factor: int, speed: int, share: Fraction) -> str:
    terms = [f"{base} × {factor // 10}.{factor % 10} streak" if factor > 10 else str(base)]
    if speed:
        terms.append(f"{speed} speed")
    if share != 1:
        return f"{share} of ({' + '.join(terms)})"
    return " + ".join(terms) if factor > 10 or speed else ""


def _sum_spoken(base: int, factor: int, speed: int, share: Fraction, streak: int) -> str:
    terms = str(base)
    if factor > 10:
        terms += f" times {factor // 10}.{factor % 10} for a streak of {streak}"
    if speed:
        terms += f", and {speed} for speed"
    if share != 1:
        return f"{share.numerator} of {share.denominator} parts of {terms}"
    return terms if factor > 10 or speed else ""
