"""What is said of packs, as short texts and back: all that a list of packs needs."""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.catalogue.codes import CODES
from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import Place, Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from bureau_quiz.bank.model import Fact
    from bureau_quiz.rounds.scope import Scope


class Slice(NamedTuple):
    """Those cards of a pack that every filter takes, or leaves, together."""

    difficulty: int
    category: str
    kind: str
    level: int
    """From which spoiler level on they can be asked."""
    typed: int | None
    """The same where the answer is to be typed; None: it cannot be."""
    cards: int
    templates: Sequence[int]
    """The templates that they come from, as numbers."""
    plain: int
    """How many of them are plain questions, each a template by itself."""
    first_card: int
    """The number of the difficulty's first card, of whatever slice."""


def encode_info(info: PackInfo) -> tuple[str, str]:
    """A pack's description, and its problems."""
    said = {name: value for name, value in info._asdict().items() if name != "problems"}
    problems = [
        [p.code, p.severity.value, _place(p.place), p.message, p.mend, p.excerpt]
        for p in info.problems
    ]
    return json.dumps(said), json.dumps(problems)  # in ASCII: paths and excerpts may be no UTF-8


def decode_info(said: str, problems: str) -> PackInfo:
    """A pack's description from what `encode_info` gave.

    Raises:
        ValueError, TypeError, KeyError, IndexError: It is not what was stored.
    """
    fields = json.loads(said)
    fields["by_difficulty"] = {int(key): n for key, n in fields["by_difficulty"].items()}
    found = (
        Problem(code, Severity(severity), Place(*place), message, mend, excerpt)
        for code, severity, place, message, mend, excerpt in json.loads(problems)
    )
    return PackInfo(**fields, problems=tuple(found))


def _place(place: Place) -> list[str | int]:
    return [place.path, place.line, place.column, place.width]


def seal(*texts: str) -> int:
    """A number that tells whether texts are still what they were when they were stored."""
    return crc32("\0".join(texts).encode("utf-8", "surrogatepass"))


def mark(fact: Fact) -> int:
    """A number of 32 bits by which a fact is known among those of its pack."""
    return crc32("\0".join(fact).encode("utf-8", "surrogatepass"))


def shadowed(info: PackInfo, rank: int, by: Path, by_rank: int) -> PackInfo:
    """The same pack, saying that another one is played under its id.

    Of two in one folder that is an error; that the player's own comes before a bundled one may be
    meant; what is played by its path is. Ranks: 0 bundled, 1 the player's own, 2 played by path.
    """
    code = "BQ804"
    if not info.closed and by_rank == rank:
        code = "BQ803"
    elif not info.closed and by_rank == 1:
        code = "BQ801"
    problem = Problem(
        code,
        CODES[code].severity,
        Place(info.path),
        f"another pack is called “{info.id}” too, and played in its place: {by}",
        "give one of them another id, if both are to be played",
    )
    counts = {f"{problem.severity}s": getattr(info, f"{problem.severity}s") + 1}
    return info._replace(shadowed=True, problems=(*info.problems, problem), **counts)


def reach(info: PackInfo | None, scope: Scope) -> tuple[int | None, bool]:
    """How far a pack may be told, None: all of it; and whether it has grades.

    A level that is its highest is none.
    """
    levels = info.levels if info else 0
    return scope.within(levels).level, levels > 0
