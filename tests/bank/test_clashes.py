"""One prompt from several templates, or by several claims."""

from bureau_quiz import bank
from tests.bank.written import asked, codes, made, pool

TABLE = """
tables:
  t:
    rows:
      - {a: x, b: p, c: p}
      - {a: y, b: q, c: q}
      - {a: z, b: r, c: r}
      - {a: w, b: s, c: %s}
      - {a: v, b: u, c: u%s}
templates:
  - {id: one, table: t, prompt: "What of <a>?", answer: <b>}
  - {id: two, table: t, prompt: "What of <a>?!", answer: <c>}
"""


def test_equal_answers_are_asked_once_and_noted() -> None:
    found = asked(TABLE % ("s", ""))
    assert {name.partition("/")[0] for name in found} == {"one"}
    assert codes(TABLE % ("s", "")) == ["BQ424"] * 5
    assert len(bank.cards(made(TABLE % ("s", "")).questions)) == 5


def test_different_answers_are_an_error_and_not_asked() -> None:
    found = asked(TABLE % ("t", ""))
    assert sorted(found) == ["one/v", "one/x", "one/y", "one/z"]
    assert sorted(codes(TABLE % ("t", ""))) == ["BQ402"] + ["BQ424"] * 4
    (error,) = (one for one in made(TABLE % ("t", "")).problems if one.code == "BQ402")
    both = "one (row w, line 10) and two (row w, line 10) with different answers: s; t"
    assert both in error.message


def test_what_another_template_leaves_open_is_not_offered() -> None:
    two = """
tables:
  t:
    rows: [{a: x, b: p}, {a: y, b: q}, {a: z, b: r}, {a: w, b: s}, {a: v, b: u}]
  more:
    key: id
    rows: [{id: k, a: x, b: p}, {id: l, b: q}]
templates:
  - {id: one, table: t, prompt: "What of <a>?", answer: <b>}
"""
    other = '  - {id: two, table: more, prompt: "What of <a>?", answer: <b>, kind: typed}\n'
    assert pool(asked(two)["one/x"]) == ["q", "r", "s", "u"]
    assert pool(asked(two + other)["one/x"]) == ["r", "s", "u"]
    assert asked(two + other)["one/x"].unknown == ("q",)
    assert codes(two + other) == ["BQ424"]
    thin = (two + other).replace(", {a: v, b: u}", "")
    assert "one/x" not in asked(thin)
    assert sorted(codes(thin)) == ["BQ423", "BQ424"]


def test_one_prompt_by_two_claims_is_an_error_too() -> None:
    text = """
tables:
  t:
    rows:
      - {id: k, a: New, b: York City, c: p}
      - {id: l, a: New York, b: City, c: q}
      - {id: m, a: Old, b: Town, c: r}
      - {id: n, a: Big, b: Town, c: s}
      - {id: o, a: Far, b: Town, c: t}
templates:
  - {id: one, table: t, prompt: "What of <a> <b>?", answer: <c>}
"""
    assert sorted(asked(text)) == ["one/m", "one/n", "one/o"]
    assert codes(text) == ["BQ402"]


def test_signs_that_folding_drops_tell_prompts_apart_where_they_count() -> None:
    text = """
tables:
  morse:
    columns: {sign: {type: exact}}
    rows:
      - {letter: E, sign: "."}
      - {letter: T, sign: "-"}
      - {letter: A, sign: ".-"}
      - {letter: "N", sign: "-."}
      - {letter: I, sign: ".."}
  sums:
    columns: {sum: {type: number}}
    rows:
      - {sum: 5, name: five}
      - {sum: -5, name: minus}
      - {sum: 2.5, name: half}
      - {sum: 1, name: one}
templates:
  - {id: m, table: morse, prompt: "Which letter is “<sign>”?", answer: <letter>,
     reverse: "What is <letter> in Morse code?"}
  - {id: s, table: sums, prompt: "Which is <sum>?", answer: <name>}
"""
    assert codes(text) == []
    cards = bank.cards(made(text).questions)
    assert len(cards) == 14
    assert pool(asked(text)["m~/E"]) == ["-", "-.", ".-", ".."]


def test_a_statement_clashes_by_its_truth() -> None:
    text = """
tables:
  t:
    rows: [{a: x, b: p}, {a: y, b: q}]
templates:
  - {id: one, table: t, prompt: "<a>?", answer: <b>, kind: true-false,
     statement: "<a> has <answer>."}
  - {id: two, table: t, prompt: "<b>?", answer: <a>, kind: true-false,
     statement: "<answer> has <b>."}
questions:
  - {id: lie, statement: x has p., answer: false}
"""
    assert sorted(asked(text)) == ["one.true-false/y"]
    assert sorted(codes(text)) == ["BQ402", "BQ424"]


def test_prompts_that_a_sign_tells_apart_are_two_cards() -> None:
    languages = """
questions:
  - {prompt: "What language is C?", answer: Old, distractors: [New, Odd, Even]}
  - {prompt: "What language is C++?", answer: New, distractors: [Old, Odd, Even]}
"""
    found = made(languages)
    assert found.problems == ()
    assert len({question.card for question in found.questions}) == 2
    same = languages.replace("is C++?", "is: “C”!")
    assert [problem.code for problem in made(same).problems] == ["BQ402"]
