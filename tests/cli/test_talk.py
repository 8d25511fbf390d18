"""Reading and writing at a terminal, and at one that has gone."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from bureau_quiz.cli import talk
from tests.cli.commands import at_terminal


class Tty(NamedTuple):
    """A pseudo terminal: what a person types goes in at `person`."""

    person: int
    fds: list[int]

    def type(self, text: str) -> None:
        os.write(self.person, text.encode())

    def shown(self, what: str = "") -> str:
        """All that is on the screen, once a line has ended and it holds this."""
        text = ""
        while what not in text or not text.endswith("\r\n"):
            text += os.read(self.person, 4096).decode()
        return text

    def hang_up(self) -> None:
        os.close(self.fds.pop(0))


@pytest.fixture
def tty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tty]:
    """Both standard streams at one pseudo terminal."""
    person, program = os.openpty()
    terminal = Tty(person, [person, program])
    with (
        os.fdopen(os.dup(program)) as reading,
        os.fdopen(program, "w", closefd=False) as writing,
    ):
        # pytest puts streams of its own into sys when the test begins.
        streams = SimpleNamespace(stdin=reading, stdout=writing)
        monkeypatch.setattr(talk, "sys", streams)
        yield terminal
    for fd in terminal.fds:
        os.close(fd)


def test_a_line_that_comes_in_time(tty: Tty) -> None:
    tty.type("malotru\n")
    assert talk.ask("> ", 60) == "malotru"
    tty.type("b\n")
    assert talk.ask("> ") == "b"


def test_none_in_time_and_what_was_half_typed_is_dropped(tty: Tty) -> None:
    tty.type("malo")
    assert talk.ask("> ", 0.01) is None
    assert sorted(tty.shown()) == sorted("> malo\r\n")
    tty.type("b\n")
    assert talk.ask("> ", 60) == "b"


def test_a_pipe_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    os.write(write, b"late\n")
    with os.fdopen(read) as reading, os.fdopen(write, "w"):
        monkeypatch.setattr(sys, "stdin", reading)
        assert talk.ask("", 0) == "late"


def test_a_terminal_that_was_hung_up_is_a_reader_who_left(tty: Tty) -> None:
    tty.hang_up()
    with pytest.raises(BrokenPipeError):
        talk.tell("Right.")
    talk.tell("Nobody reads this.")
    with pytest.raises(EOFError):
        talk.ask("")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("É", "E"),
        ("“\ufffd\ufffd”", '"??"'),
        ("東é京", "?e?"),
        ("e\u0301", "e"),
        ("200 × 1.2 …", "200 x 1.2 ..."),
        ("½", "12"),
        ("🚀", "?"),
    ],
)
def test_what_ascii_makes_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, shown: str
) -> None:
    with (tmp_path / "out").open("w", encoding="ascii") as file:
        monkeypatch.setattr(sys, "stdout", file)
        talk.prepare()
        assert talk.printed(text) == shown
        assert talk.printed("plain") == "plain"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Wrong. The right answer: Marie-Jeanne.", "Wrong. The right\nanswer:\nMarie-Jeanne."),
        ("short enough", "short enough"),
        ("", ""),
        ("x" * 30, "x" * 30),
        ("  A  line   as it is", "  A  line   as it is"),
    ],
)
def test_no_word_is_broken_at_a_terminal(
    tty: Tty, monkeypatch: pytest.MonkeyPatch, line: str, shown: str
) -> None:
    monkeypatch.setattr(talk, "width", lambda: 20)
    talk.tell(line)
    assert tty.shown() == shown.replace("\n", "\r\n") + "\r\n"


def test_a_prompt_is_parted_before_the_space_that_ends_it(
    tty: Tty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "width", lambda: 20)
    tty.type("y\n")
    assert talk.ask("A round waits. Go on? [y/n] ") == "y"
    talk.tell("")
    prompt = "A round waits. Go\r\non? [y/n] "
    assert prompt in tty.shown(prompt)


def test_lines_to_a_pipe_stay_as_they_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "width", lambda: 20)
    talk.tell("Wrong. The right answer: Marie-Jeanne.")
    assert capsys.readouterr().out == "Wrong. The right answer: Marie-Jeanne.\n"


def test_at_a_terminal_no_word_of_what_is_wrong_is_broken(tmp_path: Path) -> None:
    wrong = at_terminal("play", "--mode", "time-attack", "--timed", folder=tmp_path)
    assert wrong == (
        "bureau-quiz: Time attack has rules of\nits own: --timed cannot go with it.\n"
        "  Leave it out.\n"
    )
    mended = at_terminal("train", "--category", "Nope", folder=tmp_path)
    assert all(line.startswith("  ") for line in mended.splitlines()[2:])
    assert max(map(len, mended.splitlines())) <= 40
    assert "Disciplines" in mended.replace(",", "").split()
