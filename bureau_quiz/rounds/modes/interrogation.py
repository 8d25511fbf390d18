"""Interrogation: nothing is offered, every answer is typed."""

from bureau_quiz.rounds.model import Lifeline, Rules
from bureau_quiz.rounds.modes.base import Mode
from bureau_quiz.rounds.modes.classic import HALF, POINTS, SPEED

MODE = Mode(
    name="interrogation",
    title="Interrogation",
    summary="A set number of questions, every answer typed.",
    points_help=f"{POINTS}; {SPEED}; {HALF}.",
    rules=Rules(mode="interrogation", questions=10),
    kinds=frozenset({"typed"}),
    lifelines=(Lifeline.HINT,),
)
