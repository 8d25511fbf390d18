"""What options show side by side, and what a pack shows of where the right one stands."""

from __future__ import annotations

import pytest

from tests.authoring.flawed import choice, found, lines, looked_at, plain

PROMPT = "Which of these came first, as far as anybody knows?"


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("All of these", "Iron", "Tin", "Lead"), ["BQ510"]),
        (("Iron", "none of the above.", "Tin", "Lead"), ["BQ510"]),
        (("Iron", "Both", "Tin", "Lead"), ["BQ510"]),
        (("Iron", "Tin", "Lead", "A and B"), ["BQ510"]),
        (("Iron", "Tin", "Lead", "Neither of them"), ["BQ510"]),
        (("All of Me", "None but the Brave", "Both Sides Now", "Neither"), ["BQ510"]),
        (("All of Me", "None but the Brave", "Both Sides Now", "Any Day Now"), []),
        (("None", "One", "Two", "Three"), []),
        # Ranges.
        (("10–20 km", "15–30 km", "40–50 km", "60–70 km"), ["BQ515"]),
        (("5 to 10", "10 to 15", "15 to 20", "20 to 25"), ["BQ515"]),
        (("under 5", "5–10", "11–15", "over 15"), []),
        (("up to 5", "5–10", "11–15", "16+"), ["BQ515"]),
        (("1–9", "10–19", "20–29", "25 or more"), ["BQ515"]),
        (("1–9", "10–19", "20–29", "30 or more"), []),
        (("12", "10–14", "20–24", "30–34"), ["BQ515"]),
        (("3–1", "2–1", "0–2", "1–0"), []),
        (("1914–1918", "1916–1917", "1939–1945", "1870–1871"), []),
        (("1910–1919", "1915–1924", "1920–1929", "1930–1939"), ["BQ515"]),
        (("10–20 km", "15–30 miles", "40–50 km", "60–70 km"), []),
        # What alone ends in a full stop.
        (("It was built in stone.", "It fell", "It burnt", "It sank"), ["BQ514"]),
        (("It sank", "It was built.", "It had fallen.", "It had burnt."), ["BQ514"]),
        (("It sank", "It was built in stone.", "It fell", "It burnt"), []),
        (("Acme Inc.", "Apex", "Zenith", "Nadir"), []),
        (("Super Bros.", "Apex", "Zenith", "Nadir"), []),
        (("the U.S.S.R.", "France", "Spain", "Italy"), []),
        # What all others turn about.
        (("red and blue stripes", "red and blue dots", "red stripes", "blue stripes"), ["BQ513"]),
        (("red dots", "red and blue stripes", "red stripes", "blue stripes"), []),
        (("red stripes", "blue stripes", "green stripes", "black stripes"), []),
    ],
)
def test_options_side_by_side(options: tuple[str, ...], codes: list[str]) -> None:
    text = plain(choice(PROMPT, *options))
    problems = found(text, "BQ510", "BQ513", "BQ514", "BQ515")
    assert lines(problems) == [(code, 4) for code in codes]
    assert all(problem.severity == "warning" and problem.mend for problem in problems)
    quiet = looked_at(plain(choice(PROMPT, *options, ignore=codes)))
    assert not {problem.code for problem in quiet.problems} & set(codes)
    assert [code for code, _ in quiet.silenced] == codes


def test_a_message_shows_the_options_that_overlap() -> None:
    (problem,) = found(plain(choice(PROMPT, "1–5", "7–9", "4–6", "10–12")), "BQ515")
    assert "offers 1–5 and 4–6, which overlap" in problem.message


def template(rows: str, **keys: str) -> str:
    """A pack of one template over a table of rows."""
    said = "".join(f"    {name}: {value}\n" for name, value in keys.items())
    return f"""\
tables:
  t:
    rows:
{rows}
templates:
  - id: t
    table: t
    prompt: What is <a>?
    answer: <b>
{said}"""


def test_a_template_is_told_of_once_with_its_rows() -> None:
    cells = ["None of these", *(f"{low}–{low + 12} km" for low in range(10, 100, 10))]
    rows = "\n".join(f"      - {{a: r{place}, b: {b}}}" for place, b in enumerate(cells))
    text = template(rows)
    other, overlap = found(text, "BQ510", "BQ515")
    assert (other.place.line, overlap.place.line) == (17, 17)
    assert "r0 (line 6)" in other.message
    assert overlap.message.endswith("so it is in 3 rows: r1 (line 7), r3 (line 9) and r4 (line 10)")
    assert found(template(rows, ignore="[BQ510, BQ515]"), "BQ510", "BQ515") == []


def test_what_stands_out_in_a_template_by_chance_is_not_told() -> None:
    endings = [f"      - {{a: r{place}, b: It happened {place}}}" for place in range(30)]
    once = [*endings[1:], "      - {a: r0, b: It happened at once.}"]
    assert found(template("\n".join(once)), "BQ513", "BQ514") == []


def test_what_stands_out_in_many_rows_of_a_template_is_told_once() -> None:
    rows = [f"      - {{a: r{place}, b: It has happened {place} times.}}" for place in range(12)]
    rows += [f"      - {{c: It has been seen {place} times}}" for place in range(12)]
    keyed = [row.replace("{", f"{{k: k{at}, ", 1) for at, row in enumerate(rows)]
    (problem,) = found(template("\n".join(keyed), pool="t.c"), "BQ514")
    assert "so it is in 12 rows: k0 (line 6), k1 (line 7), k2 (line 8) and 9 others" in (
        problem.message
    )


# Over the pack


def numbers(count: int, least: int) -> list[dict[str, object]]:
    """So many questions whose right number stands between the others, and so many it is least."""
    between = [
        choice(f"How many are there in {at}?", "20", "10", "30", "40") for at in range(count)
    ]
    return between + [
        choice(f"How many are there in x{at}?", "10", "20", "30", "40") for at in range(least)
    ]


@pytest.mark.parametrize(
    ("between", "least", "told"),
    [(16, 4, True), (15, 5, False), (19, 0, False), (400, 100, True), (210, 190, False)],
)
def test_the_right_number_between_the_others(between: int, least: int, told: bool) -> None:
    problems = found(plain(*numbers(between, least)), "BQ511")
    assert lines(problems) == [("BQ511", 1)] * told
    if told:
        assert f"in {between} of {between + least} questions" in problems[0].message
        assert "line 4, line 5, line 6, …" in problems[0].message


def lengths(longest: int, shortest: int) -> list[dict[str, object]]:
    """So many questions whose right option is the longest, and so many where another is."""
    own = [choice(f"Which of {at}?", "Aaaaaaa", "Bb", "Cc", "Dd") for at in range(longest)]
    return own + [choice(f"Which of x{at}?", "B", "Cc", "D", "E") for at in range(shortest)]


@pytest.mark.parametrize(
    ("longest", "shortest", "told"),
    [(11, 9, True), (10, 10, False), (19, 0, False), (350, 650, True), (280, 720, False)],
)
def test_the_right_option_is_the_longest(longest: int, shortest: int, told: bool) -> None:
    problems = found(plain(*lengths(longest, shortest)), "BQ512")
    assert lines(problems) == [("BQ512", 1)] * told


def test_a_habit_that_is_meant() -> None:
    meant = looked_at(plain(*lengths(11, 9), head="ignore: [BQ512]\n"))
    assert not [one for one in meant.problems if one.code == "BQ512"]
    assert {code for code, _ in meant.silenced} == {"BQ512"}
    some = [{**one, "ignore": ["BQ512"]} for one in lengths(11, 0)]
    rest = found(plain(*some, *lengths(0, 9)), "BQ512")
    assert rest == []


# Words of the prompt


@pytest.mark.parametrize(
    ("prompt", "options", "told"),
    [
        ("Who discovered the Hubble effect?", ("Edwin Hubble", "Bo", "Cy", "Di"), True),
        ("Who wrote of the Zoologists?", ("Zoological Society", "Bo", "Cy", "Di"), True),
        ("Who discovered the Hubble effect?", ("Edwin Hubble", "Ann Hubble", "Cy", "Di"), False),
        ("Which of these is known?", ("The known one", "Bo", "Cy", "Di"), False),
        ("Who met Ann at the inn?", ("Ann Lee", "Bo", "Cy", "Di"), False),
    ],
)
def test_a_rare_word_of_the_prompt_points_to_the_answer(
    prompt: str, options: tuple[str, ...], told: bool
) -> None:
    text = plain(choice(prompt, *options))
    assert lines(found(text, "BQ414")) == [("BQ414", 4)] * told
    assert found(plain(choice(prompt, *options, ignore=["BQ414"])), "BQ414") == []


def test_a_word_that_many_prompts_have_points_to_nothing() -> None:
    rest = [choice(f"Which island is number {at}?", "Bo", "Cy", "Di", "Ed") for at in range(5)]
    first = choice("Which island is the largest?", "Isle of Islands", "Bo", "Cy", "Di")
    assert found(plain(first, *rest[:1]), "BQ414")
    assert found(plain(first, *rest), "BQ414") == []
