"""Except: three options are right for what is asked, and the player picks the one that is not."""

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import Choice, by_rank, laid_out, picked_beside, showable
from bureau_quiz.bank.model import Put, Question

FEW = 6
"""Among how many of the best values known to be wrong the draw is made."""


class Except(Choice):
    """The player picks the one option that is not so."""

    name = "except"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Draw one of the best that are wrong, and three right ones beside it."""
        odd = list(showable(question.answers))
        wanted = by_rank(question.pool, chance)
        first = drawn = odd.pop(int(chance() * min(FEW, len(odd))))
        beside = picked_beside(question, drawn, wanted, chance)
        while beside is None and odd:
            drawn = odd.pop(0)
            beside = picked_beside(question, drawn, wanted, chance)
        if beside is None:
            # Only a plain question's options can be so alike; its author wrote them side by side.
            drawn, beside = first, wanted
        return laid_out(question, drawn, beside, chance)

    def how(self, put: Put) -> str:
        """That what is not so is looked for: the prompt may be read past it."""
        return "One is not so: pick it."
