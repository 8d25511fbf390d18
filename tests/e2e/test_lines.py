"""The real program line by line at a terminal: cut off and gone on with, and played to its end."""

from __future__ import annotations

import re
import signal
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.terminal import GAME, Terminal

pytestmark = pytest.mark.usefixtures("warm")

PLAIN = (*GAME, "play", "--plain")
WAITS = "A round waits: The Bureau, classic, question 2 of 10. Go on with it? [y/n/drop]"
PROMPT = re.compile(r"\n> *$")


def lines(*words: str) -> Terminal:
    """The program line by line, at a terminal high enough that nothing is lost above it."""
    return Terminal([*PLAIN, *words], columns=200, lines=300)


def question(terminal: Terminal, number: int) -> list[str]:
    """Wait until a question can be answered; what was said of it."""

    def asked(screen: str) -> bool:
        return f"Question {number} of" in screen and bool(PROMPT.search(screen.rstrip()))

    screen = terminal.wait_for(asked)
    block = screen.rstrip().rpartition(f"Question {number} of")[2]
    # How a kind is answered is told once a start.
    return [line for line in block.splitlines()[:-1] if not line.startswith("Type ")]


def shows(prompt: str, screen: str) -> bool:
    """Whether a prompt stands on the screen, however its lines are broken, to be answered."""
    return " ".join(prompt.split()) in " ".join(screen.split()) and "skip" in screen


def to_the_second(*words: str) -> tuple[Terminal, list[str]]:
    """A round whose first question is settled, and what its second one is."""
    terminal = lines("the-bureau", *words)
    question(terminal, 1)
    terminal.send("/skip\r")
    if "--timed" in words:
        terminal.wait_for("Press Enter for the next question.")
        terminal.press("enter")
    return terminal, question(terminal, 2)


@pytest.mark.parametrize("timer", ["--untimed", "--timed"])
def test_a_round_that_was_killed_goes_on_at_the_same_question(timer: str) -> None:
    terminal, asked = to_the_second(timer)
    terminal.kill()
    terminal.close()
    assert ("You have 20 seconds." in asked[0]) == (timer == "--timed")
    with lines() as terminal:
        terminal.wait_for(WAITS)
        terminal.send("perhaps\r")
        terminal.wait_for("Type y to go on")
        terminal.send("y\r")
        assert question(terminal, 2) == asked
        terminal.send("/quit\r")
        terminal.wait_exit()


@pytest.mark.parametrize("way", ["ctrl+c", "ctrl+d", "/leave", "SIGTERM", "SIGHUP"])
def test_whatever_ends_it_the_round_waits_and_that_is_said(way: str) -> None:
    terminal, asked = to_the_second()
    with terminal:
        if way.startswith("SIG"):
            terminal.process.send_signal(getattr(signal, way))
        elif way.startswith("/"):
            terminal.send(f"{way}\r")
        else:
            terminal.press(way)
        terminal.wait_exit()
        assert "Saved: one answer, 0 points." in terminal.text
        assert "The round waits at question 2." in terminal.text
    with lines("--resume") as terminal:
        assert question(terminal, 2) == asked


def test_a_round_that_waits_may_wait_on_or_be_dropped() -> None:
    terminal, asked = to_the_second()
    terminal.close()
    with lines() as terminal:
        terminal.wait_for(WAITS)
        terminal.send("n\r")
        question(terminal, 1)
        terminal.send("/quit\r")
        terminal.wait_exit()
    with lines("--fresh") as terminal:
        question(terminal, 1)
        terminal.send("/quit\r")
        terminal.wait_exit()
        assert "A round waits" not in terminal.text
    with lines() as terminal:
        terminal.wait_for(WAITS)
        terminal.send("drop\r")
        question(terminal, 1)
        terminal.send("/quit\r")
        terminal.wait_exit()
        assert "Dropped; what you answered is kept, as unfinished." in terminal.text
    with lines("--resume") as terminal:
        assert terminal.wait_exit() == 2
        assert "No round waits to be gone on with." in terminal.text
    assert asked


def test_the_screen_goes_straight_to_the_round_that_waits() -> None:
    terminal, asked = to_the_second()
    terminal.close()
    with Terminal([*GAME, "play", "--resume"], env={"TEXTUAL_ANIMATIONS": "none"}) as screen:
        shown = " ".join(screen.wait_for(lambda text: "2/10" in text and "leave" in text).split())
        assert " ".join(asked[1].split()) in shown


def test_several_play_in_turns_to_the_end() -> None:
    with lines("the-bureau", "--names", "Marina,Raymond,Henri", "--questions", "2") as terminal:
        for number, name in enumerate(["Marina", "Raymond", "Henri"] * 2, 1):
            block = terminal.wait_for(f"It is {name}'s turn. Question {number} of 6.")
            question(terminal, number)
            assert block
            terminal.send("/skip\r")
        terminal.wait_for("1. Marina: 0 points, zero of two right.")
        terminal.wait_for("Press Enter to end")
        terminal.press("enter")
        assert terminal.wait_exit() == 0


def test_another_round_by_one_key() -> None:
    with lines("the-bureau", "--questions", "1") as terminal:
        question(terminal, 1)
        terminal.send("/skip\r")
        terminal.wait_for("Press Enter to end, a for another round, m for what you missed.")
        first = terminal.text.count("Question 1 of 1.")
        terminal.send("m\r")
        terminal.wait_for(lambda screen: screen.count("Question 1 of 1.") == first + 1)
        terminal.send("/quit\r")
        assert terminal.wait_exit() == 0


def test_a_code_is_the_same_round_in_another_home_on_the_screen(tmp_path: Path) -> None:
    ran = subprocess.run(
        [*PLAIN, "the-bureau"], input="/skip\n" * 10, capture_output=True, text=True, check=True
    )
    told = ran.stdout.splitlines()
    code = told[told.index("The code of this round, for others to play the very same one:") + 1]
    prompts = re.findall(r"^Question \d+ of 10\..*\n(.*)$", ran.stdout, re.M)
    elsewhere = {"BUREAU_QUIZ_HOME": str(tmp_path), "TEXTUAL_ANIMATIONS": "none"}
    command = [*GAME, "play", "--code", code]
    with Terminal(command, columns=160, lines=50, env=elsewhere) as screen:
        for number, prompt in enumerate(prompts, 1):
            screen.wait_for(f"{number}/10")
            screen.wait_for(partial(shows, prompt))
            screen.press("f2")
            screen.wait_for("enter next")
            screen.press("enter")
