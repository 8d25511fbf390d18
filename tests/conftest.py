"""What every test has: a home of its own, a terminal that is always the same, no network."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from bureau_quiz import paths

# A busy machine is no failure: properties are judged by what they find, not by how long it took.
settings.register_profile(
    "calm", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# What decides whether a change lands must not hang on the luck of the draw.
settings.register_profile("ci", settings.get_profile("calm"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "calm")

TERMINAL = {
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    "TZ": "UTC",
}
"""The terminal and language that tests run in, whoever runs them."""

UNSET = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "PYTHONWARNINGS",
    "TERM_PROGRAM",
    "TEXTUAL",
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_COLOR_SYSTEM",
    "TEXTUAL_DEBUG",
    "TEXTUAL_DRIVER",
    "TEXTUAL_THEME",
)
"""Variables that would change what a program draws."""


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test and the programs it starts take for the player's home.

    Settings, records and added packs go under `<home>/bureau-quiz`, which does not exist yet.
    """
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("BUREAU_QUIZ_HOME", str(folder / "bureau-quiz"))
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    for name, value in TERMINAL.items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled packs compiled, once: to be copied, and never opened."""
    from bureau_quiz.catalogue.catalogue import Catalogue

    file = tmp_path_factory.mktemp("compiled") / "catalogue.sqlite"
    Catalogue.open(file, (paths.bundled_packs(),)).close()
    return file


@pytest.fixture
def warm(home: Path, compiled: Path) -> None:
    """The home is one in which the program ran before: the bundled packs are compiled."""
    paths.catalogue_file().parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(compiled, paths.catalogue_file())


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test wanted to connect to {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
