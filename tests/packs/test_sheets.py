"""Rows that lie in a CSV file beside the pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.packs import csvrows
from bureau_quiz.packs.csvcells import records
from bureau_quiz.packs.model import Reading
from bureau_quiz.packs.source import Source
from tests.packs.given import marked, reading

PACK = """
    pack: x
    tables:
      crew:
        columns: {born: {type: number}, of: {split: ;}}
        rows: crew.csv
    """


def sheet(tmp_path: Path, data: str | bytes, pack: str = PACK) -> Reading:
    raw = data if isinstance(data, bytes) else data.encode()
    (tmp_path / "crew.csv").write_bytes(raw)
    return reading(tmp_path, pack)


def rows(found: Reading) -> list[dict[str, tuple[str, ...]]]:
    assert found.pack is not None
    return [
        {name: tuple(value.text for value in cell.values) for name, cell in row.cells.items()}
        for row in found.pack.tables["crew"].rows.values()
    ]


ANN = [
    {"name": ("Ann",), "born": ("1970",), "town": ("Orléans",)},
    {"name": ("Bob",), "born": ("1980",)},
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_usual_forms(tmp_path: Path, separator: str, encoding: str, newline: str) -> None:
    lines = ["name,born,town", "Ann,1970,Orléans", "Bob,1980,", ""]
    text = newline.join(lines).replace(",", separator)
    found = sheet(tmp_path, text.encode(encoding))
    assert found.problems == ()
    assert rows(found) == ANN
    assert found.files == (str(tmp_path / "pack.yaml"), str(tmp_path / "crew.csv"))


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    found = sheet(tmp_path, "name,born,town\nAnn,1970,Orléans\nBob,1980,\n".encode("cp1252"))
    (note,) = found.problems
    assert (note.code, note.severity.value) == ("BQ313", "note")
    assert (note.place.line, note.place.column) == (2, 13)
    assert note.excerpt == "Ann,1970,Orléans"
    assert "0xE9" in note.message
    assert "é" in note.mend
    assert rows(found) == ANN


def test_one_line_of_windows_1252_does_not_garble_the_others(tmp_path: Path) -> None:
    text = "name,born,town\nZoë,1970,Łódź\n".encode() + "Ann,1971,Orléans\n".encode("cp1252")
    found = sheet(tmp_path, text)
    assert [(p.code, p.place.line) for p in found.problems] == [("BQ313", 3)]
    assert [row["town"] for row in rows(found)] == [("Łódź",), ("Orléans",)]


@pytest.mark.parametrize(
    "data", [b"name,born\nA\x81nn,1970\n", "name,b\nAnn".encode("utf-16")[:-1]]
)
def test_what_is_in_no_encoding_is_told_by_its_place(tmp_path: Path, data: bytes) -> None:
    found = sheet(tmp_path, data)
    assert [(p.code, p.place.line) for p in found.problems if p.code == "BQ103"] == [("BQ103", 2)]
    assert "\ufffd" not in repr(found.pack and rows(found))


def test_a_workbook_is_told(tmp_path: Path) -> None:
    (problem,) = sheet(tmp_path, b"PK\x03\x04" + bytes(1000)).problems
    assert (problem.code, problem.place.path) == ("BQ311", str(tmp_path / "crew.csv"))
    assert "CSV UTF-8" in problem.mend


def test_empty_lines_rows_and_columns_at_the_ends(tmp_path: Path) -> None:
    text = "\n,,,,\nname,born,town,,\nAnn,1970,Orléans,,\nBob,1980,,,,,,\n,,,,\n\n,,\n"
    found = sheet(tmp_path, text)
    assert found.problems == ()
    assert rows(found) == ANN


@pytest.mark.parametrize(
    ("header", "usable"),
    [
        ("Name of town", True),
        ("NAME", True),
        ("né(e) à: b", True),
        ("Answer", True),
        ("a.b", False),
        ("<town>", False),
        ("answer", False),
    ],
)
def test_odd_names_in_the_header(tmp_path: Path, header: str, usable: bool) -> None:
    found = sheet(tmp_path, f"name,{header}\nAnn,x\n")
    assert found.pack is not None
    told = [(p.code, p.place.line, p.place.column, p.place.width) for p in found.problems]
    assert told == ([] if usable else [("BQ207", 1, 6, len(header))])
    assert (header in found.pack.tables["crew"].columns) == usable


def test_what_grades_or_guards_a_row_is_no_column(tmp_path: Path) -> None:
    found = sheet(tmp_path, "name,never,was,spoiler\nAnn,Bob,Anna,2\n")
    assert found.pack is not None
    row = found.pack.tables["crew"].rows["Ann"]
    assert (row.never, row.was, row.spoiler) == (("Bob",), ("Anna",), 2)


def test_a_name_in_two_columns_is_told_with_their_letters(tmp_path: Path) -> None:
    found = sheet(tmp_path, 'name,town,born,"town "\nAnn,Rome,1970,Oslo\n')
    (problem,) = [p for p in found.problems if p.code == "BQ314"]
    assert (problem.place.column, problem.place.width) == (16, 7)
    assert "B and D" in problem.message


def test_a_column_without_a_name_is_told_once(tmp_path: Path) -> None:
    found = sheet(tmp_path, "name,born,\nAnn,1970,x\nBob,1980,y\nCat,1990,\n")
    (problem,) = found.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("BQ314", 2, 10)
    assert "column C" in problem.message
    assert "1 more cell" in problem.message


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("name;born;town\nAnn;1970;1,5\nBob;1980;2,5\n", ";"),
        ("name,born,town\nAnn,1970,a;b\nBob,1980,c;d\n", ","),
        ("name\tborn\ttown\nAnn\t1970\ta, b, c\nBob\t1980\td, e, f\n", "\t"),
        ("sep=|\nname|born|town\nAnn|1970|a,b\nBob|1980|c,d\n", "|"),
        ('"sep=;"\nname;born;town\nAnn;1970;a,b\n', ";"),
        ('"name";"born";"town"\n"Ann";"1970";"a;b"\n', ";"),
    ],
)
def test_the_separator_is_found(tmp_path: Path, text: str, separator: str) -> None:
    found = sheet(tmp_path, text)
    assert found.problems == ()
    assert set(rows(found)[0]) == {"name", "born", "town"}


def test_a_cell_that_holds_the_separator_is_told_by_its_name(tmp_path: Path) -> None:
    (problem,) = sheet(tmp_path, "name;born\nAnn;1970;x\nBob;1980\n").problems
    assert problem.mend == "put quotes around a cell that holds a semicolon"


def test_cells(tmp_path: Path) -> None:
    text = (
        "sep=;\n"
        "name; born ;of;note\n"
        '"Smith; ""J""" ; 1970 ; "a; b" ;"one\n  two"\n'
        "\n"
        '~;;;5" nail\n'
        ";;;\n"
    )
    found = sheet(tmp_path, text.rsplit(";;;\n", 1)[0])
    assert found.problems == ()
    assert rows(found) == [
        {"name": ('Smith; "J"',), "born": ("1970",), "of": ("a", "b"), "note": ("one two",)},
        {"name": ("~",), "note": ('5" nail',)},
    ]


def test_the_header_gives_columns_and_key(tmp_path: Path) -> None:
    pack = sheet(tmp_path, "name,born,empty\nAnn,1970,\n").pack
    assert pack is not None
    assert list(pack.tables["crew"].columns) == ["name", "born", "empty", "of"]
    assert pack.tables["crew"].key == ("name",)


MISTAKES = [
    ("BQ301", "name,born\nAnn,⟦soon⟧\n"),
    ("BQ301", 'name,born\n"Ann\nLee",⟦soon⟧\n'),
    ("BQ306", "name,born\nAnn,1970\n⟦Ann⟧,1980\n"),
    ("BQ307", "name,born\n⟦⟧,1970\n"),
    ("BQ312", "name,born\nAnn,1970,⟦x⟧\nBob,1980,,\n"),
    ("BQ312", "name,born\n⟦Ann⟧\nBob,1980\n"),
    ("BQ314", "name,born,⟦name⟧\nAnn,1970,x\n"),
    ("BQ314", "name,born,\nAnn,1970,⟦x⟧\n"),
    ("BQ314", "⟦⟧"),
    ("BQ207", "name,⟦answer⟧\nAnn,x\n"),
    ("BQ104", "name,born\nA⟦\x1b⟧nn,1970\n"),
    ("BQ108", 'name,born\n⟦"Ann,1970⟧\nBob,1980\n'),
    ("BQ107", 'name,born\n"Ann"⟦ Lee⟧,1970\n'),
]


@pytest.mark.parametrize(("code", "text"), MISTAKES)
def test_mistakes_are_told_in_the_sheet(tmp_path: Path, code: str, text: str) -> None:
    plain, places = marked(text)
    told = [problem for problem in sheet(tmp_path, plain).problems if problem.code == code]
    assert [(p.place.line, p.place.column, p.place.width) for p in told] == [
        (line, column, max(1, width)) for line, column, width in places
    ]
    for problem in told:
        assert problem.place.path == str(tmp_path / "crew.csv")
        assert problem.excerpt == plain.split("\n")[problem.place.line - 1]


def test_a_quote_that_never_closes_is_one_problem(tmp_path: Path) -> None:
    found = sheet(tmp_path, 'name,born\nBob,1980\n"Ann,1970\n')
    assert [problem.code for problem in found.problems] == ["BQ108"]


@given(line=st.text(alphabet="ab ,\u00a0\t.", max_size=20))
def test_lines_without_quotes_are_read_like_those_with_them(line: str) -> None:
    def cells(text: str) -> list[tuple[int, int, int, int, str]]:
        (record,) = records(Source("x", text, [text]), [text], ",", 0, None)
        return [(c.line, c.column, c.end_line, c.end_column, c.value) for c in record]

    assert cells(line) == cells(f'{line},"z"')[:-1]


def test_a_reference_from_a_sheet(tmp_path: Path) -> None:
    pack = """
        pack: x
        tables:
          towns: {rows: [{name: Lyon}]}
          crew: {columns: {town: {to: towns}}, rows: crew.csv}
        """
    (problem,) = sheet(tmp_path, "name,town\nAnn,Lyon\nBob,Lion\n", pack).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("BQ305", 3, 5)
    assert problem.mend == "did you mean Lyon?"
    assert problem.excerpt == "Bob,Lion"


def test_the_path_may_not_leave_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("name\nAnn\n")
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    for name in ("../secret.csv", str(tmp_path / "secret.csv"), "link.csv"):
        found = reading(folder, f"pack: x\ntables:\n  crew:\n    rows: {name}\n")
        assert [problem.code for problem in found.problems] == ["BQ311"]
        assert "leads out" in found.problems[0].message


def test_a_quote_that_is_left_open_costs_its_own_line(tmp_path: Path) -> None:
    lines = ["name,note", '"Ann,x', *(f"A{number},{'y' * 90}" for number in range(2_000))]
    found = sheet(tmp_path, "\n".join(lines))
    assert [(p.code, p.place.line, p.place.column) for p in found.problems] == [("BQ108", 2, 1)]
    assert len(rows(found)) == 2_000


def test_a_name_that_is_nearly_there(tmp_path: Path) -> None:
    found = sheet(tmp_path, "name\nAnn\n", PACK.replace("crew.csv", "crw.csv"))
    assert found.problems[0].mend == "did you mean crew.csv?"


def test_a_sheet_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sheet(tmp_path, "name" + "," * 100_000 + "\nAnn\n")
    assert [(p.code, p.place.column) for p in found.problems] == [("BQ314", 505)]
    monkeypatch.setattr(csvrows, "CELL_LIMIT", 4)
    found = sheet(tmp_path, "name,born\nAnn,1\nBob,2\nCat,3\n")
    assert [problem.code for problem in found.problems] == ["BQ311"]
    assert len(rows(found)) == 2
