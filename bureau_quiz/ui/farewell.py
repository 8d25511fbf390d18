"""The last word, for the terminal that the player returns to."""

from rich.text import Text

from bureau_quiz.text import plural
from bureau_quiz.ui.doors import Sitting


def close(sitting: Sitting) -> Text:
    """Get up from a mission that is cut off, and say what of it is saved, and that it waits."""
    debriefing, view = sitting.debriefing(0), sitting.view()
    sitting.leave()
    score = debriefing.score
    points = f", {score.points} points" if debriefing.scored else ""
    saved = f"Saved: {plural(sitting.saved, 'answer')}{points}."
    if not sitting.kept:
        lost = f"Not saved: {plural(score.asked - sitting.saved, 'answer')}."
        said = [f"{view.noun.capitalize()} ended.", lost, *sitting.notices]
    elif debriefing.finished:
        said = [f"{view.noun.capitalize()} complete.", saved]
    else:
        place = f"question {score.asked + 1}" if view.scored else view.meters[0].spoken
        said = [saved, f"The {view.noun} waits at {place}: r resumes it."]
    return Text(" ".join(said))
