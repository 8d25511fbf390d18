"""What a round did to each fact that it asked for, from all reviews of these facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall.rows import MEMORY, memory_of, time_of
from bureau_quiz.memory.model import Memory, Rating, Review
from bureau_quiz.memory.scheduling import replayed

_TOLD = ", ".join(f"facts.{name}" for name in MEMORY.split(", "))
QUERY = (
    f"SELECT facts.id, pack, tbl, row, col, value, {_TOLD}, round = ?, number, at,"
    " reviews.rating FROM reviews JOIN facts ON facts.id = reviews.fact"
    " WHERE player = ? AND facts.id IN (SELECT fact FROM reviews WHERE round = ?)"
    " ORDER BY facts.id"
)
"""All reviews of the facts that a round asked for: of the round, of whom, and the round again."""


class Touched(NamedTuple):
    """A fact that a round asked for."""

    pack: str
    fact: Fact
    before: Memory | None
    """As it was before the round; None: it was never asked for."""
    after: Memory


def touched(rows: Iterable[tuple[Any, ...]]) -> tuple[Touched, ...]:
    """The facts of a round, in the order they were asked first, from the rows of QUERY."""
    made = (_touched(list(of)) for _, of in groupby(rows, key=lambda row: row[0]))
    return tuple(touched for _, touched in sorted(made, key=lambda each: each[0]))


def _touched(rows: Sequence[tuple[Any, ...]]) -> tuple[int, Touched]:
    """What a round did to a fact, from all its reviews, and by which question it did so first."""
    _, pack, table, row, column, value, *columns = rows[0][:-4]
    reviews = [(of_round, at, Rating(rating)) for *_, of_round, _, at, rating in rows]
    own = [at for of_round, at, _ in reviews if of_round]
    first, last = min(own), max(own)
    before = [one for one in reviews if one[1] <= first and not one[0]]
    so_far = [one for one in reviews if one[1] <= last]
    now = memory_of(columns)
    after = now if len(so_far) == len(reviews) else _replayed(so_far) or now
    number = min(number for *_, of_round, number, _, _ in rows if of_round)
    return number, Touched(pack, Fact(table, row, column, value), _replayed(before), after)


def _replayed(reviews: Iterable[tuple[bool, int, Rating]]) -> Memory | None:
    return replayed(Review(time_of(at), rating) for _, at, rating in reviews)
