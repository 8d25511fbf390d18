"""The mission: one question after another; it draws what the round's view gives."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.getters import query_one
from textual.widget import Widget

from bureau_quiz.bank.model import Outcome, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds.model import Action, Phase, View
from bureau_quiz.ui.fitted import QUIET, styled
from bureau_quiz.ui.screens.actions import MissionActions
from bureau_quiz.ui.stopwatch import Stopwatch
from bureau_quiz.ui.widgets.answers import WIDGETS, Answer, Given
from bureau_quiz.ui.widgets.dossier import Dossier
from bureau_quiz.ui.widgets.heading import Heading, state
from bureau_quiz.ui.widgets.page import Page
from bureau_quiz.ui.widgets.report import Report
from bureau_quiz.ui.widgets.timebar import TimeBar
from bureau_quiz.ui.words import going_through

if TYPE_CHECKING:
    from bureau_quiz.game.recall.model import DossierPage
    from bureau_quiz.ui.doors import Sitting
    from bureau_quiz.ui.widgets.aside import Aside

PATIENCE = 0.1
"""Seconds that a debriefing waits for what rests on all that is known; then that follows."""
UNMEANT = 0.5
"""Seconds after the time is up in which a key does not pass over the verdict."""


class MissionScreen(MissionActions):
    """A sitting from its first question to its last."""

    CSS_PATH = "mission.tcss"

    dossier = query_one(Dossier)
    file = query_one("#file", Page)
    report = query_one(Report)
    timebar = query_one(TimeBar)
    top = query_one(Heading)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.clock = Stopwatch()
        self._view = sitting.view()
        self._kind = self._view.kind
        self._unmeant = False
        """Whether a key may have been meant as an answer that came just too late."""

    def heading(self) -> Heading:
        return Heading(styled(self._view.title, QUIET), Content(), right=state(self._view.meters))

    def body(self) -> Iterable[Widget]:
        with Page(id="file", can_focus=False):
            yield Dossier()
            yield WIDGETS[self._kind]()
            yield Report()
        yield TimeBar()

    async def on_mount(self) -> None:
        self.app.app_suspend_signal.subscribe(self, self._suspended)
        await self.draw()
        # The prompt is what has to be seen: what is worth knowing besides may be scrolled to.
        self.report.clear(" ".join((*self.sitting.notes, *self.sitting.notices)), seen=False)

    @property
    def answer(self) -> Answer:
        """The widget of the present kind."""
        return cast(Answer, self.query_one("#answer"))

    def say(self, text: str) -> None:
        self.report.clear(text)

    # Drawing

    async def draw(self) -> None:
        """Draw what the round shows now."""
        before, view = self._view, self.sitting.view()
        self._view = view
        if view.phase is Phase.OVER:
            self._debrief()
            return
        self.top.show(state(view.meters))
        await self._answer_of(view.kind)
        self.answer.show(view)
        await self._aside(view)
        if view.phase is Phase.TOLD:
            self.dossier.done()
            self.report.tell(view, self.sitting.notices)
            if self.has_class("-tall"):
                reading = self.reporting(self._reading)
                self.fetch(partial(self.sitting.dossier, reading), self._filed)
        else:
            self.query("Beside").remove()
            self.report.clear()
            self._ask(view, again=before.question == view.question)
        asking = view.phase is Phase.ASKING
        self.timebar.watch_clock(self.clock, view.limit, asking, view.whole)
        self.refresh_bindings()

    def _ask(self, view: View, again: bool) -> None:
        if view.phase is Phase.PAUSED:
            self.clock.stop()
            self.dossier.close()
            return
        self.dossier.ask(view.prompt, view.category, view.how, view.hint)
        self.file.scroll_home(animate=False)
        if not again:
            self.clock.reset()
        self.call_after_refresh(self._start_watch)

    def _start_watch(self) -> None:
        if self._view.phase is Phase.ASKING:
            self.clock.go_on()

    def _filed(self, page: DossierPage | None) -> None:
        """Show the dossier that the question was about, where it leaves the verdict in view."""
        # Once the verdict is laid out it is known how much room is left.
        self.call_after_refresh(self._place, page)

    def _reading(self, done: int, of: int) -> None:
        """Say in the dossier's place how far the past has been read, where that takes long."""
        if done < of:
            self.call_after_refresh(self._place, styled(going_through(done, of), QUIET))

    def _place(self, shown: DossierPage | Content | None) -> None:
        # By now the player may have gone on, or left.
        if not self.is_attached or self._view.phase is not Phase.TOLD:
            return
        room = self.file.scrollable_content_region.height - self.report.virtual_region.bottom
        if shown is None or room < 2:
            self.query("Beside").remove()
            return
        # Loaded here: a question is shown without any of this.
        from bureau_quiz.ui.widgets.beside import Beside

        for there in self.query(Beside):
            there.show(shown, room)
            return
        self.file.mount(Beside(shown, room))

    async def _answer_of(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            await self.query_one("#answer").remove()
            await self.file.mount(WIDGETS[kind](), after=self.dossier)
            self.query_one("#answer").focus(scroll_visible=False)

    async def _aside(self, view: View) -> None:
        """Show what stands below the answer; most rounds have nothing there."""
        asides = self.query("Aside").results(Widget)
        aside = next(asides, None)
        if aside is None and (view.lifelines or view.how):
            from bureau_quiz.ui.widgets.aside import Aside

            aside = Aside()
            await self.file.mount(aside, before=self.report)
        if aside is not None:
            cast("Aside", aside).show(view)

    # What the player does

    @on(Given)
    async def given(self, event: Given) -> None:
        """Hand the response in, unless the question it is for has gone by."""
        event.stop()
        if event.question == self._view.question and self._view.phase is Phase.ASKING:
            await self.settle_with(event.response)

    async def on_aside_taken(self, event: Aside.Taken) -> None:
        """Take the lifeline that was clicked."""
        event.stop()
        if self._view.phase is Phase.ASKING:
            await self.use(event.lifeline)

    @on(TimeBar.Up)
    async def up(self, event: TimeBar.Up) -> None:
        """The time is over: the question is settled as late."""
        event.stop()
        if self._view.phase is Phase.ASKING:
            self._unmeant = True
            self.set_timer(UNMEANT, self._meant)
            await self.settle_with(None)

    async def settle_with(self, response: Response | None) -> None:
        try:
            if response is None:
                verdict = self.sitting.expire()
            else:
                verdict = self.sitting.answer(response, self.clock.seconds)
        except Refused as refused:
            self.say(refused.message)
            return
        self.clock.stop()
        right = verdict.judgement.outcome is Outcome.RIGHT
        if self.game.settings.bell and not right:
            self.app.bell()
        await self.draw()

    async def action_next(self) -> None:
        """Go on after a verdict, unless the key was meant for the question."""
        if not self._unmeant:
            await super().action_next()

    def _meant(self) -> None:
        self._unmeant = False

    # What hides the prompt

    async def on_screen_suspend(self) -> None:
        """Something hides the prompt: a clock that runs is stopped."""
        await self._pause_if_timed()

    async def on_resize(self, _: Resize) -> None:
        """Set the page anew; where the prompt can no longer be seen its clock is stopped."""
        if self.too_small:
            await self._pause_if_timed()

    def _suspended(self, _: object) -> None:
        """The program is about to be put aside: a clock that runs is stopped."""
        if self._view.limit is not None and Action.PAUSE in self._view.actions:
            self.sitting.pause()
            self.clock.stop()
            self.call_later(self.draw)

    async def _pause_if_timed(self) -> None:
        if self._view.limit is not None and Action.PAUSE in self._view.actions:
            await self.action_pause()

    def _debrief(self) -> None:
        from bureau_quiz.ui.screens.debriefing import DebriefingScreen

        self.bureau.sitting = None
        told = self.sitting.debriefing(PATIENCE)
        self.bureau.replace(DebriefingScreen(told, self.sitting.debriefing))
