"""A sitting line by line at this process's own input and output, and what is played after it."""

from __future__ import annotations

import gc
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bureau_quiz import paths
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.house import Notices
from bureau_quiz.cli.signals import Ended, heeded
from bureau_quiz.game.model import Briefing
from bureau_quiz.text import visible

if TYPE_CHECKING:
    from bureau_quiz.cli.choosing import Begin, CutOff
    from bureau_quiz.cli.house import House
    from bureau_quiz.cli.script import Script
    from bureau_quiz.game.model import Stuck, Waiting
    from bureau_quiz.game.recall.outlook import Wish
    from bureau_quiz.game.sitting import Sitting


def play(house: House, begin: Begin, cut: CutOff | None) -> int:
    """Play, and give the exit code.

    Args:
        house: What is open.
        begin: How to sit down.
        cut: What was cut off, and is asked about first.

    Raises:
        WrongUse: What was chosen cannot be played after all.
    """
    rounds = _Rounds(house, talk.script())
    try:
        with heeded():
            return rounds.play(begin, cut)
    except Ended as ended:
        return ended.code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except (EOFError, BrokenPipeError):  # before the first question: nothing is begun
        return ExitCode.FINE


class _Rounds:
    """Rounds one after the other, as long as the player wants another."""

    def __init__(self, house: House, script: Script | None) -> None:
        self.house = house
        self.script = script
        self.notices = Notices()
        self.sitting: Sitting | None = None

    def play(self, begin: Begin, cut: CutOff | None) -> int:
        from bureau_quiz.plain import run

        self.notices.say(self.house.game.notices)
        if cut and self.script is None:
            for round in cut.stuck:
                self._drop_stuck(round)
        if cut and cut.waiting:
            begin = self._offered(cut.waiting, cut.go_on, begin)
        ahead = self.script.ahead if self.script else None
        while True:
            sitting = self.sitting = begin()
            try:
                again = run(sitting, self._ask, talk.tell, time.monotonic, ahead, self._first())
            finally:
                self.notices.say(sitting.notices)
            if again is None:
                break
            begin = self._next(again)
        return self.house.code(ExitCode.FINE if sitting.kept else ExitCode.RECORDS)

    def _next(self, wanted: Briefing | Wish) -> Begin:
        """How to sit down to what the player wants next."""
        game = self.house.game
        if isinstance(wanted, Briefing):
            return partial(game.begin, wanted)
        return partial(game.train, wanted)

    def _first(self) -> str:
        """The command that adds what is played by its path: a round is gone on with by its id."""
        installed = [folder.resolve() for folder in (paths.user_packs(), paths.bundled_packs())]
        loose = [
            f'"{info.path}"' if " " in info.path else info.path
            for info in self.house.catalogue.packs()
            if not info.shadowed and Path(info.path).resolve().parent not in installed
        ]
        return f"{talk.NAME} pack add {' '.join(loose)}" if loose else ""

    def _drop_stuck(self, round: Stuck) -> None:
        """Ask whether a round that cannot be gone on with shall be dropped."""
        title = round.title.replace(" · ", ", ")
        there = visible(f"A round waits that cannot be gone on with: {title}. {round.why}")
        if (self._ask(f"{there} Drop it? [y/n] ") or "").strip().casefold() in ("y", "yes"):
            self._drop(round.round)

    def _drop(self, round: int) -> None:
        self.house.game.drop(round)
        talk.tell("Dropped; what you answered is kept, as unfinished.")

    def _offered(self, waiting: Waiting, go_on: Begin, begin: Begin) -> Begin:
        """What is played: the round that waits, if the player wants it, or what was asked for."""
        title = waiting.title.replace(" · ", ", ")
        what = "round" if waiting.scored else waiting.noun
        there = visible(f"A {what} waits: {title}, {waiting.place}.")
        if self.script is not None:
            talk.say(f"{there} To go on with it: {talk.NAME} play --resume")
            return begin
        while True:
            said = self._ask(f"{there} Go on with it? [y/n/drop] ") or ""
            match said.strip().casefold():
                case "y" | "yes":
                    return go_on
                case "n" | "no":
                    return begin
                case "d" | "drop":
                    self._drop(waiting.round)
                    return begin
            talk.tell("Type y to go on, n to begin anew and let it wait, drop to give it up.")

    def _ask(self, prompt: str, patience: float | None = None) -> str | None:
        if not gc.isenabled():  # held off by `main` until there is something to see
            gc.freeze()  # what the start has made stays, and need not be looked through
            gc.enable()
        if self.sitting is not None:
            self.notices.say(self.sitting.notices)
        return talk.ask(prompt, patience, self.script)
