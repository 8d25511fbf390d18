"""An answer that is typed; in its field letters are text, so that commands are function keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from bureau_quiz.bank.model import Response
from bureau_quiz.rounds.model import Phase, View
from bureau_quiz.ui.widgets.answers import Given


class Typed(Input):
    """One line to type into."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "answer")]

    def __init__(self) -> None:
        super().__init__(id="answer", placeholder="Type your answer", select_on_focus=False)
        self.cursor_blink = False
        self._question = ""

    def show(self, view: View) -> None:
        """Open the field for a new question, hide it while paused, close it once told."""
        if view.question != self._question:
            self._question = view.question
            self.value = ""
        self.display = view.phase is not Phase.PAUSED
        self.disabled = view.phase is not Phase.ASKING
        if view.phase is Phase.ASKING:
            self.focus(scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the field that is typed into, even below a long prompt."""
        event.stop()
        if event.value:
            self.scroll_visible(animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(Given(self._question, Response.text(event.value)))
