"""The dossier that a question was about, below its verdict: as much of it as there is room for."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.game.recall.model import DossierCell, DossierPage
from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, STRONG, Fitted, lines, styled
from bureau_quiz.ui.widgets.opened import marks, told, values

GAP = 3


class Beside(Widget):
    """A frame around what is known of one row; a single line where it does not fit; or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._page: DossierPage | None = None
        self._room = 0
        self.display = False

    def show(self, page: DossierPage | None, room: int = 0) -> None:
        """Show a dossier.

        Args:
            page: The dossier; None: nothing is shown.
            room: Lines that are free.
        """
        self._page, self._room = page, room
        self.display = page is not None and room > 1
        self.refresh(layout=True)

    def render(self) -> Fitted:
        return Fitted(self._lines)

    def _lines(self, width: int) -> Content:
        page = self._page
        if page is None:
            return Content()
        framed = _framed(page, width)
        return framed if framed.plain.count("\n") + 1 < self._room else _line(page, width)


def _line(page: DossierPage, width: int) -> Content:
    line = page.line
    said = Content.assemble(("Dossier  ", STAMP), (line.title, STRONG), "  ", marks(line))
    return (said + styled(f"  {told(line)}", QUIET)).truncate(width, ellipsis=True)


def _framed(page: DossierPage, width: int) -> Content:
    """The cells side by side, as many on a line as fit."""
    inner = width - 4
    rows = [Content()]
    for cell in page.cells:
        item = _cell(cell).truncate(inner, ellipsis=True)
        gap = GAP if rows[-1] else 0
        if gap and rows[-1].cell_length + gap + item.cell_length > inner:
            rows.append(Content())
            gap = 0
        rows[-1] += Content(" " * gap) + item
    title = f" Dossier · {page.line.title} "
    head = styled(title, STAMP).truncate(width - 8, ellipsis=True)
    tail = marks(page.line) if width > head.cell_length + page.line.of + 10 else Content()
    rule = width - 3 - head.cell_length - tail.cell_length - (3 if tail else 1)
    top = Content.assemble(("┌─", RULE), head, ("─" * (rule + (0 if tail else 1)), RULE))
    top += Content.assemble(" ", tail, " ", ("┐", RULE)) if tail else styled("┐", RULE)
    side = styled("│", RULE)
    body = [
        side + " " + row.pad_right(max(inner - row.cell_length, 0)) + " " + side for row in rows
    ]
    return lines([top, *body, styled(f"└{'─' * (width - 2)}┘", RULE)])


def _cell(cell: DossierCell) -> Content:
    return Content.assemble((f"{cell.label}  ", QUIET), values(cell.values))
