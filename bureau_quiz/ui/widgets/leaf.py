"""A dossier as a page: portrait and stamp beside what is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from bureau_quiz.game.recall.dossier_drawn import sitter, stamp
from bureau_quiz.game.recall.model import DossierPage, DossierValue, Mention
from bureau_quiz.game.recall.portrait import Ink, portrait
from bureau_quiz.text import plural
from bureau_quiz.ui.fitted import (
    QUIET,
    RULE,
    STAMP,
    STRONG,
    framed,
    hanging,
    lines,
    spaced,
    styled,
)
from bureau_quiz.ui.widgets.opened import told, values

BESIDE = 56
"""Columns from which the portrait stands beside the text."""
USUAL, LARGE = (26, 13), (34, 18)
"""Columns and lines of the portrait."""
ROOMY = 84
"""Columns from which there is room for the large one."""
GAP = 3
LABEL = 16
"""Cells that a label takes at most."""
INKS = {Ink.FRAME: RULE, Ink.TYPE: "reverse", Ink.EDGE: "", Ink.HIDDEN: QUIET, Ink.GROUND: ""}


def leaf(page: DossierPage, width: int, low: bool = False) -> Content:
    """Set a dossier for a width, in a low terminal without its portrait."""
    if low or width < BESIDE:
        return lines(_text(page, width))
    wide, high = LARGE if width >= ROOMY else USUAL
    left = [*_portrait(page, wide, high), Content(), *_stamp(page, wide)]
    right = _text(page, width - wide - GAP)
    return lines(
        one.pad_right(wide + GAP - one.cell_length) + other
        for one, other in zip_longest(left, right, fillvalue=Content())
    )


def _portrait(page: DossierPage, wide: int, high: int) -> Iterator[Content]:
    for row in portrait(sitter(page), wide, high).rows:
        yield Content.assemble(*((run.text, INKS[run.ink]) for run in row))


def _text(page: DossierPage, width: int) -> list[Content]:
    line = page.line
    parts = [styled(line.table.upper(), QUIET).truncate(width, ellipsis=True)]
    parts += [*styled(line.title, STRONG).wrap(width), Content()]
    fields = [(cell.label, values(cell.values)) for cell in page.cells]
    ties = _ties(page.mentions)
    longest = max((len(label) for label, _ in (*fields, *ties)), default=0)
    label = min(LABEL, longest, width // 3) + 2
    parts += [_field(name, said, label, width) for name, said in fields]
    if ties:
        parts += [Content(), styled(spaced("Also on file"), STAMP)]
        parts += [_field(name, said, label, width) for name, said in ties]
    parts += [Content(), *styled(told(line), QUIET).wrap(width)]
    for said in _past(page):
        parts += styled(said, QUIET).wrap(width)
    return parts


def _field(name: str, said: Content, label: int, width: int) -> Content:
    head = styled(name, QUIET).truncate(label - 1, ellipsis=True)
    return hanging(head.pad_right(label - head.cell_length), said, width)


def _ties(mentions: Sequence[Mention]) -> list[tuple[str, Content]]:
    """Who else names it, a line for each table."""
    tables: dict[str, list[DossierValue]] = {}
    for mention in mentions:
        tables.setdefault(mention.table, []).append(mention.value)
    return [(table, values(shown)) for table, shown in tables.items()]


def _past(page: DossierPage) -> Iterator[str]:
    if page.asked:
        yield f"asked for {plural(page.asked, 'time')}, {page.right} right"
    if page.line.last and page.since:
        since, last = (f"{at.day} {at:%B %Y}" for at in (page.since, page.line.last))
        yield f"on {last}" if since == last else f"since {since}, last on {last}"
    elif not page.asked:
        yield "never asked for yet"


def _stamp(page: DossierPage, width: int) -> Sequence[Content]:
    said = stamp(page).capitalize()
    text = spaced(said) if len(spaced(said)) + 6 <= width else said.upper()
    return [each.pad_left((width - each.cell_length) // 2) for each in framed(text, STAMP)]
