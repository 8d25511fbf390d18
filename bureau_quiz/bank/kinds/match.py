"""Match: the player finds for each left one the option that goes with it."""

from collections.abc import Sequence
from fractions import Fraction

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import capitalised, showable, shuffle, some
from bureau_quiz.bank.kinds.places import counted, every_place, places
from bureau_quiz.bank.model import Judgement, Outcome, Put, Question, Response

MOST = 5
"""How many of a template's pairs are put at once; a plain question's stand together."""


class Match:
    """The player pairs what goes together; each right pair counts."""

    name = "match"
    tag = "pairs"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Draw which pairs are asked, and the orders of both sides apart."""
        pairs = list(showable(question.answers, 2))
        if question.template:
            pairs = some(pairs, MOST, chance)
        shuffle(pairs, chance)
        others = list(range(len(pairs)))
        shuffle(others, chance)
        options = [pairs[place].text for place in others]
        if not question.exact:
            options = capitalised(options)
        put = Put(
            question,
            question.prompt,
            tuple(options),
            tuple(others.index(place) for place in range(len(pairs))),
            "",
            lefts=tuple(pair.beside for pair in pairs),
        )
        return put._replace(shown=_in_words(put, put.right))

    def how(self, put: Put) -> str:
        """That each takes another, and what a pair earns."""
        return "Find for each the one that goes with it; none goes twice. Each right pair counts."

    def fits(self, put: Put, response: Response) -> bool:
        """Whether it names each option once."""
        return every_place(put, response, self.tag)

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right pairs, of all pairs."""
        named = places(put, response)
        good = sum(one == right for one, right in zip(named, put.right, strict=True))
        pairs = len(put.right)
        if good == pairs:
            return Judgement(Outcome.RIGHT, Fraction(1))
        if not good:
            return Judgement(Outcome.WRONG)
        why = f"{counted(good)} of {counted(pairs)} pairs"
        return Judgement(Outcome.PARTLY, Fraction(good, pairs), why)

    def said(self, put: Put, response: Response) -> str:
        """The pairs, in the order of the left ones."""
        return _in_words(put, places(put, response))

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """For each left one the place of an option."""
        return places(put, response)


def _in_words(put: Put, named: Sequence[int]) -> str:
    """`Malotru – Debailly; Phénomène – Loiseau`."""
    pairs = zip(put.lefts, named, strict=True)
    return "; ".join(f"{left} – {put.options[place]}" for left, place in pairs)
