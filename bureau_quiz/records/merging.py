"""Records brought into other records: what is new is added, what both have is brought together."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from bureau_quiz.records import files, gate, schema, writing
from bureau_quiz.records.exporting import Lenient
from bureau_quiz.records.keys import as_json
from bureau_quiz.records.store import PATIENCE
from bureau_quiz.records.together import TABLES, Copy, renumbered, same_round, together
from bureau_quiz.records.troubles import Unkept

_KEYS = {
    "puts": ("number",),
    "responses": ("number",),
    "appeals": ("number",),
    "aids": ("number", "lifeline"),
    "flags": ("number", "note"),
}
ATTEMPTS = 4


class Counts(NamedTuple):
    """Rounds and responses."""

    rounds: int
    responses: int


class Merged(NamedTuple):
    """What a merge came to."""

    added: Counts
    there: Counts
    """What had been there already."""
    joined: int
    """Rounds of which both had something that the other had not, or otherwise."""
    apart: int
    """Rounds that were played on in both, and of which one copy is a round of its own now."""
    reworded: int
    """Questions of which the other file had another wording, that it says is the same."""


def merge(came: Path, target: Path) -> Merged:
    """Merge a file that nobody else uses into the records, in one transaction.

    Both are sound and of today's schema.

    Raises:
        Unkept: The records cannot be written.
        OSError, sqlite3.Error: The same; they are as they were.
    """
    for _ in range(ATTEMPTS):
        connection, identity = files.connect(target, PATIENCE)
        try:
            connection.text_factory = Lenient()
            connection.execute("PRAGMA foreign_keys = OFF")  # looked at in the end, as a whole
            connection.execute("ATTACH ? AS came", (str(came),))
            connection.execute("BEGIN IMMEDIATE")
            if files.identity(target) != identity or schema.version(connection) != len(
                schema.MIGRATIONS
            ):
                continue  # it was replaced meanwhile
            merged = _merge(connection)
            connection.execute("COMMIT")
            return merged
        finally:
            files.close(connection)
    raise Unkept("the file is replaced over and over")


def missed(connection: sqlite3.Connection, other: Path) -> Counts:
    """What another file has and this one has not."""
    connection.execute("ATTACH ? AS other", (str(other),))
    try:
        found = connection.execute(
            "SELECT count(DISTINCT round), count(*) FROM other.responses AS theirs WHERE NOT EXISTS"
            " (SELECT 1 FROM main.responses AS ours"
            "  WHERE ours.round = theirs.round AND ours.number = theirs.number)"
        ).fetchone()
        return Counts(*found)
    finally:
        with suppress(sqlite3.Error):
            connection.execute("DETACH other")


def _merge(connection: sqlite3.Connection) -> Merged:
    before = _count(connection, "main")
    came = _count(connection, "came")
    connection.execute("DROP TABLE IF EXISTS temp.shared")
    connection.execute(
        "CREATE TEMP TABLE shared AS"
        " SELECT id FROM came.rounds WHERE id IN (SELECT id FROM main.rounds)"
    )
    connection.execute("CREATE UNIQUE INDEX temp.shared_id ON shared (id)")
    differing = _differing(connection)
    _bring_players(connection)
    reworded = _bring_questions(connection)
    unshared = "NOT IN (SELECT id FROM temp.shared)"
    connection.execute(f"INSERT INTO main.rounds SELECT * FROM came.rounds WHERE id {unshared}")
    for table in TABLES:
        connection.execute(
            f"INSERT INTO main.{table} SELECT * FROM came.{table} WHERE round {unshared}"
        )
    joined = apart = 0
    for round_id in differing:
        own, remainder = _joined(connection, round_id)
        joined += own
        apart += remainder
    after = _count(connection, "main")
    added = Counts(*(now - then for now, then in zip(after, before, strict=True)))
    there = Counts(*(max(have - new, 0) for have, new in zip(came, added, strict=True)))
    return Merged(added, there, joined, apart, reworded)


def _count(connection: sqlite3.Connection, name: str) -> Counts:
    return Counts(
        *(
            connection.execute(f"SELECT count(*) FROM {name}.{table}").fetchone()[0]
            for table in Counts._fields
        )
    )


def _bring_players(connection: sqlite3.Connection) -> None:
    """Of two spellings of one name the earlier stays; who only stands in a round is added."""
    connection.execute(
        "INSERT INTO main.players SELECT * FROM came.players WHERE true"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, since = excluded.since"
        " WHERE (excluded.since, excluded.name) < (players.since, players.name)"
    )
    connection.execute(
        "INSERT OR IGNORE INTO main.players"
        " SELECT player, player, min(started) FROM came.rounds GROUP BY player"
    )


def _bring_questions(connection: sqlite3.Connection) -> int:
    """Add wordings; of two that go by one id the one stays that the id was made of."""
    connection.execute("INSERT OR IGNORE INTO main.questions SELECT * FROM came.questions")
    columns = [column.name for column in gate.shapes()["questions"]]
    same = " AND ".join(f"ours.{name} IS theirs.{name}" for name in columns)
    ids = connection.execute(
        "SELECT theirs.id FROM came.questions AS theirs JOIN main.questions AS ours"
        f" ON ours.id = theirs.id WHERE NOT ({same})"
    ).fetchall()
    for (id_,) in ids:
        ours, theirs = (
            _rows(connection, f"{name}.questions", "id", id_)[0] for name in ("main", "came")
        )
        if max(ours, theirs, key=_genuine) is theirs:
            _replace(connection, "questions", [theirs])
    return len(ids)


def _genuine(wording: Mapping[str, Any]) -> tuple[bool, str]:
    """Whether it is as the game wrote it; where both are or neither is, any order will do."""
    bare = {name: value for name, value in wording.items() if name != "id"}
    return writing.id_of(bare) == wording["id"], as_json(bare)


def _differing(connection: sqlite3.Connection) -> list[int]:
    """Rounds that both have, of which the one that came has anything otherwise."""
    found: set[int] = set()
    for table in ("rounds", *TABLES):
        id_ = "id" if table == "rounds" else "round"
        same = " AND ".join(
            f"ours.{column.name} IS theirs.{column.name}" for column in gate.shapes()[table]
        )
        found.update(
            round_id
            for (round_id,) in connection.execute(
                f"SELECT DISTINCT theirs.{id_} FROM came.{table} AS theirs"
                f" WHERE theirs.{id_} IN (SELECT id FROM temp.shared)"
                f" AND NOT EXISTS (SELECT 1 FROM main.{table} AS ours WHERE {same})"
            )
        )
    return sorted(found)


def _joined(connection: sqlite3.Connection, round_id: int) -> tuple[bool, bool]:
    """Bring a round together; gives whether it changed, and whether another came of it."""
    ours, theirs = (_copy(connection, name, round_id) for name in ("main", "came"))
    if ours is None or theirs is None:
        return False, False
    if not same_round(ours, theirs):
        return False, _add(connection, renumbered(theirs))
    merged, apart = together(ours, theirs)
    changed = merged != ours
    if changed:
        _write(connection, merged, ours)
    return changed, apart is not None and _add(connection, apart)


def _copy(connection: sqlite3.Connection, name: str, round_id: int) -> Copy | None:
    round_ = _rows(connection, f"{name}.rounds", "id", round_id)
    rows = {
        table: {
            tuple(row[key] for key in _KEYS[table]): row
            for row in _rows(connection, f"{name}.{table}", "round", round_id)
        }
        for table in TABLES
    }
    return Copy(round_[0], rows) if round_ else None


def _rows(
    connection: sqlite3.Connection, table: str, column: str, value: int
) -> list[dict[str, Any]]:
    found = connection.execute(f"SELECT * FROM {table} WHERE {column} = ?", (value,))
    return [dict(row) for row in found]


def _write(connection: sqlite3.Connection, merged: Copy, ours: Copy) -> None:
    """Put a round that was brought together where ours is."""
    if merged.round != ours.round:
        _replace(connection, "rounds", [merged.round])
    for table in TABLES:
        had = ours.rows[table]
        rows = (row for key, row in merged.rows[table].items() if had.get(key) != row)
        _replace(connection, table, rows)
        for key in had.keys() - merged.rows[table].keys():  # it lies in the round apart
            wanted = " AND ".join(f"{column} = ?" for column in ("round", *_KEYS[table]))
            connection.execute(f"DELETE FROM main.{table} WHERE {wanted}", (ours.round["id"], *key))


def _replace(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        connection.execute(
            f"INSERT OR REPLACE INTO main.{table} ({', '.join(row)})"
            f" VALUES ({', '.join('?' * len(row))})",
            tuple(row.values()),
        )


def _add(connection: sqlite3.Connection, copy: Copy) -> bool:
    """Add a round under an id of its own; nothing if it was added before."""
    if _rows(connection, "main.rounds", "id", copy.round["id"]):
        return False
    _replace(connection, "rounds", [copy.round])
    for table in TABLES:
        _replace(connection, table, copy.rows[table].values())
    return True
