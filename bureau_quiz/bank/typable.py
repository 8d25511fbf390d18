"""Which choices can be asked without their options, so that the answer is typed."""

from bureau_quiz.bank.model import Question
from bureau_quiz.text import ARTICLES, fold_accents, folds_away, words

LONGEST = 40
"""Signs that an answer may have which is to be typed."""
MOST_WORDS = 5
_OPTIONS_MEANT = ("of these", "of the following", "of those")
"""What a prompt says that cannot be answered without its options."""
# fmt: off
_SMALL = ARTICLES | frozenset((
    "and", "at", "da", "de", "del", "della", "des", "di", "do", "dos", "du", "e", "en", "et",
    "for", "in", "of", "on", "or", "to", "und", "van", "von", "y", "zu",
))
# fmt: on
"""Words that a name may have without a capital."""


def typable(question: Question) -> bool:
    """Whether an answer can be typed: short, a name or a number, and known to be all there is.

    Of a plain choice only the distractors are known to be wrong; whatever else is typed might be
    right. A question of another kind than choice and typed never can.
    """
    if question.kind == "typed":
        return True
    if question.kind != "choice" or not question.template or question.unknown == ("*",):
        return False
    asked = f" {' '.join(words(question.prompt))} "
    return not any(f" {said} " in asked for said in _OPTIONS_MEANT) and all(
        _short(answer.text, question.exact) and _is_name(answer.text) for answer in question.answers
    )


def _short(text: str, exact: bool) -> bool:
    """Whether a player can be asked to write it; exactly means every sign, so none that is rare."""
    return (
        len(text) <= LONGEST
        and len(words(text)) <= MOST_WORDS
        and not folds_away(text)
        and (text.isascii() or not exact)
    )


def _is_name(text: str) -> bool:
    """Whether there is one way to say it: a single word, a name, a number, a date.

    Several words without capitals describe something, and could as well be others.
    """
    parts = text.split()
    return len(parts) == 1 or all(
        fold_accents(part) in _SMALL or part != part.lower() or not part[:1].islower()
        for part in parts
    )
