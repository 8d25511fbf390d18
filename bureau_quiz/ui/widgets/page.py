"""A page to read: it scrolls, and says so."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

SCROLL = Binding.Group("scroll")


class Page(VerticalScroll):
    """Text that may be longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "scroll", group=SCROLL),
        Binding("down", "scroll_down", "scroll", group=SCROLL),
        Binding("space", "page_down", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where all is to be seen there is nothing to scroll."""
        if action in ("scroll_up", "scroll_down") and not self.max_scroll_y:
            return False
        if action in ("scroll_left", "scroll_right"):  # so that a screen may have these keys
            return False
        return super().check_action(action, parameters)

    def watch_show_vertical_scrollbar(self) -> None:
        """Tell the keys."""
        if self.is_attached:
            self.screen.refresh_bindings()
