"""The spoiler guard: a question as somebody may see it who has seen so far, and no further.

It hides, and changes nothing that is true: what is right beyond the level is right when typed, and
never offered as wrong. After it has passed, an answer that still has a grade is never to be named.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple
from zlib import crc32

from bureau_quiz.bank.kinds.choice import alike
from bureau_quiz.bank.model import POOL_LIMIT, Answer, Candidate, Card, Fact, Question
from bureau_quiz.bank.picking import LEAST, OFFERED, can_pick, pick

PICKED = 2
"""How many right ones, and how many wrong ones, there are to pick from at least."""

_SPOILER = attrgetter("spoiler")
_STAND_TOGETHER = frozenset(("order", "match"))
"""Kinds whose answers are nothing one by one: what is hidden of them is not right as well."""


class _Seen(NamedTuple):
    """What is left of a question."""

    answers: tuple[Answer, ...]
    also_right: tuple[Answer, ...]
    pool: tuple[Candidate, ...]


def guarded(question: Question, level: int | None) -> Question | None:
    """The question as it may be asked at a level; None where too little of it is left.

    Args:
        question: as the bank makes it.
        level: how far the player has seen; None: all there is.

    Returns:
        With at most POOL_LIMIT candidates, and no grades but those of what may not be named.
    """
    if level is not None and question.spoiler > level:
        return None
    if not _grades(question):
        return question
    seen = _left(question, level)
    if seen is None:
        return None
    told = [one.text for one in question.sentences if _may(one.spoiler, level)]
    return replace(
        question,
        prompt=_prompt(question, seen.answers),
        answers=seen.answers,
        also_right=seen.also_right,
        pool=_cut(question, seen.pool),
        explanation=" ".join(told) if question.sentences else question.explanation,
        source=question.source if _may(question.source_spoiler, level) else "",
        facts=_facts(question, level),
        extra=_extra(question, level),
        spoiler=0,
        sentences=(),
        hints=tuple(one._replace(spoiler=0) for one in question.hints if _may(one.spoiler, level)),
        source_spoiler=0,
        fact_spoilers=(),
    )


def guarded_card(card: Card, level: int | None) -> Card | None:
    """The card with those of its questions that may be asked at a level; None where none may."""
    left = (guarded(question, level) for question in card.questions)
    questions = tuple(question for question in left if question is not None)
    return card._replace(questions=questions) if questions else None


def from_level(question: Question) -> int:
    """The lowest level at which it can be asked; at all above it can be asked as well."""
    grades = _grades(question)
    levels = sorted(grade for grade in grades if grade > question.spoiler)
    if not levels:
        return question.spoiler
    # Where nothing is hidden any more, it can be.
    return next(
        level
        for level in (question.spoiler, *levels)
        if level == levels[-1] or _left(question, level) is not None
    )


def _may(grade: int, level: int | None) -> bool:
    return level is None or grade <= level


def _grades(question: Question) -> set[int]:
    """Every grade there is in a question, but for none."""
    found = {one.spoiler for one in question.answers}
    found.update(one.spoiler for one in question.also_right)
    found.update(map(_SPOILER, question.pool))
    found.update(one.spoiler for one in question.sentences)
    found.update(one.spoiler for one in question.hints)
    found.update((question.spoiler, question.source_spoiler, *question.fact_spoilers))
    found.discard(0)
    return found


def _left(question: Question, level: int | None) -> _Seen | None:
    """What of a question may be seen; None where it is too little to be asked."""
    answers = tuple(_open(one) for one in question.answers if _may(one.spoiler, level))
    pool = tuple(
        one._replace(spoiler=0) if one.spoiler else one
        for one in question.pool
        if _may(one.spoiler, level)
    )
    apart: tuple[Answer, ...] = ()
    if len(pool) < len(question.pool) or len(answers) < len(question.answers):
        enough = _ENOUGH.get(question.kind, _any)
        shown = enough(question, answers, pool)
        apart = tuple(one for one in answers if one not in shown)
        answers = shown
    if not answers:
        return None
    also_right = tuple(
        _open(one) if _may(one.spoiler, level) else one for one in question.also_right
    )
    if question.kind not in _STAND_TOGETHER and question.kind != "except":
        hidden = tuple(one for one in question.answers if not _may(one.spoiler, level))
        also_right = (*apart, *also_right, *hidden)
    return _Seen(answers, also_right, pool)


def _open(answer: Answer) -> Answer:
    return answer._replace(spoiler=0) if answer.spoiler else answer


# What each kind needs: the answers that may be shown, none where it is not enough

_Answers = tuple[Answer, ...]


def _any(question: Question, answers: _Answers, pool: Sequence[Candidate]) -> _Answers:
    return answers


def _choice(question: Question, answers: _Answers, pool: Sequence[Candidate]) -> _Answers:
    return tuple(
        one
        for one in answers
        if can_pick([(alike(question, one, pool), OFFERED)], (), question.exact)
    )


def _true_false(question: Question, answers: _Answers, pool: Sequence[Candidate]) -> _Answers:
    return tuple(one for one in answers if alike(question, one, pool))


def _multiple(question: Question, answers: _Answers, pool: Sequence[Candidate]) -> _Answers:
    enough = len(answers) >= PICKED and can_pick([(pool, PICKED)], (), question.exact)
    return answers if enough else ()


def _except(question: Question, answers: _Answers, pool: Sequence[Candidate]) -> _Answers:
    return tuple(one for one in answers if can_pick([(pool, OFFERED)], (one.text,), question.exact))


def _together(question: Question, answers: _Answers, pool: Sequence[Candidate]) -> _Answers:
    return answers if len(answers) >= LEAST else ()


_ENOUGH: dict[str, Callable[[Question, _Answers, Sequence[Candidate]], _Answers]] = {
    "choice": _choice,
    "true-false": _true_false,
    "multiple": _multiple,
    "except": _except,
    "order": _together,
    "match": _together,
}


# What is told beside


def _prompt(question: Question, answers: _Answers) -> str:
    """A statement is made of the first answer; any other prompt is as it was."""
    if "before" not in question.extra or answers[0].text == question.answers[0].text:
        return question.prompt
    return f"{question.extra['before']}{answers[0].text}{question.extra['after']}"


def _facts(question: Question, level: int | None) -> tuple[Fact, ...]:
    """The facts that it rests on, but for those that may not be told."""
    if not question.fact_spoilers:
        return question.facts
    graded = zip(question.facts, question.fact_spoilers, strict=True)
    return tuple(fact for fact, grade in graded if _may(grade, level))


def _extra(question: Question, level: int | None) -> Mapping[str, str]:
    """With what may not be offered among what is typed is weighed against: it is wrong as ever."""
    hidden = [one.text for one in question.pool if not (one.size or _may(one.spoiler, level))]
    if not hidden or question.kind not in ("choice", "typed"):
        return question.extra
    known = question.extra.get("lookalikes", "").splitlines()
    return {**question.extra, "lookalikes": "\n".join((*known, *hidden))}


# The best of the pool


def _cut(question: Question, pool: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The best of a pool that was made for several levels: the same as if made for one."""
    if len(pool) <= POOL_LIMIT:
        return pool
    parts = [pool]
    if "precisions" in question.extra:
        parts = _by_grain(question, pool)
    kept = {one for part in parts for one in _best(question, part, POOL_LIMIT // len(parts))}
    return tuple(one for one in pool if one in kept)


def _by_grain(question: Question, pool: Sequence[Candidate]) -> list[tuple[Candidate, ...]]:
    parts: dict[tuple[Candidate, ...], None] = {}
    for answer in question.answers:
        parts[tuple(alike(question, answer, pool))] = None
    return list(parts)


def _best(question: Question, pool: Sequence[Candidate], limit: int) -> Iterator[Candidate]:
    """Those of lowest rank, and of one that is cut those of lowest CRC-32 of id and text."""
    seed = crc32(question.id.encode())
    ranked = sorted(pool, key=lambda one: (one.rank, crc32(one.text.encode(), seed)))
    best = ranked[:limit]
    if question.kind == "choice" and pick([(best, OFFERED)], (), question.exact) is None:
        # The best all contain one another: some that can stand side by side go in with them.
        found = pick([(ranked, OFFERED)], (), question.exact) or []
        best = [*best[: limit - len(found)], *found]
    yield from best
