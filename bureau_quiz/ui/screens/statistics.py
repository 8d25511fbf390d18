"""Statistics: a player's past in figures, drawn page by page, each as text too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from bureau_quiz.game.recall.figures import Statistics
from bureau_quiz.ui.fitted import QUIET, Fitted, styled
from bureau_quiz.ui.screens.base import WIDTHS, BureauScreen
from bureau_quiz.ui.widgets.figures import drawn, written
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.page import Page
from bureau_quiz.ui.widgets.spreads import ABREAST, PAGES, after, fitted, spread
from bureau_quiz.ui.widgets.tabs import Tabs
from bureau_quiz.ui.words import going_through

if TYPE_CHECKING:
    from textual.content import Content

TURN = Binding.Group("page")
COUNTING = "Counting …"
FITTING = [*WIDTHS, (ABREAST + 10, "-wide")]
"""Classes by columns: of a wide screen two pages have room."""


class StatisticsScreen(BureauScreen[None]):
    """One page of figures at a time."""

    CSS_PATH = "statistics.tcss"
    TITLE = "Statistics"
    HORIZONTAL_BREAKPOINTS = FITTING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "page", group=TURN),
        Binding("right", "turn(1)", "page", group=TURN),
        Binding("v", "view", "as text", id="statistics.view"),
        Binding("p", "pack", "pack", id="statistics.pack"),
        Binding("t", "train", "train weakest", id="statistics.train"),
    ]

    page = query_one("#page", Static)
    tabs = query_one(Tabs)
    sheet = query_one(Page)
    top = query_one(Heading)

    def __init__(self) -> None:
        super().__init__()
        self.found: Statistics | None = None
        """None: not counted yet."""
        self._page = next(iter(PAGES))
        self._as_text = False
        self._packs: Sequence[str] = ()
        """Ids of those that were played."""
        self._pack = 0
        """The place of the one that it is about, from 1; 0: all."""

    def body(self) -> Iterable[Widget]:
        yield Tabs(PAGES, id="tabs")
        with Page(classes="body"):
            yield Static(styled(COUNTING, QUIET), id="page")

    async def on_mount(self) -> None:
        self._count()

    def _count(self) -> None:
        self.fetch(partial(self._look, self.reporting(self._reading)), self.tell)

    def _reading(self, done: int, of: int) -> None:
        """Say how much of the past has been read, where that takes long."""
        if self.found is None:
            said = going_through(done, of)
            self.page.update(styled(said, QUIET))

    def _look(self, progress: Callable[[int, int], None]) -> Statistics:
        self.game.prepare()
        self.game.recall(progress)
        return self.game.statistics(self._packs[self._pack - 1 : self._pack])

    def tell(self, found: Statistics) -> None:
        """Show the figures; the page that was looked at stays."""
        self.found = found
        if not self._pack:
            self._packs = [part.name for part in found.by["pack"]]
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        found = self.found
        if action in ("turn", "view") and not (found and found.totals.tally.answers):
            return False
        if action == "pack" and len(self._packs) < 2:
            return False
        if action == "train" and not (found and found.weakest):
            return False
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Turn to another page."""
        self._turn(after(self._page, by, self.page.size.width))

    @on(Tabs.Turned)
    def _clicked(self, event: Tabs.Turned) -> None:
        if self.check_action("turn", ()):
            self._turn(event.page)

    def _turn(self, page: str) -> None:
        self._page = page
        self.sheet.scroll_home(animate=False)
        self._draw()

    def action_view(self) -> None:
        """Show what is drawn as text, or the other way about."""
        self._as_text = not self._as_text
        self.sheet.scroll_home(animate=False)
        self._draw()

    def action_pack(self) -> None:
        """Turn to the figures of another pack, and after the last to those of all."""
        self._pack = (self._pack + 1) % (len(self._packs) + 1)
        self._count()

    def action_train(self) -> None:
        """Train the weakest facts, and only those."""
        if self.found:
            self.bureau.sit_down(partial(self.game.train, self.found.wish))

    def _draw(self) -> None:
        found = self.found
        if found is None:
            return
        make = written if self._as_text else drawn

        def fit(width: int) -> Content:
            self.tabs.show([name for side in spread(self._page, width) for name in side])
            return fitted(make, found, self._page, width)

        packs = " · ".join(found.packs) or ("all packs" if len(self._packs) > 1 else "")
        self.top.show(styled(packs, QUIET).truncate(40, ellipsis=True))
        self.page.update(Fitted(fit))
        self.refresh_bindings()
