"""Hints: of whom they speak, where two rows could be meant."""

from tests.bank.written import asked

LANGUAGES = """\
tables:
  languages:
    columns:
      parent: {to: languages}
    rows:
      - {name: Algol, typing: static}
      - {name: Simula, parent: Algol, typing: dynamic}
      - {name: Pascal, parent: Algol, typing: static}
      - {name: Ada, parent: Pascal, typing: static}
      - {name: Lisp, typing: dynamic}
      - {name: Scheme, parent: Lisp, typing: dynamic}
templates:
  - {id: parent, table: languages, prompt: What does <name> come from, answer: <parent>}
"""

HOUSES = """\
tables:
  people:
    rows:
      - {name: Ada, colour: red, town: Lyon}
      - {name: Bo, colour: blue, town: Metz}
      - {name: Cy, colour: green, town: Nice}
      - {name: Di, colour: white, town: Caen}
  houses:
    columns:
      owner: {to: people}
    rows:
      - {street: Long Lane, owner: Ada, colour: black, floors: two}
      - {street: Short Lane, owner: Bo, colour: grey, floors: two}
      - {street: Old Lane, owner: Cy, colour: pink, floors: two}
      - {street: New Lane, owner: Di, colour: brown, floors: two}
templates:
  - {id: owner, table: houses, prompt: Who owns <street>, answer: <owner>}
"""


def test_of_two_rows_of_one_table_only_the_answers_own_is_told_of() -> None:
    hints = asked(LANGUAGES)["parent/Simula"].hints
    assert [hint.text for hint in hints] == ["Typing: static"]


def test_what_both_rows_have_is_told_of_the_answers_own() -> None:
    hints = asked(HOUSES)["owner/Long Lane"].hints
    assert [hint.text for hint in hints] == ["Colour: red", "Town: Lyon", "Floors: two"]
