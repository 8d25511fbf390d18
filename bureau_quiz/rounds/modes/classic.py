"""Classic: a set number of questions, one after the other."""

from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes.base import Mode

POINTS = (
    "100, 200 or 300 points by difficulty, a tenth more for each right answer in a row before it,"
    " up to half as much again"
)
"""How most modes count, as the beginning of a sentence."""
SPEED = "with a timer, up to a quarter more for speed"
HALF = "a lifeline leaves half of its question's points, rounded down"

MODE = Mode(
    name="classic",
    title="Classic",
    summary="A set number of questions.",
    points_help=f"{POINTS}; {SPEED}.",
    rules=Rules(mode="classic", questions=10),
)
