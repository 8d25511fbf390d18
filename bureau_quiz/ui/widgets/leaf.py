"""A dossier as a page: portrait and stamp beside what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from bureau_quiz.game.recall.dossier_drawn import STAMPS, sitter, stamp
from bureau_quiz.game.recall.dossier_text import asked_for, by_table, day, named_in
from bureau_quiz.game.recall.model import DossierLine, DossierPage
from bureau_quiz.game.recall.portrait import Ink, portrait
from bureau_quiz.memory.model import Openness
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
GAP = 3
STAMPED = 4
"""Lines of a stamp below the portrait."""
LABEL = 16
"""Cells that a label takes at most."""
LIFTS = "A bar lifts once its fact is known."
RETURNS = "What fades comes back once known again."
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
    return lines(_beside(left, _card(page, width - wide - GAP, len(left)), wide))


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
    """What it says, without a portrait beside it."""
    past = [part for said in _past(page) for part in styled(said, QUIET).wrap(width)]
    return [*_about(page, width), Content(), *_fields(page, width), Content(), *past]


def _card(page: DossierPage, width: int, high: int) -> list[Content]:
    """The same as a ruled card of so many lines, or of more, with its past at the foot.

    Where there is room its fields stand apart, and it says how more of it would open.
    """
    rule = styled("─" * width, RULE)
    head = [*_about(page, width), rule]
    past = [part for said in _past(page) for part in styled(said, QUIET).wrap(width)]
    told = [part for said in _hints(page) for part in styled(said, QUIET).wrap(width)]
    for apart, air, foot in (
        (True, 1, [*past, *told]),
        (False, 1, [*past, *told]),
        (False, 1, past),
        (False, 0, past),
    ):
        fields = _fields(page, width, apart)
        spare = high - len(head) - air - len(fields) - 1 - len(foot)
        if spare >= 0:
            break
    return [*head, *[Content()] * air, *fields, *[Content()] * max(spare, 0), rule, *foot]


def _about(page: DossierPage, width: int) -> list[Content]:
    return [*_head(page.line, QUIET, width), *styled(page.line.title, STRONG).wrap(width)]


def _fields(page: DossierPage, width: int, apart: bool = False) -> list[Content]:
    """Its own cells, those of its kin, and what names it; with lines between them, or without."""
    own = [(cell.label, values(cell.values)) for cell in page.cells]
    kin = [[(cell.label, values(cell.values)) for cell in each.cells] for each in page.kin]
    ties = [(table, values(shown)) for table, shown in by_table(page.mentions)]
    longest = max(len(label) for fields in (own, *kin, ties) for label, _ in fields)
    label = min(LABEL, longest, width // 3) + 2
    made = _set(own, label, width, apart)
    above, below = ([Content()] * 2, [Content()]) if apart else ([Content()], [])
    for each, fields in zip(page.kin, kin, strict=True):
        made += [*above, *_head(each.line, STAMP, width), *below]
        made += _set(fields, label, width, apart)
    if ties:
        made += [*above, *styled(named_in(page).upper(), STAMP).wrap(width), *below]
        made += _set(ties, label, width, apart)
    return made


def _head(line: DossierLine, style: str, width: int) -> list[Content]:
    """A table, and how much of its row lies open: all of it where that takes one line."""
    table = styled(f"{line.table.upper()}  ", style)
    whole = table + styled(told(line), QUIET)
    if whole.cell_length <= width:
        return [whole]
    return (table + styled(f"{line.open} of {line.of} open", QUIET)).wrap(width)


def _set(
    fields: Iterable[tuple[str, Content]], label: int, width: int, apart: bool
) -> list[Content]:
    made: list[Content] = []
    for name, said in fields:
        made += [Content()] if apart and made else []
        made += _field(name, said, label, width)
    return made


def _field(name: str, said: Content, label: int, width: int) -> list[Content]:
    head = styled(name, QUIET).truncate(label - 1, ellipsis=True)
    return hanging(head.pad_right(label - head.cell_length), said, width).split("\n")


def _hints(page: DossierPage) -> Iterator[str]:
    """How more of it would open: never what."""
    cells = (*page.cells, *(cell for kin in page.kin for cell in kin.cells))
    steps = {value.openness for cell in cells for value in cell.values}
    if Openness.SHUT in steps:
        yield LIFTS
    if steps & {Openness.FADING, Openness.FAINT}:
        yield RETURNS


def _past(page: DossierPage) -> Iterator[str]:
    yield asked_for(page)
    first, last = page.since, page.line.last
    if first and last:
        until = day(last)
        since = f"{first.day} {first:%B}" if first.year == last.year else day(first)
        yield f"On {until}." if day(first) == until else f"Since {since}, last on {until}."


def _stamp(page: DossierPage, width: int) -> Sequence[Content]:
    said = stamp(page)
    roomy = all(len(spaced(each)) + 6 <= width for each in STAMPS)
    text = spaced(said) if roomy else said
    return [each.pad_left((width - each.cell_length) // 2) for each in framed(text, STAMP)]
