"""What is bad about asking a card now: the rules that keep a round varied and give nothing away."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from bureau_quiz import text
from bureau_quiz.bank.model import Card, Fact, Question


class Flaws(NamedTuple):
    """What a card breaks; from worst to least, so that comparing two says which is less bad."""

    same_prompt: bool = False
    """Asked in this round already. Never taken."""
    same_fact: bool = False
    """It rests on a fact that an earlier question rests on."""
    given_away: bool = False
    """One earlier question tells its right answer together with a value of its holes."""
    template_full: bool = False
    """Its template has had its share of the round."""
    like_before: bool = False
    """The question just before is of the same template, or of its reverse."""
    seen_lately: bool = False
    """Asked in one of the last rounds."""


class Traits(NamedTuple):
    """What the rules look at in a question, worked out once."""

    card: str
    facts: frozenset[Fact]
    template: tuple[str, str]
    """Pack and template; a plain question counts as a template of its own."""
    family: tuple[str, str]
    """The same for a template and its reverse."""
    tells: str
    """Prompt, answers and explanation: all that a player has read once it is told."""
    folded: str
    """`tells`, folded."""
    answers: tuple[tuple[str, str], ...]
    """Its right answers, each as written and folded."""
    claim: tuple[tuple[str, str], ...]
    """The values of its holes, each as written and folded."""

    @classmethod
    def of(cls, card: Card, question: Question) -> "Traits":
        """The traits of one of a card's questions."""
        answers = [answer.text for answer in question.answers]
        tells = " / ".join((question.prompt, *answers, question.explanation))
        template = question.template or question.id
        return cls(
            card=card.key,
            facts=frozenset(question.facts),
            template=(question.pack, template),
            family=(question.pack, template.removesuffix("~")),
            tells=tells,
            folded=" ".join(text.words(tells)),
            answers=tuple((answer, text.fold(answer)) for answer in answers),
            claim=tuple((value, text.fold(value)) for value in question.claim),
        )

    def gives_away(self, later: "Traits") -> bool:
        """Whether who has read this question knows the later one's answer."""
        return self._tells_one(later.answers) and self._tells_one(later.claim)

    def _tells_one(self, values: Sequence[tuple[str, str]]) -> bool:
        # Looking for the folded text anywhere is cheap, and rules nearly all of them out.
        return any(
            folded in self.folded and text.holds(self.tells, value) for value, folded in values
        )


def find(
    traits: Traits, earlier: Sequence[Traits], lately: Collection[str], of_one_template: int
) -> Flaws:
    """What a question would break as the next of a round.

    Args:
        traits: The question's.
        earlier: Those of the round's questions before it, in order.
        lately: Keys of the cards asked in the last rounds.
        of_one_template: How many questions of one template a round may have.
    """
    return Flaws(
        same_prompt=any(traits.card == before.card for before in earlier),
        same_fact=any(not traits.facts.isdisjoint(before.facts) for before in earlier),
        given_away=any(before.gives_away(traits) for before in earlier),
        template_full=sum(traits.template == before.template for before in earlier)
        >= of_one_template,
        like_before=bool(earlier) and earlier[-1].family == traits.family,
        seen_lately=traits.card in lately,
    )
