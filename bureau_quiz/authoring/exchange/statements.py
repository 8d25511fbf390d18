"""Questions with options, of which those that ask whether something is true become true/false."""

from collections.abc import Sequence

from bureau_quiz.authoring.exchange.model import Entry
from bureau_quiz.errors import Place
from bureau_quiz.text import fold

_TRUTHS = {"true": True, "false": False}


def of_options(
    place: Place,
    prompt: str,
    answers: Sequence[str],
    distractors: Sequence[str],
    *,
    category: str = "",
    explanation: str = "",
) -> Entry:
    """Give the entry of a prompt and its options: a choice, or true/false where that is asked."""
    truth = _truth(prompt, answers, distractors)
    if truth is None:
        return Entry(
            place,
            prompt,
            tuple(answers),
            distractors=tuple(distractors),
            category=category,
            explanation=explanation,
        )
    return Entry(
        place,
        prompt,
        kind="true-false",
        truth=truth,
        category=category,
        explanation=explanation,
    )


def _truth(prompt: str, answers: Sequence[str], distractors: Sequence[str]) -> bool | None:
    """Whether a statement is true; None where the prompt asks, or more than that is offered."""
    if prompt.rstrip("\"'”’)»] \t\n").endswith(("?", "？", "؟")):
        return None
    right, wrong = ({_TRUTHS.get(fold(text)) for text in said} for said in (answers, distractors))
    if right | wrong != {True, False} or len(right) != 1 or len(wrong) != 1:
        return None
    return right.pop()
