"""Small sheets with something to type into: one line of text, or a name for each player."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static

from bureau_quiz.errors import BureauError
from bureau_quiz.text import clean
from bureau_quiz.ui.fitted import QUIET, STAMP, styled
from bureau_quiz.ui.screens.slip import Slip


class LineField(Input):
    """One line to type into, which names its key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "go on")]

    def __init__(self, value: str = "", limit: int = 0, placeholder: str = "") -> None:
        """Take what stands in it, the most characters it may have (0: any), and an example."""
        super().__init__(value, placeholder=placeholder, max_length=limit)
        self.cursor_blink = False


class TextSlip(Slip[str]):
    """One line of text."""

    def __init__(
        self, title: str, value: str = "", limit: int = 0, said: str = "", empty: bool = False
    ) -> None:
        """Say what is typed.

        Args:
            title: What is asked for.
            value: The text as it is.
            limit: The most characters it may have.
            said: A sentence on it.
            empty: Whether it may be nothing; otherwise nothing typed is nothing changed.
        """
        super().__init__(title)
        self._value, self._limit, self._said, self._empty = value, limit, said, empty

    def body(self) -> Iterable[Widget]:
        if self._said:
            yield Static(styled(self._said, QUIET), id="said")
        yield LineField(self._value, self._limit)

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Give the text."""
        text = clean(self.query_one(Input).value).text.strip()
        self.dismiss(text if text or self._empty else None)


class NamesSlip(Slip[tuple[str, ...]]):
    """A name for each of several players."""

    said = query_one("#said", Static)

    def __init__(
        self,
        names: Sequence[str],
        limit: int,
        check: Callable[[Sequence[str]], Sequence[str]],
    ) -> None:
        """Take the names as they are.

        Args:
            names: One for each player, some perhaps empty.
            limit: The most characters of a name.
            check: Gives the names that will be played under, or raises why they cannot be.
        """
        super().__init__("Who plays?")
        self._names, self._limit, self._check = names, limit, check

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="names", can_focus=False):
            for number, name in enumerate(self._names, start=1):
                yield LineField(name, self._limit, f"Agent {number}")
        yield Static(styled("tab or enter: the next one", QUIET), id="said")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; from the last one, be done."""
        event.stop()
        fields = list(self.query(Input))
        if event.input is fields[-1]:
            self.action_done()
        else:
            self.focus_next(Input)

    def action_done(self) -> None:
        """Give the names, if they can be played under."""
        typed = [clean(each.value).text.strip() for each in self.query(Input)]
        try:
            self.dismiss(tuple(self._check(typed)))
        except BureauError as error:
            self.said.update(styled(f"{error.message} {error.mend}".strip(), STAMP))
