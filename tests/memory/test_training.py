"""The plan of a run."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.memory.model import Memory, Rating
from bureau_quiz.memory.training import RUN, WEAK, Plan, faded, plan, weakest

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(hours=6)
DAY = timedelta(days=1)


def memory(
    ago: float, stability: float, due: float, rating: Rating = Rating.GOOD, lapses: int = 0
) -> Memory:
    """Asked for so many days ago, and due in so many."""
    last = NOW - DAY * ago
    return Memory(stability, 5.0, last, last, NOW + DAY * due, rating, 3, lapses)


def test_due_then_weak_then_new() -> None:
    known = {
        "kept": memory(1, 20.0, 19),
        "late": memory(20, 10.0, -10),
        "later today": memory(2, 2.0, 0.2),
        "overdue": memory(5, 1.0, -4),
        "tomorrow": memory(2, 2.0, 1),
        "missed": memory(0.9, 0.5, 1, Rating.AGAIN),
        "lapsed": memory(1, 3.0, 2, lapses=1),
        "lapsed and held again": memory(1, 9.0, 8, lapses=1),
        "missed just now": memory(0.1, 0.3, 1, Rating.AGAIN),
    }
    made = plan(known, ["first", "second", "third"], NOW, UNTIL, pace=2)
    assert made == Plan(
        due=("overdue", "late", "later today"), weak=("missed", "lapsed"), new=("first", "second")
    )
    assert made.keys == made.due + made.weak + made.new


def test_four_weeks_away() -> None:
    known = {number: memory(28 + number % 7, 2.0 + number % 9, -20) for number in range(90)}
    made = plan(known, [1000], NOW, UNTIL, pace=10)
    assert len(made.due) == RUN
    assert (made.weak, made.new, made.later) == ((), (), 70)
    order = faded(known, known, NOW)
    assert made.due == (*order[:5], *reversed(order[-15:]))


def test_weak_ones_leave_room_for_new_ones() -> None:
    known = {number: memory(2, 1.0, 1, Rating.AGAIN) for number in range(9)}
    due = {100 + number: memory(2, 1.0, 0) for number in range(14)}
    new = range(1000, 1010)

    def sizes(pace: int, new: range = new) -> tuple[int, ...]:
        made = plan(known | due, new, NOW, UNTIL, pace)
        return len(made.due), len(made.weak), len(made.new)

    assert sizes(10) == (14, 3, 3)
    assert sizes(1) == (14, 5, 1)
    assert sizes(0) == (14, 5, 0)
    assert sizes(10, range(0)) == (14, 5, 0)


def test_new_ones_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield -taken

    assert plan({}, endless(), NOW, UNTIL, pace=3).new == (-1, -2, -3)
    assert taken == 3
    assert plan({}, endless(), NOW, UNTIL, pace=0).new == ()
    assert plan({}, endless(), NOW, UNTIL, pace=-2).new == ()


def test_the_weakest() -> None:
    known = {
        "kept": memory(1, 30.0, 29),
        "fading": memory(60, 30.0, -30),
        "young": memory(1, 3.0, 2),
        "missed": memory(1, 5.0, 0, Rating.AGAIN, lapses=1),
        "missed long ago": memory(9, 5.0, -8, Rating.AGAIN, lapses=1),
        "never known, long ago": memory(90, 0.5, -80, Rating.AGAIN),
        "never known": memory(1, 0.5, 0, Rating.AGAIN),
        "never known, and often": memory(90, 0.5, -80, Rating.AGAIN)._replace(reviews=4),
    }
    assert weakest(known, NOW) == (
        "never known, and often", "never known", "never known, long ago",
        "missed long ago", "missed", "young", "fading", "kept",
    )  # fmt: skip
    assert weakest(known, NOW, 1) == ("never known, and often",)


memories = st.builds(
    memory,
    st.floats(0, 90),
    st.floats(0.01, 200),
    st.floats(-60, 60),
    st.sampled_from(Rating),
    st.integers(0, 3),
)


@given(
    st.lists(memories, max_size=60).map(lambda each: dict(enumerate(each))),
    st.integers(0, 30),
    st.integers(0, 25),
    st.integers(1, 30),
)
def test_every_run(known: dict[int, Memory], fresh: int, pace: int, size: int) -> None:
    new = range(1000, 1000 + fresh)
    made = plan(known, new, NOW, UNTIL, pace, size)
    keys = made.keys
    assert len(keys) == len(set(keys)) <= size
    waiting = {key for key, one in known.items() if one.due < UNTIL}
    assert set(made.due) <= waiting
    assert made.later == len(waiting) - len(made.due)
    assert waiting.isdisjoint(made.weak)
    assert len(made.weak) <= WEAK
    assert made.new == tuple(new[: len(made.new)])
    assert len(made.new) <= pace
    if made.later:
        assert not made.new
        assert not made.weak
        assert len(made.due) == size
    elif len(keys) < size and len(made.new) < pace:
        assert len(made.new) == fresh
    assert plan(known, new, NOW, UNTIL, pace, size) == made
