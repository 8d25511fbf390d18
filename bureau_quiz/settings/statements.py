"""The lines of the settings' file, as far as they say something, each by itself."""

import codecs
import errno
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISFIFO
from typing import Any

LIMIT = 1 << 20
"""Bytes that the file may have: a few thousand are usual."""
LONGEST = 1000
"""Lines that one statement may have."""

_HEADER = re.compile(r"\s*\[\[?[^\[\],=]+\]\]?\s*(#.*)?$")
_NEXT = re.compile(r"\s*([\w.-]+\s*=|\[\w)")
"""What another statement begins with."""
_OPEN = re.compile(r"""[^=#]*=\s*(\[|\{|\"{3}|'{3})""")
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One statement of the file: lines `first` to `last` say that `key` is `value`."""

    first: int
    last: int
    key: str = ""
    value: Any = None
    mistake: tuple[str, str, str] | None = None
    """Code, message and mend, where it is not understood."""
    in_keys: bool = False
    """Whether it stands in the table of keys."""
    header: bool = False
    """Whether a table begins with it; one that is not known is all in it."""


def bytes_of(path: Path) -> bytes:
    """What stands in the file.

    Raises:
        OSError: It cannot be read, or is no text.
    """
    found = path.stat()
    if S_ISFIFO(found.st_mode):
        raise OSError(errno.EINVAL, "it is no file")  # it might never end, or never begin
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise OSError(errno.EFBIG, f"it has more than {LIMIT:,} bytes")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if wide or data.count(b"\0") > len(data) // 4:
        raise OSError(errno.EILSEQ, "it is no text in UTF-8")
    return data


def lines_of(path: Path, errors: str = "replace") -> list[str]:
    """The lines of the file.

    Args:
        path: The file.
        errors: What becomes of bytes that are no UTF-8. Usually a sign that no setting may hold, so
            that their line is told.

    Raises:
        OSError: It cannot be read, or is no text.
    """
    return split(bytes_of(path), errors)


def split(data: bytes, errors: str) -> list[str]:
    """The lines of what stands in the file, as TOML parts them."""
    lines = data.decode("utf-8-sig", errors).replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def statements(lines: list[str]) -> Iterator[Said]:
    """What the lines say, one statement at a time; a line not understood costs no other."""
    import tomllib

    first, in_keys = 0, False
    while first < len(lines):
        line = lines[first].strip()
        if _HEADER.match(lines[first]):
            said = _header(lines, first)
            in_keys = said.in_keys
            yield said
            first = said.last
        elif line and not line.startswith("#"):
            said = _statement(lines, first, tomllib.loads)
            yield _in_keys(said) if in_keys else said
            first = said.last
        first += 1


def _statement(lines: list[str], first: int, loads: Callable[[str], Any]) -> Said:
    """The statement that begins at a line: as many lines as make it whole."""
    last, end = first, first + 1
    closing = ""
    if opened := _OPEN.match(lines[first]):
        closing = _CLOSING.get(opened[1], opened[1])
        end = _end(lines, first)
    why = ""
    while last < end:
        text = "\n".join(lines[first : last + 1])
        try:
            ((key, value),) = loads(text).items()
        except (ValueError, RecursionError) as error:  # a ValueError too where TOML says nothing
            why = why or re.sub(r" \(at .*\)$", "", str(error))
        else:
            return Said(first, last, key, value)
        last = next((at for at in range(last + 1, end) if closing in lines[at]), end)
    mend = "write `name = value`, with texts in quotes and lists in brackets"
    if opened and closing not in lines[first][opened.end() :]:
        why = f"there is no {closing} to what begins here"
        return Said(first, end - 1, mistake=("BQ702", f"this line is not understood: {why}", mend))
    return Said(first, first, mistake=("BQ702", f"this line is not understood: {why}", mend))


def _end(lines: list[str], first: int) -> int:
    """Where a statement must be whole: where another one begins, at the latest."""
    most = min(len(lines), first + LONGEST)
    return next((at for at in range(first + 1, most) if _NEXT.match(lines[at])), most)


def _header(lines: list[str], first: int) -> Said:
    """The table that begins at a line; one that is not known is one statement, to the next."""
    name = lines[first].partition("#")[0].strip()
    if re.fullmatch(r"\[\s*keys\s*\]", name):
        return Said(first, first, in_keys=True, header=True)
    last = first
    while last + 1 < len(lines) and not _HEADER.match(lines[last + 1]):
        last += 1
    message = f"[{name.strip('[]').strip()}] is no part of the settings, nor is what follows it"
    return Said(first, last, mistake=("BQ703", message, "remove it"), header=True)


def _in_keys(said: Said) -> Said:
    """A statement of the table of keys: parts of a dotted name make one."""
    key, value = said.key, said.value
    while isinstance(value, dict) and len(value) == 1:
        ((part, value),) = value.items()
        key = f"{key}.{part}"
    return replace(said, key=key, value=value, in_keys=True)
