"""Codes: the same round back, and no mistyped one taken for another."""

from collections.abc import Callable
from dataclasses import replace
from string import ascii_uppercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.model import Answer, Put, Question
from bureau_quiz.rounds import codes
from bureau_quiz.rounds.codes import Code, Miswritten, Result
from bureau_quiz.rounds.model import RULES_VERSION, Rules
from bureau_quiz.rounds.modes import MODES

NAMES = ("Awards", "Cast", "Codenames", "Crew", "Missions", "Places", "Seasons")


def put(number: int, *options: str) -> Put:
    question = Question(
        id=f"the-bureau/t/{number}",
        pack="the-bureau",
        template="t",
        kind="choice",
        category="Cast",
        difficulty=1,
        prompt=f"Who is {number}?",
        answers=(Answer("right"),),
    )
    return Put(question, question.prompt, options or ("right", "a", "b", "c"), (0,), "right")


PUTS = tuple(put(number) for number in range(12))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    mode = MODES[draw(st.sampled_from([name for name in codes.PLAYABLE if name in MODES]))]
    chosen = mode.rules
    if len(mode.lengths) > 1:
        chosen = replace(chosen, questions=draw(st.integers(1, 200)))
    if mode.timer:
        chosen = replace(chosen, seconds=draw(st.none() | st.integers(5, 600)))
    levels = draw(st.sets(st.integers(1, 3), max_size=2))
    return replace(
        chosen,
        difficulties=tuple(sorted(levels)),
        categories=tuple(sorted(draw(st.sets(st.sampled_from(NAMES), max_size=4)))),
        seats=draw(st.sampled_from(mode.seats)),
    )


@given(rules(), st.integers(0, 2**32 - 1), st.integers(0, 63))
def test_a_code_is_read_as_it_was_written(what: Rules, seed: int, block: int) -> None:
    text = codes.write(("signals", "the-bureau:3"), what, seed, block, PUTS, NAMES)

    code = codes.read(text)

    assert code.packs == ("signals", "the-bureau:3")
    assert replace(code.rules, categories=code.categories(NAMES)) == what
    assert (code.seed, code.block, code.result) == (seed, block, None)
    assert code.agrees(PUTS)
    signs = text.partition(" ")[2].replace("-", "")
    assert codes.SHORTEST <= len(signs) - -(-len(code.chosen) // 5) <= 18
    assert set(signs) <= set(codes.SIGNS)


def test_the_alphabet_is_what_nobody_confuses() -> None:
    assert set(codes.SIGNS) == set(digits + ascii_uppercase) - set("01IO")
    assert len(codes.SIGNS) == 32


@pytest.mark.parametrize(
    "what",
    [
        Rules(),
        Rules(questions=20, seconds=15, difficulties=(1, 3), categories=("Cast", "Crew")),
    ],
)
def test_every_wrong_sign_and_every_swap_is_caught(what: Rules) -> None:
    packs, _, written = codes.write(("p",), what, 123456789, 7, PUTS, NAMES).partition(" ")
    signs = written.replace("-", "")
    wrong = {
        signs[:at] + other + signs[at + 1 :]
        for at in range(len(signs))
        for other in codes.SIGNS
        if other != signs[at]
    }
    swapped = {
        signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :] for at in range(len(signs) - 1)
    } - {signs}
    assert len(swapped) > 8

    for mistyped in wrong | swapped:
        with pytest.raises(Miswritten, match="sign of the code is wrong"):
            codes.read(f"{packs} {mistyped}")


def test_a_plain_round_has_the_shortest_code() -> None:
    text = codes.write(("the-bureau",), Rules(), 1, 0, PUTS, NAMES)

    assert [len(group) for group in text.partition(" ")[2].split("-")] == [4, 5, 5]
    assert codes.read(text).bits == 15


def test_the_longest_code_has_eighteen_signs() -> None:
    longest = Rules("hot-seat", 9, 600, difficulties=(1,), seats=8)

    text = codes.write(("the-bureau",), longest, 2**32 - 1, 63, PUTS, NAMES)

    assert [len(group) for group in text.partition(" ")[2].split("-")] == [4, 5, 4, 5]
    assert codes.read(text).bits == 14
    assert codes.read(text).rules == longest


@pytest.mark.parametrize("version", [1, RULES_VERSION + 1])
def test_a_code_of_other_rules_is_refused(version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(codes, "_FORMAT", version % 4)
        text = codes.write(("the-bureau",), Rules(), 1, 0, PUTS, NAMES)

    with pytest.raises(Miswritten, match="another version of the game"):
        codes.read(text)


@pytest.mark.parametrize(
    "typed",
    [str.lower, str.upper, lambda text: text.replace("-", ""), lambda text: text.replace("-", " ")],
)
def test_a_code_may_be_typed_as_it_comes(typed: Callable[[str], str]) -> None:
    text = codes.write(("the-bureau:3",), Rules(), 99, 5, PUTS, NAMES)

    packs, _, signs = text.partition(" ")

    assert codes.read(f"  {packs}  {typed(signs)}\n") == codes.read(text)
    assert codes.read(f"{packs.upper()} {typed(signs)}") == codes.read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "14 signs or more"),
        ("the-bureau", "14 signs or more"),
        ("the-bureau 2345", "14 signs or more"),
        ("the-bureau 2345-67892-ABCDI", "“I” is no sign"),
        ("the-bureau 2345-67892-ABCD0", "“0” is no sign"),
        ("the-bureau 2345-67892-ABC\x1bD", r"U\+001B"),
        ("the-bureau 2222-22222-22222", "another version of the game"),
    ],
)
def test_what_is_no_code_says_why(text: str, said: str) -> None:
    with pytest.raises(Miswritten, match=said):
        codes.read(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = codes.read(text)
    except Miswritten:
        return
    assert isinstance(found, Code)


@given(st.lists(st.integers(0, 31), min_size=13, max_size=24))
def test_signs_with_a_good_check_are_read_or_refused(signs: list[int]) -> None:
    whole = [*signs, codes._check(signs)]
    try:
        code = codes.read("p " + "".join(codes.SIGNS[sign] for sign in whole))
    except Miswritten:
        return
    assert code.rules.mode in MODES


def test_other_options_or_another_order_are_noticed() -> None:
    code = codes.read(codes.write(("p",), Rules(), 1, 0, PUTS, NAMES))
    others = [
        (put(0, "a", "right", "b", "c"), *PUTS[1:]),
        (PUTS[1], PUTS[0], *PUTS[2:]),
        (*PUTS[:9], put(77)),
        PUTS[:5],
    ]

    assert code.agrees(PUTS)
    assert [code.agrees(puts) for puts in others] == [False] * 4
    assert code.agrees((*PUTS[:10], put(77)))


def test_categories_of_another_version_are_noticed() -> None:
    text = codes.write(("p",), Rules(categories=("Cast",)), 1, 0, PUTS, NAMES)

    assert codes.read(text).categories(reversed(NAMES)) == ("Cast",)
    with pytest.raises(Miswritten, match="another version"):
        codes.read(text).categories(NAMES[:3])


@pytest.mark.parametrize(
    ("told", "result"),
    [
        ("1840 8/10 Malotru", Result(1840, 8, 10, "Malotru")),
        ("  0 0/3   Marie-Jeanne Duthilleul ", Result(0, 0, 3, "Marie-Jeanne Duthilleul")),
        ("1840 8/10", Result(1840, 8, 10, "")),
        ("very good", None),
        ("-5 8/10 Malotru", None),
        ("99999999999 8/10 Malotru", None),
        ("", None),
    ],
)
def test_a_result_may_come_along(told: str, result: Result | None) -> None:
    code = codes.write(("p",), Rules(), 1, 0, PUTS, NAMES)

    assert codes.read(f"{code} = {told}").result == result
    if result:
        assert codes.read(codes.with_result(code, result)).result == result
