"""The app: its themes, its screens, and how it ends."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import constants, events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from bureau_quiz.errors import BureauError
from bureau_quiz.ui import INTERRUPTED, hangup, theme
from bureau_quiz.ui.screens.base import HEIGHTS, WIDTHS, BureauScreen

if TYPE_CHECKING:
    from bureau_quiz.game.model import Briefing
    from bureau_quiz.settings import Settings
    from bureau_quiz.ui.doors import Game, Sitting

FOLDER = Path(__file__).parent

OUTSIDE = ("SIGTERM", "SIGHUP")
"""Signals that end the game from outside, the second where its terminal is closed."""

COPIED = "Copied, if your terminal allows it. Otherwise hold Shift and select it."


def _screen(name: str) -> Screen[Any]:
    """Make a screen; each is imported when it is first opened."""
    if name == "mission":
        from bureau_quiz.ui.screens.briefing import BriefingScreen

        return BriefingScreen()
    if name == "code":
        from bureau_quiz.ui.screens.code import CodeSlip

        return CodeSlip()
    if name == "train":
        from bureau_quiz.ui.screens.train import TrainSlip

        return TrainSlip()
    if name == "boards":
        from bureau_quiz.ui.screens.boards import BoardsScreen

        return BoardsScreen()
    if name == "dossiers":
        from bureau_quiz.ui.screens.dossiers import DossiersScreen

        return DossiersScreen()
    if name == "statistics":
        from bureau_quiz.ui.screens.statistics import StatisticsScreen

        return StatisticsScreen()
    if name == "archive":
        from bureau_quiz.ui.screens.archive import ArchiveScreen

        return ArchiveScreen()
    if name == "settings":
        from bureau_quiz.ui.screens.settings import SettingsScreen

        return SettingsScreen()
    from bureau_quiz.ui.screens.help import HelpScreen

    return HelpScreen()


def _commands() -> type[Provider]:
    from bureau_quiz.ui.commands import GameCommands

    return GameCommands


class BureauApp(App[None]):
    """Bureau Quiz in a terminal."""

    TITLE = "Bureau Quiz"
    COMMANDS: ClassVar[Any] = {_commands}
    ESCAPE_TO_MINIMIZE = False
    FIRST: ClassVar[str] = "hq"
    """The style sheet of the first screen, where no mission is."""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "Quit", show=False, priority=True, system=True),
        Binding("ctrl+p", "command_palette", "commands", priority=True, system=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True, system=True),
    ]

    def __init__(self, game: Game, start: Briefing | Callable[[], Sitting] | None = None) -> None:
        """Take the game, and a mission to begin with, or what sits down (None: headquarters)."""
        self.game = game
        self.sitting: Sitting | None = None
        """The mission that is being played."""
        self._start = start
        first = self.FIRST if start is None else "mission"
        # Without colour nothing is sent that is one: the terminal's own are used, and then none.
        colourless = "NO_COLOR" in os.environ
        super().__init__(
            css_path=[FOLDER / "app.tcss", FOLDER / "screens" / f"{first}.tcss"],
            ansi_color=True if colourless else None,
        )
        for ours in theme.OURS:
            self.register_theme(ours)
        chosen = game.settings.theme
        self.theme = chosen if chosen in self.available_themes else theme.DEFAULT
        self.own_keys: dict[str, str] = {}
        """Keys of the bindings for which the player chose other ones, by their ids."""
        if game.settings.keys:
            from bureau_quiz.settings.keymap import keymap

            self.own_keys = keymap(game.settings.keys)
            self.set_keymap(self.own_keys)
        self._animate_if_wanted()

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        # The same mapping is the app's theme_variables, so that styles in texts know them too.
        for name, value in theme.colours(self.current_theme, variables).items():
            variables.setdefault(name, value)
        variables.update(theme.inks(variables, ansi=self.native_ansi_color))
        return variables

    def get_default_screen(self) -> Screen[Any]:
        if self._start is not None:
            from bureau_quiz.ui.screens.mission import MissionScreen

            start = self._start
            self.sitting = start() if callable(start) else self.game.begin(start)
            return MissionScreen(self.sitting)
        from bureau_quiz.ui.screens.hq import HeadquartersScreen

        return HeadquartersScreen()

    def on_ready(self) -> None:
        # What the start has made stays: to look through it all now would delay the first paint.
        gc.freeze()
        if not self.is_headless and self._loop is not None:
            self._loop.add_signal_handler(signal.SIGINT, self.action_interrupt)
            for name in OUTSIDE:
                number = getattr(signal, name)
                self._loop.add_signal_handler(number, self.leave, 128 + number)
            hangup.watch(self._loop, lambda: self.leave(128 + signal.SIGHUP))

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded:
            screen = self.screen if self._screen_stack else None
            if isinstance(screen, BureauScreen):
                screen.settle()
        await super().on_event(event)

    # Where one can go

    def open(self, name: str) -> None:
        """Open a screen by its name, on top of the present one."""
        self.push_screen(_screen(name))

    def replace(self, screen: Screen[Any]) -> None:
        """Put a screen in the place of the present one, which is done with."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:  # the first screen of all cannot be taken away: it stays below, unseen
            self.push_screen(screen)

    def home(self) -> None:
        """Go back to headquarters."""
        from bureau_quiz.ui.screens.hq import HeadquartersScreen

        while len(self.screen_stack) > 1 and not isinstance(self.screen, HeadquartersScreen):
            self.pop_screen()
        if not isinstance(self.screen, HeadquartersScreen):
            self.push_screen(HeadquartersScreen())

    def play(self, briefing: Briefing) -> None:
        """Begin a mission; what cannot be played is said."""
        self.sit_down(lambda: self.game.begin(briefing))

    def sit_down(self, begin: Callable[[], Sitting]) -> None:
        """Begin a mission, or go on with one; what cannot be played is said."""
        try:
            self.sitting = begin()
        except BureauError as error:
            self.notify(f"{error.message} {error.mend}".strip(), severity="error", markup=False)
            return
        from bureau_quiz.ui.screens.hq import HeadquartersScreen
        from bureau_quiz.ui.screens.mission import MissionScreen

        mission = MissionScreen(self.sitting)
        if isinstance(self.screen, HeadquartersScreen):
            self.push_screen(mission)
        else:
            self.replace(mission)

    def dispatch(self) -> None:
        """Play today's dispatch; where it is done, look at what there is to share of it."""
        today = self.game.hq().dispatch
        if today and today.share:
            from bureau_quiz.ui.screens.share import ShareSlip

            self.push_screen(ShareSlip("Today's dispatch", today.share))
        else:
            self.sit_down(self.game.begin_dispatch)

    def copy(self, text: str) -> None:
        """Hand a text to the clipboard, as far as the terminal lets us; nobody hears whether."""
        self.copy_to_clipboard(text)
        self.notify(COPIED, timeout=4, markup=False)

    # What is remembered

    @property
    def themes(self) -> list[str]:
        """Every theme by its name, our own first."""
        ours = [each.name for each in theme.OURS]
        return ours + sorted(name for name in self.available_themes if name not in ours)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with the settings that the game cannot know of: plain sentences."""
        chosen = self.game.settings.theme
        if not chosen or chosen in self.available_themes:
            return ()
        from difflib import get_close_matches

        from bureau_quiz.paths import settings_file
        from bureau_quiz.settings import where
        from bureau_quiz.text import visible

        near = get_close_matches(chosen, self.themes, n=1)
        mend = f"did you mean {near[0]}?" if near else "the settings offer those that there are."
        place = where(settings_file(), "theme")
        return (visible(f"{place}: there is no theme “{chosen}”: {mend} Now it is {self.theme}."),)

    @property
    def still(self) -> bool:
        """Whether the environment asks for no animations, whatever the settings say."""
        return constants.TEXTUAL_ANIMATIONS != "full"

    def keep(self, settings: Settings) -> None:
        """Put settings in force, and have the game keep them."""
        self.game.remember(settings)
        self._animate_if_wanted()

    def _animate_if_wanted(self) -> None:
        wanted = self.game.settings.animations
        self.animation_level = constants.TEXTUAL_ANIMATIONS if wanted else "none"

    def watch_theme(self, name: str) -> None:
        """Keep a theme that was changed, wherever it was changed."""
        if self.is_running and name != (self.game.settings.theme or theme.DEFAULT):
            self.keep(replace(self.game.settings, theme=name))

    # How it ends

    def action_interrupt(self) -> None:
        """Leave at once; what was answered is saved, and that is said."""
        self.leave(INTERRUPTED)

    def leave(self, code: int) -> None:
        """Leave at once with a return code; what was answered is saved, and that is said."""
        message = None
        try:
            if self.sitting is not None:
                from bureau_quiz.ui.farewell import close

                message = close(self.sitting)
        finally:  # whatever the farewell met, nobody may be kept
            self.exit(return_code=code, message=message)
