"""Number: the player writes a number, and what is near enough counts."""

from decimal import Decimal
from fractions import Fraction

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import one_of, showable
from bureau_quiz.bank.kinds.figures import apart, in_digits, number_in
from bureau_quiz.bank.model import Answer, Judgement, Outcome, Put, Question, Response, Scale


class Number:
    """The player writes a number; within a stated distance it counts, the nearer the more."""

    name = "number"
    tag = "number"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Show the scale, and how near is near enough."""
        extra = question.extra
        scale = Scale(extra["low"], extra["high"], extra["within"])
        shown = one_of(question.answers, chance).text
        return Put(question, question.prompt, (), (), shown, scale=scale)

    def how(self, put: Put) -> str:
        """What counts, and how much of it."""
        within = in_digits(_within(put))
        if within == "0":
            return "Only the number itself counts."
        return f"Within {within} counts, and the nearer the more: half at the edge."

    def fits(self, put: Put, response: Response) -> bool:
        """Whether it is a number."""
        return response.tag == self.tag and number_in(response.value) is not None

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """By how far it is from the right one: all of it there, half at the edge, none beyond."""
        given, question = number_in(response.value), put.question
        assert given is not None, "a response that fits is a number"
        rights = (*question.answers, *question.also_right)
        if any(given == _size(right) for right in rights):
            return Judgement(Outcome.RIGHT, Fraction(1))
        # Never from one that is not to be told: how far off it is would tell it.
        off = min(apart(given, _size(right)) for right in showable(rights))
        within = _within(put)
        if off <= within:
            share = 1 - Fraction(off) / (2 * Fraction(within))
            why = f"{in_digits(off)} off; within {in_digits(within)} counts"
            return Judgement(Outcome.RIGHT, share, why)
        if question.unknown == ("*",) or given in map(number_in, question.unknown):
            return None
        return Judgement(Outcome.WRONG, Fraction(0), f"{in_digits(off)} off")

    def said(self, put: Put, response: Response) -> str:
        """As it was typed."""
        return response.value.strip()

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """No options."""
        return ()


def _within(put: Put) -> Decimal:
    assert put.scale is not None, "a number is put with its scale"
    return _read(put.scale.within)


def _size(right: Answer) -> Decimal:
    return _read(right.size or right.text)


def _read(text: str) -> Decimal:
    number = number_in(text)
    assert number is not None, f"{text} is a number"
    return number
