"""The line at the head of a screen: where one is, and the state of things."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.ui.fitted import STAMP, Fitted, ends, spaced, styled


def title(text: str) -> tuple[Content, Content]:
    """One of our own titles, set wide, and as it is where there is no room for that."""
    return styled(spaced(text), STAMP), styled(text.upper(), STAMP)


class Heading(Widget):
    """Two texts at the ends of one line."""

    def __init__(self, *left: Content, right: Content | None = None) -> None:
        """Take what may stand on the left, and the right text.

        The first that leaves the right text room is shown; the last one in any case.
        """
        super().__init__()
        self._left = left
        self._right = right or Content()

    def show(self, right: Content) -> None:
        """Change the right text; nothing is drawn where nothing changes."""
        if not right.is_same(self._right):
            self._right = right
            self.refresh()

    def render(self) -> Fitted:
        return Fitted(self._line)

    def _line(self, width: int) -> Content:
        room = width - self._right.cell_length - 2
        for left in self._left:
            if left.cell_length <= room:
                return ends(left, self._right, width)
        least = self._left[-1] + "  " if self._left[-1] else Content()
        return (least + self._right).truncate(width, ellipsis=True)
