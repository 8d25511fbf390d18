"""Pairs to be made: for each left one an option."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from bureau_quiz.bank.model import Response
from bureau_quiz.rounds.model import Phase, View
from bureau_quiz.ui.fitted import (
    KEY,
    QUIET,
    RIGHT,
    STRONG,
    WRONG,
    Fitted,
    hanging,
    lines,
    styled,
)
from bureau_quiz.ui.widgets.answers import LETTERS, NARROW, Given, number_keys
from bureau_quiz.ui.widgets.pairs import Cell, Pairs
from bureau_quiz.ui.widgets.rows import CHOOSE


class Match(Widget, can_focus=True):
    """Two lists; a number or a click on an option pairs it with the left one that is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *number_keys(Binding.Group("pair")),
        *(Binding(letter, f"go({place})", show=False) for place, letter in enumerate(LETTERS)),
        Binding("enter", "give", "answer"),
        Binding("up", "step(-1)", "choose", group=CHOOSE),
        Binding("down", "step(1)", "choose", group=CHOOSE),
        Binding("backspace", "take_back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="answer")
        self._view: View | None = None
        self._question = ""
        self._open = False
        self._here = 0
        self._taken: list[int | None] = []
        self._laid: list[list[Cell]] = []

    def show(self, view: View) -> None:
        """Draw both lists; once told, each left one with what goes with it."""
        if view.question != self._question:
            self._question, self._here, self._taken = view.question, 0, []
        self._view, self._open = view, view.phase is Phase.ASKING
        if self._open and not self._taken:
            self._taken = [None] * len(view.lefts)
        self.display = bool(view.lefts) and view.phase is not Phase.PAUSED
        self.refresh(layout=True)
        if self._open:
            self.focus(scroll_visible=False)

    @property
    def ready(self) -> bool:
        """Whether every left one has its option."""
        return bool(self._taken) and None not in self._taken

    # What the player does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is there can be paired, and only whole pairings can be handed in."""
        if action == "give":
            return self._open and self.ready
        if action in ("pick", "go"):
            (place,) = parameters
            there = self._view.options if action == "pick" and self._view else self._taken
            return self._open and isinstance(place, int) and place < len(there)
        if action in ("step", "take_back"):
            return self._open
        return super().check_action(action, parameters)

    def action_pick(self, option: int) -> None:
        """Pair an option with the marked one, or part them; who had it takes what that one had."""
        before = self._taken[self._here]
        if before == option:
            self._taken[self._here] = None
            self._changed()
            return
        if option in self._taken:
            self._taken[self._taken.index(option)] = before
        self._taken[self._here] = option
        self._last_by_itself()
        self._next()
        self._changed()

    def _last_by_itself(self) -> None:
        assert self._view is not None
        left = [option for option in range(len(self._view.options)) if option not in self._taken]
        if self._taken.count(None) == 1 and len(left) == 1:
            self._taken[self._taken.index(None)] = left[0]

    def _next(self) -> None:
        """Mark the next one that has nothing yet."""
        count = len(self._taken)
        for place in (*range(self._here + 1, count), *range(self._here)):
            if self._taken[place] is None:
                self._here = place
                return

    def action_go(self, place: int) -> None:
        """Mark a left one."""
        self._here = place
        self._changed()

    def action_step(self, by: int) -> None:
        """Mark the left one above or below."""
        self.action_go((self._here + by) % max(len(self._taken), 1))

    def action_take_back(self) -> None:
        """Part the marked one from its option; if it has none, the one above."""
        if self._taken[self._here] is None and self._here:
            self._here -= 1
        self._taken[self._here] = None
        self._changed()

    def action_give(self) -> None:
        """Hand the pairs in."""
        if self._open and self.ready:
            pairs = [option for option in self._taken if option is not None]
            self.post_message(Given(self._question, Response.of_places("pairs", pairs)))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if not self._open or offset is None:
            return
        cell = self._cell_at(offset.x, offset.y)
        if cell is not None and cell.left is not None:
            self.action_go(cell.left)
        elif cell is not None and cell.option is not None:
            self.action_pick(cell.option)

    def _cell_at(self, x: int, y: int) -> Cell | None:
        for cell in self._laid[y] if y < len(self._laid) else ():
            if x < cell.text.cell_length:
                return cell
            x -= cell.text.cell_length
        return None

    # Drawing

    def _changed(self) -> None:
        self.refresh(layout=True)
        self.screen.refresh_bindings()
        self.call_after_refresh(self._into_view)

    def _into_view(self) -> None:
        """Bring the marked one into view, with all that fits below it, or above the first."""
        page = self.parent
        if isinstance(page, Widget):
            above, seen = self.virtual_region.y, page.scrollable_content_region.height
            row = next((y for y, row in enumerate(self._laid) if row[0].left == self._here), 0)
            below = Region(0, above + row, 1, min(len(self._laid) - row, seen))
            region = below if self._here else Region(0, 0, 1, above + 1)
            page.scroll_to_region(region, animate=False)

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        view = self._view
        if view is None or not view.lefts:
            return Content()
        if not self._open:
            return lines(self._told(view, place, width) for place in range(len(view.lefts)))
        texts = [option.text for option in view.options]
        pairs = Pairs(view.lefts, texts, self._taken, self._here)
        self._laid = pairs.laid(width, airy=not self.screen.has_class("-low"))
        made = [Content().join(cell.text for cell in row) for row in self._laid]
        if not self.screen.has_class("-low"):
            made += [Content(), self._foot()]
        return lines(made)

    def _foot(self) -> Content:
        done = len(self._taken) - self._taken.count(None)
        lead = styled("  Answer   ", KEY if self.ready else QUIET)
        return lead + styled(f"{done} of {len(self._taken)} paired", QUIET)

    def _told(self, view: View, place: int, width: int) -> Content:
        right = view.right_places[place] if place < len(view.right_places) else None
        given = view.given_places[place] if place < len(view.given_places) else None
        good = given is not None and given == right
        sign = (
            Content("  ") if given is None else styled("✓ ", RIGHT) if good else styled("✗ ", WRONG)
        )
        longest = max(Content(left).cell_length for left in view.lefts)
        said = Content(view.lefts[place])
        if longest * 3 < width:  # so that what follows stands in a column
            said = said.pad_right(longest - said.cell_length)
        gap = " " if width < NARROW else "  "
        said += styled(f"{gap}→{gap}", QUIET)
        if right is not None:
            said += styled(view.options[right].text, RIGHT if good else STRONG)
        if given is None or good:
            return hanging(sign, said, width)
        yours = styled(f"yours {view.options[given].text}", WRONG)
        beside = said + gap + " " + yours
        fits = sign.cell_length + beside.cell_length <= width
        return hanging(sign, beside if fits else said + "\n" + yours, width)
