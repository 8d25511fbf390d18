"""What can go wrong, and how it is told: what, where, and the mend."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error breaks, a warning misleads, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that can be wrong in a file; `authoring/examples` tells more of each."""

    name: str
    """Stable, such as `BQ203`: it is never given to anything else."""
    severity: Severity
    meaning: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; lines and columns count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 1
    """How many characters the caret underlines."""

    def beside(self, other: "Place") -> str:
        """Where it is, for a message about another: `line 12`, or `people.csv:12`."""
        return f"line {self.line}" if self.path == other.path else f"{self.path}:{self.line}"


class Among(NamedTuple):
    """One of many problems that are alike: they are told as one."""

    of: str
    """What has them: a template, or what it asks besides."""
    row: str
    rows: int
    """How many rows there are."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file, with all that a reader needs to mend it."""

    code: str
    """Stable, such as `BQ203`; what `ignore:` names."""
    severity: Severity
    place: Place
    message: str
    mend: str = ""
    excerpt: str = field(default="", compare=False)
    """The offending line as it stands in the file, uncleaned and unclipped."""
    among: Among | None = field(default=None, compare=False)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts problems by place, then code."""
        return (
            self.place.path,
            self.place.line,
            self.place.column,
            self.code,
            self.message,
        )


class BureauError(Exception):
    """Anything the program itself raises; `str()` is fit for the user."""

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


class WrongUse(BureauError):
    """A command, option, name or response that does not exist or does not fit."""


class PackUnreadable(BureauError):
    """No pack can be had from a path: it is missing, closed to us, or broken in structure."""

    def __init__(self, message: str, mend: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message, mend)
        self.problems = problems


class FolderFailed(BureauError):
    """The folder of packs could not be written; what lay there lies there as it did."""

    @classmethod
    def of(cls, folder: object, error: OSError) -> "FolderFailed":
        """The failure of an attempt to write into a folder."""
        why = error.strerror or str(error) or type(error).__name__
        return cls(f"{folder} cannot be written: {why}.", "Your packs are as they were.")


class RecordsFailed(BureauError):
    """The player's records could not be read or written."""


class Refused(BureauError):
    """A response the round will not take: a second one, a late one, one that is no option."""
