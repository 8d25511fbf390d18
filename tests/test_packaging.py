"""The wheel, the source archive and the Makefile's search for a Python; all without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist"]
    ran = subprocess.run(
        [*command, "--outdir", str(folder), str(ROOT)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


def files(folder: str, *endings: str) -> set[str]:
    """Files under a folder of the checkout, as paths relative to it."""
    found = (file for file in (ROOT / folder).rglob("*") if file.is_file())
    return {
        file.relative_to(ROOT / folder).as_posix()
        for file in found
        if "__pycache__" not in file.parts and (not endings or file.suffix in endings)
    }


def test_wheel_holds_modules_styles_packs_and_the_mark_of_types(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    wanted = {
        f"bureau_quiz/{name}" for name in files("bureau_quiz", ".py", ".tcss", ".md", ".typed")
    }
    wanted |= {f"bureau_quiz/questions/{name}" for name in files("questions")}
    assert "bureau_quiz/py.typed" in wanted
    assert any(name.endswith(".tcss") for name in wanted)
    assert any(name.startswith("bureau_quiz/questions/the-bureau") for name in wanted)
    assert wanted <= names
    assert not [name for name in names if name.split("/")[0] in {"tests", "questions"}]


def test_source_archive_holds_what_building_and_testing_need(built: Path) -> None:
    archive = next(built.glob("*.tar.gz"))
    with tarfile.open(archive) as source:
        names = {name.split("/", 1)[1] for name in source.getnames() if "/" in name}
    assert {"Makefile", "LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml"} <= names
    for folder in ("bureau_quiz", "questions", "tests"):
        assert {f"{folder}/{name}" for name in files(folder)} <= names


def test_wheel_finds_its_packs_from_anywhere(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "site")
    ran = subprocess.run(
        [sys.executable, "-m", "bureau_quiz", "pack", "list"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "the-bureau" in ran.stdout


def make(folder: Path, *pythons: tuple[str, str]) -> subprocess.CompletedProcess[str]:
    """`make play` in a folder with a space in its name, where these Pythons alone are found.

    Args:
        folder: where to lay it out.
        pythons: the name and the shell script of each.
    """
    project, tools = folder / "bureau quiz", folder / "tools"
    project.mkdir()
    tools.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, project)
    for name in ("rm", "sh", "touch"):
        (tools / name).symlink_to(shutil.which(name) or name)
    for name, script in pythons:
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    program = shutil.which("make")
    assert program
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        [program, "play"],
        cwd=project,
        env={**environment, "PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )


BROKEN = 'echo "command not found" >&2; exit 127'
OLD = 'case "$2" in *version_info*) exit 1;; *platform*) echo 3.9.2;; esac'
BARE = 'case "$2" in *ensurepip*) exit 1;; *%d.%d*) echo 3.12;; esac'
WHOLE = 'case "$*" in *venv*.venv*) echo made by a whole Python >&2; exit 1;; esac'


@pytest.mark.skipif(not shutil.which("make"), reason="make is not there")
class TestMakeFindsAPython:
    def test_none_at_all(self, tmp_path: Path) -> None:
        ran = make(tmp_path, ("python3.14", BROKEN))
        assert ran.returncode != 0
        assert "needs Python 3.11 or newer; found: none" in ran.stderr

    def test_only_an_old_one(self, tmp_path: Path) -> None:
        ran = make(tmp_path, ("python3", OLD))
        assert ran.returncode != 0
        assert "found: python3 (3.9.2)" in ran.stderr

    def test_one_that_lacks_venv_names_the_package(self, tmp_path: Path) -> None:
        ran = make(tmp_path, ("python3.14", BROKEN), ("python3.12", BARE), ("python3", OLD))
        assert ran.returncode != 0
        assert "sudo apt install python3.12-venv" in ran.stderr
        assert not (tmp_path / "bureau quiz" / ".venv").exists()

    def test_a_whole_one_is_preferred_to_a_newer_that_lacks_venv(self, tmp_path: Path) -> None:
        ran = make(tmp_path, ("python3.12", BARE), ("python3.11", WHOLE))
        assert "made by a whole Python" in ran.stderr
        assert "with python3.11" in ran.stdout
        assert not (tmp_path / "bureau quiz" / ".venv").exists()
