"""What of the packs a round may ask: by difficulty, by category, and by the kinds of its mode."""

from dataclasses import replace

from bureau_quiz.bank.model import Card, Question
from bureau_quiz.bank.typable import typable
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES

CHOICE, TYPED = "choice", "typed"


def kinds_of(rules: Rules) -> frozenset[str]:
    """The kinds of question that the rules' mode is dealt from; empty: all.

    Where answers are typed these are choices, too, as far as they are typable.
    """
    kinds = MODES[rules.mode].kinds
    return kinds | {CHOICE} if TYPED in kinds else kinds


def left_of(card: Card, rules: Rules) -> Card | None:
    """The card with those of its questions that may be asked; None where none may."""
    first = card.questions[0]
    if rules.difficulties and first.difficulty not in rules.difficulties:
        return None
    if rules.categories and first.category not in rules.categories:
        return None
    left = tuple(one for one in card.questions if _of_kind(one, rules))
    return card._replace(questions=left) if left else None


def _of_kind(question: Question, rules: Rules) -> bool:
    kinds = MODES[rules.mode].kinds
    if not kinds or question.kind in kinds:
        return True
    return question.kind in kinds_of(rules) and typable(question)


def as_asked(question: Question, rules: Rules) -> Question:
    """The question as the mode asks it: a choice is typed where only typed ones are asked."""
    kinds = MODES[rules.mode].kinds
    typed = question.kind == CHOICE and TYPED in kinds and CHOICE not in kinds
    return replace(question, kind=TYPED) if typed else question
