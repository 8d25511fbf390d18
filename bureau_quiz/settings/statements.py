"""The lines of the settings' file, as far as they say something, each by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

_HEADER = re.compile(r"\s*\[\[?[^\[\],=]+\]\]?\s*(#.*)?$")


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


def lines_of(path: Path) -> list[str]:
    """The lines of the file; raises OSError."""
    # Bytes that are no UTF-8 become a sign that no setting may hold, so that their line is told.
    return path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()


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


def _statement(lines: list[str], first: int, loads: Any) -> Said:
    """The statement that begins at a line: as many lines as make it whole."""
    why = ""
    for last in range(first, len(lines)):
        if last > first and re.match(r"\s*([\w.-]+\s*=|\[\w)", lines[last]):
            break
        try:
            ((key, value),) = loads("\n".join(lines[first : last + 1])).items()
        except (ValueError, RecursionError) as error:  # a ValueError too where TOML says nothing
            why = why or re.sub(r" \(at .*\)$", "", str(error))
        else:
            return Said(first, last, key, value)
    mend = "write `name = value`, with texts in quotes and lists in brackets"
    return Said(first, first, mistake=("BQ702", f"this line is not understood: {why}", mend))


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
