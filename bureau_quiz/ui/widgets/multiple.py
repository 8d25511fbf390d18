"""Several options to be picked: each has a box."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from bureau_quiz.bank.model import Response
from bureau_quiz.rounds.model import View
from bureau_quiz.ui.fitted import QUIET, STAMP, hanging, styled
from bureau_quiz.ui.widgets.answers import number_keys
from bureau_quiz.ui.widgets.gathered import Gathered


class Multiple(Gathered):
    """Boxes to tick, as many as the question says."""

    BINDINGS: ClassVar[list[BindingType]] = [*number_keys(Binding.Group("pick"))]

    def __init__(self) -> None:
        super().__init__()
        self._picked: list[int] = []
        """Places, as they were picked."""
        self._picks = 0

    def begin(self) -> None:
        self._picked = []

    def show(self, view: View) -> None:
        self.note = ""
        self._picks = view.picks
        struck = {place for place, option in enumerate(view.options) if option.struck}
        if struck and view.question == self._question:
            self._picked = [place for place in self._picked if place not in struck]
        super().show(view)

    @property
    def ready(self) -> bool:
        return bool(self._picked)

    @property
    def response(self) -> Response:
        return Response.of_places("set", self._picked)

    def standing(self) -> str:
        return f"{len(self._picked)} of {self._picks} picked"

    def turn(self, place: int) -> None:
        if place in self._picked:
            self._picked.remove(place)
        elif len(self._picked) < self._picks:
            self._picked.append(place)
        else:
            self.note = f"{self._picks} are picked: take one back first"

    def take_back(self) -> None:
        del self._picked[-1:]

    def fit(self, place: int) -> Callable[[int], Content]:
        option = self._shown[place]
        ticked = place in self._picked if self._open else option.given
        style = self.style_of(option)
        missed = option.right and not option.given and not self._open

        def fit(width: int) -> Content:
            box = styled("[x]" if ticked else "[ ]", STAMP if ticked and self._open else QUIET)
            said = styled(option.text, style)
            if missed:
                said += styled("   missed", QUIET)
            return hanging(self.lead(place, width) + box + " ", said, width)

        return fit
