"""Questions on their way out: each as an `Entry`, whatever made it, with what an entry loses."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple
from zlib import crc32

from bureau_quiz.authoring.exchange.model import Entry, Unexported
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.picking import OFFERED, pick
from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Pack, PlainQuestion
from bureau_quiz.text import key

SHOWN_TOGETHER = ("order", "match")
"""Kinds of which two questions may share a prompt, as what is shown with it is asked."""


class Outgoing(NamedTuple):
    """A question as other programs could have it."""

    id: str
    entry: Entry | None
    """None: another with the same prompt goes out in its place."""
    loses: tuple[str, ...] = ()
    """What of it no other program has."""


class Going:
    """Questions on their way into a format that has not every kind; it notes what is lost."""

    def __init__(self, pack: Pack, questions: Sequence[Question]) -> None:
        self.found = outgoing(pack, questions)
        self.unexported: list[Unexported] = []
        self.exported: list[str] = []

    def entries(
        self, kinds: Collection[str], lost: Callable[[Entry], Iterable[str]]
    ) -> Iterator[Entry]:
        """Give those of some kinds.

        Args:
            kinds: those that the format has.
            lost: what of an entry has no place in it.
        """
        for one in self.found:
            entry = one.entry
            if entry is None or entry.kind not in kinds:
                kind = entry and f"is of kind {entry.kind}"
                whys = (kind,) if kind else one.loses
                self.unexported.extend(Unexported(one.id, why) for why in whys)
                continue
            less = (*one.loses, *lost(entry))
            self.unexported.extend(Unexported(one.id, why, dropped=False) for why in less)
            self.exported.append(one.id)
            yield entry


def outgoing(pack: Pack, questions: Sequence[Question]) -> Iterator[Outgoing]:
    """Give each question that a pack asks, plain ones as they were written.

    Questions of one prompt are one to a player, and go out as one: with all that is right where
    they are choices, else the first of them.
    """
    plain = {f"{pack.id}/{one.id}": one for one in pack.questions}
    cards: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        cards.setdefault(_card(question), []).append(question)
    for question in questions:
        members = cards[_card(question)]
        written = plain.get(question.id) if not question.template else None
        if question is not members[0]:
            merged = question.kind in ("choice", "typed")
            yield Outgoing(question.id, None, () if merged else (f"is asked as {members[0].id}",))
        elif written:
            yield Outgoing(question.id, _written(written), tuple(_loses(question)))
        else:
            yield Outgoing(question.id, _made(question, members), tuple(_loses(question)))


def _card(question: Question) -> tuple[str, str]:
    if question.kind not in SHOWN_TOGETHER:
        return question.kind, question.card or question.prompt
    shown = sorted(text for answer in question.answers for text in (answer.text, answer.beside))
    return question.kind, "\n".join((question.prompt, *shown))


def _loses(question: Question) -> Iterator[str]:
    if any(answer.accepted for answer in (*question.answers, *question.also_right)):
        yield "other accepted spellings"
    if question.spoiler or question.sentences:
        yield "spoiler grades"
    if question.template and question.pool_size > OFFERED:
        yield "all the wrong options that it draws from"


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


def _made(question: Question, members: Sequence[Question]) -> Entry:
    """A question that a template made, with what else is right by others of its prompt."""
    entry = Entry(
        place=Place(question.pack),
        prompt=question.prompt,
        answers=tuple(answer.text for answer in question.answers),
        kind=question.kind,
        category=question.category,
        difficulty=question.difficulty,
        explanation=question.explanation,
        source=question.source,
        exact=question.exact,
    )
    extra = question.extra
    match question.kind:
        case "true-false":
            return _statement(question, entry)
        case "match":
            pairs = tuple((answer.beside, answer.text) for answer in question.answers)
            return replace(entry, answers=(), pairs=pairs)
        case "number":
            within, low, high = (extra.get(name, "") for name in ("within", "low", "high"))
            return replace(entry, answers=entry.answers[:1], within=within, min=low, max=high)
        case "choice" | "typed":
            rights = _rights(members)
            wrong = _offered(question, rights) if question.kind == "choice" else ()
            return replace(entry, answers=rights, distractors=wrong)
        case "except":
            odd = entry.answers[:1]
            return replace(entry, answers=odd, distractors=_offered(question, odd))
        case "multiple":
            return replace(entry, distractors=_offered(question, entry.answers))
        case _:
            return entry


def _statement(question: Question, entry: Entry) -> Entry:
    """A statement that is true for one half of them, and false for the other."""
    true = not question.pool or crc32(question.id.encode()) % 2 == 0
    shown = entry.answers[0] if true else question.pool[0].text
    prompt = f"{question.extra.get('before', '')}{shown}{question.extra.get('after', '')}"
    return replace(entry, prompt=prompt, answers=(), truth=true)


def _rights(members: Sequence[Question]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for question in members:
        for answer in (*question.answers, *question.also_right):
            found.setdefault(key(answer.text, question.exact), answer.text)
    return tuple(found.values())


def _offered(question: Question, beside: Sequence[str]) -> tuple[str, ...]:
    """The distractors that are wanted first and may stand side by side."""
    pool = sorted(question.pool, key=lambda candidate: candidate.rank)
    for count in range(OFFERED, 0, -1):
        picked = pick([(pool, count)], beside, question.exact)
        if picked is not None:
            return tuple(candidate.text for candidate in picked)
    return ()
