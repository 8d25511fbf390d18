"""A line on stderr that tells how far something is, where it takes long and somebody looks."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from bureau_quiz.authoring.progress import Progress, silent
from bureau_quiz.cli import talk
from bureau_quiz.text import visible

PATIENCE = 1.0
"""Seconds before anything is drawn: what is done by then needs no bar."""
PAUSE = 0.1
"""Seconds between two drawings."""
BAR = 24
"""Cells of the bar, at most."""


@contextmanager
def shown() -> Iterator[Progress]:
    """Draw what is told as long as this lasts, then leave no trace; nowhere but at a terminal."""
    if not talk.is_terminal(sys.stderr) or os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        yield silent
        return
    line = Line(sys.stderr, time.monotonic, lambda: shutil.get_terminal_size().columns)
    try:
        yield line
    finally:
        line.clear()


class Line:
    """One line of a terminal, drawn over and over."""

    def __init__(
        self, stream: TextIO, clock: Callable[[], float], width: Callable[[], int]
    ) -> None:
        self._stream = stream
        self._clock = clock
        self._width = width
        self._next = clock() + PATIENCE
        self._drawn = False

    def __call__(self, what: str, done: int = 0, of: int = 0) -> None:
        """Draw how far it is, if it is time to."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + PAUSE
        self._write(f"\r{_line(visible(what), done, of, self._width() - 1)}\x1b[K")
        self._drawn = True

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._write("\r\x1b[K")
            self._drawn = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:  # whoever looked has left; what is done goes on
            self._next = float("inf")


def _line(what: str, done: int, of: int, room: int) -> str:
    """A bar, how much of it is done, and what, in at most so many cells."""
    if not of:
        return f"{what} ..."[:room]
    done = min(done, of)
    bar = min(BAR, room // 3)
    full = bar * done // of
    return f"[{'#' * full}{'-' * (bar - full)}] {done * 100 // of:3} %  {what}"[:room]
