"""What the simulated learner answers to a question as it is put, and how long that takes."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bureau_quiz.bank.model import Fact, Put, Response, rested_on
from bureau_quiz.text import fold
from tests.learner.law import Learner


class Given(NamedTuple):
    """A response, and the seconds until it is given."""

    response: Response
    seconds: float


def facts_of(put: Put) -> tuple[Fact, ...]:
    """What a question rests on."""
    question = put.question
    return rested_on(question.id, question.template, question.facts)


def answer(put: Put, learner: Learner, day: float) -> Given:
    """Answer: what is recalled is given, of the rest one guesses where something is offered.

    A fact that is not recalled is looked at in the verdict: the learner is told it.
    """
    pack = put.question.pack
    recalled = {fact: learner.recalls((pack, fact), day) for fact in facts_of(put)}
    known = all(recalled.values())
    kind, chance = put.question.kind, learner.chance
    thought = 2 + 4 * chance() if known else 6 + 8 * chance()
    if kind in _SEVERAL:
        thought *= len(put.right) / 2
        return Given(_SEVERAL[kind](put, recalled, chance), _tenths(thought))
    if put.options:
        place = put.right[0] if known else int(chance() * len(put.options))
        return Given(Response.option(place), _tenths(thought))
    if not known:
        return Given(Response.skip(), _tenths(thought))
    right = put.question.answers[0]
    text = (right.size or right.text) if kind == "number" else right.text
    response = Response.number(text) if kind == "number" else Response.text(text)
    return Given(response, _tenths(thought + len(text) / 5))


def _multiple(put: Put, recalled: Mapping[Fact, bool], chance: Callable[[], float]) -> Response:
    picked = [place for place in put.right if _found((put.options[place],), recalled)]
    others = [place for place in range(len(put.options)) if place not in picked]
    _shuffle(others, chance)
    return Response.of_places("set", (picked + others)[: len(put.right)])


def _match(put: Put, recalled: Mapping[Fact, bool], chance: Callable[[], float]) -> Response:
    pairs = [(left, put.options[place]) for left, place in zip(put.lefts, put.right, strict=True)]
    return Response.of_places("pairs", _placed(put, pairs, recalled, chance))


def _order(put: Put, recalled: Mapping[Fact, bool], chance: Callable[[], float]) -> Response:
    texts = [(put.options[place],) for place in put.right]
    return Response.of_places("order", _placed(put, texts, recalled, chance))


_SEVERAL = {"multiple": _multiple, "match": _match, "order": _order}


def _placed(
    put: Put,
    parts: Sequence[tuple[str, ...]],
    recalled: Mapping[Fact, bool],
    chance: Callable[[], float],
) -> list[int]:
    """What is known in its place, and the rest in any."""
    open_ = [at for at, texts in enumerate(parts) if not _found(texts, recalled)]
    rest = [put.right[at] for at in open_]
    _shuffle(rest, chance)
    placed = list(put.right)
    for at, place in zip(open_, rest, strict=True):
        placed[at] = place
    return placed


def _found(texts: tuple[str, ...], recalled: Mapping[Fact, bool]) -> bool:
    """Whether all that is to be known of a part was recalled."""
    folded = set(map(fold, texts))
    own = [
        known
        for fact, known in recalled.items()
        if not folded.isdisjoint((fold(fact.row), fold(fact.value)))
    ]
    return all(own or recalled.values())


def _shuffle(places: list[int], chance: Callable[[], float]) -> None:
    for at in range(len(places) - 1, 0, -1):
        other = int(chance() * (at + 1))
        places[at], places[other] = places[other], places[at]


def _tenths(seconds: float) -> float:
    return round(seconds, 1)
