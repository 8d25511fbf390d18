"""Values of a column that may be one, spelt in two ways: by case, accents, or one letter."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bureau_quiz.authoring.flaws.slips import slips
from bureau_quiz.authoring.flaws.sources import Scene, problem
from bureau_quiz.errors import Place, Problem
from bureau_quiz.packs.model import Column, ColumnType, Row, Table
from bureau_quiz.text import fold, fold_accents, plural

TOLD = 20
"""So many pairs of a column are told one by one: it is full of words that are alike."""
ESTABLISHED = 3
"""What stands so often in a column is no slip."""
WORDS = 8
"""Texts of more words are sentences, and looked at for case and accents alone."""


APART = 2
"""Rows that differ in so many columns, and agree in none, are not one row written twice."""

_MARKUP = re.compile(r"[<>=_\\]|\w/\w|\w\.\w")
"""What is for programs: markup, addresses, names of files."""


class _Found(NamedTuple):
    """A value of a column, where it first stands."""

    text: str
    row: Row
    place: Place
    times: int


def told(scene: Scene) -> Iterator[Problem]:
    """Values that may be two spellings of one, by column.

    What refers to another table is spelt as it is there; names in an open table, and what is told
    apart by signs, the reader has compared.
    """
    for table in scene.pack.tables.values():
        for column in table.columns.values():
            if column.type is not ColumnType.TEXT or column.to is not None or column.exact:
                continue
            if table.open and column.name in table.key:
                continue
            yield from _of_column(scene, table, column)


def _of_column(scene: Scene, table: Table, column: Column) -> Iterator[Problem]:
    values = _values(table, column)
    slipped = _slipped(values)
    if table.key == (column.name,):
        slipped = (pair for pair in slipped if not _two(table, pair[0].row, pair[1].row))
    pairs = [
        (first, second, difference)
        for first, second, difference in (*_cased(values), *slipped)
        if not scene.quiet("BQ518", table.ignore, first.row.ignore, second.row.ignore)
    ]
    for first, second, difference in pairs[:TOLD]:
        often = f", as in {plural(first.times, 'cell')}" if first.times > 1 else ""
        message = (
            f"“{second.text}” in column {column.name} of {table.id} looks like “{first.text}” "
            f"({first.place.beside(second.place)}{often}): {difference}"
        )
        mend = "spell them alike; if they are two, say `ignore: [BQ518]` on the row of one"
        yield problem("BQ518", second.place, message, mend)
    if len(pairs) > TOLD:
        message = (
            f"{plural(len(pairs) - TOLD, 'more pair')} of values in column {column.name} of "
            f"{table.id} look alike"
        )
        mend = "if that is how they are, say `ignore: [BQ518]` on the table, or `type: exact`"
        yield problem("BQ518", column.place or table.place, message, mend)


def _two(table: Table, one: Row, other: Row) -> bool:
    """Whether two rows differ in all that both say: Iceland and Ireland share no cell."""
    both = (one.cells.keys() & other.cells.keys()) - set(table.key)
    said = [
        [{fold(value.text) for value in row.cells[name].values} for row in (one, other)]
        for name in both
    ]
    apart = [first.isdisjoint(second) for first, second in said if first and second]
    return len(apart) >= APART and all(apart)


def _values(table: Table, column: Column) -> dict[str, _Found]:
    """The different texts of a column, in order."""
    found: dict[str, _Found] = {}
    for row in table.rows.values():
        cell = row.cells.get(column.name)
        for value in cell.values if cell else ():
            known = found.get(value.text)
            if known is None:
                found[value.text] = _Found(value.text, row, cell.place if cell else row.place, 1)
            else:
                found[value.text] = known._replace(times=known.times + 1)
    return found


_Pairs = Iterator[tuple[_Found, _Found, str]]


def _cased(values: Mapping[str, _Found]) -> _Pairs:
    """Those that differ by case or accents alone; what is rarer is told of."""
    groups: dict[str, list[_Found]] = {}
    for text, found in values.items():
        groups.setdefault(fold(text), []).append(found)
    for group in groups.values():
        spelt: dict[str, _Found] = {}
        for found in sorted(group, key=lambda one: -one.times) if len(group) > 1 else ():
            first = spelt.setdefault(fold_accents(found.text), found)
            if first is not found:
                case = first.text.casefold() == found.text.casefold()
                yield first, found, "only case is not the same" if case else "only accents differ"


def _slipped(values: Mapping[str, _Found]) -> _Pairs:
    """Those that differ by one letter of one word."""
    folded: dict[tuple[str, ...], _Found] = {}
    holding: dict[str, list[tuple[str, ...]]] = {}
    for text, found in values.items():
        words = tuple(fold(text).split())
        if len(words) <= WORDS and words not in folded and not _MARKUP.search(text):
            folded[words] = found
            for word in set(words):
                holding.setdefault(word, []).append(words)
    for one, other in slips(holding):
        if len(holding[one]) > len(holding[other]):
            one, other = other, one
        for words in holding[one]:
            place = words.index(one)
            beside = folded.get((*words[:place], other, *words[place + 1 :]))
            if beside is not None:
                pair = sorted((folded[words], beside), key=lambda found: -found.times)
                if pair[1].times < ESTABLISHED:
                    yield pair[0], pair[1], "they are one letter apart"
