"""Small sheets that lie on a screen: a question with its answers, a choice of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bureau_quiz.ui.fitted import KEY, QUIET, RIGHT, STRONG, columns, styled
from bureau_quiz.ui.screens.base import BureauScreen, Result
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.rows import Rows


class Slip(BureauScreen[Result], ModalScreen[Result]):
    """A small sheet; leaving it gives None."""

    CSS_PATH = "slip.tcss"
    SHEET = "slip"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", id="leave")]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title_text = title

    def heading(self) -> Heading:
        return Heading(styled(self._title_text, STRONG))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A slip has no help of its own and is no place for commands."""
        if action in ("help", "command_palette"):
            return False
        return super().check_action(action, parameters)


class Answers(Rows):
    """Rows of which one is the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "select", "answer")]


class Marks(Rows):
    """Rows that are marked or not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "select", "mark")]


class AskSlip(Slip[str]):
    """A question of ours, with two answers or more; leaving it gives None."""

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        """Say what is asked and what it means.

        Args:
            title: The question.
            text: What is to be known before it is answered.
            answers: Key and text of each answer, the one that changes nothing first.
        """
        super().__init__(title)
        self._text, self._answers = text, answers

    def body(self) -> Iterable[Widget]:
        yield Static(styled(self._text, QUIET), id="said")
        rows = ((key, Content.assemble((key, KEY), "   ", text)) for key, text in self._answers)
        yield Answers(*(Rows.row(key, partial(_cut, text)) for key, text in rows))

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Answer with the chosen row."""
        event.stop()
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        """Answer with the row of that key."""
        if event.key in dict(self._answers) and not self.too_small:
            event.stop()
            self.dismiss(event.key)


def _cut(text: Content, width: int) -> Content:
    return text.truncate(width, ellipsis=True)


class PickSlip(Slip[tuple[str, ...]]):
    """Several of a list; none chosen means all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "done", "done", id="pick.done"),
        Binding("a", "all", "all", id="pick.all"),
    ]

    def __init__(
        self, title: str, among: Sequence[tuple[str, str, str]], chosen: Iterable[str]
    ) -> None:
        """Take what to choose from as name, text and a word beside it; and what is chosen now."""
        super().__init__(title)
        self._among = among
        self._chosen = set(chosen)

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False):
            yield Marks(*self._rows())

    def _rows(self) -> Iterable[Option]:
        for name, text, said in self._among:
            mark = ("✓", RIGHT) if name in self._chosen else ("·", QUIET)
            cells = [(Content.assemble(mark), 1), (Content(text), 0)]
            cells.append((styled(said, QUIET), -min(len(said), 16) or -1))
            yield Rows.row(name, partial(columns, cells))

    @on(OptionList.OptionSelected)
    def toggled(self, event: OptionList.OptionSelected) -> None:
        """Choose a row, or no longer."""
        event.stop()
        self._chosen ^= {event.option_id or ""}
        self._redraw()

    def _redraw(self) -> None:
        rows = self.query_one(Rows)
        at = rows.highlighted
        rows.set_options(self._rows())
        rows.highlighted = at

    def action_all(self) -> None:
        """Choose every row, or none if all are chosen."""
        names = {name for name, _, _ in self._among}
        self._chosen = set() if self._chosen >= names else names
        self._redraw()

    def action_done(self) -> None:
        """Give what is chosen, in the order of the list."""
        self.dismiss(tuple(name for name, _, _ in self._among if name in self._chosen))

    async def action_leave(self) -> None:
        """Leaving is being done: what was toggled is what was meant."""
        self.action_done()
