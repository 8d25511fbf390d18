"""Cues that no single question shows, but a pack does: where the right option often stands."""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from bureau_quiz.authoring.flaws.chance import FEWEST, MARGIN, too_often
from bureau_quiz.authoring.flaws.offers import Offer, offers
from bureau_quiz.authoring.flaws.sources import Scene, Source, problem
from bureau_quiz.errors import Problem

_NUMBER = re.compile(r"[$€£]?\s?(-?\d[\d,]*(?:\.\d+)?)\s?([^\d]*)")
_SHOWN = 3

_Case = tuple[Source, bool]
"""A plain question, and whether its right option has the habit."""


class _Habit(NamedTuple):
    """A place that the right one of several options may have too often."""

    code: str
    seen: Callable[[Offer], bool | None]
    """Whether the right one has it; None where no option does, or each."""
    chances: Callable[[int], tuple[int, int]]
    """How often it has it by chance, of so many options: numerator and denominator."""
    where: str
    place: str
    mend: str


def _longest(offer: Offer) -> bool | None:
    right, others = len(offer.right), [len(text) for text in offer.wrong]
    most = max(others)
    if right == most or (right < most and others.count(most) > 1):
        return None
    return right > most


def _between(offer: Offer) -> bool | None:
    if not any(map(str.isdigit, offer.right[:3])):
        return None
    numbers = _numbers(offer.all)
    if numbers is None or len(set(numbers)) < len(numbers):
        return None
    return min(numbers) < numbers[0] < max(numbers)


def _numbers(options: Sequence[str]) -> list[Fraction] | None:
    """What options are as numbers of one unit."""
    found = [_NUMBER.fullmatch(text.strip()) for text in options]
    read = [one for one in found if one]
    if len(read) < len(options) or len({one[2].strip().lower() for one in read}) > 1:
        return None
    return [Fraction(one[1].replace(",", "")) for one in read]


_HABITS = (
    _Habit(
        "BQ511",
        _between,
        lambda count: (count - 2, count),
        "of {count} numbers",
        "stands between the others",
        "let the right one be the least or the greatest as often: all others above it, or below",
    ),
    _Habit(
        "BQ512",
        _longest,
        lambda count: (1, count),
        "of {count} options",
        "is the longest",
        "write the others at the same length, or the right one shorter",
    ),
)


def told(scene: Scene) -> Iterator[Problem]:
    """What the plain choices of a pack show together.

    Templates are left out: their distractors answer them for other rows, and are drawn anew.
    """
    by_count: dict[tuple[int, int], list[_Case]] = {}
    for source in scene.sources:
        if source.plain is None or source.plain.kind != "choice":
            continue
        for _, offer in offers(source):
            for place, habit in enumerate(_HABITS) if len(offer.wrong) > 1 else ():
                has = habit.seen(offer)
                if has is not None:
                    of = place, len(offer.wrong) + 1
                    by_count.setdefault(of, []).append((source, has))
    for (place, count), cases in sorted(by_count.items()):
        habit = _HABITS[place]
        chance = habit.chances(count)
        if _shows(cases, *chance):
            loud = [case for case in cases if not scene.quiet(habit.code, case[0].ignore)]
            if _shows(loud, *chance):
                yield _problem(scene, habit, count, loud)


def _shows(cases: Sequence[_Case], right: int, of: int) -> bool:
    """Whether the right option has its habit plainly more often than by chance."""
    hits = sum(has for _, has in cases)
    plainly = hits * of * MARGIN >= len(cases) * right * (MARGIN + 1)
    return len(cases) >= FEWEST and plainly and too_often(hits, len(cases), right, of)


def _problem(scene: Scene, habit: _Habit, count: int, cases: Sequence[_Case]) -> Problem:
    having = [source for source, has in cases if has]
    expected = Fraction(len(cases) * habit.chances(count)[0], habit.chances(count)[1])
    place = scene.pack.place
    shown = ", ".join(source.place.beside(place) for source in having[:_SHOWN])
    where = habit.where.format(count=count)
    message = (
        f"{where} the right one {habit.place} in {len(having)} of {len(cases)} questions; "
        f"by chance it would in {round(expected)} ({shown}, …)"
    )
    return problem(habit.code, place, message, habit.mend)
