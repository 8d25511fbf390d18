"""The end of a sitting: what is saved, the debriefing, and what the player wants next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bureau_quiz.plain import debriefing as looking_back
from bureau_quiz.plain.patience import SOON, Patience
from bureau_quiz.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bureau_quiz.game.model import Briefing
    from bureau_quiz.game.recall.model import Trained
    from bureau_quiz.game.recall.outlook import Wish
    from bureau_quiz.plain.doors import Ask, Sitting, Tell


class Ending:
    """Ends the dialogue over a sitting."""

    def __init__(self, sitting: Sitting, ask: Ask, tell: Tell, first: str) -> None:
        self.sitting = sitting
        self.ask = ask
        self.tell = tell
        self.first = first

    def say_saved(self) -> None:
        """What is safe, and where a round that was left waits."""
        debriefing = self.sitting.debriefing(0)
        self.tell(looking_back.saved(debriefing, self.sitting.saved))
        if not debriefing.finished and self.sitting.kept:
            self.tell(looking_back.waits(debriefing, self.sitting.view(), self.first))

    def look_back(self) -> None:
        """The whole debriefing; what may take long comes last."""
        debriefing = self.sitting.debriefing(SOON)
        self.tell("")
        for line in looking_back.lines(debriefing):
            self.tell(line)
        self.tell(looking_back.saved(debriefing, self.sitting.saved))
        if debriefing.pending:
            patience = Patience(self.tell)
            patience.begin()
            for line in looking_back.rest(self.sitting.debriefing(None, patience)):
                self.tell(line)

    def wish(self) -> Briefing | Wish | None:
        """What a player who is still there wants next; None: nothing."""
        debriefing = self.sitting.debriefing()
        if not debriefing.finished:
            return None
        if debriefing.trained:
            return self._train_on(debriefing.trained)
        wishes: dict[str, tuple[str, Briefing | Wish]] = {}
        if not debriefing.dispatch:  # there is one a day
            wishes["a"] = "for another round", debriefing.again
        if debriefing.misses:
            wishes["m"] = "for what you missed", debriefing.misses
        return self._chosen(wishes)

    def _train_on(self, trained: Trained) -> Briefing | Wish | None:
        """Another run, or what was missed alone, where there is such a run and it is wanted."""
        wishes: dict[str, tuple[str, Briefing | Wish]] = {}
        if trained.ahead and trained.ahead.facts:
            wishes["t"] = "to train on", trained.next
        if trained.once_more:
            wishes["m"] = "to train what you missed", trained.once_more
        return self._chosen(wishes)

    def _chosen(self, wishes: Mapping[str, tuple[str, Briefing | Wish]]) -> Briefing | Wish | None:
        """What is chosen by its letter; None: to end, or there is nothing to choose."""
        if not wishes:
            return None
        more = "".join(f", {letter} {what}" for letter, (what, _) in wishes.items())
        with suppress(EOFError):
            while True:
                line = self.ask(f"Press Enter to end{more}. ")
                said = clean(line or "").text.strip().casefold()
                if not said:
                    return None
                if said in wishes:
                    return wishes[said][1]
        return None
