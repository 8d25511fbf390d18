"""Every code has a bad example that gives it at the place marked, and a good one that does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bureau_quiz.authoring.explaining import EXAMPLES, explained, registry
from bureau_quiz.errors import Severity
from tests.authoring.trying import tried

CODES = registry()

NO_FILE = {"BQ404", "BQ802", "BQ804"}
"""Codes that no file of an author's gives when it is checked: a second lock, a failure of ours, and
what is told when a pack is played by its path."""

PACKAGE = EXAMPLES.parents[1]


def test_no_code_is_without_an_explanation() -> None:
    written = {path.stem for path in EXAMPLES.glob("BQ*.md")}
    lacking = sorted(CODES.keys() - written)
    assert lacking == [], "write authoring/examples/CODE.md; examples/README.md says how"
    assert sorted(written - CODES.keys()) == [], "these codes stand in no registry"


def test_every_code_that_is_given_stands_in_a_registry() -> None:
    given = {
        code
        for path in PACKAGE.rglob("*.py")
        for code in re.findall(r"\"(BQ\d{3})\"", path.read_text(encoding="utf-8"))
    }
    assert given - CODES.keys() == set()


@pytest.mark.parametrize("name", CODES)
def test_an_explanation_is_two_or_three_sentences(name: str) -> None:
    told = explained(CODES[name])
    assert 2 <= len(re.findall(r"[.?!:;](?:\s|$)", told.text)) <= 8
    assert len(told.text) < 700
    assert bool(told.bad) == bool(told.good) == (name not in NO_FILE)


@pytest.mark.parametrize("name", sorted(CODES.keys() - NO_FILE))
def test_the_bad_example_gives_its_code_at_the_place_marked(name: str, tmp_path: Path) -> None:
    told = explained(CODES[name])
    found = [one for one in tried(told.bad, tmp_path) if one.code == name]
    assert {one.severity for one in found} == {CODES[name].severity}
    marked = [
        (str(tmp_path / file.name), mark.line, mark.column, mark.width)
        for file in told.bad
        for mark in file.marks
    ]
    places = [(one.place.path, one.place.line, one.place.column, one.place.width) for one in found]
    # What is wrong with no file in particular has no place to be marked.
    assert places == marked or (not marked and all(place[1:3] == (1, 1) for place in places))


@pytest.mark.parametrize("name", sorted(CODES.keys() - NO_FILE))
def test_the_good_example_is_sound(name: str, tmp_path: Path) -> None:
    found = tried(explained(CODES[name]).good, tmp_path)
    assert name not in {one.code for one in found}
    assert [one for one in found if one.severity is not Severity.NOTE] == []
