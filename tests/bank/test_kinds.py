"""How questions are put, and how responses to them are judged."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.kinds.choice import capitalised
from bureau_quiz.bank.model import Answer, Candidate, Outcome, Question, Response
from tests.bank.written import asked, puts

QUESTION = Question(
    id="p/t/x",
    pack="p",
    template="t",
    kind="choice",
    category="",
    difficulty=2,
    prompt="Who?",
    answers=(Answer("Ann"), Answer("Éva", ("Evie",))),
    also_right=(Answer("Bo", ("Beau",)),),
    unknown=("Cy", "Cyril"),
    pool=tuple(Candidate(f"wrong {letter}", rank) for rank, letter in enumerate("abcdefgh")),
    pool_size=8,
)


def numbered(right: int, pool: range) -> Question:
    return replace(
        QUESTION,
        answers=(Answer(str(right), size=str(right)),),
        also_right=(),
        pool=tuple(Candidate(str(n), 0, str(n)) for n in pool if n != right),
    )


def test_the_kinds_are_named_as_packs_name_them() -> None:
    assert {name: (kind.name, kind.tag) for name, kind in KINDS.items()} == {
        "choice": ("choice", "option"),
        "true-false": ("true-false", "option"),
        "typed": ("typed", "text"),
        "multiple": ("multiple", "set"),
        "except": ("except", "option"),
        "order": ("order", "order"),
        "number": ("number", "number"),
        "match": ("match", "pairs"),
    }


# Choice


def test_a_choice_shows_each_right_answer_and_takes_the_lowest_ranks() -> None:
    drawn = puts(QUESTION)
    assert {put.shown for put in drawn} == {"Ann", "Éva"}
    for put in drawn:
        assert put.options[put.right[0]] == put.shown
        assert set(put.options) - {put.shown} == {"Wrong a", "Wrong b", "Wrong c"}
    places = Counter(put.right[0] for put in drawn)
    assert all(places[place] > 20 for place in range(4))


def test_chance_decides_within_a_rank() -> None:
    pool = tuple(Candidate(f"wrong {letter}", 3) for letter in "abcdefgh")
    drawn = puts(replace(QUESTION, pool=pool))
    assert len({text for put in drawn for text in put.options}) == 2 + 8


def test_one_chance_is_one_put() -> None:
    choice = KINDS["choice"]
    assert choice.put(QUESTION, Random("7").random, True) == choice.put(
        QUESTION, Random("7").random, True
    )
    # Written down once: the same on every Python.
    put = choice.put(QUESTION, Random("7").random, True)
    assert put.options == ("Wrong b", "Wrong c", "Wrong a", "Éva")


@pytest.mark.parametrize(
    ("right", "pool", "places"),
    [
        (50, range(30, 70), {0, 1, 2, 3}),
        (30, range(30, 70), {0}),
        (69, range(30, 70), {3}),
        (31, range(30, 70), {0, 1}),
        (2, range(1, 5), {1}),
    ],
)
def test_a_number_stands_in_order_and_anywhere_as_often(
    right: int, pool: range, places: set[int]
) -> None:
    drawn = puts(numbered(right, pool), 400)
    counted = Counter(put.right[0] for put in drawn)
    assert set(counted) == places
    assert all(count > 400 / len(places) * 0.7 for count in counted.values())
    for put in drawn:
        assert list(put.options) == sorted(put.options, key=int)
        assert len(put.options) == 4


def test_dates_are_offered_in_the_precision_of_the_one_shown() -> None:
    question = replace(
        QUESTION,
        answers=(Answer("2016", size="20160000"), Answer("May 2018", size="20180500")),
        pool=(
            *(Candidate(str(year), 0, f"{year}0000") for year in (2013, 2014, 2015, 2019)),
            *(Candidate(f"May {year}", 0, f"{year}0500") for year in (2013, 2014, 2015, 2019)),
        ),
        extra={"precisions": "differ"},
    )
    for put in puts(question):
        assert len({"May" in option for option in put.options}) == 1
        assert len(put.options) == 4


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["lout", "Phenomenon"], ["Lout", "Phenomenon"]),
        (["lout", "phenomenon"], ["lout", "phenomenon"]),
        (["élan", "Œuvre"], ["Élan", "Œuvre"]),
        (["iPhone", "Apple"], ["iPhone", "Apple"]),
        (["“lout”", "3 men", "A"], ["“lout”", "3 men", "A"]),
        (["ßa", "A"], ["ßa", "A"]),
        (["ǆ", "A"], ["Ǆ", "A"]),
    ],
)
def test_options_take_a_capital_when_one_has_it(texts: list[str], expected: list[str]) -> None:
    assert capitalised(texts) == expected


def test_exact_options_stay_as_they_are() -> None:
    question = replace(QUESTION, exact=True)
    assert {option for put in puts(question) for option in put.options if option[0] == "W"} == set()


def test_fewer_options_where_a_plain_question_has_fewer() -> None:
    question = replace(QUESTION, template="", pool=QUESTION.pool[:1])
    assert {len(put.options) for put in puts(question)} == {2}


def test_a_plain_question_keeps_options_that_contain_one_another_only_if_it_must() -> None:
    few = tuple(Candidate(text) for text in ("Rome", "New Rome", "Paris"))
    more = (*few, Candidate("Oslo"))
    assert {len(put.options) for put in puts(replace(QUESTION, template="", pool=few))} == {4}
    for put in puts(replace(QUESTION, template="", pool=more)):
        assert not {"Rome", "New Rome"} <= set(put.options)


@pytest.mark.parametrize("value", ["0", "1", "2", "3"])
def test_a_choice_is_judged_by_place(value: str) -> None:
    choice = KINDS["choice"]
    put = choice.put(QUESTION, Random(1).random, True)
    response = Response("option", value)
    assert choice.fits(put, response)
    judged = choice.judge(put, response)
    assert judged is not None
    right = put.right == (int(value),)
    assert judged.outcome is (Outcome.RIGHT if right else Outcome.WRONG)
    assert judged.share == Fraction(int(right))


@pytest.mark.parametrize(
    "response",
    [
        Response("option", "4"),
        Response("option", "-1"),
        Response("option", "01"),
        Response("option", "¹"),
        Response("option", ""),
        Response("text", "0"),
        Response.skip(),
    ],
)
def test_what_is_no_option_does_not_fit(response: Response) -> None:
    for name in ("choice", "true-false"):
        put = KINDS["choice"].put(QUESTION, Random(1).random, True)
        assert not KINDS[name].fits(put, response)


# True or false

STATEMENT = replace(
    QUESTION, kind="true-false", extra={"before": "It was ", "after": "."}, prompt="It was Ann."
)


def test_a_statement_leans_as_it_is_told() -> None:
    kind = KINDS["true-false"]
    true = kind.put(STATEMENT, Random(3).random, True)
    assert (true.options, true.right, true.shown) == (("True", "False"), (0,), "True")
    assert true.prompt in {"It was Ann.", "It was Éva."}
    false = kind.put(STATEMENT, Random(3).random, False)
    assert (false.right, false.prompt) == ((1,), "It was wrong a.")
    assert false.shown in {"False. It was Ann.", "False. It was Éva."}


@pytest.mark.parametrize(("truth", "place"), [("true", 0), ("false", 1)])
@pytest.mark.parametrize("lean", [True, False])
def test_a_plain_statement_is_put_as_written(truth: str, place: int, lean: bool) -> None:
    question = replace(STATEMENT, template="", pool=(), extra={"truth": truth})
    put = KINDS["true-false"].put(question, Random(3).random, lean)
    assert (put.prompt, put.right) == ("It was Ann.", (place,))
    assert put.shown == put.options[place]


# Typed


@pytest.mark.parametrize(
    ("written", "outcome", "why"),
    [
        ("Ann", Outcome.RIGHT, ""),
        ("  ann! ", Outcome.RIGHT, ""),
        ("eva", Outcome.RIGHT, ""),
        ("The Ann", Outcome.RIGHT, ""),
        ("EVIE", Outcome.RIGHT, "accepted for Éva"),
        ("Bo", Outcome.RIGHT, ""),
        ("beau", Outcome.RIGHT, "accepted for Bo"),
        ("cyril", None, ""),
        ("Anna", Outcome.WRONG, ""),
        ("wrong a", Outcome.WRONG, ""),
        ("?", Outcome.WRONG, ""),
    ],
)
def test_typed_answers_compare_folded(written: str, outcome: Outcome | None, why: str) -> None:
    typed = KINDS["typed"]
    put = typed.put(QUESTION, Random(0).random, True)
    assert (put.options, put.right) == ((), ())
    assert put.shown in {"Ann, Éva or Bo", "Éva, Ann or Bo"}
    assert put.several
    assert typed.fits(put, Response.text(written))
    judged = typed.judge(put, Response.text(written))
    assert (judged and judged.outcome, judged.why if judged else "") == (outcome, why)


def test_nothing_written_does_not_fit() -> None:
    put = KINDS["typed"].put(QUESTION, Random(0).random, True)
    assert not KINDS["typed"].fits(put, Response.text("  "))
    assert not KINDS["typed"].fits(put, Response.option(0))
    assert not KINDS["typed"].fits(put, Response.skip())


def test_where_all_else_is_open_only_the_right_is_judged() -> None:
    put = KINDS["typed"].put(replace(QUESTION, unknown=("*",)), Random(0).random, True)
    assert KINDS["typed"].judge(put, Response.text("Nobody")) is None
    judged = KINDS["typed"].judge(put, Response.text("Ann"))
    assert judged is not None
    assert judged.outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("written", "right"),
    [("2.5", True), ("2.50", True), ("25", False), ("-2.5", False), ("+2.5", True), ("2,5", True)],
)
def test_typed_numbers_are_judged_with_their_signs(written: str, right: bool) -> None:
    question = replace(QUESTION, answers=(Answer("2.5", size="2.5"),), also_right=(), unknown=())
    put = KINDS["typed"].put(question, Random(0).random, True)
    judged = KINDS["typed"].judge(put, Response.text(written))
    assert judged is not None
    assert judged.outcome is (Outcome.RIGHT if right else Outcome.WRONG)


@pytest.mark.parametrize(
    ("rights", "shown", "several"),
    [
        (("Ann",), "Ann", False),
        (("Ann", "Bo"), "Ann or Bo", True),
        (tuple("abcd"), "a, b, c or d", True),
        (tuple("abcdefg"), "a, b, c, d or 3 more", True),
    ],
)
def test_what_is_typed_is_told_with_every_right_answer(
    rights: tuple[str, ...], shown: str, several: bool
) -> None:
    answers = tuple(map(Answer, rights))
    question = replace(QUESTION, kind="typed", answers=answers[:2], also_right=answers[2:])
    put = KINDS["typed"].put(question, lambda: 0.0, True)
    assert (put.shown, put.several) == (shown, several)


def test_typed_exact_answers_keep_their_signs() -> None:
    question = replace(QUESTION, answers=(Answer("C++"),), also_right=(), unknown=(), exact=True)
    put = KINDS["typed"].put(question, Random(0).random, True)
    outcomes = [KINDS["typed"].judge(put, Response.text(text)) for text in ("c++", "C", "C#")]
    assert [one and one.outcome for one in outcomes] == [
        Outcome.RIGHT, Outcome.WRONG, Outcome.WRONG
    ]  # fmt: skip


def test_the_kinds_of_one_template() -> None:
    found = asked(
        """
tables:
  t:
    rows: [{a: x, b: p}, {a: y, b: q}, {a: z, b: r}, {a: w, b: s}]
templates:
  - {id: one, table: t, prompt: "<a>?", answer: <b>, statement: "<a> has <answer>."}
  - {id: two, table: t, prompt: "What is <a>?", answer: <b>, kind: typed}
  - id: three
    table: t
    prompt: Of <a>?
    answer: <b>
    kind: true-false
    statement: <a> is <answer>.
"""
    )
    assert [name for name in found if name.endswith("/x")] == [
        "one/x", "one.true-false/x", "two/x", "three.true-false/x"
    ]  # fmt: skip
    statement = found["one.true-false/x"]
    assert (statement.template, statement.prompt) == ("one", "x has p.")
    assert statement.extra == {"before": "x has ", "after": "."}
    assert {one.text for one in statement.pool} == {"q", "r", "s"}
