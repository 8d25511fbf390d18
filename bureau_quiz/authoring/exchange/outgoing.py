"""Questions on their way out: each as an `Entry`, whatever made it, with what an entry loses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple
from zlib import crc32

from bureau_quiz.authoring.exchange.model import Entry
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.picking import OFFERED, pick
from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Pack, PlainQuestion


class Outgoing(NamedTuple):
    """A question as other programs could have it."""

    id: str
    entry: Entry
    loses: tuple[str, ...] = ()
    """What of it no other program has."""


def outgoing(pack: Pack, questions: Sequence[Question]) -> Iterator[Outgoing]:
    """Give each question that a pack asks, plain ones as they were written."""
    plain = {f"{pack.id}/{one.id}": one for one in pack.questions}
    for question in questions:
        written = plain.get(question.id) if not question.template else None
        entry = _written(written) if written else _made(question)
        yield Outgoing(question.id, entry, tuple(_loses(question)))


def _loses(question: Question) -> Iterator[str]:
    if any(answer.accepted for answer in (*question.answers, *question.also_right)):
        yield "its other accepted spellings"
    if question.also_right:
        yield "its other right answers"
    if question.spoiler or question.sentences:
        yield "its spoiler grades"


def _written(plain: PlainQuestion) -> Entry:
    return Entry(
        place=plain.place,
        prompt=plain.prompt,
        answers=() if plain.kind in ("true-false", "match") else plain.answers,
        kind=plain.kind,
        distractors=plain.distractors,
        truth=plain.truth,
        pairs=plain.pairs,
        category=plain.category,
        difficulty=plain.difficulty,
        explanation=plain.explanation,
        source=plain.source,
        exact=plain.exact,
        within=_digits(plain.within),
        min=_digits(plain.min),
        max=_digits(plain.max),
    )


def _digits(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _made(question: Question) -> Entry:
    """A question that a template made; of a pool those that are offered first."""
    texts = tuple(answer.text for answer in question.answers)
    entry = Entry(
        place=Place(question.pack),
        prompt=question.prompt,
        answers=texts,
        kind=question.kind,
        category=question.category,
        difficulty=question.difficulty,
        explanation=question.explanation,
        source=question.source,
        exact=question.exact,
    )
    return _of_kind(question, entry)


def _of_kind(question: Question, entry: Entry) -> Entry:
    texts, extra = entry.answers, question.extra
    match question.kind:
        case "true-false":
            true = not question.pool or crc32(question.id.encode()) % 2 == 0
            shown = texts[0] if true else question.pool[0].text
            statement = f"{extra.get('before', '')}{shown}{extra.get('after', '')}"
            return replace(entry, prompt=statement, answers=(), truth=true)
        case "match":
            pairs = tuple((answer.beside, answer.text) for answer in question.answers)
            return replace(entry, answers=(), pairs=pairs)
        case "number":
            within, low, high = (extra.get(name, "") for name in ("within", "low", "high"))
            return replace(entry, answers=texts[:1], within=within, min=low, max=high)
        case "choice":
            return replace(entry, answers=texts[:1], distractors=_offered(question, texts[:1]))
        case "except":
            return replace(entry, answers=texts[:1], distractors=_offered(question, texts[:1]))
        case "multiple":
            return replace(entry, distractors=_offered(question, texts))
        case _:
            return entry


def _offered(question: Question, beside: Sequence[str]) -> tuple[str, ...]:
    """The distractors that are wanted first and may stand side by side."""
    pool = sorted(question.pool, key=lambda candidate: candidate.rank)
    for count in range(OFFERED, 0, -1):
        picked = pick([(pool, count)], beside, question.exact)
        if picked is not None:
            return tuple(candidate.text for candidate in picked)
    return ()
