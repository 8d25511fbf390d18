"""What stands below the answer: the lifelines, and in a low terminal how to answer."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from bureau_quiz.rounds.model import Lifeline, LifelineView, Phase, View
from bureau_quiz.ui.fitted import KEY, QUIET, STRUCK, Fitted, lines, styled
from bureau_quiz.ui.widgets.keys import key_of

KEYS = {Lifeline.STRIKE: "x", Lifeline.HINT: "h", Lifeline.TIME: "m"}
"""The key of each lifeline where letters are no text."""
FIELD_KEYS = {Lifeline.STRIKE: "f4", Lifeline.HINT: "f5", Lifeline.TIME: "f6"}
"""Its key everywhere; it is the one that is shown where an answer is typed."""
IDS = {Lifeline.STRIKE: "strike", Lifeline.HINT: "hint", Lifeline.TIME: "more_time"}
"""Its binding in a mission."""
SHORT = {Lifeline.STRIKE: "strike two", Lifeline.HINT: "hint", Lifeline.TIME: "more time"}
"""What it does, where there is little room."""


class Aside(Widget):
    """Lifelines to be taken by a click, each with its key, and what they cost.

    It has the class `-empty` where it has nothing to show, `-only-low` where it has nothing but how
    to answer, which a tall terminal shows elsewhere.
    """

    @dataclass
    class Taken(Message):
        """The player wants a lifeline."""

        lifeline: Lifeline

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._map: list[tuple[range, int, Lifeline]] = []
        """Columns and line of each lifeline that can be clicked."""

    def show(self, view: View) -> None:
        """Show what a question that is open has; nothing otherwise."""
        self._view = view
        asking = view.phase is Phase.ASKING
        self.set_class(not (asking and (view.lifelines or view.how)), "-empty")
        self.set_class(not view.lifelines, "-only-low")
        self.refresh(layout=True)

    @property
    def _low(self) -> bool:
        return self.screen.has_class("-low")

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        view = self._view
        if view is None:
            return Content()
        parts = self._lifelines(view, width)
        if self._low and view.how:
            parts += styled(view.how, QUIET).wrap(width)
        return lines(parts)

    def _lifelines(self, view: View, width: int) -> list[Content]:
        """As many on a line as fit, and below them what they cost."""
        self._map = []
        typing = view.kind == "typed"
        keys = {
            each: key_of(self.app, f"mission.{IDS[each]}", usual, typing)
            for each, usual in (FIELD_KEYS if typing else KEYS).items()
        }
        rows = [Content()]
        for each in view.lifelines:
            item = _item(each, keys, self._low)
            gap = (2 if self._low else 4) if rows[-1] else 0
            if gap and rows[-1].cell_length + gap + item.cell_length > width:
                rows.append(Content())
                gap = 0
            start = rows[-1].cell_length + gap
            if each.usable:
                place = range(start, start + item.cell_length)
                self._map.append((place, len(rows) - 1, each.lifeline))
            rows[-1] += Content(" " * gap) + item
        prices = dict.fromkeys(each.price for each in view.lifelines if each.usable)
        for price in prices:
            rows += styled(f"each: {price}", QUIET).wrap(width)
        return rows if view.lifelines else []

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for columns, line, lifeline in self._map if offset is not None else ():
            if offset is not None and offset.y == line and offset.x in columns:
                self.post_message(self.Taken(lifeline))


def _item(each: LifelineView, keys: dict[Lifeline, str], short: bool) -> Content:
    text = SHORT[each.lifeline] if short else each.text
    if not each.usable:
        return Content.assemble(
            ("– ", QUIET), (text, STRUCK), (" used" if each.used else " not here", QUIET)
        )
    return Content.assemble((keys[each.lifeline], KEY), " ", (text, QUIET))
