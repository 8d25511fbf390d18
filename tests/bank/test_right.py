"""Right, unknown and wrong, rule by rule."""

import re

import pytest

from bureau_quiz.bank.model import Question
from tests.bank.written import asked, codes, pool


def table(rows: str, columns: str = "{}", template: str = "") -> str:
    """Codenames, four of them to fill pools, and the question whose each is."""
    return f"""
tables:
  codes:
    key: id
    columns: {columns}
    rows:
{rows}
      - {{id: w, code: c0, of: Eve}}
      - {{id: x, code: c1, of: Fox}}
      - {{id: y, code: c2, of: Gil}}
      - {{id: z, code: c3, of: Hal}}
templates:
  - {{id: t, table: codes, prompt: "Whose is <code>?", answer: <of>, several_right: true{template}}}
"""


def sides(question: Question) -> tuple[list[str], list[str], list[str], list[str]]:
    """Shown as right, right as well, unknown, wrong."""
    return (
        [answer.text for answer in question.answers],
        [answer.text for answer in question.also_right],
        list(question.unknown),
        pool(question),
    )


OTHERS = ["Eve", "Fox", "Gil", "Hal"]


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        pytest.param(
            "      - {id: a, code: K, of: Ann}",
            "{}",
            (["Ann"], [], [], OTHERS),
            id="one row, one answer",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann}\n      - {id: b, code: K, of: Eve}",
            "{}",
            (["Ann"], ["Eve"], [], ["Fox", "Gil", "Hal"]),
            id="another row with the claim gives a right one",
        ),
        pytest.param(
            "      - {id: a, code: é, of: Ann}\n      - {id: b, code: E, of: Eve}",
            "{}",
            (["Ann"], ["Eve"], [], ["Fox", "Gil", "Hal"]),
            id="claims that fold alike are one",
        ),
        pytest.param(
            "      - {id: a, code: K, of: [Ann, Eve]}",
            "{}",
            (["Ann", "Eve"], [], [], ["Fox", "Gil", "Hal"]),
            id="every value of a list is right",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann}\n      - {id: b, code: [K, L], of: Eve}",
            "{}",
            (["Ann"], ["Eve"], [], ["Fox", "Gil", "Hal"]),
            id="a list in the claim is each of its values",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann}\n      - {id: b, of: Eve}",
            "{}",
            (["Ann"], [], ["Eve"], ["Fox", "Gil", "Hal"]),
            id="an empty claim cell leaves what its row gives open",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann}\n      - {id: b, of: Eve}",
            "{code: {empty: none}}",
            (["Ann"], [], [], OTHERS),
            id="unless empty means none",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann}\n      - {id: b, code: L, of: [Eve, Fox]}\n"
            "      - {id: c, code: M}",
            "{code: {empty: none}}",
            (["Ann"], [], [], OTHERS),
            id="an empty answer to another claim says nothing",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann}\n      - {id: b, code: K}",
            "{of: {empty: none}}",
            (["Ann"], [], [], OTHERS),
            id="an answer that is none adds nothing",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann, never: [Eve, Nobody]}",
            "{}",
            (["Ann"], [], ["Eve", "Nobody"], ["Fox", "Gil", "Hal"]),
            id="never is neither offered nor punished",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann, never: [Ann]}",
            "{}",
            (["Ann"], [], [], OTHERS),
            id="what the row itself says is right, never or not",
        ),
        pytest.param(
            "      - {id: a, code: K, of: Ann}\n      - {id: b, code: K, of: Bo, never: [Eve]}",
            "{}",
            (["Ann"], ["Bo"], ["Eve"], ["Fox", "Gil", "Hal"]),
            id="never holds for all who are asked the same",
        ),
    ],
)
def test_sides(rows: str, columns: str, expected: object) -> None:
    assert sides(asked(table(rows, columns))["t/a"]) == expected


def test_an_empty_answer_to_the_same_claim_leaves_all_open() -> None:
    rows = "      - {id: a, code: K, of: Ann}\n      - {id: b, code: K}"
    assert "t/a" not in asked(table(rows))
    assert codes(table(rows)) == ["BQ423"]
    typed = asked(table(rows, template=", kind: typed"))["t/a"]
    assert sides(typed) == (["Ann"], [], ["*"], [])


def test_partial_leaves_open_what_it_does_not_say() -> None:
    rows = "      - {id: a, code: K, of: Ann}"
    assert asked(table(rows, "{of: {partial: true}}", ", kind: typed"))["t/a"].unknown == ("*",)
    both = table(rows, "{code: {partial: true}}", ", kind: typed")
    assert sides(asked(both)["t/a"]) == (["Ann"], [], OTHERS, [])


def test_where_is_part_of_the_claim() -> None:
    rows = """
      - {id: a, code: K, of: Ann, year: 1}
      - {id: b, code: K, of: Bo, year: 2}
      - {id: c, code: K, of: Cy}
      - {id: d, code: K, of: Di, year: [2, 3]}"""
    found = asked(table(rows, template=", where: {year: [1, 3]}, pool: codes.of"))
    assert list(found) == ["t/a", "t/d"]
    assert sides(found["t/a"]) == (["Ann"], ["Di"], ["Cy"], ["Bo", *OTHERS])


def test_where_takes_the_best_of_a_list_and_knows_dates_that_overlap() -> None:
    rows = """
      - {id: a, code: K, of: Ann, day: [2016, 2016-06]}
      - {id: b, code: K, of: Bo, day: 2016-06-01}
      - {id: c, code: K, of: Cy, day: 2017}"""
    found = asked(table(rows, "{day: {type: date}}", ", where: {day: 2016-06}, pool: codes.of"))
    assert sides(found["t/a"]) == (["Ann"], [], ["Bo"], ["Cy", *OTHERS])


def test_paths_that_begin_alike_speak_of_one_thing() -> None:
    text = """
tables:
  people:
    rows:
      - {name: Ann, born: 1980, town: Rome}
      - {name: Bo, born: 1990, town: Oslo}
      - {name: Cy, born: 2000, town: Bern}
      - {name: Di, born: 2010, town: Kyiv}
      - {name: Ed, born: 2020, town: Lima}
  films:
    columns: {cast: {to: people}}
    rows:
      - {film: M, cast: [Ann, Bo]}
      - {film: N, cast: [Cy, Di, Ed]}
templates:
  - {id: t, table: films, prompt: "Born <cast.born>, <cast> of <film>: where?", answer: <cast.town>}
"""
    found = asked(text)
    assert found["t/M/1980/Ann"].prompt == "Born 1980, Ann of M: where?"
    assert [answer.text for answer in found["t/M/1990/Bo"].answers] == ["Oslo"]
    assert pool(found["t/M/1990/Bo"]) == ["Bern", "Kyiv", "Lima", "Rome"]
    assert len(found) == 5


def test_dates_that_overlap_are_not_known_to_differ() -> None:
    text = """
tables:
  days:
    columns: {day: {type: date}}
    rows:
      - {name: Ann, day: 2016-06-01}
      - {name: Bo, day: 2016-06}
      - {name: Cy, day: "2016"}
      - {name: Di, day: 2016-06-02}
      - {name: Ed, day: 2016-07}
      - {name: Flo, day: 2017-01-01}
      - {name: Gil, day: 2018-01-01}
      - {name: Hal, day: 2019-01-01}
templates:
  - {id: who, table: days, prompt: "Who was there on <day>?", answer: <name>}
  - {id: when, table: days, prompt: "When was <name> there?", answer: <day>}
"""
    found = asked(text)
    assert sides(found["who/Ann"]) == (["Ann"], [], ["Bo", "Cy"], ["Di", "Ed", "Flo", "Gil", "Hal"])
    assert set(found["who/Cy"].unknown) == {"Ann", "Bo", "Di", "Ed"}
    assert pool(found["who/Cy"]) == ["Flo", "Gil", "Hal"]
    assert pool(found["when/Ann"]) == [
        "1 January 2017", "1 January 2018", "1 January 2019", "2 June 2016",
        # Made, since no other is before it.
        "11 May 2016", "18 May 2016", "25 May 2016",
    ]  # fmt: skip
    assert set(found["when/Ann"].unknown) == {"2016", "June 2016"}
    # Finer dates are offered in the precision of the right one, where they are wrong in it.
    assert pool(found["when/Bo"]) == [
        "January 2017", "January 2018", "January 2019", "July 2016",
        "April 2016", "March 2016", "May 2016",
    ]  # fmt: skip
    assert [one.size[:4] for one in found["when/Cy"].pool] == [
        "2017", "2018", "2019", "2015", "2014", "2013"
    ]  # fmt: skip
    assert "BQ413" in codes(text)


def test_an_open_answer_to_a_date_that_overlaps_leaves_all_open() -> None:
    rows = """
      - {id: a, code: 2016-06, of: Ann}
      - {id: b, code: 2016}
      - {id: c, code: 2017-01, of: Cy}"""
    dates = table(rows, "{code: {type: date}}", ", pool: others.name")
    dates = re.sub(r"code: c(\d)", r"code: 199\1", dates)
    dates = dates.replace(
        "templates:", "  others:\n    rows: [{name: P}, {name: Q}, {name: R}]\ntemplates:"
    )
    assert "t/a" not in asked(dates)
    assert pool(asked(dates)["t/c"]) == ["P", "Q", "R"]


def test_references_compare_by_the_key_they_lead_to() -> None:
    text = """
accept:
  Éric: [Rico]
tables:
  people:
    rows: [{name: Éric}, {name: Ann}, {name: Bo}, {name: Cy}, {name: Di}]
  roles:
    columns: {who: {to: people}}
    rows:
      - {role: one, who: Éric}
      - {role: two, who: Éric}
      - {role: three, who: Ann}
templates:
  - {id: t, table: roles, prompt: "Who is <role>?", answer: <who>}
  - id: u
    table: roles
    prompt: What is <who>?
    answer: <role>
    kind: typed
    several_right: true
"""
    found = asked(text)
    assert sides(found["t/one"]) == (["Éric"], [], [], ["Ann", "Bo", "Cy", "Di"])
    assert found["t/one"].answers[0].accepted == ("Rico",)
    assert sides(found["u/one"]) == (["one"], ["two"], [], ["three"])


def test_exact_columns_keep_apart_what_folding_merges() -> None:
    text = """
tables:
  languages:
    rows:
      - {name: C, year: 1972}
      - {name: C++, year: 1985}
      - {name: D, year: 2001}
      - {name: Go, year: 2009}
      - {name: Nim, year: 2008}
templates:
  - {id: t, table: languages, prompt: "Which came in <year>?", answer: <name>}
  - {id: u, table: languages, prompt: "When did <name> come?", answer: <year>}
"""
    found = asked(text)
    assert pool(found["t/C"]) == ["C++", "D", "Go", "Nim"]
    assert found["t/C"].exact
    assert found["u/C"].card != found["u/C++"].card
    assert found["u/C"].answers[0].text == "1972"
