"""Sentences that read well aloud."""

import pytest

from bureau_quiz.plain.words import counted, number, seconds, sentence, spelt, stopped


@pytest.mark.parametrize(
    ("count", "said"), [(0, "zero"), (1, "one"), (12, "twelve"), (13, "13"), (-1, "-1")]
)
def test_number(count: int, said: str) -> None:
    assert number(count) == said


def test_counted() -> None:
    assert counted(1, "question") == "one question"
    assert counted(3, "question") == "three questions"
    assert counted(20, "entry", "entries") == "20 entries"


@pytest.mark.parametrize(
    ("digits", "aloud"),
    [
        (
            "240 points: 200 times 1.2 for a streak of 3",
            "240 points: 200 times 1.2 for a streak of three",
        ),
        ("a streak of 12, and 7 for speed.", "a streak of twelve, and seven for speed."),
        ("a streak of 3.", "a streak of three."),
        ("1 of 2 parts of 200", "one of two parts of 200"),
        ("12:30, 1,000, 3/4 and 5-7", "12:30, 1,000, 3/4 and 5-7"),
        ("a streak of 13", "a streak of 13"),
    ],
)
def test_small_numbers_are_spelt(digits: str, aloud: str) -> None:
    assert spelt(digits) == aloud


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0.2, "zero seconds"),
        (1, "one second"),
        (20, "20 seconds"),
        (60, "one minute"),
        (61.4, "one minute and one second"),
        (754, "twelve minutes and 34 seconds"),
    ],
)
def test_seconds(count: float, said: str) -> None:
    assert seconds(count) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("score 0", "Score 0."),
        ("Why?", "Why?"),
        ("", ""),
        ("élan …", "Élan …"),
        ("It was. ", "It was."),
    ],
)
def test_a_sentence_has_a_capital_and_a_stop(text: str, said: str) -> None:
    assert sentence(text) == said


def test_an_answer_keeps_its_form() -> None:
    assert stopped("iOS") == "iOS."
