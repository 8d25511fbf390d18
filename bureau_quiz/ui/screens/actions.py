"""What a player can do in a mission besides answering: each key asks the round's view."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from bureau_quiz.bank.model import Response
from bureau_quiz.errors import BureauError, Refused
from bureau_quiz.rounds.model import Action, Lifeline, Phase, View
from bureau_quiz.ui.screens.base import BureauScreen

if TYPE_CHECKING:
    from bureau_quiz.ui.doors import Sitting

ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "skip": Action.SKIP,
        "pause": Action.PAUSE,
        "resume": Action.RESUME,
        "next": Action.NEXT,
        "appeal": Action.APPEAL,
        "flag": Action.FLAG,
        "strike": Action.STRIKE,
        "hint": Action.HINT,
        "more_time": Action.TIME,
        "stop": Action.STOP,
        "leave": Action.ABANDON,
    }
)
"""What each key needs the round to allow."""

NOTE_LIMIT = 500
"""Characters that a note on a question may have."""
FLAG = "What is wrong with this question?"
FLAG_SAID = "For whoever writes the pack: bureau-quiz pack reports prints it. It may be empty."
FLAGGED = "The question is flagged."
LEAVE_SAID = (
    "All you answered is kept. What waits is resumed from headquarters; what is abandoned takes no"
    " place on a board."
)
UNSCORED_SAID = (
    "All you answered is kept, and counts for what you know. What waits is resumed from"
    " headquarters; what is abandoned ends here."
)
STOP_SAID = "What you have earned stays, and the mission is complete."


class MissionActions(BureauScreen[None]):
    """The keys of a mission; what they change is drawn anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "next", "next", id="mission.next"),
        Binding("s,f2", "skip", "skip", id="mission.skip"),
        Binding("p,f3", "pause", "pause", id="mission.pause"),
        Binding("p,f3", "resume", "resume", id="mission.pause"),
        Binding("enter,space", "resume", "resume", id="mission.next"),
        # The page itself names these three, each with its price.
        Binding("x,f4", "strike", "strike two options", show=False, id="mission.strike"),
        Binding("h,f5", "hint", "hint", show=False, id="mission.hint"),
        Binding("m,f6", "more_time", "more time", show=False, id="mission.more_time"),
        Binding(
            "exclamation_mark,ctrl+r",
            "appeal",
            "I was right",
            key_display="!",
            id="mission.appeal",
        ),
        Binding("k,f8", "stop", "stop", id="mission.stop"),
        Binding("f,f7", "flag", "flag", id="mission.flag"),
        Binding("q,escape", "leave", "leave", id="leave"),
    ]

    sitting: Sitting
    _view: View
    """What is drawn."""

    async def draw(self) -> None:
        """Draw what the round shows now."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say one thing below the question."""
        raise NotImplementedError

    async def settle_with(self, response: Response | None) -> None:
        """Have a response judged, or (None) the time found to be up, and show what comes of it."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done that the round does not allow now."""
        needed = ACTIONS.get(action)
        if needed is not None and needed not in self._view.actions:
            return False
        return super().check_action(action, parameters)

    # With the question

    async def action_skip(self) -> None:
        """Give no answer."""
        await self.settle_with(Response.skip())

    async def action_pause(self) -> None:
        """Hide the question and stop the clock."""
        self.sitting.pause()
        await self.draw()

    async def action_resume(self) -> None:
        """Show the question again."""
        self.sitting.resume()
        await self.draw()

    async def action_strike(self) -> None:
        """Have two options struck."""
        await self.use(Lifeline.STRIKE)

    async def action_hint(self) -> None:
        """Be told another fact."""
        await self.use(Lifeline.HINT)

    async def action_more_time(self) -> None:
        """Have as much time again."""
        await self.use(Lifeline.TIME)

    async def use(self, lifeline: Lifeline) -> None:
        """Take help, if it may be taken."""
        try:
            self.sitting.use(lifeline)
        except Refused as refused:
            self.say(refused.message)
        else:
            await self.draw()

    # With the verdict

    async def action_next(self) -> None:
        """Go on after a verdict."""
        self.sitting.next()
        await self.draw()

    async def action_appeal(self) -> None:
        """Say that the wrong verdict is wrong: it counts as right, and is marked."""
        self.sitting.appeal()
        await self.draw()

    # With the pack

    async def action_flag(self) -> None:
        """Note that something is wrong with the question."""
        from bureau_quiz.ui.screens.fields import TextSlip

        slip = TextSlip(FLAG, limit=NOTE_LIMIT, said=FLAG_SAID, empty=True)
        self.app.push_screen(slip, self._flag)

    def _flag(self, note: str | None) -> None:
        if note is None:
            return
        try:
            self.sitting.flag(note)
        except BureauError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            self.notify(FLAGGED, timeout=3, markup=False)

    # With the mission

    async def action_stop(self) -> None:
        """End the mission with what is earned, if the player means it."""
        from bureau_quiz.ui.screens.slip import AskSlip

        answers = (("g", "go on"), ("s", "stop and keep"))
        self.app.push_screen(AskSlip("Stop here?", STOP_SAID, answers), self._stop)

    async def _stop(self, answer: str | None) -> None:
        if answer == "s" and self._view.phase is not Phase.OVER:
            if self._view.phase is Phase.PAUSED:
                self.sitting.resume()
            self.sitting.stop()
            await self.draw()

    async def action_leave(self) -> None:
        """Leave the mission, if the player means it; where nothing is left to play, look back."""
        from bureau_quiz.ui.screens.slip import AskSlip

        if self.sitting.debriefing(0).finished:
            await self.run_action("next")
            return
        waits = (("w", "leave it waiting"),) if self.sitting.kept else ()
        answers = (("g", "go on"), *waits, ("a", "abandon it"))
        said = LEAVE_SAID if self._view.scored else UNSCORED_SAID
        slip = AskSlip(f"Leave this {self._view.noun}?", said, answers)
        self.app.push_screen(slip, self._leave)

    async def _leave(self, answer: str | None) -> None:
        if self._view.phase is Phase.OVER:
            return
        if answer == "w":
            self.sitting.leave()
            self.bureau.sitting = None
            self.bureau.home()
        elif answer == "a":
            self.sitting.abandon()
            await self.draw()
