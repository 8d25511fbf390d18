"""The debriefing: the score, how it came about, what to pass on, and every question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widget import Widget

from bureau_quiz.game.meanwhile import Progress
from bureau_quiz.game.recall.model import DossierKey
from bureau_quiz.game.results import Debriefing
from bureau_quiz.ui.fitted import QUIET, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.gained import Gained, any_gains
from bureau_quiz.ui.widgets.heading import Heading, title
from bureau_quiz.ui.widgets.lookback import LookBack
from bureau_quiz.ui.widgets.summary import Handout, Summary


class DebriefingScreen(BureauScreen[None]):
    """A round looked back on, and what may follow it."""

    CSS_PATH = "debriefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "again", "play again", id="debriefing.again"),
        Binding("t", "train", "train on", id="debriefing.train"),
        Binding("m", "misses", "replay misses", id="debriefing.misses"),
        Binding("m", "once_more", "train missed", id="debriefing.misses"),
        Binding("c", "copy", "copy", id="debriefing.copy"),
        Binding("o", "dossier", "dossier", id="debriefing.dossier"),
        Binding("h", "boards", "hall of fame", id="debriefing.boards"),
        Binding("q,escape", "leave", "headquarters", id="leave"),
    ]

    questions = query_one("#questions", LookBack)

    def __init__(
        self, debriefing: Debriefing, rest: Callable[[None, Progress], Debriefing] | None = None
    ) -> None:
        """Look back.

        Args:
            debriefing: As far as it is there.
            rest: Waits until all of it is, and tells how far that is.
        """
        super().__init__()
        self.debriefing = debriefing
        self._rest = rest

    async def on_mount(self) -> None:
        """Have what is missing follow."""
        if self._rest and self.debriefing.pending:
            self.fetch(partial(self._rest, None, self.reporting(self._wait)), self._complete)

    def _wait(self, done: int, of: int) -> None:
        self.query_one(Gained).wait(done, of)

    def _complete(self, whole: Debriefing) -> None:
        """Show what was worked out."""
        self.debriefing = whole
        summary, gained = self.query_one(Summary), self.query_one(Gained)
        summary.debriefing = whole
        summary.refresh(layout=True)
        if whole.gains is not None and any_gains(whole.gains):
            gained.show(whole.gains)
        else:
            gained.remove()
        self.refresh_bindings()

    @property
    def handout(self) -> tuple[str, str]:
        """What may be passed on of the round, with what it is; empty: nothing."""
        told = self.debriefing
        if told.dispatch and told.dispatch.share:
            return "To show to others", told.dispatch.share
        return ("Code for the same round", told.code)

    def heading(self) -> Heading:
        said = "Debriefing" if self.debriefing.finished else "Abandoned"
        return Heading(*title(said), right=styled(self.debriefing.title, QUIET))

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False, classes="body"):
            yield Summary(self.debriefing)
            gains = self.debriefing.gains
            if self.debriefing.pending or any_gains(gains):
                yield Gained(gains)
            label, text = self.handout
            if text:
                yield Handout(label, text)
            yield LookBack(self.debriefing.lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "misses" and self.debriefing.misses is None:
            return False
        trained = self.debriefing.trained
        if action == "once_more" and not (trained and trained.once_more):
            return False
        if action in ("train", "once_more") and self.debriefing.pending:
            return False  # a run is chosen by what is known
        if action == "copy" and not self.handout[1]:
            return False
        if action == "dossier" and self.dossier is None:
            return False
        if action == "again" and (self.debriefing.dispatch or self.debriefing.trained):
            return False  # there is one a day; what is trained next is another matter
        if action == "train":
            return bool(trained and trained.ahead and trained.ahead.facts)
        if action == "boards" and not self.debriefing.scored:
            return False
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """Play with the same settings: new questions."""
        self.bureau.play(self.debriefing.again)

    def action_train(self) -> None:
        """Train on: another run."""
        if trained := self.debriefing.trained:
            self.bureau.sit_down(partial(self.game.train, trained.next))

    def action_misses(self) -> None:
        """Play what was missed once more."""
        if self.debriefing.misses:
            self.bureau.play(self.debriefing.misses)

    def action_once_more(self) -> None:
        """Train what was missed once more, and nothing else."""
        trained = self.debriefing.trained
        if trained and trained.once_more:
            self.bureau.sit_down(partial(self.game.train, trained.once_more))

    def action_copy(self) -> None:
        """Copy what is selected, or what may be passed on."""
        self.bureau.copy(self.get_selected_text() or self.handout[1])

    @property
    def dossier(self) -> DossierKey | None:
        """The dossier that is worth a look after this round."""
        gains = self.debriefing.gains
        shown = gains and (gains.lifted or gains.nearest)
        return shown.key if shown else None

    def action_dossier(self) -> None:
        """Open the dossier of the bar that was lifted, or the one nearest to open."""
        from bureau_quiz.ui.screens.dossier import DossierScreen

        if key := self.dossier:
            self.app.push_screen(DossierScreen([key], 0))

    def action_boards(self) -> None:
        """See the boards."""
        self.bureau.open("boards")

    async def action_leave(self) -> None:
        """Go to headquarters."""
        self.bureau.home()
