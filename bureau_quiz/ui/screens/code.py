"""Playing a code: it is typed or pasted, what it stands for is shown, and then it begins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static

from bureau_quiz.errors import BureauError, WrongUse
from bureau_quiz.game.model import Briefing
from bureau_quiz.ui.fitted import QUIET, STAMP, STRONG, lines, styled
from bureau_quiz.ui.screens.fields import LineField
from bureau_quiz.ui.screens.slip import Slip
from bureau_quiz.ui.words import number

SAID = "Type or paste a code as it was given to you, with the packs in front of it."
EXAMPLE = "the-bureau 7K4M-…"


class CodeSlip(Slip[None]):
    """A field for a code, and below it what is wrong with it or what it stands for."""

    said = query_one("#said", Static)

    def __init__(self) -> None:
        super().__init__("Play a code")
        self.briefing: Briefing | None = None
        """What the code that stands in the field is for; None: not known."""

    def body(self) -> Iterable[Widget]:
        yield LineField(placeholder=EXAMPLE)
        with VerticalScroll(can_focus=False):
            yield Static(styled(SAID, QUIET), id="said")

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Another code: what was said of the one before is gone."""
        event.stop()
        self.briefing = None
        self.said.update(styled(SAID, QUIET))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Look the code up; once it is known, begin."""
        event.stop()
        if self.briefing is not None:
            self.bureau.pop_screen()
            self.bureau.play(self.briefing)
            return
        text = event.value
        if text.strip():
            self.fetch(partial(self._look, text), partial(self.tell, text))

    def _look(self, text: str) -> tuple[Briefing, str] | WrongUse:
        self.game.prepare()
        try:
            briefing = self.game.read_code(text)
        except WrongUse as error:
            return error
        return briefing, self.game.summary(briefing)

    def tell(self, text: str, found: tuple[Briefing, str] | BureauError) -> None:
        """Say what a code stands for, or what is wrong with it; it may have changed meanwhile."""
        if text != self.query_one(Input).value:
            return
        if isinstance(found, BureauError):
            self.said.update(lines((styled(found.message, STAMP), styled(found.mend, QUIET))))
            return
        self.briefing, summary = found
        parts = [styled(summary, STRONG)]
        rival = self.briefing.code.rival if self.briefing.code else None
        if rival is not None:
            result = f"{number(rival.points)} points, {rival.right} of {rival.asked} right"
            parts.append(Content.assemble(rival.name, (f" told of {result}.", QUIET)))
        parts.append(styled("Enter begins.", QUIET))
        self.said.update(lines(parts))
