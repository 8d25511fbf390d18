from collections import Counter
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.rounds.order import LOOKED_AT, Cycle, Order


@given(st.text(), st.integers(1, 300))
def test_a_cycle_gives_every_place_once(seed: str, size: int) -> None:
    cycle = Cycle(seed, size)
    drawn = [cycle.draw() for _ in range(size)]
    assert sorted(drawn) == list(range(size))
    assert cycle.left == 0


def test_a_cycle_is_a_fair_shuffle() -> None:
    orders = Counter(
        tuple(c.draw() for _ in range(4)) for c in (Cycle(str(s), 4) for s in range(4800))
    )
    assert len(orders) == 24
    assert all(140 < count < 265 for count in orders.values())  # 200 ± 4.6 standard deviations


def test_a_huge_deck_is_drawn_from_without_being_laid_out() -> None:
    cycle = Cycle("7", 10**9)
    assert len({cycle.draw() for _ in range(50)}) == 50
    assert len(cycle._moved) <= 50


def test_cards_passed_over_stay_in_front() -> None:
    order = Order("7", 50)
    seen = list(islice(order.look(), 5))
    order.take(seen[3])
    assert list(islice(order.look(), 4)) == [seen[0], seen[1], seen[2], seen[4]]


def test_a_slot_looks_at_no_more_than_twenty_and_each_once() -> None:
    order = Order("7", 50)
    looked = list(order.look())
    assert len(looked) == len(set(looked)) == LOOKED_AT
    assert list(order.look()) == looked


def test_a_small_deck_is_looked_at_once_and_goes_on_for_ever() -> None:
    order = Order("7", 3)
    taken = []
    for _ in range(30):
        assert len(list(order.look())) == 3
        first = next(order.look())
        order.take(first)
        taken.append(first)
    assert Counter(taken) == {0: 10, 1: 10, 2: 10}


@given(st.integers(1, 40), st.lists(st.integers(0, 19), max_size=120))
def test_nothing_waits_in_front_twice(size: int, choices: list[int]) -> None:
    order = Order("x", size)
    for choice in choices:
        looked = list(islice(order.look(), choice % size + 1))
        assert len(set(looked)) == len(looked)
        order.take(looked[-1])


@given(st.integers(2, 60))
def test_who_always_takes_the_first_sees_every_card_before_any_again(size: int) -> None:
    order = Order("x", size)
    taken = []
    for _ in range(2 * size):
        taken.append(next(order.look()))
        order.take(taken[-1])
    assert sorted(taken[:size]) == sorted(taken[size:]) == list(range(size))
