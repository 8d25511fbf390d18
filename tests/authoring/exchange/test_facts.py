"""Spreadsheets of facts: what becomes of their rows, in one file, in a folder, and of several."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring import new, schema
from bureau_quiz.authoring.exchange import facts, formats, importing
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.importing import Imported
from bureau_quiz.authoring.look import look
from bureau_quiz.errors import PackUnreadable, WrongUse
from tests.authoring.exchange.harvesting import bring_file, dropped, errors_at, pack_at, raw_texts

COUNTRIES = """\
country,capital,continent,inhabitants
France,Paris,Europe,68
Germany,Berlin,Europe,83
Egypt,Cairo,Africa,104
Peru,Lima,America,34
Japan,Tokyo,Asia,125
"""
CITIES = "city,country\nLyon,France\nBonn,Germany\nGiza,Egypt\nCusco,Peru\nOsaka,Japan\n"


def laid(folder: Path, **files: str | bytes) -> list[Path]:
    """Files of these names, `.csv` in all, with these texts."""
    paths = [folder / f"{name}.csv" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return paths


def brought(folder: Path, target: str, force: bool = False, **files: str | bytes) -> Imported:
    """What comes of files that are imported together."""
    gathered = [importing.gather(path) for path in laid(folder, **files)]
    return importing.bring(gathered, folder / target, force)


def prompts_at(path: Path) -> set[str]:
    return {f"{one.prompt} {one.answers[0].text}" for one in look(path).questions}


@pytest.mark.parametrize("target", ["geo.yaml", "geo"])
def test_a_sheet_asks_what_pack_new_would_have_it_ask(tmp_path: Path, target: str) -> None:
    imported = brought(tmp_path, target, countries=COUNTRIES)
    assert (imported.read, imported.kept, imported.dropped) == (5, 5, 0)
    assert imported.forms == ("facts",)
    assert not errors_at(imported.path)
    made = new.from_sheet("other", tmp_path / "countries.csv", tmp_path)
    assert prompts_at(imported.path) == prompts_at(made.folder)
    assert len(prompts_at(imported.path)) > 20
    (table,) = pack_at(imported.path).tables.values()
    assert list(table.rows) == ["France", "Germany", "Egypt", "Peru", "Japan"]


def test_a_folder_holds_the_sheet_and_places_of_problems_are_in_it(tmp_path: Path) -> None:
    imported = brought(tmp_path, "geo", countries=COUNTRIES)
    copy = imported.path / "countries.csv"
    assert copy.read_text(encoding="utf-8") == COUNTRIES
    assert "yaml-language-server" in (imported.path / "pack.yaml").read_text(encoding="utf-8")
    assert (imported.path / new.SCHEMA).is_file()
    copy.write_text(COUNTRIES.replace("83", "many"), encoding="utf-8")
    (error,) = errors_at(imported.path)
    assert (Path(error.place.path).name, error.place.line) == ("countries.csv", 3)


def test_one_file_holds_the_rows_and_says_how_editors_know_it(tmp_path: Path) -> None:
    imported = brought(tmp_path, "geo.yaml", countries=COUNTRIES)
    text = imported.path.read_text(encoding="utf-8")
    assert "{country: France, capital: Paris" in text
    assert text.index("templates:") < text.index("tables:")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["countries.csv", "geo.yaml"]
    # The comment is no modeline: editors would look for a schema that is not there.
    assert not any(line.startswith("# yaml-language-server") for line in text.splitlines())
    assert f"pack schema > {new.SCHEMA}" in text
    (tmp_path / new.SCHEMA).write_text(schema.as_json(), encoding="utf-8")
    again = brought(tmp_path, "again.yaml", countries=COUNTRIES)
    first = again.path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={new.SCHEMA}"


@pytest.mark.parametrize("target", ["geo.yaml", "geo"])
def test_what_is_written_is_valid_by_the_schema(tmp_path: Path, target: str) -> None:
    imported = brought(tmp_path, target, countries=COUNTRIES, cities=CITIES)
    file = imported.path / "pack.yaml" if imported.path.is_dir() else imported.path
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema.schema()).validate(written)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("excel.csv", "sep=;\r\n" + COUNTRIES.replace(",", ";").replace("\n", "\r\n")),
        ("excel.csv", COUNTRIES.replace(",", ";").encode("utf-8-sig")),
        ("excel.csv", COUNTRIES.replace(",", ";").replace("Peru", "Perú").encode("cp1252")),
        ("excel.txt", COUNTRIES.replace(",", "\t").encode("utf-16")),
        ("tabs.tsv", COUNTRIES.replace(",", "\t")),
        ("bars.csv", COUNTRIES.replace(",", "|")),
        ("title.csv", "Countries of the world,,,\n\n" + COUNTRIES),
    ],
)
@pytest.mark.parametrize("target", ["geo.yaml", "geo"])
def test_sheets_of_any_separator_and_encoding(
    tmp_path: Path, name: str, data: str | bytes, target: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    imported = importing.bring([importing.gather(file)], tmp_path / target)
    assert (imported.forms, imported.kept, imported.dropped) == (("facts",), 5, 0)
    assert not errors_at(imported.path)
    (table,) = pack_at(imported.path).tables.values()
    assert [row.place.line > 0 for row in table.rows.values()] == [True] * 5
    assert [name.replace("ú", "u") for name in table.rows] == [
        "France",
        "Germany",
        "Egypt",
        "Peru",
        "Japan",
    ]


def test_a_copy_keeps_the_mark_that_excel_needs(tmp_path: Path) -> None:
    marked = brought(tmp_path, "marked", countries=COUNTRIES.encode("utf-8-sig"))
    plain = brought(tmp_path, "plain", countries=COUNTRIES)
    old = brought(tmp_path, "old", countries=COUNTRIES.replace("Peru", "Perú").encode("cp1252"))
    heads = [
        (one.path / "countries.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        for one in (marked, plain, old)
    ]
    assert heads == [True, False, True]


BAD = (
    "country,capital\nFrance,Paris\nItaly\nSpain,Madrid,Barcelona\nPeru,Lima,\n\nChad,N’Djamena\n"
    f'-,n/a\n"Ma\nli",Bamako\nKenya,{"x" * 4_001}\nMalta,Valletta\nFrance,Lyon\n'
)


@pytest.mark.parametrize("target", ["geo.yaml", "geo"])
def test_rows_that_do_not_fit_are_dropped_and_told(tmp_path: Path, target: str) -> None:
    imported = brought(tmp_path, target, countries=BAD)
    assert (imported.read, imported.kept) == (10, 6)
    assert [(one.place.line, one.message.rpartition(": ")[2]) for one in dropped(imported)] == [
        (3, "has 1 cell, and the header has 2"),
        (4, "has 3 cells, and the header has 2"),
        (8, "this row says nothing that is known"),
        (11, "has a cell of 4,001 characters, and 4,000 is the most"),
    ]
    assert not errors_at(imported.path)
    (table,) = pack_at(imported.path).tables.values()
    assert "Ma li" in str([row.cells for row in table.rows.values()])


def test_a_second_row_of_one_name_is_dropped(tmp_path: Path) -> None:
    many = "".join(f"Country {n},Capital {n}\n" for n in range(40))
    imported = brought(tmp_path, "geo", countries=f"country,capital\n{many}Country 7,Capital 9\n")
    (told,) = dropped(imported)
    assert told.place.line == 42
    assert imported.kept == 40
    assert not errors_at(imported.path)


def test_columns_that_are_not_asked_for_are_told_once(tmp_path: Path) -> None:
    sheet = COUNTRIES.replace("\n", ",x,y\n").replace("inhabitants,x,y", "inhabitants,one,two")
    imported = brought(tmp_path, "geo", countries=sheet)
    (told,) = imported.remarks
    assert (told.place.line, told.dropped) == (1, False)
    assert "“one” and “two”" in told.message


def test_several_sheets_are_tables_of_one_pack_that_lead_to_one_another(tmp_path: Path) -> None:
    imported = brought(tmp_path, "geo", countries=COUNTRIES, cities=CITIES, more=COUNTRIES)
    pack = pack_at(imported.path)
    assert not errors_at(imported.path)
    assert (imported.read, imported.kept) == (15, 15)
    assert list(pack.tables) == ["countries", "cities", "more"]
    assert pack.tables["cities"].columns["country"].to == "countries"
    assert len({template.id for template in pack.templates}) == len(pack.templates)


def test_a_column_that_names_more_than_a_table_has_leads_nowhere(tmp_path: Path) -> None:
    imported = brought(tmp_path, "geo", countries=COUNTRIES, cities=f"{CITIES}Rome,Italy\n")
    assert not pack_at(imported.path).tables["cities"].columns["country"].to
    assert imported.kept == 11


def test_sheets_of_one_name_have_copies_of_two(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    files = [*laid(tmp_path, facts=COUNTRIES), *laid(tmp_path / "new", facts=CITIES)]
    imported = importing.bring([importing.gather(file) for file in files], tmp_path / "geo")
    assert len(list(imported.path.glob("*.csv"))) == 2
    assert imported.kept == 10
    assert not errors_at(imported.path)


def test_sheets_questions_and_cards_go_together(tmp_path: Path) -> None:
    imported = brought(
        tmp_path,
        "all",
        countries=COUNTRIES,
        quiz="question,answer,wrong 1,wrong 2\nWho?,Anna,Eva,Ada\n",
    )
    assert imported.forms == ("facts", "csv")
    assert imported.kept == 6
    assert not errors_at(imported.path)
    assert {path.name for path in imported.path.iterdir()} == {
        new.SCHEMA,
        "countries.csv",
        "pack.yaml",
        "questions-01.yaml",
    }


def test_a_folder_with_sheets_is_replaced_where_they_are_the_same(tmp_path: Path) -> None:
    path = brought(tmp_path, "geo", countries=COUNTRIES).path
    with pytest.raises(WrongUse, match="is there already"):
        brought(tmp_path, "geo", countries=COUNTRIES)
    brought(tmp_path, "geo", force=True, countries=COUNTRIES)
    (path / "mine.csv").write_text("precious")
    with pytest.raises(WrongUse, match="holds more than an import writes"):
        brought(tmp_path, "geo", force=True, countries=COUNTRIES)
    assert (path / "mine.csv").read_text() == "precious"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is empty"),
        ("country,capital\n", "0 rows below its header"),
        ("name\na\nb\nc\nd\n", "one column alone"),
        ("1,2\n3,4\n5,6\n7,8\n9,10\n", "holds numbers alone"),
        ("a,b\n" + "x,y\n" * 9, "no column names the rows"),
    ],
)
def test_a_sheet_that_cannot_be_asked_about_says_why(tmp_path: Path, text: str, why: str) -> None:
    (file,) = laid(tmp_path, facts=text)
    with pytest.raises(PackUnreadable, match=why) as refused:
        importing.gather(file)
    assert refused.value.mend.endswith((".", "…"))


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("x.csv", COUNTRIES, "facts"),
        ("x.csv", "term,definition\nun,one\ndeux,two\n", "facts"),
        ("x.csv", "question,answer,wrong\nWho?,a,b\n", "csv"),
        ("x.tsv", CITIES.replace(",", "\t"), "facts"),
        ("x.txt", CITIES.replace(",", "\t"), "cards"),
        ("x.txt", "un\tone\ndeux\ttwo\n", "cards"),
        ("x.txt", COUNTRIES.replace(",", "\t"), "facts"),
        ("x.txt", "Dear aunt,\nall is well.", ""),
        ("x.json", '{"a": 1, "b": 2, "c": 3}\n' * 9, ""),
    ],
)
def test_sheets_are_recognised(name: str, text: str, form: str) -> None:
    found = formats.recognised(decoded(name, text.encode()))
    assert (found.name if found else "") == form


def test_a_sheet_of_too_many_cells_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "CELL_LIMIT", 19)
    (file,) = laid(tmp_path, countries=COUNTRIES)
    with pytest.raises(PackUnreadable, match="more than 19 cells"):
        importing.gather(file)


def test_question_tables_are_not_taken_for_facts(tmp_path: Path) -> None:
    (file,) = laid(tmp_path, quiz="question,answer,wrong 1,wrong 2\n" + "Who?,a,b,c\n" * 5)
    with pytest.raises(PackUnreadable, match="list of questions") as refused:
        importing.gather(file, "facts")
    assert "--from csv" in refused.value.mend


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue()


cells = st.one_of(
    raw_texts,
    st.sampled_from(
        ("", "n/a", "Paris", "paris", "12", "1999", "2001-01-01", "a;b", 'x"y', "a\nb")
    ),
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, 4))
    header = draw(st.lists(cells, min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(cells, min_size=1, max_size=width + 1), max_size=9))
    whole = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=9))
    numbered = [[f"Row {n}", *row[1:]] for n, row in enumerate(whole)]
    return [header, *rows, *numbered]


@given(tables(), st.sampled_from(("pack.yaml", "pack")))
def test_sheets_of_any_kind_end_in_a_sound_pack(rows: list[list[str]], target: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (file,) = laid(folder, facts=as_csv(rows).encode("utf-8", "replace"))
        try:
            gathered = importing.gather(file, "facts")
        except PackUnreadable:
            return
        imported = importing.bring([gathered], folder / target)
        assert imported.kept + imported.dropped == imported.read <= len(rows)
        assert imported.path.exists() == bool(imported.kept)
        if imported.kept:
            assert not errors_at(imported.path)
            (table,) = pack_at(imported.path).tables.values()
            assert len(table.rows) == imported.kept


@given(st.text(alphabet='ab,;|\t\n" =#12', max_size=200), st.sampled_from((".csv", ".tsv", ".txt")))
def test_whatever_a_file_holds(text: str, ending: str) -> None:
    with TemporaryDirectory() as name:
        try:
            imported = bring_file(Path(name), f"facts{ending}", text, "facts")
        except PackUnreadable:
            return
        assert not imported.kept or not errors_at(imported.path)
