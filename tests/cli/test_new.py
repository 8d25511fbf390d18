"""`pack new`, and spreadsheets named where packs are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import Here

pytestmark = pytest.mark.usefixtures("warm")

FACTS = "river,sea\nDanube,Black Sea\nRhine,North Sea\nVolga,Caspian Sea\nVistula,Baltic Sea\n"


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which commands run, with a spreadsheet in it."""
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "facts.csv").write_text(FACTS)
    monkeypatch.chdir(folder)
    return folder


def test_from_nothing_to_a_round_by_what_is_printed(here: Here, there: Path) -> None:
    ran = here("pack", "new", "rivers")
    assert ran.code == 0
    assert ran.out.splitlines() == ["rivers/pack.yaml", "rivers/.pack.schema.json"]
    commands = [line.strip() for line in ran.err.splitlines() if line.startswith("  ")]
    assert [line.split()[:3] for line in commands] == [
        ["bureau-quiz", "pack", "check"],
        ["bureau-quiz", "pack", "watch"],
        ["bureau-quiz", "play", "./rivers"],
    ]
    assert here("pack", "check", "rivers").out == "1 pack, 11 questions: no problems.\n"
    played = here("play", "rivers", "--plain", typed="1\n")
    assert "Question 1 of 10" in played.out
    again = here("pack", "new", "rivers")
    assert (again.code, again.out) == (2, "")
    assert "nothing is written over" in again.err


def test_which_of_two_packs_a_name_means_is_said(here: Here, there: Path) -> None:
    here("pack", "new", "rivers")
    assert here("pack", "add", "rivers").err == ""
    (there / "rivers" / "pack.yaml").write_text("pack: rivers\n")
    told = "packs/rivers); yours here is ./rivers\n"
    for words in (("check",), ("show",), ("diff", "facts.csv")):
        ran = here("pack", *words, "rivers")
        assert (ran.code, ran.err.startswith("rivers is the installed one (")) == (0, True)
        assert ran.err.endswith(told)
        assert "is the installed one" not in here("pack", *words, "./rivers").err
    assert told in here("play", "rivers", "--plain", typed="/quit\n").err
    (there / "rivers" / "pack.yaml").unlink()
    assert here("pack", "check", "rivers").err == ""


def test_show_counts_problems_as_check_does(here: Here, there: Path) -> None:
    here("pack", "new", "rivers")
    file = there / "rivers" / "pack.yaml"
    file.write_text(
        f"{file.read_text()}\nignore: [BQ512]\n"
    )  # it silences nothing: check alone knows
    report = json.loads(here("pack", "check", "./rivers", "--format", "json").out)
    page = json.loads(here("pack", "show", "./rivers", "--format", "json").out)
    kinds = ("errors", "warnings", "notes")
    assert [page[kind] for kind in kinds] == [report[kind] for kind in kinds]
    assert sum(page[kind] for kind in kinds) > 0


def test_a_spreadsheet_is_played_looked_at_and_written_down(here: Here, there: Path) -> None:
    assert here("pack", "check", "facts.csv").out == "1 pack, 8 questions: no problems.\n"
    questions = json.loads(here("pack", "preview", "facts.csv", "--format", "json").out)
    assert questions[0]["prompt"] == "What is the sea of Danube?"
    assert "Question 1 of 8" in here("play", "facts.csv", "--plain", typed="1\n").out
    ran = here("pack", "new", "--from", "facts.csv", "-o", "made")
    assert ran.out.splitlines()[:2] == ["made/facts/pack.yaml", "made/facts/facts.csv"]
    assert "bureau-quiz play made/facts" in ran.err
    report = json.loads(here("pack", "check", "made/facts", "--format", "json").out)
    assert report["errors"] == 0
    assert [pack["questions"] for pack in report["packs"]] == [8]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("pack new", "needs a name"),
        ("pack new My_Rivers", "Did you mean my-rivers?"),
        ("pack new the-bureau", "my-the-bureau"),
        ("pack new x --from fact.csv", "Did you mean facts.csv?"),
        ("pack new x --from .", "is a folder"),
        ("pack new x --from thin.csv", "has 1 row below its header"),
        ("play thin.csv", "takes 4 rows at least"),
        ("pack preview thin.csv", "takes 4 rows at least"),
        ("play list.csv", "pack import"),
    ],
)
def test_what_cannot_be(here: Here, there: Path, words: str, told: str) -> None:
    (there / "thin.csv").write_text("a,b\n1,2\n")
    (there / "list.csv").write_text("question,option 1,option 2\nWhy?,So,No\n")
    before = sorted(there.iterdir())
    ran = here(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert sorted(there.iterdir()) == before


def test_a_spreadsheet_among_the_players_own(here: Here, there: Path) -> None:
    assert here("pack", "add", "facts.csv").code == 0
    (there / "facts.csv").unlink()
    assert '"facts"' in here("pack", "list", "--format", "json").out
    assert here("pack", "check", "facts").out == "1 pack, 8 questions: no problems.\n"
    assert "Question 1 of 8" in here("play", "facts", "--plain", typed="1\n").out


def test_what_was_mended_in_the_copy_is_said(here: Here, there: Path) -> None:
    (there / "facts.csv").write_text(FACTS.replace("sea", "answer"))
    ran = here("pack", "new", "rivers", "--from", "facts.csv")
    assert ran.code == 0
    assert "In the copy of facts.csv: column “answer” is called “Answer”" in ran.err
