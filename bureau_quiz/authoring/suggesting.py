"""What a new version of a pack seems to call otherwise, without saying `was:`."""

from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from bureau_quiz.bank.model import Question
from bureau_quiz.packs.model import Pack, Row, Table

NEARLY = 0.6
"""The share of what two names stand for that must be the same for one to be taken for the other."""
TELLING = 2
"""Cells beside its key that a row must have for another of the same cells to be taken for it."""

_Content = AbstractSet[Hashable]


class Suggestion(NamedTuple):
    """A `was:` that is missing."""

    what: str
    """`table`, `column`, `row`, `template` or `question`."""
    name: str
    """As it is called in the new version."""
    was: str
    table: str = ""
    """That of a column or a row, as it is called in the new version."""

    @property
    def text(self) -> str:
        """Where the line goes, and how it reads."""
        of = f" of table {self.table}" if self.table else ""
        return f"{self.what} {self.name}{of}: `was: {self.was}`"


def suggestions(
    old: Pack,
    new: Pack,
    asked: tuple[Iterable[Question], Iterable[Question]],
    like: Iterable[tuple[Question, Question | None]],
) -> tuple[Suggestion, ...]:
    """Find what has another name and nearly the same contents.

    Args:
        old: The version that players know.
        new: The one that is to come.
        asked: The questions of both.
        like: Questions that are gone, each with the new one that asks the same.
    """
    return (*_tables(old, new), *_templates(old, new, *asked), *_plain(new, like))


def _tables(old: Pack, new: Pack) -> Iterator[Suggestion]:
    """Tables; and the columns and rows of those that are still there."""
    said = {name: table.id for table in new.tables.values() for name in table.was}
    gone = old.tables.keys() - new.tables.keys() - said.keys()
    fresh = {table.id for table in new.tables.values() if not table.was} - old.tables.keys()
    like = dict(
        _alike(
            {name: _cells(old.tables[name]) for name in gone},
            {name: _cells(new.tables[name]) for name in fresh},
        )
    )
    for was, name in like.items():
        yield Suggestion("table", name, was)
    for name, table in old.tables.items():
        now = new.tables.get(said.get(name, like.get(name, name)))
        if now is not None:
            yield from _columns(table, now)
            yield from _rows(table, now)


def _columns(old: Table, new: Table) -> Iterator[Suggestion]:
    """Columns beside the key: nothing is remembered of that by its columns' names."""
    said = {name for column in new.columns.values() for name in column.was}
    gone = old.columns.keys() - new.columns.keys() - said - {*old.key}
    fresh = {one.name for one in new.columns.values() if not one.was}
    fresh -= {*old.columns, *new.key}
    for was, name in _alike(
        {name: _column(old, name) for name in gone}, {name: _column(new, name) for name in fresh}
    ):
        yield Suggestion("column", name, was, new.id)


def _rows(old: Table, new: Table) -> Iterator[Suggestion]:
    said = {name for row in new.rows.values() for name in row.was}
    gone, fresh = _by_content(old, new.rows), _by_content(new, old.rows)
    for cells, keys in gone.items():
        like = fresh.get(cells, [])
        alone = len(keys) == len(like) == 1 and len(cells) >= TELLING
        if alone and keys[0] not in said and not new.rows[like[0]].was:
            yield Suggestion("row", like[0], keys[0], new.id)


def _by_content(table: Table, other: Container[str]) -> Mapping[_Content, list[str]]:
    """The rows that another version does not have, by what they say."""
    found: dict[_Content, list[str]] = {}
    for key, row in table.rows.items():
        if key not in other:
            found.setdefault(_row(table, row), []).append(key)
    return found


def _templates(
    old: Pack, new: Pack, asked: Iterable[Question], asked_now: Iterable[Question]
) -> Iterator[Suggestion]:
    """Templates: a reverse goes with its own."""
    said = {name for one in new.templates for name in one.was}
    then, now = _of_templates(asked), _of_templates(asked_now)
    ids = {one.id for one in new.templates}
    gone = {one.id for one in old.templates if not one.id.endswith("~")} - ids - said
    fresh = {one.id for one in new.templates if not one.was and not one.id.endswith("~")}
    fresh -= {one.id for one in old.templates}
    for was, name in _alike(
        {one: then.get(one, set()) for one in gone}, {one: now.get(one, set()) for one in fresh}
    ):
        yield Suggestion("template", name, was)


def _plain(new: Pack, like: Iterable[tuple[Question, Question | None]]) -> Iterator[Suggestion]:
    taken = {one.id for one in new.questions if one.was}
    for before, now in like:
        if now is not None and not before.template and not now.template:
            was, name = (one.id.partition("/")[2] for one in (before, now))
            if name not in taken:
                taken.add(name)
                yield Suggestion("question", name, was)


def _alike(
    gone: Mapping[str, _Content], fresh: Mapping[str, _Content]
) -> Iterator[tuple[str, str]]:
    """Names that are gone, each with the one that has most of its contents; most alike first."""
    shares = sorted(
        (-len(then & now) / max(len(then), len(now)), was, name)
        for was, then in gone.items()
        for name, now in fresh.items()
        if not then.isdisjoint(now)
    )
    taken: set[str] = set()
    met: set[str] = set()
    for share, was, name in shares:
        if -share >= NEARLY and was not in met and name not in taken:
            met.add(was)
            taken.add(name)
            yield was, name


def _cells(table: Table) -> _Content:
    """What a table says, whatever its columns are called."""
    cells = {
        (row.key, value.text)
        for row in table.rows.values()
        for cell in row.cells.values()
        for value in cell.values
    }
    return cells | {(key, "") for key in table.rows}


def _column(table: Table, name: str) -> _Content:
    return {
        (row.key, value.text)
        for row in table.rows.values()
        if name in row.cells
        for value in row.cells[name].values
    }


def _row(table: Table, row: Row) -> _Content:
    """What a row says beside its key, whatever the columns are called."""
    return frozenset(
        tuple(value.text for value in cell.values)
        for name, cell in row.cells.items()
        if name not in table.key
    )


def _of_templates(asked: Iterable[Question]) -> Mapping[str, set[Hashable]]:
    """What templates ask: what fills their holes, and what answers."""
    found: dict[str, set[Hashable]] = {}
    for one in asked:
        if one.template:
            answers = tuple(sorted(answer.text for answer in one.answers))
            found.setdefault(one.template, set()).add((one.kind, one.claim, answers))
    return found
