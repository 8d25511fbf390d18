"""Keys that the player may choose: which there are, what they do, and what another may not be.

Keys go by the names that Textual gives them: `s`, `f2`, `ctrl+r`, `question_mark`. A key that types
something replaces those of its like, and any other key the others: so where letters are text there
is always a key that is none.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from string import punctuation
from typing import NamedTuple


class Bound(NamedTuple):
    """Something that keys do."""

    keys: str
    """Those that do it unless the player chooses others, with commas."""
    said: str
    """What they do."""


BOUND: Mapping[str, Bound] = {
    "help": Bound("question_mark,f1", "the help, everywhere"),
    "leave": Bound("q,escape", "back, or quit, everywhere"),
    "hq.again": Bound("a", "at headquarters: play again"),
    "hq.resume": Bound("r", "resume the mission that waits"),
    "hq.drop": Bound("d", "drop the mission that waits"),
    "briefing.begin": Bound("b", "in a briefing: begin"),
    "mission.next": Bound("enter,space", "in a mission: go on"),
    "mission.skip": Bound("s,f2", "skip: give no answer"),
    "mission.pause": Bound("p,f3", "pause, and go on"),
    "mission.strike": Bound("x,f4", "strike two options"),
    "mission.hint": Bound("h,f5", "a hint"),
    "mission.more_time": Bound("m,f6", "more time"),
    "mission.appeal": Bound("exclamation_mark,ctrl+r", "I was right"),
    "mission.stop": Bound("k,f8", "stop and keep what you have"),
    "mission.flag": Bound("f,f7", "flag a question that is wrong"),
    "debriefing.again": Bound("a", "after a mission: play again"),
    "debriefing.train": Bound("t", "train on"),
    "debriefing.misses": Bound("m", "replay what was missed"),
    "debriefing.copy": Bound("c", "copy the code"),
    "debriefing.dossier": Bound("o", "open the dossier"),
    "debriefing.boards": Bound("h", "the hall of fame"),
    "archive.switch": Bound("o", "in the archive: a pack on or off"),
    "dossiers.order": Bound("s", "among dossiers: sort"),
    "dossiers.state": Bound("v", "which of them are listed"),
    "dossiers.find": Bound("slash", "find one by its name"),
    "statistics.view": Bound("v", "in the statistics: as text"),
    "statistics.pack": Bound("p", "of which pack"),
    "statistics.train": Bound("t", "train the weakest"),
    "share.copy": Bound("c", "where there is something to share: copy it"),
    "pick.done": Bound("d", "in a list to choose from: done"),
    "pick.all": Bound("a", "all of them, or none"),
    "watch.play": Bound("p", "beside the editor: play the question"),
}
"""Every binding by its id; ids without a dot are in force on every screen."""

OPTIONS = frozenset("123456789abcdet")
"""Keys of options, which stay."""
NUMERALS = frozenset(("0", "comma", "full_stop", "minus", "plus", "apostrophe"))
"""Keys that write numbers, which are text too."""
ANSWERS = frozenset("adgknsw")
"""Keys of the answers to questions that the game itself asks."""
EDITING = frozenset(f"ctrl+{letter}" for letter in "adekuvwx")
"""Keys that edit where one types."""
OURS = frozenset(("ctrl+c", "ctrl+p", "ctrl+z", "ctrl+q"))
"""Keys that are the program's own."""
SAME = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter"}
"""Keys that a terminal does not tell from others."""
MOVING = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "space", "tab", "shift+tab", "escape", "backspace", "delete"),
    )
)
"""Keys that move and choose everywhere."""

_OTHER_NAMES = {
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "low_line": "underscore",
    "plus_sign": "plus",
    "reverse_solidus": "backslash",
    "solidus": "slash",
}
_FUNCTION = re.compile(
    r"(ctrl\+|shift\+)?(f([1-9]|1[0-9]|2[0-4])|insert)|(ctrl|alt)\+[a-z]|alt\+[0-9]"
)


class Wrong(NamedTuple):
    """What is wrong with an entry, and the mend."""

    message: str
    mend: str


def canonical(keys: str) -> str:
    """Keys by the names that Textual gives them, with commas and no spaces."""
    return ",".join(map(_name, keys.split(",")))


def in_force(id_: str, keys: str = "") -> tuple[str, ...]:
    """All keys of a binding, those that type first.

    Args:
        id_: One of BOUND.
        keys: Those that the player chose; empty: none.
    """
    usual, given = BOUND[id_].keys.split(","), keys.split(",") if keys else []
    typing = [key for key in given if types(key)] or [key for key in usual if types(key)]
    others = [key for key in given if not types(key)] or [key for key in usual if not types(key)]
    return tuple(dict.fromkeys((*typing, *others)))


def keymap(chosen: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The player's keys as Textual takes them: every key of each binding that has others."""
    return {id_: ",".join(in_force(id_, keys)) for id_, keys in chosen}


def types(key: str) -> bool:
    """Whether a key types something where there is text."""
    if len(key) == 1:
        return key.isprintable()
    return "+" not in key and (key == "space" or bool(_character(key)))


def sorted_keys(chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Entries in the order of BOUND."""
    return tuple((id_, chosen[id_]) for id_ in BOUND if id_ in chosen)


def checked(entries: Sequence[tuple[str, object]]) -> tuple[dict[str, str], dict[int, Wrong]]:
    """Entries of a table of keys that can be used, and by its place what is wrong with each other.

    An entry that clashes with another, or with a key as it usually is, gives way to it; of two
    entries the later one.
    """
    found: dict[str, str] = {}
    places: dict[str, int] = {}
    wrong: dict[int, Wrong] = {}
    for place, (id_, value) in enumerate(entries):
        if why := _unfit(id_, value, found):
            wrong[place] = why
        else:
            found[id_], places[id_] = canonical(str(value)), place
    while clash := _clash(found, places):
        id_, why = clash
        wrong[places.pop(id_)] = why
        del found[id_]
    return found, wrong


def _unfit(id_: str, value: object, before: Mapping[str, str]) -> Wrong | None:
    """What is wrong with an entry by itself."""
    if id_ not in BOUND:
        from difflib import get_close_matches

        near = get_close_matches(id_, BOUND, n=1)
        mend = f"did you mean {near[0]}?" if near else f"there are {', '.join(BOUND)}"
        return Wrong(f"there is no key for “{id_}”", mend)
    usual = f"by default it is {_told(BOUND[id_].keys)}"
    if id_ in before:
        return Wrong(f"{id_} is said twice; the first counts", "remove one")
    if not isinstance(value, str) or not value.strip():
        return Wrong(f'{id_} must be a key in quotes, such as "x" or "x, f9"', usual)
    for key in canonical(value).split(","):
        if key not in BOUND[id_].keys.split(",") and (why := _refused(id_, key)):
            return Wrong(f"{id_} cannot be {_told(key)}: {why}", usual)
    return None


def _refused(id_: str, key: str) -> str:
    """Why a key cannot be chosen; empty where it can."""
    everywhere = "." not in id_
    in_missions = everywhere or id_.startswith("mission.")
    reasons = (
        (key in OURS, "it is the program's own"),
        (key in SAME, f"a terminal does not tell it from {SAME.get(key)}"),
        (key in MOVING, "it moves and chooses everywhere"),
        (key in EDITING, "it edits where one types"),
        (in_missions and key in OPTIONS, "it answers with an option"),
        (in_missions and key in NUMERALS, "it writes numbers where one is asked for"),
        (everywhere and key in ANSWERS, "it answers a question of the game"),
        (not types(key) and not _FUNCTION.fullmatch(key), "there is no key of this name"),
    )
    return next((why for holds, why in reasons if holds), "")


def _clash(found: Mapping[str, str], places: Mapping[str, int]) -> tuple[str, Wrong] | None:
    """The last entry that takes a key which something else on one of its screens has."""
    keys = {id_: in_force(id_, found.get(id_, "")) for id_ in BOUND}
    for id_ in sorted(found, key=lambda each: -places[each]):
        for other in BOUND:
            taken = set(keys[id_]) & set(keys[other])
            if other != id_ and taken and _meet(id_, other):
                key = next(key for key in keys[id_] if key in taken)
                message = f"{id_} cannot be {_told(key)}: that is {other} ({BOUND[other].said})"
                return id_, Wrong(message, f"take another key, or give {other} one")
    return None


def _meet(one: str, two: str) -> bool:
    """Whether two bindings are in force on one screen."""
    there = {id_.partition(".")[0] if "." in id_ else "" for id_ in (one, two)}
    return len(there) == 1 or "" in there


def _name(key: str) -> str:
    """A key by its name; a single character has one unless it is a letter or a numeral."""
    key = key.strip()
    if len(key) != 1:
        return key.lower()
    if key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return _OTHER_NAMES.get(name, name)


def _character(key: str) -> str:
    """What a key of that name types; empty where it types nothing."""
    for sign in punctuation:
        if _name(sign) == key:
            return sign
    try:
        found = unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return ""
    return found if found.isprintable() and found != " " and not found.isalnum() else ""


def shown(key: str) -> str:
    """A key as it is shown: `?`, `s`, `f2`."""
    return key if len(key) == 1 else _character(key) or key


def _told(keys: str) -> str:
    return f'"{", ".join(map(shown, keys.split(",")))}"'


def described() -> Iterable[str]:
    """The table of keys as a new file has it: every entry as a comment."""
    yield "[keys]"
    yield "# Other keys than the usual ones: take the # away and write yours. A letter replaces the"
    yield "# letter, a function key the function key; those that choose an option or move all stay."
    for id_, bound in BOUND.items():
        yield f"# {f'{id_} = {_told(bound.keys)}':38}# {bound.said}"
