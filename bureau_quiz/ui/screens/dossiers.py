"""The dossiers of all packs: how far each lies open, sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, Static

from bureau_quiz.game.recall.arranging import ORDERS, STATES, arranged, twins
from bureau_quiz.game.recall.model import DossierKey, DossierLine, Dossiers
from bureau_quiz.ui.fitted import KEY, QUIET, STAMP, Fitted, ends, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.ledger import Ledger
from bureau_quiz.ui.widgets.listed import counts, dossier_line, headed, sums
from bureau_quiz.ui.words import going_through

PACKS = Binding.Group("pack")
EMPTY = "No dossier fits."
NONE = "There are no dossiers: no pack that is switched on has tables of facts."


class DossiersScreen(BureauScreen[None]):
    """A line for each dossier."""

    CSS_PATH = "dossiers.tcss"
    TITLE = "Dossiers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pack(-1)", "pack", group=PACKS),
        Binding("right", "pack(1)", "pack", group=PACKS),
        Binding("s", "order", "sort", id="dossiers.order"),
        Binding("v", "state", "view", id="dossiers.state"),
        Binding("slash", "find", "find", key_display="/", id="dossiers.find"),
    ]

    ledger = query_one(Ledger)
    find = query_one(Input)
    said = query_one("#said", Static)
    top = query_one(Heading)

    def __init__(self) -> None:
        super().__init__()
        self._found: Dossiers | None = None
        self._pack = 0
        """0: all packs."""
        self._order, self._state = "nearest", "all"
        self._shown: Sequence[DossierLine | str] = ()
        """Dossiers, and headings between them."""
        self._twins: Collection[DossierKey] = ()
        """Those of which the list has two of one name."""

    def body(self) -> Iterable[Widget]:
        yield Static(styled("Looking through the dossiers …", QUIET), id="said")
        yield Input(id="find", placeholder="first letters of a name", compact=True)
        yield Ledger(id="dossiers")

    async def on_mount(self) -> None:
        self.find.display = False
        self.take_focus()
        self.fetch(partial(self._look, self.reporting(self._reading)), self.tell)

    def take_focus(self) -> None:
        if self.focused is None:
            self.set_focus(self.ledger, scroll_visible=False)

    def _look(self, progress: Callable[[int, int], None]) -> Dossiers:
        self.game.prepare()
        self.game.recall(progress)
        return self.game.dossiers()

    def _reading(self, done: int, of: int) -> None:
        said = going_through(done, of)
        self.said.update(styled(said, QUIET))

    def tell(self, found: Dossiers) -> None:
        """Show what is known of the dossiers; the one that was looked at stays so."""
        self._found = found
        self._pack = min(self._pack, len(self._packs) - 1)
        self._arrange(keep=True)

    @property
    def _packs(self) -> Sequence[str]:
        """Ids of the packs there are to choose from; empty: all of them."""
        listed = [pack.pack for pack in self._found.packs if pack.dossiers] if self._found else []
        return listed if len(listed) == 1 else ["", *listed]

    @property
    def chosen(self) -> DossierLine | None:
        """The dossier that would be opened."""
        line = self.ledger.line
        shown = self._shown[line] if line is not None and line < len(self._shown) else None
        return shown if isinstance(shown, DossierLine) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "pack" and len(self._packs) < 2:
            return False
        if action in ("order", "state", "find") and not (self._found and self._found.lines):
            return False
        return super().check_action(action, parameters)

    def action_pack(self, by: int) -> None:
        """Turn to the dossiers of another pack."""
        self._pack = (self._pack + by) % len(self._packs)
        self._arrange()

    def action_order(self) -> None:
        """Sort by something else."""
        self._order = _next(self._order, list(ORDERS))
        self._arrange()

    def action_state(self) -> None:
        """Show others: all, begun, open, fading, due, closed."""
        self._state = _next(self._state, list(STATES))
        self._arrange()

    def action_find(self) -> None:
        """Look for a name."""
        self.find.display = True
        self.find.focus()

    async def action_leave(self) -> None:
        """Leave the search, if there is one; else the screen."""
        if self.find.display:
            self.find.value = ""
            self.find.display = False
            self.ledger.focus()
        else:
            self.dismiss()

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._arrange()

    @on(Input.Submitted)
    def _choose(self) -> None:
        self.ledger.focus()

    @on(Ledger.Chosen)
    def open(self) -> None:
        """Open a dossier's page."""
        from bureau_quiz.ui.screens.dossier import DossierScreen

        if line := self.chosen:
            keys = [each.key for each in self._shown if isinstance(each, DossierLine)]
            self.app.push_screen(DossierScreen(keys, keys.index(line.key)), self._back)

    def _back(self, at: object) -> None:
        """Stand on the dossier that was looked at last."""
        for line, shown in enumerate(self._shown):
            if isinstance(shown, DossierLine) and shown.key == at:
                self._draw(line)

    def _arrange(self, keep: bool = False) -> None:
        found, before = self._found, self.chosen
        if found is None:
            return
        pack = self._packs[self._pack]
        lines = arranged(found.lines, self._order, self._state, self.find.value, pack)
        self._twins = twins(lines)
        self._shown = headed(lines, found, pack) if self._order == "filed" else lines
        self.top.show(counts(found, pack, self.size.width))
        self.said.update(Fitted(self._line))
        at = 0
        if keep and before:
            at = next((n for n, each in enumerate(self._shown) if _is(each, before)), 0)
        self._draw(at)

    def _draw(self, at: int) -> None:
        shown = self._shown
        heads = [line for line, each in enumerate(shown) if isinstance(each, str)]
        self.ledger.show(len(shown), self._fit, heads, at)
        self.refresh_bindings()

    def _fit(self, line: int, width: int) -> Content:
        shown = self._shown[line]
        if isinstance(shown, str):
            return styled(shown.upper(), STAMP).truncate(width, ellipsis=True)
        flat = self._order != "filed"
        return dossier_line(shown, width, table=flat, twin=shown.key in self._twins)

    def _line(self, width: int) -> Content:
        """What is listed: pack, view and order, or that there is nothing."""
        found = self._found
        if found is None or not found.lines:
            return styled(NONE if found else "", QUIET)
        if not self._shown:
            return styled(EMPTY, QUIET)
        pack = self._packs[self._pack]
        title = next((each.title for each in found.packs if each.pack == pack), "All packs")
        view = f"{STATES[self._state].title} · {ORDERS[self._order].title}"
        head = ends(styled(title, KEY), styled(view, QUIET), width)
        said = "" if self.has_class("-low") else sums(found, pack)
        return head + styled(f"\n{said}", QUIET) if said and len(said) <= width else head


def _is(shown: DossierLine | str, line: DossierLine) -> bool:
    return isinstance(shown, DossierLine) and shown.key == line.key


def _next(name: str, names: Sequence[str]) -> str:
    return names[(names.index(name) + 1) % len(names)]
