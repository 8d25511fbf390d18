"""Questions tried out by whoever writes them: judged like any, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.errors import Refused
from bureau_quiz.rounds.leaning import leanings
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.round import Round

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Question, Response
    from bureau_quiz.game.results import Debriefing
    from bureau_quiz.rounds.model import Lifeline, Verdict, View

LENGTH = 10
"""Questions of a trial at most."""
ALL = 99
"""The level of whoever has seen everything."""


class Trial:
    """A round that leaves no trace; otherwise as a Sitting is."""

    notes: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    kept = False
    saved = 0

    def __init__(self, title: str, questions: Sequence[Question], seed: int) -> None:
        """Put the first questions of some, with the options that a seed draws.

        Args:
            title: What is tried out.
            questions: At least one.
            seed: Another one draws other options.
        """
        tried = [seen for question in questions[:LENGTH] if (seen := guarded(question, ALL))]
        leans = leanings([question.kind for question in tried], f"{seed}/trial")
        puts = [
            KINDS[question.kind].put(question, Random(f"{seed}/trial/{slot}").random, lean)
            for slot, (question, lean) in enumerate(zip(tried, leans, strict=True))
        ]
        self._round = Round(Rules(questions=len(puts)), title, puts)

    def view(self) -> View:
        """All that may be seen now."""
        return self._round.view()

    def answer(self, response: Response, seconds: float) -> Verdict:
        """Judge a response; see Round.answer."""
        return self._round.answer(response, seconds)

    def expire(self) -> Verdict:
        """Settle the open question as late; see Round.expire."""
        return self._round.expire()

    def appeal(self) -> Verdict:
        """Make the wrong verdict that is out a right one; see Round.appeal."""
        return self._round.appeal()

    def flag(self, note: str = "") -> None:
        """Nothing is kept of a trial.

        Raises:
            Refused: always.
        """
        raise Refused("Nothing is kept of what is tried out: mend the pack at once.")

    def use(self, lifeline: Lifeline) -> None:
        """Take help for the open question; see Round.use."""
        self._round.use(lifeline)

    def pause(self) -> None:
        """Hide the question."""
        self._round.pause()

    def resume(self) -> None:
        """Show the question again."""
        self._round.resume()

    def next(self) -> None:
        """Go on after a verdict."""
        self._round.next()

    def stop(self) -> None:
        """End it here; see Round.stop."""
        self._round.stop()

    def abandon(self) -> None:
        """End it here."""
        self._round.abandon()

    def leave(self) -> None:
        """Get up; there is nothing to go on with."""

    def dossier(self, tell: object = None) -> None:
        """Nothing is remembered of a trial."""

    def debriefing(self, patience: float | None = None, tell: object = None) -> Debriefing:
        """There is nothing to look back on.

        Raises:
            Refused: always.
        """
        raise Refused("What is tried out has no debriefing.")
