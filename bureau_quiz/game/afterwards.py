"""What rests on all that a player knows when a round is looked back on.

Who has years of answers may wait some seconds until these are gone through for the first time. So
this is worked out beside the front end, and nobody has to wait for it to see the score.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.game.meanwhile import Meanwhile, Progress
from bureau_quiz.rounds.model import Phase, Told

if TYPE_CHECKING:
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.recall.model import Gains, Trained
    from bureau_quiz.records.model import RoundStart
    from bureau_quiz.rounds.round import Round

LookBack = Callable[["Round", bool], "Trained"]
"""Looks back on a training run; True: and ahead to another like it, where it is finished."""


class After(NamedTuple):
    """What a round came to, beside its score."""

    gains: Gains | None
    """What it did to its player's dossiers."""
    trained: Trained | None
    """Where it was a training run."""
    pending: bool = False
    """Whether the rest of it is still being worked out."""


class Afterwards:
    """Looks back on one round, again where it has changed since."""

    def __init__(
        self, desk: Desk, number: int, start: RoundStart, playing: Round, trained: LookBack | None
    ) -> None:
        self._desk = desk
        self._number = number
        self._start = start
        self._playing = playing
        self._trained = trained
        self._of: tuple[Told, ...] = ()
        """What was settled when it was looked back on."""
        self._whole: Meanwhile[After] | None = None

    def look(self, patience: float | None, tell: Progress | None) -> After:
        """Look back; nothing rests on what is known before the round is over.

        Args:
            patience: Seconds that are waited at most; None: until all is there.
            tell: Told how much of the past was gone through, and of how much; without a limit.
        """
        over = self._playing.phase is Phase.OVER or self._playing.finished
        if not over or self._desk.recall is None:
            return After(None, self._run(ahead=False))
        told = tuple(self._playing.told)
        if self._whole is None or self._of != told:
            self._whole, self._of = Meanwhile(self._look), told
        if self._whole.wait(patience, tell):
            return self._whole.found
        return After(None, self._run(ahead=False), pending=True)

    def _look(self, tell: Progress) -> After:
        from bureau_quiz.game.recall import aftermath

        # Those who play in turns have dossiers of their own each: nothing is told of these.
        alone = self._start.rules.seats <= 1
        gains = aftermath.gained(self._desk, self._start, self._number, tell) if alone else None
        return After(gains, self._run(ahead=True))

    def _run(self, ahead: bool) -> Trained | None:
        return self._trained(self._playing, ahead) if self._trained else None
