"""The least that a Textual app can be; what Bureau Quiz is measured against."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, OptionList, Static


class Bare(App[None]):
    """A Static, an OptionList of seven, a Footer, nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Static("A bare app")
        yield OptionList(*(f"Option {number}" for number in range(1, 8)))
        yield Footer()


if __name__ == "__main__":
    Bare().run()
