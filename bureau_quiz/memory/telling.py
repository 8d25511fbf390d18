"""What a player should know about memory, in the order in which it is told."""

from collections.abc import Mapping, Sequence

from bureau_quiz.memory import clearance, fading, ratings, training


def rules() -> Mapping[str, Sequence[str]]:
    """Sentences for the help, by what they are about."""
    return {
        "Memory": ratings.RULE,
        "Training": training.RULE,
        "Dossiers": fading.RULE,
        "Clearance": clearance.RULE,
    }
