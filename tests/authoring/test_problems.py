"""How problems are told: widths, colours, how grave, and JSON."""

from __future__ import annotations

import json
import re

import pytest

from bureau_quiz.authoring.check import Report
from bureau_quiz.authoring.problems import MANY, as_json, as_text, problem_lines
from bureau_quiz.errors import Place, Problem, Severity, WrongUse

ERROR, WARNING, NOTE = Severity
MESSAGE = "the template “Into which sea does the <name> flow?” has several right answers"
MEND = "say `several_right: true` if that is meant, or add a hole or a `where`"
EXCERPT = "      - {name: Danube, sea: Black Sea, source: Black Forest, length: 2850}"


def problem(severity: Severity, code: str = "BQ411", line: int = 12) -> Problem:
    place = Place("packs/rivers.yaml", line, 9, 14)
    return Problem(code, severity, place, MESSAGE, MEND, EXCERPT)


def painted(severity: Severity, text: str) -> str:
    return f"<{severity[0]}>{text.upper()}</>"


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_at_a_terminal_nothing_is_wider_than_it(width: int) -> None:
    lines = list(problem_lines(problem(WARNING), width, wrapped=True))
    assert max(map(len, lines)) <= width
    words = " ".join(" ".join(lines).split())
    assert MESSAGE in words
    assert f"mend: {MEND}" in words
    place = next(number for number, line in enumerate(lines) if " | " in line)
    assert lines[place + 1].index("^") == lines[place].index("{name")


def test_lines_that_are_broken_are_indented() -> None:
    lines = list(problem_lines(problem(WARNING), 40, wrapped=True))
    assert lines[0].startswith("packs/rivers.yaml:12:9: warning BQ411:")
    assert lines[1].startswith("   ")
    assert lines[-1].startswith("         ")


def test_in_a_pipe_a_message_is_one_line() -> None:
    assert len(list(problem_lines(problem(WARNING), 40))) == 4


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("width", [40, 45, 50, 80])
def test_how_grave_it_is_is_all_that_is_painted(severity: Severity, width: int) -> None:
    plain = list(problem_lines(problem(severity), width, wrapped=True))
    told = list(problem_lines(problem(severity), width, wrapped=True, painted=painted))
    assert "\n".join(told).count("</>") == 1
    bare = [re.sub(r"<\w>(\w+)</>", lambda match: match[1].lower(), line) for line in told]
    assert bare == plain


@pytest.mark.parametrize(
    ("least", "codes"),
    [(ERROR, ["BQ203"]), (WARNING, ["BQ203", "BQ411"]), (NOTE, ["BQ203", "BQ411", "BQ422"])],
)
def test_what_is_less_grave_is_counted_and_not_told(least: Severity, codes: list[str]) -> None:
    found = (
        problem(NOTE, "BQ422", 3),
        problem(ERROR, "BQ203", 1),
        problem(WARNING, "BQ411", 2),
    )
    report = Report("rivers.yaml", "rivers", 5, found)
    lines = list(as_text([report], least=least))
    assert [line.split()[2].strip(":") for line in lines if ".yaml:" in line] == codes
    assert lines[-1] == "1 pack, 5 questions: 1 error, 1 warning and 1 note."
    told = json.loads(as_json([report], least=least))
    assert [one["code"] for one in told["problems"]] == codes
    assert told["codes"] == {"BQ203": 1, "BQ411": 1, "BQ422": 1}


def test_many_are_counted_by_code_too() -> None:
    found = [problem(NOTE, "BQ422", line) for line in range(1, MANY + 1)]
    few = list(as_text([Report("a", "a", 5, tuple(found))]))
    assert not any("×" in line for line in few)
    found += [problem(WARNING, "BQ411", 900)]
    lines = list(as_text([Report("a", "a", 5, tuple(found))]))
    assert lines[-5:] == [
        "",
        "   50 × BQ422 passed over: too few values are known to be wrong",
        "    1 × BQ411 several right answers, and no `several_right`",
        "",
        "1 pack, 5 questions: 1 warning and 50 notes.",
    ]


def test_json_has_exactly_these_keys() -> None:
    report = Report("rivers.yaml", "rivers", 5, (problem(WARNING),))
    told = json.loads(as_json([report], [("nowhere.yaml", WrongUse("There is none.", "Look."))]))
    assert list(told) == [
        "version", "packs", "unreadable", "problems", "errors", "warnings", "notes", "codes",
    ]  # fmt: skip
    assert told["version"] == 1
    assert told["packs"] == [
        {
            "id": "rivers",
            "path": "rivers.yaml",
            "questions": 5,
            "errors": 0,
            "warnings": 1,
            "notes": 0,
        }
    ]
    assert told["unreadable"] == [
        {"path": "nowhere.yaml", "message": "There is none.", "mend": "Look."}
    ]
    (one,) = told["problems"]
    assert list(one) == [
        "code", "severity", "path", "line", "column", "width", "message", "mend", "excerpt",
    ]  # fmt: skip
