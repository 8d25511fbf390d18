"""Problems that are alike are told as one."""

from __future__ import annotations

from pathlib import Path

from bureau_quiz.authoring.folding import folded
from bureau_quiz.authoring.look import look
from bureau_quiz.errors import Among, Place, Problem, Severity

THIN = """\
pack: thin
title: Thin
tables:
  t:
    rows:
%s
templates:
  - {id: t, table: t, prompt: "What of <a>?", answer: <b>, similar: [b]}
  - {id: u, table: t, prompt: "What else of <a>?", answer: <c>}
"""


def thin(tmp_path: Path, rows: int, ignoring: int = 0) -> list[str]:
    """Messages of notes on a table whose rows answer with one of three values."""
    said = [
        f"      - {{a: r{at}, b: v{at % 3}, c: w{at % 3}"
        f"{', ignore: [BQ422]' if at < ignoring else ''}}}"
        for at in range(rows)
    ]
    file = tmp_path / "thin.yaml"
    file.write_text(THIN % "\n".join(said))
    return [one.message for one in look(file).problems if one.code == "BQ422"]


def test_rows_that_a_template_passes_over_are_one_note(tmp_path: Path) -> None:
    told = thin(tmp_path, 6)
    assert told == [
        "t passes over row r0: only 2 values are known to be wrong for “What of r0?”; "
        "and so with 5 more of 6 rows: r1 (line 7), r2 (line 8), r3 (line 9) and 2 others",
        "u passes over row r0: only 2 values are known to be wrong for “What else of r0?”; "
        "and so with 5 more of 6 rows: r1 (line 7), r2 (line 8), r3 (line 9) and 2 others",
    ]


def test_rows_that_say_so_are_not_counted(tmp_path: Path) -> None:
    told = thin(tmp_path, 3, ignoring=1)
    assert [one.split(";")[1] for one in told] == [" and so with 1 more of 3 rows: r2 (line 8)"] * 2
    assert [one.split(":")[0] for one in thin(tmp_path, 3, ignoring=2)] == [
        "t passes over row r2", "u passes over row r2",
    ]  # fmt: skip


def test_what_stands_alone_stays_as_it_is() -> None:
    def one(code: str, line: int, of: str) -> Problem:
        among = Among(of, f"r{line}", 0) if of else None
        return Problem(code, Severity.NOTE, Place("a.yaml", line), f"m{line}", among=among)

    given = [one("BQ1", 1, ""), one("BQ1", 2, ""), one("BQ2", 3, "t"), one("BQ3", 4, "t")]
    assert folded(given) == given
    far = Problem("BQ2", Severity.NOTE, Place("b.csv", 9), "far", among=Among("t", "x", 0))
    (told,) = [problem for problem in folded([far, *given]) if problem.code == "BQ2"]
    assert (told.place.line, told.message) == (3, "m3; and so with 1 more: x (b.csv:9)")
