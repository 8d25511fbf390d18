"""Typed: the player writes the answer."""

from collections.abc import Sequence
from fractions import Fraction

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import one_of
from bureau_quiz.bank.model import Judgement, Outcome, Put, Question, Response
from bureau_quiz.text import key, listed

NAMED = 4
"""How many right answers a verdict names at most."""


class Typed:
    """The player writes what is right; case, accents and punctuation do not count."""

    name = "typed"
    tag = "text"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Draw which right answer the verdict tells first; nothing is offered."""
        drawn = one_of(question.answers, chance)
        rights = (drawn, *question.answers, *question.also_right)
        return Put(question, question.prompt, (), (), _shown([right.text for right in rights]))

    def how(self, put: Put) -> str:
        """Nothing that the empty line does not say."""
        return ""

    def fits(self, put: Put, response: Response) -> bool:
        """Whether anything is written."""
        return response.tag == self.tag and bool(response.value.strip())

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right if it is any right answer or accepted spelling; None if the pack leaves it open."""
        question = put.question
        written = response.value.strip()
        for answer in (*question.answers, *question.also_right):
            if _same(written, answer.text, question):
                return Judgement(Outcome.RIGHT, Fraction(1))
            if any(_same(written, accepted, question) for accepted in answer.accepted):
                return Judgement(Outcome.RIGHT, Fraction(1), f"accepted for {answer.text}")
        if question.unknown == ("*",):
            return None
        if any(_same(written, unknown, question) for unknown in question.unknown):
            return None
        return Judgement(Outcome.WRONG)

    def said(self, put: Put, response: Response) -> str:
        """As it was typed."""
        return response.value

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """No options."""
        return ()


def _shown(rights: Sequence[str]) -> str:
    """`Phénomène or Rocambole`, or with `or 7 more` where there are many; each said once."""
    once = list(dict.fromkeys(rights))
    more = len(once) - NAMED
    return listed([*once[:NAMED], f"{more} more"] if more > 0 else once, "or")


def _same(written: str, text: str, question: Question) -> bool:
    if question.answers[0].size:
        from bureau_quiz.packs.cells import decimal_of  # loads much of what reads packs

        # Where answers are numbers, a sign or a point makes another number; folding drops both.
        numbers = decimal_of(written), decimal_of(text)
        if None not in numbers:
            return numbers[0] == numbers[1]
    return key(written, question.exact) == key(text, question.exact)
