"""Why records are not kept, in words for the player; and which errors mean damage."""

import sqlite3


class Damaged(Exception):
    """The file is not, or no longer, what we wrote; `str()` says what is wrong with it."""

    def __init__(self, what: str, file: object = None) -> None:
        super().__init__(what)
        self.file = file
        """The identity of the file that was looked at."""


class Unkept(Exception):
    """Nothing can be written, for a reason that `str()` gives as part of a sentence."""


class Older(Unkept):
    """The file is of an earlier schema and cannot be brought to today's, but it can be read."""


ERRORS = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What SQLite's module raises; the last two of a damaged file, where even a message holds its bytes
or a row says that it is immense."""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the file may only be read",
    sqlite3.SQLITE_BUSY: "another program keeps the file locked",
    sqlite3.SQLITE_LOCKED: "another program keeps the file locked",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_PERM: "the file may not be opened",
    sqlite3.SQLITE_IOERR: "the disk does not take what is written",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}


def _code(error: sqlite3.Error) -> int:
    """The primary code of SQLite; 0 for an error of Python's module itself."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def is_damage(error: Exception) -> bool:
    """Whether the file itself is at fault: its pages, or bytes that are no text."""
    if isinstance(error, sqlite3.Error):
        return _code(error) in _DAMAGE or "decode to UTF-8" in str(error)
    return isinstance(error, UnicodeDecodeError | MemoryError)


def is_passing(error: Exception) -> bool:
    """Whether the file may be sound, and only out of reach."""
    return isinstance(error, OSError | Unkept) or (
        isinstance(error, sqlite3.Error) and _code(error) in _REASONS
    )


def is_lock(error: Exception) -> bool:
    """Whether somebody else holds the file."""
    return isinstance(error, sqlite3.Error) and _code(error) in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    )


def reason(error: Exception) -> str:
    """Why nothing can be written, as part of a sentence."""
    if isinstance(error, sqlite3.Error):
        return _REASONS.get(_code(error), str(error))
    if isinstance(error, PermissionError):
        return "its folder may not be written"
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__).lower()
    return str(error)
