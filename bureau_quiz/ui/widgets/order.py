"""Options to be put in order: each that is chosen takes the next place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from bureau_quiz.bank.model import Response
from bureau_quiz.rounds.model import View
from bureau_quiz.ui.fitted import QUIET, RIGHT, STAMP, WRONG, hanging, styled
from bureau_quiz.ui.widgets.answers import NARROW, number_keys
from bureau_quiz.ui.widgets.gathered import Gathered
from bureau_quiz.ui.words import ordinal

MOVE = Binding.Group("move")


class Order(Gathered):
    """Places to be given, first to last; the last one falls in by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *number_keys(Binding.Group("place")),
        Binding("left", "move(-1)", "move", group=MOVE),
        Binding("right", "move(1)", "move", group=MOVE),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._placed: list[int] = []
        """Options that have a place, first to last."""
        self._right: tuple[int, ...] = ()
        self._given: tuple[int, ...] = ()

    def begin(self) -> None:
        self._placed = []

    def show(self, view: View) -> None:
        self._right, self._given = view.right_places, view.given_places
        super().show(view)

    @property
    def ready(self) -> bool:
        return bool(self._placed) and len(self._placed) == len(self._shown)

    @property
    def response(self) -> Response:
        return Response.of_places("order", self._placed)

    def standing(self) -> str:
        if self.ready:
            return "all in place"
        return f"choose what comes {ordinal(len(self._placed) + 1)}"

    def turn(self, place: int) -> None:
        if place in self._placed:
            self._placed.remove(place)
            return
        self._placed.append(place)
        left = [other for other in range(len(self._shown)) if other not in self._placed]
        if len(left) == 1:
            self._placed += left

    def take_back(self) -> None:
        # The last one fell in by itself: with it goes the one that was chosen.
        del self._placed[-2 if self.ready else -1 :]

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if self.is_mounted:
            self.screen.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "move":
            return self._open and self.highlighted in self._placed
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Let the highlighted option change places with the one before or after it."""
        if self.highlighted not in self._placed:
            return
        here = self._placed.index(self.highlighted)
        there = min(max(here + by, 0), len(self._placed) - 1)
        self._placed[here], self._placed[there] = self._placed[there], self._placed[here]
        self.changed()

    # Drawing

    def rows(self) -> Iterable[Option]:
        if self._open or not self._right:
            yield from super().rows()
            return
        for rank, place in enumerate(self._right):
            yield self.row(str(place), self._told(rank, place))

    def fit(self, place: int) -> Callable[[int], Content]:
        rank = self._placed.index(place) if place in self._placed else None
        said = styled(" · ", QUIET) if rank is None else styled(ordinal(rank + 1), STAMP)

        def fit(width: int) -> Content:
            lead = self.lead(place, width) + said + "  "
            return hanging(lead, Content(self._shown[place].text), width)

        return fit

    def _told(self, rank: int, place: int) -> Callable[[int], Content]:
        option, at = self._shown[place], self._rank_given(place)
        good = at == rank
        longest = max(Content(each.text).cell_length for each in self._shown)

        def fit(width: int) -> Content:
            gap = " " if width < NARROW else "   "
            lead = styled(f"{ordinal(rank + 1)}{gap}", QUIET)
            said = styled(option.text, RIGHT if good else "")
            beside = styled(f"{gap}{option.beside}", QUIET) if option.beside else Content()
            yours = Content()
            if at is not None and not good:
                yours = styled(f"{gap}yours {ordinal(at + 1)}", WRONG)
            if lead.cell_length + longest + beside.cell_length + len(gap) + 9 <= width:
                said = said.pad_right(longest - said.cell_length)  # so that columns are in line
            return hanging(lead, said + beside + yours, width)

        return fit

    def _rank_given(self, place: int) -> int | None:
        return self._given.index(place) if place in self._given else None

    def sign(self, index: int) -> tuple[str, str]:
        if self._open or index >= len(self._right):
            return super().sign(index)
        at = self._rank_given(self._right[index])
        if at is None:
            return " ", ""
        return ("✓", RIGHT) if at == index else ("✗", WRONG)
