"""The schema and the reader say the same of a pack."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bureau_quiz import packs
from bureau_quiz.authoring.new import Made, from_sheet, start
from bureau_quiz.authoring.schema import as_json
from bureau_quiz.errors import Problem, Severity
from bureau_quiz.packs.format import SECTIONS, Key
from tests.authoring import malformed

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "questions").glob("**/*.yaml"))
EXAMPLES = re.findall(
    r"```yaml\n(.*?)```", (ROOT / "questions/README.md").read_text(encoding="utf-8"), re.DOTALL
)
CHECKER = jsonschema.Draft202012Validator(json.loads(as_json()))

GOOD = """\
pack: mine
spoiler: season
tables:
  agents:
    columns: {name: , age: {type: number}}
    rows:
      - {name: Ann, age: [30, 31], spoiler: {age: 2}}
templates:
  - table: agents
    prompt: How old is <name>?
    answer: <age>
    kind: number
    within: 5
questions:
  - prompt: Which are towns?
    answers: [Rome, Oslo]
    distractors: [Po, Rhine]
"""


class Loader(yaml.SafeLoader):
    """Reads as an editor does, but for dates, which JSON does not have."""


Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def said(text: str) -> list[str]:
    document: Any = yaml.load(text, Loader)
    return [error.message for error in CHECKER.iter_errors(document)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_bundled_packs_keep_to_it(file: Path) -> None:
    assert said(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_guides_examples_keep_to_it(example: str) -> None:
    assert said(example) == []


def test_it_is_a_schema_and_knows_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(as_json()))
    text = as_json()
    for keys in SECTIONS.values():
        for key in keys:
            assert json.dumps(key.meaning, ensure_ascii=False) in text


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("prompt: How old", "promt: How old"),
        ("kind: number", "kind: numeric"),
        ("within: 5", "within: near"),
        ("within: 5", "within: [5]"),
        ("spoiler: {age: 2}", "spoiler: {age: -1}"),
        ("spoiler: {age: 2}", "spoiler: late"),
        ("type: number", "type: integer"),
        ("answers: [Rome, Oslo]", "answers: {Rome: Oslo}"),
        ("    prompt: How old is <name>?\n", ""),
        ("  - table: agents\n    prompt", "  - prompt"),
        ("pack: mine", "pack: My Pack"),
        ("pack: mine", "name: mine"),
        ("age: [30, 31]", "age: {from: 30}"),
        ("templates:", "template:"),
    ],
)
def test_a_slip_is_caught(good: str, bad: str) -> None:
    assert said(GOOD) == []
    assert good in GOOD
    assert said(GOOD.replace(good, bad)) != []


# Everything that the declaration says, and everything that it does not

REFERENCES = {"BQ203", "BQ204", "BQ217", "BQ219"}
"""Codes of what a schema cannot see: which tables, columns and values there are."""

SHAPED = {
    *("BQ201", "BQ202", "BQ205", "BQ206", "BQ207", "BQ212", "BQ214", "BQ221", "BQ223", "BQ224"),
    *("BQ317", "BQ319", "BQ320"),
}
"""Codes of what keys there are and what they hold."""

BESIDE = {"BQ203", "BQ204", "BQ307", "BQ311"}
"""Codes of such mistakes where the name of a table, a column or a file stands in that place."""

ACROSS = re.compile(
    r"`min` is .* and `max` is|`order` is the answer itself|the prompt's holes, and <answer> once"
)
"""Messages of such codes that compare two keys, which a schema cannot."""


def invalid(document: malformed.Document) -> bool:
    return not CHECKER.is_valid(document)


def told(document: malformed.Document, folder: Path) -> list[Problem]:
    """What the reader says: JSON is YAML, and keeps texts and numbers apart as editors do."""
    file = folder / "pack.yaml"
    file.write_text(json.dumps(document), encoding="utf-8")
    return list(packs.read(file).problems)


def codes(document: malformed.Document, folder: Path) -> set[str]:
    return {problem.code for problem in told(document, folder)}


by_section = pytest.mark.parametrize("section", sorted(SECTIONS))


@by_section
def test_what_a_key_may_hold_is_valid(section: str, tmp_path: Path) -> None:
    for name, value, document in malformed.good(section):
        assert [error.message for error in CHECKER.iter_errors(document)] == [], (name, value)
        errors = [p for p in told(document, tmp_path) if p.severity is Severity.ERROR]
        assert [p.message for p in errors if p.code not in REFERENCES] == [], (name, value)


@by_section
def test_what_it_may_not_is_caught_by_both(section: str, tmp_path: Path) -> None:
    for name, value, document in malformed.bad(section):
        assert invalid(document), (name, value)
        assert (SHAPED | BESIDE) & codes(document, tmp_path), (name, value)


@by_section
def test_a_key_that_says_nothing_is_caught_once_by_both(section: str, tmp_path: Path) -> None:
    for name, value, document in malformed.empty(section):
        assert invalid(document), (name, value)
        nothing = [p for p in told(document, tmp_path) if p.code in ("BQ202", "BQ317")]
        assert len(nothing) == 1, (name, value)


@pytest.mark.parametrize("section", ["template", "reverse", "question"])
def test_what_is_needed_is_missed_by_both(section: str, tmp_path: Path) -> None:
    for name, document in malformed.lacking(section):
        assert invalid(document), name
        assert "BQ202" in codes(document, tmp_path), name


@pytest.mark.parametrize("section", sorted(SECTIONS.keys() - {"row"}))
def test_an_unknown_key_is_caught_by_both(section: str, tmp_path: Path) -> None:
    for name, document in malformed.beside(section):
        assert invalid(document), name
        assert "BQ201" in codes(document, tmp_path), name


def test_keys_that_do_not_go_together_are_caught_by_both(tmp_path: Path) -> None:
    for kind, name, document in malformed.apart():
        assert invalid(document), (kind, name)
        assert {"BQ206", "BQ224"} & codes(document, tmp_path), (kind, name)


def everything(section: str, key: Key) -> list[Any]:
    """What somebody may write under a key, right or not."""
    wrong = [*map(malformed.said, malformed.BAD[key.shape]), *malformed.NOTHING]
    return [*malformed.good_values(section, key) * 3, *wrong, *malformed.ANY.values()]


@st.composite
def documents(draw: st.DrawFn) -> malformed.Document:
    """A pack of which one mapping says a few things that it may, or may not."""
    section = draw(st.sampled_from(sorted(SECTIONS)))
    mapping = dict(malformed.BASE[section])
    keys = st.sampled_from(SECTIONS[section])
    for key in draw(st.lists(keys, max_size=5, unique_by=lambda one: one.name)):
        value = draw(st.sampled_from(everything(section, key)))
        if draw(st.booleans()):
            mapping = malformed.around(section, key, value) | mapping
        mapping[key.name] = value
    for name in draw(st.lists(st.sampled_from(sorted(mapping)), max_size=1)):
        del mapping[name]
    return malformed.within(section, mapping)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents())
def test_the_reader_and_the_schema_are_of_one_mind(
    tmp_path: Path, document: malformed.Document
) -> None:
    problems = told(document, tmp_path)
    if invalid(document):
        assert [p for p in problems if p.severity is Severity.ERROR or p.code in SHAPED]
    else:
        shaped = [
            problem.message
            for problem in problems
            if problem.code in SHAPED - {"BQ221"} and not ACROSS.search(problem.message)
        ]
        # A file of a folder pack may leave the pack's id to another.
        assert shaped == [] or "pack" not in document


def text_of(made: Made) -> str:
    (file,) = (file for file in made.files if file.suffix == ".yaml")
    return file.read_text(encoding="utf-8")


def test_a_starter_keeps_to_it(tmp_path: Path) -> None:
    assert said(text_of(start("countries", tmp_path))) == []


def test_a_pack_made_of_a_sheet_keeps_to_it(tmp_path: Path) -> None:
    sheet = tmp_path / "countries.csv"
    rows = ["France,Paris,1958", "Peru,Lima,1821", "Cuba,Havana,1902", "Chad,N'Djamena,1960"]
    sheet.write_text("name,capital,since\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert said(text_of(from_sheet("countries", sheet, tmp_path))) == []


def test_editors_that_read_yaml_1_1_are_not_misled() -> None:
    """`yes`, `NO` and numbers are texts to the reader, whatever an editor makes of them."""
    text = """
        pack: x
        questions:
          - {id: 7, prompt: NO, answer: 12:30, distractors: [007, 1.10, true]}
          - {statement: On, answer: yes}
        tables: {a: {open: no, rows: [{n: 1, b: ~}]}}
        """
    assert said(text) == []
