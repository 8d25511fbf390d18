"""What can be done in a round as it stands, and why not what cannot."""

from collections.abc import Collection

from bureau_quiz.bank.model import Outcome, Put
from bureau_quiz.rounds import lifelines
from bureau_quiz.rounds.model import Action, Lifeline, Phase, Told
from bureau_quiz.rounds.modes import Mode

OVER = "The round is over."
_NOT_OPEN = {
    Phase.PAUSED: "The round is paused: resume it first.",
    Phase.TOLD: "This question has been answered already.",
}


def actions_of(
    mode: Mode,
    phase: Phase,
    put: Put | None,
    used: Collection[Lifeline],
    timed: bool,
    told: Told | None,
) -> tuple[Action, ...]:
    """What can be done, in the order in which it is offered.

    Args:
        mode: How the round is played.
        phase: Where it stands.
        put: The question that is open or has just been told.
        used: Lifelines that were used in the round.
        timed: Whether the question's time runs out.
        told: What has just been told.
    """
    actions = list(mode.policy.actions(phase))
    if phase is Phase.ASKING:
        usable = lifelines.views(mode.lifelines, put, used, timed)
        actions[2:2] = [lifelines.ACTIONS[one.lifeline] for one in usable if one.usable]
    elif told and told.verdict.judgement.outcome is Outcome.WRONG:
        actions.insert(1, Action.APPEAL)
    return tuple(actions)


def why_not_open(phase: Phase) -> str:
    """Why no question is open, as a sentence."""
    return _NOT_OPEN.get(phase, OVER)


def why_not_next(phase: Phase) -> str:
    """Why nothing can be gone on to, as a sentence."""
    return OVER if phase is Phase.OVER else "This question is not answered yet."
