"""Seconds that count while a prompt is to be seen."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Stopwatch:
    """Counts seconds; pauses are left out."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Take a clock whose seconds only ever grow."""
        self._clock = clock
        self._before = 0.0
        self._since: float | None = None

    @property
    def seconds(self) -> float:
        """What has been counted so far."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return self._before + running

    def reset(self) -> None:
        """Forget what was counted, and stop."""
        self._before, self._since = 0.0, None

    def stop(self) -> None:
        """Stop counting; what is counted stays."""
        self._before, self._since = self.seconds, None

    def go_on(self) -> None:
        """Count further."""
        if self._since is None:
            self._since = self._clock()
