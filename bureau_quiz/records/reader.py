"""The door of the records for those who only look: rounds, their questions and answers, boards.

What cannot be read is as if it were not there: see `Records.notice`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from bureau_quiz.records import keys, reading
from bureau_quiz.records.model import Board, BoardKey, BoardRow, Past, Player, State

if TYPE_CHECKING:
    from datetime import datetime

    from bureau_quiz.bank.model import Put
    from bureau_quiz.records.history import History
    from bureau_quiz.records.model import Report
    from bureau_quiz.records.store import Store
    from bureau_quiz.rounds.model import Lifeline, Rules, Told

Read = TypeVar("Read")

_RANKED = "WHERE ranked = 1 AND state = 'finished'"
_BEST_FIRST = "ORDER BY points DESC, tenths, ended, rounds.id"

_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What a row gives whose bytes changed without its shape showing it."""


class Reader:
    """What can be asked of the records."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def history(self) -> History:
        """All answers, to be read through from a place on."""
        from bureau_quiz.records.history import History

        return History(self._store)

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
        """Everybody who has begun a round, the latest first."""
        sql = (
            "SELECT name, since, coalesce(sum(EXISTS (SELECT 1 FROM responses"
            " WHERE responses.round = rounds.id)), 0) AS answered FROM players"
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

        Its `place` is 0. A replay of what was missed is not looked at: its answers were told.
        """
        sql = (
            f"{reading.PAST} WHERE player = ? AND likeness = ? AND state = 'finished'"
            " AND listed = '[]'"
            f" {_BEST_FIRST} LIMIT 1"
        )
        values = (keys.player_id(player), keys.likeness(packs, rules))
        return next(self._each(_unplaced, sql, values), None)

    def scored(self, player: str) -> bool:
        """Whether a player has a score on any board."""
        sql = f"SELECT 1 FROM rounds {_RANKED} AND player = ? LIMIT 1"
        return bool(self._store.read(sql, (keys.player_id(player),)))

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

    def played(
        self, player: str, packs: Iterable[str], rules: Rules, seed: int, block: int
    ) -> bool:
        """Whether a player has begun this very deal before; the timer does not matter."""
        found = self._store.read(
            "SELECT 1 FROM rounds WHERE player = ? AND series = ? AND seed = ? AND block = ?"
            " LIMIT 1",
            (keys.player_id(player), keys.series(packs, rules), seed, block),
        )
        return bool(found)

    def days_in_a_row(self, player: str, day: str) -> int:
        """Days up to one such as `2026-11-22` whose dispatch a player finished, without a gap.

        Of each day the first round that was begun counts.
        """
        # “day <> ''” has the index that holds dispatches alone, and all that is read here.
        found = self._store.read(
            "WITH RECURSIVE back(day) AS (SELECT ? UNION ALL"
            " SELECT date(day, '-1 day') FROM back WHERE 'finished' = (SELECT state FROM rounds"
            " WHERE player = ? AND day = back.day AND day <> '' ORDER BY id LIMIT 1))"
            " SELECT count(*) - 1 AS days FROM back",
            (day, keys.player_id(player)),
        )
        return found[0]["days"] if found else 0

    def dispatch(self, player: str, day: str) -> Past | None:
        """The first round that a player began of a day's dispatch."""
        where = "WHERE player = ? AND day = ? AND day <> '' ORDER BY rounds.id LIMIT 1"
        return next(self._pasts(where, (keys.player_id(player), day)), None)

    def open_aids(self, round_id: int) -> tuple[Lifeline, ...]:
        """The lifelines that were used for a round's open question."""
        from bureau_quiz.records import asked

        return tuple(self._each(asked.aid_of, asked.OPEN_AIDS, {"round": round_id}))

    def reports(self, pack: str | None = None, since: datetime | None = None) -> tuple[Report, ...]:
        """What players said of questions, the oldest first.

        Args:
            pack: Only of this pack.
            since: Only what was said then or later.
        """
        from bureau_quiz.records import reports, writing

        at = since and writing.instant(since)
        return tuple(self._each(reports.report_of, reports.REPORTS, {"pack": pack, "since": at}))

    def _pasts(self, where: str, values: tuple[Any, ...]) -> Iterator[Past]:
        for past in self._each(reading.past, f"{reading.PAST} {where}", values):
            if past.state is State.OPEN:
                so_far = self._each(reading.score, reading.SO_FAR, (past.id,))
                yield from (past._replace(score=score) for score in so_far)
            else:
                yield past

    def _each(
        self,
        read: Callable[[Any], Read],
        sql: str,
        values: tuple[Any, ...] | dict[str, Any] = (),
    ) -> Iterator[Read]:
        """What each row of a query says; a row that says nothing readable is passed over."""
        for row in self._store.read(sql, values):
            with suppress(*_UNREADABLE):
                yield read(row)


def _unplaced(row: Any) -> BoardRow:
    return reading.board_row(row, 0)
