"""The mission that was interrupted: where it stands, and the keys that resume or drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from bureau_quiz.ui.fitted import KEY, QUIET, STAMP, Fitted, ends, lines, styled
from bureau_quiz.ui.widgets.keys import key_of
from bureau_quiz.ui.words import number

if TYPE_CHECKING:
    from bureau_quiz.game.model import Waiting

WIDE = 56
"""Columns from which it has two lines, as there is more to say of it."""


class Interrupted(Widget):
    """One line, or two; the first resumes the mission when it is clicked, the second drops it."""

    class Resumed(Message):
        """The player wants to go on with it."""

    class Dropped(Message):
        """The player wants to be rid of it."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: Waiting | None = None
        self.display = False

    def show(self, waiting: Waiting | None) -> None:
        """Show a mission that waits; None: nothing is shown."""
        self._waiting = waiting
        self.display = waiting is not None
        self.refresh(layout=True)

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        waiting = self._waiting
        if waiting is None:
            return Content()
        resume = Content.assemble((key_of(self.app, "hq.resume", "r"), KEY), ("  resume", QUIET))
        if width < WIDE:
            said = Content.assemble(("Waiting: ", STAMP), waiting.place)
            fits = said.cell_length + 1 + resume.cell_length <= width
            return ends(said, resume if fits else resume[:1], width)
        waits = f"An interrupted {waiting.noun} is waiting: "
        if len(waits) + len(waiting.place) + resume.cell_length + 3 > width:
            waits = f"A {waiting.noun} is waiting: "
        said = Content.assemble((waits, STAMP), waiting.place, ".")
        points = f"{number(waiting.points)} points · " if waiting.scored else ""
        about = f"{waiting.title} · {points}begun {waiting.when:%d %b, %H:%M}"
        drop = Content.assemble((key_of(self.app, "hq.drop", "d"), KEY), ("  drop  ", QUIET))
        return lines((ends(said, resume, width), ends(styled(about, QUIET), drop, width)))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None:
            self.post_message(self.Dropped() if offset.y else self.Resumed())
