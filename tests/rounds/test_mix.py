from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.rounds.mix import shares, slots

PLENTY = {1: 99, 2: 99, 3: 99}


@pytest.mark.parametrize(
    ("questions", "sizes", "given_out"),
    [
        (10, PLENTY, {1: 3, 2: 4, 3: 3}),
        (20, PLENTY, {1: 6, 2: 8, 3: 6}),
        (1, PLENTY, {1: 0, 2: 1, 3: 0}),
        (2, PLENTY, {1: 1, 2: 1, 3: 0}),  # 0.6, 0.8, 0.6: medium, then easy before hard
        (3, PLENTY, {1: 1, 2: 1, 3: 1}),
        (5, PLENTY, {1: 2, 2: 2, 3: 1}),  # 1.5, 2, 1.5: easy before hard
        (7, PLENTY, {1: 2, 2: 3, 3: 2}),
        (15, PLENTY, {1: 5, 2: 6, 3: 4}),
        (10, {1: 99, 3: 99}, {1: 5, 3: 5}),
        (9, {1: 99, 3: 99}, {1: 5, 3: 4}),
        (10, {2: 99, 3: 99}, {2: 6, 3: 4}),  # 5.71 and 4.29
        (10, {3: 99}, {3: 10}),
        (10, {1: 99, 2: 99, 3: 1}, {1: 4, 2: 5, 3: 1}),
        (10, {1: 1, 2: 1, 3: 1}, {1: 1, 2: 1, 3: 1}),
        (10, {1: 0, 2: 99, 3: 0}, {1: 0, 2: 10, 3: 0}),
        (10, {}, {}),
    ],
)
def test_shares(questions: int, sizes: dict[int, int], given_out: dict[int, int]) -> None:
    assert shares(questions, sizes) == given_out


@given(st.integers(1, 200), st.dictionaries(st.sampled_from([1, 2, 3]), st.integers(0, 250)))
def test_shares_fill_the_round_as_far_as_there_are_cards(
    questions: int, sizes: dict[int, int]
) -> None:
    given_out = shares(questions, sizes)
    assert sum(given_out.values()) == min(questions, sum(sizes.values()))
    assert all(given_out[level] <= sizes[level] for level in sizes)


def test_slots_are_shuffled_by_their_seed_and_keep_the_shares() -> None:
    rounds = {tuple(slots(10, PLENTY, f"{seed}")) for seed in range(200)}
    assert len(rounds) > 150
    assert all(Counter(levels) == {1: 3, 2: 4, 3: 3} for levels in rounds)
    assert slots(10, PLENTY, "7") == slots(10, PLENTY, "7")


def test_every_place_of_a_round_sees_every_difficulty() -> None:
    for place in range(10):
        seen = Counter(slots(10, PLENTY, f"{seed}")[place] for seed in range(300))
        assert min(seen[level] for level in (1, 2, 3)) > 50
