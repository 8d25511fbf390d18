"""The app as whoever writes a pack has it open beside the editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from bureau_quiz.ui.app import BureauApp

if TYPE_CHECKING:
    from bureau_quiz.ui.doors import Game


class WatchApp(BureauApp):
    """Opens on the watch instead of headquarters."""

    FIRST = "watch"

    def __init__(self, game: Game, path: Path) -> None:
        """Take the game, for its settings, and the pack that is watched."""
        super().__init__(game)
        self._path = path

    def get_default_screen(self) -> Screen[Any]:
        from bureau_quiz.ui.screens.watch import WatchScreen

        return WatchScreen(self._path)
