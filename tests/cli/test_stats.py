"""`stats`: figures after real rounds, as text and as JSON."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from bureau_quiz import paths
from bureau_quiz.cli import house
from bureau_quiz.game.recall.statistics_json import KEYS
from tests.cli.commands import Here, apart, at_terminal
from tests.history import END, history

pytestmark = pytest.mark.usefixtures("warm")


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of 400 responses over a year."""
    file = tmp_path_factory.mktemp("past") / "records.sqlite"
    history(file, 400, player="Malotru")
    return file


@pytest.fixture
def years(past: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That past is the player's, and the clock stands at its end."""
    paths.records_file().parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(past, paths.records_file())
    monkeypatch.setattr(house, "now", lambda: END)


def test_who_played_nothing_is_told_kindly(here: Here) -> None:
    ran = here("stats")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1] == (
        "Nothing has been played yet, so there is nothing to count. One mission, and it begins."
    )


def test_a_round_is_counted(here: Here, rivers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A seed whose first round has points for these answers: without any there is no place.
    monkeypatch.setattr(house, "entropy", lambda: 6)
    here("pack", "add", rivers)
    here("play", "rivers", "--questions", "10", "--player", "Malotru", typed="a\nb\n" * 5)
    (board,) = json.loads(here("scores", "--format", "json").out)
    (score,) = board["scores"]
    found = json.loads(here("stats", "--player", "MALOTRU", "--format", "json").out)
    assert list(found) == list(KEYS)
    totals = found["totals"]
    assert (totals["answers"], totals["right"], totals["points"], totals["missions"]["rounds"]) == (
        10, score["right"], score["points"], 1,
    )  # fmt: skip
    said = here("stats", "--player", "Malotru").out
    assert f"{score['right']} of 10 right" in said
    assert f"Points          {score['points']}\n" in said
    assert found["weak"] == len(found["weakest"]) > 0
    for fact in found["weakest"]:
        assert f"{fact['title']}"[:20] in said


def test_another_player_has_played_nothing(here: Here, years: None) -> None:
    assert json.loads(here("stats", "--format", "json").out)["totals"]["answers"] == 0
    assert json.loads(here("stats", "--player", "malotru", "--format", "json").out)["totals"]


@pytest.mark.parametrize("line", ["stats", "train --due", "dossier", "dossier Danube"])
def test_a_name_that_has_not_played_is_told_who_has(here: Here, years: None, line: str) -> None:
    told = "Nothing of {} is recorded; there is of Malotru: --player NAME shows it.\n"
    assert here(*line.split()).err.startswith(told.format("Agent"))
    assert here(*line.split(), "--player", "Malotrou").err.startswith(told.format("Malotrou"))
    assert told[:10] not in here(*line.split(), "--player", "malotru").err


def test_what_a_run_would_be_is_told_with_what_is_wrong(here: Here) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text('pace = "many"\n', encoding="utf-8")
    ran = here("train", "--due")
    assert ran.out.startswith("10 facts: 10 new.")
    assert ran.err == "settings.toml:1: pace must be a number from 0 to 100; by default it is 10.\n"


def test_what_a_run_would_be_fits_the_terminal(years: None, tmp_path: Path) -> None:
    shown = at_terminal("train", "--due", "--player", "Malotru", folder=tmp_path)
    assert shown.startswith("20 facts: 20 due.")
    assert "they can wait." in shown.replace("\n", " ")
    assert max(map(len, shown.splitlines())) <= 40


def test_packs_and_time_leave_the_rest_out(here: Here, years: None) -> None:
    def answers(*more: str) -> int:
        ran = here("stats", "--player", "Malotru", "--format", "json", *more)
        assert (ran.code, ran.err) == (0, "")
        found: int = json.loads(ran.out)["totals"]["answers"]
        return found

    every = answers()
    packs = [answers(pack) for pack in ("the-bureau", "signals", "services", "tradecraft")]
    assert sum(packs) == every > 300
    assert answers("signals", "the-bureau") == packs[0] + packs[1]
    assert 0 < answers("--weeks", "8") < answers("--since", "2026-06-01") < every
    last = json.loads(here("stats", "--player", "Malotru", "--weeks", "8", "--format", "json").out)
    assert last["since"] == "2026-09-28"  # eight weeks, today included
    assert all(date.fromisoformat(day["first"]) >= date(2026, 9, 28) for day in last["days"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["signal"], "There is no pack “signal”."),
        (["signal"], "Did you mean signals?"),
        (["--since", "22.11.2026"], "“22.11.2026” is no date"),
        (["--since", "2026-02-30"], "write year, month and day, as 2026-11-22"),
        (["--since", "20260230"], "is no date"),
        (["--weeks", "0"], "“0” is not a whole number from 1 to 1000."),
        (["--weeks", "2", "--since", "2026-01-01"], "both say where to begin"),
        (["--format", "jsn"], "Did you mean json?"),
    ],
)
def test_what_is_mistyped_is_said(here: Here, arguments: list[str], said: str) -> None:
    ran = here("stats", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_pack_that_is_gone_is_still_counted(here: Here, rivers: Path) -> None:
    here("play", rivers, "--plain", "--questions", "5", "--player", "M", typed="1\n" * 5)
    found = json.loads(here("stats", "rivers", "--player", "M", "--format", "json").out)
    assert found["totals"]["answers"] == 5
    assert found["packs"] == ["rivers"]
    assert found["weakest"] == []  # it cannot be trained


def test_a_terminal_without_blocks_gets_plain_signs(here: Here, years: None) -> None:
    ran = apart("stats", "--player", "Malotru", PYTHONIOENCODING="ascii")
    assert ran.code == 0
    assert "====" in ran.out
    assert "?" not in ran.out.partition("By pack")[0]


def test_nothing_of_textual_is_loaded(here: Here, years: None) -> None:
    import subprocess
    import sys

    code = "import sys\nfrom bureau_quiz.cli import main\nmain(['stats'])\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "statistics_text" in ran.stdout
    assert "textual" not in ran.stdout.split()
