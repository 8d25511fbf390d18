"""A dossier as a page: portrait and stamp beside what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from bureau_quiz.game.recall.dossier_drawn import sitter, stamp
from bureau_quiz.game.recall.dossier_text import by_table, named_in
from bureau_quiz.game.recall.model import DossierLine, DossierPage
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
LEAST = (26, 13)
"""Columns and lines of the smallest portrait."""
TEXT = 52
"""Columns that are left to the text at least, and no fewer than half of them."""
COLUMN = 39
"""Columns from which the text may stand in two of them."""
GAP = 3
STAMPED = 4
"""Lines of a stamp below the portrait."""
LABEL = 16
"""Cells that a label takes at most."""
INKS = {Ink.FRAME: RULE, Ink.TYPE: "reverse", Ink.EDGE: "", Ink.HIDDEN: QUIET, Ink.GROUND: ""}


def leaf(page: DossierPage, width: int, room: int = 0, low: bool = False) -> Content:
    """Set a dossier for a width.

    Args:
        page: The dossier.
        width: In cells.
        room: Lines that are seen at once: the portrait is as large as they allow.
        low: Whether it is set without its portrait.
    """
    if low or width < BESIDE:
        return lines(_text(page, width))
    wide, high = _size(width, room)
    left = [*_portrait(page, wide, high), Content(), *_stamp(page, wide)]
    return lines(_beside(left, _text(page, width - wide - GAP), wide))


def _size(width: int, room: int) -> tuple[int, int]:
    """Columns and lines of the portrait: square as it is seen, with a stamp below."""
    high = min(room - STAMPED, (width - max(TEXT, width // 2) - GAP + 2) // 2)
    return (2 * high - 2, high) if high > LEAST[1] else LEAST


def _beside(left: Sequence[Content], right: Sequence[Content], wide: int) -> Iterator[Content]:
    for one, other in zip_longest(left, right, fillvalue=Content()):
        yield one.pad_right(wide + GAP - one.cell_length) + other


def _portrait(page: DossierPage, wide: int, high: int) -> Iterator[Content]:
    for row in portrait(sitter(page), wide, high).rows:
        yield Content.assemble(*((run.text, INKS[run.ink]) for run in row))


def _text(page: DossierPage, width: int) -> list[Content]:
    parts = _head(page.line, QUIET, width)
    parts += [*styled(page.line.title, STRONG).wrap(width), Content()]
    others = bool(page.kin or page.mentions)
    wide = (width - GAP) // 2 if others and width >= 2 * COLUMN + GAP else width
    own = [(cell.label, values(cell.values)) for cell in page.cells]
    kin = [[(cell.label, values(cell.values)) for cell in each.cells] for each in page.kin]
    ties = [(table, values(shown)) for table, shown in by_table(page.mentions)]
    longest = max(len(label) for fields in (own, *kin, ties) for label, _ in fields)
    label = min(LABEL, longest, wide // 3) + 2
    first = list(_fields(own, label, wide))
    second: list[Content] = []
    for each, fields in zip(page.kin, kin, strict=True):
        second += [Content(), *_head(each.line, STAMP, wide), *_fields(fields, label, wide)]
    if ties:
        second += [Content(), *styled(named_in(page).upper(), STAMP).wrap(wide)]
        second += _fields(ties, label, wide)
    past = [part for said in _past(page) for part in styled(said, QUIET).wrap(wide)]
    if wide == width:
        return [*parts, *first, *second, Content(), *past]
    return [*parts, *_beside([*first, Content(), *past], second[1:], wide)]


def _head(line: DossierLine, style: str, width: int) -> list[Content]:
    """A table, and how much of its row lies open: all of it where that takes one line."""
    table = styled(f"{line.table.upper()}  ", style)
    whole = table + styled(told(line), QUIET)
    if whole.cell_length <= width:
        return [whole]
    return (table + styled(f"{line.open} of {line.of} open", QUIET)).wrap(width)


def _fields(fields: Iterable[tuple[str, Content]], label: int, width: int) -> Iterator[Content]:
    return (part for name, said in fields for part in _field(name, said, label, width))


def _field(name: str, said: Content, label: int, width: int) -> list[Content]:
    head = styled(name, QUIET).truncate(label - 1, ellipsis=True)
    return hanging(head.pad_right(label - head.cell_length), said, width).split("\n")


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
