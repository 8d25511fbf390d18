"""Headquarters: what can be done, with one line on how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bureau_quiz.errors import BureauError
from bureau_quiz.settings import TIMERS
from bureau_quiz.ui.fitted import (
    QUIET,
    RULE,
    STAMP,
    STRONG,
    Fitted,
    columns,
    framed,
    lines,
    spaced,
    styled,
)
from bureau_quiz.ui.screens.base import HEIGHTS, BureauScreen
from bureau_quiz.ui.screens.standing import fitting, lead, standing
from bureau_quiz.ui.widgets.heading import Heading, title
from bureau_quiz.ui.widgets.interrupted import Interrupted
from bureau_quiz.ui.widgets.rows import Rows
from bureau_quiz.ui.words import going_through

if TYPE_CHECKING:
    from bureau_quiz.game.model import Headquarters
    from bureau_quiz.game.recall.outlook import Overview, Training

ENTRIES = {
    "mission": "New mission",
    "dispatch": "Today's dispatch",
    "train": "Train",
    "dossiers": "Dossiers",
    "code": "Play a code",
    "boards": "Hall of fame",
    "statistics": "Statistics",
    "archive": "Archive",
    "settings": "Settings",
    "help": "Help",
    "leave": "Quit",
}
"""The menu: what each row opens, and its name."""
NARROW = 60
"""Columns below which a rank is told without the word clearance."""
TAKEN = 17
"""Columns that the game's name, the edges and what is between take then."""
DROPPED = "What you answered is kept, as an unfinished mission without a place on a board."
UNSCORED = "What you answered is kept, and counts for what you know."


class _Known(NamedTuple):
    """What is told once the player's past has been read."""

    overview: Overview
    training: Training
    others: tuple[str, ...]


class HeadquartersScreen(BureauScreen[None]):
    """The first screen. It paints at once and is filled in when the game has looked around."""

    CSS_PATH = "hq.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "again", "again", id="hq.again"),
        Binding("r", "resume", "resume", id="hq.resume"),
        Binding("d", "drop", "drop", id="hq.drop"),
        Binding("q,escape", "leave", "quit", id="leave"),
    ]

    menu = query_one(Rows)
    lead = query_one("#lead", Static)
    waiting = query_one(Interrupted)
    notes = query_one("#notes", Static)
    top = query_one(Heading)

    def __init__(self) -> None:
        super().__init__()
        self.news: Headquarters | None = None
        """How things stand; None: not known yet."""

    def heading(self) -> Heading:
        return Heading(*title("Bureau Quiz"), right=self._agent())

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="desk", can_focus=False):
            yield Static(id="lead")
            yield Rows(*(self._row(name) for name in ENTRIES), id="menu")
            yield Interrupted()
            yield Static(id="notes")
            yield Static(lines(framed(spaced("Eyes only"), RULE)), id="stamp")

    async def on_mount(self) -> None:
        self._arrange()

    async def on_resize(self, _: Resize) -> None:
        """Set anew what depends on the size of the whole screen."""
        self._arrange()
        self.top.show(self._agent())

    def _arrange(self) -> None:
        """Put what waits where it moves no row of the menu: below, or in the lead's place."""
        desk = self.query_one("#desk")
        if self.app.size.height < HEIGHTS[-1][0]:
            desk.move_child(self.waiting, before=self.menu)
        else:
            desk.move_child(self.waiting, after=self.menu)

    def on_screen_resume(self) -> None:
        """Look how things stand, once what is known has been painted."""
        self.call_after_refresh(self.fetch, self._look, self.tell)

    def _look(self) -> Headquarters:
        self.game.prepare()
        return self.game.hq()

    def tell(self, news: Headquarters) -> None:
        """Fill in how things stand, and ask what the player knows."""
        known = self.news
        if known is not None:  # what was known before stands until it is known anew
            overview, training, others = known.overview, known.training, known.others
            news = news._replace(overview=overview, training=training, others=others)
        self._show(news)
        self.fetch(partial(self._recall, self.reporting(self._reading)), self._known)

    def _recall(self, progress: Callable[[int, int], None]) -> _Known:
        self.game.recall(progress)
        overview = self.game.overview()
        # Who knows something has a past: nobody else is looked for.
        return _Known(overview, self.game.prospect(), () if overview.open else self.game.others())

    def _reading(self, done: int, of: int) -> None:
        """Say how much of the past has been read, where that takes long."""
        self.lead.update(styled(going_through(done, of), QUIET))

    def _known(self, found: _Known) -> None:
        if self.news is not None:
            self._show(self.news._replace(**found._asdict()))

    def _show(self, news: Headquarters) -> None:
        self.news = news
        at = self.menu.highlighted
        self.menu.set_options(self._row(name) for name in ENTRIES)
        self.menu.highlighted = at
        self.top.show(self._agent())
        self.lead.update(Fitted(partial(lead, news)))
        self.waiting.show(news.waiting)
        self.set_class(bool(news.waiting), "-waiting")
        notices = [*self.game.notices, *self.bureau.notices, *news.troubles]
        self.notes.display = bool(notices)
        self.set_class(bool(notices), "-noted")
        self.notes.update(lines(Content.assemble(("! ", STAMP), notice) for notice in notices))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "again" and not (self.news and self.news.again.packs):
            return False
        if action == "resume" and not (self.news and self.news.waiting):
            return False
        if action == "drop" and not (self.news and (self.news.waiting or self.news.stuck)):
            return False
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """Play with the remembered choices at once."""
        if self.news:
            self.bureau.play(self.news.again)

    @on(Interrupted.Resumed)
    def action_resume(self) -> None:
        """Go on with the mission that was interrupted."""
        if self.news and self.news.waiting:
            self.bureau.sit_down(partial(self.game.go_on, self.news.waiting.round))

    @on(Interrupted.Dropped)
    def action_drop(self) -> None:
        """Give up what was interrupted, if the player means it."""
        from bureau_quiz.ui.screens.slip import AskSlip

        news = self.news
        answers = [("k", "keep it")]
        if news and news.waiting:
            answers.append(("d", f"drop {news.waiting.title}"))
        if news and news.stuck:
            answers.append(("n", "drop what cannot be gone on with"))
        said = UNSCORED if news and news.waiting and not news.waiting.scored else DROPPED
        self.app.push_screen(AskSlip("Drop what was interrupted?", said, answers), self._drop)

    def _drop(self, answer: str | None) -> None:
        news = self.news
        gone = []
        if news and news.waiting and answer == "d":
            gone.append(news.waiting.round)
        if news and answer == "n":
            gone += (each.round for each in news.stuck)
        try:
            for number in gone:
                self.game.drop(number)
        except BureauError as error:
            self.notify(f"{error.message} {error.mend}".strip(), severity="error", markup=False)

    async def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    @on(OptionList.OptionHighlighted, "#menu")
    def see_all(self, event: OptionList.OptionHighlighted) -> None:
        """Bring what stands below the menu into view with its last row."""
        event.stop()
        if event.option_index == len(ENTRIES) - 1:
            self.query_one("#desk").scroll_end(animate=False)

    @on(OptionList.OptionSelected, "#menu")
    def open(self, event: OptionList.OptionSelected) -> None:
        """Open what a row names."""
        event.stop()
        name = event.option_id or ""
        if name in ("help", "leave"):
            self.call_next(self.run_action, name)
        elif name == "dispatch":
            self.bureau.dispatch()
        else:
            self.bureau.open(name)

    def _agent(self) -> Sequence[Content]:
        """Who plays, with their clearance where there is room."""
        player = self.news.player if self.news else self.game.settings.player
        name = Content.assemble(("agent  ", QUIET), (player, STRONG)).truncate(30, ellipsis=True)
        overview = self.news.overview if self.news else None
        if overview is None:
            return [name]
        rank = styled(overview.clearance.rank.upper(), STAMP)
        if self.size.width < NARROW:  # the rank is not to be cut: sooner the name
            room = self.size.width - TAKEN - rank.cell_length
            return [styled(player, STRONG).truncate(room, ellipsis=True) + "  " + rank]
        return [name + styled("   clearance  ", QUIET) + rank, name]

    def _row(self, name: str) -> Option:
        label, said = Content(ENTRIES[name]), self._said(name)

        def fit(width: int) -> Content:
            first = 16 if width < 50 else 18
            told = styled(fitting(said, width - first - 1), QUIET)
            return columns([(label, first), (told, 0)], width)

        return Rows.row(name, fit)

    def _said(self, name: str) -> str:
        """One line on how things stand with an entry of the menu."""
        if name == "settings":
            settings = self.game.settings
            timed = settings.timed and settings.timer != TIMERS[-1]
            return f"{self.app.theme} · {'timer' if timed else 'no timer'}"
        return standing(name, self.news)
