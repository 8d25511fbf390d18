"""Whether something happens more often than chance would have it: the exact binomial test."""

from math import comb

LEVEL = 100
"""What chance gives less often than once in so many times is none."""
FEWEST = 20
"""Fewer cases prove nothing about a pack."""
MARGIN = 5
"""A cue helps where it is a fifth more frequent than chance has it."""


def too_often(hits: int, cases: int, right: int, of: int, level: int = LEVEL) -> bool:
    """Whether `hits` of `cases` are more than chance gives once in `level` times.

    The one-sided exact binomial test: `P(X >= hits) < 1 / level` for a chance of `right / of`, in
    whole numbers, so that it is the same everywhere and holds for any number of cases. (Conover,
    Practical Nonparametric Statistics, 3rd edition, 3.1.)

    Args:
        hits: how often it happened.
        cases: how often it could have.
        right: the chance's numerator.
        of: the chance's denominator.
        level: the inverse of what is taken for chance.
    """
    if hits * of <= cases * right:
        return False
    # P(X >= hits) times of ** cases sums comb(cases, i) * right ** i * wrong ** (cases - i).
    wrong = of - right
    limit = of**cases
    term = comb(cases, hits) * right**hits * wrong ** (cases - hits)
    total = 0
    for count in range(hits, cases + 1):
        total += term
        if total * level >= limit:
            return False
        # The terms fall faster than a geometric series with the ratio of these two.
        up, down = (cases - count) * right, (count + 1) * wrong
        rest = term * up // (down - up) + 1
        if (total + rest) * level < limit:
            return True
        term = term * up // down
    return True
