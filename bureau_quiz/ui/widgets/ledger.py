"""A long list of single lines, of which only those that are seen are ever made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from bureau_quiz.ui.fitted import STAMP, styled
from bureau_quiz.ui.widgets.rows import CHOOSE, GUTTER, HERE

Fit = Callable[[int, int], Content]
"""From a line's number and a width to the line."""


def _nothing(line: int, width: int) -> Content:
    return Content()


class Ledger(ScrollView, can_focus=True):
    """Lines to choose from, some of which are only headings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "choose", group=CHOOSE),
        Binding("down", "move(1)", "choose", group=CHOOSE),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter,space", "choose", "open"),
    ]

    at: reactive[int] = reactive(0, repaint=False)
    """Which of the lines that can be chosen is chosen, from 0."""

    class Moved(Message):
        """Another line is the one to be chosen."""

    class Chosen(Message):
        """A line was chosen."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fit: Fit = _nothing
        self._lines: Sequence[int] = ()
        self._count = 0

    def show(self, count: int, fit: Fit, headings: Sequence[int] = (), at: int = 0) -> None:
        """Show other lines.

        Args:
            count: How many there are, headings included.
            fit: Makes one of them.
            headings: Which of them cannot be chosen, ascending.
            at: The line to be chosen; of a heading the next one.
        """
        heads = frozenset(headings)
        self._fit, self._count = fit, count
        self._lines = [line for line in range(count) if line not in heads]
        self.virtual_size = Size(self.room, count)
        last = max(len(self._lines) - 1, 0)
        self.set_reactive(Ledger.at, min(bisect_left(self._lines, at), last))
        self._reveal()
        self.refresh()
        self.refresh_bindings()
        self.post_message(self.Moved())

    @property
    def line(self) -> int | None:
        """The line that is chosen; None where there is none."""
        return self._lines[self.at] if self.at < len(self._lines) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there are no lines nothing can be chosen."""
        if action in ("scroll_left", "scroll_right"):  # so that a screen may have these keys
            return False
        if action in ("move", "page", "edge", "choose") and not self._lines:
            return False
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Choose one further up or down."""
        self._to(self.at + by)

    def action_page(self, by: int) -> None:
        """Choose one a page further up or down."""
        self._to(self.at + by * max(self.size.height - 1, 1))

    def action_edge(self, place: int) -> None:
        """Choose the first one, or the last."""
        self._to(place % max(len(self._lines), 1))

    def action_choose(self) -> None:
        """Take the one that is chosen."""
        if self.line is not None:
            self.post_message(self.Chosen(self.line))

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked on, and take it."""
        line = self.scroll_offset.y + event.y
        place = bisect_left(self._lines, line)
        if place < len(self._lines) and self._lines[place] == line:
            self._to(place)
            self.action_choose()

    def on_resize(self) -> None:
        """Lines are made for the width there is; the chosen one stays in view."""
        self.virtual_size = Size(self.room, self._count)
        self._reveal()

    def watch_at(self, before: int, now: int) -> None:
        """Draw no more than two lines anew."""
        for place in (before, now):
            if place < len(self._lines):
                self.refresh_line(self._lines[place])
        self._reveal()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        line, width = self.scroll_offset.y + y, self.room
        if line >= self._count:
            return Strip.blank(width, self.rich_style)
        here = line == self.line
        chosen = "bold on $cursor" if here else ""
        sign = styled(HERE, f"{STAMP} {chosen}") if here else Content(" ")
        made = self._fit(line, max(width - GUTTER, 1))
        made = made.pad_right(max(width - GUTTER - made.cell_length, 0))
        # Set by itself, as leading spaces of a line would go.
        lead, rest = (
            Visual.to_strips(self, part, cells, 1, self.visual_style, pad=True)[0]
            for part, cells in ((sign, GUTTER), (made.stylize(chosen), width - GUTTER))
        )
        return Strip.join([lead, rest])

    @property
    def room(self) -> int:
        """Cells that a line may take."""
        return self.scrollable_content_region.width

    def _to(self, place: int) -> None:
        if self._lines:
            self.at = min(max(place, 0), len(self._lines) - 1)

    def _reveal(self) -> None:
        """Have the chosen line in view, with the heading above it."""
        line = self.line
        if line is None:
            return
        above = 1 if line and (self.at == 0 or self._lines[self.at - 1] < line - 1) else 0
        region = Region(0, line - above, 1, 1 + above)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)
