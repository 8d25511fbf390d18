"""What the player chose, in one TOML file that a person can read and edit.

A mistake in the file costs its own line only: it is reported with its place, and the default used.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bureau_quiz.errors import Place, Problem
from bureau_quiz.settings.statements import Said, lines_of, statements

LENGTHS = range(1, 201)
"""Questions that a round may have."""
SECONDS = range(5, 601)
"""Seconds that a timed question may be given."""
NAME_LIMIT = 40
"""Characters that a player's name may have."""
SEATS = range(2, 9)
"""How many may play in turns."""
PACE = range(101)
"""New facts that a day of training may bring."""
TIMERS = ("1x", "2x", "4x", "off")
"""How long a timer may last: as the rules say, twice as long, four times, or not at all."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the player chose last, or wrote into the file."""

    player: str = "Agent"
    packs: tuple[str, ...] = ()
    """Pack ids; empty: nothing chosen yet."""
    off: tuple[str, ...] = ()
    """Ids of packs that are switched off: played only where they are named."""
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
    timer: str = "1x"
    """How long every timer lasts; one of TIMERS."""
    pace: int = 10
    """New facts a day in training; one of PACE."""
    theme: str = ""
    """A Textual theme; empty: the game's own."""
    animations: bool = True
    bell: bool = False
    keys: tuple[tuple[str, str], ...] = ()
    """Other keys than the usual: binding ids and keys as the table `[keys]` has them."""


DEFAULTS = Settings()
KEYS = tuple(field.name for field in fields(Settings) if field.name != "keys")
"""Settings that stand in a line of their own, above the table of keys."""


def load(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings a file holds, with a Problem for each line that is not used.

    A file that is not there, or cannot be read, gives the defaults. Never raises.
    """
    try:
        lines = lines_of(path)
    except FileNotFoundError:
        return DEFAULTS, ()
    except OSError as error:
        why = error.strerror or type(error).__name__
        mend = "until it can be read, nothing is written to it; moved away, it is made anew"
        problem = _problem("BQ701", path, 0, 0, "", f"the settings cannot be read: {why}", mend)
        return DEFAULTS, (problem,)
    chosen: dict[str, Any] = {}
    found = tuple(statements(lines))
    mistakes = {said: said.mistake or _take(said, chosen) for said in found if not said.in_keys}
    if keys := [said for said in found if said.in_keys]:
        chosen["keys"], wrong = keys_of(keys)
        mistakes.update(wrong)
    if "spoilers" not in chosen and any(mistakes.values()):
        from bureau_quiz.settings.spoilers import salvaged

        wrongly = (said for said in found if mistakes.get(said))
        if held := salvaged([lines[said.first : said.last + 1] for said in wrongly]):
            chosen["spoilers"] = held
    problems = []
    for said in found:
        if mistake := mistakes.get(said):
            code, message, mend = mistake
            line = lines[said.first]
            column = len(line) - len(line.lstrip())
            problems.append(_problem(code, path, said.first, column, line, message, mend))
    return Settings(**chosen), tuple(problems)


def keys_of(
    said: Sequence[Said],
) -> tuple[tuple[tuple[str, str], ...], dict[Said, tuple[str, str, str]]]:
    """The keys that a table of keys chooses, and what is wrong with its other statements."""
    from bureau_quiz.settings import keymap

    wrong = {each: each.mistake for each in said if each.mistake}
    entries = [each for each in said if not (each.header or each.mistake)]
    found, unfit = keymap.checked([(each.key, each.value) for each in entries])
    for place, (message, mend) in unfit.items():
        key = entries[place].key
        if key in KEYS:
            message, mend = f"{key} is no key, but a setting", "put it above [keys]"
        known = key in keymap.BOUND
        wrong[entries[place]] = ("BQ704" if known else "BQ703", message, mend)
    return keymap.sorted_keys(found), wrong


def _take(said: Said, chosen: dict[str, Any]) -> tuple[str, str, str] | None:
    """Put a statement among what is chosen, or say what is wrong with it."""
    if said.key not in KEYS:
        return ("BQ703", f"there is no setting “{said.key}”", _meant(said.key))
    if said.key in chosen:
        return ("BQ704", f"{said.key} is said twice; the first counts", "remove one")
    value, needed = fitted(said.key, said.value)
    if needed and value != getattr(DEFAULTS, said.key):
        chosen[said.key] = value
        mend = f"until it is mended it counts as {toml(value)}"
        return ("BQ704", f"{said.key} must be {needed}", mend)
    if needed:
        return ("BQ704", f"{said.key} must be {needed}", f"by default it is {toml(value)}")
    chosen[said.key] = value
    return None


def fitted(key: str, value: Any) -> tuple[Any, str]:
    """The value as the settings hold it; or what of it can be read, or else the default.

    With what was needed where it is not as it should be.
    """
    default = getattr(DEFAULTS, key)
    allowed = {"questions": LENGTHS, "seconds": SECONDS, "seats": SEATS, "pace": PACE}.get(key)
    if key == "difficulties":
        fits = _is_list(value, int) and set(value) <= {1, 2, 3}
        return (tuple(sorted(set(value))), "") if fits else (default, "a list of 1, 2 and 3")
    if key == "names":
        fits = _is_list(value, str) and len(value) <= SEATS[-1] and all(map(_is_name, value))
        needed = f"a list of up to {SEATS[-1]} names of 1 to {NAME_LIMIT} {_signs(value)}"
        return (tuple(name.strip() for name in value), "") if fits else (default, needed)
    if key == "spoilers":
        from bureau_quiz.settings import spoilers

        return spoilers.fitted(value) if value != [] else (default, "")
    if isinstance(default, tuple):
        fits = _is_list(value, str) and all(map(_showable, value))
        return (tuple(dict.fromkeys(value)), "") if fits else (default, "a list of texts in quotes")
    if isinstance(default, bool):
        return (value, "") if type(value) is bool else (default, "true or false")
    if allowed:
        fits = type(value) is int and value in allowed
        return (value, "") if fits else (default, f"a number from {allowed[0]} to {allowed[-1]}")
    if key == "timer":
        fits = isinstance(value, str) and value in TIMERS
        needed = f"one of {', '.join(map(toml, TIMERS))}"
        return (value, "") if fits else (default, needed)
    if key == "player":
        fits = isinstance(value, str) and _is_name(value)
        needed = f"a name of 1 to {NAME_LIMIT} {_signs(value)}"
        return (value.strip(), "") if fits else (default, needed)
    fits = isinstance(value, str) and _showable(value)
    return (value, "") if fits else (default, "a text in quotes")


def _is_list(value: Any, of: type) -> bool:
    return isinstance(value, list) and all(type(item) is of for item in value)


def _is_name(text: str) -> bool:
    return _showable(text) and 0 < len(text.strip()) <= NAME_LIMIT


def _signs(value: Any) -> str:
    """What names consist of; where a sign cannot be seen that is said, for nobody would see it."""
    texts = [text for text in (value if isinstance(value, list) else [value]) if type(text) is str]
    for sign in "".join(texts):
        if not _showable(sign):
            return f"signs that can be seen: U+{ord(sign):04X} cannot"
    return "signs"


def _showable(text: str) -> bool:
    """Whether it may reach a terminal; joiners, which scripts and emoji need, do no harm."""
    return re.sub("[\u200c\u200d]", "", text).isprintable() and "\ufffd" not in text


def _meant(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, n=1)
    return f"did you mean {near[0]}?" if near else f"the settings are {', '.join(KEYS)}"


def where(path: Path, key: str) -> str:
    """Where a file says a setting, to be told: `settings.toml:5`; its name where it does not."""
    try:
        lines = lines_of(path)
    except OSError:
        return path.name
    for said in statements(lines):
        if said.key == key and not said.in_keys:
            return f"{path.name}:{said.first + 1}"
    return path.name


def _problem(
    code: str, path: Path, line: int, column: int, excerpt: str, message: str, mend: str = ""
) -> Problem:
    """A problem at a line and column that count from 0."""
    width = max(len(excerpt.strip()), 1)
    from bureau_quiz.settings.codes import CODES

    place = Place(str(path), line + 1, column + 1, width)
    return Problem(code, CODES[code].severity, place, message, mend, excerpt)


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(_escaped(character) for character in value)}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    return str(value)


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if _showable(character) else f"\\U{ord(character):08x}"
