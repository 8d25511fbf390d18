"""Daily dispatch: the same ten for everybody, once a day."""

from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes.base import Mode
from bureau_quiz.rounds.modes.classic import POINTS

MODE = Mode(
    name="dispatch",
    title="Daily dispatch",
    summary="Ten questions a day, the same for everybody who has seen as much; once a day.",
    points_help=f"{POINTS}.",
    rules=Rules(mode="dispatch", questions=10),
    lengths=(10,),
    timer=False,
    filters=frozenset(),
    offered=False,
    coded=False,
)
