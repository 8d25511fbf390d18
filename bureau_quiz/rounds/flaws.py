"""What is bad about asking a card now: the rules that keep a round varied and give nothing away."""

from collections import Counter
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

    question: str
    """Its id."""
    card: str
    facts: frozenset[Fact]
    template: tuple[str, str]
    """Pack and template; a plain question counts as a template of its own."""
    family: tuple[str, str]
    """The same for a template and its reverse."""
    tells: str
    """Prompt, answers, what stands beside them, and explanation: all that a player has read once it
    is told."""
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
        besides = [answer.beside for answer in question.answers if answer.beside]
        tells = " / ".join((question.prompt, *answers, *besides, question.explanation))
        template = question.template or question.id
        return cls(
            question=question.id,
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


class Course:
    """The questions of one round so far, against which the next are looked at."""

    def __init__(self, lately: Collection[str], of_one_template: int) -> None:
        """A round without questions yet.

        Args:
            lately: Keys of the cards asked in the last rounds.
            of_one_template: How many questions of one template a round may have.
        """
        self._lately = lately
        self._of_one_template = of_one_template
        self._all: list[Traits] = []
        self._cards: set[str] = set()
        self._facts: set[Fact] = set()
        self._templates: Counter[tuple[str, str]] = Counter()
        self._read: dict[str, tuple[int, bool]] = {}
        """Question → how many of the round were looked at, and whether one gives it away."""

    def add(self, traits: Traits) -> None:
        """Ask a question next."""
        self._all.append(traits)
        self._cards.add(traits.card)
        self._facts |= traits.facts
        self._templates[traits.template] += 1

    def find(self, traits: Traits) -> Flaws:
        """What a question would break as the next."""
        return Flaws(
            same_prompt=traits.card in self._cards,
            same_fact=not self._facts.isdisjoint(traits.facts),
            given_away=self._gives_away(traits),
            template_full=self._templates[traits.template] >= self._of_one_template,
            like_before=bool(self._all) and self._all[-1].family == traits.family,
            seen_lately=traits.card in self._lately,
        )

    def _gives_away(self, later: Traits) -> bool:
        looked, told = self._read.get(later.question, (0, False))
        if not told and looked < len(self._all):
            # Most candidates come up again and again: each is read against each only once.
            told = any(before.gives_away(later) for before in self._all[looked:])
            self._read[later.question] = len(self._all), told
        return told
