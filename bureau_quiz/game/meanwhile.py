"""What is worked out in a thread, while somebody waits for it as long as they like."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Generic, TypeVar

Found = TypeVar("Found")
Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""

BEAT = 0.25
"""Seconds between two reports to who waits."""


class Meanwhile(Generic[Found]):
    """Work in a thread that is no reason to wait when the program ends."""

    def __init__(self, work: Callable[[Progress], Found]) -> None:
        """Begin at once.

        Args:
            work: What is done; it may tell how far it is.
        """
        self._work = work
        self._done = Event()
        self._far: tuple[int, int] | None = None
        self._result: Callable[[], Found]
        Thread(target=self._run, daemon=True).start()

    @property
    def found(self) -> Found:
        """What came of it, once it is done; what the work raised is raised here."""
        return self._result()

    def wait(self, patience: float | None = None, tell: Progress | None = None) -> bool:
        """Wait until it is done; gives whether it is.

        Args:
            patience: Seconds at most; None: as long as it takes.
            tell: Told how far it is, in the thread of who waits; only without a limit.
        """
        if patience is not None:
            return self._done.wait(patience)
        while not self._done.wait(BEAT):
            if tell and self._far:
                tell(*self._far)
        return True

    def _run(self) -> None:
        try:
            found = self._work(self._report)
            self._result = lambda: found
        except BaseException as error:
            failed = error

            def fail() -> Found:
                raise failed

            self._result = fail
        self._done.set()

    def _report(self, done: int, of: int) -> None:
        self._far = done, of
