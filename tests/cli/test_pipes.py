"""The real program in a shell's hands: pipes that close, strange bytes, Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import GAME, RIVERS, apart

BASH = ("bash", "-o", "pipefail", "-c")


def many(rivers: Path) -> Path:
    """A pack whose preview is far longer than what a pipe holds."""
    file = rivers.with_name("many.yaml")
    rows = "".join(
        f"      - {{name: River {number}, sea: Sea {number}, source: Hill {number}}}\n"
        for number in range(300)
    )
    first, last = RIVERS.index("      - {"), RIVERS.index("templates:")
    file.write_text(RIVERS[:first] + rows + RIVERS[last:], encoding="utf-8")
    return file


def shell(line: str, rivers: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `$quiz` is the program and `$rivers` and `$many` are packs."""
    quiz = f"'{sys.executable}' -m bureau_quiz"
    return subprocess.run(
        [*BASH, line.replace("$quiz", quiz)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "rivers": str(rivers), "many": str(many(rivers))},
    )


@pytest.mark.parametrize(
    "line",
    [
        "$quiz --help | head -1",
        "$quiz pack preview $many | head -1",
        "$quiz pack preview $many --format json | head -c 1",
        "$quiz pack check $many | head -c 1",
        "yes a | $quiz play $many --plain --questions 200 2>&1 | head -4; true",
        "$quiz paths >&-",
        "$quiz paths <&-",
        "$quiz play $rivers <&-",
        "$quiz play $rivers --plain >&- < /dev/null",
        "$quiz pack check $rivers 2>&-",
    ],
)
def test_a_pipe_that_closes_is_no_trouble(line: str, rivers: Path) -> None:
    ran = shell(line, rivers)
    assert ran.stderr == ""
    assert ran.returncode == 0


def test_a_full_disk_is_said(rivers: Path) -> None:
    ran = shell("$quiz pack preview $rivers > /dev/full", rivers)
    assert ran.returncode == 2
    assert ran.stderr == "bureau-quiz: the output could not be written: No space left on device\n"


def test_bytes_that_are_no_text_are_misread_only(rivers: Path) -> None:
    ran = apart("play", rivers, typed=b"\xff\xfe\x00\x1b[A\n" + b"x" * 100_000 + b"\na\n")
    assert ran.code == 0
    assert ran.err == ""
    assert "End of input." in ran.out
    assert all(line.isprintable() for line in ran.out.splitlines())


@pytest.mark.parametrize("answers", [0, 2])
def test_ctrl_c_ends_at_once_and_what_was_answered_is_kept(rivers: Path, answers: int) -> None:
    with subprocess.Popen(
        [*GAME, "play", str(rivers), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=0,
    ) as game:
        assert game.stdin
        assert game.stdout
        game.stdin.write("a\n" * answers)
        game.stdin.flush()
        while not game.stdout.readline().startswith(f"Question {answers + 1} "):
            pass
        for _ in range(5):
            game.stdout.readline()
        game.send_signal(signal.SIGINT)
        out, err = game.communicate(timeout=20)
    assert game.returncode == 130
    assert err == ""
    words = {0: "zero answers, 0", 2: "two answers, "}
    assert f"Interrupted.\nSaved: {words[answers]}" in out
