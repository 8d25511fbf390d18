"""The list of dossiers: its lines, its headings, and what all of it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual.content import Content

from bureau_quiz.game.recall.dossier_text import FORGOTTEN, worn_away
from bureau_quiz.game.recall.model import DossierLine, Dossiers
from bureau_quiz.ui.fitted import QUIET, columns, styled
from bureau_quiz.ui.widgets.opened import marks
from bureau_quiz.ui.words import counted, number

WIDE = 56
"""Columns from which a line has room for more than a name and a count."""
WIDEST = 100
"""Columns from which the head has room for what is forgotten."""


def counts(found: Dossiers, pack: str, width: int) -> Sequence[Content]:
    """How much lies open: what may stand in the head, of which it takes what has room.

    Args:
        found: All there is.
        pack: Which of it; empty: all.
        width: Of the screen.
    """
    packs = [each for each in found.packs if pack in ("", each.pack)]
    open_, of = sum(each.open for each in packs), sum(each.of for each in packs)
    faded: Counter[str] = Counter()
    for each in packs:
        faded.update({word: count for count, word in worn_away(each)})
    if width < WIDEST:
        del faded[FORGOTTEN]
    said = [f"{number(open_)} of {counted(of, 'fact')} open"]
    for word, count in faded.items():
        said.insert(0, f"{said[0]} · {number(count)} {word}")
    said.append(f"{number(open_)} of {number(of)}")
    # The last one is taken where none has room beside the title.
    return [styled(each, QUIET) for each in (said[-2:] if width < WIDE else said)]


def sums(found: Dossiers, pack: str) -> str:
    """What of the facts stands in dossiers, and what in none; empty where all do."""
    packs = [each for each in found.packs if pack in ("", each.pack)]
    plain, asked = sum(each.plain_open for each in packs), sum(each.plain for each in packs)
    open_, of = sum(each.open for each in packs) - plain, sum(each.of for each in packs) - asked
    own = f"{number(open_)} of {number(of)} in dossiers"
    return f"{own} · {number(plain)} of {counted(asked, 'plain question')}" if asked else ""


def dossier_line(line: DossierLine, width: int, table: bool = False, twin: bool = False) -> Content:
    """One dossier of a list: its name, a mark for each fact, and the same in figures.

    Args:
        line: The dossier.
        width: In cells.
        table: Whether its table is named, where there is room.
        twin: Whether another has its name: then its table stands in place of the marks.
    """
    if twin and table and width < WIDE:
        room = width - 6
        name = min(Content(line.title).cell_length, max(room - len(line.table), room // 2))
        return columns(
            [
                (Content(line.title), name),
                (styled(line.table, QUIET), 0),
                (styled(f"{line.open}/{line.of}", QUIET), -5),
            ],
            width,
        )
    count = f"{line.open}/{line.of}" if width < WIDE else f"{line.open} of {line.of}"
    title = Content(line.title)
    if table and width >= WIDE:
        title = Content.assemble(line.title, (f"  {line.table}", QUIET))
    cells = [(title, 0), (marks(line), 8)]
    if width >= WIDE:
        cells.append((styled(_state(line), QUIET), 9))
    return columns([*cells, (styled(count, QUIET), -8 if width >= WIDE else -5)], width)


def _state(line: DossierLine) -> str:
    """What most needs to be said of a dossier, in a word."""
    if faded := worn_away(line):
        return faded[0][1]
    return "open" if line.done else ""


def headed(lines: Sequence[DossierLine], found: Dossiers, pack: str) -> Sequence[DossierLine | str]:
    """Lines with a heading above each table."""
    titles = {each.pack: each.title for each in found.packs}
    shown: list[DossierLine | str] = []
    before = None
    for line in lines:
        here = (line.key.pack, line.key.table)
        if here != before:
            name = line.table if pack else f"{titles.get(line.key.pack, '')} · {line.table}"
            shown += [name] if before is None else ["", name]
            before = here
        shown.append(line)
    return shown
