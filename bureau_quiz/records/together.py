"""Two copies of one round, brought together: whichever order they come in, and nothing is lost.

The copy that is further says how the round stands: the one with more answers, then with more of
them appealed, then the one that has ended, a finish before a giving up, the earlier ending. What
the other has beside that is added. Where both answered one question otherwise - a copy was gone on
with on each of two machines - the further one stays the round, and what the other answered from
there on becomes a round of its own that takes no place.
"""

from collections.abc import Mapping
from random import Random
from typing import Any, NamedTuple

from bureau_quiz.records.keys import STAND_IN, as_json
from bureau_quiz.records.model import State

TABLES = ("puts", "responses", "appeals", "aids", "flags")
"""What belongs to a round, each with a `number`."""
APART = "Another copy of this round was played on elsewhere."
SAME = ("player", "started", "mode", "rules", "seed", "block", "packs")
"""What two copies of one round share from its beginning on."""
_CHANCE = 20

Row = Mapping[str, Any]
Key = tuple[Any, ...]


class Copy(NamedTuple):
    """A round as one file has it."""

    round: Row
    rows: Mapping[str, Mapping[Key, Row]]
    """Of each of TABLES: key within the round → row; a key begins with the question's number."""

    @property
    def stands_in(self) -> bool:
        """Whether the round itself was lost, and this only stands in for it."""
        return bool(self.round["rules_version"] == STAND_IN)


def same_round(one: Copy, other: Copy) -> bool:
    """Whether two copies with one id are copies of one round."""
    return (
        one.stands_in
        or other.stands_in
        or all(one.round[name] == other.round[name] for name in SAME)
    )


def together(one: Copy, other: Copy) -> tuple[Copy, Copy | None]:
    """Bring two copies of one round together.

    Returns:
        The round, and what of the other copy was answered otherwise, as a round of its own.
    """
    further, other = sorted((one, other), key=_rank, reverse=True)
    ours, theirs = further.rows["responses"], other.rows["responses"]
    clashing = [key[0] for key in ours.keys() & theirs.keys() if ours[key] != theirs[key]]
    apart: set[int] = set()
    if clashing:
        numbers = {key[0] for rows in other.rows.values() for key in rows}
        apart = {
            number
            for number in numbers
            if number >= min(clashing) and ours.get((number,)) != theirs.get((number,), {})
        }
    rows = {name: {**_without(other.rows[name], apart), **further.rows[name]} for name in TABLES}
    resumed = max(one.round["resumed"], other.round["resumed"], further.round["resumed"])
    merged = Copy({**further.round, "resumed": resumed}, rows)
    return merged, _apart(other, apart) if apart else None


def renumbered(copy: Copy) -> Copy:
    """The same round under another id, which follows from what it is."""
    return _under(_id(copy), copy)


def _without(rows: Mapping[Key, Row], numbers: set[int]) -> dict[Key, Row]:
    return {key: row for key, row in rows.items() if key[0] not in numbers}


def _rank(copy: Copy) -> tuple[Any, ...]:
    ended = copy.round["ended"]
    earlier = -int("".join(filter(str.isdigit, ended))) if ended else 0
    return (
        not copy.stands_in,
        len(copy.rows["responses"]),
        len(copy.rows["appeals"]),
        ended is not None,
        copy.round["state"] == State.FINISHED,
        copy.round["resumed"],
        earlier,
        _document(copy),
    )


def _document(copy: Copy) -> str:
    rows = [[name, sorted(map(as_json, copy.rows[name].values()))] for name in TABLES]
    return as_json([sorted(copy.round.items()), rows])


def _apart(copy: Copy, numbers: set[int]) -> Copy:
    """A round of only some questions of a copy: a mere remainder, whose score is their sum."""
    rows = {
        name: {key: row for key, row in copy.rows[name].items() if key[0] in numbers}
        for name in TABLES
    }
    appeals = rows["appeals"]
    told = [{**row, **appeals.get(key, {})} for key, row in rows["responses"].items()]
    right = sum(row["outcome"] == "right" or (row["number"],) in appeals for row in told)
    round = {
        **copy.round,
        "state": State.ABANDONED.value,
        "ended": max(row["at"] for row in told),
        "rules_version": STAND_IN,
        "points": sum(row["points"] for row in told),
        "possible": sum(row["possible"] for row in told),
        "right": right,
        "asked": len(told),
        "best_streak": max(row["streak"] for row in told),
        "tenths": sum(row["tenths"] for row in told),
        "ranked": 0,
        "why_not": APART,
    }
    return renumbered(Copy(round, rows))


def _id(copy: Copy) -> int:
    # Its time stays; what was chance follows from what it holds.
    bits = int(Random(_document(copy)).random() * (1 << _CHANCE))
    return int(copy.round["id"]) >> _CHANCE << _CHANCE | bits


def _under(id: int, copy: Copy) -> Copy:
    rows = {
        name: {key: {**row, "round": id} for key, row in copy.rows[name].items()} for name in TABLES
    }
    return Copy({**copy.round, "id": id}, rows)
