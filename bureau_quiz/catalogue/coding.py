"""Questions from the short texts that `encoding` makes of them.

Candidates of pools are numbers of texts that are kept once for a whole pack: the questions of one
template have most of their pools in common.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bureau_quiz.bank.model import Answer, Candidate, Card, Fact, Graded, Question

Text = tuple[str, str, int]
"""A candidate's text, size and spoiler grade."""

Rows = Iterable[tuple[Any, ...]]

REMEMBERED = 20_000
"""Texts of pools that are held in memory at most."""
ANSWER = Answer("")
"""What is not said of an answer is as in this one."""
REST: tuple[Any, ...] = ({}, 0, (), (), 0, ())
"""The last fields of most questions, of which only what differs is stored."""


def load(used: Iterable[int], texts: dict[int, Text], execute: Callable[[str], Rows]) -> None:
    """Have the texts with some numbers among those that are held in memory."""
    if len(texts) > REMEMBERED:
        texts.clear()
    if missing := {number for number in used if number not in texts}:
        where = f"id IN ({', '.join(map(str, missing))})"
        for number, *text in execute(f"SELECT id, text, size, spoiler FROM texts WHERE {where}"):
            texts[number] = (text[0], text[1], text[2])


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
    """A card from what `encoding.encode` gave, read as JSON.

    Raises:
        ValueError, TypeError, KeyError, IndexError: It is not what was stored.
    """
    return Card(key, tuple(_decoded(question, pack, texts) for question in stored))


def _decoded(stored: Any, pack: str, texts: Mapping[int, Text]) -> Question:
    id_, template, kind, category, difficulty, prompt = stored[:6]
    answers, also_right, unknown, pool, pool_size = stored[6:11]
    explanation, source, facts, claim, exact, card = stored[11:17]
    last: list[Any] = stored[17:]
    extra, spoiler, sentences, hints, source_spoiler, fact_spoilers = *last, *REST[len(last) :]
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
