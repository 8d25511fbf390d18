"""What screens are made of, without an app: texts set for a width, hints, time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen

from bureau_quiz.ui.fitted import columns, ends, hanging, redacted, spaced
from bureau_quiz.ui.stepping import after
from bureau_quiz.ui.stopwatch import Stopwatch
from bureau_quiz.ui.widgets.keys import GAP, Hint, fitting, hints
from bureau_quiz.ui.widgets.numerals import numerals

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Mn", "Me", "Cf")),
    max_size=40,
)


def widths(content: Content) -> list[int]:
    return [Content(line).cell_length for line in content.plain.split("\n")]


@given(TEXTS, TEXTS, st.integers(2, 120))
def test_two_ends_fill_a_line_and_no_more(left: str, right: str, width: int) -> None:
    made = ends(Content(left), Content(right), width)
    assert "\n" not in made.plain
    assert made.cell_length <= width


@given(st.lists(st.tuples(TEXTS, st.integers(-9, 9)), min_size=1, max_size=5), st.integers(1, 90))
def test_columns_are_one_line_of_the_width(cells: list[tuple[str, int]], width: int) -> None:
    made = columns([(Content(text), room) for text, room in cells], width)
    assert made.cell_length <= width


@given(TEXTS, st.integers(0, 6), st.integers(8, 60))
def test_hanging_lines_begin_below_the_first(text: str, lead: int, width: int) -> None:
    made = hanging(Content("x" * lead), Content(text), width)
    first, *more = made.plain.split("\n")
    assert first.startswith("x" * lead)
    assert all(line.startswith(" " * lead) for line in more)
    assert max(widths(made)) <= width


@given(TEXTS, st.integers(0, 50))
def test_bars_are_as_long_as_what_they_hide(text: str, shown: int) -> None:
    made = redacted(Content(text), shown)
    assert made.cell_length == Content(text).cell_length
    assert made.plain[:shown] == text[:shown]
    if shown < len(text):
        hidden = "".join(text[shown:].split())
        assert not any(character in made.plain[shown:] for character in hidden if character != "█")


def test_our_titles_are_set_wide() -> None:
    assert spaced("Bureau Quiz") == "B U R E A U   Q U I Z"


def hint(action: str, key: str, text: str) -> Hint:
    return Hint(action, (key,), (key,), text)


FOUND = [
    Hint("cursor_up", ("up", "down"), ("↑", "↓"), "choose"),
    Hint("pick(0)", ("1", "2", "3", "4"), ("1", "2", "3", "4"), "answer"),
    hint("skip", "s", "skip"),
    hint("pause", "p", "pause"),
    hint("command_palette", "ctrl+p", "commands"),
    hint("help", "?", "help"),
    hint("leave", "q", "abandon"),
]


@pytest.mark.parametrize("width", range(100))
def test_hints_fit_and_the_way_out_stays(width: int) -> None:
    kept = fitting(FOUND, width)
    assert sum(each.width for each in kept) + GAP * max(len(kept) - 1, 0) <= width
    if width:
        assert kept[-1].action == "leave"
    if width >= 38:
        assert {each.action for each in kept} >= {each.action for each in FOUND} - {
            "command_palette"
        }
    if width >= 76:
        assert kept == FOUND


def test_hints_say_what_is_bound_once() -> None:
    group = Binding.Group("answer")
    bound = [
        ActiveBinding(Screen(), binding, enabled, "")
        for binding, enabled in (
            (Binding("1", "pick(0)", "answer", group=group), True),
            (Binding("2", "pick(1)", "answer", group=group), True),
            (Binding("s", "skip", "skip"), True),
            (Binding("f2", "skip", "skip"), True),
            (Binding("p", "pause", "pause"), False),
            (Binding("x", "hidden", "hidden", show=False), True),
            (Binding("question_mark", "help", "help"), True),
        )
    ]
    said = ["".join(text for text, _, _ in each.pieces()) for each in hints(bound)]
    assert said == ["1-2 answer", "s skip", "? help"]


def test_a_stopwatch_leaves_pauses_out() -> None:
    now = [10.0]
    clock = Stopwatch(lambda: now[0])
    assert clock.seconds == 0
    clock.go_on()
    now[0] = 12.0
    clock.go_on()
    assert clock.seconds == 2
    clock.stop()
    now[0] = 100.0
    clock.stop()
    assert clock.seconds == 2
    clock.go_on()
    now[0] = 101.5
    assert clock.seconds == 3.5
    clock.reset()
    assert clock.seconds == 0


@pytest.mark.parametrize(
    ("value", "by", "next_one"), [(5, 1, 10), (30, 1, 5), (5, -1, 30), (7, 1, 5), (10, -1, 5)]
)
def test_values_come_round_again(value: int, by: int, next_one: int) -> None:
    assert after((5, 10, 30), value, by) == next_one


@given(st.integers(0, 10**7))
def test_numerals_are_three_lines_of_one_width(number: int) -> None:
    lines = numerals(f"{number:,}".replace(",", " "))
    assert len({len(line) for line in lines}) == 1
