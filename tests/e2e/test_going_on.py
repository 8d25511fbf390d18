"""The real program cut off in a mission: the next start offers it at the same question."""

from __future__ import annotations

import os
import signal

import pytest

from tests.e2e.terminal import GAME, Terminal

pytestmark = pytest.mark.usefixtures("warm")

STILL = {"TEXTUAL_ANIMATIONS": "none"}
# As make does: it hears that the terminal was closed, waits for the game and tells it nothing.
KEEPER = ["/bin/sh", "-c", """trap : HUP; "$@"; exit""", "sh"]
SEEDED = [*GAME, "play", "the-bureau", "--seed", "7", "--untimed"]


def question(terminal: Terminal, number: int) -> list[str]:
    """Wait for a question; what is asked and offered, line by line."""
    terminal.wait_for(lambda screen: f"{number}/10" in screen and "skip" in screen)
    rows = terminal.settle().splitlines()
    return [row.strip("▌ ") for row in rows[4:-2] if row.strip()]


def cut_off(terminal: Terminal, way: str) -> None:
    """End the program in one of the ways that nobody plans."""
    if way in ("closed terminal", "closed unsaid"):
        os.close(terminal._master)
        os.close(terminal._slave)
        terminal.process.wait(20)
        # What `close` gives back has to be there.
        terminal._master, terminal._slave = os.openpty()
    elif way == "ctrl+c":
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        assert "The mission waits at question 2" in terminal.text
    else:
        terminal.process.send_signal(getattr(signal, way))
        terminal.process.wait(20)


@pytest.mark.parametrize(
    "way", ["ctrl+c", "closed terminal", "closed unsaid", "SIGHUP", "SIGTERM", "SIGKILL"]
)
def test_a_mission_that_was_cut_off_goes_on_at_its_question(way: str) -> None:
    command = [*KEEPER, *SEEDED] if way == "closed unsaid" else SEEDED
    with Terminal(command, env=STILL) as terminal:
        question(terminal, 1)
        terminal.press("f2")
        terminal.wait_for("S K I P P E D")
        terminal.press("enter")
        asked = question(terminal, 2)
        cut_off(terminal, way)
    with Terminal(env=STILL) as terminal:
        terminal.wait_for("An interrupted mission is waiting: question 2 of 10.")
        terminal.press("r")
        assert question(terminal, 2) == asked
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130


def test_a_mission_that_another_window_plays_is_not_offered() -> None:
    with Terminal(SEEDED, env=STILL) as playing:
        question(playing, 1)
        with Terminal(env=STILL) as terminal:
            terminal.wait_for("not yet answered")
            assert "waiting" not in terminal.settle()
        playing.press("q")
        playing.wait_for("Leave this mission?")
        playing.press("w")
        playing.wait_for("An interrupted mission is waiting: question 1 of 10.")
