"""The records read through from a place on: what was answered, by whom, and what it rested on.

Rows are only ever added, so that whoever has read so far goes on from there: by the numbers that
SQLite gives rows as they are written.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bureau_quiz.records import files
from bureau_quiz.records.keys import STAND_IN
from bureau_quiz.records.troubles import ERRORS

if TYPE_CHECKING:
    from bureau_quiz.records.store import Store

_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
_REMEMBERED = 20_000
"""Wordings whose facts are held in memory at most."""


class Key(NamedTuple):
    """What names a response."""

    round: int
    number: int


class Extent(NamedTuple):
    """How far the records reach."""

    file: str
    """Tells a file from another one that came to stand in its place; empty: there is none."""
    responses: int
    """The number of the last row, as of all here; 0: none."""
    appeals: int
    aids: int
    at: str
    """Which response has the row that was asked about; empty: none."""


class Answer(NamedTuple):
    """A response with all that it was given to."""

    row: int
    round: int
    number: int
    at: str
    """As the records write it; see `writing.instant`."""
    tag: str
    value: str
    outcome: str
    """As it was judged, before any appeal."""
    appealed: bool
    points: int
    """That it earns, after an appeal."""
    why: str
    tenths: int
    paused: bool
    aids: tuple[str, ...]
    question: str
    prompt: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    lefts: tuple[str, ...]
    pack: str
    template: str
    kind: str
    """Empty, as category and all facts are, where the wording is lost."""
    category: str
    difficulty: int
    facts: tuple[tuple[str, str, str, str], ...]
    """Table, row, column, value."""
    player: str
    """Whose round it was, as `players` knows them; empty where the round is lost."""
    zone: int
    """The player's, in minutes east of UTC."""
    mode: str
    """Empty where the round is lost."""
    seats: int
    stretch: int
    """How many times longer the round's timer was than usual."""
    names: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing of it is lost."""
        return bool(self.kind and self.mode)


_ANSWERS = f"""
    SELECT responses.rowid AS row, responses.round, responses.number, responses.at, tag, value,
        outcome, appeals.round IS NOT NULL AS appealed,
        coalesce(appeals.points, responses.points) AS points,
        coalesce(appeals.why, responses.why) AS why, responses.tenths, paused,
        (SELECT group_concat(lifeline) FROM aids WHERE aids.round = responses.round
            AND aids.number = responses.number AND typeof(lifeline) = 'text') AS aids,
        coalesce(questions.question, puts.question, '') AS question,
        coalesce(puts.prompt, '') AS prompt, coalesce(options, '[]') AS options,
        coalesce(puts.right, '[]') AS right, coalesce(lefts, '[]') AS lefts,
        pack, template, kind, category, difficulty, coalesce(facts, '[]') AS facts,
        coalesce(player, '') AS player, coalesce(zone, 0) AS zone,
        CASE WHEN rules_version = {STAND_IN} THEN '' ELSE coalesce(mode, '') END AS mode,
        coalesce(rules, '{{}}') AS rules, coalesce(names, '[]') AS names
    FROM responses
    LEFT JOIN rounds ON rounds.id = responses.round
    LEFT JOIN puts ON puts.round = responses.round AND puts.number = responses.number
    LEFT JOIN questions ON questions.id = puts.wording
    LEFT JOIN appeals ON appeals.round = responses.round AND appeals.number = responses.number
"""


class History:
    """The records, to be read through. What cannot be read now is as if it were not there."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def extent(self, row: int = 0) -> Extent | None:
        """How far the records reach; None: they cannot be read now.

        Args:
            row: Of which response it is also said which one it is.
        """
        found = self._store.read(
            "SELECT (SELECT max(rowid) FROM responses) AS responses,"
            " (SELECT max(rowid) FROM appeals) AS appeals, (SELECT max(rowid) FROM aids) AS aids,"
            " (SELECT round || '/' || number FROM responses WHERE rowid = ?) AS at",
            (row,),
        )
        try:
            standing = files.identity(self._store.file)
        except OSError:
            return None
        if standing is None:
            return Extent("", 0, 0, 0, "")
        if not found:
            return None
        last = found[0]
        # Not its device: many systems number these anew at each start.
        return Extent(
            str(standing.number),
            last["responses"] or 0,
            last["appeals"] or 0,
            last["aids"] or 0,
            last["at"] or "",
        )

    def after(self, row: int, most: int) -> tuple[tuple[Answer, ...], int]:
        """Responses in the order in which they were written, and the row of the last one.

        What says nothing readable is passed over, but counts.

        Args:
            row: Only those after it.
            most: How many at most.
        """
        sql = f"{_ANSWERS} WHERE responses.rowid > ? ORDER BY responses.rowid LIMIT ?"
        found = self._store.read(sql, (row, most))
        return tuple(_answers(found)), found[-1]["row"] if found else row

    def of(self, keys: Iterable[Key]) -> tuple[Answer, ...]:
        """Responses by their keys; those that are not there are left out."""
        sql = f"{_ANSWERS} WHERE responses.round = ? AND responses.number = ?"
        return tuple(answer for key in keys for answer in _answers(self._store.read(sql, key)))

    def changed(self, appeals: int, aids: int) -> tuple[Key, ...]:
        """The responses that appeals and aids after some rows belong to."""
        found = self._store.read(
            "SELECT round, number FROM appeals WHERE rowid > ?"
            " UNION SELECT round, number FROM aids WHERE rowid > ?",
            (appeals, aids),
        )
        return tuple(Key(row["round"], row["number"]) for row in found)

    def gaps(self) -> str:
        """What is lost with a damage, in a few figures: they change when some of it is found."""
        found = self._store.read(
            f"SELECT (SELECT count(*) FROM rounds WHERE rules_version = {STAND_IN})"
            " || '/' || (SELECT count(*) FROM rounds)"
            " || '/' || (SELECT count(*) FROM puts)"
            " || '/' || (SELECT count(*) FROM questions) AS gaps"
        )
        return str(found[0]["gaps"]) if found else ""


def _answers(rows: Iterable[Any]) -> Iterable[Answer]:
    for row in rows:
        with suppress(*_UNREADABLE, *ERRORS):
            yield _answer(row)


def _answer(row: Any) -> Answer:
    read = _read(row["rules"])
    rules = read if isinstance(read, dict) else {}
    question = _text(row["question"])
    return Answer(
        row=row["row"],
        round=row["round"],
        number=row["number"],
        at=row["at"],
        tag=row["tag"],
        value=row["value"],
        outcome=row["outcome"],
        appealed=bool(row["appealed"]),
        points=_number(row["points"]),
        why=row["why"],
        tenths=_number(row["tenths"]),
        paused=bool(row["paused"]),
        aids=tuple(row["aids"].split(",")) if row["aids"] else (),
        question=question,
        prompt=row["prompt"],
        options=tuple(json.loads(row["options"])),
        right=tuple(json.loads(row["right"])),
        lefts=_read(row["lefts"]),
        pack=_text(row["pack"]) or question.partition("/")[0],
        template=_text(row["template"]),
        kind=_text(row["kind"]),
        category=_text(row["category"]),
        difficulty=_number(row["difficulty"]),
        facts=_read(row["facts"]),
        player=row["player"],
        zone=_number(row["zone"]),
        mode=row["mode"],
        seats=rules.get("seats", 1),
        stretch=_number(rules.get("stretch", 1)),
        names=_read(row["names"]),
    )


def _text(value: Any) -> str:
    """A column that holds text; empty where it is lost, or something else after a damage."""
    return value if isinstance(value, str) else ""


def _number(value: Any) -> int:
    """The same of one that holds a whole number; 0 where there is none."""
    return value if isinstance(value, int) else 0


@lru_cache(_REMEMBERED)
def _read(text: str) -> Any:
    """What JSON says, its lists as tuples; what is often said is read once."""
    found = json.loads(text)
    if isinstance(found, list):
        return tuple(tuple(one) if isinstance(one, list) else one for one in found)
    return found
