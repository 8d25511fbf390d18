"""One question of each template, and none that may not be shown."""

from __future__ import annotations

from pathlib import Path

from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.catalogue.examples import examples
from tests.ui.stand_ins import question

PACK = """\
pack: saga
spoiler: book
tables:
  people:
    rows:
      - {name: Runa, home: Vik, foe: Odd}
      - {name: Odd, home: Fjell, foe: Runa}
      - {name: Grim, home: Nes, foe: Unn}
      - {name: Unn, home: Aas, foe: Grim}
      - {name: Ingrid, home: Elv, foe: Sigrid}
templates:
  - id: home
    table: people
    prompt: Where does <name> live?
    answer: <home>
    match: Who lives where?
  - id: foe
    table: people
    prompt: Who is the foe of <name>?
    answer: <foe>
    spoiler: 2
questions:
  - id: end
    prompt: Which is the last word?
    answer: Snow
    distractors: [Sea, Iron, Night]
"""


def test_each_template_has_one_and_plain_questions_come_last(tmp_path: Path) -> None:
    (tmp_path / "saga.yaml").write_text(PACK, encoding="utf-8")
    catalogue = Catalogue.open(tmp_path / "catalogue", (tmp_path,))
    told = [(one.template, one.questions) for one in catalogue.examples("saga")]
    assert told == [("foe", 5), ("home", 5), ("home.match", 5), ("", 1)]
    assert catalogue.examples("saga")[-1].question.prompt == "Which is the last word?"
    assert catalogue.examples("nothing") == ()
    catalogue.close()


def test_what_is_beyond_a_level_is_no_example(tmp_path: Path) -> None:
    (tmp_path / "saga.yaml").write_text(PACK, encoding="utf-8")
    catalogue = Catalogue.open(tmp_path / "catalogue", (tmp_path,))
    told = [one.template for one in catalogue.examples("saga:1")]
    assert told == ["home", "home.match", ""]
    catalogue.close()


def test_of_many_a_few_from_all_over_are_tried() -> None:
    ids = [f"pack/t/{n:05}" for n in range(10_000)]
    tried: list[str] = []

    def ask(id_: str) -> None:
        tried.append(id_)

    assert list(examples(ids, ask)) == []
    assert 10 <= len(tried) == len(set(tried)) <= 30
    assert max(tried) > "pack/t/09000"
    assert min(tried) < "pack/t/01000"
    shown = question(1, "What?", "That")
    assert [one.questions for one in examples(ids, lambda _: shown)] == [10_000]
