"""A text to be shown to others: read here, copied with a key, selected with the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from bureau_quiz.ui.screens.slip import Slip
from bureau_quiz.ui.widgets.page import Page


class ShareSlip(Slip[None]):
    """Lines that may be passed on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", "copy", id="share.copy"),
        Binding("enter", "leave", "back", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        """Take what it is, and its lines."""
        super().__init__(title)
        self._text = text

    def body(self) -> Iterable[Widget]:
        with Page():
            yield Static(Content(self._text), id="share")

    def action_copy(self) -> None:
        """Copy the lines."""
        self.bureau.copy(self._text)
