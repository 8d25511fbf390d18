"""The real program killed in a training run: it goes on with the same facts, in the same order."""

from __future__ import annotations

import json
import signal
import subprocess

import pytest

from tests.e2e.terminal import GAME, Terminal

pytestmark = pytest.mark.usefixtures("warm")

STILL = {"TEXTUAL_ANIMATIONS": "none"}
TRAIN = [*GAME, "train", "the-bureau", "--new", "3"]


def question(terminal: Terminal, done: int) -> list[str]:
    """Wait for a question after so many facts; what is asked and offered, line by line."""
    terminal.wait_for(lambda screen: f"{done} of 3 facts" in screen and "skip" in screen)
    rows = terminal.settle().splitlines()
    return [row.strip("▌ ") for row in rows[4:-2] if row.strip()][:6]


def counted() -> dict[str, int]:
    """What a run would be, as a script sees it."""
    run = subprocess.run(
        [*GAME, "train", "--due", "--format", "json"], capture_output=True, check=True
    )
    found: dict[str, int] = json.loads(run.stdout)
    return found


def test_a_run_that_was_killed_goes_on() -> None:
    with Terminal(TRAIN, env=STILL) as terminal:
        first = question(terminal, 0)
        terminal.press("f2")
        terminal.wait_for("S K I P P E D")
        terminal.press("enter")
        terminal.wait_for(lambda screen: first[1] not in screen and "skip" in screen)
        second = question(terminal, 0)
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait(20)
    with Terminal(env=STILL) as terminal:
        terminal.wait_for("An interrupted training run is waiting: 0 of 3 facts done.")
        terminal.press("r")
        assert question(terminal, 0) == second
        for _ in range(8):
            terminal.press("f2")
            terminal.wait_for("S K I P P E D")
            terminal.press("enter")
            terminal.wait_for(lambda screen: "S K I P P E D" not in screen)
            if "D E B R I E F I N G" in terminal.settle():
                break
        terminal.wait_for("3 missed")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130


def test_a_script_trains_line_by_line_and_counts() -> None:
    before = counted()
    assert before["new"] == before["facts"] == 10
    lines = "\n".join(["/skip"] * 6)
    run = subprocess.run(
        [*TRAIN[:-1], "2"], input=lines, capture_output=True, text=True, check=True
    )
    assert "2 facts: 2 new." in run.stdout
    assert run.stdout.count("Skipped.") == 6
    assert "Of two facts you missed two." in run.stdout
    assert "point" not in run.stdout
    assert counted()["new"] == 8
