"""What the player chose, in one TOML file that a person can read and edit.

A mistake in the file costs its own line only: it is reported with its place, and the default used.
Writing changes the lines of what was chosen anew and no other: comments, keys that are not known
here and lines that are not understood stay.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bureau_quiz.errors import Place, Problem, Severity

LENGTHS = range(1, 201)
"""Questions that a round may have."""
SECONDS = range(5, 601)
"""Seconds that a timed question may be given."""
NAME_LIMIT = 40
"""Characters that a player's name may have."""
SEATS = range(2, 9)
"""How many may play in turns."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the player chose last, or wrote into the file."""

    player: str = "Agent"
    packs: tuple[str, ...] = ()
    """Pack ids; empty: nothing chosen yet."""
    mode: str = "classic"
    questions: int = 10
    """How many a round has; one of LENGTHS."""
    timed: bool = False
    seconds: int = 20
    """Given to each question where `timed`; one of SECONDS."""
    difficulties: tuple[int, ...] = ()
    """Only these (1 easy, 2 medium, 3 hard); empty: all."""
    categories: tuple[str, ...] = ()
    """Only these; empty: all."""
    spoilers: tuple[str, ...] = ()
    """How far the player has seen what packs tell of: `the-bureau:3`; a pack not named: all."""
    seats: int = 2
    """How many play where a mode has turns; one of SEATS."""
    names: tuple[str, ...] = ()
    """Who played in turns last, the player first."""
    theme: str = ""
    """A Textual theme; empty: the game's own."""
    animations: bool = True
    bell: bool = False


DEFAULTS = Settings()
KEYS = tuple(field.name for field in fields(Settings))

_HEADER = """\
# What you chose last in Bureau Quiz. Edit it as you like, in any order; what is left out has its
# default. A mistake costs its own line only, and the game says where it is.
"""
_MEANINGS: Mapping[str, str] = {
    "player": "Who plays: scores go under this name.",
    "packs": 'Packs to play, by id, such as ["the-bureau"]; [] where nothing was chosen yet.',
    "mode": "How a round is played.",
    "questions": f"Questions in a round, {LENGTHS[0]} to {LENGTHS[-1]}.",
    "timed": "Whether answers are timed, and earn points for speed.",
    "seconds": f"Seconds for each question of a timed round, {SECONDS[0]} to {SECONDS[-1]}.",
    "difficulties": "Only these: 1 easy, 2 medium, 3 hard; [] for all.",
    "categories": "Only these categories; [] for all.",
    "spoilers": 'How far you have seen, such as ["the-bureau:3"]; what is not named: all of it.',
    "seats": f"How many play in turns, {SEATS[0]} to {SEATS[-1]}, in a mode that has turns.",
    "names": "Who played in turns last, you first.",
    "theme": 'Colours: the name of a theme, or "" for the game\'s own.',
    "animations": "Whether anything on the screen moves.",
    "bell": "Whether the terminal's bell rings.",
}


def load(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings a file holds, with a Problem for each line that is not used.

    A file that is not there, or cannot be read, gives the defaults. Never raises.
    """
    try:
        lines = _lines(path)
    except FileNotFoundError:
        return DEFAULTS, ()
    except OSError as error:
        why = error.strerror or type(error).__name__
        problem = _problem("BQ701", path, 0, 0, "", f"the settings cannot be read: {why}")
        return DEFAULTS, (problem,)
    chosen: dict[str, Any] = {}
    problems = []
    for said in _statements(lines):
        mistake = said.mistake or _take(said, chosen)
        if mistake:
            code, message, mend = mistake
            line = lines[said.first]
            column = len(line) - len(line.lstrip())
            problems.append(_problem(code, path, said.first, column, line, message, mend))
    return Settings(**chosen), tuple(problems)


def save(path: Path, settings: Settings, aside: Collection[str] = ()) -> None:
    """Write what differs from the file, in one atomic replace.

    Args:
        path: The file.
        settings: What it shall say.
        aside: Keys whose lines, if they change, stay as comments: what they said was of no use.

    Raises:
        OSError: The file or its folder cannot be written; the file is as it was.
    """
    try:
        lines = _lines(path)
    except FileNotFoundError:
        lines = [*_HEADER.splitlines()]
    lines = _changed(lines, settings, aside)
    path = Path(os.path.realpath(path))  # a linked file stays linked
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement of the file: lines `first` to `last` say that `key` is `value`."""

    first: int
    last: int
    key: str = ""
    value: Any = None
    mistake: tuple[str, str, str] | None = None
    """Code, message and mend, where it is not understood."""


def _lines(path: Path) -> list[str]:
    # Bytes that are no UTF-8 become a sign that no setting may hold, so that their line is told.
    return path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()


def _statements(lines: list[str]) -> Iterator[_Said]:
    """What the lines say, one statement at a time; a line not understood costs no other."""
    import tomllib

    first = 0
    while first < len(lines):
        line = lines[first].strip()
        if line.startswith("["):
            yield from _table(lines, first)
            return
        if line and not line.startswith("#"):
            said = _statement(lines, first, tomllib.loads)
            yield said
            first = said.last
        first += 1


def _statement(lines: list[str], first: int, loads: Any) -> _Said:
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
            return _Said(first, last, key, value)
    mend = "write `name = value`, with texts in quotes and lists in brackets"
    return _Said(first, first, mistake=("BQ702", f"this line is not understood: {why}", mend))


def _table(lines: list[str], first: int) -> Iterator[_Said]:
    """No setting lies in a table: all from its header on is one statement that is not known."""
    name = lines[first].strip().strip("[]").strip()
    message = f"[{name}] is no part of the settings, nor is what follows it"
    yield _Said(first, len(lines) - 1, mistake=("BQ703", message, "remove it"))


def _take(said: _Said, chosen: dict[str, Any]) -> tuple[str, str, str] | None:
    """Put a statement among what is chosen, or say what is wrong with it."""
    if said.key not in KEYS:
        return ("BQ703", f"there is no setting “{said.key}”", _meant(said.key))
    if said.key in chosen:
        return ("BQ704", f"{said.key} is said twice; the first counts", "remove one")
    value, needed = _fit(said.key, said.value)
    if needed:
        return ("BQ704", f"{said.key} must be {needed}", f"by default it is {_toml(value)}")
    chosen[said.key] = value
    return None


def _fit(key: str, value: Any) -> tuple[Any, str]:
    """The value as the settings hold it; or the default, with what was needed."""
    default = getattr(DEFAULTS, key)
    allowed = {"questions": LENGTHS, "seconds": SECONDS, "seats": SEATS}.get(key)
    if key == "difficulties":
        fits = _is_list(value, int) and set(value) <= {1, 2, 3}
        return (tuple(sorted(set(value))), "") if fits else (default, "a list of 1, 2 and 3")
    if key == "names":
        fits = _is_list(value, str) and len(value) <= SEATS[-1] and all(map(_is_name, value))
        needed = f"a list of up to {SEATS[-1]} names of 1 to {NAME_LIMIT} signs"
        return (tuple(name.strip() for name in value), "") if fits else (default, needed)
    if key == "spoilers":
        fits = _is_list(value, str) and all(map(_is_scope, value))
        needed = 'a list of packs and levels such as "the-bureau:3", each pack once'
        fits = fits and len({name.partition(":")[0] for name in value}) == len(value)
        return (tuple(value), "") if fits else (default, needed)
    if isinstance(default, tuple):
        fits = _is_list(value, str) and all(map(_showable, value))
        return (tuple(dict.fromkeys(value)), "") if fits else (default, "a list of texts in quotes")
    if isinstance(default, bool):
        return (value, "") if type(value) is bool else (default, "true or false")
    if allowed:
        fits = type(value) is int and value in allowed
        return (value, "") if fits else (default, f"a number from {allowed[0]} to {allowed[-1]}")
    if key == "player":
        fits = isinstance(value, str) and _is_name(value)
        return (value.strip(), "") if fits else (default, f"a name of 1 to {NAME_LIMIT} signs")
    fits = isinstance(value, str) and _showable(value)
    return (value, "") if fits else (default, "a text in quotes")


def _is_list(value: Any, of: type) -> bool:
    return isinstance(value, list) and all(type(item) is of for item in value)


def _is_name(text: str) -> bool:
    return _showable(text) and 0 < len(text.strip()) <= NAME_LIMIT


def _is_scope(text: str) -> bool:
    return _showable(text) and re.fullmatch(r"[^\s:]+:(0|[1-9][0-9]{0,5})", text) is not None


def _showable(text: str) -> bool:
    """Whether it may reach a terminal; joiners, which scripts and emoji need, do no harm."""
    return re.sub("[\u200c\u200d]", "", text).isprintable() and "\ufffd" not in text


def _meant(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, n=1)
    return f"did you mean {near[0]}?" if near else f"the settings are {', '.join(KEYS)}"


def _problem(
    code: str, path: Path, line: int, column: int, excerpt: str, message: str, mend: str = ""
) -> Problem:
    """A problem at a line and column that count from 0."""
    width = max(len(excerpt.strip()), 1)
    severity = Severity.WARNING if code == "BQ703" else Severity.ERROR
    place = Place(str(path), line + 1, column + 1, width)
    return Problem(code, severity, place, message, mend, excerpt)


def _changed(lines: list[str], settings: Settings, aside: Collection[str]) -> list[str]:
    """The lines with every setting as it now is."""
    wanted = {key: getattr(settings, key) for key in KEYS}
    new: dict[int, list[str]] = {}
    end, seen = len(lines), set[str]()
    for said in _statements(lines):
        if said.mistake and lines[said.first].strip().startswith("["):
            end = said.first
        if said.key not in wanted:
            continue
        old = lines[said.first : said.last + 1]
        value, needed = _fit(said.key, said.value)
        if said.key not in seen and not needed and value == wanted[said.key]:
            seen.add(said.key)
            continue
        useless = said.key in seen or needed or said.key in aside
        old = [f"# {line}" for line in old] if useless else []
        if said.key not in seen:
            old = [*old, _line(said.key, wanted[said.key])]
        seen.add(said.key)
        new[said.first] = old
        new.update({place: [] for place in range(said.first + 1, said.last + 1)})
    kept = [line for place in range(end) for line in new.get(place, [lines[place]])]
    return [*kept, *_added(wanted, seen), *lines[end:]]


def _added(wanted: Mapping[str, Any], seen: Iterable[str]) -> Iterator[str]:
    """Lines for the settings that the file does not have yet."""
    for key, value in wanted.items():
        if key not in seen:
            yield from ("", f"# {_MEANINGS[key]}", _line(key, value))


def _line(key: str, value: Any) -> str:
    return f"{key} = {_toml(value)}"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(_escaped(character) for character in value)}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value)


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if _showable(character) else f"\\U{ord(character):08x}"
