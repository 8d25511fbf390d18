"""Words while all that a player knows is worked out, where that takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from bureau_quiz.game.meanwhile import Meanwhile, Progress
from bureau_quiz.plain.words import counted

if TYPE_CHECKING:
    from bureau_quiz.plain.doors import Tell

SOON = 0.5
"""Seconds in which nothing needs to be said."""
BEGUN = "Working out what you know …"
_PARTS = 10
"""So often is told how far it is, at most."""

Found = TypeVar("Found")


class Patience:
    """Tells that something takes long, and how far it is."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._part = 0

    def begin(self) -> None:
        """Say what is going on."""
        self._tell(BEGUN)

    def __call__(self, done: int, of: int) -> None:
        """Say how far it is, if a further part of it is done."""
        part = _PARTS * done // max(of, 1)
        if part > self._part:
            self._part = part
            self._tell(f"{100 * part // _PARTS} percent of {counted(of, 'answer')}.")


def waited(work: Callable[[Progress], Found], tell: Tell) -> Found:
    """Do what may take long, and say so where it does."""
    doing = Meanwhile(work)
    if not doing.wait(SOON):
        patience = Patience(tell)
        patience.begin()
        doing.wait(tell=patience)
    return doing.found
