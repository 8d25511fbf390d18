"""A program that is killed while it restores or imports leaves the records whole."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome
from tests.records.pasts_made import Step, imported, play, tables
from tests.records.programs import program
from tests.records.samples import opened

RESTORE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from bureau_quiz.records import restoring
source, file, folder, step = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]

def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if step == "replace":
    Path.replace = kill
elif step == "after":
    replace = Path.replace
    Path.replace = lambda self, to: (replace(self, to), kill())
else:
    setattr(restoring, step, kill)
restoring.restore(source, file, folder, datetime.now(UTC))
"""

IMPORT = """
import os, signal, sys
from pathlib import Path
from bureau_quiz.records import merging
from tests.records.pasts_made import imported
file, target, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
replace = merging._count
left = times

def count(*arguments):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(*arguments)

merging._count = count
imported(file, target)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "records.sqlite"
    play(made, [Step("play", "Malotru", tuple(Outcome))])
    return made


@pytest.fixture
def other(file: Path, tmp_path: Path) -> Path:
    """The same, with another round."""
    made = tmp_path / "other.sqlite"
    shutil.copyfile(file, made)
    play(made, [Step("play", "Marina", (Outcome.RIGHT,))], 1)
    return made


def killed(code: str, *arguments: object) -> None:
    running = program(code, *arguments)
    running.communicate()
    assert running.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("step", ["_prepared", "_kept", "_missed", "replace", "after"])
def test_a_restore(file: Path, other: Path, tmp_path: Path, step: str) -> None:
    before, wanted = tables(file), tables(other)
    killed(RESTORE, other, file, tmp_path / "backups", step)
    assert tables(file) == (wanted if step == "after" else before)
    assert opened(file).notices == ()


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("times", [0, 1, 2])
def test_an_import(file: Path, other: Path, times: int) -> None:
    before, wanted = tables(file), tables(other)
    killed(IMPORT, other, file, times)
    assert tables(file) == before
    assert opened(file).notices == ()
    imported(other, file)
    assert tables(file) == wanted
