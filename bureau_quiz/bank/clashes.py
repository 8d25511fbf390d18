"""One prompt is one card: where several ask it, one does, or none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bureau_quiz.bank.asked import Asked
from bureau_quiz.bank.compare import Spellings
from bureau_quiz.bank.identity import parts_of
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.picking import OFFERED, can_pick
from bureau_quiz.bank.report import Report
from bureau_quiz.bank.several import WRONG
from bureau_quiz.errors import Among
from bureau_quiz.text import fold_accents, fold_exact, listed

_TELLING = re.compile(r"[^\w\s.,;:!?¿¡…'\"()\[\]«»-]")


_WANTED = {"choice": OFFERED, "multiple": WRONG, "true-false": 1}
"""How many wrong ones a question must be able to offer."""


class Settling:
    """Puts a pack's questions on cards."""

    def __init__(self, spellings: Spellings, report: Report) -> None:
        self._spellings = spellings
        self._report = report

    def settle(self, asked: Sequence[Asked]) -> Iterator[Question]:
        """Give the questions with their cards, in order.

        Where one prompt comes from several templates or claims, the first asks it if all have
        equal answers; if not, none does, for the prompt does not say which is meant.
        """
        cards: dict[str, list[Asked]] = {}
        keys = _keys(asked)
        for key, one in zip(keys, asked, strict=True):
            cards.setdefault(key, []).append(one)
        shared = {
            key: self._kept(members)
            for key, members in cards.items()
            if any(one.source != members[0].source for one in members)
        }
        for key, one in zip(keys, asked, strict=True):
            question = one.question if key not in shared else shared[key].get(one.question.id)
            if question is not None:
                yield question if question.card == key else replace(question, card=key)

    def _kept(self, members: Sequence[Asked]) -> dict[str, Question]:
        """The questions that remain on a card that several templates or claims fill, by id."""
        first, others = members[0], _others(members)
        exact = any(one.question.exact for one in members)
        rights = self._right(first, exact)
        clashing = [one for one in others if self._right(one, exact) != rights]
        for one in clashing:
            self._report.add(
                "BQ402",
                one.place,
                f"“{one.question.prompt}” is asked by {first.name} ({_where(first, one)}) and "
                f"{one.name} ({_where(one, one)}) with different answers: "
                f"{_told(first)}; {_told(one)}",
                _mend(first, one),
                among=_among(first, one),
            )
        if clashing:
            return {}
        for one in others:
            self._report.add(
                "BQ424",
                one.place,
                f"“{one.question.prompt}” is asked by {first.name} already, so {one.name} does not",
                "",
                one.ignore,
                among=_among(first, one),
            )
        kept = [one for one in members if one.source == first.source]
        agreed = ((one, self._agreed(one.question, others)) for one in kept)
        return {one.question.id: question for one, question in agreed if self._fair(one, question)}

    def _right(self, asked: Asked, exact: bool) -> frozenset[tuple[str, str]]:
        """What is right, or what is asked not to be; as what, and how it compares."""
        question = asked.question
        if question.kind == "true-false":
            return frozenset((("is", question.extra.get("truth", "true")),))
        if question.kind in ("order", "match"):
            # Whatever is right, it is so by another column, or of others.
            return frozenset((("goes by", asked.name),))
        sense = "is not" if question.kind == "except" else "is"
        return frozenset((sense, self._spellings.key(text, exact)) for text in _rights(asked))

    def _agreed(self, question: Question, others: Sequence[Asked]) -> Question:
        """A question that offers nothing which others with its prompt leave open."""
        texts = [text for one in others for text in one.question.unknown]
        if not texts:
            return question
        keys = {self._spellings.key(text, question.exact) for text in texts}

        def closed(text: str) -> bool:
            return "*" not in texts and self._spellings.key(text, question.exact) not in keys

        unknown = ("*",) if "*" in texts else tuple(dict.fromkeys((*question.unknown, *texts)))
        if question.kind == "except":
            odd = tuple(answer for answer in question.answers if closed(answer.text))
            return replace(question, answers=odd, unknown=unknown)
        pool = tuple(candidate for candidate in question.pool if closed(candidate.text))
        count = question.pool_size - len(question.pool) + len(pool)
        return replace(question, pool=pool, pool_size=count, unknown=unknown)

    def _fair(self, asked: Asked, question: Question) -> bool:
        if question is asked.question or question.kind in ("typed", "number"):
            return True
        if question.kind == "except":
            if question.answers:
                return True
        elif can_pick([(question.pool, _WANTED[question.kind])], (), question.exact):
            return True
        self._report.add(
            "BQ423",
            asked.place,
            f"{asked.name} passes over “{question.prompt}”: another template with this prompt "
            "leaves open what it would offer",
            "word one of the prompts otherwise, or fill the empty cell",
            asked.ignore,
        )
        return False


def _keys(asked: Sequence[Asked]) -> list[str]:
    """The key of each question's card: its folded prompt, exact where that tells prompts apart.

    Signs that end or part sentences tell none apart; others do: `C`, `C++`.
    """
    alike: dict[str, list[Asked]] = {}
    for one in asked:
        alike.setdefault(one.question.card, []).append(one)
    strict = {key for key, those in alike.items() if any(one.strict for one in those)}
    signed = {
        key
        for key, those in alike.items()
        if len(those) > 1 and len({_signs(one.question.prompt) for one in those}) > 1
    }
    return [_key(one, strict, signed) for one in asked]


def _key(asked: Asked, strict: set[str], signed: set[str]) -> str:
    prompt, key = asked.question.prompt, asked.question.card
    if key in strict:
        key = fold_exact(prompt)
    elif key in signed:
        key = f"{key} {_signs(prompt)}".strip()
    return f"{key} / {asked.together}" if asked.together else key


@lru_cache(maxsize=4_096)
def _signs(prompt: str) -> str:
    """The signs of a prompt that may tell it from another of the same words."""
    return "".join(_TELLING.findall(prompt if prompt.isascii() else fold_accents(prompt)))


def _others(members: Sequence[Asked]) -> list[Asked]:
    """The first of each source but the first."""
    sources = {members[0].source: members[0]}
    for one in members:
        sources.setdefault(one.source, one)
    return list(sources.values())[1:]


def _rights(asked: Asked) -> Sequence[str]:
    question = asked.question
    if question.kind == "except":
        return asked.rights
    return [answer.text for answer in (*question.answers, *question.also_right)]


def _told(asked: Asked) -> str:
    question = asked.question
    if question.kind == "true-false":
        return question.extra.get("truth", "true")
    shown = listed(_rights(asked)[:4])
    return f"not {shown}" if question.kind == "except" else shown


def _where(asked: Asked, near: Asked) -> str:
    """Where a question comes from, for a message at another's place."""
    place = asked.place.beside(near.place)
    return f"row {_row(asked)}, {place}" if asked.question.template else place


def _row(asked: Asked) -> str:
    parts = parts_of(asked.question.id)
    return parts[2] if len(parts) > 2 else asked.question.id


def _among(first: Asked, one: Asked) -> Among | None:
    """All that two templates ask in the same words is one problem."""
    if not (first.question.template and one.question.template):
        return None
    return Among(f"{first.name} and {one.name}", _row(one), 0)


def _mend(first: Asked, one: Asked) -> str:
    if first.question.template and first.source[:1] == one.source[:1]:
        return "give the prompt another hole or a `where` that tells the rows apart"
    return "word one of the prompts otherwise, or give it another hole or a `where`"
