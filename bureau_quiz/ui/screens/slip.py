"""Small sheets that lie on a screen: a question with two answers, a choice of several, a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from bureau_quiz.text import clean
from bureau_quiz.ui.fitted import QUIET, RIGHT, STRONG, columns, styled
from bureau_quiz.ui.screens.base import BureauScreen, Result
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.rows import Rows


class Slip(BureauScreen[Result], ModalScreen[Result]):
    """A small sheet; leaving it gives None."""

    CSS_PATH = "slip.tcss"
    SHEET = "slip"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]

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


class AskSlip(Slip[bool]):
    """A question of ours, with two answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes"),
        Binding("n", "answer(False)", "no"),
    ]

    def __init__(self, title: str, text: str, yes: str, no: str) -> None:
        """Say what is asked, what it means, and name the two answers."""
        super().__init__(title)
        self._text, self._yes, self._no = text, yes, no

    def body(self) -> Iterable[Widget]:
        yield Static(styled(self._text, QUIET), id="said")
        yield Answers(
            Rows.row("no", lambda width: Content(self._no).truncate(width, ellipsis=True)),
            Rows.row("yes", lambda width: Content(self._yes).truncate(width, ellipsis=True)),
        )

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Answer with the chosen row."""
        event.stop()
        self.action_answer(event.option_id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer, and put the slip away."""
        self.dismiss(answer)


class PickSlip(Slip[tuple[str, ...]]):
    """Several of a list; none chosen means all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "done", "done"),
        Binding("a", "all", "all"),
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


class NameSlip(Slip[str]):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "done", "done")]

    def __init__(self, title: str, value: str, limit: int) -> None:
        """Take the text as it is, and the most characters it may have."""
        super().__init__(title)
        self._value, self._limit = value, limit

    def body(self) -> Iterable[Widget]:
        field = Input(self._value, max_length=self._limit)
        field.cursor_blink = False
        yield field

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Give the text; an empty one changes nothing."""
        text = clean(self.query_one(Input).value).text.strip()
        self.dismiss(text or None)
