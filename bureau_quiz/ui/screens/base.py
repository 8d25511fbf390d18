"""What all screens share: the sheet of paper, its head and foot, and the way back."""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from rich.console import RenderableType
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

from bureau_quiz.ui.effects import Lifting
from bureau_quiz.ui.widgets.heading import Heading, title
from bureau_quiz.ui.widgets.keys import Keys

if TYPE_CHECKING:
    from bureau_quiz.ui.app import BureauApp
    from bureau_quiz.ui.doors import Game

Result = TypeVar("Result")

SMALLEST = (40, 12)
"""Columns and lines below which nothing can be played."""


WIDTHS = [(0, "-cramped"), (SMALLEST[0], "-narrow"), (64, "-normal")]
HEIGHTS = [(0, "-flat"), (SMALLEST[1], "-low"), (20, "-tall")]
"""Classes of screens, and the columns or lines from which they have them."""

Found = TypeVar("Found")

TOO_SMALL = Text(f"Too small: Bureau Quiz needs {SMALLEST[0]} × {SMALLEST[1]}.")


class BureauScreen(Screen[Result]):
    """A sheet with a heading, a body and a line of keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "help", id="help"),
        Binding("q,escape", "leave", "back", id="leave"),
    ]
    AUTO_FOCUS = ""

    SHEET: ClassVar[str] = "sheet"
    """The id of what holds the screen's widgets: a `sheet`, or a `slip` that lies on another."""

    def __init__(self) -> None:
        super().__init__()
        self.effects: set[Lifting] = set()
        """Effects that are under way."""
        self._asked = 0

    @property
    def bureau(self) -> BureauApp:
        """The app, as what it is."""
        return cast("BureauApp", self.app)

    @property
    def game(self) -> Game:
        """The game."""
        return self.bureau.game

    def compose(self) -> ComposeResult:
        # Set before the first resizing, they spare the screen a second layout and paint.
        for length, classes in zip(self.app.size, (WIDTHS, HEIGHTS), strict=True):
            self.add_class(max(each for each in classes if each[0] <= length)[1], update=False)
        with Vertical(id=self.SHEET):
            yield self.heading()
            yield from self.body()
            yield Keys()

    def heading(self) -> Heading:
        """The head of the sheet."""
        return Heading(*title(self.title or ""))

    def body(self) -> Iterable[Widget]:
        """What stands between head and foot."""
        return ()

    @property
    def too_small(self) -> bool:
        """Whether the terminal is so small that one sentence is shown instead of the sheet."""
        return self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]

    def render(self) -> RenderableType:
        """The sentence that is seen where the sheet is hidden."""
        return TOO_SMALL if self.too_small else super().render()

    async def on_mount(self) -> None:
        """Focus before the first paint, so that the keys are right in it."""
        self.take_focus()

    async def on_resize(self, event: Resize) -> None:
        """Set anew what depends on the height too, and find the focus again."""
        if event.size != self.app.size:
            # Every layout of another size sends the screen an event of its own. Two sizes on their
            # way at once would call each other forth for ever (Textual 8.2).
            event.prevent_default()
            return
        for widget in self.query("Lifting, Rows, Aside, Match"):
            widget.refresh(layout=True)
        self.call_after_refresh(self.take_focus)
        self.refresh_bindings()

    async def on_screen_suspend(self) -> None:
        """Name no keys while something else lies on this screen and takes them."""
        for keys in self.query(Keys):
            keys.idle = True

    def on_screen_resume(self) -> None:
        """See that the keyboard has something to work on."""
        for keys in self.query(Keys):
            keys.idle = False
        self.take_focus()

    def take_focus(self) -> None:
        """Focus what is there to be used, where nothing is focused; what is seen stays in place."""
        if self.focused is None:
            for widget in self.query("#answer, Rows, Input, Page"):
                if widget.focusable:
                    self.set_focus(widget, scroll_visible=False)
                    break

    def fetch(self, ask: Callable[[], Found], then: Callable[[Found], object]) -> None:
        """Ask the game what may take long, in a thread; `then` gets what it says, in the app's own.

        Of several questions that are under way only the last one's answer is taken. The thread is
        no reason to wait when the player leaves.
        """
        loop = get_running_loop()
        self._asked += 1
        turn = self._asked

        def hand_over(done: Callable[[], object]) -> None:
            if turn == self._asked:
                self.call_later(self._while_there, done)

        def work() -> None:
            done: Callable[[], object]
            try:
                done = partial(then, ask())
            except Exception as error:
                done = partial(_throw, error)
            with suppress(RuntimeError):  # the app has ended meanwhile
                loop.call_soon_threadsafe(hand_over, done)

        Thread(target=work, daemon=True).start()

    def reporting(self, tell: Callable[[int, int], object]) -> Callable[[int, int], None]:
        """A report of how much is done of how much, told in the app's thread from any other."""
        loop = get_running_loop()

        def report(done: int, of: int) -> None:
            with suppress(RuntimeError):  # the app has ended meanwhile
                later = partial(tell, done, of)
                loop.call_soon_threadsafe(self.call_later, self._while_there, later)

        return report

    def _while_there(self, done: Callable[[], object]) -> None:
        """Do what a thread brought, unless the player has left this screen meanwhile."""
        if self.is_attached:
            done()

    def settle(self) -> None:
        """Finish all effects."""
        for widget in tuple(self.effects):
            widget.settle()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing can be seen nothing can be done, but leave."""
        if self.too_small and action not in ("quit", "interrupt"):
            return False
        return super().check_action(action, parameters)

    async def action_help(self) -> None:
        """Open the help."""
        from bureau_quiz.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    async def action_leave(self) -> None:
        """Go back to where one came from."""
        self.dismiss()


def _throw(error: Exception) -> None:
    raise error
