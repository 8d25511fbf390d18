"""A dossier as the mission shows it below a verdict: in a frame, or in one line."""

from __future__ import annotations

from textual.content import Content

from bureau_quiz.game.recall.model import DossierCell, DossierPage
from bureau_quiz.ui.fitted import QUIET, RULE, STAMP, STRONG, lines, styled
from bureau_quiz.ui.widgets.opened import marks, told, values

GAP = 3


def line(page: DossierPage, width: int) -> Content:
    """A dossier in a single line."""
    said = Content.assemble(("Dossier  ", STAMP), (page.line.title, STRONG), "  ", marks(page.line))
    return (said + styled(f"  {told(page.line)}", QUIET)).truncate(width, ellipsis=True)


def framed(page: DossierPage, width: int) -> Content:
    """A dossier in a frame: its cells side by side, as many on a line as fit."""
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
    tail = marks(page.line)
    if head.cell_length + tail.cell_length + 5 > width:
        tail = Content()
    rule = width - 3 - head.cell_length - tail.cell_length - (2 if tail else 1)
    top = Content.assemble(("┌─", RULE), head, ("─" * (rule + (0 if tail else 1)), RULE))
    top += Content.assemble(" ", tail, " ", ("┐", RULE)) if tail else styled("┐", RULE)
    side = styled("│", RULE)
    body = [
        side + " " + row.pad_right(max(inner - row.cell_length, 0)) + " " + side for row in rows
    ]
    return lines([top, *body, styled(f"└{'─' * (width - 2)}┘", RULE)])


def _cell(cell: DossierCell) -> Content:
    return Content.assemble((f"{cell.label}  ", QUIET), values(cell.values))
