"""A past that comes in: out of a file, a pipe or standard input, read from its beginning once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from bureau_quiz.errors import RecordsFailed, WrongUse
from bureau_quiz.records import schema
from bureau_quiz.records.files import FAR
from bureau_quiz.text import visible

SQLITE = b"SQLite format 3\0"
GZIP = b"\x1f\x8b"
NAME = "bureau-quiz"


class Incoming(NamedTuple):
    """What comes in, of which only the head was read."""

    name: str
    """As it is told."""
    head: bytes
    """As many bytes as SQLite begins a file with, or all there are."""
    rest: BinaryIO
    file: Path | None
    """None: it cannot be read twice."""
    size: int
    """Bytes; 0: nobody can tell."""

    @property
    def is_file_of_records(self) -> bool:
        """Whether it is a file of SQLite; else it may be an export."""
        return self.head == SQLITE

    def first_line(self, most: int) -> bytes:
        """The first line, or its first bytes; to be asked for once."""
        whole = b"\n" in self.head or len(self.head) < len(SQLITE)
        return self.head if whole else self.head + self.rest.readline(most)

    @contextmanager
    def as_file(self) -> Iterator[Path]:
        """A file that has all of it; made for as long as needed where there is none.

        Raises:
            OSError: There is no room for it.
        """
        if self.file is not None:
            yield self.file
            return
        with TemporaryDirectory(prefix="bureau-quiz-") as folder:
            path = Path(folder) / "came.sqlite"
            with path.open("wb") as into:
                into.write(self.head)
                shutil.copyfileobj(self.rest, into)
            yield path


@contextmanager
def opened(file: Path, stream: BinaryIO | None) -> Iterator[Incoming]:
    """Open what comes in.

    Args:
        file: What to read.
        stream: What to read instead; the file's name is then only told.

    Raises:
        OSError: It cannot be read.
    """
    name = visible(str(file))
    if stream is not None:
        yield Incoming(name, stream.read(len(SQLITE)), stream, None, 0)
        return
    with file.open("rb") as raw:
        found = file if file.is_file() else None
        yield Incoming(name, raw.read(len(SQLITE)), raw, found, file.stat().st_size)


def refuse_foreign(file: Path, name: str = "") -> None:
    """Look at the header of an SQLite file, without opening it.

    Args:
        file: Where it lies.
        name: As it is told, if otherwise.

    Raises:
        RecordsFailed: It is of a newer version of the game.
        WrongUse: It belongs to another program.
    """
    with file.open("rb") as raw:
        head = raw.read(100)
    if not head.startswith(SQLITE):
        return  # what is wrong with it shows when it is opened
    version, application = (int.from_bytes(head[at : at + 4], "big") for at in (60, 68))
    name = name or visible(str(file))
    if application not in (schema.APPLICATION, 0):
        raise WrongUse(f"{name} belongs to another program.", "Name a records' file.")
    newest = len(schema.MIGRATIONS)
    if newest < version < newest + FAR:
        raise RecordsFailed(
            f"{name} is of a newer version of Bureau Quiz (its schema is {version}, this game's"
            f" {newest}).",
            "Update the game first.",
        )


def no_export(came: Incoming, begins: str) -> WrongUse:
    """What to say of something that is no past.

    Args:
        came: What came in.
        begins: How an export begins.
    """
    mend = f"An export begins with {begins}."
    if came.head.startswith(GZIP):
        mend = f"It is compressed: gunzip -c FILE | {NAME} records import -"
    elif not came.head:
        mend = "There is nothing in it."
    return WrongUse(f"{came.name} is neither an export of records nor a records' file.", mend)
