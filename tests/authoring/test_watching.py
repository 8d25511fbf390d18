"""What a pack that is being written says from one save to the next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bureau_quiz.authoring.watching import Glance, glance, stamp

PACK = """\
pack: rivers
title: Rivers
tables:
  rivers:
    rows:
      - {name: Danube, sea: Black Sea, source: Black Forest}
      - {name: Rhône, sea: Mediterranean Sea, source: Swiss Alps}
      - {name: Vistula, sea: Baltic Sea, source: Silesian Beskids}
      - {name: Volga, sea: Caspian Sea, source: Valdai Hills}
templates:
  - id: mouth
    table: rivers
    prompt: Into which sea does the <name> flow?
    answer: <sea>
    explanation: The <name> rises in the <source>.
  - id: source
    table: rivers
    prompt: Where does the <name> rise?
    answer: <source>
    explanation: From there the <name> flows into the <sea>.
questions:
  - id: longest
    prompt: Which is the longest river of Europe?
    answer: The Volga
    distractors: [The Danube, The Rhine, The Dnieper]
    explanation: It is some 3,500 kilometres long.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def changed(file: Path, old: str, new: str, before: Glance) -> Glance:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return glance(file, before)


def test_the_first_look_knows_of_no_change(file: Path) -> None:
    seen = glance(file)
    assert (seen.title, seen.whole, seen.edited, seen.questions) == ("Rivers", True, None, 9)
    assert [group.template for group in seen.groups] == ["mouth", "source", ""]
    assert [group.place.line for group in seen.groups[:2]] == [11, 16]


@pytest.mark.parametrize(
    ("old", "new", "template", "question"),
    [
        ("Into which sea", "To which sea", "mouth", ""),
        ("answer: <source>", "answer: <source>\n    difficulty: 1", "source", ""),
        ("source: Valdai Hills", "source: Valdai", "mouth", "rivers/mouth/Volga"),
        ("The Rhine", "The Elbe", "", "rivers/longest"),
        ("title: Rivers", "title: Waters", None, ""),
    ],
)
def test_what_is_edited_is_known_by_its_lines(
    file: Path, old: str, new: str, template: str | None, question: str
) -> None:
    seen = changed(file, old, new, glance(file))
    assert (seen.edited, seen.question) == (template, question)
    assert seen.whole


def test_of_a_broken_pack_the_last_questions_stay(file: Path) -> None:
    before = glance(file)
    broken = changed(file, "pack: rivers", "pack: [", before)
    assert not broken.whole
    assert broken.problems
    assert broken.groups == before.groups
    mended = changed(file, "pack: [", "pack: rivers", broken)
    assert mended.whole
    assert not mended.problems


def test_a_template_that_broke_is_shown_as_it_was(file: Path) -> None:
    before = glance(file)
    seen = changed(file, "Into which sea does the <name>", "Into which sea does <nmae>", before)
    assert [(group.template, group.stale) for group in seen.groups] == [
        ("source", False),
        ("", False),
        ("mouth", True),
    ]
    assert (seen.edited, seen.questions) == ("mouth", 5)
    still = changed(file, "does <nmae>", "does <nam>", seen)
    assert still.edited == "mouth"
    assert still.groups[-1].questions == before.groups[0].questions
    mended = changed(file, "does <nam>", "does the <name>", still)
    assert [group.stale for group in mended.groups] == [False, False, False]


def test_a_pack_that_vanished_is_a_problem_and_comes_back(file: Path) -> None:
    before = glance(file)
    file.unlink()
    gone = glance(file, before)
    assert [problem.code for problem in gone.problems] == ["BQ101"]
    assert gone.groups == before.groups
    file.write_text(PACK, encoding="utf-8")
    assert glance(file, gone).whole


def test_a_folder_and_its_sheet_are_watched(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(
        PACK.replace(PACK[PACK.index("    rows:") : PACK.index("templates:")], "    rows: r.csv\n"),
        encoding="utf-8",
    )
    sheet = tmp_path / "r.csv"
    rest = "Vistula,Baltic Sea,Beskids\nVolga,Caspian Sea,Hills\nEbro,Mediterranean Sea,Spain\n"
    sheet.write_text(f"name,sea,source\nDanube,Black Sea,Forest\nRhone,Gulf,Alps\n{rest}")
    before = glance(tmp_path)
    first = stamp(tmp_path, tuple(before.lines))
    assert str(sheet) in before.lines
    sheet.write_text(f"name,sea,source\nDanube,Black Sea,Forest\nRhine,North Sea,Alps\n{rest}")
    assert stamp(tmp_path, tuple(before.lines)) != first
    after = glance(tmp_path, before)
    assert (after.edited, after.question) == ("mouth", "rivers/mouth/Rhine")


def test_a_stamp_tells_a_change_a_replacement_and_nothing_else(file: Path) -> None:
    first = stamp(file)
    assert stamp(file) == first
    other = file.with_name("other.yaml")
    other.write_text(PACK, encoding="utf-8")
    assert stamp(file) == first
    other.replace(file)
    assert stamp(file) != first
    file.unlink()
    assert stamp(file) == ()


def test_what_broke_is_kept_when_it_is_saved_again_as_it_is(file: Path) -> None:
    broken = changed(file, "<name> flow?", "<name> flow?\n    colour: blue", glance(file))
    assert [group.template for group in broken.groups if group.stale] == ["mouth"]
    again = glance(file, broken)
    assert [group.template for group in again.groups if group.stale] == ["mouth"]
    file.write_text(PACK, encoding="utf-8")
    assert not any(group.stale for group in glance(file, again).groups)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(file: Path) -> None:
    before = glance(file)
    file.unlink()
    os.mkfifo(file)
    seen = glance(file, before)
    assert not seen.whole
    assert seen.groups == before.groups
