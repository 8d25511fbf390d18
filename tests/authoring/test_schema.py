"""The schema and the reader say the same of a pack."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bureau_quiz.authoring.schema import as_json
from bureau_quiz.packs.format import SECTIONS

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
