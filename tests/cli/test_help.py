"""Help, version, completion: answered at once, with nothing written anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from bureau_quiz import __version__
from bureau_quiz.cli import pack, records
from tests.cli.commands import Here, apart

COMMANDS = (
    "", "play", "train", "scores", "stats", "dossier",
    "pack", *(f"pack {name}" for name in pack.COMMANDS),
    "records", *(f"records {name}" for name in records.COMMANDS), "paths",
    "completion",
)  # fmt: skip
MODES = [
    "classic", "time-attack", "survival", "interrogation", "ladder", "hot-seat", "dispatch",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_an_example(
    here: Here, home: Path, command: str, flag: str
) -> None:
    ran = here(*command.split(), flag)
    assert (ran.code, ran.err) == (0, "")
    assert "Example" in ran.out
    assert f"bureau-quiz {command}".rstrip() in ran.out
    assert list(home.iterdir()) == []


def test_the_list_of_commands_needs_none_of_them(here: Here) -> None:
    ran = here("pack")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: bureau-quiz pack ")
    for name in ("list", "show", "check", "preview"):
        assert f"\n  {name} " in ran.err


def test_version(here: Here, home: Path) -> None:
    assert here("--version") == (0, f"bureau-quiz {__version__}\n", "")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["play", "--help"]])
def test_help_loads_nothing_it_does_not_need(arguments: list[str]) -> None:
    code = (
        f"import sys\nfrom bureau_quiz.cli import main\nmain({arguments!r})\n"
        "print('LOADED', *sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.rsplit("LOADED ", 1)[1].split())
    assert not loaded & {"textual", "yaml", "sqlite3", "tomllib", "json"}


def test_the_help_of_play_tells_each_mode_and_its_points(here: Here) -> None:
    told = " ".join(here("play", "--help").out.partition("Modes")[2].split())
    parts = [told.index(f" {name} ") for name in MODES]
    assert parts == sorted(parts)
    assert told.count("Points: ") == len(MODES)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_scripts(here: Here, shell: str) -> None:
    ran = here("completion", shell)
    assert ran.code == 0
    assert "_BUREAU_QUIZ_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bureau-quiz pl", ["play"]),
        ("bureau-quiz pack ", list(pack.COMMANDS)),
        ("bureau-quiz pack sh", ["show"]),
        ("bureau-quiz play the-b", ["the-bureau"]),
        ("bureau-quiz play --mode ", MODES),
        ("bureau-quiz play --mode s", ["survival"]),
        ("bureau-quiz play --difficulty m", ["medium"]),
        ("bureau-quiz scores --format ", ["table", "json", "csv"]),
        ("bureau-quiz completion f", ["fish"]),
    ],
)
def test_what_a_shell_completes(words: str, found: list[str]) -> None:
    ran = apart(
        _BUREAU_QUIZ_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split(" ")) - 1),
    )
    assert ran.code == 0
    offered = [line.split(",")[1] for line in ran.out.splitlines() if line.startswith("plain")]
    assert offered == found
