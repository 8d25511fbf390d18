"""Questions that are written out."""

import json
from dataclasses import replace

import pytest

from bureau_quiz import bank
from bureau_quiz.bank.model import Answer
from tests.bank.made_packs import pack_of
from tests.bank.written import HEAD, asked, codes, puts

ACCEPT = "accept: {Canal+: [Canal Plus]}\n"


def plain(rest: str, prompt: str = "Which channel?") -> str:
    return f'questions:\n  - {{id: q, prompt: "{prompt}", {rest}}}\n'


def test_a_choice() -> None:
    question = asked(
        ACCEPT + plain("answer: Canal+, distractors: [France 2, Arte, TF1], difficulty: 3")
    )["q"]
    assert question.answers == (Answer("Canal+", ("Canal Plus",)),)
    assert [(one.text, one.rank) for one in question.pool] == [
        ("France 2", 0), ("Arte", 0), ("TF1", 0)
    ]  # fmt: skip
    assert (question.template, question.kind, question.difficulty) == ("", "choice", 3)
    assert (question.facts, question.claim, question.pool_size) == ((), (), 3)


@pytest.mark.parametrize(
    ("rest", "offered", "expected"),
    [
        ("answer: Canal+, distractors: [canal plus, Arte, TF1]", ["Arte", "TF1"], ["BQ403"]),
        ("answer: Arte, distractors: [Canal Plus, TF1, Canal+]", ["Canal Plus", "TF1"], ["BQ403"]),
        ("answer: Canal+, distractors: [Canal Plus]", None, ["BQ403", "BQ404"]),
    ],
)
def test_what_is_right_or_offered_already_is_no_distractor(
    rest: str, offered: list[str] | None, expected: list[str]
) -> None:
    # The reader refuses such an `accept`; whoever makes packs otherwise must be told as well.
    pack = replace(pack_of(HEAD + plain(rest)), accept={"Canal+": ("Canal Plus",)})
    made = bank.make(pack)
    assert [problem.code for problem in made.problems] == expected
    if offered is not None:
        assert [one.text for one in made.questions[0].pool] == offered
    else:
        assert made.questions == ()


def test_typed_and_true_false() -> None:
    typed = asked(plain("answer: [Arte, TF1], kind: typed"))["q"]
    assert [answer.text for answer in typed.answers] == ["Arte", "TF1"]
    assert typed.pool == ()
    text = "questions:\n  - {id: s, statement: It ran on Arte., answer: no}\n"
    statement = asked(text)["s"]
    assert (statement.kind, statement.prompt) == ("true-false", "It ran on Arte.")
    assert statement.extra == {"truth": "false"}
    assert [answer.text for answer in statement.answers] == ["False"]


def test_numbers_stand_in_order() -> None:
    question = asked(plain("answer: 1914, distractors: [1939, 1870, 1789]"))["q"]
    assert {put.options for put in puts(question, 20)} == {("1789", "1870", "1914", "1939")}
    mixed = asked(plain("answer: 1914, distractors: [1939, never, 1789]"))["q"]
    assert len({put.options for put in puts(mixed, 40)}) > 4


@pytest.mark.parametrize(
    ("right", "wrong", "shown"),
    [
        ("10 km", "[5 km, 100 km, 7.5 km]", ["5 km", "7.5 km", "10 km", "100 km"]),
        ("$1,200", "[$300, $20, $5]", ["$5", "$20", "$300", "$1,200"]),
        ("1 year", "[2 years, 3 years, 0.5 years]", ["0.5 years", "1 year", "2 years", "3 years"]),
    ],
)
def test_so_many_of_one_unit_stand_in_order(right: str, wrong: str, shown: list[str]) -> None:
    question = asked(plain(f"answer: {json.dumps(right)}, distractors: {wrong}"))["q"]
    assert {put.options for put in puts(question, 30)} == {tuple(shown)}


@pytest.mark.parametrize(
    "wrong", ["[5 km, 100 m, 7 km]", "[5 km, 7, 9 km]", "[5 km, 10.0 km, 9 km]", "[TF1, M6, W9]"]
)
def test_what_is_not_measured_alike_stands_in_any_order(wrong: str) -> None:
    question = asked(plain(f'answer: "10 km", distractors: {wrong}'))["q"]
    assert len({put.options for put in puts(question, 60)}) > 4


@pytest.mark.parametrize(
    ("rest", "prompt", "expected"),
    [
        ("answer: Arte, distractors: [TF1, M6, W9]", "Does Arte count?", ["BQ415"]),
        ("answer: Arte, distractors: [TF1, M6, W9]", "Arte or TF1?", []),
        ("answer: Xbox, distractors: [Xbox 360, Wii, Switch]", "Which?", ["BQ416"]),
        ("answer: Wii, distractors: [Xbox 360, Xbox, Switch]", "Which?", ["BQ416"]),
        ("answer: Xbox, distractors: [Xbox 360, Wii, Z], ignore: [BQ416]", "Which?", []),
    ],
)
def test_warnings(rest: str, prompt: str, expected: list[str]) -> None:
    text = plain(rest, prompt)
    assert codes(text) == expected
    assert len(asked(text)["q"].pool) == 3


# Other kinds


def test_several_to_be_picked() -> None:
    question = asked(plain("answers: [Canal+, Arte], distractors: [TF1, M6, W9]"))["q"]
    assert [answer.text for answer in question.answers] == ["Canal+", "Arte"]
    assert (question.kind, [one.text for one in question.pool]) == ("multiple", ["TF1", "M6", "W9"])
    pack = pack_of(HEAD + plain("answers: [Canal+, Arte], distractors: [TF1, M6]"))
    for accept, expected in (
        ({"TF1": ("M6",)}, ["BQ403", "BQ404"]),
        ({"Canal+": ("Arte",)}, ["BQ403"]),
    ):
        made = bank.make(replace(pack, accept=accept))
        assert made.questions == ()
        assert [problem.code for problem in made.problems] == expected


def test_the_one_that_is_not_so() -> None:
    question = asked(plain("kind: except, answer: TF1, distractors: [Canal+, Arte, M6]"))["q"]
    assert (question.kind, [answer.text for answer in question.answers]) == ("except", ["TF1"])
    assert {put.options[put.right[0]] for put in puts(question, 20)} == {"TF1"}


def test_an_order_is_as_it_is_written() -> None:
    question = asked(plain("kind: order, answers: [one, two, three, four, five, six]"))["q"]
    assert [(answer.text, answer.size) for answer in question.answers][:2] == [
        ("one", "1"), ("two", "2"),
    ]  # fmt: skip
    assert [question.pool, question.also_right, question.extra] == [(), (), {}]
    for put in puts(question, 20):
        assert [put.options[place] for place in put.right] == [
            "one", "two", "three", "four", "five", "six",
        ]  # fmt: skip
    assert codes(plain("kind: order, answers: [Xbox, Xbox 360, Wii]")) == ["BQ416"]


def test_pairs_are_as_they_are_written() -> None:
    question = asked(plain("pairs: {France: Paris, Italy: Rome, Spain: Madrid}"))["q"]
    assert [(answer.beside, answer.text) for answer in question.answers] == [
        ("France", "Paris"), ("Italy", "Rome"), ("Spain", "Madrid"),
    ]  # fmt: skip
    assert question.kind == "match"
    for put in puts(question, 20):
        found = zip(put.lefts, (put.options[place] for place in put.right), strict=True)
        assert dict(found) == {"France": "Paris", "Italy": "Rome", "Spain": "Madrid"}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ("{Mexico: Mexico City, Italy: Rome, Spain: Madrid}", ["BQ415"]),
        ("{France: Xbox, Italy: Xbox 360, Spain: Wii}", ["BQ416"]),
        ("{1: 1914, 2: 1939, 3: 1870}", ["BQ417"]),
        ("{one: 1914, 2: 1939, 3: 1870}", []),
    ],
)
def test_warnings_on_pairs(pairs: str, expected: list[str]) -> None:
    text = plain(f"pairs: {pairs}")
    assert codes(text) == expected
    assert len(asked(text)["q"].answers) == 3


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("[1900, 1950, 2000]", ["BQ417"]),
        ('[300, 20, "1"]', ["BQ417"]),
        ("[8, 5, 4, 9]", []),
        ("[the Bronze Age, 1950, 2000]", []),
    ],
)
def test_numbers_that_rise_or_fall_are_no_order_to_ask_for(
    answers: str, expected: list[str]
) -> None:
    text = plain(f"kind: order, answers: {answers}")
    assert codes(text) == expected
    assert len(asked(text)["q"].answers) in (3, 4)


def test_pairs_that_accept_makes_one_are_not_asked() -> None:
    pack = pack_of(HEAD + plain("pairs: {France: Paris, Italy: Rome, Spain: Madrid}"))
    for accept in ({"Paris": ("Rome",)}, {"France": ("Italy",)}):
        made = bank.make(replace(pack, accept=accept))
        assert made.questions == ()
        assert [problem.code for problem in made.problems] == ["BQ403"]


def test_a_number_on_a_scale() -> None:
    question = asked(plain("kind: number, answer: 1914, within: 5"))["q"]
    low, high = int(question.extra["low"]), int(question.extra["high"])
    assert (question.kind, question.extra["within"]) == ("number", "5")
    assert low <= 1914 <= high
    assert high - low == 100
    said = asked(plain("kind: number, answer: 1914, within: 5, min: 1900, max: 2000"))["q"]
    assert said.extra == {"within": "5", "low": "1900", "high": "2000"}
    short = plain("kind: number, answer: 1914, within: 5, min: 1900, max: 1930")
    assert (codes(short), asked(short)) == (["BQ406"], {})
    assert codes(plain("kind: number, answer: 1914, within: 5", "When was 1914?")) == ["BQ415"]


def test_one_prompt_for_other_things_to_order_or_match_is_another_card() -> None:
    text = """
questions:
  - {id: a, prompt: Put these in order., kind: order, answers: [one, two, three]}
  - {id: b, prompt: Put these in order., kind: order, answers: [four, five, six]}
  - {id: c, prompt: Match these., pairs: {France: Paris, Italy: Rome, Spain: Madrid}}
  - {id: d, prompt: Match these., pairs: {Japan: Tokyo, Italy: Rome, Spain: Madrid}}
"""
    assert codes(text) == []
    assert len({question.card for question in asked(text).values()}) == 4
    again = text.replace("[four, five, six]", "[three, two, one]")
    assert codes(again) == ["BQ402"]
    assert sorted(asked(again)) == ["c", "d"]
