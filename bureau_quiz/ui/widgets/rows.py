"""A list to choose from: every menu, form and set of options is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from bureau_quiz.ui.fitted import STAMP, Fitted

CHOOSE = Binding.Group("choose")
HERE = "▌"
"""The sign of the highlighted row, which must not be known by its colour alone."""
GUTTER = 2


class Rows(OptionList):
    """An OptionList without a frame, whose highlighted row has a sign; it scrolls what holds it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "choose", group=CHOOSE),
        Binding("down", "cursor_down", "choose", group=CHOOSE),
        Binding("enter,space", "select", "open"),
    ]

    headed = True
    """Whether what stands above the list comes into view with its first row."""

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """The row that is chosen from; a change draws no more than two rows anew."""

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        for index in (self._drawn, highlighted):
            self._refresh_row(index)
        self._drawn = highlighted

    def _refresh_row(self, index: int | None) -> None:
        line = self._index_to_line.get(index) if index is not None else None
        if line is None or index is None:
            return
        top = line - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self._heights[index]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there are no rows nothing can be chosen."""
        if action in ("scroll_left", "scroll_right"):  # so that a screen may have these keys
            return False
        if action.startswith(("select", "cursor", "page")) and not self.options:
            return False
        return super().check_action(action, parameters)

    def sign(self, index: int) -> tuple[str, str]:
        """The sign before a row, one cell wide, and its style."""
        return (HERE, STAMP) if index == self.highlighted else (" ", "")

    _drawn: int | None = None
    """The row that is drawn as highlighted."""

    @staticmethod
    def row(name: str, fit: Callable[[int], Content], disabled: bool = False) -> Option:
        """Make a row that is set for the width there is; one that is disabled is passed over."""
        return Option(Fitted(fit), id=name, disabled=disabled)

    def refit(self, index: int, fit: Callable[[int], Content]) -> None:
        """Set one row anew; the highlight stays."""
        self.replace_option_prompt_at_index(index, Fitted(fit))
        self.refresh(layout=True)
        self.call_after_refresh(self.scroll_to_highlight)

    def _get_left_gutter_width(self) -> int:
        return GUTTER

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as its rows take beside the gutter, which Textual 8.2 leaves out here."""
        return super().get_content_height(container, viewport, width - GUTTER)

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        try:
            index, line = self._lines[self.scroll_offset.y + y]
        except IndexError:
            return strip
        # An empty line begins with a segment that has neither text nor style.
        base = next((style for cells, style, _ in strip if cells and style), None)
        text, style = self.sign(index) if line == 0 else (" ", "")
        mark = self._get_style(style).rich_style.color if style else None
        plain = Style(bgcolor=base.bgcolor, meta=base.meta) if base else Style()
        return Strip(
            [
                Segment(text, plain + Style(color=mark, bold=True)),
                Segment(" " * (GUTTER - 1), plain),
                *strip,
            ],
            strip.cell_length + GUTTER,
        )

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the highlighted row into view, in this list and in what scrolls it."""
        super().scroll_to_highlight(top)
        parent, index = self.parent, self.highlighted
        if index is None or not self.is_mounted or not isinstance(parent, Widget):
            return
        above = self.virtual_region.y
        start = above + self._index_to_line.get(index, 0)
        end = start + self._heights.get(index, 1)
        if index == 0 and self.headed:
            start, end = 0, above + 1
        parent.scroll_to_region(Region(0, start, 1, end - start), animate=False)
