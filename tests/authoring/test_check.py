"""Problems as text and as JSON."""

import json
from pathlib import Path

import pytest

from bureau_quiz.authoring.check import Report, check, with_clashes
from bureau_quiz.authoring.look import look
from bureau_quiz.authoring.problems import as_json, as_text, problem_lines, summary
from bureau_quiz.errors import Place, Problem, Severity


def problem(
    line: int = 15,
    column: int = 31,
    width: int = 6,
    severity: Severity = Severity.ERROR,
    path: str = "my-pack.yaml",
    message: str = "table people has no column “cdoe”",
    mend: str = "did you mean <code>? The table has: name, code, town.",
    excerpt: str = "    prompt: Whose codename is <cdoe>?",
) -> Problem:
    return Problem("BQ203", severity, Place(path, line, column, width), message, mend, excerpt)


def test_a_problem_with_its_line_and_caret() -> None:
    assert list(problem_lines(problem())) == [
        "my-pack.yaml:15:31: error BQ203: table people has no column “cdoe”",
        "   15 |     prompt: Whose codename is <cdoe>?",
        "      |                               ^^^^^^",
        "      mend: did you mean <code>? The table has: name, code, town.",
    ]


def test_a_long_number_of_a_line_moves_everything_over() -> None:
    lines = list(problem_lines(problem(line=1_234_567)))
    assert lines[1].startswith("1234567 |     prompt")
    assert lines[2].index("^") == lines[1].index("<cdoe>")
    assert lines[3].startswith("        mend:")


@pytest.mark.parametrize("excerpt", ["", "   "])
def test_nothing_is_quoted_where_nothing_stands(excerpt: str) -> None:
    assert len(list(problem_lines(problem(excerpt=excerpt, mend="")))) == 1


def test_what_a_file_says_never_reaches_the_terminal_raw() -> None:
    evil = "\x1b[2J\u202e\x9b\n\t"
    told = problem(path=f"{evil}.yaml", message=evil, mend=evil, excerpt=f"{evil}<cdoe>")
    assert all(line.isprintable() for line in problem_lines(told))


def test_reports_are_sorted_by_place_and_counted() -> None:
    first = Report("a.yaml", "a", 10, (problem(path="a.yaml", line=9), problem(path="a.yaml")))
    second = Report(
        "b.yaml",
        "",
        0,
        tuple(
            problem(path="b.yaml", severity=severity)
            for severity in (Severity.NOTE, Severity.WARNING, Severity.NOTE)
        ),
    )
    lines = list(as_text([second, first]))
    places = [line.split(": ")[0] for line in lines if ".yaml:" in line]
    assert places[:3] == ["a.yaml:9:31", "a.yaml:15:31", "b.yaml:15:31"]
    assert lines[-1] == "2 packs, 10 questions: 2 errors, 1 warning and 2 notes."
    told = json.loads(as_json([second, first]))
    assert (told["errors"], told["warnings"], told["notes"]) == (2, 1, 2)
    assert [pack["path"] for pack in told["packs"]] == ["b.yaml", "a.yaml"]
    assert summary([Report("a", "a", 1, ())]) == "1 pack, 1 question: no problems."


def test_json_is_plain_ascii() -> None:
    told = as_json([Report("a", "a", 1, (problem(excerpt="\udcff é \x1b"),))])
    assert told.isascii()
    assert json.loads(told)["problems"][0]["excerpt"] == "\udcff é \x1b"


def test_every_problem_quotes_its_line(tmp_path: Path) -> None:
    file = tmp_path / "thin.yaml"
    file.write_text(
        "\ufeffpack: thin\r\ntitle: Thin\r\ntables:\r\n  t:\r\n    rows:\r\n"
        "      - {name: A, x: Eins}\r\n      - {name: B, x: Zwei}\r\n"
        "templates:\r\n  - id: x\r\n    table: t\r\n    prompt: What of <name>?\r\n"
        "    answer: <x>\r\n",
        encoding="utf-8",
        newline="",
    )
    seen = look(file)
    assert seen.problems
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    for told in seen.problems:
        assert told.excerpt.rstrip("\r") == lines[told.place.line - 1]


def test_packs_of_one_id_are_told_apart(tmp_path: Path) -> None:
    text = "pack: %s\nquestions: [{statement: a, answer: yes, explanation: b}]\n"
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml", bundled / "c.yaml"]
    for path, name in zip(paths, ("one", "one", "two", "two"), strict=True):
        path.write_text(text % name)
    reports = [check(path) for path in (*paths, paths[0])]
    found = with_clashes(reports, bundled)
    told = [[problem.code for problem in report.problems] for report in found]
    assert told == [[], ["BQ803"], ["BQ801"], []]
