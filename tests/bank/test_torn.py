"""What a row with an error says is open: it is never offered as wrong, and never asked for."""

from pathlib import Path

import pytest

from bureau_quiz import bank, packs
from bureau_quiz.bank.model import Question
from tests.bank.made_packs import read_text
from tests.bank.written import pool

HEAD = """
pack: p
tables:
  people: {rows: [{name: Ann}, {name: Bea}, {name: Cid}, {name: Dee}, {name: Emy}, {name: Fin}]}
  cast:
    key: [film, role]
    columns: {actor: {to: people}}
    rows:
      - {film: F1, role: hero, actor: Ann}
      - {film: F2, role: foe, actor: Emy}
      - {film: F2, role: hero, actor: Fin}
"""
ASKED = """
templates:
  - {id: a, table: cast, prompt: "Who plays in <film>?", answer: <actor>, several_right: true}
  - {id: b, table: cast, prompt: "Who is the <role> of <film>?", answer: <actor>}
"""


def asked(text: str) -> dict[str, Question]:
    pack = read_text(text).pack
    assert pack is not None
    return {question.id.removeprefix("p/"): question for question in bank.make(pack).questions}


def rows(*more: str) -> dict[str, Question]:
    return asked(HEAD + "".join(f"      - {row}\n" for row in more) + ASKED)


def test_two_rows_of_one_key() -> None:
    found = rows("{film: F1, role: hero, actor: Bea}")
    assert pool(found["b/F1 | hero"]) == ["Emy", "Fin", "Cid", "Dee"]
    assert pool(found["a/F1 | hero"]) == ["Emy", "Fin", "Cid", "Dee"]
    assert found["b/F1 | hero"].unknown == ("Bea",)
    assert "Bea" in pool(found["b/F2 | hero"])


def test_a_row_without_a_whole_key() -> None:
    found = rows('{film: F1, role: "", actor: Cid}')
    for id_ in ("a/F1 | hero", "b/F1 | hero"):
        assert found[id_].unknown == ("Cid",)
        assert "Cid" not in pool(found[id_])
    assert "Cid" in pool(found["b/F2 | hero"])


def test_a_row_with_an_empty_answer_leaves_its_claim_open() -> None:
    found = rows("{film: F1, role: hero}")
    assert found.keys() == {"a/F2 | foe", "a/F2 | hero", "b/F2 | foe", "b/F2 | hero"}


def test_never_holds_in_such_a_row_too() -> None:
    found = rows("{film: F1, role: hero, actor: Bea, never: [Dee]}")
    assert found["b/F1 | hero"].unknown == ("Bea", "Dee")


def test_a_row_that_another_leads_to() -> None:
    people = "[{n: Ann, town: A}, {n: Bea, town: B}, {n: Cid, town: C}, {n: Dee, town: D}, "
    text = """
pack: p
tables:
  people: {rows: %s{n: Eve, town: E}, {n: Ann, town: B}, {town: C}]}
  cast: {columns: {who: {to: people}}, rows: [{f: F1, who: Ann}, {f: F2, who: Bea}]}
templates:
  - {id: t, table: cast, prompt: "Where is the actor of <f> from?", answer: <who.town>}
"""
    text += '  - {id: u, table: cast, prompt: "<f>?", answer: <who.town>, kind: typed}\n'
    found = asked(text % people)
    assert found.keys() == {"t/F2", "u/F1", "u/F2"}
    assert sorted(found["u/F1"].unknown) == ["B", "C"]
    assert found["u/F2"].unknown == ("C",)


@pytest.mark.parametrize(
    "row", ["{film: F1 role: hero}", "Ann in F1", '{film: "F1, role: hero, actor: Ann}']
)
def test_of_a_row_that_cannot_be_read_nothing_is_known(row: str) -> None:
    assert rows(row) == {}


@pytest.mark.parametrize(
    "row",
    [
        "{film: F1, role: foe, actor: Bea, actor: Cid}",
        "{film: F1, role: foe, actor: [Bea, {x: y}]}",
        '{film: F1, role: foe, actor: "Bea\\x1b"}',
        "{film: F1, role: foe, actor: Bea, Cid}",
        "{film: F1, role: foe, actor: !Bea Cid}",
        "{film: F1, role: foe, actor: *Cid}",
    ],
)
def test_a_cell_that_cannot_be_read_is_open(row: str) -> None:
    found = rows(row)
    assert "b/F1 | hero" in found
    assert not {"a/F1 | hero", "b/F1 | foe"} & found.keys()


@pytest.mark.parametrize(
    "said",
    [
        "columns: {c: {partail: true}}",
        "columns: {c: {partial: maybe}}",
        "columns: {c: partial}",
        "colums: {c: {partial: true}}",
        "columns: {c: {partial: true}",
    ],
)
def test_of_a_column_that_cannot_be_read_nothing_is_known_to_be_wrong(said: str) -> None:
    listed = "".join(f"      - {{n: N{at}, c: C{at}}}\n" for at in range(6))
    text = f"pack: p\ntables:\n  t:\n    {said}\n    rows:\n{listed}"
    text += 'templates: [{id: t, table: t, prompt: "<n>?", answer: <c>}]\n'
    assert asked(text) == {}
    assert asked(text.replace(said, "columns: {c: {}}")) != {}


def test_a_spelling_of_two_values_is_good_for_the_first() -> None:
    listed = "".join(f"      - {{n: N{at}, c: C{at}}}\n" for at in range(5))
    text = f"pack: p\ntables:\n  t:\n    rows:\n{listed}accept: {{C1: Uno, C3: [Uno, Drei]}}\n"
    text += 'templates: [{id: t, table: t, prompt: "<n>?", answer: <c>}]\n'
    found = asked(text)
    assert found["t/N1"].answers[0].accepted == ("Uno",)
    assert found["t/N3"].answers[0].accepted == ("Drei",)
    assert pool(found["t/N1"]) == ["C0", "C2", "C3", "C4"]


@pytest.mark.parametrize("extra", ["were: {c: C1}", "where: {c: C1}, where: {c: C2}"])
def test_a_template_of_which_a_part_is_lost_is_not_asked(extra: str) -> None:
    listed = "".join(f"      - {{n: N{at}, c: C{at}}}\n" for at in range(6))
    text = f"pack: p\ntables:\n  t:\n    rows:\n{listed}"
    text += 'templates: [{id: t, table: t, prompt: "<n>?", answer: <c>, %s}]\n'
    assert asked(text % extra) == {}
    assert asked(text % "difficulty: 1") != {}


@pytest.mark.parametrize(
    ("row", "unknown"),
    [
        ("N1,Bea,x", ["Bea", "Bea,x", "x"]),
        ("N,1,Bea", ["1,Bea", "Bea"]),
        ("Bea", ["Bea"]),
        ("N1", None),
    ],
)
def test_a_row_of_a_sheet_that_does_not_fit(
    tmp_path: Path, row: str, unknown: list[str] | None
) -> None:
    sheet = "n,c\nN1,Ann\nN2,Bea\nN3,Cid\nN4,Dee\nN5,Eve\nN6,x\n"
    (tmp_path / "t.csv").write_text(f"{sheet}{row}\n")
    text = "pack: p\ntables: {t: {rows: t.csv}}\n"
    text += 'templates: [{id: t, table: t, prompt: "Who is <n>?", answer: <c>}]\n'
    (tmp_path / "p.yaml").write_text(text)
    pack = packs.read(tmp_path / "p.yaml").pack
    assert pack is not None
    found = {question.id: question for question in bank.make(pack).questions}
    assert "p/t/N3" in found
    if unknown is None:
        assert "p/t/N1" not in found
    elif row.startswith("N1"):
        assert sorted(found["p/t/N1"].unknown) == sorted(unknown)
        assert not set(unknown) & set(pool(found["p/t/N1"]))
    elif row == "Bea":
        assert "Bea" not in pool(found["p/t/N1"])
