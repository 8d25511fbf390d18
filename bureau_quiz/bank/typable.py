"""Which choices can be asked without their options, so that the answer is typed."""

from bureau_quiz.bank.model import Question
from bureau_quiz.text import folds_away, words

LONGEST = 40
"""Signs that an answer may have which is to be typed."""
MOST_WORDS = 5
_OPTIONS_MEANT = ("of these", "of the following", "of those")
"""What a prompt says that cannot be answered without its options."""


def typable(question: Question) -> bool:
    """Whether an answer can be typed: short, of letters or digits, and known to be all there is.

    A question of another kind than choice and typed never can.
    """
    if question.kind == "typed":
        return True
    if question.kind != "choice" or question.unknown == ("*",):
        return False
    asked = f" {' '.join(words(question.prompt))} "
    return not any(f" {said} " in asked for said in _OPTIONS_MEANT) and all(
        _short(answer.text, question.exact) for answer in question.answers
    )


def _short(text: str, exact: bool) -> bool:
    """Whether a player can be asked to write it; exactly means every sign, so none that is rare."""
    return (
        len(text) <= LONGEST
        and len(words(text)) <= MOST_WORDS
        and not folds_away(text)
        and (text.isascii() or not exact)
    )
