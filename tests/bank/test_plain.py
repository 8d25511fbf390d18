"""Questions that are written out."""

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
