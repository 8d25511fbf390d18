"""The time left, as a line that grows shorter and a number."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, STRONG
from bureau_quiz.ui.stopwatch import Stopwatch

if TYPE_CHECKING:
    from bureau_quiz.ui.app import BureauApp

TICK = 0.5
"""Seconds between two looks at the clock; it is redrawn only when what it shows has changed."""
HURRY = 5
"""Seconds below which the number is set strong, and at which the bell rings where it is on."""


class TimeBar(Widget):
    """Looks at a stopwatch while it runs, and says when the time is up."""

    class Up(Message):
        """The time that was given is over."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = Stopwatch()
        self._limit = 0.0
        self._whole = 0.0
        self._drawn = ""
        self._tick: Timer | None = None
        self._rung = True
        """Whether it was told that little time is left, or there never was more."""

    def watch_clock(
        self,
        clock: Stopwatch,
        limit: float | None,
        running: bool,
        whole: float | None = None,
    ) -> None:
        """Show what a clock leaves of `limit` seconds; None: there is no limit to show.

        Args:
            clock: What is looked at.
            limit: Seconds until the time is up.
            running: Whether it is to be looked at again and again.
            whole: Seconds that a full bar stands for, where it is not `limit`.
        """
        self._clock, self._limit = clock, limit or 0.0
        self._whole = max(whole or 0.0, self._limit)
        self._rung = self._limit - clock.seconds <= HURRY
        self.display = limit is not None
        running = running and limit is not None
        if running and self._tick is None:
            self._tick = self.set_interval(TICK, self._look)
        elif not running and self._tick is not None:
            self._tick.stop()
            self._tick = None
        self.refresh()

    def _look(self) -> None:
        left = self._limit - self._clock.seconds
        if left <= HURRY and not self._rung:
            self._rung = True
            if cast("BureauApp", self.app).game.settings.bell:
                self.app.bell()
        if self._clock.seconds >= self._limit:
            self.post_message(self.Up())
        if self._line(self.content_size.width).plain != self._drawn:
            self.refresh()

    def render(self) -> Content:
        line = self._line(self.content_size.width)
        self._drawn = line.plain
        return line

    def _line(self, width: int) -> Content:
        left = min(max(self._limit - self._clock.seconds, 0.0), self._limit)
        number = f"{ceil(left)} s".rjust(6)
        room = max(width - len(number), 0)
        half = round(room * 2 * left / self._whole) if self._whole else 0
        full = "━" * (half // 2) + ("╸" if half % 2 else "")
        rest = "─" * (room - len(full))
        return Content.assemble(
            (full, STAMP), (rest, RULE), (number, STRONG if left <= HURRY else QUIET)
        )
