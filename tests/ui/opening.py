"""Opening the app in a test, reading its screen, and clicking on what one reads there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.rounds.model import Phase
from bureau_quiz.ui.app import BureauApp
from bureau_quiz.ui.screens.briefing import BriefingScreen
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.hq import ENTRIES, HeadquartersScreen
from bureau_quiz.ui.screens.mission import MissionScreen
from tests.waiting import wait_for

LARGE, USUAL, SMALL = (200, 60), (80, 24), (40, 12)
"""The sizes that every screen is made for."""


class Player:
    """Somebody at the app: presses keys, clicks on texts, reads the screen."""

    def __init__(self, app: BureauApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def lines(self) -> list[str]:
        """The screen's lines as they are shown."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def mission(self) -> MissionScreen:
        screen = self.app.screen
        assert isinstance(screen, MissionScreen)
        return screen

    @property
    def debriefing(self) -> DebriefingScreen:
        screen = self.app.screen
        assert isinstance(screen, DebriefingScreen)
        return screen

    @property
    def phase(self) -> Phase:
        return self.mission.sitting.view().phase

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def click(self, text: str) -> None:
        """Click on the first place where a text of narrow characters is shown."""
        await self.sees(text)
        y, line = next((y, line) for y, line in enumerate(self.lines) if text in line)
        await self.pilot.click(offset=(line.find(text), y))

    async def sees(self, text: str) -> None:
        await wait_for(self.pilot, lambda: text in self.text, what=f"{text!r} on the screen")

    async def sees_not(self, text: str) -> None:
        await wait_for(self.pilot, lambda: text not in self.text, what=f"no {text!r}")

    async def at(self, screen: type) -> None:
        await wait_for(self.pilot, lambda: isinstance(self.app.screen, screen), what=str(screen))

    async def ready(self) -> None:
        """Wait for headquarters to know how things stand."""
        await self.at(HeadquartersScreen)
        await wait_for(self.pilot, lambda: self.app.screen.news, what="headquarters' news")  # type: ignore[attr-defined]

    async def menu(self, name: str) -> None:
        """Open a row of headquarters by its name in the menu."""
        await self.ready()
        await self.press("home", *["down"] * list(ENTRIES).index(name), "enter")

    async def begin(self) -> None:
        """From headquarters to the first question, through the briefing."""
        await self.ready()
        await self.press("enter")
        await self.at(BriefingScreen)
        await self.sees("Begin")
        await wait_for(self.pilot, lambda: self.app.screen.choices)  # type: ignore[attr-defined]
        await self.press("enter")
        await self.asked()

    async def asked(self) -> None:
        """Wait until a question is open."""
        await self.at(MissionScreen)
        await wait_for(self.pilot, lambda: self.phase is Phase.ASKING)
        await wait_for(self.pilot, lambda: self.app.focused is not None)

    async def told(self) -> None:
        """Wait until a verdict is out."""
        await wait_for(self.pilot, lambda: self.phase is Phase.TOLD, what="a verdict")

    def right(self) -> int:
        """The place of the right option of the open question, from 1."""
        put = self.app.sitting._round.put  # type: ignore[union-attr]
        return int(put.right[0]) + 1


async def read(player: Player, text: str) -> None:
    """Go down the page until a text is seen."""
    for _ in range(30):
        await player.pilot.pause()
        if text in player.text:
            return
        await player.press("down")
    raise AssertionError(f"no {text!r} on the page")


@asynccontextmanager
async def opened(
    game: Game, size: tuple[int, int] = USUAL, start: Briefing | None = None
) -> AsyncIterator[Player]:
    """The app, running without a terminal."""
    app = BureauApp(game, start)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Player(app, pilot)
