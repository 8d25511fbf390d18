"""The last word, for the terminal that the player returns to."""

from rich.text import Text

from bureau_quiz.rounds.model import Phase
from bureau_quiz.text import plural
from bureau_quiz.ui.doors import Sitting


def close(sitting: Sitting) -> Text:
    """End a mission that is cut off, and say what of it is saved."""
    if sitting.view().phase is not Phase.OVER:
        sitting.abandon()
    score = sitting.debriefing().score
    answers = plural(score.asked, "answer")
    if sitting.kept:
        return Text(f"Mission ended. Saved: {answers}, {score.points} points.")
    return Text(" ".join((f"Mission ended after {answers}.", *sitting.notices)))
