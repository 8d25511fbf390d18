"""True or false: a statement that the tables prove true, or one that they prove wrong."""

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import alike, by_place, by_rank, is_place, one_of
from bureau_quiz.bank.model import Judgement, Put, Question, Response

OPTIONS = ("True", "False")
"""As shown, always in this order."""


class TrueFalse:
    """The player says whether a statement is true."""

    name = "true-false"
    tag = "option"

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

    def how(self, put: Put) -> str:
        """Nothing that the options do not say."""
        return ""

    def fits(self, put: Put, response: Response) -> bool:
        """Whether it is the place of an option."""
        return is_place(put, response)

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right or wrong by the option's place."""
        return by_place(put, response)

    def said(self, put: Put, response: Response) -> str:
        """The option's text."""
        return put.options[int(response.value)]

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """The option's place."""
        return (int(response.value),)
