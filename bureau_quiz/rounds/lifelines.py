"""Lifelines: when each is of use, and what it tells. What they cost stands in `earning`."""

from collections.abc import Collection, Sequence
from random import Random

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Put
from bureau_quiz.rounds.model import Action, Lifeline, LifelineView

STRUCK = 2
"""How many wrong options are struck."""

ACTIONS = {
    Lifeline.STRIKE: Action.STRIKE,
    Lifeline.HINT: Action.HINT,
    Lifeline.TIME: Action.TIME,
}

_PRICE = "half the points of this question"
_TEXTS = {
    Lifeline.STRIKE: "strike two wrong options",
    Lifeline.HINT: "a hint",
    Lifeline.TIME: "as much time again",
}
_USELESS = {
    Lifeline.STRIKE: "There are no two options to be struck here.",
    Lifeline.HINT: "The pack has no hint for this question.",
    Lifeline.TIME: "This round has no timer.",
}


def why_not(lifeline: Lifeline, put: Put, used: Collection[Lifeline], timed: bool) -> str:
    """Why a lifeline that the mode lends cannot be had now, as a sentence; empty where it can.

    Args:
        lifeline: Which.
        put: The question that is open.
        used: Those that were used in the round.
        timed: Whether the question's time runs out.
    """
    if lifeline in used:
        return "That lifeline has been used already."
    of_use = {
        Lifeline.STRIKE: _can_strike(put),
        Lifeline.HINT: bool(put.question.hints),
        Lifeline.TIME: timed,
    }
    return "" if of_use[lifeline] else _USELESS[lifeline]


def views(
    lent: Sequence[Lifeline], put: Put | None, used: Collection[Lifeline], timed: bool
) -> tuple[LifelineView, ...]:
    """The lifelines as they are to be offered; `put` is None where no question is open."""
    return tuple(
        LifelineView(
            lifeline,
            _TEXTS[lifeline],
            _PRICE,
            put is not None and not why_not(lifeline, put, used, timed),
            lifeline in used,
        )
        for lifeline in lent
    )


def struck(put: Put) -> frozenset[int]:
    """The places of the options that are struck: the same of the same put, always."""
    chance = Random(f"{put.question.id}/strike").random
    wrong = [place for place in range(len(put.options)) if place not in put.right]
    return frozenset(wrong.pop(int(chance() * len(wrong))) for _ in range(STRUCK))


def hint(put: Put) -> str:
    """What else the tables say of the answer; there must be something."""
    hints = put.question.hints
    return hints[int(Random(f"{put.question.id}/hint").random() * len(hints))].text


def _can_strike(put: Put) -> bool:
    one_of_many = KINDS[put.question.kind].tag == "option" and len(put.right) == 1
    return one_of_many and len(put.options) >= STRUCK + 2
