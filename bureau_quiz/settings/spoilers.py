"""How far the player has seen what packs tell of: of a line that is partly wrong what can be read.

Such a line never opens more than was meant: a level that cannot be read counts as nothing seen, of
two levels of one pack the lower holds, and levels are read out of lines that TOML cannot read.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

_SCOPE = re.compile(r"[^\s:]+:(0|[1-9][0-9]{0,5})")
_LENIENT = re.compile(r"\s*([^\s:]+)\s*(?::\s*([0-9]{1,6})\s*)?")
_BEGINS = re.compile(r"\s*[\"']?spoil\w*[\"']?\s*=", re.IGNORECASE)
_OTHER = re.compile(r"\s*([\w.-]+\s*=|\[\w)")
NEEDED = 'a list of packs and levels such as "the-bureau:3", each pack once'


def fitted(value: Any) -> tuple[tuple[str, ...], str]:
    """What a value says of packs, and what was needed where it is not all as it should be."""
    items = value if isinstance(value, list) else [value]
    if isinstance(value, dict):
        items = [f"{pack}:{level}" for pack, level in value.items()]
    read = _read(item for item in items if isinstance(item, str))
    return read, "" if list(read) == value and all(map(_SCOPE.fullmatch, read)) else NEEDED


def salvaged(lines: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """What lines that are not used say of packs, wherever they stand and however they fail.

    Args:
        lines: Of each statement that is not used, in order.
    """
    texts: list[str] = []
    inside = False
    for line in (line for statement in lines for line in statement):
        if _BEGINS.match(line):
            inside, line = True, line.partition("=")[2]
        elif _OTHER.match(line):
            inside = False
        if inside:
            bare = re.sub(r"\s*:\s*", ":", re.sub(r"[\"'\[\]{},]", " ", line.partition("#")[0]))
            texts += (text for text in bare.split() if ":" in text)
    return _read(texts)


def _read(texts: Iterable[str]) -> tuple[str, ...]:
    """Packs and levels, in the order in which packs are named first."""
    found: dict[str, int] = {}
    for text in texts:
        if match := _LENIENT.match(text):
            pack, digits = match.groups()
            level = int(digits) if digits and match.end() == len(text) else 0
            found[pack] = min(level, found.get(pack, level))
    return tuple(f"{pack}:{level}" for pack, level in found.items() if pack.isprintable())
