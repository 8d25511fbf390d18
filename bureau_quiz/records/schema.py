"""The tables of the records, version by version.

A new version is a new entry of MIGRATIONS, which changes a table or an index at least; what was
released is never edited. Rows are only ever added, and rounds closed: nothing here deletes, so that
a copy of any age is a part of the whole.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

APPLICATION = 0x42515252
"""`BQRR` in the file's header: the file is ours."""

_FIRST = (
    # Who has played. `id` is the name with its case folded.
    """
    CREATE TABLE players (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        since TEXT NOT NULL
    )
    """,
    # A round. `id` holds its time and chance, so that rounds of two files can lie in one.
    # Times are UTC; `zone` is the player's, in minutes east of it. `packs` is an object of pack
    # and digest, `rules` the rules. Rounds of one `board` are compared; `likeness` adds what
    # filters left; rounds of one `series` are dealt from the same decks. The score is there once
    # the round has ended.
    """
    CREATE TABLE rounds (
        id INTEGER NOT NULL PRIMARY KEY,
        player TEXT NOT NULL REFERENCES players (id) ON UPDATE CASCADE,
        title TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'abandoned')),
        started TEXT NOT NULL,
        ended TEXT,
        zone INTEGER NOT NULL,
        mode TEXT NOT NULL,
        rules TEXT NOT NULL,
        rules_version INTEGER NOT NULL,
        game TEXT NOT NULL,
        packs TEXT NOT NULL,
        seed INTEGER NOT NULL,
        block INTEGER NOT NULL,
        seeded INTEGER NOT NULL,
        notes TEXT NOT NULL,
        board TEXT NOT NULL,
        likeness TEXT NOT NULL,
        series TEXT NOT NULL,
        points INTEGER,
        possible INTEGER,
        right INTEGER,
        asked INTEGER,
        best_streak INTEGER,
        tenths INTEGER,
        ranked INTEGER NOT NULL,
        why_not TEXT NOT NULL
    )
    """,
    """
    CREATE INDEX rounds_by_score ON rounds (board, points DESC, tenths, ended)
    WHERE ranked = 1 AND state = 'finished'
    """,
    "CREATE INDEX rounds_by_likeness ON rounds (player, likeness, points DESC)",
    "CREATE INDEX rounds_by_series ON rounds (player, series, started)",
    # What was asked, each wording once: `id` is a hash of all the rest. `facts` is a list of
    # [table, row, column, value], `content` an object of what is needed to judge and explain.
    """
    CREATE TABLE questions (
        id INTEGER NOT NULL PRIMARY KEY,
        question TEXT NOT NULL,
        pack TEXT NOT NULL,
        template TEXT NOT NULL,
        kind TEXT NOT NULL,
        category TEXT NOT NULL,
        difficulty INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        facts TEXT NOT NULL,
        content TEXT NOT NULL
    )
    """,
    # A question as it was put. `wording` leads to `questions`; `options` is a list of texts in
    # the order shown, `right` a list of places in it.
    """
    CREATE TABLE puts (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        question TEXT NOT NULL,
        wording INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        options TEXT NOT NULL,
        right TEXT NOT NULL,
        shown TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number)
    )
    """,
    # What was given. `tenths` of a second, pauses left out; `share` of the points, as a fraction.
    """
    CREATE TABLE responses (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        tag TEXT NOT NULL,
        value TEXT NOT NULL,
        given TEXT NOT NULL,
        tenths INTEGER NOT NULL,
        paused INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        share TEXT NOT NULL,
        why TEXT NOT NULL,
        points INTEGER NOT NULL,
        base INTEGER NOT NULL,
        streak INTEGER NOT NULL,
        speed INTEGER NOT NULL,
        possible INTEGER NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number)
    )
    """,
)

_SECOND = (
    # `names` is a list of those who play in turns, `listed` one of question ids where they were
    # chosen one by one; `day` is that of a dispatch, `code` what the round was begun by; `resumed`
    # counts how often it was taken up again, `dealt` its questions, 0 where nobody counted.
    "ALTER TABLE rounds ADD COLUMN names TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE rounds ADD COLUMN listed TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE rounds ADD COLUMN day TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE rounds ADD COLUMN code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE rounds ADD COLUMN resumed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE rounds ADD COLUMN dealt INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX rounds_open ON rounds (player, id) WHERE state = 'open'",
    "CREATE INDEX rounds_by_day ON rounds (player, day, id, state) WHERE day <> ''",
    # Lists: what an option is to be found for, by what options stand in order, and a number's
    # scale: low, high, within.
    "ALTER TABLE puts ADD COLUMN lefts TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE puts ADD COLUMN besides TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE puts ADD COLUMN scale TEXT NOT NULL DEFAULT '[]'",
    # A wrong verdict that the player made right, with what it then earned; the response stays.
    """
    CREATE TABLE appeals (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        points INTEGER NOT NULL,
        base INTEGER NOT NULL,
        streak INTEGER NOT NULL,
        speed INTEGER NOT NULL,
        possible INTEGER NOT NULL,
        why TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number)
    )
    """,
    # Help that was used for a question.
    """
    CREATE TABLE aids (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        lifeline TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number, lifeline)
    )
    """,
    # What the player notes on a question.
    """
    CREATE TABLE flags (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        question TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number, note)
    )
    """,
)

MIGRATIONS: tuple[Sequence[str], ...] = (_FIRST, _SECOND)
"""The statements that lead from version n to n + 1, from 0 on."""


def version(connection: sqlite3.Connection) -> int:
    """The schema a file says it has; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application(connection: sqlite3.Connection) -> int:
    """Whose file it says it is; 0 for nobody's."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def migrate(
    connection: sqlite3.Connection, to: int | None = None, before: Callable[[], None] | None = None
) -> None:
    """Bring a file to a version, in one transaction.

    Two programs may do so at once: the second finds it done.

    Args:
        connection: The file.
        to: The version; None: the newest.
        before: Called if there is something to do, while other programs are held off.

    Raises:
        sqlite3.Error: It failed, and the file is as it was.
    """
    wanted = len(MIGRATIONS) if to is None else to
    connection.execute("BEGIN IMMEDIATE")
    try:
        if before and version(connection) < wanted:
            before()
        for step in MIGRATIONS[version(connection) : wanted]:
            for statement in step:
                connection.execute(statement)
        if version(connection) < wanted:
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {wanted}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def outline(connection: sqlite3.Connection) -> dict[str, str]:
    """Every table and index of a file, with the statement that makes it."""
    sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    # No name for the cursor: should it fail, the error's traceback would keep it, and its lock.
    return dict(connection.execute(sql).fetchall())


def outline_of(of: int) -> dict[str, str]:
    """The outline that a version of the schema has."""
    with _empty(of) as empty:
        return outline(empty)


def columns(of: int) -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Table → (column, type, whether it is needed) in a version of the schema."""
    with _empty(of) as empty:
        return {
            name: tuple(
                (str(column), str(kind), bool(needed) and default is None)
                for _, column, kind, needed, default, _ in empty.execute(
                    f"PRAGMA table_info({name})"
                )
            )
            for (name,) in empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }


@contextmanager
def _empty(of: int) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, of)
        yield connection
