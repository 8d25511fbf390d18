"""What of a pack is looked at: names of templates, rows, categories, kinds."""

from __future__ import annotations

import pytest

from bureau_quiz.authoring.look import look
from bureau_quiz.authoring.sifting import Wanted, sifted
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import WrongUse

PACK = """\
pack: capitals
tables:
  countries:
    rows:
      - {country: France, capital: Paris}
      - {country: Spain, capital: Madrid}
      - {country: Italy, capital: Rome}
      - {country: Norway, capital: Oslo}
templates:
  - id: capital
    table: countries
    prompt: What is the capital of <country>?
    answer: <capital>
    category: Cities
    difficulty: 1
    match: Which capital goes with which country?
    reverse: Of which country is <capital> the capital?
questions:
  - prompt: Which city has the Louvre?
    answer: Paris
    distractors: [Rome, Oslo, Madrid]
    difficulty: 3
"""


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Question, ...]:
    file = tmp_path_factory.mktemp("pack") / "capitals.yaml"
    file.write_text(PACK, encoding="utf-8")
    return look(file).questions


@pytest.mark.parametrize(
    ("wanted", "many"),
    [
        (Wanted(), 13),
        (Wanted(templates=("capital",)), 12),
        (Wanted(templates=("capital~",)), 4),
        (Wanted(templates=("Plain",)), 1),
        (Wanted(templates=("plain", "capital~")), 5),
        (Wanted(categories=("cities",)), 12),
        (Wanted(kinds=("choice",)), 9),
        (Wanted(kinds=("match",), templates=("capital",)), 4),
        (Wanted(difficulties=(3,)), 1),
        (Wanted(difficulties=(1, 3)), 13),
        (Wanted(difficulties=(2,)), 0),
        (Wanted(kinds=("match",), templates=("plain",)), 0),
    ],
)
def test_what_is_wanted_is_given(
    questions: tuple[Question, ...], wanted: Wanted, many: int
) -> None:
    assert len(sifted(questions, wanted)) == many


def test_a_row_gives_what_rests_on_it(questions: tuple[Question, ...]) -> None:
    found = sifted(questions, Wanted(rows=("France",), kinds=("choice",)))
    assert [one.prompt for one in found] == [
        "What is the capital of France?",
        "Of which country is Paris the capital?",
    ]


@pytest.mark.parametrize(
    ("wanted", "mend"),
    [
        (Wanted(templates=("capitol",)), "Did you mean capital"),
        (Wanted(rows=("Frence",)), "Did you mean France?"),
        (Wanted(categories=("Cites",)), "Did you mean Cities?"),
        (Wanted(kinds=("zzz",)), "The pack has choice and match."),
    ],
)
def test_a_name_that_nothing_has_is_told(
    questions: tuple[Question, ...], wanted: Wanted, mend: str
) -> None:
    with pytest.raises(WrongUse) as raised:
        sifted(questions, wanted)
    assert raised.value.mend.startswith(mend)
