"""Choice: one right answer among values known to be wrong."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.model import Answer, Candidate, Judgement, Outcome, Put, Question, Response
from bureau_quiz.bank.picking import OFFERED, Side, pick

_Option = TypeVar("_Option")


class OneOption:
    """A kind of which the player picks one option that is shown."""

    tag = "option"

    def how(self, put: Put) -> str:
        """Nothing that the options do not say."""
        return ""

    def fits(self, put: Put, response: Response) -> bool:
        """Whether it is the place of an option."""
        places = {str(place) for place in range(len(put.options))}
        return response.tag == self.tag and response.value in places

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Right or wrong by the option's place."""
        if int(response.value) in put.right:
            return Judgement(Outcome.RIGHT, Fraction(1))
        return Judgement(Outcome.WRONG)

    def said(self, put: Put, response: Response) -> str:
        """The option's text."""
        return put.options[int(response.value)]

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """The option's place."""
        return (int(response.value),)


class Choice(OneOption):
    """The player picks one of up to four options."""

    name = "choice"

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Draw the right answer, distractors of the lowest ranks, and their order."""
        shown = one_of(question.answers, chance)
        wanted = by_rank(question.pool, chance)
        offered = picked_beside(question, shown, wanted, chance)
        if offered is None:
            # Only a plain question's options can be so alike; its author wrote them side by side.
            offered = wanted
        return laid_out(question, shown, offered, chance)


def showable(answers: Sequence[Answer], least: int = 1) -> Sequence[Answer]:
    """Those that may be shown: what is graded past the spoiler guard is right, but never told.

    Where there are not so many, the question has not passed the guard: all of them.
    """
    plain = [answer for answer in answers if not answer.spoiler]
    return plain if len(plain) >= least else answers


def one_of(answers: Sequence[Answer], chance: Chance) -> Answer:
    """Draw which right answer is shown."""
    among = showable(answers)
    return among[int(chance() * len(among))]


def some(answers: Sequence[Answer], most: int, chance: Chance) -> list[Answer]:
    """Draw so many at most, in the order in which they stand."""
    left = list(answers)
    while len(left) > most:
        left.pop(int(chance() * len(left)))
    return left


def by_rank(pool: Sequence[Candidate], chance: Chance) -> list[Candidate]:
    """Lowest ranks first, in an order of chance within a rank."""
    keyed = [(candidate.rank, chance(), place) for place, candidate in enumerate(pool)]
    return [pool[place] for _, _, place in sorted(keyed)]


def shuffle(options: list[_Option], chance: Chance) -> None:
    """Put options in an order of chance, each as likely."""
    for last in range(len(options) - 1, 0, -1):
        other = int(chance() * (last + 1))
        options[last], options[other] = options[other], options[last]


def alike(question: Question, shown: Answer, among: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are of the shown answer's precision, where its dates differ in that."""
    if "precisions" not in question.extra:
        return list(among)
    return [candidate for candidate in among if _grain(candidate.size) == _grain(shown.size)]


def _grain(size: str) -> int:
    """1 for a year, 2 for a month, 3 for a day."""
    return 3 - (size[-2:] == "00") - (size[-4:] == "0000")


def picked_beside(
    question: Question, shown: Answer, wanted: Sequence[Candidate], chance: Chance
) -> Sequence[Candidate] | None:
    """Pick what may stand beside the shown answer, first ones first; None where too few may."""
    fitting = alike(question, shown, wanted)
    count = min(OFFERED, len(fitting))
    for sides in _splits(shown, fitting, count, chance):
        found = pick(sides, (shown.text,), question.exact)
        if found is not None:
            return found
    return None


def laid_out(question: Question, shown: Answer, beside: Sequence[Candidate], chance: Chance) -> Put:
    """Put the shown answer among so many others: numbers and dates rising, texts in any order."""
    options: list[Answer | Candidate] = [shown, *alike(question, shown, beside)[:OFFERED]]
    if shown.size:
        options.sort(key=lambda option: Decimal(option.size))
    else:
        shuffle(options, chance)
    texts = [option.text for option in options]
    if not question.exact:
        texts = capitalised(texts)
    place = options.index(shown)
    return Put(question, question.prompt, tuple(texts), (place,), texts[place])


def _splits(
    shown: Answer, fitting: Sequence[Candidate], count: int, chance: Chance
) -> Iterator[list[Side]]:
    """How many to pick of which: for numbers and dates each place of the right one as likely."""
    if not shown.size:
        yield [(fitting, count)]
        return
    size = Decimal(shown.size)
    below = [candidate for candidate in fitting if Decimal(candidate.size) < size]
    above = [candidate for candidate in fitting if Decimal(candidate.size) > size]
    places = [
        place for place in range(count + 1) if place <= len(below) and count - place <= len(above)
    ]
    while places:
        place = places.pop(int(chance() * len(places)))
        yield [(below, place), (above, count - place)]


def capitalised(texts: Sequence[str]) -> list[str]:
    """Give all options a capital if one of them begins with one by itself.

    A word with a capital further in (`iPhone`) stays as it is.
    """
    if not any(text[:1].isupper() for text in texts):
        return list(texts)
    return capitals(texts)


def capitals(texts: Sequence[str]) -> list[str]:
    """Each text with a capital."""
    return [_capital(text) for text in texts]


def _capital(text: str) -> str:
    first = text[:1].upper()
    word = text.partition(" ")[0]
    if len(first) != 1 or word != word.lower():
        return text
    return first + text[1:]
