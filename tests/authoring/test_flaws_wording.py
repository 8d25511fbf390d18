"""Articles before holes, negative, vague and absolute words, prompts that are nearly alike."""

from __future__ import annotations

import pytest

from bureau_quiz.authoring.flaws.articles import takes_an
from bureau_quiz.authoring.flaws.slips import slips
from tests.authoring.flawed import choice, found, lines, looked_at, plain

OTHERS = ("Bo", "Cy", "Di", "Ed")


@pytest.mark.parametrize(
    ("value", "an"),
    [
        ("officer", True), ("Officer", True), ("élan", True), ("“ace”", True), ("hour", True),
        ("honorary consul", True), ("heiress", True), ("umbrella", True), ("uninvited guest", True),
        ("X-ray", True), ("F major", True), ("FBI agent", True), ("MI5 officer", True),
        ("8-bit chip", True), ("11th man", True), ("18-year-old", True), ("an", True),
        ("colonel", False), ("house", False), ("one-way street", False), ("European", False),
        ("university", False), ("union", False), ("user", False), ("utility", False),
        ("ukulele", False), ("Ugandan", False), ("B-side", False), ("KGB agent", False),
        ("DGSE officer", False), ("1984", False), ("100", False), ("year", False),
        ("NATO base", None), ("CIA agent", None), ("Herbier", None), ("日本", None), ("…", None),
    ],
)  # fmt: skip
def test_which_article_goes_before_a_word(value: str, an: bool | None) -> None:
    assert takes_an(value) is an


RANKS = """
tables:
  t:
    rows:
      - {a: Ann, rank: officer}
      - {a: Bob, rank: colonel%s}
      - {a: Cy, rank: agent}
      - {a: Di, rank: major}
templates:
  - id: t
    table: t
    prompt: %s
    answer: <a>
    %s
"""


COLONELS, OFFICERS = "colonel (line 8) and major (line 10)", "officer (line 7) and agent (line 9)"


@pytest.mark.parametrize(
    ("prompt", "column", "wrong"),
    [
        ("Who of them became a <rank>?", 34, OFFICERS),
        ("Who was “an <rank>” then?", 25, COLONELS),
        ("An <rank>, who of them?", 16, COLONELS),
    ],
)
def test_an_article_that_does_not_fit_its_hole(prompt: str, column: int, wrong: str) -> None:
    (problem,) = found(RANKS % ("", prompt, ""), "BQ516")
    assert (problem.place.line, problem.place.column) == (14, column)
    assert problem.message.endswith(f"which does not go with {wrong}")
    assert found(RANKS % ("", prompt, "ignore: [BQ516]"), "BQ516") == []


@pytest.mark.parametrize(
    "prompt", ["Who became the <rank>?", "Who became a(n) <rank>?", "Whose data <rank>?"]
)
def test_other_words_before_a_hole(prompt: str) -> None:
    assert found(RANKS % ("", prompt, ""), "BQ516") == []


def test_the_article_of_a_statement_goes_with_every_answer() -> None:
    text = RANKS.replace("answer: <a>", "answer: <rank>") % (
        "", "What is <a>?", "statement: <a> is an <answer>."
    )  # fmt: skip
    (problem,) = found(text, "BQ516")
    assert "“an” before <answer>" in problem.message


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("Which of these is not a river?", "not"),
        ("Which of these isn’t a river?", "isn’t"),
        ("All of these are rivers except which?", "except"),
        ("Which of these is NOT a river?", ""),
        ("Which of these is a river, not a lake?", ""),
        ("Which of these is *not* a river?", ""),
        ("Who wrote “To Have and Have Not”?", ""),
        ("Who wrote the book of knots?", ""),
    ],
)
def test_a_negative_word_that_does_not_stand_out(prompt: str, word: str) -> None:
    problems = found(plain(choice(prompt, *OTHERS)), "BQ520")
    assert lines(problems) == [("BQ520", 4)] * bool(word)
    assert all(f"“{word}”" in one.message and one.severity == "note" for one in problems)
    french = found(plain(choice(prompt, *OTHERS), head="language: fr\n"), "BQ520")
    assert french == []


def test_words_are_told_of_once_with_their_lines() -> None:
    asked = [choice(f"Which of these is not the {at}th river?", *OTHERS) for at in range(6)]
    (problem,) = found(plain(*asked), "BQ520")
    assert "(and 5 others: line 5, line 6, line 7, …)" in problem.message
    asked[0]["ignore"] = ["BQ520"]
    (problem,) = found(plain(*asked), "BQ520")
    assert (problem.place.line, "and 4 others" in problem.message) == (5, True)


def test_those_that_ask_for_what_is_not_so_tell_of_themselves() -> None:
    text = RANKS % ("", "Who was <rank>?", "none: Who was not <rank>?")
    assert found(text, "BQ520") == []
    text = RANKS % ("", "Who was not <rank>?", "")
    assert lines(found(text, "BQ520")) == [("BQ520", 14)]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        (choice("Who is usually there?", *OTHERS), "usually"),
        (choice("Who is there?", "never late", *OTHERS), "never"),
        (choice("Who is there?", "Always", *OTHERS), ""),
        ({"statement": "It is always there.", "answer": False}, "always"),
        ({"statement": "It is there.", "answer": False}, ""),
    ],
)
def test_vague_and_absolute_words(question: dict[str, object], word: str) -> None:
    problems = found(plain(question), "BQ521")
    assert [f"“{word}”" in one.message for one in problems] == [True] * bool(word)


# Prompts that are nearly alike

ASKED = "Which river flows through the city of Vienna?"


@pytest.mark.parametrize(
    ("other", "answer", "told"),
    [
        ("What river flows through the city Vienna?", "Bo", True),
        ("Through the city of Vienna, which river flows?", "Bo", True),
        ("Through the city of Vienna, which river flows?", "Flo", False),
        ("Which river flows thorugh the city of Vienna?", "Bo", True),
        ("Which river flows through the city of Viena?", "Bo", False),
        ("Which river flows through the city of Vicenza?", "Bo", False),
        ("Which river flows through the old city of Vienna?", "Bo", False),
        ("Which river does not flow through the city of Vienna?", "Bo", False),
        ("Which river flows through the city on Vienna?", "Flo", True),
        ("Which of these river flows through the city of Vienna?", "Flo", False),
    ],
)
def test_a_prompt_that_asks_nearly_the_same(other: str, answer: str, told: bool) -> None:
    second = choice(other, answer, "Cy", "Di", "Ed")
    text = plain(choice(ASKED, *OTHERS), second)
    problems = found(text, "BQ517")
    assert lines(problems) == [("BQ517", 5)] * told
    for problem in problems:
        assert "(line 4)" in problem.message
        assert ("different answers" in problem.message) is (answer == "Flo")
    assert found(plain(choice(ASKED, *OTHERS), {**second, "ignore": ["BQ517"]}), "BQ517") == []


def test_two_templates_that_ask_the_same_are_told_of_once() -> None:
    rows = "".join(f"      - {{a: Town {name}, b: Person {name}}}\n" for name in "ABCDEF")
    text = f"""
tables:
  t:
    rows:
{rows}templates:
  - {{id: one, table: t, prompt: "Who was born in <a>?", answer: <b>}}
  - {{id: two, table: t, prompt: "In <a> was born who?", answer: <b>}}
  - {{id: three, table: t, prompt: "Who was buried in <a>?", answer: <b>}}
"""
    (problem,) = found(text, "BQ517")
    assert "of one (line 14); so do 5 other prompts of two" in problem.message


def test_slips_between_words() -> None:
    words = ["garden", "graden", "gardens", "gerden", "carden", "warden", "gard", "gardenia"]
    assert set(slips(words)) == {
        ("garden", "graden"), ("garden", "gardens"), ("garden", "gerden"), ("carden", "garden"),
        ("garden", "warden"), ("carden", "warden"),
    }  # fmt: skip


def test_what_is_silenced_is_known() -> None:
    text = plain(choice("Who is usually not there?", *OTHERS, ignore=["BQ520", "BQ521", "BQ510"]))
    assert {code for code, _ in looked_at(text).silenced} == {"BQ520", "BQ521"}
