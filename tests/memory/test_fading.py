"""The curve by which memories fade, held against the library's."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.memory import fading
from bureau_quiz.memory.fading import due, lasts, openness, retrievability
from bureau_quiz.memory.model import Memory, Openness, Rating

LAST = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
DAY = timedelta(days=1)

stabilities = st.floats(0.001, 36_500)
spans = st.floats(0, 5_000).map(lambda days: DAY * days)


def known(stability: float = 10.0, rating: Rating = Rating.GOOD) -> Memory:
    return Memory(stability, 5.0, LAST, LAST, LAST + DAY * 10, rating, 3, 0)


@given(stabilities, st.integers(0, 5_000))
def test_it_is_the_curve_of_the_library(stability: float, days: int) -> None:
    card = Card(1, State.Review, stability=stability, difficulty=5.0, due=LAST, last_review=LAST)
    now = LAST + DAY * days
    theirs = Scheduler().get_card_retrievability(card, now)
    assert retrievability(stability, LAST, now) == pytest.approx(theirs, rel=1e-9)


@given(stabilities, spans, spans)
def test_it_falls_in_time(stability: float, one: timedelta, other: timedelta) -> None:
    sooner, later = sorted((one, other))
    before = retrievability(stability, LAST, LAST + sooner)
    assert 0 < retrievability(stability, LAST, LAST + later) <= before <= 1


@given(stabilities, spans, st.floats(0.05, 0.99))
def test_how_long_it_lasts_is_the_same_said_in_days(
    stability: float, span: timedelta, least: float
) -> None:
    value = retrievability(stability, LAST, LAST + span)
    if abs(value - least) > 1e-9:
        assert (value >= least) == (span / DAY <= stability * lasts(least))


def test_the_constants() -> None:
    assert pytest.approx(1.0) == fading.CLEAR_FOR
    assert pytest.approx(3.316, abs=0.001) == fading.FADING_FOR
    assert pytest.approx(9.288, abs=0.001) == fading.FAINT_FOR


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-3.0, Openness.CLEAR),
        (0.0, Openness.CLEAR),
        (9.9, Openness.CLEAR),
        (10.1, Openness.FADING),
        (33.0, Openness.FADING),
        (33.3, Openness.FAINT),
        (92.8, Openness.FAINT),
        (93.0, Openness.SHUT),
    ],
)
def test_steps(days: float, expected: Openness) -> None:
    assert openness(known(), LAST + DAY * days) == expected


def test_what_was_never_known_or_missed_is_shut() -> None:
    assert openness(None, LAST) == Openness.SHUT
    assert openness(known(rating=Rating.AGAIN), LAST) == Openness.SHUT


@given(stabilities, spans, spans, st.sampled_from(Rating))
def test_nothing_opens_by_waiting(
    stability: float, one: timedelta, other: timedelta, rating: Rating
) -> None:
    sooner, later = sorted((one, other))
    memory = known(stability, rating)
    assert openness(memory, LAST + later) <= openness(memory, LAST + sooner)


@given(st.floats(0.1, 1_000), st.floats(0.1, 1_000), spans)
def test_the_more_stable_lies_no_less_open(one: float, other: float, span: timedelta) -> None:
    less, more = sorted((one, other))
    assert openness(known(less), LAST + span) <= openness(known(more), LAST + span)


def test_due_before_the_day_ends() -> None:
    memory = known()
    assert not due(memory, memory.due)
    assert due(memory, memory.due + timedelta(seconds=1))
