"""How the cache lies in its file: whether a file is ours, and what a new one gets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache

from bureau_quiz.game.recall.rows import APPLICATION, FORMAT, TABLES

PATIENCE = 2.0
"""Seconds to wait for another program that writes."""


class Unfit(Exception):
    """The file is not of our format."""


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")


def connect(name: str) -> sqlite3.Connection:
    """Open a file without looking at it; one that is not there comes into being with its tables."""
    return sqlite3.connect(name, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def hold_little(connection: sqlite3.Connection) -> None:
    """Hold few of the file's pages in memory: the system has them too, and is as quick.

    Raises:
        sqlite3.Error: It is damaged, or out of reach.
    """
    connection.execute("PRAGMA cache_size = -100")


def prepare(connection: sqlite3.Connection) -> None:
    """Look whether a file is ours; a new one gets its tables.

    Raises:
        Unfit: It is not.
        sqlite3.Error: It is damaged, or out of reach.
    """
    execute = connection.execute
    execute("PRAGMA synchronous = NORMAL")
    execute("PRAGMA cache_spill = OFF")  # or readers would wait for the rest of a batch
    execute("PRAGMA cell_size_check = ON")
    hold_little(connection)
    if not _header(connection)[1]:
        with writing(connection):
            if not execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in TABLES:
                    execute(statement)
                execute(f"PRAGMA application_id = {APPLICATION}")
                execute(f"PRAGMA user_version = {FORMAT}")
    if not is_ours(connection):
        raise Unfit


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a file says that it is ours, and has what ours has."""
    return _header(connection) == [APPLICATION, FORMAT] and _outline(connection) == _ours()


def _outline(connection: sqlite3.Connection) -> frozenset[str]:
    sql = (
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL LIMIT 50"  # damaged, it may never end
    )
    found = connection.execute(sql)
    return frozenset(sql for (sql,) in found.fetchall())


@cache
def _ours() -> frozenset[str]:
    with closing(connect(":memory:")) as empty:
        for statement in TABLES:
            empty.execute(statement)
        return _outline(empty)


def _header(connection: sqlite3.Connection) -> list[int]:
    names = ("application_id", "user_version")
    return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
