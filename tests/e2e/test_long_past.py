"""A long past is read by the real program: in sight, left in the middle, and gone on with."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bureau_quiz import paths
from bureau_quiz.settings import Settings
from tests.e2e.terminal import GAME, Terminal
from tests.history import history

pytestmark = pytest.mark.usefixtures("warm")

RESPONSES = 20_000
ENVIRONMENT = {"TERM": "xterm-256color"}


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of some years."""
    file = tmp_path_factory.mktemp("past") / "records.sqlite"
    history(file, RESPONSES, player=Settings().player)
    return file


@pytest.fixture
def lived(long: Path) -> None:
    """A home with them, in which nothing of them was read yet."""
    paths.records_file().parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(long, paths.records_file())


def seen(terminal: Terminal, ended: Callable[[str], object]) -> list[str]:
    """What stood on the screen until a condition was met."""
    screens: list[str] = []
    deadline = time.monotonic() + 60
    while not ended(terminal.text):
        assert time.monotonic() < deadline, terminal.text
        terminal.pump(0.05)
        screens.append(terminal.text)
    return screens


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("command", ["stats", "dossier --list", "train --due"])
def test_a_command_shows_how_far_it_is(command: str) -> None:
    with Terminal((*GAME, *command.split()), env=ENVIRONMENT, lines=100) as terminal:
        screens = seen(terminal, lambda _: terminal.process.poll() is not None)
        assert terminal.wait_exit() == 0
        bars = [screen for screen in screens if re.search(r"^\[#*-*\] +\d+ %  \w", screen, re.M)]
        assert bars
        assert "%  " not in terminal.text.splitlines()[0]


@pytest.mark.usefixtures("lived")
def test_a_past_that_is_left_in_the_middle_is_gone_on_with() -> None:
    with Terminal(env=ENVIRONMENT) as terminal:
        terminal.wait_for(re.compile(r"Going through your past: \d").search)
        terminal.press("q")
        begun = time.monotonic()
        assert terminal.wait_exit() == 0
        assert time.monotonic() - begun < 3
    with closing(sqlite3.connect(paths.memory_file())) as cache:
        assert cache.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        ((so_far,),) = cache.execute("SELECT count(*) FROM answers").fetchall()
    assert 0 < so_far < RESPONSES
    said = subprocess.run([*GAME, "stats", "--format", "json"], capture_output=True, check=True)
    assert json.loads(said.stdout)["totals"]["answers"] > so_far
    with closing(sqlite3.connect(paths.memory_file())) as cache:
        ((all_,),) = cache.execute("SELECT count(*) FROM answers").fetchall()
    assert all_ == RESPONSES
