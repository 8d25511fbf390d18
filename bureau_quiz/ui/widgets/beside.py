"""The dossier that a question was about, below its verdict: as much of it as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.ui.fitted import Fitted

if TYPE_CHECKING:
    from bureau_quiz.game.recall.model import DossierPage


class Beside(Widget):
    """A frame around what is known of one row; a single line where it does not fit; or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._page: DossierPage | None = None
        self._room = 0
        self.display = False

    def show(self, page: DossierPage | None, room: int = 0) -> None:
        """Show a dossier.

        Args:
            page: The dossier; None: nothing is shown.
            room: Lines that are free.
        """
        self._page, self._room = page, room
        self.display = page is not None and room > 1
        self.refresh(layout=True)

    def render(self) -> Fitted:
        return Fitted(self._lines)

    def _lines(self, width: int) -> Content:
        page = self._page
        if page is None:
            return Content()
        # A question is shown without any of this.
        from bureau_quiz.ui.widgets.excerpt import framed, line

        found = framed(page, width)
        return found if found.plain.count("\n") + 1 < self._room else line(page, width)
