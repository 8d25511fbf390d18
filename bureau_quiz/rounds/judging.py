"""Judging a response to the question that is open, whatever its kind."""

from collections.abc import Collection

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Judgement, Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import lifelines
from bureau_quiz.rounds.model import Action, Lifeline


def judge(
    put: Put, response: Response, actions: Collection[Action], aids: Collection[Lifeline]
) -> Judgement:
    """How a response is judged.

    Args:
        put: The question that is open.
        response: What the player gives.
        actions: What can be done now.
        aids: Lifelines that were used for the question.

    Raises:
        Refused: If it does not fit the question, cannot be given any more, or the pack does not say
            whether it is right.
    """
    if response.tag == "skip":
        if Action.SKIP not in actions:
            raise Refused("No question can be skipped in this round.")
        return Judgement(Outcome.SKIPPED)
    kind = KINDS[put.question.kind]
    if not kind.fits(put, response):
        raise Refused("That is no answer to this question.")
    if Lifeline.STRIKE in aids and not lifelines.struck(put).isdisjoint(kind.places(put, response)):
        raise Refused("That option has been struck out: it is wrong.")
    judgement = kind.judge(put, response)
    if judgement is None:
        raise Refused("The pack does not say whether that is right: give another answer.")
    return judgement


def said(put: Put, response: Response) -> str:
    """A response in the player's words; empty where none was given."""
    kind = KINDS[put.question.kind]
    return kind.said(put, response) if kind.fits(put, response) else ""
