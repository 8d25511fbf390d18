"""True or false: as often over a round, and not to be foreseen."""

import pytest

from bureau_quiz.rounds.leaning import leanings

MIXED = ("choice", "true-false", "true-false", "typed", "true-false", "choice", "true-false")


@pytest.mark.parametrize("count", [0, 1, 2, 5, 10, 33])
def test_each_way_is_as_often(count: int) -> None:
    for seed in range(50):
        found = leanings(["true-false"] * count, f"{seed}/0")
        assert len(found) == count
        assert abs(2 * sum(found) - count) <= 1


def test_kinds_are_counted_apart() -> None:
    for seed in range(50):
        found = leanings(MIXED, f"{seed}/0")
        both = [lean for kind, lean in zip(MIXED, found, strict=True) if kind == "true-false"]
        assert sum(both) == 2


def test_the_first_does_not_tell_the_second() -> None:
    pairs = [leanings(["true-false"] * 10, f"{seed}/0")[:2] for seed in range(400)]
    alike = sum(first == second for first, second in pairs)
    assert 130 < alike < 230  # 4 of 9 times
    assert 150 < sum(first for first, _ in pairs) < 250


def test_one_seed_is_one_round() -> None:
    assert leanings(MIXED, "7/3") == leanings(MIXED, "7/3")
    assert len({leanings(MIXED, f"7/{block}") for block in range(20)}) > 3
