"""Scales, pairs and the state line, without an app."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from bureau_quiz.rounds.model import Meter
from bureau_quiz.ui.stopwatch import Stopwatch
from bureau_quiz.ui.widgets.heading import Heading, state
from bureau_quiz.ui.widgets.pairs import Pairs
from bureau_quiz.ui.widgets.scale import Line, Mark, round_step
from bureau_quiz.ui.widgets.timebar import TimeBar
from bureau_quiz.ui.words import ordinal
from tests.ui.test_pieces import TEXTS, widths

NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)


@given(NUMBERS, st.decimals("0.5", 10**9, places=2), st.integers(4, 70), st.lists(NUMBERS))
def test_a_scale_is_one_line_of_its_width(
    low: Decimal, reach: Decimal, width: int, found: list[Decimal]
) -> None:
    line = Line(low, low + reach, width)
    marks = tuple(Mark(at, "●", "", f"yours {at}") for at in found)
    drawn = line.drawn(marks, found[0] if found else None, reach / 7)
    assert widths(drawn) == [width]
    assert max(widths(line.numbers())) <= width
    for mark in marks:
        assert max(widths(line.label(mark))) <= width
        beyond = {True: "‹"}.get(mark.at < line.low, "›" if mark.at > line.high else "")
        assert not beyond or beyond in drawn.plain or len(marks) > 1


@given(NUMBERS, st.decimals(1, 10**6, places=2), st.integers(4, 70), st.integers(-5, 80))
def test_a_click_on_a_scale_is_near_where_it_was(
    low: Decimal, reach: Decimal, width: int, column: int
) -> None:
    line = Line(low, low + reach, width)
    value = line.value(column, Decimal("0.01"))
    assert line.low <= value <= line.high
    if reach >= width:
        assert abs(line.column(value) - min(max(column, 0), width - 1)) <= 1


@given(st.lists(NUMBERS, min_size=2, max_size=2, unique=True), st.integers(4, 70))
def test_what_is_greater_stands_further_right(pair: list[Decimal], width: int) -> None:
    line = Line(Decimal(-(10**9)), Decimal(10**9), width)
    small, large = sorted(pair)
    assert line.column(small) <= line.column(large)


def test_the_numbers_of_a_scale_stand_below_their_ticks() -> None:
    line = Line(Decimal(2000), Decimal(2020), 41)
    assert line.drawn((), None, Decimal(0)).plain == "└─────────┴─────────┴─────────┴─────────┘"
    assert line.numbers().plain == "2000    2005      2010      2015     2020"
    assert line.drawn((), Decimal(2010), Decimal(2)).plain[16:25] == "━" * 9


@pytest.mark.parametrize(
    ("least", "step"), [("0.3", "0.5"), ("1", "1"), ("1.1", "2"), ("30", "50"), ("51", "100")]
)
def test_steps_are_round(least: str, step: str) -> None:
    assert round_step(Decimal(least)) == Decimal(step)


@given(
    st.lists(TEXTS, min_size=1, max_size=6),
    st.lists(TEXTS, min_size=1, max_size=12),
    st.integers(34, 90),
    st.booleans(),
    st.data(),
)
def test_pairs_keep_within_their_width_and_each_cell_knows_what_it_is(
    lefts: list[str], options: list[str], width: int, airy: bool, data: st.DataObject
) -> None:
    places = st.none() | st.integers(0, len(options) - 1)
    taken = data.draw(st.lists(places, min_size=len(lefts), max_size=len(lefts)))
    pairs = Pairs(lefts, options, taken, data.draw(st.integers(0, len(lefts) - 1)))
    rows = pairs.laid(width, airy)
    for row in rows:
        assert sum(cell.text.cell_length for cell in row) <= width
    seen_lefts = [cell.left for row in rows for cell in row if cell.left is not None]
    seen_options = [cell.option for row in rows for cell in row if cell.option is not None]
    assert list(dict.fromkeys(seen_lefts)) == list(range(len(lefts)))
    assert list(dict.fromkeys(seen_options)) == list(range(len(options)))


@pytest.mark.parametrize(
    ("value", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")],
)
def test_places_in_words(value: int, said: str) -> None:
    assert ordinal(value) == said


METERS = (
    Meter("progress", "10/12", ""),
    Meter("points", "12 480", ""),
    Meter("streak", "streak 10", ""),
    Meter("step", "for 1200", ""),
    Meter("safe", "safe 3000", ""),
)


def test_the_state_line_gives_up_what_is_least_needed() -> None:
    heading = Heading(Content("The Bureau · ladder"), Content(), right=state(METERS))
    for width, kept in (
        (90, ["The Bureau", "10/12    12 480    streak 10    for 1200    safe 3000"]),
        (50, ["10/12  12 480  streak 10  for 1200  safe 3000"]),
        (38, ["10/12  12 480  for 1200  safe 3000"]),
        (30, ["10/12  12 480  safe 3000"]),
        (16, ["10/12  12 480"]),
    ):
        line = heading._line(width).plain
        assert len(line) <= width
        assert all(text in line for text in kept)


def test_a_time_bar_is_full_at_what_it_says_is_whole() -> None:
    bar, clock = TimeBar(), Stopwatch(lambda: 0.0)
    bar.refresh = lambda *_, **__: bar  # type: ignore[method-assign]
    bar.watch_clock(clock, 45, running=False, whole=90)
    line = bar._line(46).plain
    assert line.count("━") == line.count("─") == 20
    assert line.endswith("45 s")
    bar.watch_clock(clock, 45, running=False)
    assert bar._line(46).plain.count("━") == 40
