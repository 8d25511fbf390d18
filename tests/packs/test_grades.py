"""Spoiler grades: said anywhere, they arrive on rows, cells, columns, templates and questions."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bureau_quiz import packs
from bureau_quiz.errors import Problem
from bureau_quiz.packs.model import Pack, Reading
from tests.packs.given import good, marked, reading


def tabled(tables: str, scale: str = "spoiler: season") -> str:
    """A pack of tables alone, which need not be graded by anything else."""
    inner = dedent(tables).strip().replace("\n", "\n  ")
    return f"pack: x\n{scale}\ntables:\n  {inner}\n"


def rows(pack: Pack | None, table: str = "a") -> dict[str, int]:
    assert pack is not None
    return {row.key: row.spoiler for row in pack.tables[table].rows.values()}


def cells(pack: Pack, table: str = "a") -> dict[str, dict[str, int]]:
    return {key: dict(row.spoilers) for key, row in pack.tables[table].rows.items() if row.spoilers}


def test_nothing_is_graded_unless_it_is_said(tmp_path: Path) -> None:
    pack = good(tmp_path, tabled("a: {rows: [{n: b, c: d}]}", ""))
    assert (pack.scale, pack.levels, rows(pack), cells(pack)) == ("", 0, {"b": 0}, {})


def test_rows_and_cells(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        tabled(
            """
            a:
              rows:
                - {n: b, c: d, spoiler: 3}
                - {n: e, c: d, spoiler: {c: 5}}
                - {n: f, c: d, spoiler: {n: 4}}
                - {n: g, c: d, spoiler: {n: 4, c: 3}}
                - {n: h, c: d, spoiler: {n: 2, c: 6}}
                - {n: i, c: d, spoiler: 0}
                - {n: j, c: d, spoiler: ~}
            """
        ),
    )
    assert rows(pack) == {"b": 3, "e": 0, "f": 4, "g": 4, "h": 2, "i": 0, "j": 0}
    assert cells(pack) == {"e": {"c": 5}, "h": {"c": 6}}
    assert (pack.scale, pack.levels) == ("season", 6)


def test_columns(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        tabled(
            """
            a:
              columns: {n: {spoiler: 2}, c: {spoiler: 7}}
              rows:
                - {n: b, c: d, spoiler: {c: 6}}
                - {n: e, c: d, spoiler: {c: 8}}
                - {n: f, c: d, spoiler: 3}
            """
        ),
    )
    assert rows(pack) == {"b": 2, "e": 2, "f": 3}
    assert cells(pack) == {"e": {"c": 8}}
    assert {name: one.spoiler for name, one in pack.tables["a"].columns.items()} == {"n": 2, "c": 7}
    assert pack.levels == 8


def test_any_column_of_a_key_grades_its_row(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        tabled(
            """
            a:
              key: [m, n]
              columns: {n: {spoiler: 1}}
              rows: [{m: a, n: b}, {m: c, n: d, spoiler: {m: 3}}]
            """
        ),
    )
    assert rows(pack) == {"a | b": 1, "c | d": 3}


def test_a_table_grades_its_rows(tmp_path: Path) -> None:
    pack = good(tmp_path, tabled("a: {spoiler: 2, rows: [{n: b}, {n: c, spoiler: 4}]}"))
    assert rows(pack) == {"b": 2, "c": 4}


@pytest.mark.parametrize(
    ("cell", "grade"),
    [("1", 1), ("1-5", 1), ("[4, 2, 3]", 2), ("~", 0), ("0", 0), ("99", 99), ("3.0", 3)],
)
def test_a_column_grades_the_rows_of_its_table(tmp_path: Path, cell: str, grade: int) -> None:
    text = tabled(
        f"""
        a:
          spoiler: season
          columns: {{season: {{type: number}}}}
          rows: [{{n: b, season: {cell}}}, {{n: c, season: 9, spoiler: 10}}]
        """
    )
    assert rows(good(tmp_path, text)) == {"b": grade, "c": 10}


def test_a_column_that_leads_to_numbers_grades_too(tmp_path: Path) -> None:
    text = tabled(
        """
        a: {spoiler: s, columns: {s: {to: seasons}}, rows: [{n: b, s: 3}]}
        seasons: {columns: {number: {type: number}}, rows: [{number: 3}]}
        """
    )
    assert rows(good(tmp_path, text)) == {"b": 3}


def test_templates_and_questions(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        """
        pack: x
        spoiler: episode
        tables: {a: {rows: [{n: b, c: d}]}}
        templates:
          - {table: a, prompt: A <n>, answer: <c>, spoiler: 3, reverse: B <c>}
          - {table: a, prompt: C <n>, answer: <c>, reverse: {prompt: D <c>, spoiler: 2}}
          - {table: a, prompt: E <n>, answer: <c>, spoiler: 5, reverse: {prompt: F <c>, spoiler: 0}}
        questions:
          - {statement: g, answer: yes, spoiler: 12}
          - {statement: h, answer: yes}
        """,
    )
    assert [one.spoiler for one in pack.templates] == [3, 3, 0, 2, 5, 0]
    assert [one.spoiler for one in pack.questions] == [12, 0]
    assert (pack.scale, pack.levels) == ("episode", 12)


OPEN = """
    people: {open: true, rows: [{name: Eve}]}
    roles:
      columns: {actor: {to: people}, friend: {to: people, spoiler: 4}}
      rows:
        - {role: A, actor: Ann, spoiler: 3}
        - {role: B, actor: [Ann, Bob], spoiler: 2}
        - {role: C, actor: Cat, spoiler: {actor: 6}}
        - {role: D, actor: Dan, friend: Dora}
        - {role: E, actor: Eve, friend: Cat, spoiler: 5}
    """


@pytest.mark.parametrize(
    ("table", "more"),
    [
        ("{open: true, rows: [{name: Eve}]}", 0),
        ("{open: true, spoiler: 3, rows: [{name: Eve}]}", 3),
        ("{open: true, columns: {name: {spoiler: 3}}, rows: [{name: Eve}]}", 3),
    ],
)
def test_who_is_born_of_references_is_told_with_the_first(
    tmp_path: Path, table: str, more: int
) -> None:
    pack = good(tmp_path, tabled(OPEN.replace("{open: true, rows: [{name: Eve}]}", table)))
    first = {"Eve": 0, "Ann": 2, "Bob": 2, "Cat": 5, "Dan": 0, "Dora": 4}
    assert rows(pack, "people") == {name: max(grade, more) for name, grade in first.items()}


def test_grades_are_handed_on_from_one_open_table_to_the_next(tmp_path: Path) -> None:
    text = tabled(
        """
        towns: {open: true, columns: {name: {to: lands}}}
        lands: {open: true, columns: {name: {to: towns}}}
        a:
          columns: {town: {to: towns}, land: {to: lands}}
          rows:
            - {n: b, town: Rome, spoiler: 7}
            - {n: c, land: Rome, spoiler: 4}
            - {n: d, town: Bonn, spoiler: 2}
        """
    )
    pack = good(tmp_path, text)
    assert rows(pack, "towns") == {"Rome": 4, "Bonn": 2}
    assert rows(pack, "lands") == {"Rome": 4, "Bonn": 2}


NAMES = st.sampled_from("pqrs")
GRADE = st.integers(0, 4)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.lists(NAMES, max_size=3), GRADE, GRADE), min_size=1, max_size=6),
    GRADE,
)
def test_whoever_is_born_is_told_when_one_who_names_them_is(
    tmp_path: Path, said: list[tuple[list[str], int, int]], column: int
) -> None:
    written = "".join(
        f"    - {{n: n{at}, to: [{', '.join(names)}], spoiler: {{n: {row}, to: {cell}}}}}\n"
        for at, (names, row, cell) in enumerate(said)
    )
    text = (
        f"pack: x\nspoiler: part\ntables:\n  o: {{open: true}}\n  a:\n    columns: "
        f"{{to: {{to: o, spoiler: {column}}}}}\n    rows:\n{written}"
    )
    pack = reading(tmp_path, text).pack
    wanted: dict[str, int] = {}
    for names, row, cell in said:
        for name in names:
            grade = max(row, cell, column)
            wanted[name] = min(grade, wanted.get(name, grade))
    assert rows(pack, "o") == wanted


CREW = """
    pack: x
    spoiler: season
    tables: {a: {rows: crew.csv}}
    """


def sheet(tmp_path: Path, data: str) -> Reading:
    (tmp_path / "crew.csv").write_text(data, encoding="utf-8")
    return reading(tmp_path, CREW)


def test_a_column_of_a_sheet_grades_its_rows(tmp_path: Path) -> None:
    found = sheet(tmp_path, "name,spoiler,town\nAnn,3,Lyon\nBob,,Metz\nCat,0,Rome\n")
    assert found.problems == ()
    assert rows(found.pack) == {"Ann": 3, "Bob": 0, "Cat": 0}
    assert found.pack is not None
    assert list(found.pack.tables["a"].columns) == ["name", "town"]


def test_a_grade_in_a_sheet_is_told_where_it_stands(tmp_path: Path) -> None:
    found = sheet(tmp_path, "name;spoiler\nAnn;3\nBob;late\n")
    (problem,) = found.problems
    assert (problem.code, Path(problem.place.path).name) == ("BQ320", "crew.csv")
    assert (problem.place.line, problem.place.column, problem.place.width) == (3, 5, 4)
    assert problem.message == "a spoiler grade is a whole number from 0 to 99, not “late”"
    assert rows(found.pack) == {"Ann": 3, "Bob": 3}


def test_a_row_that_does_not_fit_its_sheet_names_nobody_too_early(tmp_path: Path) -> None:
    (tmp_path / "crew.csv").write_text("role,actor,spoiler\nA,Ann,2\nB,Bob,4,,x\nC,Cat,7\n")
    found = reading(
        tmp_path,
        """
        pack: x
        spoiler: season
        tables:
          o: {open: true}
          a: {columns: {actor: {to: o}}, rows: crew.csv}
        """,
    )
    told = rows(found.pack, "o")
    assert (told.pop("Ann"), told.pop("Cat")) == (2, 7)
    assert "Bob" in told
    assert set(told.values()) == {7}


def folder(tmp_path: Path, *texts: str) -> Reading:
    for at, text in enumerate(texts):
        (tmp_path / f"{at}.yaml").write_text(dedent(text), encoding="utf-8")
    return packs.read(tmp_path)


def test_the_files_of_a_folder_share_one_scale(tmp_path: Path) -> None:
    found = folder(
        tmp_path,
        "pack: x\nspoiler: season\nquestions: [{statement: a, answer: yes, spoiler: 2}]\n",
        "tables: {a: {rows: [{n: b, spoiler: 4}]}}\n",
    )
    assert found.problems == ()
    assert found.pack is not None
    assert (found.pack.scale, found.pack.levels) == ("season", 4)


def test_a_scale_is_said_once_in_a_folder(tmp_path: Path) -> None:
    found = folder(
        tmp_path,
        "pack: x\nspoiler: season\nquestions: [{statement: a, answer: yes, spoiler: 2}]\n",
        "spoiler: part\n",
    )
    (problem,) = found.problems
    assert (problem.code, Path(problem.place.path).name) == ("BQ208", "1.yaml")
    assert found.pack is not None
    assert found.pack.scale == "season"


def test_the_kinds_of_a_folder_are_joined(tmp_path: Path) -> None:
    found = folder(
        tmp_path,
        "pack: x\nquestions: [{prompt: a, answers: [b, c], distractors: [d, e]}]\n",
        "questions: [{prompt: b, pairs: {c: d, e: f, g: h}}]\n",
        """
        tables: {a: {columns: {y: {type: number}}, rows: [{n: b, y: 1}]}}
        templates: [{table: a, prompt: In order, answer: <n>, order: y}]
        """,
    )
    assert found.problems == ()
    assert found.pack is not None
    assert [one.kind for one in found.pack.questions] == ["multiple", "match"]
    assert [one.kind for one in found.pack.templates] == ["order"]


ONE = "a: {rows: [{n: b, c: d, spoiler: 3}]}"

WRONG = [
    (
        "a: {rows: [{n: b, spoiler: ⟦-1⟧}]}",
        "BQ320",
        "a spoiler grade is a whole number from 0 to 99, not “-1”",
        "write digits, or leave it out where anybody may know",
    ),
    (
        "a: {rows: [{n: b, spoiler: ⟦[⟧3]}]}",
        "BQ320",
        "a spoiler grade is a whole number from 0 to 99, or a mapping of columns to such numbers, "
        "and this is a list",
        "write digits",
    ),
    (
        "a: {rows: [{n: b, spoiler: {n: ⟦{⟧n: 3}}}]}",
        "BQ320",
        "a spoiler grade is a whole number from 0 to 99, and this is a mapping",
        "write digits",
    ),
    (
        "a: {rows: [{n: b, spoiler: {⟦m⟧: 3}}]}",
        "BQ203",
        "table a has no column “m” to be graded",
        "the table has: n",
    ),
    (
        "a: {rows: [{name: b, fate: c, spoiler: {⟦fte⟧: 3}}]}",
        "BQ203",
        "table a has no column “fte” to be graded",
        "did you mean fate?",
    ),
    ("a: {rows: [{n: b, spoiler: 1, ⟦spoiler⟧: 2}]}", "BQ109", "", ""),
    (
        "a: {spoiler: ⟦[⟧3], rows: [{n: b}]}",
        "BQ320",
        "a spoiler grade is a whole number from 0 to 99, or the name of a column of such numbers, "
        "and this is a list",
        "write digits",
    ),
    (
        "a: {spoiler: ⟦seson⟧, columns: {season: {type: number}}, rows: [{n: b, season: 1}]}",
        "BQ203",
        "table a has no column “seson” to grade its rows",
        "did you mean season?",
    ),
    (
        "a: {spoiler: ⟦n⟧, rows: [{n: b}]}",
        "BQ225",
        "column n is text, and rows are graded by numbers alone",
        "say `type: number` for column n, or grade row by row",
    ),
    (
        "a: {spoiler: s, columns: {s: {type: number}}, rows: [{n: b, s: ⟦1.5⟧}]}",
        "BQ320",
        "the rows of table a are graded by their s, and a grade is a whole number from 0 to 99, "
        "not 1.5",
        "grade by another column, or row by row",
    ),
    (
        "a: {spoiler: s, columns: {s: {type: number}}, rows: [{n: b, s: ⟦x⟧}]}",
        "BQ301",
        "“x” is not a number",
        "write digits",
    ),
    (
        "a: {columns: {n: {spoiler: ⟦1.5⟧}}, rows: [{n: b}]}",
        "BQ320",
        "a spoiler grade is a whole number from 0 to 99, not “1.5”",
        "write digits",
    ),
    (
        "a: {columns: {n: {⟦spoilr⟧: 1}}, rows: [{n: b}]}",
        "BQ201",
        "column n of table a has no key “spoilr”",
        "did you mean spoiler?",
    ),
    (
        "a: {⟦spoilr⟧: 1, rows: [{n: b}]}",
        "BQ201",
        "table a has no key “spoilr”",
        "did you mean spoiler?",
    ),
]


@pytest.mark.parametrize(("table", "code", "message", "mend"), WRONG)
def test_what_cannot_be_read_is_told_last_of_all(
    tmp_path: Path, table: str, code: str, message: str, mend: str
) -> None:
    graded = "z: {rows: [{n: y, spoiler: 7}]}"
    plain, places = marked(tabled(f"{table}\n{graded}"))
    found = reading(tmp_path, plain)
    (problem,) = found.problems
    assert (problem.place.line, problem.place.column, problem.place.width) == places[0]
    assert problem.code == code
    assert problem.message.startswith(message)
    assert problem.mend.startswith(mend)
    assert found.pack is not None
    assert found.pack.levels == 7
    assert rows(found.pack) == {"b": 7}


def test_a_cell_whose_grade_cannot_be_read_is_told_last(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        tabled(
            """
            a:
              columns: {d: {spoiler: often}}
              rows: [{n: b, c: d, d: e, spoiler: {c: many}}, {n: c, spoiler: 2}]
            """
        ),
    )
    assert [problem.code for problem in found.problems] == ["BQ320", "BQ320"]
    assert found.pack is not None
    assert rows(found.pack) == {"b": 0, "c": 2}
    assert cells(found.pack) == {"b": {"c": 2}}
    assert found.pack.tables["a"].columns["d"].spoiler == 2


def test_a_row_whose_grade_may_have_been_lost_is_told_last(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        tabled(
            """
            a:
              rows:
                - n: b
                  c: d
                  what is this
                - {n: c, spoiler: 4}
            """
        ),
    )
    assert found.problems
    assert rows(found.pack) == {"b": 4, "c": 4}


def test_a_lone_grade_that_cannot_be_read_still_hides(tmp_path: Path) -> None:
    pack = reading(tmp_path, tabled("a: {rows: [{n: b, spoiler: x}]}")).pack
    assert pack is not None
    assert (pack.scale, pack.levels, rows(pack)) == ("season", 1, {"b": 1})


@pytest.mark.parametrize("grade", ["x", "-1", "[3]"])
def test_what_asks_and_has_no_grade_that_can_be_read_is_not_asked(
    tmp_path: Path, grade: str
) -> None:
    found = reading(
        tmp_path,
        f"""
        pack: x
        spoiler: season
        tables: {{a: {{rows: [{{n: b, c: d, spoiler: 1}}]}}}}
        templates:
          - {{table: a, prompt: A <n>, answer: <c>, spoiler: {grade}}}
          - {{table: a, prompt: B <n>, answer: <c>, reverse: {{prompt: C <c>, spoiler: {grade}}}}}
          - {{table: a, prompt: D <n>, answer: <c>, spoilr: 3}}
        questions:
          - {{statement: a, answer: yes, spoiler: {grade}}}
          - {{statement: b, answer: yes, spoilr: 3}}
        """,
    )
    codes = [problem.code for problem in found.problems]
    assert codes == ["BQ320", "BQ320", "BQ201", "BQ320", "BQ201"]
    assert found.pack is not None
    assert [template.name for template in found.pack.templates] == ["“B <n>”"]
    assert found.pack.questions == ()


def test_a_slip_of_spoiler_in_a_row_is_told(tmp_path: Path) -> None:
    plain, places = marked(tabled("a: {rows: [{n: b, ⟦spolier⟧: 3}, {n: c, spolier: 1}]}", ""))
    (problem,) = reading(tmp_path, plain).problems
    assert problem.code == "BQ216"
    assert [(problem.place.line, problem.place.column, problem.place.width)] == places
    assert problem.mend == "did you mean spoiler?"


def test_spoiler_names_no_column(tmp_path: Path) -> None:
    plain, places = marked(tabled("a: {columns: {⟦spoiler⟧: {type: number}}, rows: [{n: b}]}", ""))
    (problem,) = reading(tmp_path, plain).problems
    assert problem.code == "BQ207"
    assert [(problem.place.line, problem.place.column, problem.place.width)] == places


def one(tmp_path: Path, text: str) -> tuple[Problem, Pack]:
    found = reading(tmp_path, text)
    (problem,) = found.problems
    assert found.pack is not None
    return problem, found.pack


def test_grades_without_a_scale_count_levels(tmp_path: Path) -> None:
    problem, pack = one(tmp_path, tabled(ONE, "title: X"))
    assert (problem.code, problem.place.line, problem.place.column) == ("BQ226", 1, 1)
    assert problem.message == (
        "this pack has spoiler grades, up to 3, and does not say what they count"
    )
    assert problem.mend == "say so beside `pack:`, as a singular noun: `spoiler: season`"
    assert (pack.scale, pack.levels) == ("level", 3)


@pytest.mark.parametrize("tables", ["a: {rows: [{n: b}]}", "a: {spoiler: 0, rows: [{n: b}]}"])
def test_a_scale_without_grades_counts_nothing(tmp_path: Path, tables: str) -> None:
    problem, pack = one(tmp_path, tabled(tables))
    assert (problem.code, problem.place.line, problem.place.column) == ("BQ227", 2, 10)
    assert problem.message == "this pack counts spoilers by the season, and grades nothing"
    assert (pack.scale, pack.levels) == ("", 0)


@pytest.mark.parametrize(
    ("scale", "code"),
    [
        ("3", "BQ206"),
        ("'1.5'", "BQ206"),
        ("true", "BQ206"),
        ("season after season after season", "BQ206"),
        ("[season]", "BQ205"),
        ("{season: 3}", "BQ205"),
    ],
)
def test_what_cannot_be_a_scale(tmp_path: Path, scale: str, code: str) -> None:
    problem, pack = one(tmp_path, tabled(ONE, f"spoiler: {scale}"))
    assert (problem.code, problem.place.line, problem.place.column) == (code, 2, 10)
    assert problem.mend
    assert (pack.scale, pack.levels) == ("level", 3)


@pytest.mark.parametrize("scale", ["season", "Staffel", "saison d’été", "第", "part 2"])
def test_what_can_be_a_scale(tmp_path: Path, scale: str) -> None:
    assert good(tmp_path, tabled(ONE, f"spoiler: {scale}")).scale == scale
