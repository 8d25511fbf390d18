"""A spreadsheet is a pack: what is asked over it, what is not, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bureau_quiz import bank, packs
from bureau_quiz.authoring.look import look
from bureau_quiz.errors import Severity
from bureau_quiz.packs.finding import find, id_of_sheet
from bureau_quiz.packs.model import ColumnType
from tests.packs.sheets import COUNTRIES, asked, odd_sheets, prompts, read, sheet, shown

FOUR = ("Danube", "Rhine", "Volga", "Vistula")
SEAS = ("Black Sea", "North Sea", "Caspian Sea", "Baltic Sea")
RIVERS = sheet(("river", FOUR), ("sea", SEAS))

ERRORS_OF_ROWS = {"BQ104", "BQ107", "BQ108", "BQ306", "BQ307", "BQ312", "BQ314", "BQ321"}
"""What can be wrong with a sheet; what is made of it is sound."""


def test_two_ways_from_a_header(tmp_path: Path) -> None:
    reading = read(tmp_path, RIVERS, "rivers.csv")
    assert reading.problems == ()
    pack = reading.pack
    assert pack is not None
    assert (pack.id, pack.title, pack.language) == ("rivers", "Rivers", "en")
    assert prompts(pack) == {
        "sea": "What is the sea of <river>?",
        "sea~": "Which river has <sea> as its sea?",
    }
    assert reading.files == (str(tmp_path / "rivers.csv"),)
    questions = asked(reading).questions
    assert len(questions) == 8
    assert questions[0].id == "rivers/sea/Danube"
    assert [answer.text for answer in questions[0].answers] == ["Black Sea"]


def test_all_that_a_sheet_may_hold(tmp_path: Path) -> None:
    reading = read(tmp_path, COUNTRIES)
    pack = reading.pack
    assert pack is not None
    (table,) = pack.tables.values()
    assert (table.id, table.key) == ("countries", ("country",))
    types = {name: column.type for name, column in table.columns.items()}
    assert types["population (2020)"] is ColumnType.NUMBER
    assert types["joined"] is ColumnType.DATE
    assert {types[name] for name in ("country", "capital", "languages")} == {ColumnType.TEXT}
    assert [value.text for value in table.rows["Peru"].cells["languages"].values] == [
        "Spanish",
        "Quechua",
    ]
    assert prompts(pack) == {
        "capital": "What is the capital of <country>?",
        "capital~": "Which country has <capital> as its capital?",
        "continent": "On which continent is <country>?",
        "continent~": "Which country is in <continent>?",
        "population-2020": "What was the population of <country> in 2020?",
        "population-2020-order": "Put these countries in order by population in 2020, "
        "the lowest first.",
        "joined": "When did <country> join?",
        "joined-order": "Put these countries in order by when they joined, the earliest first.",
        "languages": "What is one of the languages of <country>?",
        "languages~": "Which country has <languages> among its languages?",
    }
    several = {one.id for one in pack.templates if one.several_right}
    assert several == {"continent~", "languages", "languages~"}
    back = next(one for one in pack.templates if one.id == "continent~")
    assert back.all is not None
    assert shown(back.all) == "Which of these countries are in <continent>?"
    (note,) = [one for one in reading.problems if one.severity is not Severity.ERROR]
    assert (note.code, note.place.line, note.place.column) == ("BQ322", 1, 62)
    made = asked(reading)
    kinds = {question.kind for question in made.questions}
    assert kinds == {"choice", "multiple", "except", "order"}


def test_what_the_bank_says_stands_in_the_sheet(tmp_path: Path) -> None:
    text = RIVERS + "Red Sea River,Red Sea\n"
    (note,) = asked(read(tmp_path, text)).problems[:1]
    assert note.place.path == str(tmp_path / "facts.csv")
    assert note.place.line == 6


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_it_is_shown_whatever_it_was_saved_as(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "facts.csv"
    text = RIVERS + "Rhône Sea,Rhône\n"
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    (note,) = [one for one in look(path).problems if one.code == "BQ421"]
    assert (note.place.line, note.excerpt) == (6, "Rhône Sea,Rhône")


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("", (1, 1), "empty"),
        ("country,capital\nFrance,Paris\nPeru,Lima\nChile,Santiago\n", (1, 1), "has 3 rows"),
        ("country\nFrance\nPeru\nChile\nJapan\n", (1, 1), "one column alone"),
        ("1,2\n3,4\n5,6\n7,8\n9,10\n", (1, 1), "must name the columns"),
        ("a,b\n1,x\n1,y\n1,x\n1,y\n", (1, 1), "names the rows"),
        (sheet(("river", FOUR), ("picture", ("a.png",) * 4)), (1, 7), "names of files"),
        (sheet(("river", FOUR), ("rising", ("here",) * 4)), (1, 7), "say the same"),
        ("question,answer,wrong 1,wrong 2\nWhy?,So,No,Yes\n", (1, 1), "list of questions"),
        (b"PK\x03\x04\x00\x00", (1, 1), "a workbook"),
        ("x" * 40_000_000, (1, 1), "larger than 32 MB"),
        ("a," * 1_000_000 + "b\n", (1, 1001), "more than 500 columns"),
        ("\n" * 1_000_001, (1, 1), "more than 1,000,000 lines"),
        (bytes(range(256)) * 2_000, (1, 1), "not a text"),
        ('"' * 2_000_000, (1, 1), "never closed"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_thin_sheets_say_what_is_missing(
    tmp_path: Path, text: str | bytes, place: tuple[int, int], why: str
) -> None:
    reading = read(tmp_path, text)
    assert reading.pack is None
    problem = next(one for one in reading.problems if one.severity is Severity.ERROR)
    assert why in problem.message
    assert problem.mend
    assert (problem.place.line, problem.place.column) == place


@pytest.mark.parametrize(
    ("header", "cells", "why"),
    [
        ("picture", ("<img src=a>", "<img src=b>", "<i>c</i>", "<br>"), "markup"),
        ("page", ("https://a.org", "https://b.org", "www.c.org", "www.d.org"), "addresses"),
        ("ID", ("1", "2", "3", "4"), "tell rows apart"),
        ("key", ("0a1b2c3d", "1a1b2c3d", "2a1b2c3d", "3a1b2c3d"), "tell rows apart"),
        ("tags", ("UG::Europe", "UG::Asia", "UG::Asia, UG::Sea", "x_y"), "for programs"),
        ("navigable", ("yes", "no", "yes", "no"), "yes or no"),
        ("source", ("old", "new", "young", "long"), "notes"),
        ("nobody", ("n/a", "-", "?", "unknown"), "empty"),
        ("where", ("here", "here", "here", "here"), "the same"),
        ("called", ("The Danube", "River Rhine", "Volga (river)", "Vistula"), "repeat"),
        ("mouth", SEAS, "much the same"),
        ("deep", ("", "", "", "very"), "say the same"),
        ("2019", ("1.5", "2", "3", "4"), "tell rows apart"),
        (
            "story",
            ("It is told that once upon a time there was a fish in it",) * 3 + ("No",),
            "long",
        ),
    ],
)
def test_what_is_not_asked(tmp_path: Path, header: str, cells: tuple[str, ...], why: str) -> None:
    text = sheet(("river", FOUR), ("sea", SEAS), (header, cells), separator=";")
    reading = read(tmp_path, text)
    assert reading.pack is not None
    assert set(prompts(reading.pack)) == {"sea", "sea~"}
    told = [one for one in reading.problems if one.code == "BQ322"]
    assert [(one.place.line, one.place.column) for one in told] == [(1, 11)]
    assert why in told[0].message


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("name,sea,length", "name"),
        ("no,river,sea", "river"),
        ("symbol,name,sea", "name"),
        ("number,river,sea", "river"),
    ],
)
def test_what_names_a_row(tmp_path: Path, header: str, key: str) -> None:
    columns = {
        "name": FOUR, "river": FOUR, "sea": SEAS, "symbol": ("D", "R", "W", "V"),
        "no": ("1", "2", "3", "4"), "number": ("4", "3", "2", "1"), "length": ("9", "8", "7", "6"),
    }  # fmt: skip
    pack = read(tmp_path, sheet(*((name, columns[name]) for name in header.split(",")))).pack
    assert pack is not None
    assert [table.key for table in pack.tables.values()] == [(key,)]


def test_a_year_names_what_happens_year_by_year(tmp_path: Path) -> None:
    text = sheet(
        ("year", ("1930", "1934", "1938", "1950")),
        ("host", ("Uruguay", "Italy", "France", "Brazil")),
        ("winner", ("Uruguay", "Italy", "Italy", "Uruguay")),
    )
    pack = read(tmp_path, text).pack
    assert pack is not None
    assert prompts(pack)["host"] == "What was the host in <year>?"


def test_two_columns_together_name_a_row(tmp_path: Path) -> None:
    text = (
        "city,year,mayor\nOslo,1990,Ann\nOslo,2000,Bob\nRome,1990,Ann\nRome,2000,Dan\n"
        "Bonn,1990,Cat\n"
    )
    pack = read(tmp_path, text).pack
    assert pack is not None
    assert prompts(pack) == {"mayor": "Who is the mayor of <city> (year <year>)?"}


def test_pairs_are_asked_both_ways(tmp_path: Path) -> None:
    text = (
        "country,language\nBelgium,Dutch\nBelgium,French\nFrance,French\nPeru,Spanish\n"
        "Peru,Quechua\nChile,Spanish\nIndia,Hindi\n"
    )
    reading = read(tmp_path, text)
    assert reading.pack is not None
    assert set(prompts(reading.pack)) == {"language", "language~"}
    of_peru = next(one for one in asked(reading).questions if "Peru" in one.prompt)
    right = [answer.text for answer in (*of_peru.answers, *of_peru.also_right)]
    assert sorted(right) == ["Quechua", "Spanish"]


def test_a_word_with_two_meanings_leaves_a_vocabulary_list_asked(tmp_path: Path) -> None:
    text = (
        "Deutsch;Englisch;Wortart;Kapitel\ndie Bank;bank;Nomen;1\ndie Tür;door;Nomen;1\n"
        "schön;beautiful;Adjektiv;2\nlaufen;run;Verb;3\ndie Bank;bench;Nomen;4\n"
        "das Geschäft;shop;Nomen;4\nder Laden;shop;Nomen;4\n"
    )
    reading = read(tmp_path, text)
    pack = reading.pack
    assert pack is not None
    assert prompts(pack) == {
        "englisch": "Deutsch: <Deutsch>. Englisch?",
        "englisch~": "Englisch: <Englisch>. Deutsch?",
        "wortart": "Wortart: <Wortart>. Deutsch?",
        "kapitel": "Deutsch: <Deutsch>. Englisch: <Englisch>. Kapitel?",
    }
    bank_ = next(one for one in asked(reading).questions if "Deutsch: die Bank. E" in one.prompt)
    right = [answer.text for answer in (*bank_.answers, *bank_.also_right)]
    assert sorted(right) == ["bank", "bench"]
    (told,) = [one for one in reading.problems if one.code == "BQ326"]
    assert (told.place.line, told.place.column, told.place.width) == (6, 1, 8)
    assert "“die Bank” stands in several" in told.message


@pytest.mark.parametrize(
    ("cells", "line", "what", "mend"),
    [
        (("83200000", '"59,110,000"', "5033000", "53010000"), 3, "number", "write 59110000"),
        (("3.664.088", "1.852.478", "1.512.491", "1.084.831"), 2, "number", "write 3664088"),
        (('"9,5"', '"8,25"', '"7,0"', '"6,1"'), 2, "number", "write 9.5"),
        (("1989-11-09", "1969-07-20", "15.04.1912", "1789"), 4, "date", "write 1912-04-15"),
        (("1989-11-09", "1969-07-20", "4/15/1912", "1789"), 4, "date", "write 1912-04-15"),
        (("09.11.1989", "20.07.1969", "15.04.1912", "28.06.1914"), 2, "date", "write 1989-11-09"),
        (("1989-11-09", "1969-07-20", "4/5/1912", "1789"), 4, "date", "write it as 2015-04-27"),
        (("10", "20", "30", "unsure"), 5, "number", "write digits"),
    ],
)
def test_a_cell_that_makes_text_of_a_column_is_told(
    tmp_path: Path, cells: tuple[str, ...], line: int, what: str, mend: str
) -> None:
    rows = "".join(f"{name},{cell}\n" for name, cell in zip(FOUR, cells, strict=True))
    (told,) = [one for one in read(tmp_path, f"river,size\n{rows}").problems if one.code == "BQ325"]
    assert (told.place.line, told.severity) == (line, Severity.NOTE)
    assert f"is no {what}" in told.message
    assert told.mend.startswith(mend)


@pytest.mark.parametrize("cells", [SEAS, ("10", "20", "30", "40"), ("1-5", "2:0", "a", "4")])
def test_columns_of_text_and_of_numbers_are_told_nothing_of(
    tmp_path: Path, cells: tuple[str, ...]
) -> None:
    text = sheet(("river", FOUR), ("size", cells))
    assert "BQ325" not in {one.code for one in read(tmp_path, text).problems}


def test_columns_of_few_values_are_asked_for_their_rows(tmp_path: Path) -> None:
    text = sheet(
        ("animal", ("Wolf", "Owl", "Lion", "Crow", "Cow", "Hen")),
        ("class", ("mammal", "bird", "mammal", "bird", "mammal", "bird")),
    )
    reading = read(tmp_path, text)
    assert reading.pack is not None
    assert prompts(reading.pack) == {"class": "Which animal has <class> as its class?"}
    assert {one.kind for one in asked(reading).questions} == {"choice", "multiple", "except"}


def test_distractors_are_of_the_same_group(tmp_path: Path) -> None:
    names = [f"Town {letter}" for letter in "abcdefghijkl"]
    rivers = [f"River {letter}" for letter in "nopqrstuvwxy"]
    text = sheet(("town", names), ("river", rivers), ("state", ["One", "Two", "Three"] * 4))
    pack = read(tmp_path, text).pack
    assert pack is not None
    assert next(one for one in pack.templates if one.id == "river").similar == ("state",)


@pytest.mark.parametrize(
    ("cells", "parted"),
    [
        (("a; b", "b; c", "c", "d"), True),
        (("a|b", "b|c", "c", "d"), True),
        (("a, b", "b, c", "c", "d"), True),
        (("Washington, D. C.", "Oslo", "Rome", "Bonn"), False),
        (("this; that", "the other; more", "word", "text"), False),
    ],
)
def test_several_values_in_a_cell(tmp_path: Path, cells: tuple[str, ...], parted: bool) -> None:
    header = "seas" if parted else "seat"
    text = sheet(("river", FOUR), (header, cells), separator="\t")
    pack = read(tmp_path, text, "rivers.tsv").pack
    assert pack is not None
    (table,) = pack.tables.values()
    assert bool(table.columns[header].split) == parted


def test_words_for_nothing_are_empty_cells(tmp_path: Path) -> None:
    text = RIVERS + "Rhône,n/a\nSeine,—\n"
    reading = read(tmp_path, text)
    assert [(one.code, one.place.line) for one in reading.problems] == [("BQ323", 6)]
    assert "1 more cell" in reading.problems[0].message
    offered = {one.text for question in asked(reading).questions for one in question.pool}
    assert not offered & {"n/a", "—"}
    morse = sheet(("letter", ("A", "E", "T", "N")), ("code", (".-", ".", "-", "-.")))
    reading = read(tmp_path, morse)
    assert reading.problems == ()
    assert len(asked(reading).questions) == 4


def test_a_title_above_the_header_is_left_out(tmp_path: Path) -> None:
    reading = read(tmp_path, "Rivers of Europe,\n\n" + RIVERS)
    assert reading.problems == ()
    assert len(asked(reading).questions) == 8


def test_questions_and_answers_are_typed(tmp_path: Path) -> None:
    text = sheet(
        ("Question", ("Who wrote Emma?", "What is H?", "How many legs has a spider?", "Who?")),
        ("Answer", ("Jane Austen", "Hydrogen", "Eight", "Nobody")),
        ("Category", ("Books", "Science", "Science", "None")),
    )
    reading = read(tmp_path, text)
    questions = asked(reading).questions
    assert [(one.prompt, one.kind) for one in questions[:1]] == [("Who wrote Emma?", "typed")]
    assert len(questions) == 4


def test_notes_are_told_after_the_answer(tmp_path: Path) -> None:
    notes = tuple(f"Of the {river} there is this to be told." for river in FOUR)
    reading = read(tmp_path, sheet(("river", FOUR), ("sea", SEAS), ("notes", notes)))
    assert reading.problems == ()
    assert {one.explanation for one in asked(reading).questions} == set(notes)


def test_a_row_that_does_not_fit_is_told_and_the_others_play(tmp_path: Path) -> None:
    reading = read(tmp_path, RIVERS + "Elbe,North Sea,1094\nRhône,Mediterranean Sea\n")
    (problem,) = reading.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("BQ312", 6, 16)
    assert asked(reading).questions


def test_rows_that_may_say_anything_keep_the_others_from_being_asked(tmp_path: Path) -> None:
    columns = [(f"column {number}", SEAS) for number in range(10)]
    reading = read(tmp_path, sheet(("river", FOUR), *columns) + "Elbe,North Sea,1,2\n")
    assert reading.pack is None
    assert [one.code for one in reading.problems] == ["BQ321", "BQ312"]


def test_sheets_in_folders(tmp_path: Path) -> None:
    rivers, used = tmp_path / "rivers.csv", tmp_path / "used.csv"
    rivers.write_text(RIVERS)
    assert find(tmp_path) == [rivers]
    used.write_text(RIVERS)
    pack = tmp_path / "pack.yaml"
    pack.write_text("pack: x\ntables: {rivers: {rows: used.csv}}\n")
    assert find(tmp_path) == [tmp_path]
    assert find(tmp_path, collection=True) == [pack, rivers]
    assert id_of_sheet(Path("Größte Flüsse (2020).csv")) == "grosste-flusse-2020"
    assert id_of_sheet(Path("日本.csv")) == "sheet"


SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@given(data=st.binary(max_size=400))
@SLOW
def test_any_bytes_end_in_problems(tmp_path: Path, data: bytes) -> None:
    reading = read(tmp_path, data)
    if reading.pack is not None:
        bank.make(reading.pack)
    else:
        assert reading.problems


@given(found=odd_sheets())
@SLOW
def test_what_is_made_of_any_sheet_is_sound(tmp_path: Path, found: tuple[str, str]) -> None:
    reading = read(tmp_path, found[0])
    errors = {one.code for one in reading.problems if one.severity is Severity.ERROR}
    assert errors <= ERRORS_OF_ROWS
    if reading.pack is not None:
        made = bank.make(reading.pack)
        assert [one for one in made.problems if one.severity is Severity.ERROR] == []
        assert made.questions or errors


def test_nothing_of_it_is_loaded_for_yaml(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "x.yaml").write_text("pack: x\nquestions: [{prompt: a, answer: b, kind: typed}]\n")
    script = (
        "import sys; from pathlib import Path; from bureau_quiz import packs;"
        f"packs.read(Path({str(tmp_path / 'x.yaml')!r}));"
        "print([name for name in sys.modules if 'packs.sheet' in name])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert ran.stdout.strip() == b"[]"
    assert packs.read(tmp_path / "x.yaml").pack
