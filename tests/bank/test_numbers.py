"""Questions for a number, and the scales that they are looked for on."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.scales import around_all, around_one, too_short
from tests.bank.written import asked, codes, made

HEIGHTS = """
tables:
  hills:
    columns: {height: {type: number%s}}
    rows:
      - {name: Alp, height: 37, land: x}
      - {name: Ben, height: 58, land: x}
      - {name: Cam, height: 95, land: y}
%stemplates:
  - {id: high, table: hills, prompt: "How high is <name>?", answer: <height>, kind: number,
     within: %s}
"""


def hills(bounds: str = "", rows: str = "", within: str = "5") -> str:
    return HEIGHTS % (bounds, rows, within)


def test_a_number_on_the_scale_of_its_column() -> None:
    found = asked(hills(", min: 0, max: 200"))
    assert list(found) == ["high/Alp", "high/Ben", "high/Cam"]
    question = found["high/Ben"]
    assert (question.kind, [one.text for one in question.answers]) == ("number", ["58"])
    assert question.extra == {"within": "5", "low": "0", "high": "200"}
    assert question.answers[0].size == "58"
    assert (question.pool, question.also_right, question.unknown) == ((), (), ())


@pytest.mark.parametrize(
    ("bounds", "low", "high"),
    [("", "20", "100"), (", min: 0", "0", "100"), (", max: 120", "20", "120")],
)
def test_without_bounds_the_scale_is_round_and_one_for_all(
    bounds: str, low: str, high: str
) -> None:
    extras = [question.extra for question in asked(hills(bounds)).values()]
    assert extras == [{"within": "5", "low": low, "high": high}] * 3


@pytest.mark.parametrize(
    ("bounds", "within"), [(", min: 30, max: 100", "9"), ("", "11"), (", min: 90, max: 99", "1")]
)
def test_a_scale_on_which_any_guess_is_near_is_an_error(bounds: str, within: str) -> None:
    if "90" in bounds:
        text = hills(bounds, within=within).replace("37", "91").replace("58", "92")
    else:
        text = hills(bounds, within=within)
    found = made(text)
    assert found.questions == ()
    assert [(one.code, one.severity) for one in found.problems] == [("BQ406", "error")]
    assert "8 times its `within`" in found.problems[0].message


def test_what_is_not_one_number_is_passed_over() -> None:
    several = hills(rows="      - {name: Dun, height: [40, 41]}\n")
    assert codes(several) == ["BQ428"]
    unknown = hills(rows="      - {name: Dun, height: 40, never: 41}\n")
    assert codes(unknown) == ["BQ423"]
    told = hills(rows="      - {name: Dun 40, height: 40}\n")
    assert codes(told) == ["BQ421"]
    for text in (several, unknown, told):
        assert sorted(asked(text)) == ["high/Alp", "high/Ben", "high/Cam"]
    of_land = hills().replace("<name>", "the hill of <land>")
    assert sorted(asked(of_land)) == ["high/Cam"]
    assert codes(of_land) == ["BQ428", "BQ428"]


def test_what_other_rows_leave_open_is_passed_over() -> None:
    text = hills().replace("    columns", "    key: id\n    columns")
    for name in ("Alp", "Ben", "Cam"):
        text = text.replace(f"name: {name}", f"id: {name.lower()}, name: {name}")
    assert len(asked(text)) == 3
    more = text.replace("templates:", "      - {id: x, height: 70}\ntemplates:")
    assert asked(more) == {}
    assert sorted(codes(more)) == ["BQ401", "BQ423", "BQ423", "BQ423"]


def numbers(least: str, most: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(least), Decimal(most), places=1) | st.integers(
        int(least), int(most)
    ).map(Decimal)


@given(numbers("-100000", "100000"), numbers("1", "5000"), st.uuids())
def test_a_scale_around_one_number_holds_it_and_is_long_enough(
    right: Decimal, within: Decimal, name: object
) -> None:
    scale = around_one(right, within, str(name), None, None)
    assert scale.low <= right <= scale.high
    assert not too_short(scale, within, (right,))
    assert right < 0 or scale.low >= 0
    assert around_one(right, within, str(name), None, None) == scale


@given(numbers("0", "1000"), numbers("1", "50"), st.booleans())
def test_a_scale_that_begins_or_ends_where_it_is_said(
    right: Decimal, within: Decimal, begins: bool
) -> None:
    scale = around_one(
        right, within, "x", Decimal(-10) if begins else None, None if begins else Decimal(2000)
    )
    assert (scale.low == -10) if begins else (scale.high == 2000)
    assert scale.low <= right <= scale.high
    assert not too_short(scale, within, (right,))


def test_the_right_one_is_anywhere_on_its_scale() -> None:
    shares = [
        (Decimal(1914) - scale.low) / (scale.high - scale.low)
        for scale in (
            around_one(Decimal(1914), Decimal(5), f"p/q{n}", None, None) for n in range(400)
        )
    ]
    for tenth in range(10):
        assert sum(tenth <= share * 10 < tenth + 1 for share in shares) > 20


def test_where_its_scale_begins_does_not_tell_that_it_ends_there() -> None:
    for bounds in ((Decimal(0), None), (None, Decimal(2500))):
        scales = [around_one(Decimal(1914), Decimal(5), f"p/q{n}", *bounds) for n in range(400)]
        shares = [(Decimal(1914) - scale.low) / (scale.high - scale.low) for scale in scales]
        assert min(shares) < 0.5 < max(shares)
        assert len({round(share, 1) for share in shares}) >= 5


@given(st.lists(numbers("-9999", "9999"), min_size=1, max_size=9))
def test_a_scale_around_all_holds_all(known: list[Decimal]) -> None:
    scale = around_all(known, None, None)
    assert all(scale.low <= number <= scale.high for number in known)
    bounded = around_all(known, Decimal(-10000), Decimal(10000))
    assert bounded == (Decimal(-10000), Decimal(10000))


def test_a_row_that_may_be_any_leaves_only_another_number_open() -> None:
    found = asked(
        """
tables:
  posts:
    key: id
    columns: {who: {}, floor: {type: number}}
    rows:
      - {id: a, who: Ana, floor: 1}
      - {id: b, who: Bo, floor: 30}
      - {id: c, floor: 1}
templates:
  - {id: t, table: posts, prompt: "On which floor is <who>?", answer: <floor>, kind: number,
     within: 2}
"""
    )
    assert list(found) == ["t/a"]


def graded(rows: str, column: str = "{type: number}") -> dict[str, tuple[str, str]]:
    """The ends of the scale of each question, by row, of a table with grades."""
    found = asked(
        f"""
spoiler: season
tables:
  t:
    columns: {{number: {column}}}
    rows:
{rows}
templates:
  - {{id: t, table: t, prompt: "How many has <name>?", answer: <number>, kind: number, within: 5}}
"""
    )
    return {
        name.removeprefix("t/"): (one.extra["low"], one.extra["high"])
        for name, one in found.items()
    }


SEEN = "".join(f"      - {{name: k{n}, number: {n}}}\n" for n in (100, 130, 170, 200))


@pytest.mark.parametrize("beyond", ["210", "5000", "-3000"])
def test_the_ends_of_a_scale_tell_nothing_of_what_is_graded_beyond(beyond: str) -> None:
    row = f"      - {{name: late, number: {beyond}, spoiler: 3}}\n"
    plain, with_it = graded(SEEN), graded(SEEN + row)
    late = with_it.pop("late")
    assert with_it == plain
    assert Decimal(late[0]) <= Decimal(beyond) <= Decimal(late[1])


def test_where_too_little_is_known_a_scale_is_laid_around_one_number() -> None:
    rows = "".join(
        f"      - {{name: k{number}, number: {number}, spoiler: {grade}}}\n"
        for grade, number in enumerate((1, 2, 3, 900))
    )
    found = graded(rows)
    for number in (1, 2, 3, 900):
        low, high = map(Decimal, found[f"k{number}"])
        assert low <= number <= high
        assert high - low >= 40
    assert all(Decimal(found[f"k{number}"][1]) < 900 for number in (1, 2, 3))
