"""Typed: the player writes the answer."""

from collections.abc import Sequence

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import one_of, showable
from bureau_quiz.bank.model import Judgement, Put, Question, Response
from bureau_quiz.text import clean, listed

NAMED = 4
"""How many right answers a verdict names at most."""


class Typed:
    """The player writes what is right; what counts of it stands in `matching`."""

    name = "typed"
    tag = "text"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Draw which right answer the verdict tells first; nothing is offered."""
        drawn = one_of(question.answers, chance)
        rights = (drawn, *showable((*question.answers, *question.also_right)))
        return Put(question, question.prompt, (), (), _shown([right.text for right in rights]))

    def how(self, put: Put) -> str:
        """Nothing that the empty line does not say."""
        return ""

    def fits(self, put: Put, response: Response) -> bool:
        """Whether anything is written that can be read; where a date is asked for, as a date."""
        written = clean(response.value).text.strip() if response.tag == self.tag else ""
        if not written:
            return False
        # What compares texts is loaded by the first typed answer, not by the start.
        from bureau_quiz.bank.kinds.matching import readable

        return readable(put.question, written)

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right if it is near enough to a right answer; None if the pack leaves it open."""
        from bureau_quiz.bank.kinds.matching import judged

        return judged(put.question, clean(response.value).text.strip())

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
