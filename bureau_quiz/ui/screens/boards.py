"""The hall of fame: a board for every set of packs, mode, length and timer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from bureau_quiz.game.results import BoardLine, BoardView
from bureau_quiz.ui.fitted import QUIET, STAMP, STRONG, Fitted, columns, lines, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.page import Page
from bureau_quiz.ui.widgets.summary import MARK
from bureau_quiz.ui.words import number

STEP = Binding.Group("other boards")
APPEALED = f"{MARK} some answers count because the player said so"
EMPTY = "No score yet. Complete a mission, and it stands here."


class BoardsScreen(BureauScreen[None]):
    """One board at a time."""

    CSS_PATH = "boards.tcss"
    TITLE = "Hall of fame"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "other boards", group=STEP),
        Binding("right", "step(1)", "other boards", group=STEP),
    ]

    page = query_one("#page", Static)
    top = query_one(Heading)

    def __init__(self) -> None:
        super().__init__()
        self.boards: Sequence[BoardView] | None = None
        self._at = 0

    def body(self) -> Iterable[Widget]:
        with Page(classes="body"):
            yield Static(id="page")

    async def on_mount(self) -> None:
        self.fetch(self.game.boards, self.tell)

    def tell(self, boards: Sequence[BoardView]) -> None:
        """Show the boards, beginning with the first."""
        self.boards = boards
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "step" and len(self.boards or ()) < 2:
            return False
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Turn to another board."""
        if self.boards:
            self._at = (self._at + by) % len(self.boards)
            self._draw()

    def _draw(self) -> None:
        if not self.boards:
            self.page.update(styled(EMPTY, QUIET))
        else:
            board = self.boards[self._at]
            many = f"{self._at + 1} of {len(self.boards)}" if len(self.boards) > 1 else ""
            self.top.show(styled(many, QUIET))
            self.page.update(Fitted(lambda width: _page(board, width)))
        self.refresh_bindings()


def _page(board: BoardView, width: int) -> Content:
    parts = [*styled(board.title, STRONG).wrap(width), Content()]
    parts += (_line(line, width) for line in board.lines)
    if any(line.appealed for line in board.lines):
        parts += [Content(), *styled(APPEALED, QUIET).wrap(width)]
    return lines(parts)


def _line(line: BoardLine, width: int) -> Content:
    """One score; what fits where the page is narrow is place, player and points."""
    style = STAMP if line.mine else ""
    mark = (MARK, STAMP) if line.appealed else " "
    cells = [
        (styled(f"{line.rank}", QUIET), -3),
        (styled("▸" if line.mine else " ", STAMP), 1),
        (styled(line.player, style), 0),
        (Content.assemble((number(line.points), STRONG), mark), -8),
        (styled(f"{line.right}/{line.asked}", QUIET), -6),
    ]
    if width >= 56:
        cells.append((styled(f"{line.seconds:.0f} s", QUIET), -7))
        cells.append((styled(f"{line.when:%d %b %Y}", QUIET), -12))
    return columns(cells, width)
