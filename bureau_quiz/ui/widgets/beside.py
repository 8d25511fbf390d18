"""The dossier that a question was about, below its verdict: as much of it as there is room for."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.game.recall.model import DossierPage
from bureau_quiz.ui.fitted import Fitted
from bureau_quiz.ui.widgets.excerpt import framed, line


class Beside(Widget):
    """A frame around what is known of one row; a single line where that does not fit."""

    def __init__(self, shown: DossierPage | Content, room: int) -> None:
        """Take a dossier or what is said in its place, and how many lines are free: two or more."""
        super().__init__()
        self._shown = shown
        self._room = room

    def show(self, shown: DossierPage | Content, room: int) -> None:
        """Show this instead."""
        self._shown, self._room = shown, room
        self.refresh(layout=True)

    def render(self) -> Fitted:
        return Fitted(self._lines)

    def _lines(self, width: int) -> Content:
        if isinstance(self._shown, Content):
            return self._shown.truncate(width, ellipsis=True)
        found = framed(self._shown, width)
        return found if found.plain.count("\n") + 1 < self._room else line(self._shown, width)
