"""A pack's files become what the catalogue stores. What reads packs is loaded only here."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bureau_quiz.bank.guard import from_level
from bureau_quiz.bank.model import Bank, Card
from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.catalogue.resting import Resting, resting
from bureau_quiz.catalogue.stamps import maker, newest, stamp
from bureau_quiz.errors import Place, Problem, Severity
from bureau_quiz.packs.model import Reading

SETTLING = 50_000_000
"""Nanoseconds a file must have been left alone before it was read: within them it may have been
changed again with no new time to tell it. A pack that is younger is compiled again next time."""


class Compiled(NamedTuple):
    """A pack, ready to be stored."""

    info: PackInfo
    cards: tuple[Card, ...]
    levels: Mapping[str, int]
    """Question id → the lowest level at which it can be asked."""
    resting: Resting
    maker: str
    """See `stamps.maker`."""
    stamp: str
    """Empty where the files are too young to be known again by it."""


def compiled(path: Path, bundled: bool) -> Compiled:
    """Read a pack and make all its questions; one that this fails on is closed, and says so."""
    from bureau_quiz import bank, packs

    began = time.time_ns()
    try:
        reading = packs.read(path)
        made = bank.make(reading.pack) if reading.pack else Bank((), ())
    except Exception as error:  # one pack must not keep the others from being played
        reading, made = (
            Reading(str(path), None, (_failure(path, error),), (str(path),)),
            Bank((), ()),
        )
    cards = bank.cards(made.questions)
    levels = {question.id: from_level(question) for question in made.questions}
    rests = resting(reading.pack, made.questions, levels)
    info = _info(path, bundled, reading, made, cards)._replace(facts=rests.facts)
    torn = info.errors > 0
    settled = newest(path, reading.files) < began - SETTLING
    known = stamp(path, reading.files, torn) if settled else ""
    return Compiled(info, cards, levels, rests, maker(), known)


def _info(
    path: Path, bundled: bool, reading: Reading, made: Bank, cards: Sequence[Card]
) -> PackInfo:
    pack = reading.pack
    problems = [*reading.problems, *made.problems]
    return PackInfo(
        id=pack.id if pack else path.stem,
        title=pack.title if pack else path.stem,
        path=str(path),
        bundled=bundled,
        description=pack.description if pack else "",
        language=pack.language if pack else "",
        licence=pack.licence if pack else "",
        source=pack.source if pack else "",
        digest=pack.digest if pack else "",
        scale=pack.scale if pack else "",
        levels=pack.levels if pack else 0,
        questions=len(made.questions),
        prompts=len(cards),
        by_difficulty=dict(sorted(Counter(difficulty_of(card) for card in cards).items())),
        categories=dict(sorted(Counter(filter(None, map(category_of, cards))).items())),
        templates=len(pack.templates) if pack else 0,
        errors=_count(problems, Severity.ERROR),
        warnings=_count(problems, Severity.WARNING),
        notes=_count(problems, Severity.NOTE),
        closed=pack is None,
        problems=tuple(sorted(problems, key=lambda problem: problem.order)),
    )


def difficulty_of(card: Card) -> int:
    """A card goes into the deck of its first question's difficulty."""
    return card.questions[0].difficulty


def category_of(card: Card) -> str:
    """A card is filtered by its first question's category."""
    return card.questions[0].category


def _failure(path: Path, error: Exception) -> Problem:
    what = f"the game itself failed on this pack: {type(error).__name__}: {error}"
    return Problem("BQ802", Severity.ERROR, Place(str(path)), what, "please report it")


def _count(problems: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)
