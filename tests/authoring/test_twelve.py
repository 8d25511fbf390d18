"""A pack with twelve different mistakes: each is told once, where it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from bureau_quiz.authoring.check import check
from bureau_quiz.errors import Severity
from tests.cli.commands import Here
from tests.packs.given import marked

BROKEN = """\
pack: rivers
title: Rivers of Europe
tables:
  rivers:
    columns:
      length: {type: number, min: 1}
      sea: {to: seas}
    rows:
      - {name: Danube, sea: Black Sea, length: 2850}
      - {name: Rhine, sea: North Sea, length: ⟦long⟧}  # BQ301 a range as 1-5
      - {name: Volga, sea: Caspian Sea, length: 3530}
      - {name: ⟦Volga⟧, sea: Caspian Sea, length: 3531}  # BQ306 join them
      - {name: Elbe, sea: ⟦Nroth Sea⟧, length: 1094}  # BQ305 did you mean North Sea?
      - {name: Ebro, sea: Mediterranean, ⟦Spain⟧, length: 930}  # BQ107 "Mediterranean, Spain"
  seas:
    rows:
      - {name: Black Sea}
      - {name: North Sea}
      - {name: Caspian Sea}
      - {name: Mediterranean}
templates:
  - id: mouth
    table: rivers
    prompt: Into which sea does the ⟦<nmae>⟧ flow?  # BQ203 did you mean <name>?
    answer: <sea>
  - id: length
    table: rivers
    prompt: How long is the <name>?
    answer: <length>
    ⟦dificulty⟧: 2  # BQ201 did you mean difficulty?
questions:
  - prompt: Which is right⟦:⟧ this or that?  # BQ107 "Which is right: this or that?"
    answer: This
    distractors: [That, Neither, Both]
  - prompt: Which river is the longest?
    answer: The Volga
    distractors: [The Rhine, The Elbe, ⟦the volga⟧]  # BQ315 take one out
  - prompt: Which river is the widest?
    answer: The Danube
⟦\t⟧distractors: [The Ebro, The Elbe, The Rhine]  # BQ105 put spaces in its place
  - prompt: ⟦"Which river is blue?⟧  # BQ108 put " at the end
    answer: The Danube
    distractors: [The Ebro, The Elbe, The Rhine]
  - prompt: Where is Cologne?
    answer: On the Rhine
    ⟦answer⟧: On the Rhone  # BQ109 keep one of the two
    distractors: [On the Elbe, On the Ebro, On the Danube]
  - prompt: Where is Arles?
    answer: On the Rh⟦\udcf4⟧ne  # BQ103 in Windows-1252 it would be ô
    distractors: [On the Elbe – the river, On the Ebro, On the Danube]
"""
"""`⟦…⟧` stands around each mistake; at the end of its line, its code and a part of the mend.

A dash further below says that the file is UTF-8, of which one byte is none.
"""

SAID = re.compile(r" +# (BQ\d{3}) ?(.*)$")

Told = tuple[int, int, int, str]


def planted() -> tuple[bytes, list[Told], list[str]]:
    """The file, and of each mistake line, column, width and code, and the mend."""
    lines, told, mends = [], [], []
    for line in BROKEN.split("\n"):
        found = SAID.search(line)
        lines.append(SAID.sub("", line))
        if found:
            told.append(found[1])
            mends.append(found[2])
    plain, places = marked("\n".join(lines))
    assert len(places) == len(told)
    data = plain.encode("utf-8", "surrogateescape")
    return data, [(*place, code) for place, code in zip(places, told, strict=True)], mends


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.yaml"
    path.write_bytes(planted()[0])
    return path


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two parsers: the second where libyaml is missing."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader")


def test_there_are_twelve_different_ones() -> None:
    _, told, _ = planted()
    assert len(told) == 12
    assert len({line for line, *_ in told}) == 12


@pytest.mark.usefixtures("parser")
def test_exactly_the_twelve_are_told(broken: Path) -> None:
    _, told, mends = planted()
    problems = [p for p in check(broken).problems if p.severity is not Severity.NOTE]
    found = [(p.place.line, p.place.column, p.place.width, p.code) for p in problems]
    assert found == told
    for problem, mend in zip(problems, mends, strict=True):
        assert mend in problem.mend
        assert problem.place.path == str(broken)


@pytest.mark.usefixtures("parser")
def test_what_is_noted_besides_is_no_mistake(broken: Path) -> None:
    notes = [p for p in check(broken).problems if p.severity is Severity.NOTE]
    # Of a question whose only distractor left is offered, of explanations that are missing.
    assert {note.code for note in notes} <= {"BQ316", "BQ324"}


def test_the_command_says_so_in_one_run(
    broken: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told, _ = planted()
    run = Here(monkeypatch, capsys)
    ran = run("pack", "check", broken, "--format", "json")
    assert ran.code == 1
    places = [
        (one["line"], one["column"], one["width"], one["code"])
        for one in json.loads(ran.out)["problems"]
        if one["severity"] != "note"
    ]
    assert places == told
    shown = run("pack", "check", broken).out
    assert "12 errors" in shown
    assert "On the Rh\\xf4ne" in shown


def test_what_is_mended_is_told_no_more(tmp_path: Path) -> None:
    """Each mistake is told whatever is done about the others."""
    text = BROKEN
    for good, bad in (
        ("1233", "long"), ("Weser", "Volga"), ("North Sea", "Nroth Sea"),
        ("country: Spain", "Spain"), ("<name>", "<nmae>"), ("difficulty", "dificulty"),
        (" -", ":"), ("the ebro", "the volga"), ("    ", "\t"),
        ("Which river is blue?", '"Which river is blue?'), ("source", "answer"), ("ô", "\udcf4"),
    ):  # fmt: skip
        assert f"⟦{bad}⟧" in text
        text = text.replace(f"⟦{bad}⟧", good)
    data = "\n".join(SAID.sub("", line) for line in text.split("\n")).encode()
    path = tmp_path / "rivers.yaml"
    path.write_bytes(data)
    assert [p.message for p in check(path).problems if p.severity is Severity.ERROR] == []
