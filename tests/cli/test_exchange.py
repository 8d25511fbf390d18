"""`pack import` and `pack export`: what is told where, what the exit code says, what is written."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import Here

AGAIN = "“Who?”: is asked with another answer already: line 2; a prompt must say which is meant"
GOOD = "question,answer,wrong 1,wrong 2\nWho?,Anna,Eva,Ada\nWhat?,x,y,z\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "quiz.csv"
    file.write_text(GOOD, encoding="utf-8")
    return file


def test_an_import_writes_a_pack_that_passes_and_plays(
    here: Here, tmp_path: Path, table: Path
) -> None:
    target = tmp_path / "quiz.yaml"
    ran = here("pack", "import", str(table), "-o", str(target))
    assert ran.code == 0
    assert ran.out == "csv: read 2 = kept 2 + dropped 0.\n"
    assert f"play {target}" in ran.err
    assert here("pack", "check", str(target)).code == 0


def test_what_is_dropped_is_told_by_file_and_line(here: Here, tmp_path: Path, table: Path) -> None:
    table.write_text(GOOD + "Who?,Eva,Ada,Mia\nOld \x07news?,x,y,z\n", encoding="utf-8")
    ran = here("pack", "import", "--from", "csv", str(table), "-o", str(tmp_path / "quiz.yaml"))
    assert ran.code == 1
    again, bell, counts = sorted(ran.out.splitlines(), key=lambda line: "read" in line)
    told = {again, bell}
    assert f"{table}:4:1: dropped: {AGAIN}" in told
    assert any(line.startswith(f"{table}:5:5: mended: ") for line in told)
    assert counts == "csv: read 4 = kept 3 + dropped 1."


def test_the_report_as_json(here: Here, tmp_path: Path, table: Path) -> None:
    table.write_text(GOOD + "Who?,Eva,Ada,Mia\n", encoding="utf-8")
    target = tmp_path / "quiz.yaml"
    ran = here("pack", "import", str(table), "-o", str(target), "--format", "json")
    told = json.loads(ran.out)
    assert (told["read"], told["kept"], told["dropped"], told["pack"]) == (3, 2, 1, str(target))
    assert told["remarks"][0]["line"] == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "gone.csv", "-o", "x.yaml"), "gone.csv cannot be read"),
        (("import", "letter.txt", "-o", "x.yaml"), "of no format that is known"),
        (("import", "--from", "opentbd", "quiz.csv", "-o", "x.yaml"), "Did you mean opentdb?"),
        (("import", "quiz.csv", "-o", "old.yaml"), "is there already"),
        (("import", "quiz.csv", "-o", "no/x.yaml"), "There is no folder"),
        (("import", "quiz.csv", "-o", "new.json"), "ends in .yaml"),
        (("import", "quiz.csv"), "-o"),
        (("export", "quiz.csv", "--to", "gift"), "is no format"),
        (("export", "nothing", "--to", "csv"), "no pack"),
    ],
)
def test_wrong_use_writes_nothing(
    here: Here,
    tmp_path: Path,
    table: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.txt").write_text("Dear aunt,\nall is well.", encoding="utf-8")
    Path("old.yaml").write_text("precious", encoding="utf-8")
    before = sorted(tmp_path.glob("*.*"))
    ran = here("pack", *words)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(tmp_path.glob("*.*")) == before
    assert Path("old.yaml").read_text(encoding="utf-8") == "precious"
    assert table.read_text(encoding="utf-8") == GOOD


def test_what_cannot_be_read_is_told_and_the_rest_imported(
    here: Here, tmp_path: Path, table: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear aunt,\nall is well.", encoding="utf-8")
    files = [str(tmp_path / "one.csv"), str(table), str(letter)]
    target = tmp_path / "x.yaml"
    ran = here("pack", "import", *files, "-o", str(target))
    assert ran.code == 1
    assert ran.out == "csv: read 2 = kept 2 + dropped 0.\n"
    assert f"{files[0]} cannot be read" in ran.err
    assert f"{letter} is of no format that is known" in ran.err
    assert "2 files could not be read; the rest was imported." in ran.err
    assert here("pack", "check", str(target)).code == 0


def test_where_no_file_can_be_read_nothing_is_written(here: Here, tmp_path: Path) -> None:
    gone = [str(tmp_path / name) for name in ("one.csv", "two.csv")]
    words = ("pack", "import", *gone, "-o", str(tmp_path / "x.yaml"))
    ran = here(*words)
    assert ran.code == 2
    assert all(name in ran.err for name in gone)
    ran = here(*words, "--format", "json")
    assert ran.code == 2
    told = json.loads(ran.out)
    assert (told["pack"], told["read"], len(told["unread"])) == (None, 0, 2)
    assert not (tmp_path / "x.yaml").exists()


def test_a_wrongly_named_format_says_what_the_file_looks_like(
    here: Here, tmp_path: Path, table: Path
) -> None:
    ran = here("pack", "import", "--from", "opentdb", str(table), "-o", str(tmp_path / "x.yaml"))
    assert ran.code == 2
    assert "is nothing like Open Trivia DB" in ran.err
    assert "It looks like Table of questions (CSV or TSV): --from csv" in ran.err


def test_an_import_of_nothing_writes_nothing(here: Here, tmp_path: Path, table: Path) -> None:
    table.write_text("question,answer,wrong\n,,\nWho?,Anna,Eva,x,y\n", encoding="utf-8")
    ran = here("pack", "import", str(table), "-o", str(tmp_path / "x.yaml"))
    assert ran.code == 1
    assert "nothing was written" in ran.err
    assert not (tmp_path / "x.yaml").exists()


@pytest.mark.parametrize("form", ["csv", "cards", "opentdb"])
def test_an_export_is_data_and_comes_back(
    here: Here, tmp_path: Path, rivers: Path, form: str
) -> None:
    out = here("pack", "export", str(rivers), "--to", form)
    assert out.code == 0
    target = tmp_path / "out.txt"
    ran = here("pack", "export", str(rivers), "--to", form, "-o", str(target))
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8") == out.out
    assert here("pack", "export", str(rivers), "--to", form, "-o", str(target)).code == 2
    ran = here("pack", "import", str(target), "-o", str(tmp_path / "back.yaml"))
    assert ran.code == 0
    assert "read 10 = kept 10 + dropped 0" in ran.out


def test_what_a_format_cannot_carry_is_listed(here: Here, rivers: Path) -> None:
    ran = here("pack", "export", str(rivers), "--to", "opentdb")
    assert "without explanation: 10 questions" in ran.err
    assert "10 questions exported.\n" in ran.err


def test_what_is_left_out_or_asked_already_is_counted(here: Here, tmp_path: Path) -> None:
    pack = tmp_path / "mine.yaml"
    pack.write_text(
        "pack: mine\n"
        "tables:\n  letters:\n    rows:\n"
        + "".join(
            f"      - {{letter: {letter}, number: {n // 2}}}\n" for n, letter in enumerate("pqrstu")
        )
        + "templates:\n  - id: letter\n    table: letters\n    several_right: true\n"
        "    prompt: Which letter goes with <number>?\n    answer: <letter>\n"
        "questions:\n"
        "  - {prompt: In order of size, kind: order, answers: [Malta, Spain, Brazil]}\n",
        encoding="utf-8",
    )
    ran = here("pack", "export", str(pack), "--to", "cards")
    assert ran.code == 0
    assert "3 questions exported, 1 left out; 3 more ask the same in the same words." in ran.err


FACTS = "country,capital\nFrance,Paris\nPeru,Lima\nItaly\nMali,Bamako\nMalta,Valletta\n"


def test_a_sheet_of_facts_is_imported_checked_and_previewed(here: Here, tmp_path: Path) -> None:
    file, target = tmp_path / "countries.csv", tmp_path / "geo.yaml"
    file.write_text(FACTS.replace("Italy\n", ""), encoding="utf-8")
    ran = here("pack", "import", str(file), "-o", str(target))
    assert (ran.code, ran.out) == (0, "facts: read 4 = kept 4 + dropped 0.\n")
    assert here("pack", "check", str(target)).code == 0
    assert "What is the capital of France?" in here("pack", "preview", str(target)).out


def test_rows_are_told_as_json(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "countries.csv"
    file.write_text(FACTS, encoding="utf-8")
    words = ("pack", "import", str(file), "-o", str(tmp_path / "geo"), "--format", "json")
    ran = here(*words)
    assert ran.code == 1
    told = json.loads(ran.out)
    assert (told["formats"], told["read"], told["kept"]) == (["facts"], 5, 4)
    assert [one["line"] for one in told["remarks"] if one["dropped"]] == [4]
