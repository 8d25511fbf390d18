"""The rows and facts that a pack's questions rest on, read from what `resting` has stored."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from bureau_quiz.bank.model import Fact
from bureau_quiz.catalogue.listing import mark
from bureau_quiz.catalogue.model import AskedCell, AskedRow, AskedValue
from bureau_quiz.catalogue.shelf import reading

if TYPE_CHECKING:
    from bureau_quiz.bank.renamed import Renames
    from bureau_quiz.catalogue.shelf import Rests, Shelf

Level = int | None
"""How far one has seen; None: all there is."""

MARK = 4
"""Bytes of a fact's mark."""


def rows(
    shelf: Shelf, number: int, level: Level, of: Collection[tuple[str, str]] | None = None
) -> tuple[AskedRow, ...]:
    """The rows of which something may be told at a level, without their hidden columns.

    Args:
        shelf: Where the pack lies.
        number: Its number there.
        level: How far one has seen.
        of: Table and key of those that are wanted; None: all.
    """
    stored = shelf.rests(number)
    with reading():
        pieces = _pieces(stored)
        return tuple([row for tables, _ in pieces for row in _rows(tables, level, of)])


def facts(shelf: Shelf, number: int, level: Level) -> tuple[Fact, ...]:
    """The facts that questions rest on at a level, in order; plain questions last."""
    stored = shelf.rests(number)
    with reading():
        told = _facts(_pieces(stored))
        return tuple([fact for fact, grade in told if level is None or grade <= level])


def told(
    shelf: Shelf, number: int, level: Level, among: Collection[Fact]
) -> tuple[int, tuple[Fact, ...]]:
    """How many facts `rows` and `plain` tell in all, and those of them that are among some."""
    stored = shelf.told(number)
    with reading():
        levels = json.loads(stored).items()
        marks = [bytes.fromhex(each) for at, each in levels if level is None or int(at) <= level]
        count = sum(map(len, marks)) // MARK
        return count, tuple([fact for fact in among if any(_has(each, fact) for each in marks)])


def _has(marks: bytes, fact: Fact) -> bool:
    """Whether a fact's mark is among some that stand one after the other, ascending."""
    wanted = mark(fact).to_bytes(MARK, "big")
    places = range(len(marks) // MARK)
    place = bisect_left(places, wanted, key=lambda at: marks[at * MARK : at * MARK + MARK])
    return marks[place * MARK : place * MARK + MARK] == wanted


def plain(shelf: Shelf, number: int, level: Level) -> tuple[Fact, ...]:
    """Those of the facts that are plain questions."""
    stored = shelf.rests(number)
    with reading():
        told = _facts(((), own) for _, own in _pieces(stored))
        return tuple([fact for fact, grade in told if level is None or grade <= level])


def asking(
    shelf: Shelf, number: int, level: Level, wanted: Collection[Fact]
) -> dict[Fact, tuple[str, ...]]:
    """The ids of the questions that rest on each of some facts and may be asked at a level."""
    stored, ids = shelf.rests(number), shelf.ids(number)
    with reading():
        pairs = zip(_facts(_pieces(stored)), json.loads(stored.asks), strict=True)
        return {
            fact: tuple([ids[place] for place in _places(asks, level)])
            for (fact, grade), asks in pairs
            if (level is None or grade <= level) and fact in wanted
        }


def renames(shelf: Shelf, number: int) -> Renames:
    """What the facts and questions of earlier versions are called now."""
    from bureau_quiz.bank.renamed import Names, Renames

    stored, ids = shelf.names(number), shelf.ids(number)
    with reading():
        said, listed = json.loads(stored)
        names = Names(*said)
        names = names._replace(rows={table: frozenset(of) for table, of in names.rows.items()})
        in_order = (ids[place] for place in listed)
        return Renames(names, dict.fromkeys([*in_order, *ids]).keys())


def _rows(tables: Any, level: Level, of: Collection[tuple[str, str]] | None) -> Iterator[AskedRow]:
    for table, label, own, columns, stored in tables:
        for key, cells, title, text in stored:
            if of is not None and (table, key) not in of:
                continue
            found: list[AskedCell] = []
            for place, *values in cells:
                name, called, to, hidden = columns[place] if place >= 0 else ("", own, "", 0)
                if not hidden:
                    said = [
                        AskedValue(Fact(table, key, name, value), value if name else text, to)
                        for value, grade in map(_graded, values)
                        if level is None or grade <= level
                    ]
                    if said:
                        found.append(AskedCell(name, called, tuple(said)))
            if found:
                yield AskedRow(table, label, key, title, tuple(found))


def _pieces(stored: Rests) -> Iterator[Any]:
    """Tables and plain questions, some at a time: no more of them are held than need be."""
    return (json.loads(line) for line in StringIO(stored.tables))


def _facts(pieces: Iterable[Any]) -> Iterator[tuple[Fact, int]]:
    """All facts, each with the level from which on a question tells it."""
    return ((fact, grade) for fact, grade, _ in _all_facts(pieces))


def _all_facts(pieces: Iterable[Any]) -> Iterator[tuple[Fact, int, int]]:
    """The same, and whether it stands in a hidden column."""
    for tables, plain in pieces:
        for table, _, _, columns, rows_ in tables:
            for key, cells, *_ in rows_:
                for place, *values in cells:
                    name, hidden = (columns[place][0], columns[place][3]) if place >= 0 else ("", 0)
                    for value, grade in map(_graded, values):
                        yield Fact(table, key, name, value), grade, hidden
        for own, grade in map(_graded, plain):
            yield Fact("", own, "", ""), grade, 0


def _graded(one: Any) -> tuple[str, int]:
    """A value with its grade, which is only said where there is one."""
    return (one, 0) if isinstance(one, str) else (one[0], one[1])


def _places(asks: Any, level: Level) -> Iterator[int]:
    for one in asks:
        place, grade = (one, 0) if isinstance(one, int) else one
        if level is None or grade <= level:
            yield place
