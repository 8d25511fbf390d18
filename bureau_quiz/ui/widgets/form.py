"""Rows of a name and a value: the value steps with ← and →, or opens with Enter or a click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from bureau_quiz.ui.fitted import KEY, QUIET, columns, styled
from bureau_quiz.ui.widgets.rows import Rows

CHANGE = Binding.Group("change")


@dataclass(frozen=True)
class Field:
    """One row of a form."""

    name: str
    label: str
    value: str
    steps: bool = False
    """Whether ← and → change it."""
    acts: bool = False
    """Whether it is no value but something to do; it stands apart."""
    said: str = ""
    """More about it, where there is room."""


class Form(Rows):
    """A form; it shows fields and says which is to be changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "change", group=CHANGE),
        Binding("right", "step(1)", "change", group=CHANGE),
    ]

    @dataclass
    class Stepped(Message):
        """A field is to take its next value, or the one before."""

        name: str
        by: int

    def __init__(self, *fields: Field, id: str | None = None) -> None:
        self._fields = {field.name: field for field in fields}
        super().__init__(*_rows(fields), id=id)
        self.action_last()

    def show(self, fields: Sequence[Field]) -> None:
        """Show these fields; the highlight stays on the field where it was."""
        here = self.highlighted_option
        self._fields = {field.name: field for field in fields}
        self.set_options(_rows(fields))
        if here is not None and here.id in self._fields:
            self.highlighted = self.get_option_index(here.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "step":
            option = self.highlighted_option
            return option is not None and self._fields[option.id or ""].steps
        return super().check_action(action, parameters)

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if self.is_mounted:
            self.screen.refresh_bindings()

    def action_step(self, by: int) -> None:
        """Ask for another value of the highlighted field."""
        option = self.highlighted_option
        if option is not None and option.id:
            self.post_message(self.Stepped(option.id, by))


def _rows(fields: Iterable[Field]) -> Iterator[Option]:
    for field in fields:
        if field.acts:
            yield Option(Content(), disabled=True)
        yield _row(field)


def _row(field: Field) -> Option:
    def fit(width: int) -> Content:
        label = styled(field.label, KEY if field.acts else QUIET)
        left, right = ("‹ ", " ›") if field.steps else ("  ", "")
        value = Content.assemble((left, QUIET), field.value, (right, QUIET))
        if field.said:
            value = Content.assemble(value, (f"   {field.said}", QUIET))
        return columns([(label, 12 if width < 50 else 18), (value, 0)], width)

    return Rows.row(field.name, fit)
