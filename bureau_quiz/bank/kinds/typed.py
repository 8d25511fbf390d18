"""Typed: the player writes the answer."""

from collections.abc import Iterable
from fractions import Fraction

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import one_of
from bureau_quiz.bank.model import Answer, Judgement, Outcome, Put, Question, Response
from bureau_quiz.packs.cells import decimal_of
from bureau_quiz.text import key


class Typed:
    """The player writes what is right; case, accents and punctuation do not count."""

    name = "typed"
    tag = "text"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Draw which right answer the verdict tells; nothing is offered."""
        return Put(question, question.prompt, (), (), one_of(question.answers, chance).text)

    def fits(self, put: Put, response: Response) -> bool:
        """Whether anything is written."""
        return response.tag == self.tag and bool(response.value.strip())

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right if it is any right answer or accepted spelling; None if the pack leaves it open."""
        question = put.question
        for answer in (*question.answers, *question.also_right):
            if _is(response.value, answer, question.exact):
                return Judgement(Outcome.RIGHT, Fraction(1))
            if _among(response.value, answer.accepted, question.exact):
                return Judgement(Outcome.RIGHT, Fraction(1), f"accepted for {answer.text}")
        if question.unknown == ("*",) or _among(response.value, question.unknown, question.exact):
            return None
        return Judgement(Outcome.WRONG)


def _is(written: str, answer: Answer, exact: bool) -> bool:
    number, right = decimal_of(written.strip()), decimal_of(answer.text)
    if answer.size and number is not None and right is not None:
        return number == right  # a sign or a point makes another number, and folds away
    return _among(written, (answer.text,), exact)


def _among(written: str, texts: Iterable[str], exact: bool) -> bool:
    wanted = key(written, exact)
    return any(key(text, exact) == wanted for text in texts)
