"""Files of somebody's records, read row by row through the gate: exports, and records' files.

What is read is laid into a file of its own first, so that the records themselves are touched once,
in one transaction, when all has been looked at.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple

from bureau_quiz.errors import RecordsFailed, WrongUse
from bureau_quiz.records import exporting, gate, incoming, merging, replacing, salvage, schema
from bureau_quiz.records.exporting import END, FORMAT, HEADER, OFTEN, Told
from bureau_quiz.records.gate import Unfit
from bureau_quiz.records.incoming import Incoming
from bureau_quiz.records.merging import Merged
from bureau_quiz.records.store import Store
from bureau_quiz.records.troubles import ERRORS, Damaged, Unkept, reason
from bureau_quiz.text import visible

LINE = 8 << 20
"""Bytes of the longest line that is read."""
NO_TEXT = "bytes that are no text were replaced"
REMARKS = 100
"""Remarks that are kept; the rest is only counted."""


class Remark(NamedTuple):
    """What was wrong with one line, or one row."""

    where: str
    """`line 12`, or `responses, row 12`."""
    what: str
    dropped: bool
    """Whether it was left out; else it was mended."""


class Brought(NamedTuple):
    """What an import came to."""

    merged: Merged
    read: int
    """Rows."""
    dropped: int
    mended: int
    remarks: tuple[Remark, ...]
    """The first of them."""
    notices: tuple[str, ...]
    """What happened to the records before, as sentences."""


class _Staging:
    """A file of today's schema that takes rows as they are read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.read = self.dropped = self.mended = 0
        self.remarks: list[Remark] = []
        self._insert = {
            name: f"INSERT OR IGNORE INTO {name} VALUES ({', '.join('?' * len(columns))})"
            for name, columns in gate.shapes().items()
        }

    def take(self, where: str, table: str, row: Any, replaced: bool = False) -> None:
        """Look at a row and keep it, or say why not; `replaced`: bytes of it were no text."""
        self.read += 1
        try:
            if table not in self._insert:
                raise Unfit(f"there is no table “{table[:40]}”")
            if not isinstance(row, dict):
                raise Unfit("a row has to be an object of columns")
            values, mended = gate.passed(table, row)
            if not self.connection.execute(self._insert[table], values).rowcount:
                raise Unfit("the same row is there twice")
        except (Unfit, sqlite3.IntegrityError) as error:
            self.drop(where, str(error))
            return
        if mended or replaced:
            self.mended += 1
            what = "characters that no text may have were taken out"
            self._remark(Remark(where, NO_TEXT if replaced else what, False))

    def drop(self, where: str, what: str) -> None:
        """Note what is left out."""
        self.dropped += 1
        self._remark(Remark(where, what, True))

    def _remark(self, remark: Remark) -> None:
        if len(self.remarks) < REMARKS:
            self.remarks.append(remark)


def bring(
    file: Path,
    target: Path,
    told: Told,
    now: Callable[[], datetime],
    stream: BinaryIO | None = None,
) -> Brought:
    """Read a file and merge what it has into the records; all of that or nothing.

    Args:
        file: An export, or a records' file of any schema so far, damaged or not.
        target: The records; made if there are none, and mended as at any start of the game.
        told: Is told how far it is.
        now: Tells the time.
        stream: What to read instead of the file, whose name is then only told.

    Raises:
        WrongUse: It is no such file.
        RecordsFailed: It is of a newer version, or it or the records cannot be read or written.
    """
    try:
        with _staging() as (staging, path):
            _read(file, stream, staging, told)
            with staging.connection as connection:
                salvage.stand_in(connection)
            staging.connection.close()
            told("bringing it together", 0, 0)
            notices = _ready(target, now)
            merged = merging.merge(path, target)
    except (*ERRORS, OSError, Damaged, Unkept) as error:
        raise RecordsFailed(
            f"{visible(str(file))} could not be imported: {reason(error)}.",
            "Your records are as they were.",
        ) from error
    counts = (staging.read, staging.dropped, staging.mended)
    return Brought(merged, *counts, tuple(staging.remarks), notices)


def _ready(target: Path, now: Callable[[], datetime]) -> tuple[str, ...]:
    """Have records that can be added to; gives what happened to them.

    Raises:
        RecordsFailed: They cannot be written.
        OSError, sqlite3.Error: The same.
    """
    store = Store(target, now)
    try:
        store.read("SELECT 1 FROM rounds LIMIT 1")
        if store.trouble:
            raise RecordsFailed(store.trouble)
    finally:
        store.close()
    if not target.exists():
        replacing.make(target, now())
    return tuple(store.notices)


@contextmanager
def _staging() -> Iterator[tuple[_Staging, Path]]:
    with TemporaryDirectory(prefix="bureau-quiz-") as folder:
        path = Path(folder) / "staging.sqlite"
        with closing(sqlite3.connect(path)) as connection:
            connection.isolation_level = None
            connection.execute("PRAGMA journal_mode = OFF").fetchone()
            connection.execute("PRAGMA synchronous = OFF")
            schema.migrate(connection)
            connection.isolation_level = "DEFERRED"
            yield _Staging(connection), path


def _read(file: Path, stream: BinaryIO | None, staging: _Staging, told: Told) -> None:
    with ExitStack() as stack:
        try:
            came = stack.enter_context(incoming.opened(file, stream))
            if not came.is_file_of_records:
                _read_export(came, staging, told)
                return
        except OSError as error:
            what = f"{visible(str(file))} cannot be read: {error.strerror or error}."
            raise WrongUse(what, "Name an export, or a records' file.") from None
        _read_records(stack.enter_context(came.as_file()), came.name, staging, told)


def _read_records(file: Path, name: str, staging: _Staging, told: Told) -> None:
    with ExitStack() as stack:
        incoming.refuse_foreign(file, name)
        try:
            connection = stack.enter_context(exporting.snapshot(file, told))
        except (*ERRORS, Damaged) as error:
            staging.drop("the file", f"it is damaged ({error}); what can be read of it was taken")
            connection = stack.enter_context(closing(replacing.in_memory(file)))
            connection.row_factory = None
            connection.text_factory = exporting.Lenient()
        lenient = connection.text_factory
        done = 0
        for table, columns in gate.shapes().items():
            names = [column.name for column in columns]
            rows = connection.execute(f"SELECT rowid, {', '.join(names)} FROM {table}")
            before = lenient.replaced
            for rowid, *row in rows:
                replaced, before = lenient.replaced > before, lenient.replaced
                where, columns_ = f"{table}, row {rowid}", dict(zip(names, row, strict=True))
                staging.take(where, table, columns_, replaced)
                done += 1
                if done % OFTEN == 0:
                    told("reading rows", 0, 0)


def _read_export(came: Incoming, staging: _Staging, told: Told) -> None:
    _header(came)
    raw = came.rest
    number, ended, done = 1, -1, 0
    while line := raw.readline(LINE):
        number += 1
        where = f"line {number}"
        done += len(line)
        if number % OFTEN == 0:
            told("reading", done, came.size)
        if len(line) == LINE and not line.endswith(b"\n"):
            while (rest := raw.readline(LINE)) and not rest.endswith(b"\n"):
                done += len(rest)
            staging.read += 1
            staging.drop(where, f"it has more than {LINE:,} bytes")
        elif line.strip():
            ended = max(ended, _line(where, line, staging))
    if ended < 0:
        staging.drop("the end", "the document stops before its last line")
    elif ended > staging.read:
        staging.drop("the end", f"{ended - staging.read:,} of its {ended:,} rows are missing")


def _header(came: Incoming) -> None:
    try:
        head = json.loads(came.first_line(LINE).decode("utf-8-sig"))
        form, version = head[HEADER], head["schema"]
        newer = form > FORMAT or version > len(schema.MIGRATIONS)
    except (ValueError, LookupError, TypeError, RecursionError):
        raise incoming.no_export(came, f'{{"{HEADER}": {FORMAT}, …}}') from None
    if newer:
        raise RecordsFailed(
            f"{came.name} was written by a newer version of Bureau Quiz.",
            "Update the game first.",
        )


def _line(where: str, line: bytes, staging: _Staging) -> int:
    """Take one line; gives how many rows the document says it has, if this is its end."""
    try:
        read = json.loads(line.decode())
        ((table, row),) = read.items()
    except (ValueError, AttributeError, RecursionError):
        staging.read += 1
        staging.drop(where, "it is not one object of one table and its row")
        return -1
    if table == END and isinstance(row, int):
        return row
    staging.take(where, table, row)
    return -1
