"""Ends asked for from outside: SIGTERM and SIGHUP end a dialogue as Ctrl-C does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

NAMES = ("SIGTERM", "SIGHUP")
"""Those that are heeded, where the system has them."""


class Ended(KeyboardInterrupt):
    """A signal wants the program to end; what stops for Ctrl-C stops for this."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number
        """The exit code that tells a supervisor which signal it was."""


@contextmanager
def heeded() -> Iterator[None]:
    """Raise Ended when a signal comes; one that is ignored, as under nohup, stays so."""
    before = {}
    for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
        if signal.getsignal(number) is signal.SIG_DFL:
            before[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second one must not cut short what the first begins
    raise Ended(number)
