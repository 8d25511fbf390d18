"""The records as one document that can be read anywhere: JSON Lines, every row of every table.

The first line is `{"bureau_quiz_records": 1, "schema": …, "game": …, "rows": {table: count}}`, each
further one `{table: {column: value}}`, the last `{"end": count of rows}`. Columns that hold JSON
are the very texts that the file has.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bureau_quiz import __version__
from bureau_quiz.records import backups, gate, schema
from bureau_quiz.records.whole import copy_gently

FORMAT = 1
"""Of the document; changes when an older game could not read it."""
HEADER = "bureau_quiz_records"
END = "end"

Told = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and of how much."""
OFTEN = 500
"""Rows between two tellings."""


class Lenient:
    """Texts as they are read from a file: bytes that are no UTF-8 become U+FFFD, and count."""

    def __init__(self) -> None:
        self.replaced = 0
        """Texts that had such bytes, so far."""

    def __call__(self, raw: bytes) -> str:
        """A text out of its bytes."""
        try:
            return raw.decode()
        except UnicodeDecodeError:
            self.replaced += 1
            return raw.decode("utf-8", "replace")


@contextmanager
def snapshot(file: Path, told: Told, sound: bool = True) -> Iterator[sqlite3.Connection]:
    """A copy of a records' file in a folder of its own, of today's schema, for as long as needed.

    Nobody who plays meanwhile waits for whoever reads it. Its `text_factory` is a Lenient.

    Args:
        file: Where it lies.
        told: Is told how far the copy is.
        sound: Look through it first, and bring it to today's schema; else leave it as it is.

    Raises:
        Damaged: It is not sound.
        Unkept: Another program keeps it locked.
        OSError, sqlite3.Error: It cannot be read, or there is no room for the copy.
    """
    with (
        TemporaryDirectory(prefix="bureau-quiz-") as folder,
        closing(sqlite3.connect(Path(folder) / file.name, isolation_level=None)) as connection,
    ):
        connection.text_factory = Lenient()
        connection.execute("PRAGMA journal_mode = OFF").fetchone()
        connection.execute("PRAGMA synchronous = OFF")
        copy_gently(file, connection, lambda done, of: told("reading the records", done, of))
        if sound:
            backups.verify(connection)
            schema.migrate(connection)
        yield connection


def lines(connection: sqlite3.Connection, told: Told, ascii_only: bool = False) -> Iterator[str]:
    """The document, line by line.

    Args:
        connection: A file of today's schema that nobody writes to.
        told: Is told how many rows are written.
        ascii_only: Write other characters as JSON's escapes: for a terminal, or another encoding.

    Raises:
        sqlite3.Error: The file cannot be read.
    """
    write = json.JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":")).encode
    tables = gate.shapes()
    counts = {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables
    }
    head = {"schema": len(schema.MIGRATIONS), "game": __version__, "rows": counts}
    yield write({HEADER: FORMAT, **head})
    total, done = sum(counts.values()), 0
    for name, columns in tables.items():
        names = [column.name for column in columns]
        for row in connection.execute(f"SELECT {', '.join(names)} FROM {name} ORDER BY 1, 2"):
            if done % OFTEN == 0:
                told("exporting", done, total)
            done += 1
            yield f'{{"{name}":{write(dict(zip(names, row, strict=True)))}}}'
    yield write({END: total})
