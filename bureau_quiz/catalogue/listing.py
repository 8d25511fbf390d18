"""What is said of packs, as short texts and back: all that a list of packs needs."""

import json
from binascii import crc32
from typing import NamedTuple

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import Place, Problem, Severity


class DeckRow(NamedTuple):
    """The cards of one pack and difficulty, or those of one category among them."""

    difficulty: int
    category: str | None
    """None: of all categories."""
    cards: int
    templates: int
    first_card: int
    """The number of the difficulty's first card, whatever the category."""


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
