"""A sitting in lines: a question, an answer, the verdict in words, and so on to the debriefing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Outcome, Response
from bureau_quiz.errors import Refused
from bureau_quiz.plain import debriefing as looking_back
from bureau_quiz.plain.askers import ASKERS
from bureau_quiz.plain.words import counted, right_answer, seconds, sentence, spelt, stopped
from bureau_quiz.rounds.model import Action, Phase
from bureau_quiz.text import clean, closest, visible

if TYPE_CHECKING:
    from bureau_quiz.game.model import Debriefing
    from bureau_quiz.plain.doors import Ask, Asker, Sitting, Tell
    from bureau_quiz.rounds.model import Verdict, View

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "/skip": "give no answer and go on; it earns nothing",
        "/time": "how much time is left",
        "/pause": "stop the clock; it costs this question's points for speed",
        "/repeat": "hear the question again",
        "/quit": "end the round here; what you answered is kept",
        "/help": "this list",
    }
)
"""What may be typed instead of an answer; the first letter is enough."""

UNSPOKEN = frozenset({"progress", "streak"})
"""Meters that are said elsewhere: progress comes first, a streak with the points it earns."""


def run(
    sitting: Sitting, ask: Ask, tell: Tell, clock: Callable[[], float], attended: bool = True
) -> None:
    """Play a sitting to its end, or to the player's.

    At the end of input and when nobody reads any more the round ends with what was answered.

    Args:
        sitting: a round that has just begun; what it is told, it has saved.
        ask: shows a prompt and gives a line.
        tell: shows a line; all that reaches it is fit for a terminal.
        clock: seconds that only ever grow.
        attended: whether somebody sits there who has to be ready for the next timed question; a
            script is not waited for.

    Raises:
        KeyboardInterrupt: The player wants out at once; the round has been closed, and said so.
    """
    Dialogue(sitting, ask, lambda line: tell(visible(line)), clock, attended).run()


class Dialogue:
    """One sitting, and where it stands in time."""

    def __init__(
        self, sitting: Sitting, ask: Ask, tell: Tell, clock: Callable[[], float], attended: bool
    ) -> None:
        self.sitting = sitting
        self.ask = ask
        self.tell = tell
        self.clock = clock
        self.attended = attended
        self.shown_at = 0.0
        self.paused_for = 0.0

    def run(self) -> None:
        """Ask until the round is over, then look back on it."""
        try:
            try:
                self._open()
                while self.sitting.view().phase is not Phase.OVER:
                    self._question()
                    self._go_on()
            except EOFError:
                self.tell("End of input.")
            self._abandon()
            self._debrief()
        except KeyboardInterrupt:
            self._abandon()
            self._say_saved("Interrupted.")
            raise
        except BrokenPipeError:
            self._abandon()

    def _open(self) -> None:
        view = self.sitting.view()
        length = f", {counted(view.total, 'question')}" if view.total else ""
        timer = f"{seconds(view.limit)} each" if view.limit else "no timer"
        self.tell(f"{view.title.replace(' · ', ', ')}{length}, {timer}.")
        for note in self.sitting.notes:
            self.tell(sentence(note))
        self.tell("Type your answer and press Enter. /help tells what else you can type.")

    def _question(self) -> None:
        """Put the question and stay with it until it is settled."""
        self.paused_for = 0.0
        self._put()
        self.shown_at = self.clock()
        while (view := self.sitting.view()).phase is Phase.ASKING:
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
        progress = [meter.spoken for meter in view.meters if meter.name == "progress"]
        others = [meter.spoken for meter in view.meters if meter.name not in UNSPOKEN]
        state = [*progress, view.category, *others]
        if view.limit:
            state.append(f"You have {seconds(view.limit)}")
        self.tell("")
        self.tell(" ".join(stopped(part) for part in state if part))
        self.tell(view.prompt)
        for line in _asker(view).lines(view):
            self.tell(line)

    def _spent(self) -> float:
        return self.clock() - self.shown_at - self.paused_for

    def _answer(self, line: str, view: View, spent: float) -> None:
        asker = _asker(view)
        response = asker.read(view, line)
        if response is not None:
            self._respond(lambda: self.sitting.answer(response, spent), spent)
        elif line:
            self.tell(f"“{line[:60]}” is no answer here. {asker.hint(view)} Or type /help.")
        else:
            self.tell(f"{asker.hint(view)} Or type /help.")

    def _respond(self, settle: Callable[[], Verdict], spent: float) -> None:
        """Settle the question; what the round refuses is said, and asked again."""
        try:
            verdict = settle()
        except Refused as refused:
            self.tell(sentence(str(refused)))
        else:
            self._verdict(verdict, spent)

    def _verdict(self, verdict: Verdict, spent: float) -> None:
        view, judgement = self.sitting.view(), verdict.judgement
        right = right_answer(view.right, view.several)
        how = f", {judgement.why}" if judgement.why else ""
        points = f"{verdict.points} points{': ' if verdict.sum_spoken else ''}{verdict.sum_spoken}"
        match judgement.outcome:
            case Outcome.RIGHT:
                said = f"Right{how}. {spelt(points)}."
            case Outcome.PARTLY:
                said = f"Partly right{how}. {spelt(points)}. {right}"
            case Outcome.WRONG:
                said = f"Wrong{how}. {right}"
            case Outcome.SKIPPED:
                said = f"Skipped. {right}"
            case Outcome.LATE:
                late = round(spent - (view.limit or 0), 1)
                by = f"Too late by {late} seconds" if late > 0 else "Your time is up"
                said = f"{by}. {right}"
        self.tell(said)
        if judgement.outcome is Outcome.RIGHT and view.right != view.given:
            # A false statement, or an answer in another spelling: what is true is still untold.
            self.tell(right if view.several else stopped(view.right))
        if view.explanation:
            self.tell(view.explanation)

    def _go_on(self) -> None:
        """Go to the next question; in a timed round only once the player is ready for it."""
        view = self.sitting.view()
        if view.phase is not Phase.TOLD:
            return
        last = view.total is not None and view.number >= view.total
        if (
            view.limit is None
            or last
            or not self.attended
            or self._ready("Press Enter for the next question. ")
        ):
            self.sitting.next()

    def _ready(self, prompt: str) -> bool:
        """Wait for Enter while no question is open; False where the player ended the round."""
        line = clean(self.ask(prompt) or "").text.strip()
        if _command_of(line) == "/quit":
            self._abandon()
            return False
        if line:
            self.tell(f"“{line[:60]}” does not count: no question was open.")
        return True

    def _command(self, line: str, view: View, spent: float) -> None:
        match _command_of(line):
            case "/skip":
                self._respond(lambda: self.sitting.answer(Response.skip(), spent), spent)
            case "/time":
                self.tell(_time(view, spent))
            case "/pause":
                self._pause(view)
            case "/repeat":
                self._put()
            case "/quit":
                self._abandon()
            case "/help":
                self.tell(_asker(view).hint(view))
                for command, meaning in COMMANDS.items():
                    self.tell(f"{command}: {meaning}.")
            case _:
                near = closest(line, COMMANDS)
                hint = f"Did you mean {near}?" if near else "/help lists the commands."
                self.tell(f"There is no command “{line[:60]}”. {hint}")

    def _pause(self, view: View) -> None:
        if view.limit is None or Action.PAUSE not in view.actions:
            self.tell("Nothing runs that could be paused: take all the time you like.")
            return
        began = self.clock()
        self.sitting.pause()
        if self._ready("Paused. Press Enter to go on. "):
            self.sitting.resume()
            self._put()
            self.paused_for += self.clock() - began

    def _abandon(self) -> None:
        if self.sitting.view().phase is not Phase.OVER:
            self.sitting.abandon()

    def _say_saved(self, why: str) -> None:
        """End in two lines, where the player wants out at once."""
        with suppress(BrokenPipeError):
            self.tell("")
            self.tell(why)
            self._tell_saved(self.sitting.debriefing())

    def _debrief(self) -> None:
        debriefing = self.sitting.debriefing()
        self.tell("")
        for line in looking_back.lines(debriefing):
            self.tell(line)
        self._tell_saved(debriefing)

    def _tell_saved(self, debriefing: Debriefing) -> None:
        self.tell(looking_back.saved(debriefing, self.sitting.saved))


def _asker(view: View) -> Asker:
    return ASKERS[view.kind]


def _command_of(line: str) -> str | None:
    """The command that a line is, in full or by its first letter."""
    word = line.casefold()
    return next((name for name in COMMANDS if word in (name, name[:2])), None)


def _left(view: View, spent: float) -> float | None:
    """Seconds until the time is up; None: there is no timer."""
    return None if view.limit is None else max(view.limit - spent, 0.0)


def _time(view: View, spent: float) -> str:
    if view.limit is None:
        return f"This round has no timer. You have taken {seconds(spent)}."
    left = view.limit - spent
    if left <= 0:
        return "Your time is up."
    return f"{seconds(left)} left of {seconds(view.limit)}.".capitalize()
