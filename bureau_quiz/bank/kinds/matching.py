"""Typed answers: right, wrong or not for the pack to say, and how what was typed was understood."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from bureau_quiz.bank.kinds.dates import dates_in, of_size
from bureau_quiz.bank.kinds.figures import counted_in_words, number_in
from bureau_quiz.bank.kinds.forms import forms_of
from bureau_quiz.bank.kinds.names import of_people
from bureau_quiz.bank.kinds.nearness import Nearness, Way, nearness, typed
from bureau_quiz.bank.kinds.slips import off
from bureau_quiz.bank.kinds.suffixes import bare
from bureau_quiz.bank.model import Answer, Judgement, Outcome, Question
from bureau_quiz.packs.model import PartialDate
from bureau_quiz.text import holds, key

_RIGHT = Judgement(Outcome.RIGHT, Fraction(1))
_WRONG = Judgement(Outcome.WRONG)
_WAYS = {
    Way.TURNED: "words in another order",
    Way.ASIDE: "Jr. or Sr. aside",
    Way.SURNAME: "surname alone",
    Way.SHORT: "name in short",
}


def readable(question: Question, written: str) -> bool:
    """Whether a text says something that can be judged: any does, but where a date is asked for.

    What is no date, as far as can be read, may still be the right one in another hand; but for what
    the question knows of by that very text.
    """
    if question.exact or _numbers(question) or not _dates(question):
        return True
    known = (
        *(text for right in _rights(question) for text in (right.text, *right.accepted)),
        *(candidate.text for candidate in question.pool),
        *question.unknown,
    )
    return bool(dates_in(written)) or key(written, False) in {key(one, False) for one in known}


def judged(question: Question, written: str) -> Judgement | None:
    """Judge a typed answer; None where the pack does not say whether it is right."""
    if question.exact:
        found = _equal(question, written)
        return found if found is not None else _other(question, written)
    if numbers := _numbers(question):
        return _of_numbers(question, written, numbers)
    if dates := _dates(question):
        return _of_dates(question, written, dates)
    return _Texts(question, written).judgement()


def _rights(question: Question) -> tuple[Answer, ...]:
    return (*question.answers, *question.also_right)


def _equal(question: Question, written: str) -> Judgement | None:
    """Right where it is a right answer as it stands, or an accepted spelling; else None."""
    same = key(written, question.exact)
    for right in _rights(question):
        if same == key(right.text, question.exact):
            return _RIGHT
        for accepted in right.accepted:
            if same == key(accepted, question.exact):
                return _RIGHT._replace(why=_why(right, accepted, Nearness(0, Way.SAME)))
    return None


def _other(question: Question, written: str) -> Judgement | None:
    """What is not right: open where the pack leaves it so, else wrong."""
    same = key(written, question.exact)
    if question.unknown == ("*",):
        return None
    if any(same == key(unknown, question.exact) for unknown in question.unknown):
        return None
    return _WRONG


# Numbers and dates


def _numbers(question: Question) -> list[Decimal]:
    """The numbers that the answers are; none where one of them is not."""
    found = [_number(right) for right in _rights(question)]
    return [] if None in found else [one for one in found if one is not None]


def _number(right: Answer) -> Decimal | None:
    """The number that an answer is; a text that only looks like one (`007`, `1.10`) is none."""
    number = number_in(right.text)
    if number is None or (right.size and Decimal(right.size) != number):
        return None
    plain = right.text[:1] != "0" and "." not in right.text
    return number if right.size or plain else None


def _of_numbers(question: Question, written: str, rights: Sequence[Decimal]) -> Judgement | None:
    given = number_in(written)
    if given is None:
        given = counted_in_words(written)
    if given is None:
        found = _equal(question, written)
        if found is None and not question.answers[0].size and _within_a_year(written, rights):
            return None
        return found if found is not None else _other(question, written)
    if given in rights:
        return _RIGHT
    if any(given == number_in(one) for right in _rights(question) for one in right.accepted):
        return _RIGHT
    if question.unknown == ("*",) or given in map(number_in, question.unknown):
        return None
    return _WRONG


def _within_a_year(written: str, rights: Sequence[Decimal]) -> bool:
    """Whether it is a month or a day in a year that is right: where no column says what it is."""
    return any(date.month and Decimal(date.year) in rights for date in dates_in(written))


def _dates(question: Question) -> list[PartialDate]:
    """The dates that the answers are; none where one of them is not."""
    found = [_date(right) for right in _rights(question)]
    return [] if None in found else [one for one in found if one is not None]


def _date(right: Answer) -> PartialDate | None:
    found = of_size(right.size) if right.size else next(iter(dates_in(right.text)), None)
    return found if right.size or (found and found.month) else None


def _of_dates(question: Question, written: str, rights: Sequence[PartialDate]) -> Judgement | None:
    given = dates_in(written)
    if len(given) == 1 and given[0] in rights:
        return _RIGHT
    found = _equal(question, written)
    if found is not None or not given:
        return found or _other(question, written)
    # What lies in a right date, or around one, may be right: the tables do not go so far. A date
    # that is open because a finer one lies in it says nothing of the other days in it.
    unknown = [date for one in question.unknown for date in dates_in(one)]
    finer = (*rights, *unknown)
    apart = [
        date for date in unknown if not any(date != one and date.contains(one) for one in finer)
    ]
    if any(date in unknown for date in given):
        return None
    if question.unknown == ("*",) or any(
        date.contains(there) or there.contains(date)
        for date in given
        for there in (*rights, *apart)
    ):
        return None
    return _WRONG


# Texts


class _Found(NamedTuple):
    """The value that a typed text comes nearest to."""

    nearness: Nearness
    value: str
    right: Answer | None = None
    """Where it is a right answer or a spelling of one, which."""


class _Texts:
    """One typed text against all that a question knows."""

    def __init__(self, question: Question, written: str) -> None:
        self._question = question
        self._written = typed(written)
        self._people = of_people(question)
        lookalikes = question.extra.get("lookalikes", "").splitlines()
        pool = [candidate.text for candidate in question.pool]
        self._hidden = {one.text for one in question.pool if one.spoiler} | set(lookalikes)
        self._unknown = [] if question.unknown == ("*",) else list(question.unknown)
        # What is asked of may be written otherwise elsewhere, and be no wrong answer there.
        fine = {key(one.text, False) for one in _rights(question)}
        fine |= {key(one, False) for one in self._unknown}
        claim = [one for one in question.claim if key(one, False) not in fine]
        self._wrong = [*pool, *lookalikes, *claim]
        self._ends = {end for one in (*self._wrong, *self._unknown) for end in _ends(one)}

    def judgement(self) -> Judgement | None:
        """Right where a right value is nearest; open where one is that the pack leaves open."""
        right = min(self._rights(), key=lambda found: found.nearness, default=None)
        if right is not None:
            return self._weighed(right)
        unknown = self._nearest(self._unknown, None)
        if unknown is not None:
            wrong = self._nearest(self._wrong, unknown.nearness.slips)
            if wrong is None or unknown.nearness <= wrong.nearness:
                return None
        if self._question.unknown == ("*",):
            return None
        return _WRONG

    def _weighed(self, found: _Found) -> Judgement | None:
        """What comes near to a right value, unless another is nearer, or as near."""
        near = found.nearness
        if near.way is not Way.SAME:
            unknown = self._nearest(self._unknown, near.slips)
            wrong = self._nearest(self._wrong, near.slips)
            if unknown is not None and (wrong is None or unknown.nearness <= wrong.nearness):
                if _beats(unknown.nearness, near):
                    return None
            elif wrong is not None and _beats(wrong.nearness, near):
                return self._refused(wrong, near)
        assert found.right is not None, "found among right answers"
        return Judgement(Outcome.RIGHT, Fraction(1), _why(found.right, found.value, near))

    def _refused(self, wrong: _Found, near: Nearness) -> Judgement:
        if not wrong.nearness.slips or wrong.value in self._hidden:
            return _WRONG
        how = "nearer" if wrong.nearness.slips < near.slips else "as near"
        return _WRONG._replace(why=f"{how} to {wrong.value}")

    def _rights(self) -> Iterator[_Found]:
        for right in _rights(self._question):
            for value in (right.text, *right.accepted):
                near = nearness(
                    self._written,
                    value,
                    surname=self._people and not self._told(value),
                    distinct=self._people and not self._shared(value),
                )
                if near is not None:
                    yield _Found(near, value, right)

    def _nearest(self, values: Iterable[str], most: int | None) -> _Found | None:
        found = (
            _Found(near, value)
            for value in values
            if (near := self._near_other(value, most)) is not None
        )
        return min(found, key=lambda one: one.nearness, default=None)

    def _near_other(self, value: str, most: int | None) -> Nearness | None:
        return nearness(self._written, value, surname=True, distinct=False, most=most)

    def _told(self, value: str) -> bool:
        """Whether the prompt has the last word of a name: then it tells nobody apart."""
        return holds(self._question.prompt, bare(value).split()[-1])

    def _shared(self, value: str) -> bool:
        """Whether a value that is not right ends as this one does."""
        return not self._ends.isdisjoint(_ends(value))


def _ends(value: str) -> set[str]:
    """The last word of a value, by each reading; of a name its surname."""
    return {reading.words[-1] for reading in forms_of(bare(value)).readings}


def _beats(other: Nearness, right: Nearness) -> bool:
    """Whether another value is nearer than a right one, or as near by more than folding."""
    if right.slips:
        return other.slips <= right.slips
    return other < right or (other == right and right.way > Way.FOLDED)


def _why(right: Answer, value: str, near: Nearness) -> str:
    """How a typed text was understood; never names what the player is not to be shown."""
    parts = [_WAYS[near.way]] if near.way in _WAYS else []
    if near.slips:
        parts.append(off(near.slips))
    how = ", ".join(parts)
    if value == right.text or right.spoiler:
        return f"accepted: {how}" if how else ""
    return f"accepted for {right.text}: {how}" if how else f"accepted for {right.text}"
