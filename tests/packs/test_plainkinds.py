"""The kinds of plain questions: what each takes and needs, and each mistake in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bureau_quiz.packs.model import PlainQuestion
from tests.packs.given import good, marked, reading


def question(tmp_path: Path, written: str) -> PlainQuestion:
    return good(tmp_path, f"pack: x\nquestions:\n  - {{{written}}}\n").questions[0]


@pytest.mark.parametrize(
    ("written", "kind", "answers", "distractors"),
    [
        ("prompt: A, answer: a, distractors: [b, c, d]", "choice", "a", "bcd"),
        ("prompt: A, answer: [a, b], distractors: [c, d, e]", "choice", "ab", "cde"),
        ("prompt: A, answer: a, kind: typed", "typed", "a", ""),
        ("prompt: A, answers: [a, b], distractors: [c, d]", "multiple", "ab", "cd"),
        (
            "prompt: A, kind: multiple, answers: [a, b, c], distractors: [d, e]",
            "multiple",
            "abc",
            "de",
        ),
        ("prompt: A, kind: except, answer: a, distractors: [b, c, d]", "except", "a", "bcd"),
        ("prompt: A, kind: order, answers: [c, b, a]", "order", "cba", ""),
        ("prompt: A, kind: number, answer: 7, within: 2", "number", "7", ""),
    ],
)
def test_the_kinds_of_a_question(
    tmp_path: Path, written: str, kind: str, answers: str, distractors: str
) -> None:
    found = question(tmp_path, written)
    assert (found.kind, found.answers, found.distractors) == (
        kind,
        tuple(answers),
        tuple(distractors),
    )
    assert (found.truth, found.pairs) == (None, ())


@pytest.mark.parametrize("kind", ["", ", kind: match"])
def test_pairs_are_kept_as_they_stand(tmp_path: Path, kind: str) -> None:
    found = question(tmp_path, f"prompt: A, pairs: {{France: Paris, NO: Oslo, 007: 1.10}}{kind}")
    assert found.kind == "match"
    assert found.pairs == (("France", "Paris"), ("NO", "Oslo"), ("007", "1.10"))
    assert found.answers == ("Paris", "Oslo", "1.10")


def test_the_scale_of_a_number(tmp_path: Path) -> None:
    found = question(tmp_path, "prompt: A, kind: number, answer: 1.5, within: 0.5, min: -2, max: 9")
    assert (found.answers, found.within) == (("1.5",), Decimal("0.5"))
    assert (found.min, found.max) == (Decimal(-2), Decimal(9))
    found = question(tmp_path, "prompt: A, kind: number, answer: −1.5, within: 1")
    assert (found.answers, found.min, found.max) == (("−1.5",), None, None)


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("answers: [C, C++], distractors: [D, E]", True),
        ("answers: [C, B], distractors: [C++, E]", True),
        ("answers: [C, B], distractors: [D, E], type: exact", True),
        ("answers: [C, B], distractors: [D, E]", False),
        ("kind: order, answers: [+, ++, +++]", True),
        ("pairs: {a: C, b: C++, c: D}", True),
        ("pairs: {C: a, C++: b, D: c}", False),
    ],
)
def test_options_that_signs_tell_apart(tmp_path: Path, written: str, exact: bool) -> None:
    assert question(tmp_path, f"prompt: A, {written}").exact is exact


WRONG_QUESTIONS = [
    (
        "prompt: A, answers: [a, b], distractors: [c, d], ⟦answer⟧: a",
        "BQ224",
        "a question of kind multiple does not take `answer`",
        "it takes `answers` and `distractors`",
    ),
    (
        "prompt: A, answer: a, ⟦within⟧: 3",
        "BQ224",
        "a question of kind choice does not take `within`",
        "say `kind: number`, or take it out",
    ),
    (
        "⟦statement⟧: A, kind: choice, answer: a, distractors: [b, c, d]",
        "BQ224",
        "a question of kind choice does not take `statement`",
        "take `kind` out, or call it `prompt`",
    ),
    (
        "prompt: A, kind: order, ⟦pairs⟧: {a: b}, answers: [a, b, c]",
        "BQ224",
        "a question of kind order does not take `pairs`",
        "it takes `answers`",
    ),
    (
        "prompt: A, kind: ⟦ordr⟧, answers: [a, b, c]",
        "BQ206",
        "`kind` is choice, typed, true-false, multiple, except, order, number or match, not “ordr”",
        "did you mean order?",
    ),
    (
        "⟦p⟧rompt: A, kind: multiple",
        "BQ202",
        "question “A” has no `answers`",
        "`answers:` are all that is to be picked",
    ),
    (
        "⟦p⟧rompt: A, answers: [a, b, c]",
        "BQ202",
        "question “A” has no `distractors`",
        "give two, or say `kind: order` if `answers` are in order",
    ),
    (
        "prompt: A, ⟦answers⟧: [a], distractors: [b, c]",
        "BQ319",
        "question “A” has 1 answer only",
        "give 2",
    ),
    (
        "prompt: A, answers: [a, b], ⟦distractors⟧: [c]",
        "BQ319",
        "question “A” has 1 distractor only",
        "give 2 at least",
    ),
    (
        "prompt: A, answers: [a, b], distractors: [c, ⟦A⟧]",
        "BQ315",
        "“A” is the same option as “a”",
        "take one out",
    ),
    ("prompt: A, kind: except, answer: ⟦{⟧a: b}, distractors: [a, b, c]", "BQ205", "", ""),
    (
        "⟦p⟧rompt: A, kind: except, answer: a",
        "BQ202",
        "question “A” has no `distractors`",
        "give three",
    ),
    (
        "prompt: A, kind: except, answer: a, ⟦distractors⟧: [b]",
        "BQ316",
        "question “A” has 1 distractor only",
        "three make a choice of four",
    ),
    (
        "⟦p⟧rompt: A, kind: order",
        "BQ202",
        "question “A” has no `answers`",
        "`answers:` lists them in the right order",
    ),
    (
        "prompt: A, kind: order, ⟦answers⟧: [a, b]",
        "BQ319",
        "question “A” has 2 answers only",
        "give 3 at least",
    ),
    (
        "prompt: A, kind: order, answers: [a, b, ⟦a⟧, c]",
        "BQ315",
        "“a” is the same option",
        "take one",
    ),
    (
        "prompt: A, kind: order, answers: [a, b, c], ⟦distractors⟧: [d]",
        "BQ221",
        "`distractors` changes nothing here: nothing but its answers is put in order",
        "take it out",
    ),
    (
        "⟦p⟧rompt: A, kind: number, within: 3",
        "BQ202",
        "question “A” has no `answer`",
        "`answer:` is",
    ),
    (
        "⟦p⟧rompt: A, kind: number, answer: 3",
        "BQ202",
        "question “A” has no `within`",
        "say how near",
    ),
    (
        "prompt: A, kind: number, answer: ⟦many⟧, within: 3",
        "BQ301",
        "the answer of kind number is a number, not “many”",
        "write digits with a point for decimals",
    ),
    (
        "prompt: A, kind: number, answer: ⟦[⟧3, 4], within: 3",
        "BQ205",
        "`answer` is a list",
        "take the brackets out",
    ),
    (
        "prompt: A, kind: number, answer: 3, within: ⟦0⟧",
        "BQ206",
        "`within` is a number above 0",
        "say",
    ),
    (
        "prompt: A, kind: number, answer: 3, within: 1, min: ⟦low⟧",
        "BQ206",
        "`min` is a number",
        "write",
    ),
    (
        "prompt: A, kind: number, answer: 3, within: 1, min: 9, max: ⟦9⟧",
        "BQ206",
        "`min` is 9 and `max` is 9",
        "put the lesser under `min`",
    ),
    (
        "prompt: A, kind: number, answer: ⟦3⟧, within: 1, min: 4",
        "BQ302",
        "the answer 3 lies beyond `min`, 4",
        "mend the one or the other",
    ),
    (
        "prompt: A, kind: number, answer: ⟦3⟧, within: 1, max: 2.5",
        "BQ302",
        "the answer 3 lies beyond `max`, 2.5",
        "mend the one or the other",
    ),
    (
        "prompt: A, answer: a, distractors: [b, c, d], ⟦max⟧: 3",
        "BQ221",
        "`max` changes nothing here: only a question of kind number has a scale",
        "take it out",
    ),
    ("⟦p⟧rompt: A, kind: match", "BQ202", "question “A” has no `pairs`", "`pairs:` is a mapping"),
    ("prompt: A, pairs: ⟦[⟧a, b]", "BQ205", "`pairs` is a list where a mapping is meant", "give a"),
    (
        "prompt: A, ⟦pairs⟧: {a: b, c: d}",
        "BQ319",
        "question “A” has 2 pairs only",
        "give 3 at least",
    ),
    (
        "prompt: A, pairs: {a: b, c: d, e: ⟦B⟧}",
        "BQ315",
        "“B” is the same option as “b”",
        "take one",
    ),
    (
        "prompt: A, pairs: {a: b, c: d, ⟦A⟧: e}",
        "BQ315",
        "“A” is the same option as “a”",
        "take one",
    ),
    ("prompt: A, pairs: {a: b, c: d, ⟦a⟧: e}", "BQ109", "", ""),
    ("prompt: A, pairs: {a: b, c: d, ⟦e⟧: ~}", "BQ202", "nothing goes with “e”", "give each side"),
    (
        "prompt: A, pairs: {a: b, c: d, e: ⟦[⟧f]}",
        "BQ205",
        "what goes with e is a list",
        "take the brackets out",
    ),
    ("prompt: A, pairs: {a: b, c: d}, ⟦anwsers⟧: 3", "BQ201", "", "did you mean"),
]


@pytest.mark.parametrize(("written", "code", "message", "mend"), WRONG_QUESTIONS)
def test_a_mistake_in_a_question(
    tmp_path: Path, written: str, code: str, message: str, mend: str
) -> None:
    text = f"pack: x\nquestions:\n  - {{{written}}}\n".replace("{⟦p⟧", "⟦{⟧p")
    plain, places = marked(text)
    found = reading(tmp_path, plain)
    problem = next(problem for problem in found.problems if problem.code == code)
    assert (problem.place.line, problem.place.column, problem.place.width) == places[0]
    assert problem.message.startswith(message)
    assert problem.mend.startswith(mend)
    assert code in ("BQ201", "BQ109") or len(found.problems) == 1
    kept = problem.severity != "error"
    assert bool(found.pack and found.pack.questions) is kept
