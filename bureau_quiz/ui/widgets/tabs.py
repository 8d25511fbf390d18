"""The names of a screen's pages in one line, the present one marked; each is a thing to click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bureau_quiz.ui.fitted import KEY, QUIET, STAMP

GAP = 2
BACK, ON = "‹", "›"
WIDE = len(BACK) + 2
"""Cells of an arrow and the room around it: what is small is missed."""


class Tabs(Widget):
    """Pages' names; where there is no room for all, the present one between two arrows."""

    @dataclass
    class Turned(Message):
        """A page was clicked."""

        page: str

    DEFAULT_CSS = "Tabs { height: 1; }"
    hovered: reactive[str] = reactive("")
    """The page whose name the mouse is on."""

    def __init__(self, pages: Mapping[str, str], id: str) -> None:
        """Take the pages' ids with their names, in their order; the first one is the present."""
        super().__init__(id=id)
        self._pages = pages
        self._shown: tuple[str, ...] = (next(iter(pages)),)
        self._map: list[tuple[int, int, str]] = []

    def show(self, pages: Sequence[str]) -> None:
        """Mark the pages that are to be seen; alone among arrows stands the first of them."""
        self._shown = tuple(pages)
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        pieces = [
            (f"{'▸' if page in self._shown else ' '}{title}", self._style(page), page)
            for page, title in self._pages.items()
        ]
        if sum(len(text) + GAP for text, _, _ in pieces) - GAP > width:
            pieces = self._narrow(width)
        self._map, at = [], 0
        for text, _, page in pieces:
            # The gap behind a name is its own too.
            end = at + len(text) + GAP
            self._map.append((at, end, page))
            at = end
        parts = [(text, style) for text, style, _ in pieces]
        return Content(" " * GAP).join([Content.styled(*part) for part in parts])

    def _narrow(self, width: int) -> list[tuple[str, str, str]]:
        names = list(self._pages)
        page = self._shown[0]
        at = names.index(page)
        back, on = names[at - 1], names[(at + 1) % len(names)]
        longest = max(map(len, self._pages.values())) + 1
        return [
            (BACK.center(WIDE), self._style(back, KEY), back),
            (f"▸{self._pages[page]}".ljust(longest), STAMP, page),
            (ON.center(WIDE), self._style(on, KEY), on),
            (
                f"{at + 1} of {len(names)}".rjust(max(width - 2 * WIDE - longest - 3 * GAP, 0)),
                QUIET,
                "",
            ),
        ]

    def _style(self, page: str, usual: str = QUIET) -> str:
        if page in self._shown:
            return STAMP
        return KEY if page == self.hovered else usual

    def page_at(self, column: int) -> str:
        """Give the page whose name stands there; empty: none."""
        return next((page for start, end, page in self._map if start <= column < end), "")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        offset = event.get_content_offset(self)
        self.hovered = self.page_at(offset.x) if offset is not None else ""

    def on_leave(self) -> None:
        self.hovered = ""

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and (page := self.page_at(offset.x)):
            self.post_message(self.Turned(page))
