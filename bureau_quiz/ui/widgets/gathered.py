"""Options that are gathered one by one, before the answer is handed in as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from bureau_quiz.bank.model import Response
from bureau_quiz.ui.fitted import KEY, QUIET, STAMP, hanging, styled
from bureau_quiz.ui.widgets.answers import NARROW, Options, letter_keys

GIVE = "give"
"""The id of the row that hands the answer in."""


class Gathered(Options):
    """Choosing an option adds it or takes it back; Enter, or the last row, hands the answer in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *letter_keys(),
        Binding("space", "select", show=False),
        Binding("backspace", "take_back", show=False),
        Binding("enter", "give", "answer"),
    ]

    note = ""
    """Why the last key did nothing."""
    _airy = True
    """Whether a blank line stands above the last row."""

    @property
    def ready(self) -> bool:
        """Whether what is gathered is an answer."""
        raise NotImplementedError

    @property
    def response(self) -> Response:
        """What is gathered."""
        raise NotImplementedError

    def standing(self) -> str:
        """How far the gathering is."""
        raise NotImplementedError

    def turn(self, place: int) -> None:
        """Add the option, or take it back."""
        raise NotImplementedError

    def take_back(self) -> None:
        """Take back what was added last."""
        raise NotImplementedError

    def rows(self) -> Iterable[Option]:
        yield from super().rows()
        if self._open and self._shown:
            self._airy = not self.screen.has_class("-low")
            if self._airy:
                yield Option(Content(), disabled=True)
            yield self.row(GIVE, self._foot)

    def on_resize(self) -> None:
        """Have a blank line where there is height for it."""
        if self._open and self._airy == self.screen.has_class("-low"):
            self.redraw()
            # Asked for while a layout is under way it would be lost (Textual 8.2).
            self.call_after_refresh(self.refresh, layout=True)

    def _foot(self, width: int) -> Content:
        lead = styled("Answer", KEY if self.ready else QUIET) + ("  " if width < NARROW else "   ")
        said = styled(self.note, STAMP) if self.note else styled(self.standing(), QUIET)
        return hanging(lead, said, width)

    def sign(self, index: int) -> tuple[str, str]:
        if self._open and index < len(self._shown) and not self._shown[index].struck:
            return super(Options, self).sign(index)
        return super().sign(index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is an answer can be handed in."""
        if action == "give":
            return self._open and self.ready
        if action == "take_back":
            return self._open
        return super().check_action(action, parameters)

    def chosen(self, index: int) -> None:
        """Add or take back an option; the last row hands in what there is."""
        if self.options[index].id == GIVE:
            self.action_give()
            return
        self.note = ""
        self.turn(index)
        self.changed()

    def changed(self) -> None:
        """Draw what is gathered now; the highlight stays."""
        for place in range(len(self._shown)):
            self.replace_option_prompt_at_index(place, self.row("", self.fit(place)).prompt)
        self.replace_option_prompt(GIVE, self.row("", self._foot).prompt)
        self.refresh(layout=True)
        self.call_after_refresh(self.scroll_to_highlight)
        self.screen.refresh_bindings()

    def action_take_back(self) -> None:
        """Take back what was added last."""
        self.note = ""
        self.take_back()
        self.changed()

    def action_give(self) -> None:
        """Hand the answer in, if it is one."""
        if self._open and self.ready:
            self.give(self.response)
