"""Multiple: some options are right, and the player is told how many."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.kinds.choice import alike, by_rank, capitalised, capitals, showable, shuffle
from bureau_quiz.bank.kinds.places import counted, places
from bureau_quiz.bank.model import Answer, Candidate, Judgement, Outcome, Put, Question, Response
from bureau_quiz.bank.picking import pick
from bureau_quiz.text import listed

OPTIONS = 5
"""How many are shown, where there are as many."""
WRONG_ONES = 2
"""How many of them are wrong at least."""


class Multiple:
    """The player picks as many options as are right; each wrong one takes one away."""

    name = "multiple"
    tag = "set"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Show all that is to be picked, with distractors of the lowest ranks, in any order."""
        rights = showable(question.answers, 2)
        wrong = _distractors(question, rights, by_rank(question.pool, chance))
        options: list[Answer | Candidate] = [*rights, *wrong]
        if all(option.size for option in options):
            options.sort(key=lambda option: Decimal(option.size))
        else:
            shuffle(options, chance)
        shown = [option.text for option in options]
        if not question.exact:
            shown = capitalised(shown)
        right = tuple(place for place, option in enumerate(options) if option in rights)
        put = Put(question, question.prompt, tuple(shown), right, "")
        return put._replace(shown=_told(put, right))

    def how(self, put: Put) -> str:
        """How many are right, and what each pick earns."""
        return (
            f"Pick the {counted(len(put.right))} that are right. "
            "Each right one counts, each wrong one takes one away."
        )

    def fits(self, put: Put, response: Response) -> bool:
        """Whether it names options, rising, no more of them than are right."""
        named = places(put, response) if response.tag == self.tag else ()
        return bool(named) and list(named) == sorted(set(named)) and len(named) <= len(put.right)

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right ones less wrong ones, of all right ones; never below nothing."""
        picked = places(put, response)
        good = sum(place in put.right for place in picked)
        bad = len(picked) - good
        rights = len(put.right)
        if good == rights and not bad:
            return Judgement(Outcome.RIGHT, Fraction(1))
        told = f"{counted(good)} of {counted(rights)}"
        why = f"{told}, {counted(bad)} wrong" if bad else told
        if good > bad:
            return Judgement(Outcome.PARTLY, Fraction(good - bad, rights), why)
        return Judgement(Outcome.WRONG, Fraction(0), why if good else "")

    def said(self, put: Put, response: Response) -> str:
        """The options as the pack writes them."""
        return _told(put, places(put, response))

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """The options' places, rising."""
        return places(put, response)


def _told(put: Put, named: Sequence[int]) -> str:
    """Options as a sentence lists them: without the capitals that they have by themselves."""
    question = put.question
    written = [one.text for one in question.answers]
    written += [one.text for one in question.pool]
    as_written = dict(zip(written if question.exact else capitals(written), written, strict=True))
    return listed(as_written.get(text, text) for text in (put.options[place] for place in named))


def _distractors(
    question: Question, rights: Sequence[Answer], wanted: Sequence[Candidate]
) -> Sequence[Candidate]:
    fitting = [one for one in wanted if any(alike(question, shown, (one,)) for shown in rights)]
    beside = [shown.text for shown in rights]
    most = max(WRONG_ONES, OPTIONS - len(rights))
    for count in range(min(most, len(fitting)), 0, -1):
        found = pick([(fitting, count)], beside, question.exact)
        if found is not None and count >= min(WRONG_ONES, len(fitting)):
            return found
    # Only a plain question's options can be so alike; its author wrote them side by side.
    return fitting[:most]
