"""Every example of the README and the author's guide does what the text beside it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bureau_quiz import bank, packs
from bureau_quiz.authoring.check import Report
from bureau_quiz.authoring.explaining import registry
from bureau_quiz.authoring.problems import as_json
from bureau_quiz.errors import Place, Problem, Severity, WrongUse
from bureau_quiz.packs.format import SECTIONS
from bureau_quiz.packs.model import Pack
from tests.guide import STALE, pages

ROOT = Path(__file__).parents[1]
EXAMPLES = [
    pytest.param(block, id=f"{page}-{number}")
    for page in ("README.md", "questions/README.md")
    for number, block in enumerate(
        re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    )
]
SHEET = """name,sea
Danube,Black Sea
Rhône,Mediterranean Sea
Vistula,Baltic Sea
Volga,Caspian Sea
"""


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_sound_pack(example: str, tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text(SHEET, encoding="utf-8")
    file = tmp_path / "example.yaml"
    file.write_text(example, encoding="utf-8")
    reading = packs.read(file)
    assert reading.pack is not None
    made = bank.make(reading.pack)
    told = [
        f"{problem.place.line}:{problem.place.column} {problem.code} {problem.message}"
        for problem in (*reading.problems, *made.problems)
        if problem.severity is not Severity.NOTE
    ]
    assert told == []
    assert made.questions


def test_the_first_pack_asks_as_many_questions_as_the_guide_says(tmp_path: Path) -> None:
    guide = (ROOT / "questions/README.md").read_text(encoding="utf-8")
    first = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert first is not None
    assert "Five rows, one template, ten questions." in guide
    (tmp_path / "rivers.yaml").write_text(first.group(1), encoding="utf-8")
    pack = packs.read(tmp_path / "rivers.yaml").pack
    assert pack is not None
    assert len(bank.make(pack).questions) == 10


def _guide(tmp_path: Path, heading: str) -> list[Pack]:
    """The packs that stand under a heading of the guide."""
    guide = (ROOT / "questions/README.md").read_text(encoding="utf-8")
    section = guide.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = []
    for block in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL):
        (tmp_path / "example.yaml").write_text(block, encoding="utf-8")
        pack = packs.read(tmp_path / "example.yaml").pack
        assert pack is not None
        found.append(pack)
    return found


def test_a_spreadsheet_asks_what_the_guide_says(tmp_path: Path) -> None:
    guide = (ROOT / "questions/README.md").read_text(encoding="utf-8")
    section = guide.partition("\n## From a spreadsheet\n")[2].partition("\n## ")[0]
    sheet, prompts = re.findall(r"```(?:csv|text)\n(.*?)```", section, re.DOTALL)
    (tmp_path / "countries.csv").write_text(sheet, encoding="utf-8")
    pack = packs.read(tmp_path / "countries.csv").pack
    assert pack is not None
    asked = ["".join(map(str, template.prompt.parts)) for template in pack.templates]
    assert asked == prompts.splitlines()


def test_the_examples_of_kinds_ask_in_every_kind(tmp_path: Path) -> None:
    films, plain = _guide(tmp_path, "Other kinds")
    kinds = {question.kind for question in bank.make(films).questions}
    assert kinds == {"choice", "true-false", "multiple", "except", "match", "order", "number"}
    written = [question.kind for question in bank.make(plain).questions]
    assert sorted(written) == sorted((kinds | {"typed"}) - {"choice"})


def test_every_key_of_the_format_is_told_beside_the_table_of_all() -> None:
    guide = (ROOT / "questions/README.md").read_text(encoding="utf-8")
    guide = guide.partition("\n## Every key\n")[0]
    for key in {key.name for keys in SECTIONS.values() for key in keys}:
        assert re.search(rf"\b{key}\b", guide), key


def test_the_lists_of_keys_and_codes_are_as_they_are_made() -> None:
    for page, text in pages().items():
        assert page.read_text(encoding="utf-8") == text, STALE


def test_the_guide_leads_to_every_code() -> None:
    guide = (ROOT / "questions/README.md").read_text(encoding="utf-8")
    codes = (ROOT / "questions/CODES.md").read_text(encoding="utf-8")
    for name in registry():
        assert f"[{name}](CODES.md#{name.lower()})" in guide
        assert f"\n### {name}\n" in codes


def test_the_keys_of_json_are_those_that_are_told() -> None:
    codes = (ROOT / "questions/CODES.md").read_text(encoding="utf-8")
    table = codes.partition("| key | what it holds |")[2].partition("\n\n")[0]
    told = {name for row in re.findall(r"^\| (`.*?) \|", table, re.M) for name in row.split(", ")}
    place = Problem("BQ411", Severity.NOTE, Place("a"), "b")
    reports, unreadable = [Report("a", "a", 1, (place,))], [("a", WrongUse("b"))]
    given = json.loads(as_json(reports, unreadable, proofs=[]))
    assert told == {f"`{name}`" for name in given}
    for part in ("packs", "unreadable", "problems"):
        (line,) = re.findall(rf"^\| `{part}` \| (.*) \|$", table, re.M)
        for name in given[part][0]:
            assert f"`{name}`" in line, (part, name)


@pytest.mark.parametrize(("level", "killed", "homes"), [(0, 0, 0), (1, 0, 4), (2, 0, 5), (3, 3, 7)])
def test_the_saga_asks_no_further_than_one_has_read(
    tmp_path: Path, level: int, killed: int, homes: int
) -> None:
    (saga,) = _guide(tmp_path, "Spoilers")
    assert (saga.scale, saga.levels) == ("book", 3)
    prompts = [
        question.prompt
        for question in bank.make(saga).questions
        if max(question.spoiler, min(answer.spoiler for answer in question.answers)) <= level
    ]
    assert sum(prompt.startswith("Who killed") for prompt in prompts) == killed
    assert sum(prompt.startswith("Where does") for prompt in prompts) == homes


def test_the_six_lines_are_six() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"## A pack in six lines\s+```yaml\n(.*?)```", text, re.DOTALL)
    assert block is not None
    assert len(block.group(1).splitlines()) == 6
