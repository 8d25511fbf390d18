"""Questions as short texts; `coding` reads them again."""

import json
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from bureau_quiz.bank.model import Candidate, Card, Question
from bureau_quiz.catalogue.coding import ANSWER, REST, Text, said
from bureau_quiz.catalogue.listing import seal

_RANK = attrgetter("rank")


class Numbered(NamedTuple):
    """A text that many pools share."""

    number: int
    sealed: str
    """What a seal says of it."""


class Numbers(dict[Candidate, Numbered]):
    """Numbers the texts of candidates, in the order in which they are first asked for."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self._first = first
        self.texts: dict[Text, Numbered] = {}

    def __missing__(self, candidate: Candidate) -> Numbered:
        text = candidate.text, candidate.size, candidate.spoiler
        found = self.texts.get(text)
        if found is None:
            number = self._first + len(self.texts)
            found = self.texts[text] = Numbered(number, "\0".join(said([number], {number: text})))
        # In another tier it is the same text.
        self[candidate] = found
        return found


def encode(card: Card, numbers: Numbers) -> tuple[str, int]:
    """A card's questions, their pools as numbers; and a seal on all that is said."""
    told: list[str] = []
    stored = [_encoded(question, numbers, told) for question in card.questions]
    questions = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return questions, seal(card.key, questions, *told)


def _encoded(question: Question, numbers: Numbers, told: list[str]) -> list[Any]:
    pool: list[list[int]] = []
    for rank, those in groupby(question.pool, _RANK):
        found = [*map(numbers.__getitem__, those)]
        pool.append([rank, *[one.number for one in found]])
        told += [one.sealed for one in found]
    return [
        question.id,
        question.template,
        question.kind,
        question.category,
        question.difficulty,
        question.prompt,
        [_trimmed(answer, ANSWER) for answer in question.answers],
        [_trimmed(answer, ANSWER) for answer in question.also_right],
        question.unknown,
        pool,
        question.pool_size,
        question.explanation,
        question.source,
        question.facts,
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
            REST,
        ),
    ]


def _trimmed(values: Sequence[Any], usual: Sequence[Any]) -> list[Any]:
    """Values without those at the end that are as usual; the first is always said."""
    end = len(values)
    while end > 1 and values[end - 1] == usual[end - 1]:
        end -= 1
    return list(values[:end])
