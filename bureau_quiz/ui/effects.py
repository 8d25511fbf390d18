"""Short effects that nobody waits for: bars that lift off a text, as if it were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.timer import Timer
from textual.widget import Widget

if TYPE_CHECKING:
    from bureau_quiz.ui.screens.base import BureauScreen

FRAMES_PER_SECOND = 25
LONGEST = 0.7
"""Seconds that an effect may take."""
PACE = 90
"""Characters a second, where that is not too slow."""


class Lifting(Widget):
    """A widget whose text can be uncovered bit by bit; `shown` says how much is.

    With animations off it is whole at once. Any key or click makes it whole: see `BureauApp`.
    """

    shown = 0
    """Characters that are uncovered."""
    _length = 0
    _timer: Timer | None = None

    def lift(self, length: int) -> None:
        """Uncover a text of this many characters from its start."""
        self.settle()
        self._length = length
        if self.app.animation_level != "full" or not length:
            self.shown = length
            return
        self.shown = 0
        cast("BureauScreen[Any]", self.screen).effects.add(self)
        self._timer = self.set_interval(1 / FRAMES_PER_SECOND, self._step)

    def settle(self) -> None:
        """Uncover the rest at once."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            cast("BureauScreen[Any]", self.screen).effects.discard(self)
            self.shown = self._length
            self.refresh()

    def _step(self) -> None:
        pace = max(PACE, self._length / LONGEST)
        self.shown += round(pace / FRAMES_PER_SECOND)
        if self.shown >= self._length:
            self.settle()
        else:
            self.refresh()
