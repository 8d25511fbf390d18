"""The line on stderr that tells how far something is."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bureau_quiz.authoring.check import check
from bureau_quiz.authoring.progress import silent
from bureau_quiz.cli import progress


class Terminal(io.StringIO):
    """A stream at which a person sits."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A time that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def drawn(width: int = 80) -> tuple[progress.Line, Terminal, Clock]:
    stream, clock = Terminal(), Clock()
    return progress.Line(stream, clock, lambda: width), stream, clock


def test_what_is_quick_draws_nothing() -> None:
    line, stream, clock = drawn()
    for done in range(10):
        clock.now = done / 11
        line("reading rivers.yaml", done, 10)
    line.clear()
    assert stream.getvalue() == ""


def test_what_takes_long_is_drawn_now_and_then_and_cleared() -> None:
    line, stream, clock = drawn()
    for done in range(1_025):
        clock.now = done / 512
        line("reading rivers.yaml", done, 1_024)
    lines = stream.getvalue().split("\r")[1:]
    assert len(lines) == 10
    assert lines[0] == "[############------------]  50 %  reading rivers.yaml\x1b[K"
    assert lines[1].startswith("[#############-----------]  55 %  reading")
    line.clear()
    line.clear()
    assert stream.getvalue().endswith("\r\x1b[K")
    assert stream.getvalue().count("\r") == 11


@pytest.mark.parametrize("width", [10, 40, 200])
def test_a_line_is_never_wider_than_its_terminal(width: int) -> None:
    line, stream, clock = drawn(width)
    clock.now = 5.0
    line(f"reading {'x' * 300}\x1b[31m.yaml", 3, 2)
    clock.now = 6.0
    line("looking through it")
    for shown in stream.getvalue().split("\r")[1:]:
        assert len(shown.removesuffix("\x1b[K")) < width
        assert shown.removesuffix("\x1b[K").isprintable()


def test_a_reader_who_leaves_does_not_end_the_work() -> None:
    line, stream, clock = drawn()

    def leave(_: str) -> int:
        raise BrokenPipeError

    stream.write = leave  # type: ignore[method-assign]
    for clock.now in (2.0, 3.0):
        line("reading rivers.yaml", 1, 2)
    line.clear()


@pytest.mark.parametrize(
    ("stream", "term"), [(io.StringIO(), "xterm"), (Terminal(), "dumb"), (None, "xterm")]
)
def test_nothing_is_drawn_where_nobody_would_see_it(
    stream: io.StringIO | None, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", term)
    with progress.shown() as told:
        assert told is silent


def test_at_a_terminal_the_line_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", -1)
    monkeypatch.setenv("TERM", "xterm")
    shown = progress.shown()
    shown.__enter__()("reading rivers.yaml", 1, 2)
    assert shown.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None) is False
    assert stream.getvalue().endswith("rivers.yaml\x1b[K\r\x1b[K")


def test_checking_tells_how_far_it_is(rivers: Path) -> None:
    told: list[tuple[str, int, int]] = []
    check(rivers, lambda what, done=0, of=0: told.append((what, done, of)))
    lines = 2 * len(rivers.read_text(encoding="utf-8").split("\n"))
    reading = [(done, of) for what, done, of in told if what == f"reading {rivers}"]
    assert reading
    assert {of for _, of in reading} == {lines}
    assert all(0 < done <= lines for done, _ in reading)
    making = [(done, of) for what, done, of in told if what.startswith("making")]
    assert making == [(done, 10) for done in range(1, 11)]
    assert told[-1][0] == "looking through the questions of rivers.yaml"
