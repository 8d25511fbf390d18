"""A row and what is known of it become a dossier: pure, for every list and every page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from zlib import crc32

from bureau_quiz.bank.model import Fact
from bureau_quiz.catalogue.model import AskedCell, AskedRow, AskedValue
from bureau_quiz.game.recall.model import (
    DossierCell,
    DossierKey,
    DossierLine,
    DossierValue,
    Kin,
    Mention,
)
from bureau_quiz.game.recall.tallying import Known, Moment, is_forgotten, tally
from bureau_quiz.memory.fading import due, openness
from bureau_quiz.memory.model import Memory, Openness, Rating
from bureau_quiz.text import ARTICLES


def facts_of(row: AskedRow) -> list[Fact]:
    """The facts of a row that questions ask for."""
    return [value.fact for cell in row.cells for value in cell.values]


def line_of(pack: str, row: AskedRow, known: Known, at: Moment) -> DossierLine:
    """A row as a line of a list."""
    facts = facts_of(row)
    key = DossierKey(pack, row.table, row.key)
    counted = tally(facts, known, at)
    last = max((known[fact].last for fact in facts if fact in known), default=None)
    return DossierLine(
        key,
        row.title,
        row.table_title,
        *counted,
        last=last.astimezone(at.now.tzinfo) if last else None,
    )


def by_name(lines: Iterable[DossierLine]) -> list[DossierLine]:
    """A pack's lines, table by table, by name in each.

    Packs often have their rows by what is asked of them, such as dates: that order would tell it.
    """
    filed = list(lines)
    tables = {name: place for place, name in enumerate(dict.fromkeys(f.key.table for f in filed))}
    return sorted(
        filed,
        key=lambda line: (
            tables[line.key.table],
            _bare(line.title).lstrip("“").casefold(),
            crc32(line.key.row.encode()),
        ),
    )


def untouched(pack: str, row: AskedRow) -> DossierLine:
    """The same of a row of which nothing was ever asked for."""
    of = sum(len(cell.values) for cell in row.cells)
    return DossierLine(DossierKey(pack, row.table, row.key), row.title, row.table_title, 0, of)


def cells_of(
    pack: str, row: AskedRow, known: Known, at: Moment, there: Collection[tuple[str, str]] = ()
) -> tuple[DossierCell, ...]:
    """What a row's cells show.

    Args:
        pack: The row's.
        row: One that questions rest on.
        known: How its facts are known.
        at: When.
        there: Table and key of the rows that are dossiers, so that values lead to them.
    """
    return tuple(_cell(pack, cell, known, at, there) for cell in row.cells)


def kin_of(
    pack: str,
    row: AskedRow,
    rows: Iterable[AskedRow],
    known: Known,
    at: Moment,
    there: Collection[tuple[str, str]] = (),
) -> tuple[Kin, ...]:
    """What other tables have under a row's name; see `cells_of`.

    One table's `Stasi` is another's `the Stasi`; all else of a name counts.
    """
    name = _bare(row.title)
    return tuple(
        Kin(line_of(pack, other, known, at), cells_of(pack, other, known, at, there))
        for other in rows
        if other.table != row.table and _bare(other.title) == name
    )


def _bare(title: str) -> str:
    """A name without a small article before it: a capital one belongs to the name."""
    first, _, rest = title.partition(" ")
    return rest if rest and first in ARTICLES else title


def mentions_of(
    table: str, key: str, rows: Iterable[AskedRow], pack: str, known: Known, at: Moment
) -> Iterator[Mention]:
    """Which rows name one, by facts that lie open.

    Args:
        table: Of the row that is named.
        key: Of the row that is named.
        rows: All of the pack.
        pack: Its id.
        known: How facts are known.
        at: When.
    """
    for row in rows:
        if (row.table, row.key) == (table, key):
            continue
        for cell in row.cells:
            for value in cell.values:
                if value.to == table and value.fact.value == key:
                    told = _value(value, known.get(value.fact), at)
                    if told.openness > Openness.SHUT:
                        tied = told._replace(
                            text=row.title, to=DossierKey(pack, row.table, row.key)
                        )
                        yield Mention(row.table_title, cell.label, tied)


def _cell(
    pack: str, cell: AskedCell, known: Known, at: Moment, there: Collection[tuple[str, str]]
) -> DossierCell:
    shown = []
    for value in cell.values:
        told = _value(value, known.get(value.fact), at)
        if told.openness > Openness.SHUT and (value.to, value.fact.value) in there:
            told = told._replace(to=DossierKey(pack, value.to, value.fact.value))
        shown.append(told)
    return DossierCell(cell.label, tuple(shown))


def _value(value: AskedValue, memory: Memory | None, at: Moment) -> DossierValue:
    """A fact as far as it lies open; the text of one that is shut is left behind here."""
    step = openness(memory, at.now)
    return DossierValue(
        step,
        value.text if step > Openness.SHUT else "",
        due=memory is not None and due(memory, at.until),
        missed=memory is not None and memory.rating is Rating.AGAIN,
        forgotten=memory is not None and is_forgotten(memory, step),
    )
