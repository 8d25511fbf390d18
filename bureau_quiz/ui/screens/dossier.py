"""One dossier: its portrait, its cells as far as they lie open, and who else is tied to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from bureau_quiz.game.recall.model import DossierKey, DossierPage
from bureau_quiz.ui.fitted import QUIET, Fitted, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.leaf import leaf
from bureau_quiz.ui.widgets.page import Page

TURN = Binding.Group("next")
FRAME = 6
"""Lines of a sheet that are not the page's: its head, its keys, and one between."""
CARD, TALLEST = 38, 56
"""Lines of the sheet at most, as far as the portrait goes by them, and where its text has more."""


class DossierScreen(BureauScreen[DossierKey]):
    """One of a list of dossiers; closes with the one that was looked at last."""

    CSS_PATH = "dossiers.tcss"
    TITLE = "Dossier"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "turn", group=TURN),
        Binding("right", "turn(1)", "turn", group=TURN),
    ]

    leaf = query_one("#leaf", Static)
    top = query_one(Heading)
    sheet = query_one("#sheet", Vertical)

    def __init__(self, keys: Sequence[DossierKey], at: int) -> None:
        super().__init__()
        self._keys = keys
        self._at = at
        self._page: DossierPage | None = None

    def body(self) -> Iterable[Widget]:
        with Page(classes="body page"):
            yield Static(id="leaf")

    async def on_mount(self) -> None:
        self.take_focus()
        self._look()

    @property
    def key(self) -> DossierKey:
        """The dossier that is open."""
        return self._keys[self._at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn" and len(self._keys) < 2:
            return False
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Turn to the next dossier of the list."""
        self._at = (self._at + by) % len(self._keys)
        self._look()

    async def action_leave(self) -> None:
        """Go back to the list."""
        self.dismiss(self.key)

    def _look(self) -> None:
        self.fetch(partial(self.game.dossier, self.key), self.tell)

    def tell(self, page: DossierPage) -> None:
        """Show a dossier from its head."""
        many = f"{self._at + 1} of {len(self._keys)}" if len(self._keys) > 1 else ""
        self.top.show(
            [styled(" · ".join(filter(None, (page.pack_title, many))), QUIET), styled(many, QUIET)]
        )
        self._page = page
        self._set()
        self.query_one(Page).scroll_home(animate=False)
        self.refresh_bindings()

    @on(Resize)
    def _set(self) -> None:
        """Set the page for as many lines as there are, and the sheet for those of the page."""
        if self._page:
            room = min(self.size.height, CARD) - FRAME
            fitted = Fitted(partial(self._fit, self._page, room))
            self.leaf.update(fitted)
            taken = fitted.at(self.leaf.size.width).plain.count("\n") + 1 + FRAME
            self.sheet.styles.max_height = min(max(taken, CARD), TALLEST)

    def _fit(self, page: DossierPage, room: int, width: int) -> Content:
        return leaf(page, width, room, low=self.has_class("-low"))
