"""`play` line by line, and the scores it leaves."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from bureau_quiz import paths
from bureau_quiz.cli import house
from bureau_quiz.game.sitting import Sitting
from tests.cli.commands import Here, apart

pytestmark = pytest.mark.usefixtures("warm")

SKIPPED = "/skip\n" * 10
ROUND = "a\nb\nc\nd\na\nb\nc\nd\na\nb\n"


def asked(out: str) -> list[str]:
    """The prompts of a dialogue."""
    lines = out.splitlines()
    heads = re.compile(r"Question \d+ of \d+\.")
    return [lines[place + 1] for place, line in enumerate(lines) if heads.match(line)]


def test_a_seed_is_a_round(here: Here) -> None:
    line = ("play", "the-bureau", "--plain", "--seed", "7", "--questions", "10")
    first, second = here(*line, typed=SKIPPED), here(*line, typed=SKIPPED)
    assert (first.code, first.err) == (0, "")
    assert "Question 10 of 10." in first.out
    assert "The round is over." in first.out
    assert first.out == second.out


def test_plain_of_itself_without_a_terminal(here: Here, rivers: Path) -> None:
    ran = here("play", rivers, "--questions", "3", typed="a\nb\nc\n")
    assert (ran.code, ran.err) == (0, "")
    assert "Rivers of Europe, classic, three questions, no timer." in ran.out
    assert "\x1b" not in ran.out


def test_a_round_is_on_the_board_afterwards(
    here: Here, rivers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A seed whose first round has points for these answers: without any there is no place.
    monkeypatch.setattr(house, "entropy", lambda: 6)
    assert here("scores").err == "There is no score yet. Play a round: bureau-quiz play\n"
    ran = here("play", rivers, "--questions", "2", "--player", "Malotru", typed="a\nb\n")
    assert ran.code == 0
    assert "Place 1 of 1 on the board" in ran.out
    table = here("scores")
    assert table.code == 0
    assert "Malotru" in table.out
    (board,) = json.loads(here("scores", "--format", "json").out)
    assert board["board"] == "rivers/classic/2/untimed"
    assert board["scores"][0]["player"] == "Malotru"
    assert board["scores"][0]["asked"] == 2
    (line,) = csv.DictReader(io.StringIO(here("scores", "--format", "csv").out))
    assert (line["board"], line["rank"], line["player"]) == (
        "rivers/classic/2/untimed", "1", "Malotru",
    )  # fmt: skip
    assert here("scores", "rivers").out == table.out
    assert here("scores", "the-bureau").out == ""


@pytest.mark.parametrize(
    ("options", "typed", "why"),
    [
        (["--seed", "7"], "a\nb\n", "A round whose seed was given keeps a personal best"),
        (["--category", "Mouths"], "a\nb\n", "A round of some difficulties or categories only"),
        ([], "a\n", "A round that was not finished takes no place."),
        ([], "a\n/quit\n", "A round that was abandoned takes no place."),
        ([], "/skip\n/skip\n", "A round without a point takes no place."),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_why_there_is_no_score_yet(
    here: Here, rivers: Path, options: list[str], typed: str, why: str, form: str
) -> None:
    here("play", rivers, "--questions", "2", *options, typed=typed)
    ran = here("scores", "--format", form)
    assert ran.code == 0
    assert ran.err.startswith(f"There is no score yet. {why}")


@pytest.mark.parametrize(
    ("options", "checked"),
    [
        (["--difficulty", "easy"], lambda text: "Into which sea" in text),
        (["--difficulty", "3"], lambda text: "Where does" in text),
        (["--category", "mouths"], lambda text: "Into which sea" in text),
    ],
)  # fmt: skip
def test_filters(here: Here, rivers: Path, options: list[str], checked: object) -> None:
    ran = here("play", rivers, "--questions", "4", *options, typed=ROUND)
    assert ran.code == 0
    assert callable(checked)
    assert len(asked(ran.out)) == 4
    assert all(checked(text) for text in asked(ran.out))
    assert "takes no place" in ran.out


def test_several_packs(here: Here, rivers: Path) -> None:
    ran = here("play", "the-bureau", rivers, "--seed", "7", typed=ROUND)
    assert ran.code == 0
    ours = [text for text in asked(ran.out) if text.startswith(("Where does", "Into which sea"))]
    assert 0 < len(ours) < 10


def test_timed(here: Here, rivers: Path) -> None:
    ran = here("play", rivers, "--timed", "--questions", "2", typed="a\nb\n")
    assert ran.code == 0
    assert "Saved: two answers" in ran.out
    assert "two questions, 20 seconds each." in ran.out
    assert "You have 20 seconds." in ran.out


def test_end_of_input_keeps_what_was_answered(here: Here, rivers: Path) -> None:
    ran = here("play", rivers, typed="a\nb\n")
    assert ran.code == 0
    assert "End of input." in ran.out
    assert "Saved: two answers" in ran.out


def test_records_that_cannot_be_kept(
    here: Here, rivers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("BUREAU_QUIZ_HOME", str(blocked / "home"))
    ran = here("play", rivers, "--questions", "2", typed="a\nb\n")
    assert ran.code == 3
    assert "The round is over." in ran.out
    assert ran.out.endswith("\nNot saved: two answers.\n")
    assert ran.err.count("not being kept") == 1


def test_a_disk_that_fills_up_is_told_once_and_at_once(
    here: Here, rivers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble = "What you play is not being kept: the disk is full."
    notices = property(lambda sitting: (trouble,) if sitting.view().number > 1 else ())
    monkeypatch.setattr(Sitting, "notices", notices)
    monkeypatch.setattr(Sitting, "kept", property(lambda sitting: not sitting.notices))
    ran = here("play", rivers, "--questions", "3", typed="a\nb\nc\n")
    assert ran.code == 3
    assert ran.err == f"{trouble}\n"
    assert "The round is over." in ran.out
    assert ran.out.endswith("\nSaved: one answer. Not saved: two answers.\n")


def test_a_mistake_in_the_settings_costs_its_line_only(
    here: Here, home: Path, rivers: Path
) -> None:
    folder = home / "bureau-quiz"
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_text('player = "Duflot"\nquestions = "ten"\nmode = "surv"\n')
    ran = here("play", rivers, typed="a\n")
    assert ran.err.splitlines() == [
        "settings.toml:2: questions must be a number from 1 to 200; by default it is 10.",
        "settings.toml:3: mode “surv” cannot be played.",
    ]
    assert ran.code == 0


def test_paths(here: Here, home: Path) -> None:
    shutil.rmtree(home / "bureau-quiz")
    told = json.loads(here("paths", "--format", "json").out)
    assert {place["name"]: place["exists"] for place in told} == {
        "settings": False,
        "records": False,
        "your packs": False,
        "bundled packs": True,
        "catalogue": False,
    }
    assert f"{home}/bureau-quiz/records.sqlite  (not there yet)" in here("paths").out
    assert list(home.iterdir()) == []


def test_playing_plainly_loads_no_more_than_it_needs() -> None:
    """Once the catalogue is warm: neither a parser of YAML nor what draws screens."""
    import subprocess
    import sys

    code = (
        "import sys\nfrom bureau_quiz.cli import main\n"
        "main(['play', 'the-bureau', '--plain'])\n"
        "print('LOADED', *sys.modules)"
    )
    run = [sys.executable, "-c", code]
    for _ in range(2):
        ran = subprocess.run(run, input="a\n", capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.rsplit("LOADED ", 1)[1].split())
    assert "bureau_quiz.rounds.round" in loaded
    assert not loaded & {"textual", "rich", "yaml", "asyncio", "csv"}


def test_what_the_terminal_cannot_write_is_spelt_plainly(rivers: Path) -> None:
    ran = apart(
        "play", rivers, "--questions", "10", typed=b"nonsense\n", PYTHONIOENCODING="ascii:strict"
    )
    assert ran.code == 0
    assert '"nonsense" is no answer here.' in ran.out
    assert "Rhone" in ran.out or "Question 1" in ran.out


def test_the_mend_of_a_closed_pack_may_be_pasted_wherever_packs_lie(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUREAU_QUIZ_HOME", str(tmp_path / "my home"))
    packs = paths.user_packs()
    packs.mkdir(parents=True)
    (packs / "lost.yaml").write_text("pack: lost\ntitle: [\n", encoding="utf-8")
    for words in (("play", "lost", "--plain"), ("dossier", "--pack", "lost")):
        ran = here(*words)
        assert ran.code == 2
        assert f"bureau-quiz pack check '{packs / 'lost.yaml'}'" in ran.err
