"""The real program in a shell's hands: pipes that close, strange bytes, Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import GAME, RIVERS, Ran, apart
from tests.signals import heed

pytestmark = pytest.mark.usefixtures("warm")

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


@pytest.fixture(params=["heeded", "ignored"])
def interrupts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ctrl-C as the tests' own parent left it, or ignored as under `nohup make test &`."""
    before = signal.getsignal(signal.SIGINT)
    if request.param == "ignored":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
@pytest.mark.parametrize("answers", [0, 2])
def test_ctrl_c_ends_at_once_and_what_was_answered_is_kept(rivers: Path, answers: int) -> None:
    code, out, err = stopped(rivers, answers, signal.SIGINT)
    assert (code, err) == (130, "")
    words = {0: "Nothing was answered.", 2: "Saved: two answers, "}
    assert f"Interrupted.\n{words[answers]}" in out
    assert f"The round waits at question {answers + 1}." in out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_other_signals_end_it_as_ctrl_c_does(rivers: Path, number: signal.Signals) -> None:
    code, out, err = stopped(rivers, 2, number)
    assert (code, err) == (128 + number, "")
    assert "Interrupted.\nSaved: two answers, " in out


def test_a_signal_that_is_ignored_stays_so(rivers: Path) -> None:
    code, out, _ = stopped(rivers, 1, signal.SIGHUP, ignored=signal.SIGHUP, then="b\n" * 9)
    assert code == 0
    assert "The round is over." in out


def stopped(
    rivers: Path,
    answers: int,
    number: signal.Signals,
    ignored: signal.Signals | None = None,
    then: str = "",
) -> Ran:
    """Answer some questions, send a signal, type the rest; gives the code and what came after."""

    def prepare() -> None:
        heed()
        if ignored:
            signal.signal(ignored, signal.SIG_IGN)

    with subprocess.Popen(
        [*GAME, "play", str(rivers), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=0,
        preexec_fn=prepare,
    ) as game:
        assert game.stdin
        assert game.stdout
        game.stdin.write("a\n" * answers)
        game.stdin.flush()
        while not (line := game.stdout.readline()).startswith(f"Question {answers + 1} "):
            assert line, "the program ended too soon"
        for _ in range(5):
            game.stdout.readline()
        game.send_signal(number)
        out, err = game.communicate(then or None, timeout=20)
    return Ran(game.returncode, out, err)
