"""What can be read of a damaged file, brought into a new one.

Rows are read twice: by SQLite as far as it gets from both ends of a table, then page by page. What
refers to a row that is lost gets a stand-in, so that no answer is lost for the want of its round.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from bureau_quiz.records import pages, schema
from bureau_quiz.records.keys import STAND_IN
from bureau_quiz.records.pages import Field
from bureau_quiz.records.troubles import ERRORS

Row = tuple[Field, ...]
Shape = Sequence[tuple[str, str, bool]]
"""Column, type, whether it is needed."""

_OBJECTS = frozenset(("rules", "packs", "content"))
_JSON = {
    "rounds": ("rules", "packs", "notes", "names", "listed"),
    "questions": ("facts", "content"),
    "puts": ("options", "right", "lefts", "besides", "scale"),
}
"""The columns that hold JSON, lists but for the _OBJECTS: what cannot be read becomes empty."""


_KEYS = frozenset(("id", "round", "number", "player", "lifeline"))
"""The columns without which a row belongs to nothing."""


class Brought(NamedTuple):
    """How much was brought over."""

    rounds: int
    responses: int


def salvage(source: sqlite3.Connection, image: bytes, into: sqlite3.Connection) -> Brought:
    """Fill a new, empty file with what can be read of a damaged one, and make it of today's schema.

    Args:
        source: The damaged file, as far as SQLite opens it; its `text_factory` is set.
        image: The same file's bytes.
        into: The new file.

    Raises:
        sqlite3.Error: The new file cannot be written.
    """
    source.text_factory = lambda raw: raw.decode("utf-8", "replace")
    of = _version(source)
    schema.migrate(into, of)
    shapes = schema.columns(of)
    into.execute("PRAGMA foreign_keys = OFF")
    into.execute("BEGIN")
    for name in shapes:
        _fill(into, name, shapes[name], _by_sqlite(source, name, shapes[name]))
    for name, rows in _by_pages(image, shapes).items():
        _fill(into, name, shapes[name], rows)
    into.execute("COMMIT")
    schema.migrate(into)
    into.execute("BEGIN")
    stand_in(into)
    into.execute("COMMIT")
    counts = [into.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in Brought._fields]
    return Brought(*counts)


def _version(source: sqlite3.Connection) -> int:
    """The schema the damaged file has, by its tables; the newest where nothing tells."""
    newest = len(schema.MIGRATIONS)
    with suppress(*ERRORS):
        found = schema.outline(source).items()
        for of in range(newest, 0, -1):
            if schema.outline_of(of).items() <= found:
                return of
        said = schema.version(source)
        return said if 0 < said <= newest else newest
    return newest


def _by_sqlite(source: sqlite3.Connection, table: str, shape: Shape) -> Iterator[Row]:
    """The rows that SQLite reaches, from the first and, past a damage, from the last."""
    names = ", ".join(name for name, _, _ in shape)
    for order in ("ASC", "DESC"):
        try:
            yield from source.execute(
                f"SELECT {names} FROM {table} NOT INDEXED ORDER BY rowid {order}"
            )
        except ERRORS:
            continue
        return


def _by_pages(image: bytes, shapes: Mapping[str, Shape]) -> dict[str, list[Row]]:
    """The rows that lie in the file's pages, sorted into the tables that they fit."""
    found: dict[str, list[Row]] = {name: [] for name in shapes}
    for rowid, fields in pages.rows(image):
        for name, rows in found.items():
            if row := _fitted(rowid, fields, shapes[name]):
                rows.append(row)
                break
    return found


def _fitted(rowid: int, fields: Row, shape: Shape) -> Row | None:
    """The fields as a row of a table; None where they cannot be one.

    Columns that were added after the row was written are missing at its end.
    """
    if len(fields) > len(shape) or any(needed for _, _, needed in shape[len(fields) :]):
        return None
    if shape[0][:2] == ("id", "INTEGER") and fields[:1] == (None,):
        fields = (rowid, *fields[1:])
    for value, (_, kind, needed) in zip(fields, shape, strict=False):
        if value is None:
            if needed:
                return None
        elif not isinstance(value, str if kind == "TEXT" else int):
            return None
    return fields


def _fill(into: sqlite3.Connection, table: str, shape: Shape, rows: Iterable[Row]) -> None:
    names = [name for name, _, _ in shape]
    for row in rows:
        typed = _typed(row, shape)
        if typed is None:
            continue
        row = _readable(typed, names, _JSON.get(table, ()))
        listed, marks = ", ".join(names[: len(row)]), ", ".join("?" * len(row))
        # What breaks a rule of its table is no row of ours; what is there already was read before.
        with suppress(sqlite3.IntegrityError):
            into.execute(f"INSERT OR IGNORE INTO {table} ({listed}) VALUES ({marks})", row)


def _typed(row: Row, shape: Shape) -> Row | None:
    """The row with nothing in the place of what is of another type; None without one of its keys.

    The tables themselves would take a text for a number, and where it is an id all would fail.
    """
    mended = list(row)
    for place, (value, (name, kind, needed)) in enumerate(zip(row, shape, strict=False)):
        if isinstance(value, str if kind == "TEXT" else int) or (value is None and not needed):
            continue
        if name in _KEYS:
            return None
        mended[place] = None if not needed else "" if kind == "TEXT" else 0
    return tuple(mended)


def _readable(row: Row, names: Sequence[str], of_json: Iterable[str]) -> Row:
    mended = list(row)
    for name in of_json:
        if name not in names[: len(row)]:
            continue  # the row was written before there was such a column
        place = names.index(name)
        try:
            read = json.loads(str(mended[place]))
        except ValueError:
            read = None
        if not isinstance(read, dict if name in _OBJECTS else list):
            mended[place] = "{}" if name in _OBJECTS else "[]"
    return tuple(mended)


def stand_in(into: sqlite3.Connection) -> None:
    """Rounds and players for what refers to lost ones."""
    into.execute(
        f"""
        INSERT OR IGNORE INTO rounds (id, player, title, state, started, ended, zone, mode, rules,
            rules_version, game, packs, seed, block, seeded, notes, board, likeness, series,
            points, possible, right, asked, best_streak, tenths, ranked, why_not)
        SELECT round, coalesce((SELECT id FROM players ORDER BY since LIMIT 1), 'agent'), '',
            'abandoned', min(at), max(at), 0, 'classic', '{{}}',
            {STAND_IN}, '', '{{}}', 0, 0, 1, '[]', '', '', '',
            sum(points), sum(possible), sum(outcome = 'right'), count(outcome), max(streak),
            sum(tenths), 0, 'Its round was lost when the records were damaged.'
        FROM (SELECT r.round, r.at, coalesce(a.points, r.points) AS points,
                coalesce(a.possible, r.possible) AS possible,
                CASE WHEN a.round IS NULL THEN r.outcome ELSE 'right' END AS outcome,
                coalesce(a.streak, r.streak) AS streak, r.tenths
              FROM responses AS r LEFT JOIN appeals AS a USING (round, number)
              UNION ALL SELECT round, at, 0, 0, NULL, 0, 0 FROM puts
              UNION ALL SELECT round, at, 0, 0, NULL, 0, 0 FROM appeals
              UNION ALL SELECT round, at, 0, 0, NULL, 0, 0 FROM aids
              UNION ALL SELECT round, at, 0, 0, NULL, 0, 0 FROM flags)
        WHERE round NOT IN (SELECT id FROM rounds) GROUP BY round
        """
    )
    into.execute(
        """
        INSERT OR IGNORE INTO players (id, name, since)
        SELECT player, player, min(started) FROM rounds
        WHERE player NOT IN (SELECT id FROM players) GROUP BY player
        """
    )
