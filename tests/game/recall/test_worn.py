"""Texts worn by forgetting: what is seen of them at each step."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.game.recall.graphemes import cells, cut, graphemes, wrapped
from bureau_quiz.game.recall.worn import BAR, FADING, FAINT, GONE, POINT, gone, spelt, worn
from bureau_quiz.memory.model import Openness

WORN = (Openness.FADING, Openness.FAINT)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("नमस्ते", ["न", "म", "स्", "ते"]),
        ("👩\u200d💻!", ["👩\u200d💻", "!"]),
        ("👍🏽x", ["👍🏽", "x"]),
        ("🇫🇷🇩🇪", ["🇫🇷", "🇩🇪"]),
        ("", []),
    ],
)
def test_what_a_reader_calls_a_letter_stays_together(text: str, parts: list[str]) -> None:
    assert list(graphemes(text)) == parts


@pytest.mark.parametrize(
    ("text", "wide"),
    [("abc", 3), ("日本", 4), ("e\u0301", 1), ("👩\u200d💻", 2), ("🇫🇷", 2), ("ﬀ", 1), ("", 0)],
)
def test_cells(text: str, wide: int) -> None:
    assert cells(text) == wide


@pytest.mark.parametrize(
    ("openness", "shown"),
    [
        (Openness.CLEAR, "Sara Giraudeau"),
        (Openness.FADING, "░ar░ Giraude░u"),
        (Openness.FAINT, "▒a▒▒ ▒▒r▒ud▒▒u"),
        (Openness.SHUT, "████████"),
    ],
)
def test_steps(openness: Openness, shown: str) -> None:
    assert worn("Sara Giraudeau", openness) == shown


@given(TEXTS)
def test_what_is_shut_says_nothing_of_what_lies_under_it(text: str) -> None:
    assert worn(text, Openness.SHUT) == BAR
    assert worn(text, Openness.CLEAR) == text


@given(TEXTS, st.sampled_from(WORN))
def test_a_worn_text_takes_as_many_cells_and_keeps_its_spaces(
    text: str, openness: Openness
) -> None:
    shown = worn(text, openness)
    assert cells(shown) == cells(text)
    assert worn(text, openness) == shown
    spaces = [letter for letter in graphemes(text) if letter.isspace()]
    assert [letter for letter in graphemes(shown) if letter.isspace()] == spaces


@given(TEXTS, st.sampled_from(WORN))
def test_each_step_is_told_from_the_others_without_colour(text: str, openness: Openness) -> None:
    letters = [one for one in graphemes(text) if cells(one) and not one.isspace()]
    places = gone(text, openness)
    if letters:
        assert ({FADING, FAINT} & set(worn(text, openness))) or {FADING, FAINT} & set(text)
        assert places
    if len(letters) > 1:
        assert len(places) < len(letters)
    assert gone(text, Openness.FADING) <= gone(text, Openness.FAINT)


@given(TEXTS, st.integers(2, 30))
def test_lines_are_no_wider_than_there_is_room_and_lose_nothing(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert lines
    assert all(cells(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert cells(cut(text, room)) <= room


def test_marks_alone_do_no_harm() -> None:
    marks = "\u0301\u0302"
    assert unicodedata.combining(marks[0])
    assert worn(marks, Openness.FAINT) == marks


@pytest.mark.parametrize(
    ("openness", "read"),
    [
        (Openness.CLEAR, "Sara Giraudeau"),
        (Openness.FADING, "…ar… Giraude…u"),
        (Openness.FAINT, "…a… …r…ud…u"),
        (Openness.SHUT, ""),
    ],
)
def test_steps_as_they_are_read_out(openness: Openness, read: str) -> None:
    assert spelt("Sara Giraudeau", openness) == read


@given(TEXTS.filter(lambda text: not {*text} & {GONE, POINT, FADING, FAINT}))
def test_no_form_tells_a_letter_that_another_hides(text: str) -> None:
    for step in WORN:
        kept = [letter for at, letter in enumerate(graphemes(text)) if at not in gone(text, step)]
        assert spelt(text, step).replace(GONE, "") == "".join(kept)
        assert worn(text, step, POINT).replace(POINT, "") == "".join(kept)
