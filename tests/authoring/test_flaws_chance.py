"""The exact binomial test that tells a habit from chance."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.flaws.chance import too_often


def tail(hits: int, cases: int, chance: Fraction) -> Fraction:
    """How likely so many or more are, summed up term by term."""
    return sum(
        (
            comb(cases, count) * chance**count * (1 - chance) ** (cases - count)
            for count in range(hits, cases + 1)
        ),
        Fraction(0),
    )


@pytest.mark.parametrize(
    ("hits", "cases", "right", "of", "shows"),
    [
        # From tables of the binomial distribution: P(X >= 10 | 20, 1/4) = 0.0139, of 11: 0.0039.
        (10, 20, 1, 4, False),
        (11, 20, 1, 4, True),
        # P(X >= 15 | 20, 1/2) = 0.0207, of 16: 0.0059.
        (15, 20, 1, 2, False),
        (16, 20, 1, 2, True),
        (3, 3, 1, 4, False),
        (4, 4, 1, 4, True),
        (5, 20, 1, 4, False),
        (0, 0, 1, 4, False),
        (12_727, 50_000, 1, 4, True),
        (12_726, 50_000, 1, 4, False),
        (50_000, 50_000, 1, 4, True),
    ],
)
def test_what_is_more_than_chance(hits: int, cases: int, right: int, of: int, shows: bool) -> None:
    assert too_often(hits, cases, right, of) is shows


@given(st.data(), st.integers(1, 60), st.integers(2, 6), st.sampled_from((10, 100, 1_000)))
def test_it_is_the_sum_of_all_terms(data: st.DataObject, cases: int, of: int, level: int) -> None:
    hits = data.draw(st.integers(0, cases))
    right = data.draw(st.integers(1, of - 1))
    expected = tail(hits, cases, Fraction(right, of)) < Fraction(1, level)
    assert too_often(hits, cases, right, of, level) is expected
