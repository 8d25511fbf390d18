"""What the dialogue says of a round as it goes: sentences made of its views and verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Outcome
from bureau_quiz.plain import commands
from bureau_quiz.plain.askers import ASKERS
from bureau_quiz.plain.words import counted, right_answer, seconds, sentence, spelt, stopped
from bureau_quiz.rounds.model import Action
from bureau_quiz.text import listed

if TYPE_CHECKING:
    from bureau_quiz.rounds.model import Verdict, View

FIRST = ("turn", "progress")
"""Meters that are said before all others."""
UNSPOKEN = frozenset({"streak"})
"""Meters that are not said: a streak is, with the points it earns."""


def opening(view: View, notes: tuple[str, ...]) -> Iterator[str]:
    """What is played, and what is particular about it."""
    length = f", {counted(view.total, 'question')}" if view.total else ""
    timer = "no timer"
    if view.limit:
        timer = (
            f"{round(view.whole)} seconds in all" if view.whole else f"{seconds(view.limit)} each"
        )
    yield f"{_spoken(view.title)}{length}, {timer}."
    if view.number > 1:
        yield f"It goes on with question {view.number}."
    yield from map(sentence, notes)
    lent = [command for command, _ in commands.spoken_of(view) if command in commands.LIFELINES]
    if lent:
        yield f"Once each you may ask for help: {listed(lent)}."
    yield "Type your answer and press Enter. /help tells what else you can type."


def question(view: View) -> Iterator[str]:
    """The question that is open: where the round stands, what is asked, what is offered."""
    meters = {meter.name: meter.spoken for meter in view.meters if meter.name not in UNSPOKEN}
    first = [meters.pop(name) for name in FIRST if name in meters]
    state = [*first, view.category, *meters.values()]
    if view.limit:
        left = _left_of(view.limit, view.whole) if view.whole else seconds(view.limit)
        state.append(f"You have {left}")
    yield " ".join(stopped(part) for part in state if part)
    yield view.prompt
    if view.how:
        yield view.how
    yield from ASKERS[view.kind].lines(view)
    if view.hint:
        yield hint(view)


def verdict(view: View, told: Verdict, spent: float) -> Iterator[str]:
    """How the question was settled, and what is right; `spent` in seconds."""
    judgement = told.judgement
    right = right_answer(view.right, view.kind, view.several)
    how = f"{', ' if ':' in judgement.why else ': '}{judgement.why}" if judgement.why else ""
    match judgement.outcome:
        case Outcome.RIGHT:
            yield _with_points(f"Right{stopped(how or '.')}", view, told)
            if view.right != view.given:
                # A false statement, another spelling, an order: what is true is still untold.
                alone = view.kind in ("true-false", "typed") and not view.several
                yield stopped(view.right) if alone else right
        case Outcome.PARTLY:
            yield _with_points(f"Partly right{stopped(how or '.')}", view, told)
            yield right
        case Outcome.WRONG:
            yield f"Wrong{stopped(how)} {right}" if how else f"Wrong. {right}"
        case Outcome.SKIPPED:
            yield f"Skipped. {right}"
        case Outcome.LATE:
            late = round(spent - (view.limit or 0), 1)
            by = f"Too late by {late} seconds" if late > 0 else "Your time is up"
            yield f"{by}. {right}"
    if view.explanation:
        yield view.explanation


def appealed(view: View, told: Verdict) -> str:
    """That a wrong answer counts after all."""
    marked = "; the score is marked" if view.scored else ""
    return _with_points(f"Counted as right, as you say{marked}.", view, told)


def struck(view: View) -> str:
    """How many options are left once some are struck out."""
    left = [option for option in view.options if not option.struck]
    return f"Two wrong ones are struck out; {counted(len(left), 'option')} left."


def hint(view: View) -> str:
    """What a lifeline told."""
    return f"Hint: {stopped(view.hint)}"


def between(view: View) -> str:
    """What a player is asked before it goes on; empty where it goes on by itself."""
    if Action.APPEAL in view.actions:
        on = "That was the last one. Press Enter to look back" if view.last else "Press Enter"
        rest = "" if view.last else " to go on"
        return f"{on}{rest}; /right if you were right, /flag to report it. "
    if view.limit is None or view.last:
        return ""
    turn = f"{view.next_turn}, press" if view.next_turn else "Press"
    return f"{turn} Enter for the next question. "


def help_lines(view: View) -> Iterator[str]:
    """How to answer, how points are earned, every command, and what is remembered."""
    if view.prompt:
        yield ASKERS[view.kind].hint(view)
    if view.kind == "typed":
        from bureau_quiz.bank.kinds.slips import SLIPS_HELP

        yield f"Capitals, accents, signs and a leading article do not matter. {SLIPS_HELP}"
    yield f"Points: {stopped(view.points_help)}" if view.scored else view.points_help
    for command, meaning in commands.spoken_of(view):
        yield f"{command}: {meaning}."
    from bureau_quiz.memory.telling import rules

    for about, rule in rules().items():
        yield f"{about}: {' '.join(rule)}"


def time_left(view: View, spent: float) -> str:
    """How much time the question that is open has left, `spent` seconds after it was put."""
    if view.limit is None:
        return f"This round has no timer. You have taken {seconds(spent)}."
    left = view.limit - spent
    if left <= 0:
        return "Your time is up."
    if view.whole:
        return f"{_left_of(left, view.whole)}."
    return f"{seconds(left)} left of {seconds(view.limit)}.".capitalize()


def _left_of(left: float, whole: float) -> str:
    """In seconds alone, so that one hears at once how the two compare."""
    return f"{round(left)} seconds left of {round(whole)}"


def _with_points(said: str, view: View, told: Verdict) -> str:
    """What is said, and what it earned where there are points."""
    if not view.scored:
        return said
    sums = f"{': ' if told.sum_spoken else ''}{stopped(told.sum_spoken) or '.'}"
    return f"{said} {spelt(f'{told.points} points{sums}')}"


def _spoken(title: str) -> str:
    return title.replace(" · ", ", ")
