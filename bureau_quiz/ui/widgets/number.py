"""A number, typed or found on a scale."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from bureau_quiz.bank.kinds.figures import in_digits, number_in
from bureau_quiz.bank.model import Outcome, Response
from bureau_quiz.rounds.model import Phase, View
from bureau_quiz.ui.fitted import (
    KEY,
    QUIET,
    RIGHT,
    STAMP,
    STRONG,
    WRONG,
    Fitted,
    ends,
    lines,
    styled,
)
from bureau_quiz.ui.widgets.answers import Given
from bureau_quiz.ui.widgets.dossier import MEASURE
from bureau_quiz.ui.widgets.scale import Line, Mark, round_step

MOVE = Binding.Group("move")
SIGNS = "0123456789.,-−+'’ "
"""What may be typed."""
LONGEST = 24
"""Signs that may be typed."""
GUTTER = 2
STEPS = 40
"""Into how many steps the arrow keys part the scale, at least half as many."""


class Number(Widget, can_focus=True):
    """A field for a number above a scale; each follows the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "give", "answer"),
        Binding("left", "move(-1)", "move", group=MOVE),
        Binding("right", "move(1)", "move", group=MOVE),
        Binding("backspace", "rub_out", show=False),
        Binding("ctrl+u", "clear", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="answer")
        self._view: View | None = None
        self._question = ""
        self._text = ""
        self._open = False
        self._scale_at = 0
        """The line, from 0, on which the scale was last drawn."""

    def show(self, view: View) -> None:
        """Draw the field and the scale; once told, where the right number stands."""
        if view.question != self._question:
            self._question, self._text = view.question, ""
        self._view, self._open = view, view.phase is Phase.ASKING
        self.display = view.phase is not Phase.PAUSED
        self.refresh(layout=True)
        if self._open:
            self.focus(scroll_visible=False)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text[:LONGEST]
        self.refresh(layout=True)
        self.scroll_visible(animate=False)
        self.screen.refresh_bindings()

    # What the player does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is a number can be handed in."""
        if action == "give":
            return self._open and number_in(self._text) is not None
        if action in ("move", "rub_out", "clear"):
            return self._open
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        if self._open and event.character and event.character in SIGNS:
            event.stop()
            event.prevent_default()
            self.text += event.character

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self._open:
            self.text += "".join(sign for sign in event.text if sign in SIGNS)

    def action_rub_out(self) -> None:
        """Take back the last sign."""
        self.text = self._text[:-1]

    def action_clear(self) -> None:
        """Take back all that is typed."""
        self.text = ""

    def action_move(self, by: int) -> None:
        """Go one step on the scale; from its middle, if nothing is typed."""
        line, here = self._line(MEASURE), number_in(self._text)
        step = max(round_step((line.high - line.low) / STEPS), self._grain)
        there = line.near((line.low + line.high) / 2, step) if here is None else here + by * step
        self.text = in_digits(min(max(there, line.low), line.high))

    def action_give(self) -> None:
        """Hand in the number."""
        if self._open and number_in(self._text) is not None:
            self.post_message(Given(self._question, Response.number(self._text)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = event.get_content_offset(self)
        if self._open and offset is not None and offset.y >= self._scale_at - 1:
            self.capture_mouse()
            self._point(offset.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._open and self.app.mouse_captured is self:
            self._point(event.get_content_offset_capture(self).x)

    def on_mouse_up(self) -> None:
        self.release_mouse()

    def _point(self, x: int) -> None:
        line = self._line(self._room(self.content_size.width))
        step = max(round_step((line.high - line.low) / line.width), self._grain)
        self.text = in_digits(line.value(x - GUTTER, step))

    # Drawing

    @property
    def _grain(self) -> Decimal:
        """The least difference that the scale's own numbers know."""
        assert self._view is not None
        assert self._view.scale is not None
        found = [number_in(text) or Decimal(0) for text in self._view.scale]
        places = [int(each.normalize().as_tuple().exponent) for each in found]
        return Decimal(1).scaleb(min(0, *places))

    @staticmethod
    def _room(width: int) -> int:
        return max(min(width - 2 * GUTTER, MEASURE), 2)

    def _line(self, room: int) -> Line:
        assert self._view is not None
        assert self._view.scale is not None
        low, high = (number_in(text) or Decimal(0) for text in self._view.scale[:2])
        return Line(low, high if high > low else low + 1, room)

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        view = self._view
        if view is None or view.scale is None:
            return Content()
        line = self._line(self._room(width))
        within = number_in(view.scale.within) or Decimal(0)
        parts = self._asking(line, within) if self._open else self._told(view, line, within)
        return lines(Content(" " * GUTTER) + part for part in parts)

    def _asking(self, line: Line, within: Decimal) -> list[Content]:
        here = number_in(self._text)
        field = styled(self._text, STRONG) + styled("▏", STAMP)
        if not self._text:
            field += styled("type it, or ← →", QUIET)
        room = styled(f"± {in_digits(within)}", QUIET) if within else Content()
        head = ends(styled("Your number  ", QUIET) + field, room, line.width)
        marks = () if here is None else (Mark(here, "●", KEY),)
        self._scale_at = 2
        return [head, Content(), line.drawn(marks, here, within), line.numbers()]

    def _told(self, view: View, line: Line, within: Decimal) -> list[Content]:
        right, given = number_in(view.right), number_in(view.given)
        good = view.verdict is not None and view.verdict.judgement.outcome is not Outcome.WRONG
        marks, above, below = [], [], []
        if right is not None:
            mark = Mark(right, "●", RIGHT, f"right {view.right}")
            marks.append(mark)
            below.append(line.label(mark))
        if given is not None and given != right:
            sign, style = ("✓", RIGHT) if good else ("✗", WRONG)
            mark = Mark(given, sign, style, f"yours {view.given}")
            marks.append(mark)
            above.append(line.label(mark))
        return [*above, line.drawn(tuple(marks), right, within), *below, line.numbers()]
