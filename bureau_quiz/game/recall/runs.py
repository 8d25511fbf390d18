"""The puts of a training run, dealt and dealt again, and a run that is gone on with.

A record lists what a run may ask, place by place: first every fact once, then what it is asked by
when it comes back, as often as it may. A choice that is typed has `typed:` before its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.game.recall.drills import Asking
from bureau_quiz.rounds.leaning import leanings
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Put
    from bureau_quiz.catalogue.catalogue import Catalogue
    from bureau_quiz.game.recall.drills import Drill
    from bureau_quiz.records.model import RoundStart
    from bureau_quiz.rounds.model import Rules, Told

_TYPED = "typed:"
"""No pack's id has a colon, so no question's id begins so."""


class Again(NamedTuple):
    """A run as it is gone on with."""

    rules: Rules
    """As it began, less the facts that no pack asks for any more."""
    puts: tuple[Put, ...]
    as_before: bool
    """Whether all of it is as it was dealt."""


def written(drills: Sequence[Drill]) -> tuple[str, ...]:
    """A run as its record lists it."""
    times = zip(*(drill.askings for drill in drills), strict=True)
    return tuple(_written(asking) for askings in times for asking in askings)


def puts(drills: Sequence[Drill], seed: int) -> tuple[Put, ...]:
    """The puts of a run, in the order of `written`."""
    times = zip(*(drill.askings for drill in drills), strict=True)
    drawn = _drawn([asking for askings in times for asking in askings], seed)
    return tuple(put for put in drawn if put)


def again(
    catalogue: Catalogue, start: RoundStart, asked: Sequence[Put], told: Sequence[Told]
) -> Again:
    """A run from its record: what was asked as it was, what is to come dealt again.

    Args:
        catalogue: The questions.
        start: How it began.
        asked: The questions that were put, in order.
        told: What was settled of them.

    Raises:
        ValueError: If more was asked than the run has.
    """
    rules = start.rules
    levels = {scope.pack: scope.level for scope in map(Scope.read, start.deal.packs)}
    drawn = _drawn((_read(catalogue, levels, text) for text in start.listed), start.deal.seed)
    found = list(drawn)
    as_before = None not in found
    for put, place in zip(asked, _places(rules, found, asked, told), strict=True):
        as_before = as_before and _looks(found[place]) == _looks(put)
        found[place] = put
    groups = [found[fact :: rules.questions] for fact in range(rules.questions)]
    left = [_filled(group) for group in groups if any(group)]
    return Again(
        replace(rules, questions=len(left)),
        tuple(put for time in zip(*left, strict=True) for put in time),
        as_before,
    )


def _places(
    rules: Rules, puts: Sequence[Put | None], asked: Sequence[Put], told: Sequence[Told]
) -> list[int]:
    """Where the questions that were asked stand among a run's puts."""
    from bureau_quiz.rounds.modes.training import course

    places = [course(rules.questions, told[:count]).place for count in range(len(asked))]
    if any(place is None or place >= len(puts) for place in places):
        raise ValueError("more questions were asked than the run has")
    return [place for place in places if place is not None]


def _filled(group: Sequence[Put | None]) -> list[Put]:
    """What a fact is asked by, where some of it is gone: something of it is left."""
    spare = next(put for put in group if put)
    return [put or spare for put in group]


def _drawn(askings: Iterable[Asking | None], seed: int) -> list[Put | None]:
    """Draw the options; None where a question is gone."""
    kept = [asking.asked if asking else None for asking in askings]
    leans = leanings([one.kind if one else "" for one in kept], f"{seed}/training")
    return [
        KINDS[one.kind].put(one, Random(f"{seed}/training/{place}/options").random, lean)
        if one
        else None
        for place, (one, lean) in enumerate(zip(kept, leans, strict=True))
    ]


def _written(asking: Asking) -> str:
    return f"{_TYPED if asking.typed else ''}{asking.question.id}"


def _read(catalogue: Catalogue, levels: dict[str, int | None], text: str) -> Asking | None:
    typed, id_ = text.startswith(_TYPED), text.removeprefix(_TYPED)
    pack = id_.partition("/")[0]
    found = catalogue.question(id_, levels[pack]) if pack in levels else None
    return Asking(found, typed) if found else None


def _looks(put: Put | None) -> object:
    return put and (put.question.id, put.question.kind, put.prompt, put.options, put.lefts)
