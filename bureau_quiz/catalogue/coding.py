"""Questions as short texts, and back.

Candidates of pools are numbers of texts that are kept once for a whole pack: the questions of one
template have most of their pools in common.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bureau_quiz.bank.model import Answer, Candidate, Card, Fact, Question
from bureau_quiz.catalogue.listing import seal

NumberOf = Callable[[str, str], int]
"""The number of a candidate's text and size."""


def encode(card: Card, number: NumberOf) -> tuple[str, int]:
    """A card's questions, their pools as numbers; and a seal on all that is said."""
    texts: dict[int, tuple[str, str]] = {}

    def noted(text: str, size: str) -> int:
        texts[used := number(text, size)] = text, size
        return used

    stored = [_encoded(question, noted) for question in card.questions]
    questions = _json(stored)
    return questions, seal(card.key, questions, *said(numbers(stored), texts))


def said(used: Iterable[int], texts: Mapping[int, tuple[str, str]]) -> Iterable[str]:
    """The texts with some numbers, and their sizes."""
    return (part for number in used for part in texts[number])


def numbers(stored: Any) -> Iterable[int]:
    """The numbers of all texts that a stored card refers to."""
    return (number for question in stored for _, *those in question[9] for number in those)


def decode(key: str, pack: str, stored: Any, texts: Mapping[int, tuple[str, str]]) -> Card:
    """A card from what `encode` gave, read as JSON.

    Raises:
        ValueError, TypeError, KeyError, IndexError: It is not what was stored.
    """
    return Card(key, tuple(_decoded(question, pack, texts) for question in stored))


def _encoded(question: Question, number: NumberOf) -> list[Any]:
    pool: list[list[int]] = []
    for candidate in question.pool:
        if not pool or pool[-1][0] != candidate.rank:
            pool.append([candidate.rank])
        pool[-1].append(number(candidate.text, candidate.size))
    return [
        question.id,
        question.template,
        question.kind,
        question.category,
        question.difficulty,
        question.prompt,
        [[a.text, a.accepted, a.size] for a in question.answers],
        [[a.text, a.accepted, a.size] for a in question.also_right],
        question.unknown,
        pool,
        question.pool_size,
        question.explanation,
        question.source,
        [[f.table, f.row, f.column, f.value] for f in question.facts],
        question.claim,
        question.exact,
        question.card,
        dict(question.extra),
    ]


def _decoded(stored: Any, pack: str, texts: Mapping[int, tuple[str, str]]) -> Question:
    (
        id_,
        template,
        kind,
        category,
        difficulty,
        prompt,
        answers,
        also_right,
        unknown,
        pool,
        pool_size,
        explanation,
        source,
        facts,
        claim,
        exact,
        card,
        extra,
    ) = stored
    candidates = []
    for rank, *those in pool:
        for number in those:
            text, size = texts[number]
            candidates.append(Candidate(text, rank, size))
    return Question(
        id_,
        pack,
        template,
        kind,
        category,
        difficulty,
        prompt,
        tuple(Answer(text, tuple(accepted), size) for text, accepted, size in answers),
        tuple(Answer(text, tuple(accepted), size) for text, accepted, size in also_right),
        tuple(unknown),
        tuple(candidates),
        pool_size,
        explanation,
        source,
        tuple(Fact(*fact) for fact in facts),
        tuple(claim),
        exact,
        card,
        extra,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
