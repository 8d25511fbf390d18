"""The settings; each change is kept at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList

from bureau_quiz.game.model import SpoilerChoice
from bureau_quiz.rounds.model import Rules
from bureau_quiz.settings import NAME_LIMIT, Settings
from bureau_quiz.ui import seen
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.screens.fields import TextSlip
from bureau_quiz.ui.stepping import after
from bureau_quiz.ui.widgets.form import Field, Form
from bureau_quiz.ui.words import SECONDS


class SettingsScreen(BureauScreen[None]):
    """A form over the settings."""

    CSS_PATH = "settings.tcss"
    TITLE = "Settings"

    form = query_one(Form)

    def __init__(self) -> None:
        super().__init__()
        self._graded: tuple[SpoilerChoice, ...] = ()
        """Packs that tell of a story; empty until the game has looked."""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False, classes="body"):
            form = Form(*self._fields())
            form.action_first()
            yield form

    async def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())
        self.fetch(self._look, self.tell)

    def _look(self) -> tuple[SpoilerChoice, ...]:
        self.game.prepare()
        packs = self.game.choices((), Rules()).packs
        return self.game.choices([pack.scope for pack in packs if pack.playable], Rules()).spoilers

    def tell(self, graded: tuple[SpoilerChoice, ...]) -> None:
        """Show of which packs it can be said how far one has seen."""
        self._graded = graded
        self._draw()

    def _fields(self) -> list[Field]:
        now = self.game.settings
        still = "TEXTUAL_ANIMATIONS asks for none" if self.bureau.still else ""
        return [
            Field("player", "Agent", now.player),
            Field("theme", "Theme", self.app.theme, True),
            Field("animations", "Animations", _on(now.animations), True, said=still),
            Field("timed", "Timer", _on(now.timed), True),
            Field("seconds", "Time given", f"{now.seconds} s", True),
            Field("bell", "Bell", _on(now.bell), True, said="when an answer is not right"),
            *(
                Field(
                    seen.ROW + each.pack, seen.LABEL, seen.level_said(each), True, said=each.title
                )
                for each in self._graded
            ),
        ]

    def _draw(self) -> None:
        self.form.show(self._fields())

    @on(OptionList.OptionSelected)
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Step a row, or open the field for the name."""
        event.stop()
        if event.option_id == "player":
            slip = TextSlip("Your name", self.game.settings.player, NAME_LIMIT)
            self.app.push_screen(slip, self._named)
        else:
            self._step(event.option_id or "", 1)

    @on(Form.Stepped)
    def stepped(self, event: Form.Stepped) -> None:
        """Take the next value of a row."""
        event.stop()
        self._step(event.name, event.by)

    def _named(self, name: str | None) -> None:
        if name:
            self._keep(replace(self.game.settings, player=name))

    def _step(self, name: str, by: int) -> None:
        now = self.game.settings
        if name == "theme":
            self.app.theme = after(self.bureau.themes, self.app.theme, by)
            return  # the app keeps it, as it does when the palette changes it
        if name.startswith(seen.ROW):
            self._see(name.removeprefix(seen.ROW), by)
            return
        if name == "seconds":
            changed = replace(now, seconds=after(SECONDS, now.seconds, by))
        elif name == "animations":
            changed = replace(now, animations=not now.animations)
        elif name == "timed":
            changed = replace(now, timed=not now.timed)
        else:
            changed = replace(now, bell=not now.bell)
        self._keep(changed)

    def _see(self, pack: str, by: int) -> None:
        """Say that one has seen more of a pack's story, or less."""
        now = {each.pack: each for each in self._graded}
        scope = seen.stepped(now[pack], by)
        now[pack] = seen.at(now[pack], scope)
        self._graded = tuple(now.values())
        settings = self.game.settings
        self._keep(replace(settings, spoilers=seen.kept(settings.spoilers, scope)))

    def _keep(self, changed: Settings) -> None:
        self.bureau.keep(changed)
        self._draw()


def _on(value: bool) -> str:
    return "on" if value else "off"
