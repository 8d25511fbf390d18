"""Questions as short texts, and back.

Candidates of pools are numbers of texts that are kept once for a whole pack: the questions of one
template have most of their pools in common.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bureau_quiz.bank.model import Answer, Candidate, Card, Fact, Graded, Question
from bureau_quiz.catalogue.listing import seal

Text = tuple[str, str, int]
"""A candidate's text, size and spoiler grade."""
NumberOf = Callable[[Text], int]
"""The number of a text."""


_ANSWER = Answer("")
_REST: tuple[Any, ...] = ({}, 0, (), (), 0, ())
"""The last fields of most questions, of which only what differs is stored."""


def encode(card: Card, number: NumberOf) -> tuple[str, int]:
    """A card's questions, their pools as numbers; and a seal on all that is said."""
    texts: dict[int, Text] = {}

    def noted(text: Text) -> int:
        texts[used := number(text)] = text
        return used

    stored = [_encoded(question, noted) for question in card.questions]
    questions = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return questions, seal(card.key, questions, *said(numbers(stored), texts))


def said(used: Iterable[int], texts: Mapping[int, Text]) -> Iterable[str]:
    """The texts with some numbers, their sizes, and their grades where they have one."""
    for number in used:
        text, size, spoiler = texts[number]
        yield text
        yield f"{size}:{spoiler}" if spoiler else size


def numbers(stored: Any) -> Iterable[int]:
    """The numbers of all texts that a stored card refers to."""
    return (number for question in stored for _, *those in question[9] for number in those)


def decode(key: str, pack: str, stored: Any, texts: Mapping[int, Text]) -> Card:
    """A card from what `encode` gave, read as JSON.

    Raises:
        ValueError, TypeError, KeyError, IndexError: It is not what was stored.
    """
    return Card(key, tuple(_decoded(question, pack, texts) for question in stored))


def _encoded(question: Question, number: NumberOf) -> list[Any]:
    pool: list[list[int]] = []
    for text, rank, size, spoiler in question.pool:
        if not pool or pool[-1][0] != rank:
            pool.append([rank])
        pool[-1].append(number((text, size, spoiler)))
    return [
        question.id,
        question.template,
        question.kind,
        question.category,
        question.difficulty,
        question.prompt,
        [_trimmed(answer, _ANSWER) for answer in question.answers],
        [_trimmed(answer, _ANSWER) for answer in question.also_right],
        question.unknown,
        pool,
        question.pool_size,
        question.explanation,
        question.source,
        [[f.table, f.row, f.column, f.value] for f in question.facts],
        question.claim,
        question.exact,
        question.card,
        *_trimmed(
            (
                dict(question.extra),
                question.spoiler,
                question.sentences,
                question.hints,
                question.source_spoiler,
                question.fact_spoilers,
            ),
            _REST,
        ),
    ]


def _trimmed(values: Sequence[Any], usual: Sequence[Any]) -> list[Any]:
    """Values without those at the end that are as usual; the first is always said."""
    end = len(values)
    while end > 1 and values[end - 1] == usual[end - 1]:
        end -= 1
    return list(values[:end])


def _decoded(stored: Any, pack: str, texts: Mapping[int, Text]) -> Question:
    id_, template, kind, category, difficulty, prompt = stored[:6]
    answers, also_right, unknown, pool, pool_size = stored[6:11]
    explanation, source, facts, claim, exact, card = stored[11:17]
    last: list[Any] = stored[17:]
    extra, spoiler, sentences, hints, source_spoiler, fact_spoilers = *last, *_REST[len(last) :]
    return Question(
        id_,
        pack,
        template,
        kind,
        category,
        difficulty,
        prompt,
        tuple(_answer(*answer) for answer in answers),
        tuple(_answer(*answer) for answer in also_right),
        tuple(unknown),
        tuple(_candidates(pool, texts)),
        pool_size,
        explanation,
        source,
        tuple(Fact(*fact) for fact in facts),
        tuple(claim),
        exact,
        card,
        extra,
        spoiler,
        tuple(Graded(*sentence) for sentence in sentences),
        tuple(Graded(*hint) for hint in hints),
        source_spoiler,
        tuple(fact_spoilers),
    )


def _candidates(pool: Any, texts: Mapping[int, Text]) -> Iterator[Candidate]:
    for rank, *those in pool:
        for number in those:
            text, size, spoiler = texts[number]
            yield Candidate(text, rank, size, spoiler)


def _answer(text: str, accepted: Iterable[str] = (), *rest: Any) -> Answer:
    return Answer(text, tuple(accepted), *rest)
