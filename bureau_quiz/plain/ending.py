"""The end of a sitting: what is saved, the debriefing, and what the player wants next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bureau_quiz.plain import debriefing as looking_back
from bureau_quiz.text import clean

if TYPE_CHECKING:
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
        debriefing = self.sitting.debriefing()
        self.tell(looking_back.saved(debriefing, self.sitting.saved))
        if not debriefing.finished and self.sitting.kept:
            self.tell(looking_back.waits(debriefing, self.sitting.view(), self.first))

    def look_back(self) -> None:
        """The whole debriefing."""
        debriefing = self.sitting.debriefing()
        self.tell("")
        for line in looking_back.lines(debriefing):
            self.tell(line)
        self.tell(looking_back.saved(debriefing, self.sitting.saved))

    def wish(self) -> Briefing | Wish | None:
        """What a player who is still there wants next; None: nothing."""
        debriefing = self.sitting.debriefing()
        if not debriefing.finished:
            return None
        if debriefing.trained:
            return self._train_on(debriefing.trained)
        misses = debriefing.misses
        # Of the day's dispatch there is one a day.
        more = "" if debriefing.dispatch else ", a for another round"
        more += ", m for what you missed" if misses else ""
        if not more:
            return None
        with suppress(EOFError):
            while True:
                line = self.ask(f"Press Enter to end{more}. ")
                match clean(line or "").text.strip().casefold():
                    case "":
                        return None
                    case "a" if not debriefing.dispatch:
                        return debriefing.again
                    case "m" if misses:
                        return misses
        return None

    def _train_on(self, trained: Trained) -> Wish | None:
        """Another run, or what was missed alone, where there is such a run and it is wanted."""
        on = bool(trained.ahead and trained.ahead.facts)
        more = ", t to train on" if on else ""
        more += ", m to train what you missed" if trained.once_more else ""
        if not more:
            return None
        with suppress(EOFError):
            while True:
                line = self.ask(f"Press Enter to end{more}. ")
                match clean(line or "").text.strip().casefold():
                    case "":
                        return None
                    case "t" if on:
                        return trained.wish
                    case "m" if trained.once_more:
                        return trained.once_more
        return None
