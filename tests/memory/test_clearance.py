"""Ranks by what is held."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.memory.clearance import RANKS, Standing, clearance, is_held
from bureau_quiz.memory.model import Memory, Rating

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("held", "standing"),
    [
        (0, Standing("Unvetted", 0, 0, "Official", 5)),
        (4, Standing("Unvetted", 0, 4, "Official", 5)),
        (5, Standing("Official", 1, 5, "Restricted", 30)),
        (499, Standing("Secret", 4, 499, "Top Secret", 500)),
        (1000, Standing("Eyes Only", 6, 1000)),
        (99_999, Standing("Eyes Only", 6, 99_999)),
    ],
)
def test_ranks(held: int, standing: Standing) -> None:
    assert clearance(held) == standing


@given(st.integers(0, 2_000), st.integers(0, 2_000))
def test_who_holds_more_stands_no_lower(one: int, other: int) -> None:
    less, more = sorted((one, other))
    assert clearance(less).level <= clearance(more).level
    standing = clearance(less)
    assert not standing.next or less < standing.needed


def test_each_rank_needs_more_than_the_one_before() -> None:
    needed = [count for count, _ in RANKS]
    assert needed == sorted(set(needed))
    assert len({rank for _, rank in RANKS}) == len(RANKS)


@pytest.mark.parametrize(
    ("stability", "rating", "held"),
    [
        (7.0, Rating.GOOD, True),
        (6.9, Rating.EASY, False),
        (90.0, Rating.HARD, True),
        (90.0, Rating.AGAIN, False),
    ],
)
def test_what_is_held(stability: float, rating: Rating, held: bool) -> None:
    due = NOW + timedelta(days=1)
    assert is_held(Memory(stability, 5.0, NOW, NOW, due, rating, 1, 0)) is held
