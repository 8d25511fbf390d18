"""The settings; each change is kept at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static

from bureau_quiz import paths
from bureau_quiz.game.model import SpoilerChoice
from bureau_quiz.rounds.model import Rules
from bureau_quiz.settings import NAME_LIMIT, TIMERS, Settings
from bureau_quiz.text import plural, visible
from bureau_quiz.ui import seen
from bureau_quiz.ui.fitted import QUIET, STAMP, Fitted, hanging, lines, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.screens.fields import TextSlip
from bureau_quiz.ui.stepping import after
from bureau_quiz.ui.widgets.form import Field, Form
from bureau_quiz.ui.words import SECONDS

PACES = (0, 5, 10, 15, 20, 30, 50, 100)
"""New facts a day that can be chosen; any other may be written into the file."""
LENGTHS = {
    "1x": "as the rules say",
    "2x": "twice as long",
    "4x": "four times as long",
    "off": "no timer",
}
"""Timer lengths in words."""
EDIT = "All of this, and which key does what, can be edited in "
BELL = "at a wrong answer and when time runs out"


class SettingsScreen(BureauScreen[None]):
    """A form over the settings, and below it the file that they lie in."""

    CSS_PATH = "settings.tcss"
    TITLE = "Settings"

    form = query_one(Form)
    file = query_one("#file", Static)

    def __init__(self) -> None:
        super().__init__()
        self._graded: tuple[SpoilerChoice, ...] = ()
        """Packs that tell of a story; empty until the game has looked."""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False, classes="body"):
            form = Form(*self._fields())
            form.action_first()
            yield form
            yield Static(Fitted(self._file), id="file")

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
        found = plural(len(self.game.mistakes), "mistake") if self.game.mistakes else ""
        made = [
            Field("player", "Agent", now.player),
            Field("theme", "Theme", self.app.theme, True),
            Field("animations", "Animations", _on(now.animations), True, said=still),
            Field("bell", "Bell", _on(now.bell), True, said=BELL),
            Field("timed", "Timer", _on(now.timed), True, said="unless a briefing says otherwise"),
            Field("seconds", "Time given", f"{now.seconds} s", True, said="a question"),
            Field("timer", "Timer length", LENGTHS[now.timer], True, said=now.timer),
            Field("pace", "Pace", f"{now.pace} new facts a day", True, said="in training"),
            *(
                Field(
                    seen.ROW + each.pack, seen.LABEL, seen.level_said(each), True, said=each.title
                )
                for each in self._graded
            ),
            Field("keys", "Keys", f"{len(now.keys)} of your own" if now.keys else "the usual ones"),
            Field("file", "File", found or paths.settings_file().name),
        ]
        if not self.has_class("-narrow"):
            return made
        # Of what is said beside, only that which tells rows apart is worth being cut.
        return [each if each.name.startswith(seen.ROW) else replace(each, said="") for each in made]

    def _file(self, width: int) -> Content:
        """What of the file is not used, each by its line; and where it is."""
        parts = [
            hanging(styled("! ", STAMP), Content(mistake), width) for mistake in self.game.mistakes
        ]
        said = Content.assemble((EDIT, QUIET), visible(str(paths.settings_file())))
        return lines([*parts, *([Content()] if parts else []), *said.wrap(width)])

    def _tell_file(self) -> None:
        """Open a sheet with the same, and the keys that are not the usual ones."""
        from bureau_quiz.settings.keymap import in_force, shown
        from bureau_quiz.ui.screens.share import ShareSlip

        keys = [
            f"{id_}: {' '.join(map(shown, in_force(id_, chosen)))}"
            for id_, chosen in self.game.settings.keys
        ]
        told = [*self.game.mistakes, *keys, EDIT + visible(str(paths.settings_file()))]
        self.app.push_screen(ShareSlip("The file of the settings", "\n".join(told)))

    def _draw(self) -> None:
        self.form.show(self._fields())
        self.file.update(Fitted(self._file))

    async def on_resize(self, _: Resize) -> None:
        """Set the rows for the width there is."""
        self.call_after_refresh(self._draw)

    @on(OptionList.OptionSelected)
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Step a row, open the field for the name, or tell of the file."""
        event.stop()
        if event.option_id == "player":
            slip = TextSlip("Your name", self.game.settings.player, NAME_LIMIT)
            self.app.push_screen(slip, self._named)
        elif event.option_id in ("keys", "file"):
            self._tell_file()
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
        change = partial(replace, now)
        changed = {
            "seconds": lambda: change(seconds=after(SECONDS, now.seconds, by)),
            "timer": lambda: change(timer=after(TIMERS, now.timer, by)),
            "pace": lambda: change(pace=after(PACES, now.pace, by)),
            "animations": lambda: change(animations=not now.animations),
            "timed": lambda: change(timed=not now.timed),
            "bell": lambda: change(bell=not now.bell),
        }
        self._keep(changed[name]())

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
