"""What a code means, as text and as JSON, and which code a word names."""

from __future__ import annotations

import json

import pytest

from bureau_quiz.authoring.explaining import as_json, as_text, explained, named, registry
from bureau_quiz.errors import Severity, WrongUse

CODES = registry()


def test_codes_are_in_order_and_each_is_of_one_room() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(name == code.name for name, code in CODES.items())
    assert len({code.meaning for code in CODES.values()}) == len(CODES)


@pytest.mark.parametrize("word", ["BQ203", "bq203", " 203 ", "BQ2O3"])
def test_a_code_is_known_however_it_is_written(word: str) -> None:
    assert named([word]) == [CODES["BQ203"]]


def test_a_code_is_explained_once() -> None:
    assert [code.name for code in named(["BQ411", "203", "bq411"])] == ["BQ411", "BQ203"]


@pytest.mark.parametrize(
    ("word", "mend"),
    [
        ("BQ704x", "Did you mean BQ704, a setting that cannot be so, or is said twice?"),
        ("BQ70", "There are BQ701, BQ702, BQ703 and BQ704."),
        ("E501", "A code is such as BQ203; `pack check` tells it with each problem."),
        ("", "A code is such as BQ203; `pack check` tells it with each problem."),
    ],
)
def test_an_unknown_code_says_which_may_be_meant(word: str, mend: str) -> None:
    with pytest.raises(WrongUse) as failure:
        named([word])
    assert failure.value.mend == mend


def test_carets_stand_below_what_is_marked() -> None:
    lines = list(as_text([explained(CODES["BQ203"])], 80))
    assert lines[0] == "BQ203, an error: an unknown column"
    at = lines.index("        prompt: Into which sea does the <nmae> flow?")
    assert lines[at + 1].index("^") == lines[at].index("<nmae>")
    assert lines[at + 1].strip() == "^" * 6
    assert lines.index("Bad:") < at < lines.index("Good:")


def test_files_that_cannot_be_shown_as_they_are_say_so() -> None:
    text = "\n".join(as_text([explained(CODES[name]) for name in ("BQ103", "BQ105", "BQ102")], 80))
    for part in ("saved as windows-1252:", "␉ stands for a tab:", "is written 400,000 times"):
        assert part in text


@pytest.mark.parametrize("width", [40, 80])
def test_every_explanation_fits_its_width(width: int) -> None:
    found = [explained(code) for code in CODES.values()]
    lines = list(as_text(found, width))
    assert max(map(len, lines)) <= width
    assert all(line.isprintable() for line in lines)


def test_as_json() -> None:
    told = json.loads(as_json([explained(CODES["BQ312"])]))
    assert set(told) == {"version", "codes"}
    (one,) = told["codes"]
    assert set(one) == {"code", "severity", "meaning", "explanation", "bad", "good"}
    assert one["severity"] == Severity.ERROR
    pack, sheet = one["bad"]
    assert (pack["name"], sheet["name"]) == ("pack.yaml", "rivers.csv")
    assert set(sheet) == {"name", "text", "remark", "places"}
    (place,) = sheet["places"]
    line = sheet["text"].split("\n")[place["line"] - 1]
    assert line[place["column"] - 1 :][: place["width"]] == "North Sea"
