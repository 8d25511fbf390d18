"""Memories by FSRS."""

import sys
from datetime import UTC, datetime, timedelta
from functools import reduce
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bureau_quiz.memory.model import Memory, Rating, Review
from bureau_quiz.memory.scheduling import replayed, reviewed

START = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
DAY = timedelta(days=1)

times = st.integers(0, 400 * 24).map(lambda hours: START + timedelta(hours=hours))
reviews = st.builds(Review, times, st.sampled_from(Rating))
histories = st.lists(reviews, min_size=1, max_size=12)


def after(*steps: tuple[float, int]) -> Memory:
    memory = replayed(Review(START + DAY * days, Rating(rating)) for days, rating in steps)
    assert memory is not None
    return memory


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        ([(0, 1)], 1),
        ([(0, 2)], 1),
        ([(0, 3)], 2),
        ([(0, 4)], 8),
        ([(0, 3), (2, 3)], 11),
        ([(0, 3), (2, 3), (13, 3)], 46),
        ([(0, 3), (2, 3), (13, 1)], 2),
        ([(0, 1), (0, 3)], 1),
    ],
)
def test_whole_days_until_it_is_due(steps: list[tuple[float, int]], days: int) -> None:
    memory = after(*steps)
    assert memory.due - memory.last == DAY * days


def test_what_is_counted() -> None:
    memory = after((0, 1), (1, 3), (2, 1), (2, 1), (3, 2), (5, 1))
    assert memory.reviews == 6
    assert memory.lapses == 2
    assert memory.rating == Rating.AGAIN
    assert (memory.first, memory.last) == (START, START + DAY * 5)


def test_a_night_between_makes_a_day() -> None:
    slept, whole = after((0, 3), (0.5, 3)), after((0, 3), (1, 3))
    assert slept.stability == whole.stability
    assert after((0, 3), (0.45, 3)).stability < slept.stability


def test_none_without_reviews() -> None:
    assert replayed([]) is None


@given(histories)
@settings(max_examples=60)
def test_replayed_is_what_each_review_makes_in_turn(history: list[Review]) -> None:
    folded = reduce(reviewed, sorted(history), None)
    assert replayed(history) == folded


@given(st.data(), histories)
@settings(max_examples=60)
def test_the_order_of_what_is_given_does_not_matter(
    data: st.DataObject, history: list[Review]
) -> None:
    assert replayed(data.draw(st.permutations(history))) == replayed(history)


@given(histories)
@settings(max_examples=100)
def test_in_any_order_of_time(history: list[Review]) -> None:
    """Given one by one, also where the clock went back."""
    memory: Memory | None = None
    for review in history:
        memory = reviewed(memory, review)
        assert memory.due >= memory.last + DAY
        assert memory.first <= memory.last
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
        assert memory.last.tzinfo is UTC
        assert memory.due.tzinfo is UTC
    assert memory is not None
    assert memory.reviews == len(history)
    assert memory.lapses < len(history)


@given(histories, st.integers(0, 60))
@settings(max_examples=60)
def test_a_better_answer_is_remembered_no_shorter(history: list[Review], days: int) -> None:
    memory = replayed(history)
    assert memory is not None
    at = memory.last + DAY * days
    after = [reviewed(memory, Review(at, rating)).stability for rating in Rating]
    assert after[1:] == sorted(after[1:])
    assert after[0] <= after[1]


def test_the_library_is_loaded_when_a_review_is_given() -> None:
    said = run(
        [
            sys.executable,
            "-c",
            "import sys\n"
            "from bureau_quiz.memory import clearance, fading, ratings, scheduling, training\n"
            "print('fsrs' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "False"
