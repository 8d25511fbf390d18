"""A sitting in lines: a question, an answer, the verdict in words, and so on to the debriefing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Response
from bureau_quiz.errors import Refused
from bureau_quiz.plain import commands, telling
from bureau_quiz.plain.acting import Acting
from bureau_quiz.plain.askers import ASKERS
from bureau_quiz.plain.commands import Command
from bureau_quiz.plain.ending import Ending
from bureau_quiz.plain.words import sentence
from bureau_quiz.rounds.model import Action, Phase
from bureau_quiz.text import clean, visible

if TYPE_CHECKING:
    from bureau_quiz.game.model import Briefing
    from bureau_quiz.game.recall.outlook import Wish
    from bureau_quiz.plain.doors import Ahead, Ask, Sitting, Tell
    from bureau_quiz.rounds.model import Verdict, View


def run(
    sitting: Sitting,
    ask: Ask,
    tell: Tell,
    clock: Callable[[], float],
    ahead: Ahead | None = None,
    first: str = "",
) -> Briefing | Wish | None:
    """Play a sitting to its end, or until the player leaves it.

    At the end of input and when nobody reads any more the round waits to be gone on with.

    Args:
        sitting: a round that has just begun, or is gone on with; what it is told, it has saved.
        ask: shows a prompt and gives a line.
        tell: shows a line; all that reaches it is fit for a terminal.
        clock: seconds that only ever grow.
        ahead: for a script, which is never waited for: its next line, as far as it has come. None:
            somebody sits there, who has to be ready for the next timed question.
        first: the command without which the round cannot be gone on with later; empty: none.

    Returns:
        What the player wants to play, or to train, next; None: nothing.

    Raises:
        KeyboardInterrupt: The player wants out at once; the round waits, and that has been said.
    """

    def shown(prompt: str, patience: float | None = None) -> str | None:
        return ask(visible(prompt), patience)

    return Dialogue(sitting, shown, lambda line: tell(visible(line)), clock, ahead, first).run()


class Dialogue:
    """One sitting, and where it stands in time."""

    def __init__(
        self,
        sitting: Sitting,
        ask: Ask,
        tell: Tell,
        clock: Callable[[], float],
        ahead: Ahead | None,
        first: str,
    ) -> None:
        self.sitting = sitting
        self.ask = ask
        self.tell = tell
        self.clock = clock
        self.ahead = ahead
        self.acting = Acting(sitting, tell)
        self.ending = Ending(sitting, ask, tell, first)
        self.left = False
        """Whether the player got up, so that the round waits."""
        self.passed = False
        """Whether the last verdict was passed without waiting for the player."""
        self.shown_at = 0.0
        self.paused_for = 0.0
        self.looked_up = False
        """Whether the dossier is opened with the verdict that comes."""
        self.taught: set[str] = set()
        """Kinds of which it has been told how they are answered."""

    def run(self) -> Briefing | Wish | None:
        """Ask until the round is over, then look back on it."""
        try:
            try:
                self._play()
            except EOFError:
                self.tell("End of input.")
                self._get_up()
            if self.left:
                self.ending.say_saved()
                return None
            self.ending.look_back()
            return self.ending.wish() if self.ahead is None else None
        except KeyboardInterrupt:
            self.sitting.leave()
            with suppress(BrokenPipeError):
                self.tell("")
                self.tell("Interrupted.")
                self.ending.say_saved()
            raise
        except BrokenPipeError:
            self.sitting.leave()
            return None

    def _play(self) -> None:
        for line in telling.opening(self.sitting.view(), self.sitting.notes):
            self.tell(line)
        while not self.left and self.sitting.view().phase is not Phase.OVER:
            self._question()
            self._between()

    # A question

    def _question(self) -> None:
        """Put the question and stay with it until it is settled."""
        self.paused_for = 0.0
        self._put()
        self.shown_at = self.clock()
        while not self.left and (view := self.sitting.view()).phase is Phase.ASKING:
            typed = self.ask("> ", _left(view, self._spent()))
            spent = self._spent()
            line = clean(typed or "").text.strip()
            if typed is None:
                self._respond(self.sitting.expire, view.limit or spent)
            elif line.startswith("/"):
                self._command(line, view, spent)
            else:
                self._answer(line, view, spent)

    def _put(self) -> None:
        view = self.sitting.view()
        self.tell("")
        for line in telling.question(view):
            self.tell(line)
        asker = ASKERS[view.kind]
        if not asker.obvious and view.kind not in self.taught:
            self.taught.add(view.kind)
            self.tell(asker.hint(view))

    def _spent(self) -> float:
        return self.clock() - self.shown_at - self.paused_for

    def _answer(self, line: str, view: View, spent: float) -> None:
        asker = ASKERS[view.kind]
        try:
            response = asker.read(view, line)
        except Refused as refused:
            self.tell(f"{sentence(str(refused))} Or type /help.")
            return
        if response is not None:
            self._respond(lambda: self.sitting.answer(response, spent), spent)
        elif line:
            self.tell(f"“{line[:60]}” is no answer here. {asker.hint(view)} Or type /help.")
        else:
            self.tell(f"{asker.hint(view)} Or type /help.")

    def _respond(self, settle: Callable[[], Verdict], spent: float) -> None:
        """Settle the question; what the round refuses is said, and asked again."""
        with self.acting.refusals_said():
            told = settle()
            for line in telling.verdict(self.sitting.view(), told, spent):
                self.tell(line)
            if self.looked_up:
                self.looked_up = False
                self.acting.dossier()

    # Between two questions

    def _between(self) -> None:
        """Go on, once a wrong answer could be appealed and who is timed is ready."""
        while not self.left and (view := self.sitting.view()).phase is Phase.TOLD:
            if self.ahead is not None:
                if not self._taken_ahead(view, self.ahead()):
                    self.sitting.next()
                continue
            prompt = telling.between(view)
            line = clean(self.ask(prompt) or "").text.strip() if prompt else ""
            if line.startswith("/"):
                self._command_between(line, view)
                continue
            self._not_counted(line)
            self.passed = not prompt
            self.sitting.next()

    def _taken_ahead(self, view: View, line: str | None) -> bool:
        """Whether a script's next line belonged to the wrong verdict that is out."""
        line = clean(line or "").text.strip()
        wanted = commands.read(line).command if line.startswith("/") else None
        if Action.APPEAL not in view.actions or wanted not in (Command.RIGHT, Command.FLAG):
            return False
        self.ask("> ")
        self._command_between(line, view)
        return True

    def _command_between(self, line: str, view: View) -> None:
        typed = commands.read(line)
        match typed.command:
            case Command.RIGHT:
                self.acting.appeal()
            case Command.DOSSIER:
                self.acting.dossier()
            case Command.FLAG:
                self.acting.flag(typed.rest)
            case Command.QUIT | Command.LEAVE:
                self._end(typed.command)
            case Command.HELP:
                self.acting.help(view)
            case None:
                self.tell(typed.why)
            case _:
                self.tell("No question is open now.")

    def _not_counted(self, line: str) -> None:
        if line:
            self.tell(f"“{line[:60]}” does not count: no question was open.")

    # Commands

    def _command(self, line: str, view: View, spent: float) -> None:
        typed = commands.read(line)
        match typed.command:
            case Command.SKIP:
                self._respond(lambda: self.sitting.answer(Response.skip(), spent), spent)
            case Command.TIME:
                self.tell(telling.time_left(view, spent))
            case Command.PAUSE:
                self._pause(view)
            case Command.REPEAT:
                self._put()
            case Command.STRIKE | Command.HINT | Command.MORE:
                self.acting.use(commands.LIFELINES[typed.command], spent)
            case Command.FLAG:
                self.acting.flag(typed.rest, before=self._means_the_one_before())
            case Command.QUIT | Command.LEAVE:
                self._end(typed.command)
            case Command.HELP:
                self.acting.help(view)
            case None:
                self.tell(typed.why)
            case _:
                self._act(typed.command)

    def _act(self, command: Command) -> None:
        if command is Command.RIGHT:
            self.acting.appeal()
        elif command is Command.STOP:
            self.acting.stop()
        elif command is Command.DOSSIER:
            # Now it might tell the answer.
            self.looked_up = True
            self.tell("The dossier is opened once this question is answered.")

    def _means_the_one_before(self) -> bool:
        """Whether a player means the question told last, after which there was no time to speak."""
        if self.ahead is not None or not self.passed:
            return False
        line = self.ask("Press Enter for this question, b for the one before it. ") or ""
        return clean(line).text.strip().casefold() == "b"

    def _pause(self, view: View) -> None:
        if view.limit is None or Action.PAUSE not in view.actions:
            self.tell("Nothing runs that could be paused: take all the time you like.")
            return
        began = self.clock()
        self.sitting.pause()
        line = clean(self.ask("Paused. Press Enter to go on. ") or "").text.strip()
        if (ended := commands.read(line).command) in (Command.QUIT, Command.LEAVE):
            self._end(ended)
            return
        self._not_counted(line)
        self.sitting.resume()
        self._put()
        self.paused_for += self.clock() - began

    def _end(self, how: Command) -> None:
        if how is Command.LEAVE:
            self._get_up()
        else:
            self.sitting.abandon()

    # The end

    def _get_up(self) -> None:
        """Leave the round as it is; one that has come to its end is looked back on all the same."""
        self.sitting.leave()
        self.left = not self.sitting.debriefing(0).finished


def _left(view: View, spent: float) -> float | None:
    """Seconds until the time is up; None: there is no timer."""
    return None if view.limit is None else max(view.limit - spent, 0.0)
