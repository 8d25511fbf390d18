"""What rounds are told apart by in the records' file, and found again."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from bureau_quiz.records.model import BoardKey
from bureau_quiz.text import fold_exact

if TYPE_CHECKING:
    from bureau_quiz.rounds.model import Rules

TENTHS = 10
STAND_IN = 0
"""The version of rules of a round that only stands in for one that was lost."""


class Statement(NamedTuple):
    """Something to do to the file; doing it twice changes nothing."""

    sql: str
    values: tuple[Any, ...]


def plain(value: Any) -> Any:
    """Half a surrogate, which a terminal may hand in, cannot be written."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def as_json(value: Any) -> str:
    """As short as JSON can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def player_id(name: str) -> str:
    """What tells players apart: their name with its case folded."""
    return fold_exact(str(plain(name)))


def likeness(packs: Iterable[str], rules: "Rules") -> str:
    """What rounds must share for a personal best: their board and what filters left."""
    return _filtered(BoardKey.of(tuple(packs), rules), rules)


def series(packs: Iterable[str], rules: "Rules") -> str:
    """What rounds must share to be dealt from the same decks: all but the timer."""
    return _filtered(BoardKey.of(tuple(packs), rules)._replace(seconds=None), rules)


def _filtered(board: BoardKey, rules: "Rules") -> str:
    if not rules.filtered:
        return str(board)
    return f"{board} {as_json([sorted(rules.difficulties), sorted(rules.categories)])}"
