"""Order: the player puts all options in order, first to last."""

from collections.abc import Sequence
from fractions import Fraction
from math import factorial

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import capitalised, showable, some
from bureau_quiz.bank.kinds.places import every_place, places
from bureau_quiz.bank.model import Answer, Judgement, Outcome, Put, Question, Response

MOST = 5
"""How many of a template's values are put in order at once; a plain question's stand together."""


class Order:
    """The player puts options in order; only the whole order counts."""

    name = "order"
    tag = "order"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Show what is to be put in order in any order but the right one."""
        answers = showable(question.answers, 2)
        if question.template:
            answers = some(answers, MOST, chance)
        texts = [answer.text for answer in answers]
        if not question.exact:
            texts = capitalised(texts)
        jumbled = _jumbled(len(texts), chance)
        return Put(
            question,
            question.prompt,
            tuple(texts[rank] for rank in jumbled),
            tuple(jumbled.index(rank) for rank in range(len(texts))),
            _in_words(texts, answers),
            besides=tuple(answers[rank].beside for rank in jumbled),
        )

    def how(self, put: Put) -> str:
        """That all of them are to be put in order, and that nothing less counts."""
        return "Put them all in order, first to last. Only the whole order counts."

    def fits(self, put: Put, response: Response) -> bool:
        """Whether it names each option once."""
        return every_place(put, response, self.tag)

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right where the whole order is."""
        if places(put, response) == put.right:
            return Judgement(Outcome.RIGHT, Fraction(1))
        return Judgement(Outcome.WRONG)

    def said(self, put: Put, response: Response) -> str:
        """The options, first to last."""
        return ", ".join(put.options[place] for place in places(put, response))

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """The options' places, first to last."""
        return places(put, response)


def _jumbled(count: int, chance: Chance) -> list[int]:
    """The ranks from 0 in an order of chance, each as likely but the rising one, which never is."""
    number = 1 + int(chance() * (factorial(count) - 1))
    left = list(range(count))
    jumbled = []
    while len(left) > 1:
        place, number = divmod(number, factorial(len(left) - 1))
        jumbled.append(left.pop(place))
    return jumbled + left


def _in_words(texts: Sequence[str], answers: Sequence[Answer]) -> str:
    """`Pilot (2015), Finale (2020)`."""
    beside = [f" ({answer.beside})" if answer.beside else "" for answer in answers]
    return ", ".join(f"{text}{by}" for text, by in zip(texts, beside, strict=True))
