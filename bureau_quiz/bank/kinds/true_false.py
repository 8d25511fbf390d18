"""True or false: a statement that the tables prove true, or one that they prove wrong."""

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import OneOption, alike, by_rank, one_of
from bureau_quiz.bank.model import Put, Question

OPTIONS = ("True", "False")
"""As shown, always in this order."""


class TrueFalse(OneOption):
    """The player says whether a statement is true."""

    name = "true-false"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Put the true statement where `lean` says so, else a false one; a plain one as it is."""
        if "truth" in question.extra:
            true = question.extra["truth"] == "true"
            return Put(question, question.prompt, OPTIONS, (0 if true else 1,), OPTIONS[not true])
        shown = one_of(question.answers, chance)
        wrong = alike(question, shown, by_rank(question.pool, chance))
        before, after = question.extra["before"], question.extra["after"]
        statement = f"{before}{shown.text}{after}"
        if lean or not wrong:
            return Put(question, statement, OPTIONS, (0,), OPTIONS[0])
        told = f"{OPTIONS[1]}. {statement}"
        return Put(question, f"{before}{wrong[0].text}{after}", OPTIONS, (1,), told)
