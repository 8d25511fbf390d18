"""How a question is answered: one widget a kind, all with the same few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from bureau_quiz.bank.model import Response
from bureau_quiz.rounds.model import OptionView, Phase, View
from bureau_quiz.ui.fitted import QUIET, RIGHT, WRONG, hanging, styled
from bureau_quiz.ui.widgets.rows import Rows

PICK = Binding.Group("answer")
LETTERS = "abcdefghi"


@dataclass
class Given(Message):
    """The player has answered."""

    question: str
    """The id of the question that was to be seen; by now it may be another."""
    response: Response


class Answer(Protocol):
    """What a screen asks of the widget of any kind."""

    def show(self, view: View) -> None:
        """Draw what may be seen of the question: open, paused or told."""
        ...


class Choices(Rows):
    """Options by number, letter, arrows or mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{place + 1}", f"pick({place})", "answer", group=PICK)
            for place in range(len(LETTERS))
        ),
        *(Binding(letter, f"pick({place})", show=False) for place, letter in enumerate(LETTERS)),
        Binding("enter,space", "select", "answer", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="answer")
        self._shown: tuple[OptionView, ...] = ()
        self._open = False
        self._question = ""

    def show(self, view: View) -> None:
        """Draw the options; marks tell right and wrong once the verdict is out."""
        self._open = view.phase is Phase.ASKING
        self._shown, self._question = view.options, view.question
        self.set_options(
            self.row(str(place), self._fit(place, option))
            for place, option in enumerate(view.options)
        )
        self.display = bool(view.options)
        if self._open:
            self.focus(scroll_visible=False)

    def _fit(self, place: int, option: OptionView) -> Callable[[int], Content]:
        style = RIGHT if option.right else WRONG if option.given else "" if self._open else QUIET

        def fit(width: int) -> Content:
            lead = f"{place + 1} " if width < 50 else f"{place + 1}   "
            return hanging(styled(lead, style or QUIET), styled(option.text, style), width)

        return fit

    def sign(self, index: int) -> tuple[str, str]:
        option = self._shown[index] if index < len(self._shown) else None
        if option and option.right:
            return "✓", RIGHT
        if option and option.given:
            return "✗", WRONG
        return super().sign(index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be chosen that is not there, and nothing at all once the verdict is out."""
        if action == "pick":
            (place,) = parameters
            return self._open and isinstance(place, int) and place < len(self._shown)
        if action.startswith(("select", "cursor", "page")) and not self._open:
            return False
        return super().check_action(action, parameters)

    def action_pick(self, place: int) -> None:
        """Answer with the option at a place."""
        self.highlighted = place
        self.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        # Options are made anew for every question: one that is no longer here is a stale key press.
        if self._open and event.option in self.options:
            self.post_message(Given(self._question, Response.option(event.option_index)))


class TrueFalse(Choices):
    """True or false, also by their first letters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "pick(0)", show=False),
        Binding("f", "pick(1)", show=False),
    ]


def _typed() -> Widget:
    from bureau_quiz.ui.widgets.typed import Typed

    return Typed()


WIDGETS: Mapping[str, Callable[[], Widget]] = MappingProxyType(
    {"choice": Choices, "true-false": TrueFalse, "typed": _typed}
)
"""The widget of each kind."""
