"""Settings written into their file: the lines of what was chosen anew change, and no other.

Comments, keys that are not known here and lines that are not understood stay.
"""

import codecs
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from stat import S_IMODE
from typing import Any

from bureau_quiz.errors import Problem
from bureau_quiz.settings import (
    KEYS,
    LENGTHS,
    PACE,
    SEATS,
    SECONDS,
    Settings,
    fitted,
    keys_of,
    load,
    toml,
)
from bureau_quiz.settings.statements import Said, bytes_of, split, statements

_HEADER = """\
# What you chose last in Bureau Quiz. Edit it as you like, in any order; what is left out has its
# default. A mistake costs its own line only, and the game says where it is.
"""
_MEANINGS: Mapping[str, str] = {
    "player": "Who plays: scores go under this name.",
    "packs": 'Packs to play, by id, such as ["the-bureau"]; [] where nothing was chosen yet.',
    "off": "Packs that are switched off, by id: played only where you name them.",
    "mode": "How a round is played.",
    "questions": f"Questions in a round, {LENGTHS[0]} to {LENGTHS[-1]}.",
    "timed": "Whether answers are timed, and earn points for speed.",
    "seconds": f"Seconds for each question of a timed round, {SECONDS[0]} to {SECONDS[-1]}.",
    "difficulties": "Only these: 1 easy, 2 medium, 3 hard; [] for all.",
    "categories": "Only these categories; [] for all.",
    "spoilers": 'How far you have seen, such as ["the-bureau:3"]; what is not named: all of it.',
    "seats": f"How many play in turns, {SEATS[0]} to {SEATS[-1]}, in a mode that has turns.",
    "names": "Who played in turns last, you first.",
    "timer": 'How long every timer lasts: "1x" as it is, "2x", "4x", or "off" for no timer at all.',
    "pace": f"New facts a day in training, {PACE[0]} to {PACE[-1]}.",
    "theme": 'Colours: the name of a theme, or "" for the game\'s own.',
    "animations": "Whether anything on the screen moves.",
    "bell": "Whether the terminal's bell rings: at a wrong answer, and when time runs out.",
}
_KEPT = "surrogateescape"
"""How bytes that are no UTF-8 are read, so that they are written again as they are."""
_COMMENT = re.compile(
    r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|(\#[^\n]*)""", re.DOTALL
)
"""A text, or a comment, which is the group."""


def save(
    path: Path,
    settings: Settings,
    aside: Collection[str] = (),
    before: Settings | None = None,
) -> tuple[Problem, ...]:
    """Write what differs from the file, in one atomic replace.

    Args:
        path: The file.
        settings: What it shall say.
        aside: Keys whose lines, if they change, stay as comments: what they said was of no use.
        before: What was in force until now; what is as it was stays as the file has it, since
            somebody else may have changed it meanwhile. None: the file shall say all of `settings`.

    Returns:
        What of the file is not used, now.

    Raises:
        OSError: The file or its folder cannot be written; the file is as it was.
    """
    data, amiss = b"", False
    try:
        data = bytes_of(path)
    except FileNotFoundError:
        lines = [*_HEADER.splitlines()]
    else:
        lines = split(data, _KEPT)
        held = load(path)[0]
        settings = _merged(held, settings, before) if before else settings
        # Read out of all lines that say of it, it may be no single line's.
        amiss = held.spoilers != settings.spoilers
    lines = _changed(lines, settings, aside, {"spoilers"} if amiss else ())
    path = Path(os.path.realpath(path))  # a linked file stays linked
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(_as_before(lines, data))
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            beside.chmod(S_IMODE(path.stat().st_mode))
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return load(path)[1]


def _as_before(lines: Iterable[str], data: bytes) -> bytes:
    """Lines as a file is to have them that has `data` by now: its mark, its ends of lines."""
    ending = "\r\n" if data.partition(b"\n")[0].endswith(b"\r") else "\n"
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join(f"{line}{ending}" for line in lines).encode("utf-8", _KEPT)


def _merged(held: Settings, settings: Settings, before: Settings) -> Settings:
    """The settings that the file holds, with what was changed here."""
    mine = {name: getattr(settings, name) for name in (*KEYS, "keys")}
    changed = {name: value for name, value in mine.items() if value != getattr(before, name)}
    return replace(held, **changed)


def _changed(
    lines: list[str], settings: Settings, aside: Collection[str], amiss: Collection[str]
) -> list[str]:
    """The lines with every setting as it now is.

    What is added stands before the first table, and keys that are behind their table's header.
    """
    found = tuple(statements(lines))
    wanted = {key: getattr(settings, key) for key in KEYS}
    plain = [said for said in found if not said.in_keys]
    new, seen = _settled(plain, lines, wanted, aside, amiss)
    in_keys = [said for said in found if said.in_keys]
    changed, missing = _keys(in_keys, lines, settings.keys)
    new.update(changed)
    table = next((said.first for said in in_keys if said.header), None)
    end = next((said.first for said in found if said.header), len(lines))
    added = [*_added(wanted, seen), *(_table(missing) if table is None else ())]
    made: list[str] = []
    for place, line in enumerate(lines):
        made += added if place == end else []
        made += new.get(place, [line])
        made += missing if place == table else []
    return made if end < len(lines) else [*made, *added]


def _settled(
    found: Iterable[Said],
    lines: list[str],
    wanted: Mapping[str, Any],
    aside: Collection[str],
    amiss: Collection[str],
) -> tuple[dict[int, list[str]], set[str]]:
    """What stands in the place of lines that change, and which settings the file has.

    Of settings that are `amiss` no line with a mistake stays.
    """
    new: dict[int, list[str]] = {}
    seen = set[str]()
    for said in found:
        if said.key not in wanted:
            continue
        old = lines[said.first : said.last + 1]
        value, needed = fitted(said.key, said.value)
        # A mistake has the default as its value: it stays, and is told until somebody mends it.
        stays = value == wanted[said.key] and not (needed and said.key in amiss)
        if said.key not in seen and stays:
            seen.add(said.key)
            continue
        useless = said.key in seen or needed or said.key in aside
        line = _line(said.key, wanted[said.key])
        if useless:
            changed = [*_commented(old), *(() if said.key in seen else (line,))]
        else:
            changed = _with_comments(line, old)
        seen.add(said.key)
        new.update(_in_place(said, changed))
    return new, seen


def _keys(
    found: Sequence[Said], lines: list[str], keys: Iterable[tuple[str, str]]
) -> tuple[dict[int, list[str]], list[str]]:
    """The same for the table of keys, and lines that it does not have yet.

    Where keys change, what could not be used becomes a comment: it might be of use by now.
    """
    now, wrong = keys_of(found)
    before, wanted = dict(now), dict(keys)
    new: dict[int, list[str]] = {}
    if before == wanted:
        return new, []
    for said in found:
        if said.header or (said not in wrong and before[said.key] == wanted.get(said.key)):
            wanted.pop(said.key, None)
            continue
        old = lines[said.first : said.last + 1]
        changed = _commented(old)
        if said not in wrong and said.key in wanted:
            changed = _with_comments(_line(said.key, wanted.pop(said.key)), old)
        new.update(_in_place(said, changed))
    return new, [_line(id_, chosen) for id_, chosen in wanted.items()]


def _in_place(said: Said, new: list[str]) -> dict[int, list[str]]:
    """Other lines for those of a statement."""
    return {said.first: new, **{place: [] for place in range(said.first + 1, said.last + 1)}}


def _with_comments(line: str, old: Sequence[str]) -> list[str]:
    """A line with the comments of those in whose place it stands: behind it, or above."""
    comments = [found for found in _COMMENT.findall("\n".join(old)) if found]
    return [f"{line}  {''.join(comments)}".rstrip()] if len(old) == 1 else [*comments, line]


def _commented(lines: Iterable[str]) -> list[str]:
    return [f"# {line}" for line in lines]


def _added(wanted: Mapping[str, Any], seen: Iterable[str]) -> Iterator[str]:
    """Lines for the settings that the file does not have yet."""
    for key, value in wanted.items():
        if key not in seen:
            yield from ("", f"# {_MEANINGS[key]}", _line(key, value))


def _table(entries: Iterable[str]) -> Iterator[str]:
    """A table of keys that tells which there are."""
    from bureau_quiz.settings.keymap import described

    header, *rest = described()
    yield from ("", header, *entries, *rest)


def _line(key: str, value: Any) -> str:
    return f"{key} = {toml(value)}"
