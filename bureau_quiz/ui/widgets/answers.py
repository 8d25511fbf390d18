"""How a question is answered: one widget a kind, all with the same few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from bureau_quiz.bank.model import Response
from bureau_quiz.rounds.model import OptionView, Phase, View
from bureau_quiz.ui.fitted import QUIET, RIGHT, STRUCK, WRONG, hanging, styled
from bureau_quiz.ui.widgets.rows import Rows

NUMBERS = "123456789"
"""Keys of options; what comes further down is reached by arrows or mouse."""
LETTERS = "abcde"
"""Keys of the first options, beside the numbers; letters after these are commands."""
NARROW = 50
"""Columns below which options stand close to their numbers."""


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


def number_keys(group: Binding.Group) -> Iterator[BindingType]:
    """The keys 1 to 9 for `pick`, named together in the line of keys."""
    for place, number in enumerate(NUMBERS):
        yield Binding(number, f"pick({place})", group.description, group=group)


def letter_keys() -> Iterator[BindingType]:
    """The letters for `pick`; they are not named."""
    for place, letter in enumerate(LETTERS):
        yield Binding(letter, f"pick({place})", show=False)


def key_of(place: int) -> str:
    """The number that stands before an option; none where no key is left for it."""
    return NUMBERS[place] if place < len(NUMBERS) else " "


class Options(Rows):
    """Options in rows: by number, letter, arrows or mouse. What choosing one means, kinds say."""

    def __init__(self) -> None:
        super().__init__(id="answer")
        self._shown: tuple[OptionView, ...] = ()
        self._open = False
        self._question = ""

    def show(self, view: View) -> None:
        """Draw the options; marks tell right and wrong once the verdict is out."""
        if view.question != self._question:
            self._question = view.question
            self.begin()
            self.highlighted = None
        self._open = view.phase is Phase.ASKING
        self._shown = view.options
        self.redraw()
        self.display = bool(view.options)
        if self._open:
            self.focus(scroll_visible=False)

    def redraw(self) -> None:
        """Make the rows anew; while the question is open the highlight stays on its option."""
        before = self.highlighted_option
        self.set_options(self.rows())
        for index, option in enumerate(self.options if self._open and before else ()):
            if before and option.id == before.id and not option.disabled:
                self.highlighted = index

    def begin(self) -> None:
        """Forget what was gathered for the question before."""

    def rows(self) -> Iterable[Option]:
        """Give every row, from the first."""
        for place, option in enumerate(self._shown):
            yield self.row(str(place), self.fit(place), disabled=option.struck and self._open)

    def fit(self, place: int) -> Callable[[int], Content]:
        """Give what sets one option for a width."""
        option = self._shown[place]
        style = self.style_of(option)

        def fit(width: int) -> Content:
            return hanging(self.lead(place, width), styled(option.text, style), width)

        return fit

    def style_of(self, option: OptionView) -> str:
        """Give the style of an option's text."""
        if option.right:
            return RIGHT
        if option.given:
            return WRONG
        if option.struck:
            return STRUCK
        return "" if self._open else QUIET

    def lead(self, place: int, width: int) -> Content:
        """Give what stands before an option's text."""
        style = self.style_of(self._shown[place])
        gap = " " if width < NARROW else "   "
        return styled(key_of(place) + gap, QUIET if style in ("", STRUCK) else style)

    def sign(self, index: int) -> tuple[str, str]:
        option = self._shown[index] if index < len(self._shown) else None
        if option and option.right:
            return "✓", RIGHT
        if option and option.given:
            return "✗", WRONG
        if option and option.struck:
            return "–", QUIET
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
        """Choose the option at a place; not one that is struck."""
        if not self._shown[place].struck:
            self.highlighted = place
            self.chosen(place)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        # Options are made anew for every question: one that is no longer here is a stale key press.
        if self._open and event.option in self.options:
            self.chosen(event.option_index)

    def chosen(self, index: int) -> None:
        """Take note that a row was chosen."""
        raise NotImplementedError

    def give(self, response: Response) -> None:
        """Hand in the answer to the question that is shown."""
        self.post_message(Given(self._question, response))


class Choices(Options):
    """One option is the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *number_keys(Binding.Group("answer")),
        *letter_keys(),
        Binding("enter,space", "select", "answer", show=False),
    ]

    def chosen(self, index: int) -> None:
        """Answer with it."""
        self.give(Response.option(index))


class TrueFalse(Choices):
    """True or false, the first of them also by its letter; that of the other is a command."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "pick(0)", show=False)]


# Every other widget is imported when a question of its kind is first put.


def _typed() -> Widget:
    from bureau_quiz.ui.widgets.typed import Typed

    return Typed()


def _multiple() -> Widget:
    from bureau_quiz.ui.widgets.multiple import Multiple

    return Multiple()


def _order() -> Widget:
    from bureau_quiz.ui.widgets.order import Order

    return Order()


def _number() -> Widget:
    from bureau_quiz.ui.widgets.number import Number

    return Number()


def _match() -> Widget:
    from bureau_quiz.ui.widgets.match import Match

    return Match()


WIDGETS: Mapping[str, Callable[[], Widget]] = MappingProxyType(
    {
        "choice": Choices,
        "except": Choices,
        "true-false": TrueFalse,
        "typed": _typed,
        "multiple": _multiple,
        "order": _order,
        "number": _number,
        "match": _match,
    }
)
"""The widget of each kind."""
