"""The time left, as a line that grows shorter and a number."""

from __future__ import annotations

from math import ceil

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, STRONG

HURRY = 5
"""Seconds below which the number is set strong."""


class TimeBar(Widget):
    """Redrawn only when what it shows changes."""

    def __init__(self) -> None:
        super().__init__()
        self._limit = 0.0
        self._left = 0.0
        self._drawn = ""

    def show(self, limit: float, left: float) -> None:
        """Set the seconds given and the seconds left."""
        self._limit, self._left = limit, min(max(left, 0.0), limit)
        if self._line(self.content_size.width).plain != self._drawn:
            self.refresh()

    def render(self) -> Content:
        line = self._line(self.content_size.width)
        self._drawn = line.plain
        return line

    def _line(self, width: int) -> Content:
        number = f"{ceil(self._left)} s".rjust(6)
        room = max(width - len(number), 0)
        half = round(room * 2 * self._left / self._limit) if self._limit else 0
        full = "━" * (half // 2) + ("╸" if half % 2 else "")
        rest = "─" * (room - len(full))
        return Content.assemble(
            (full, STAMP), (rest, RULE), (number, STRONG if self._left <= HURRY else QUIET)
        )
