"""Every example of the README and the author's guide does what the text beside it says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bureau_quiz import bank, packs
from bureau_quiz.authoring.check import Report, check
from bureau_quiz.authoring.exchange import formats
from bureau_quiz.authoring.explaining import registry
from bureau_quiz.authoring.look import look
from bureau_quiz.authoring.problems import as_json
from bureau_quiz.cli import app as command_line
from bureau_quiz.errors import Place, Problem, Severity, WrongUse
from bureau_quiz.packs.format import SECTIONS
from bureau_quiz.packs.model import Pack
from tests.guide import STALE, pages
from tests.sessions import Command, blocks, commands, run, save

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "questions/README.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODES = (ROOT / "questions/CODES.md").read_text(encoding="utf-8")

SECTIONS_OF_GUIDE = [part.partition("\n") for part in re.split(r"^## ", GUIDE, flags=re.M)[1:]]
WRITTEN = {title: text for title, _, text in SECTIONS_OF_GUIDE}
"""The sections of the guide, by their titles."""

SHEET = """name,sea
Danube,Black Sea
Rhône,Mediterranean Sea
Vistula,Baltic Sea
Volga,Caspian Sea
"""


# What is shown


@pytest.mark.parametrize("title", [title for title in WRITTEN if "```" in WRITTEN[title]])
def test_what_a_section_shows_is_what_happens(
    title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for earlier in list(WRITTEN)[: list(WRITTEN).index(title)]:
        for block in blocks(WRITTEN[earlier]):
            if block.file:
                save(block, tmp_path)
    for block in blocks(WRITTEN[title]):
        if block.language == "console":
            for command in commands(block):
                ran = run(command)
                assert ran.code == command.code, (command.line, ran)
                assert not command.shown or command.fits(ran.output), f"{command}\n{ran.output}"
        elif block.language == "yaml" or block.file:
            file = block.file or "example.yaml"
            save(block._replace(file=file), tmp_path)
            if block.language == "yaml":
                ran = run(Command(f"bureau-quiz pack check {file}", ""))
                assert (ran.code, "questions: no problems." in ran.output) == (0, True), ran.output


def test_what_is_shown_is_held_against_what_is_said() -> None:
    command = Command("bureau-quiz pack list", "one …\n…\nlast\n")
    assert command.fits("one and more\nlast\n")
    assert command.fits("one and more\ntwo\nthree\nlast\n")
    assert not command.fits("two and more\nlast\n")
    assert not command.fits("one and more\nlast\nmore\n")
    (block,) = blocks(
        "Save `a.yaml`, then:\n\n```console\n$ bureau-quiz x  # exit code 1\n> b\n```"
    )
    (found,) = commands(block)
    assert (found.words, found.code, found.typed) == (["bureau-quiz", "x"], 1, "b\n")
    (block,) = blocks("Now `a/b.yaml`:\n\n```yaml\npack: a\n```\n")
    assert (block.file, block.text) == ("a/b.yaml", "pack: a\n")


@pytest.mark.parametrize("example", re.findall(r"```yaml\n(.*?)```", README, re.DOTALL))
def test_an_example_of_the_readme_is_a_sound_pack(example: str, tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text(SHEET, encoding="utf-8")
    file = tmp_path / "example.yaml"
    file.write_text(example, encoding="utf-8")
    report = check(file)
    assert [one.code for one in report.problems if one.severity is not Severity.NOTE] == []
    assert report.questions


@pytest.mark.parametrize("page", ["README.md", "questions/README.md", "questions/CODES.md"])
def test_every_command_that_is_named_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    spans = re.findall(r"`bureau-quiz ([^`\n]+)`", text)
    lines = re.findall(r"^(?:\$ )?bureau-quiz (.+)$", text, re.M)
    assert spans or lines
    for line in (*spans, *lines):
        words = shlex.split(line, comments=True)
        called: click.Command = command_line.command
        while isinstance(called, click.Group) and words and words[0] != "--help":
            found = called.get_command(click.Context(called), words.pop(0))
            assert found is not None, line
            called = found
        known = {name for one in called.params for name in (*one.opts, *one.secondary_opts)}
        if "--to" in words:
            assert words[words.index("--to") + 1] in formats.EXPORTED, line
        for word in words:
            assert not word.startswith("-") or word in {*known, "--help"}, (line, word)


def test_headers_ask_as_the_guide_says(tmp_path: Path) -> None:
    table = WRITTEN["From a spreadsheet"].partition("| what is asked |\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[1:]]
    assert len(rows) > 10
    for number, (first, second, row, asked) in enumerate(rows):
        key, value = row.split(", ", 1)
        lines = [(first.strip("`"), second.strip("`")), (key, value), *_others(value)]
        sheet = tmp_path / f"sheet-{number}.csv"
        text = "".join(f'"{left}","{right}"\n' for left, right in lines)
        sheet.write_text(text, encoding="utf-8")
        prompts = {question.prompt for question in look(sheet).questions}
        assert asked in prompts, (asked, prompts)


def _others(value: str) -> Iterator[tuple[str, str]]:
    """Further rows, whose values are of the kind of this one."""
    for at, word in enumerate(("Ardan", "Belmor", "Corvin", "Drelia", "Estun", "Fenwar", "Golti")):
        other = str(int(value) + 3 * at + 3) if value.isdecimal() else f"Is{word[::-1].lower()}"
        yield word, f"{value.partition(';')[0]}; {other}" if ";" in value else other


def test_the_contents_lead_everywhere() -> None:
    anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in WRITTEN}
    contents = GUIDE.partition("\n## ")[0]
    assert set(re.findall(r"\]\(#([\w-]+)\)", contents)) == anchors
    for page, text in (("questions", GUIDE), ("questions", CODES), (".", README)):
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            path, _, anchor = link.partition("#")
            if not link.startswith("https:"):
                assert not path or (ROOT / page / path).exists(), link
            if not path and text == GUIDE:
                assert anchor in anchors, link


def test_no_hole_is_taken_for_a_tag() -> None:
    for page in (GUIDE, CODES, README):
        text = re.sub(r"^```.*?^```$|``.*?``|`[^`\n]*`|<!--.*?-->", "", page, flags=re.M | re.S)
        assert re.findall(r"<\w+>", text) == []


def _packs(tmp_path: Path, title: str) -> list[Pack]:
    """The packs that stand in a section of the guide."""
    found = []
    for block in blocks(WRITTEN[title]):
        if block.language == "yaml":
            save(block._replace(file="example.yaml"), tmp_path)
            pack = packs.read(tmp_path / "example.yaml").pack
            assert pack is not None
            found.append(pack)
    return found


def test_the_examples_of_kinds_ask_in_every_kind(tmp_path: Path) -> None:
    (films,), (plain,) = _packs(tmp_path, "Other kinds"), _packs(tmp_path, "Plain questions")
    kinds = {question.kind for question in bank.make(films).questions}
    assert kinds == {"choice", "true-false", "multiple", "except", "match", "order", "number"}
    written = [question.kind for question in bank.make(plain).questions]
    assert sorted(written) == sorted(kinds | {"typed"})


def test_the_sample_of_the_codes_is_what_check_says() -> None:
    sample = CODES.partition("```text\n")[2].partition("```")[0]
    assert sample.count("\n") == 4
    assert sample in WRITTEN["Checking"]


# What is said


def test_every_key_of_the_format_is_told_beside_the_table_of_all() -> None:
    guide = GUIDE.partition("\n## Every key\n")[0]
    for key in {key.name for keys in SECTIONS.values() for key in keys}:
        assert re.search(rf"\b{key}\b", guide), key


def test_the_lists_of_keys_and_codes_are_as_they_are_made() -> None:
    for page, text in pages().items():
        assert page.read_text(encoding="utf-8") == text, STALE


def test_the_guide_leads_to_every_code() -> None:
    for name in registry():
        assert f"[{name}](CODES.md#{name.lower()})" in GUIDE
        assert f"\n### {name}\n" in CODES


def test_the_keys_of_json_are_those_that_are_told() -> None:
    table = CODES.partition("| key | what it holds |")[2].partition("\n\n")[0]
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
    (saga,) = _packs(tmp_path, "Spoilers")
    assert (saga.scale, saga.levels) == ("book", 3)
    prompts = [
        question.prompt
        for question in bank.make(saga).questions
        if max(question.spoiler, min(answer.spoiler for answer in question.answers)) <= level
    ]
    assert sum(prompt.startswith("Who killed") for prompt in prompts) == killed
    assert sum(prompt.startswith("Where does") for prompt in prompts) == homes


def test_the_six_lines_are_six() -> None:
    block = re.search(r"## A pack in six lines\s+```yaml\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert len(block.group(1).splitlines()) == 6
