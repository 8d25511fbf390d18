"""Numbers and dates that are made where too few are known."""

from decimal import Decimal

import pytest

from bureau_quiz.bank.compare import Key
from bureau_quiz.bank.made import near
from bureau_quiz.packs.model import Column, PartialDate
from tests.bank.written import asked, codes, pool, puts


def texts(right: Key, column: Column | None = None, but: tuple[str, ...] = ()) -> list[str]:
    return [text for _, text in near(right, column or Column("n"), lambda _, text: text not in but)]


@pytest.mark.parametrize(
    ("right", "column", "expected"),
    [
        ("10", Column("n"), ["9", "8", "7", "11", "12", "13"]),
        ("2", Column("n"), ["1", "3", "4", "5"]),
        ("0", Column("n"), ["-1", "-2", "-3", "1", "2", "3"]),
        ("2", Column("n", min=Decimal(0), max=Decimal(3)), ["1", "0", "3"]),
        ("2.5", Column("n"), ["2.4", "2.3", "2.2", "2.6", "2.7", "2.8"]),
        ("4000", Column("n"), ["3900", "3800", "3700", "4100", "4200", "4300"]),
        ("-1", Column("n"), ["-2", "-3", "-4", "0", "1", "2"]),
    ],
)
def test_numbers(right: str, column: Column, expected: list[str]) -> None:
    assert texts(Decimal(right), column) == expected


@pytest.mark.parametrize(
    ("right", "column", "expected"),
    [
        (PartialDate(2016), Column("d"), ["2015", "2014", "2013", "2017", "2018", "2019"]),
        (PartialDate(2016), Column("d", min=Decimal(2015), max=Decimal(2016)), ["2015"]),
        (
            PartialDate(2016, 2),
            Column("d"),
            [
                "January 2016",
                "December 2015",
                "November 2015",
                "March 2016",
                "April 2016",
                "May 2016",
            ],
        ),
        (
            PartialDate(2016, 2, 29),
            Column("d", max=Decimal(2016)),
            [
                *("22 February 2016", "15 February 2016", "8 February 2016"),
                *("7 March 2016", "14 March 2016", "21 March 2016"),
            ],
        ),
        (PartialDate(1), Column("d"), ["2", "3", "4"]),
        (PartialDate(9999), Column("d"), ["9998", "9997", "9996"]),
    ],
)
def test_dates(right: PartialDate, column: Column, expected: list[str]) -> None:
    assert texts(right, column) == expected


def test_only_what_is_known_wrong_is_made_and_nothing_for_a_text() -> None:
    assert texts(Decimal(10), but=("9", "11", "12")) == ["8", "7", "6", "13", "14", "15"]
    assert texts("ten") == []


THIN = """
tables:
  t:
    columns: {n: {type: number, min: 1, max: 5}}
    rows:
      - {a: x, n: [2, 4]}
      - {a: y, n: 1}
templates:
  - {id: t, table: t, prompt: "Which season has <a>?", answer: <n>, several_right: true}
"""


def test_a_thin_pool_is_filled_within_the_bounds() -> None:
    found = asked(THIN)
    assert codes(THIN) == []
    assert pool(found["t/x"]) == ["1", "3", "5"]
    assert pool(found["t/y"]) == ["2", "4", "3", "5"]
    assert found["t/y"].pool_size == 4
    ranks = {one.text: one.rank for one in found["t/y"].pool}
    assert ranks["2"] == ranks["4"] < ranks["3"]
    offered = {put.options for put in puts(found["t/y"], 40)}
    assert offered == {("1", "2", "3", "4"), ("1", "2", "4", "5")}


def test_what_is_right_or_open_elsewhere_is_not_made() -> None:
    text = """
tables:
  t:
    columns: {n: {type: number}}
    rows:
      - {id: 1, a: x, n: 10}
      - {id: 2, a: x, n: 11}
      - {id: 3, n: 9}
  few:
    columns: {n: {type: number}}
    rows: [{n: 100}]
templates:
  - {id: t, table: t, prompt: "How many has <a>?", answer: <n>, pool: few.n, several_right: true}
"""
    assert pool(asked(text)["t/1"]) == ["100", "12", "13", "14", "6", "7", "8"]


def test_where_the_bounds_leave_too_few_the_row_is_passed_over() -> None:
    assert codes(THIN.replace("max: 5", "max: 4")) == ["BQ422"]


def test_a_pool_that_is_not_thin_is_left_alone() -> None:
    rows = "".join(f"      - {{a: z{n}, n: {n}}}\n" for n in (3, 5))
    text = THIN.replace("templates:", rows + "templates:")
    assert pool(asked(text)["t/y"]) == ["2", "3", "4", "5"]


@pytest.mark.parametrize(("bounds", "places"), [("", {0, 1, 2, 3}), (", max: 1956", {3}),
                                                (", max: 1957", {2, 3})])  # fmt: skip
def test_the_last_of_a_few_is_not_always_the_last_option(bounds: str, places: set[int]) -> None:
    found = asked(
        f"""
tables:
  peaks:
    columns:
      year: {{type: number{bounds}}}
    rows:
      - {{name: Annapurna, year: 1950}}
      - {{name: Everest, year: 1953}}
      - {{name: Makalu, year: 1955}}
      - {{name: Lhotse, year: 1956}}
templates:
  - {{id: t, table: peaks, prompt: "When was <name> climbed?", answer: <year>}}
"""
    )
    last = found["t/Lhotse"]
    assert {put.right[0] for put in puts(last)} == places
    assert {option for put in puts(last) for option in put.options} >= {"1950", "1953", "1955"}
    assert pool(found["t/Everest"])[:3] == ["1950", "1955", "1956"]


def test_where_enough_stand_on_both_sides_nothing_is_made() -> None:
    rows = "".join(f"      - {{name: k{year}, year: {year}}}\n" for year in range(1950, 1980, 3))
    found = asked(
        "tables:\n  t:\n    columns: {year: {type: number}}\n    rows:\n" + rows + "templates:\n"
        '  - {id: t, table: t, prompt: "When was <name>?", answer: <year>}\n'
    )
    assert "1963" not in pool(found["t/k1962"])
    assert len(found["t/k1962"].pool) == 9
    assert {"1951", "1952"} <= set(pool(found["t/k1953"]))
