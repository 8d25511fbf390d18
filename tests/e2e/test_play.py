"""The real program in a terminal: a round to its end, the board after a restart, ways out."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from tests.e2e.terminal import GAME, Terminal

SIZES = [(80, 24), (40, 12), (200, 60)]
STILL = {"TEXTUAL_ANIMATIONS": "none"}
SEEDED = [*GAME, "play", "the-bureau", "--seed", "7", "--untimed"]


def told(screen: str) -> bool:
    """Whether a verdict stands on the screen; on a small one its stamp may be further down."""
    return bool(re.search(r"[✓✗]|S K I P P E D|enter next", screen))


def asked(screen: str, number: int) -> bool:
    """Whether this question is asked, and not yet settled."""
    # The last key of the footer; on a small screen it has no name.
    drawn = screen.rstrip().endswith(("q", "esc", "leave"))
    return f"{number}/" in screen and drawn and not told(screen)


def ask(terminal: Terminal, number: int) -> str:
    """Wait for a question; the screen with it."""
    return terminal.wait_for(lambda screen: asked(screen, number))


def answer(terminal: Terminal, number: int) -> str:
    """Answer a question with its first option, or skip one that needs more; the verdict's screen.

    Once an option has settled the question, F2 does nothing any more.
    """
    ask(terminal, number)
    terminal.press("1", "f2")
    return terminal.wait_for(told)


def score_of_ten(terminal: Terminal) -> int:
    """Play the ten questions that have begun, to the debriefing; how many answers were right."""
    for number in range(1, 11):
        answer(terminal, number)
        terminal.press("enter")
    screen = terminal.wait_for(lambda screen: "of 10 right" in screen)
    found = re.search(r"(\d+) of 10 right", screen)
    assert found
    return int(found[1])


def boards() -> list[dict[str, object]]:
    """The scores, as a script gets them."""
    ran = subprocess.run([*GAME, "scores", "--format", "json"], capture_output=True, check=True)
    found = json.loads(ran.stdout)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_a_round_to_the_board_and_the_score_after_a_restart(columns: int, lines: int) -> None:
    with Terminal(columns=columns, lines=lines, env=STILL) as terminal:
        terminal.wait_for("New mission")
        terminal.press("enter")
        terminal.wait_for(lambda screen: re.search(r"Begin +10 of \d+", screen))
        terminal.press("b")
        while not score_of_ten(terminal):  # nothing at all takes no place
            terminal.press("a")
        terminal.press("h")
        terminal.wait_for(lambda screen: re.search(r"\b1\b.*Agent", screen))
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
    points = subprocess.run([*GAME, "scores"], capture_output=True, text=True, check=True).stdout
    assert "Agent" in points
    assert len(boards()) == 1
    with Terminal(columns=columns, lines=lines, env=STILL) as terminal:
        terminal.wait_for(lambda screen: re.search(r"Hall of fame +best \d", screen))
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.usefixtures("warm")
def test_the_mouse_alone_plays() -> None:
    with Terminal(env=STILL) as terminal:
        terminal.wait_for("New mission")
        terminal.click("New mission")
        terminal.wait_for(lambda screen: re.search(r"Begin +10 of \d+", screen))
        terminal.click("Begin")
        for number in range(1, 4):
            option = re.search(r"^\W*(2 +\S.*)$", ask(terminal, number), re.MULTILINE)
            terminal.click(option[1].strip() if option else "skip")
            if not told(terminal.settle()):
                terminal.click("skip")
            terminal.wait_for("enter next")
            terminal.click("next")
        ask(terminal, 4)
        terminal.click("leave")
        terminal.settle()
        assert terminal.process.poll() is None


@pytest.mark.usefixtures("warm")
def test_ctrl_c_in_a_mission_quits_at_once_and_says_what_was_saved() -> None:
    with Terminal(SEEDED, env=STILL) as terminal:
        answer(terminal, 1)
        terminal.press("enter")
        answer(terminal, 2)
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        assert "2 answers" in terminal.text


@pytest.mark.usefixtures("warm")
def test_a_window_that_changes_its_size_keeps_the_question() -> None:
    with Terminal(SEEDED, env=STILL) as terminal:
        screen = ask(terminal, 1)
        option = re.search(r"^\W*4 +(\S.*)$", screen, re.MULTILINE)
        assert option
        for columns, lines in [(40, 12), (120, 40), (20, 5), (200, 60), (40, 12)]:
            terminal.resize(columns, lines)
            wanted = option[1].strip() if columns >= 40 else "small"
            terminal.wait_for(wanted)
        terminal.press("4")
        terminal.wait_for(told)


def test_two_programs_at_once_both_keep_what_they_told() -> None:
    with Terminal(SEEDED, env=STILL) as first, Terminal(SEEDED, env=STILL) as second:
        for number in range(1, 4):
            for terminal in (first, second):
                answer(terminal, number)
                terminal.press("enter")
        for terminal in (first, second):
            terminal.press("ctrl+c")
            assert terminal.wait_exit() == 130
            assert "3 answers" in terminal.text


@pytest.mark.usefixtures("warm")
def test_the_plain_round_of_a_seed_is_the_round_on_the_screen() -> None:
    ran = subprocess.run(
        [*SEEDED, "--plain"], input="/skip\n" * 10, capture_output=True, text=True, check=True
    )
    blocks = re.findall(r"^Question \d+ of 10.*\n(.*)\n(?:A\. (.*)\nB\. (.*)\n)?", ran.stdout, re.M)
    assert len(blocks) == 10
    with Terminal(SEEDED, columns=200, lines=60, env=STILL) as terminal:
        for number, texts in enumerate(blocks, 1):
            screen = ask(terminal, number)
            plain = " ".join(screen.split())
            assert all(" ".join(text.split()) in plain for text in texts), f"question {number}"
            answer(terminal, number)
            terminal.press("enter")


@pytest.mark.usefixtures("warm")
def test_answers_from_a_pipe_give_the_same_round_twice() -> None:
    command = [*GAME, "play", "the-bureau", "--plain", "--seed", "7", "--questions", "10"]
    first, second = (
        subprocess.run(
            command, input="a\n/skip\n" * 10, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    )
    # The second round of a home may beat, or not, the personal best that the first one set.
    end = "\nThe round is over"
    assert first.partition(end)[0] == second.partition(end)[0]
    assert "Question 10 of 10" in first
