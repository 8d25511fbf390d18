"""Every example of the README and the author's guide does what the text beside it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bureau_quiz import bank, packs
from bureau_quiz.errors import Severity

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


def test_the_six_lines_are_six() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"## A pack in six lines\s+```yaml\n(.*?)```", text, re.DOTALL)
    assert block is not None
    assert len(block.group(1).splitlines()) == 6
