"""Lines of a script: taken one by one, looked at ahead, never waited for when only looked at."""

import io
import os
from collections.abc import Iterator
from typing import NamedTuple, TextIO

import pytest

from bureau_quiz.cli.script import Script


class Pipe(NamedTuple):
    """A script that comes through a pipe, piece by piece."""

    script: Script
    end: int

    def send(self, data: bytes) -> None:
        os.write(self.end, data)


def reader(file: int, encoding: str = "utf-8") -> TextIO:
    return os.fdopen(file, encoding=encoding, errors="backslashreplace")


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """A pipe whose writing end is still open."""
    out, end = os.pipe()
    with reader(out) as stream:
        yield Pipe(Script(stream, 20), end)
        os.close(end)


def test_what_has_not_come_is_not_waited_for(pipe: Pipe) -> None:
    assert pipe.script.ahead() is None
    pipe.send(b"half a ")
    assert pipe.script.ahead() is None
    pipe.send(b"line\nand more\n")
    assert pipe.script.ahead() == "half a line\n"
    assert pipe.script.ahead() == "half a line\n"
    assert pipe.script.line() == "half a line\n"
    assert pipe.script.line() == "and more\n"
    assert pipe.script.ahead() is None


def test_what_is_cut_in_the_middle_of_a_character_is_read_whole(pipe: Pipe) -> None:
    data = "Phénomène\r\nß\n".encode()
    for at in range(len(data)):
        pipe.send(data[at : at + 1])
        pipe.script.ahead()
    assert (pipe.script.line(), pipe.script.line()) == ("Phénomène\n", "ß\n")


def test_a_long_line_is_several(pipe: Pipe) -> None:
    pipe.send(b"x" * 45 + b"\n")
    assert [len(pipe.script.line()) for _ in range(3)] == [20, 20, 6]


def test_a_pipe_that_does_not_wait_is_waited_for(pipe: Pipe) -> None:
    pipe.send(b"one\n")
    os.set_blocking(pipe.script._file or 0, False)
    assert pipe.script.line() == "one\n"
    assert pipe.script.ahead() is None


@pytest.mark.parametrize("data", [b"a\nb", b"a\r\nb", b"a\rb"])
def test_the_end(data: bytes) -> None:
    out, end = os.pipe()
    os.write(end, data)
    os.close(end)
    with reader(out) as stream:
        script = Script(stream, 20)
        assert [script.line() for _ in range(4)] == ["a\n", "b", "", ""]
        assert script.ahead() == ""


def test_a_stream_that_lies_in_memory() -> None:
    script = Script(io.StringIO("a\n/right\n"), 20)
    assert script.line() == "a\n"
    assert script.ahead() == "/right\n"
    assert [script.line() for _ in range(2)] == ["/right\n", ""]


def test_no_stream_at_all() -> None:
    script = Script(None, 20)
    assert (script.ahead(), script.line()) == ("", "")
