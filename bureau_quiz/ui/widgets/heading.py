"""The line at the head of a screen: where one is, and the state of things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.ui.fitted import QUIET, STAMP, STRONG, Fitted, ends, spaced, styled

if TYPE_CHECKING:
    from bureau_quiz.rounds.model import Meter


def title(text: str) -> tuple[Content, Content]:
    """One of our own titles, set wide, and as it is where there is no room for that."""
    return styled(spaced(text), STAMP), styled(text.upper(), STAMP)


LOUD = ("points", "turn")
"""Meters that are set strong."""
SPARED = ("back", "again", "streak", "step", "safe", "cover")
"""Meters that give way where there is no room, the first of them first."""
LEAST = 20
"""Columns from which a left text that is too long is cut instead of left out."""


def state(meters: Sequence[Meter]) -> tuple[Content, ...]:
    """How a round stands, in one line: as it is set, and as it is where there is less room."""
    names = [name for name in SPARED if any(meter.name == name for meter in meters)]
    kept = list(meters)
    made = [_meters(kept, gap) for gap in (4, 2)]
    for name in names:
        kept = [meter for meter in kept if meter.name != name]
        made.append(_meters(kept, 2))
    return tuple(made)


def _meters(meters: Sequence[Meter], gap: int) -> Content:
    return Content(" " * gap).join(
        styled(meter.text, STRONG if meter.name in LOUD else QUIET) for meter in meters
    )


class Heading(Widget):
    """Two texts at the ends of one line."""

    def __init__(self, *left: Content, right: Content | Sequence[Content] = ()) -> None:
        """Take what may stand on the left, and on the right.

        Of the right ones the first that has room at all is shown, of the left ones the first that
        leaves it room; the last one in any case.
        """
        super().__init__()
        self._left = left
        self._right = _several(right)

    def show(self, right: Content | Sequence[Content]) -> None:
        """Change what may stand on the right; nothing is drawn where nothing changes."""
        new = _several(right)
        if not (len(new) == len(self._right) and all(map(Content.is_same, new, self._right))):
            self._right = new
            self.refresh()

    def render(self) -> Fitted:
        return Fitted(self._line)

    def _line(self, width: int) -> Content:
        fits = (right for right in self._right if right.cell_length < width)
        shown = next(fits, self._right[-1])
        room = width - shown.cell_length - 2
        named = [left for left in self._left if left]
        for left in named:
            if left.cell_length <= (room if shown else width):
                return ends(left, shown, width)
        if named and room >= LEAST:
            return ends(named[-1], shown, width)
        least = self._left[-1] + "  " if self._left[-1] else Content()
        return (least + shown).truncate(width, ellipsis=True)


def _several(right: Content | Sequence[Content]) -> tuple[Content, ...]:
    return (right,) if isinstance(right, Content) else tuple(right) or (Content(),)
