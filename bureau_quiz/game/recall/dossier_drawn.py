"""A dossier drawn for a terminal: its portrait beside what is known, bars over the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from bureau_quiz.game.recall.dossier_text import (
    FORGOTTEN,
    by_table,
    counted,
    named_in,
    past,
    state,
)
from bureau_quiz.game.recall.graphemes import cells, cut, wrapped
from bureau_quiz.game.recall.model import DossierPage, DossierValue
from bureau_quiz.game.recall.portrait import Ink, Sitter, portrait
from bureau_quiz.game.recall.worn import BAR, worn
from bureau_quiz.memory.model import Openness

Style = Literal["", "strong", "quiet", "reverse"]


class Piece(NamedTuple):
    """A text in one style."""

    text: str
    style: Style = ""


Row = tuple[Piece, ...]

WIDEST = 100
"""Cells that a page takes at most: longer lines are hard to read."""
NARROWEST = 30
BESIDE = 64
"""Cells from which the portrait stands beside the text."""
SIZES = ((92, (34, 18)), (BESIDE, (26, 13)), (NARROWEST, (16, 9)))
"""From how many cells on a portrait has which columns and lines."""
GAP = 3
STATE = len(FORGOTTEN)
"""Cells of the longest word for a state."""
LOW_BAR = "▇" * len(BAR)
"""A bar a little lower than a line, so that those below one another stay apart."""
STAMPS = ("CLOSED", "PART OPEN", "DECLASSIFIED")
_INKS: dict[Ink, Style] = {
    Ink.FRAME: "quiet",
    Ink.TYPE: "reverse",
    Ink.EDGE: "",
    Ink.HIDDEN: "quiet",
    Ink.GROUND: "",
}


def drawn(page: DossierPage, width: int) -> Iterator[Row]:
    """A dossier in rows of at most `width` cells, or of NARROWEST where that is less."""
    width = min(max(width, NARROWEST), WIDEST)
    wide, high = next(size for least, size in SIZES if width >= least)
    beside = width - wide - GAP
    photo = _portrait(page, wide, high)
    stamp = _stamp(page, wide if width >= BESIDE else beside)
    head = list(_head(page, beside))
    if width >= BESIDE:
        left = [*photo, (), *(_centred(row, wide) for row in stamp)]
        right = [*head, *_count(page, beside), (), *_body(page, beside)]
        yield from _side_by_side(left, right, wide)
        return
    above = [*head, (), *stamp] if len(head) + 1 + len(stamp) <= high else head
    yield from _side_by_side(photo, above, wide)
    yield from _count(page, width)
    yield ()
    yield from _body(page, width)


def stamp(page: DossierPage) -> str:
    """What is stamped on a dossier."""
    return STAMPS[2 if page.line.done else 1 if page.shows else 0]


def sitter(page: DossierPage) -> Sitter:
    """Whom a portrait shows, in letters of what is clear: it tells no more than the cells."""
    line = page.line
    values = (value for cell in page.cells for value in cell.values)
    known = " ".join(value.text for value in values if value.openness is Openness.CLEAR)
    return Sitter(line.title, line.table, known, line.open / line.of)


def _portrait(page: DossierPage, wide: int, high: int) -> list[Row]:
    rows = portrait(sitter(page), wide, high).rows
    return [tuple(Piece(run.text, _INKS[run.ink]) for run in row) for row in rows]


def _stamp(page: DossierPage, width: int) -> list[Row]:
    said = stamp(page)
    if len(said) + 6 > width:
        return [(Piece(said, "strong"),)] if len(said) <= width else []
    edge = "═" * (len(said) + 4)
    return [
        (Piece(f"╔{edge}╗"),),
        (Piece("║"), Piece(f"  {said}  ", "strong"), Piece("║")),
        (Piece(f"╚{edge}╝"),),
    ]


def _head(page: DossierPage, width: int) -> Iterator[Row]:
    pack, table = page.pack_title, page.line.table
    whole = f"{pack} · {table}"
    for said in (whole,) if cells(whole) <= width else (pack, table):
        yield (Piece(cut(said, width), "quiet"),)
    for said in wrapped(page.line.title, width):
        yield (Piece(said, "strong"),)


def _count(page: DossierPage, width: int) -> Iterator[Row]:
    for said in wrapped(counted(page.line), width):
        yield (Piece(said, "quiet"),)


def _body(page: DossierPage, width: int) -> Iterator[Row]:
    named = by_table(page.mentions)
    all_cells = (*page.cells, *(cell for kin in page.kin for cell in kin.cells))
    labels = [*(cell.label for cell in all_cells), *(table for table, _ in named)]
    label = min(max(map(cells, labels)), max(width // 3, 8))
    for cell in page.cells:
        yield from _field(cell.label, cell.values, label, width)
    for kin in page.kin:
        yield ()
        yield from _heading(kin.line.table, counted(kin.line), width)
        for cell in kin.cells:
            yield from _field(cell.label, cell.values, label, width)
    if named:
        yield ()
        yield from _heading(named_in(page), "", width)
        for table, values in named:
            yield from _field(table, values, label, width)
    yield ()
    for sentence in past(page):
        for said in wrapped(sentence, width):
            yield (Piece(said, "quiet"),)


def _heading(title: str, count: str, width: int) -> Iterator[Row]:
    """What a part of the page is: a table, and how much of it lies open."""
    if not count or cells(title) + len(count) + 2 > width:
        yield (Piece(cut(title.upper(), width), "quiet"),)
        yield from ((Piece(said, "quiet"),) for said in wrapped(count, width) if said)
    else:
        yield (Piece(f"{title.upper()}  {count}", "quiet"),)


def _field(label: str, values: Sequence[DossierValue], room: int, width: int) -> Iterator[Row]:
    """A cell: its values below one another, each with its state in a word."""
    name = cut(label, room)
    name += " " * (room - cells(name) + 2)
    for value in values:
        left = width - room - 2 - STATE - 2
        word = state(value)
        style: Style = "" if value.openness is Openness.CLEAR else "quiet"
        shut = value.openness is Openness.SHUT
        shown = LOW_BAR if shut else worn(value.text, value.openness)
        for said in wrapped(shown, left):
            gap = " " * (left - cells(said) + 2)
            yield (Piece(name, "quiet"), Piece(said, style), Piece(gap + word, "quiet"))
            name, word = " " * (room + 2), ""


def _centred(row: Row, width: int) -> Row:
    taken = sum(cells(piece.text) for piece in row)
    return (Piece(" " * ((width - taken) // 2)), *row)


def _side_by_side(left: Sequence[Row], right: Sequence[Row], wide: int) -> Iterator[Row]:
    for one, other in zip_longest(left, right, fillvalue=()):
        taken = sum(cells(piece.text) for piece in one)
        yield (*one, Piece(" " * (wide + GAP - taken)), *other) if other else one
