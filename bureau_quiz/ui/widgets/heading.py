"""The line at the head of a screen: where one is, and the state of things."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.ui.fitted import Fitted, ends


class Heading(Widget):
    """Two texts at the ends of one line; the right one stays whole."""

    def __init__(self, left: Content, right: Content | None = None) -> None:
        super().__init__()
        self._left = left
        self._right = right or Content()

    def show(self, left: Content, right: Content) -> None:
        """Change both; nothing is drawn where nothing changes."""
        if not (left.is_same(self._left) and right.is_same(self._right)):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Fitted:
        return Fitted(lambda width: ends(self._left, self._right, width))
