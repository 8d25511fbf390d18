"""What a player does beside answering: asks for help, appeals, reports, stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bureau_quiz.errors import Refused
from bureau_quiz.plain import telling
from bureau_quiz.plain.askers import ASKERS
from bureau_quiz.plain.words import sentence
from bureau_quiz.rounds.model import Lifeline

if TYPE_CHECKING:
    from bureau_quiz.plain.doors import Sitting, Tell
    from bureau_quiz.rounds.model import View


class Acting:
    """Does it to a sitting, and tells what came of it."""

    def __init__(self, sitting: Sitting, tell: Tell) -> None:
        self.sitting = sitting
        self.tell = tell

    @contextmanager
    def refusals_said(self) -> Iterator[None]:
        """Say what the round refuses, and go on."""
        try:
            yield
        except Refused as refused:
            self.tell(sentence(str(refused)))

    def use(self, lifeline: Lifeline, spent: float) -> None:
        """Take help; `spent` are the seconds that the question took so far."""
        with self.refusals_said():
            self.sitting.use(lifeline)
            view = self.sitting.view()
            if lifeline is Lifeline.STRIKE:
                self.tell(telling.struck(view))
                for line in ASKERS[view.kind].lines(view):
                    self.tell(line)
            elif lifeline is Lifeline.HINT:
                self.tell(telling.hint(view))
            else:
                self.tell(telling.time_left(view, spent))

    def appeal(self) -> None:
        """Have a wrong answer counted."""
        with self.refusals_said():
            verdict = self.sitting.appeal()
            self.tell(telling.appealed(self.sitting.view(), verdict))

    def flag(self, note: str, before: bool = False) -> None:
        """Report the question that is open or just told, or the one before it."""
        with self.refusals_said():
            self.sitting.flag(note, before)
            self.tell("Reported. bureau-quiz pack reports shows it to whoever mends the pack.")

    def dossier(self) -> None:
        """Open the dossier of the question that was told."""
        from bureau_quiz.game.recall.dossier_text import told
        from bureau_quiz.plain.patience import waited

        page = waited(self.sitting.dossier, self.tell)
        if page is None:
            self.tell("There is no dossier to this question.")
            return
        for line in told(page):
            self.tell(line)

    def stop(self) -> None:
        """End the round with what is earned."""
        with self.refusals_said():
            self.sitting.stop()

    def help(self, view: View) -> None:
        """Tell what can be typed."""
        for line in telling.help_lines(view):
            self.tell(line)
