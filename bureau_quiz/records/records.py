"""The door of the records: rounds go in as they are played, boards and pasts come out.

Nothing here raises for what may happen to a file: see `Records.kept` and `Records.notice`. What
only a round needs is loaded when one begins.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bureau_quiz.records import keys, reading
from bureau_quiz.records.model import (
    Board,
    BoardKey,
    BoardRow,
    Ending,
    Past,
    Player,
    RoundStart,
    State,
)
from bureau_quiz.records.store import Store

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Put
    from bureau_quiz.rounds.model import Rules, Told

Read = TypeVar("Read")

_RANKED = "WHERE ranked = 1 AND state = 'finished'"
_BEST_FIRST = "ORDER BY points DESC, tenths, ended, rounds.id"

_EPOCH = 1_577_836_800
"""2020-01-01, as seconds: where the times in round ids begin."""
_CHANCE = 20
"""Bits of chance in a round's id, after its seconds: 51 bits in all, until 2088."""

_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What a row gives whose bytes changed without its shape showing it."""


class Records:
    """One player's past, or several players'."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._last_id = 0

    @classmethod
    def open(cls, file: Path, now: Callable[[], datetime]) -> Records:
        """Open the records; where there are none, nothing is made until a round begins.

        Args:
            file: Where they lie.
            now: Tells the time, with its zone.
        """
        records = cls(Store(Path(os.path.realpath(file)), now), now)
        records._store.read("SELECT 1 FROM rounds LIMIT 1")
        return records

    def close(self) -> None:
        """Write what could not be written so far, if that is possible now, and let the file go."""
        self._store.close()

    @property
    def file(self) -> Path:
        """Where the records lie, or would lie."""
        return self._store.file

    @property
    def kept(self) -> bool:
        """Whether everything that was handed in is on disk, and a write may be hoped to succeed."""
        return not self._store.trouble

    @property
    def notice(self) -> str:
        """Why the records are not being kept now, as a sentence; empty while they are.

        Whatever was handed in meanwhile is written as soon as the file can be written again.
        """
        return self._store.trouble

    @property
    def notices(self) -> tuple[str, ...]:
        """What the player should know: what was set aside as damaged, and `notice`."""
        return (*self._store.notices, *filter(None, [self._store.trouble]))

    def begin(self, start: RoundStart, first: Put) -> int:
        """Keep that a round begins, and its first question; gives the round's id."""
        from bureau_quiz.records import writing

        at = self._now()
        chance = int.from_bytes(os.urandom(4), "big") >> 32 - _CHANCE
        made = max(int(at.timestamp()) - _EPOCH, 0) << _CHANCE | chance
        self._last_id = round_id = max(made, self._last_id + 1)
        self._store.try_again()
        self._store.add(
            [*writing.started(round_id, start, at), *writing.put(round_id, 1, first, at)]
        )
        return round_id

    def tell(self, round_id: int, told: Told, next_put: Put | None) -> None:
        """Keep a settled question, and the one that is put next, in one commit."""
        from bureau_quiz.records import writing

        at = self._now()
        statements = writing.told(round_id, told, at)
        if next_put:
            statements += writing.put(round_id, told.number + 1, next_put, at)
        self._store.add(statements)

    def finish(self, round_id: int, ending: Ending) -> None:
        """Keep how a round ended; only the first ending counts."""
        from bureau_quiz.records import writing

        self._store.add(writing.ended(round_id, ending, self._now()))

    def past(self, round_id: int) -> Past | None:
        """One round."""
        found = self._pasts("WHERE rounds.id = ?", (round_id,))
        return next(found, None)

    def rounds(
        self, player: str | None = None, last: int = 20, state: State | None = None
    ) -> tuple[Past, ...]:
        """The rounds of a player, or of all, that began last: the latest first."""
        where = "WHERE (? IS NULL OR player = ?) AND (? IS NULL OR state = ?)"  # ids are by time
        who = None if player is None else keys.player_id(player)
        values = (who, who, state, state, last)
        return tuple(self._pasts(f"{where} ORDER BY rounds.id DESC LIMIT ?", values))

    def tolds(self, round_id: int) -> tuple[Told, ...]:
        """A round's settled questions, from which its score can be worked out again."""
        from bureau_quiz.records import asked

        return tuple(self._each(asked.told_of, asked.TOLDS, (round_id,)))

    def puts(self, round_id: int) -> tuple[Put, ...]:
        """A round's questions as they were put, without what else their pools held."""
        from bureau_quiz.records import asked

        return tuple(self._each(asked.put_of, asked.PUTS, (round_id,)))

    def players(self) -> tuple[Player, ...]:
        """Everybody who has played, the latest first."""
        sql = (
            "SELECT name, since, count(rounds.id) AS begun FROM players"
            " LEFT JOIN rounds ON rounds.player = players.id"
            " GROUP BY players.id ORDER BY max(started) DESC, players.id"
        )
        return tuple(self._each(reading.player_of, sql))

    def board(self, key: BoardKey, top: int = 10) -> tuple[BoardRow, ...]:
        """The best scores of a board, best first: more points, then less time, then earlier."""
        sql = f"{reading.PAST} {_RANKED} AND board = ? {_BEST_FIRST} LIMIT ?"
        found = self._each(_unplaced, sql, (str(key), top))
        return tuple(row._replace(place=place) for place, row in enumerate(found, 1))

    def boards(self) -> tuple[Board, ...]:
        """Every board that has a score, the one played last first."""
        sql = (
            "SELECT rules, packs, title, count(*) AS scores, max(ended) AS ended FROM rounds"
            f" {_RANKED} GROUP BY board ORDER BY ended DESC, board"
        )
        return tuple(self._each(reading.board_of, sql))

    def standing(self, round_id: int) -> tuple[BoardRow, int] | None:
        """A finished round on its board, and how many scores the board has, this one included.

        Its place is 0 where it takes none; None where there is no such round.
        """
        sql = f"{reading.PAST} WHERE rounds.id = ? AND state = 'finished'"
        own = next(self._each(_unplaced, sql, (round_id,)), None)
        if own is None:
            return None
        counted = self._store.read(
            "SELECT count(*) AS scores, sum((-points, tenths, ended, id) <="
            " (SELECT -points, tenths, ended, id FROM rounds WHERE id = :round AND ranked = 1))"
            f" AS place FROM rounds {_RANKED}"
            " AND board = (SELECT board FROM rounds WHERE id = :round)",
            {"round": round_id},
        )
        if not counted:
            return own, 0
        return own._replace(place=counted[0]["place"] or 0), counted[0]["scores"]

    def best(self, player: str, packs: Iterable[str], rules: Rules) -> BoardRow | None:
        """A player's best finished round of these packs and rules, whether or not it has a place.

        Its `place` is 0.
        """
        sql = (
            f"{reading.PAST} WHERE player = ? AND likeness = ? AND state = 'finished'"
            f" {_BEST_FIRST} LIMIT 1"
        )
        values = (keys.player_id(player), keys.likeness(packs, rules))
        return next(self._each(_unplaced, sql, values), None)

    def last_block(self, player: str, packs: Iterable[str], rules: Rules) -> tuple[int, int] | None:
        """Seed and block of the last round that a player began from the same decks.

        The timer does not matter, and rounds whose seed was given are left out.
        """
        found = self._store.read(
            "SELECT seed, block FROM rounds WHERE player = ? AND series = ? AND seeded = 0"
            " ORDER BY started DESC, id DESC LIMIT 1",
            (keys.player_id(player), keys.series(packs, rules)),
        )
        return (found[0]["seed"], found[0]["block"]) if found else None

    def _pasts(self, where: str, values: tuple[Any, ...]) -> Iterator[Past]:
        for past in self._each(reading.past, f"{reading.PAST} {where}", values):
            if past.state is State.OPEN:
                so_far = self._each(reading.score, reading.SO_FAR, (past.id,))
                yield from (past._replace(score=score) for score in so_far)
            else:
                yield past

    def _each(
        self, read: Callable[[Any], Read], sql: str, values: tuple[Any, ...] = ()
    ) -> Iterator[Read]:
        """What each row of a query says; a row that says nothing readable is passed over."""
        for row in self._store.read(sql, values):
            with suppress(*_UNREADABLE):
                yield read(row)


def _unplaced(row: Any) -> BoardRow:
    return reading.board_row(row, 0)
