"""Kinds in which several options are named, or a number: how they are put, judged and told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.kinds.figures import in_digits
from bureau_quiz.bank.model import Answer, Candidate, Judgement, Outcome, Put, Question, Response
from tests.bank.written import puts

HOSTILE = (
    "", ",", "0,", ",0", "0,,1", " 0", "0 ", "0,0", "+1", "-1", "01", "١", "¹", "0x1", "1e0", "9",
    "None", "0,1,2,3,4,5,6,7,8,9", "0;1", "\x000", "\ud800", "0" * 100_000, "0," * 100_000,
)  # fmt: skip
PLACED = {"multiple": "set", "order": "order", "match": "pairs"}


def question(
    kind: str, rights: Sequence[Answer | str], wrong: Sequence[Candidate | str] = ()
) -> Question:
    return Question(
        id="p/t/x",
        pack="p",
        template="t",
        kind=kind,
        category="",
        difficulty=2,
        prompt="Which?",
        answers=tuple(one if isinstance(one, Answer) else Answer(one) for one in rights),
        pool=tuple(
            one if isinstance(one, Candidate) else Candidate(one, rank)
            for rank, one in enumerate(wrong)
        ),
        pool_size=len(wrong),
    )


MULTIPLE = question("multiple", ["Ann", "Bo"], ["wrong a", "wrong b", "wrong c", "wrong d"])
EXCEPT = question("except", ["Odd a", "Odd b"], ["right a", "right b", "right c", "right d"])
ORDER = question(
    "order", [Answer(f"film {year}", beside=year) for year in ("2015", "2016", "2018")]
)
MATCH = question(
    "match",
    [
        Answer(right, beside=left)
        for left, right in zip("ABCD", ("ay", "bee", "cee", "dee"), strict=True)
    ],
)
NUMBER = replace(
    question("number", [Answer("2015", size="2015")]),
    extra={"low": "1990", "high": "2030", "within": "5"},
)


def one_put(asked: Question) -> Put:
    return KINDS[asked.kind].put(asked, Random("1").random, True)


def given_places(put: Put, places: Sequence[int]) -> Judgement:
    kind = KINDS[put.question.kind]
    response = Response.of_places(kind.tag, places)
    assert kind.fits(put, response)
    assert kind.places(put, response) == tuple(map(int, response.value.split(",")))
    judgement = kind.judge(put, response)
    assert judgement is not None
    return judgement


@pytest.mark.parametrize("asked", [MULTIPLE, ORDER, MATCH, EXCEPT], ids=lambda one: one.kind)
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:20])
def test_what_names_no_options_does_not_fit(asked: Question, value: str) -> None:
    kind, put = KINDS[asked.kind], one_put(asked)
    for tag in ("set", "order", "pairs", "option", "text", "number", "skip", "late"):
        assert not kind.fits(put, Response(tag, value))


@pytest.mark.parametrize(
    "asked", [MULTIPLE, ORDER, MATCH, EXCEPT, NUMBER], ids=lambda one: one.kind
)
def test_only_its_own_tag_fits(asked: Question) -> None:
    kind, put = KINDS[asked.kind], one_put(asked)
    values = {"option": "1", "number": "7", "set": "0,1"}
    whole = ",".join(map(str, range(len(put.options))))
    fitting = [
        tag
        for tag in ("option", "text", "number", "set", "order", "pairs", "skip", "late")
        if kind.fits(put, Response(tag, values.get(tag, whole)))
    ]
    assert fitting == [kind.tag]


@pytest.mark.parametrize(
    "asked", [MULTIPLE, ORDER, MATCH, EXCEPT, NUMBER], ids=lambda one: one.kind
)
def test_one_chance_is_one_put(asked: Question) -> None:
    assert one_put(asked) == one_put(asked)
    if asked is not NUMBER:
        assert len({put.options for put in puts(asked)}) > 3


# Multiple


def test_multiple_shows_all_that_are_right_among_five() -> None:
    for put in puts(MULTIPLE):
        assert set(put.options) == {"Ann", "Bo", "Wrong a", "Wrong b", "Wrong c"}
        assert {put.options[place] for place in put.right} == {"Ann", "Bo"}
        assert list(put.right) == sorted(put.right)
        assert put.shown in {"Ann and Bo", "Bo and Ann"}
    assert len({put.right for put in puts(MULTIPLE)}) == 10


@pytest.mark.parametrize(
    ("rights", "wrong", "options"),
    [(2, 2, 4), (2, 3, 5), (3, 2, 5), (3, 9, 5), (4, 9, 6), (2, 1, 3)],
)
def test_multiple_shows_two_wrong_ones_at_least_where_there_are_as_many(
    rights: int, wrong: int, options: int
) -> None:
    asked = question("multiple", "abcd"[:rights], [f"w{n}" for n in range(wrong)])
    assert {len(put.options) for put in puts(asked)} == {options}


def test_multiple_tells_the_answers_as_they_are_written() -> None:
    rights = ["North Africa", "a French jihadist", "iPhone"]
    for put in puts(question("multiple", rights, ["the Middle East", "Syria"]), 20):
        assert "A French jihadist" in put.options
        told = put.shown.replace(" and ", ", ").split(", ")
        assert sorted(told) == sorted(rights)
        place = put.options.index("The Middle East")
        response = Response.of_places("set", [place])
        assert KINDS["multiple"].said(put, response) == "the Middle East"


def test_multiple_offers_nothing_that_contains_another() -> None:
    wrong = ["Rome", "New Rome", "Paris", "New Ann", "Oslo"]
    for put in puts(question("multiple", ["Ann", "Bo"], wrong)):
        assert "New Ann" not in put.options
        assert not {"Rome", "New Rome"} <= set(put.options)
        assert len(put.options) == 5


def test_numbers_to_be_picked_stand_in_order() -> None:
    rights = [Answer(str(n), size=str(n)) for n in (12, 3)]
    wrong = [Candidate(str(n), 0, str(n)) for n in range(20, 30)]
    for put in puts(question("multiple", rights, wrong)):
        assert list(put.options) == sorted(put.options, key=int)
        assert put.right == (0, 1)


@pytest.mark.parametrize(
    ("good", "bad", "of", "outcome", "share", "why"),
    [
        (2, 0, 2, Outcome.RIGHT, Fraction(1), ""),
        (1, 0, 2, Outcome.PARTLY, Fraction(1, 2), "one of two"),
        (1, 1, 2, Outcome.WRONG, Fraction(0), "one of two, one wrong"),
        (0, 1, 2, Outcome.WRONG, Fraction(0), ""),
        (0, 2, 2, Outcome.WRONG, Fraction(0), ""),
        (3, 0, 3, Outcome.RIGHT, Fraction(1), ""),
        (2, 1, 3, Outcome.PARTLY, Fraction(1, 3), "two of three, one wrong"),
        (2, 0, 3, Outcome.PARTLY, Fraction(2, 3), "two of three"),
        (1, 2, 3, Outcome.WRONG, Fraction(0), "one of three, two wrong"),
    ],
)
def test_multiple_counts_right_ones_less_wrong_ones(
    good: int, bad: int, of: int, outcome: Outcome, share: Fraction, why: str
) -> None:
    put = one_put(question("multiple", "abc"[:of], ["w1", "w2", "w3"]))
    wrong = [place for place in range(5) if place not in put.right]
    assert given_places(put, (*put.right[:good], *wrong[:bad])) == (outcome, share, why)


def test_more_than_are_right_cannot_be_picked() -> None:
    put = one_put(MULTIPLE)
    assert KINDS["multiple"].how(put) == (
        "Pick the two that are right. Each right one counts, each wrong one takes one away."
    )
    assert KINDS["multiple"].fits(put, Response("set", "0"))
    assert not KINDS["multiple"].fits(put, Response("set", "0,1,2"))
    assert not KINDS["multiple"].fits(put, Response("set", "1,0"))
    assert not KINDS["multiple"].fits(put, Response("set", "1,1"))


def test_several_options_are_said_as_a_list() -> None:
    put = one_put(MULTIPLE)
    said = KINDS["multiple"].said(put, Response("set", "0,3"))
    assert said == f"{put.options[0]} and {put.options[3]}".replace("Wrong", "wrong")


# Except


def test_except_offers_one_that_is_not_so_among_three_that_are() -> None:
    drawn = puts(EXCEPT)
    for put in drawn:
        assert put.shown == put.options[put.right[0]]
        assert set(put.options) - {put.shown} == {"Right a", "Right b", "Right c"}
    assert {put.shown for put in drawn} == {"Odd a", "Odd b"}
    assert {put.right[0] for put in drawn} == {0, 1, 2, 3}
    assert KINDS["except"].how(drawn[0]) == "One is not so: pick it."


def test_except_prefers_the_first_of_many() -> None:
    odd = [f"odd {n}" for n in range(50)]
    drawn = puts(replace(EXCEPT, answers=tuple(map(Answer, odd))), 300)
    assert {put.shown for put in drawn} == {f"odd {n}" for n in range(6)}


def test_except_takes_another_odd_one_where_the_first_clashes_with_all() -> None:
    asked = question("except", ["Rome", "Oslo"], ["New Rome", "Rome II", "Old Rome"])
    for put in puts(asked):
        assert put.shown == "Oslo"


def test_except_of_numbers_stands_in_order_and_anywhere_as_often() -> None:
    rights = [Candidate(str(n), 0, str(n)) for n in range(40) if n != 20]
    drawn = puts(question("except", [Answer("20", size="20")], rights), 400)
    counted = Counter(put.right[0] for put in drawn)
    assert all(list(put.options) == sorted(put.options, key=int) for put in drawn)
    assert all(counted[place] > 70 for place in range(4))


def test_except_is_judged_by_place() -> None:
    put = one_put(EXCEPT)
    judged = [KINDS["except"].judge(put, Response.option(place)) for place in range(4)]
    assert [one and one.outcome for one in judged].count(Outcome.RIGHT) == 1
    assert judged[put.right[0]] == (Outcome.RIGHT, Fraction(1), "")


# Order


def test_what_is_to_be_put_in_order_never_stands_so() -> None:
    drawn = puts(ORDER, 600)
    counted = Counter(put.options for put in drawn)
    texts = ("film 2015", "film 2016", "film 2018")
    assert set(counted) == set(permutations(texts)) - {texts}
    assert all(count > 80 for count in counted.values())
    for put in drawn:
        assert tuple(put.options[place] for place in put.right) == texts
        assert tuple(text.removeprefix("film ") for text in put.options) == put.besides
        assert put.shown == "film 2015 (2015), film 2016 (2016), film 2018 (2018)"


@pytest.mark.parametrize("chance", [0.0, 0.5, 1 - 2**-53])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_no_chance_puts_them_in_order(chance: float, count: int) -> None:
    put = KINDS["order"].put(question("order", "abcde"[:count]), lambda: chance, True)
    assert list(put.right) != list(range(count))
    assert sorted(put.right) == list(range(count))


def test_only_the_whole_order_counts() -> None:
    put = one_put(ORDER)
    for places in permutations(range(3)):
        right = places == put.right
        assert given_places(put, places) == (
            Outcome.RIGHT if right else Outcome.WRONG, Fraction(int(right)), ""
        )  # fmt: skip
    assert "Only the whole order counts" in KINDS["order"].how(put)
    response = Response.of_places("order", put.right)
    assert KINDS["order"].said(put, response) == "film 2015, film 2016, film 2018"
    assert not KINDS["order"].fits(put, Response("order", "0,1"))
    assert not KINDS["order"].fits(put, Response("order", "0,1,1"))


def test_of_many_some_are_put_in_order_and_a_plain_question_whole() -> None:
    many = question("order", [Answer(letter, beside=letter) for letter in "abcdefghi"])
    drawn = puts(many)
    assert {len(put.options) for put in drawn} == {5}
    assert {text for put in drawn for text in put.options} == set("abcdefghi")
    for put in drawn:
        order = [put.options[place] for place in put.right]
        assert order == sorted(order)
    assert {len(put.options) for put in puts(replace(many, template=""), 5)} == {9}


# Match


def test_each_left_one_has_its_option() -> None:
    drawn = puts(MATCH)
    pairs = {"A": "ay", "B": "bee", "C": "cee", "D": "dee"}
    for put in drawn:
        found = {left: put.options[place] for left, place in zip(put.lefts, put.right, strict=True)}
        assert found == pairs
    assert len({put.lefts for put in drawn}) == 24
    assert len({put.right for put in drawn}) == 24
    assert len({put.options for put in drawn}) == 24


def test_pairs_count_one_by_one() -> None:
    put = one_put(MATCH)
    first, second, third, last = put.right
    assert given_places(put, put.right) == (Outcome.RIGHT, Fraction(1), "")
    assert given_places(put, (first, second, last, third)) == (
        Outcome.PARTLY, Fraction(1, 2), "two of four pairs"
    )  # fmt: skip
    assert given_places(put, (first, third, last, second)) == (
        Outcome.PARTLY, Fraction(1, 4), "one of four pairs"
    )  # fmt: skip
    assert given_places(put, (second, first, last, third)) == (Outcome.WRONG, Fraction(0), "")
    assert not KINDS["match"].fits(put, Response("pairs", "0,1,2,2"))
    assert not KINDS["match"].fits(put, Response("pairs", "0,1,2"))
    assert "Each right pair counts" in KINDS["match"].how(put)


def test_pairs_are_said_in_the_order_of_the_left_ones() -> None:
    put = KINDS["match"].put(MATCH, lambda: 0.999, True)
    assert put.shown == "A – ay; B – bee; C – cee; D – dee"
    assert KINDS["match"].said(put, Response("pairs", "1,0,2,3")) == (
        "A – bee; B – ay; C – cee; D – dee"
    )


def test_of_many_pairs_some_are_put() -> None:
    many = question("match", [Answer(f"r{n}", beside=f"l{n}") for n in range(12)])
    drawn = puts(many)
    assert {(len(put.lefts), len(put.options)) for put in drawn} == {(5, 5)}
    assert len({left for put in drawn for left in put.lefts}) == 12


# Number


@pytest.mark.parametrize(
    ("written", "outcome", "share", "why"),
    [
        ("2015", Outcome.RIGHT, Fraction(1), ""),
        ("2,015", Outcome.RIGHT, Fraction(1), ""),
        ("2 015", Outcome.RIGHT, Fraction(1), ""),
        ("2015.0", Outcome.RIGHT, Fraction(1), ""),
        ("2014", Outcome.RIGHT, Fraction(9, 10), "1 off; within 5 counts"),
        ("2018", Outcome.RIGHT, Fraction(7, 10), "3 off; within 5 counts"),
        ("2015.5", Outcome.RIGHT, Fraction(19, 20), "0.5 off; within 5 counts"),
        ("2020", Outcome.RIGHT, Fraction(1, 2), "5 off; within 5 counts"),
        ("2010", Outcome.RIGHT, Fraction(1, 2), "5 off; within 5 counts"),
        ("2021", Outcome.WRONG, Fraction(0), "6 off"),
        ("2027", Outcome.WRONG, Fraction(0), "12 off"),
        ("−5", Outcome.WRONG, Fraction(0), "2020 off"),
        ("2020.00000000000000000001", Outcome.WRONG, Fraction(0), "5.00000000000000000001 off"),
    ],
)
def test_a_number_earns_by_how_near_it_is(
    written: str, outcome: Outcome, share: Fraction, why: str
) -> None:
    kind, put = KINDS["number"], one_put(NUMBER)
    assert kind.fits(put, Response.number(written))
    assert kind.judge(put, Response.number(written)) == (outcome, share, why)
    assert kind.said(put, Response.number(f" {written} ")) == written


def test_a_number_is_put_with_its_scale() -> None:
    put = one_put(NUMBER)
    assert put.scale == ("1990", "2030", "5")
    assert (put.options, put.right, put.shown) == ((), (), "2015")
    assert KINDS["number"].how(put) == (
        "Within 5 counts, and the nearer the more: half at the edge."
    )
    exact = one_put(replace(NUMBER, extra={**NUMBER.extra, "within": "0"}))
    assert KINDS["number"].how(exact) == "Only the number itself counts."
    assert KINDS["number"].judge(exact, Response.number("2016")) == (
        Outcome.WRONG, Fraction(0), "1 off"
    )  # fmt: skip


@pytest.mark.parametrize(
    "written", ["", " ", "x", "1e3", "٢", "²", "NaN", "inf", "1,", "2015?", "9" * 100_000, "\ud800"]
)
def test_what_is_no_number_does_not_fit(written: str) -> None:
    assert not KINDS["number"].fits(one_put(NUMBER), Response.number(written))


@given(
    st.decimals(-(10**6), 10**6, places=2),
    st.decimals(-(10**6), 10**6, places=2),
    st.integers(0, 10**6),
)
def test_the_nearer_the_more(right: Decimal, typed: Decimal, within: int) -> None:
    asked = replace(
        question("number", [Answer(f"{right:f}", size=f"{right:f}")]),
        extra={"low": "-1000000", "high": "1000000", "within": str(within)},
    )
    kind, put = KINDS["number"], one_put(asked)
    judged = kind.judge(put, Response.number(f"{typed:f}"))
    assert judged is not None
    off = abs(right - typed)
    assert (judged.outcome is Outcome.RIGHT) == (off <= within)
    assert judged.share == (
        0 if off > within else 1 if not off else 1 - Fraction(off) / (2 * within)
    )
    if off:
        assert judged.why.startswith(f"{in_digits(off)} off")


def test_what_is_open_beyond_the_edge_is_not_judged() -> None:
    kind = KINDS["number"]
    put = one_put(replace(NUMBER, unknown=("1990",)))
    assert kind.judge(put, Response.number("1990")) is None
    assert kind.judge(put, Response.number("1991")) is not None
    put = one_put(replace(NUMBER, unknown=("*",)))
    assert kind.judge(put, Response.number("1991")) is None
    assert kind.judge(put, Response.number("2016")) is not None


# What is beyond what the player has seen


@pytest.mark.parametrize("name", ["choice", "multiple", "order", "match", "except", "true-false"])
def test_what_is_not_to_be_seen_is_never_put(name: str) -> None:
    rights = [
        *(Answer(letter, beside=f"l{letter}") for letter in "abc"),
        Answer("hidden", beside="hidden", spoiler=2),
    ]
    asked = replace(
        question(name, rights, ["w1", "w2", "w3"]),
        extra={"before": "It is ", "after": "."},
        also_right=(Answer("hidden too", spoiler=3),),
    )
    for put in puts(asked):
        assert "hidden" not in " ".join((put.prompt, *put.options, *put.lefts, put.shown)).lower()


def test_how_far_off_is_never_told_of_what_is_not_to_be_seen() -> None:
    asked = replace(NUMBER, also_right=(Answer("1950", size="1950", spoiler=2),))
    kind, put = KINDS["number"], one_put(asked)
    assert kind.judge(put, Response.number("1950")) == (Outcome.RIGHT, Fraction(1), "")
    assert kind.judge(put, Response.number("1951")) == (Outcome.WRONG, Fraction(0), "64 off")
