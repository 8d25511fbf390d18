"""The door to what the records come to: what a player knows, and answers to be counted.

Nothing here raises for what may happen to the cache's file: it can be made again from the records.
Reading needs nothing of what memory is worked out with; `refresh` does where there are new answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, Protocol, TypeVar

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall.cache import UNREADABLE, Cache
from bureau_quiz.game.recall.rows import MEMORY, memory_of, time_of
from bureau_quiz.memory.clearance import HELD_DAYS, is_held
from bureau_quiz.memory.fading import CLEAR_FOR, FADING_FOR, FAINT_FOR, due, openness
from bureau_quiz.memory.model import AHEAD, Memory, Openness, Rating, Review
from bureau_quiz.records.keys import player_id

if TYPE_CHECKING:
    from bureau_quiz.game.meanwhile import Progress
    from bureau_quiz.game.recall.touching import Touched
    from bureau_quiz.records.records import Records

_ONE = "player = ? AND pack = ? AND tbl = ? AND row = ? AND col = ? AND value = ?"
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
Of = ParamSpec("Of")
Found = TypeVar("Found")
Clock = Callable[[], datetime]


class Renames(Protocol):
    """What facts of older versions of a pack are called now."""

    def fact(self, fact: Fact, /) -> Fact:
        """The fact as it would stand in today's version, be it there or not."""

    def asker(self, id_: str, /) -> str:
        """The same of a template's id."""


class Packs(Protocol):
    """What is looked up of the packs there are."""

    def digests(self) -> dict[str, str]:
        """Pack id → its version."""

    def renames(self, pack: str, /) -> Renames | None:
        """A pack's renames; None where there is no such pack: its facts stay as they are."""


class Counts(NamedTuple):
    """A pack's facts that were ever asked for, counted."""

    asked: int = 0
    clear: int = 0
    fading: int = 0
    faint: int = 0
    due: int = 0
    held: int = 0
    """Known the last time, and steady; see `memory.clearance`."""

    @property
    def open(self) -> int:
        """Facts that do not lie shut."""
        return self.clear + self.fading + self.faint


class History(NamedTuple):
    """How often facts were asked for."""

    right: int = 0
    asked: int = 0
    first: datetime | None = None
    """In UTC; None: never."""
    last: datetime | None = None


def _sound(read: Callable[Of, Found]) -> Callable[Of, Found]:
    """Read once more where the cache turns out to be damaged: it is made anew then."""

    @wraps(read)
    def reading(*args: Of.args, **kwargs: Of.kwargs) -> Found:
        try:
            return read(*args, **kwargs)
        except UNREADABLE:
            memories = args[0]
            assert isinstance(memories, Memories), "a method of it"
            memories._cache.make_anew()
            return read(*args, **kwargs)

    return reading


class Memories:
    """What one player knows, by the records. May be used by several threads."""

    def __init__(self, cache: Cache, player: str, clock: Clock | None = None) -> None:
        """A player's view of a cache.

        Args:
            cache: It holds all players.
            player: A name, in any case.
            clock: By which it is told what was answered while a clock was ahead; see
                `memory.scheduling.by_now`. None: nothing was.
        """
        self._cache = cache
        self._clock = clock
        self._player = player_id(player)

    @classmethod
    def open(
        cls, file: Path, records: Records, packs: Packs, player: str, clock: Clock | None = None
    ) -> Memories:
        """Open the cache as it is; nothing is read from the records before `refresh`.

        Args:
            file: Where the cache lies, or is to lie; it may be deleted at any time.
            records: What it is made from.
            packs: What rows are called now.
            player: Whose memories are given.
            clock: Theirs; see above.
        """
        return cls(Cache(file, records, packs), player, clock)

    def of_player(self, player: str) -> Memories:
        """The same of another player."""
        return Memories(self._cache, player, self._clock)

    def refresh(self, progress: Progress | None = None) -> None:
        """Bring the cache up to the records; takes about a millisecond where nothing is new."""
        self._cache.refresh(progress)

    def close(self) -> None:
        """Let the cache's file go."""
        self._cache.close()

    @_sound
    def of(self, pack: str) -> dict[Fact, Memory]:
        """How the facts of a pack are known; those never asked for are not in it."""
        return self._facts("AND pack = ?", (pack,)).get(pack, {})

    @_sound
    def part(self, pack: str, after: Fact, most: int) -> dict[Fact, Memory]:
        """The same of so many of them at most, of those that come after a fact in their order."""
        where = (
            "AND pack = ? AND (tbl, row, col, value) > (?, ?, ?, ?)"
            " ORDER BY tbl, row, col, value LIMIT ?"
        )
        return self._facts(where, (pack, *after, most)).get(pack, {})

    @_sound
    def of_row(self, pack: str, table: str, row: str) -> dict[Fact, Memory]:
        """The same of one row of a pack."""
        where = "AND pack = ? AND tbl = ? AND row = ?"
        return self._facts(where, (pack, table, row)).get(pack, {})

    @_sound
    def all(self) -> dict[str, dict[Fact, Memory]]:
        """The same of every pack that was ever played, by its id."""
        return self._facts()

    @_sound
    def counts(self, now: datetime, until: datetime) -> dict[str, Counts]:
        """Pack id → its facts counted, without reading them.

        Args:
            now: By which it is told how far they lie open.
            until: What is due by then counts as due.
        """
        found = self.query(
            "SELECT pack, count(*), sum(known AND lasted <= :clear),"
            " sum(known AND lasted > :clear AND lasted <= :fading),"
            " sum(known AND lasted > :fading AND lasted <= :faint),"
            " sum(due < :until), sum(known AND stability >= :held)"
            " FROM (SELECT pack, due, stability, rating > 1 AS known,"
            " max(0, :now - last) / 86400.0 / stability AS lasted"
            " FROM facts WHERE player = :player AND last <= :limit) GROUP BY pack",
            {
                "clear": CLEAR_FOR,
                "fading": FADING_FOR,
                "faint": FAINT_FOR,
                "held": HELD_DAYS,
                "now": now.timestamp(),
                "until": until.timestamp(),
                "limit": self._limit().timestamp(),
            },
        )
        counts = {pack: Counts(*counted) for pack, *counted in found}
        for pack, known in self._facts(*self._ahead()).items():
            for memory in known.values():
                both = zip(counts.get(pack, Counts()), _count(memory, now, until), strict=True)
                counts[pack] = Counts(*map(sum, both))
        return counts

    @_sound
    def next_due(self, after: datetime, packs: Sequence[str] = ()) -> datetime | None:
        """When a fact comes due next, in UTC; None: none does.

        Args:
            after: Not what came due by then.
            packs: Only of these, by id; empty: of all.
        """
        where, values = _among(packs)
        sql = f"SELECT min(due) FROM facts WHERE player = ? AND due >= ? AND last <= ? {where}"
        times = (after.timestamp(), self._limit().timestamp())
        ((found,),) = self._rows(sql, (self._player, *times, *values)) or [(None,)]
        dues = [] if found is None else [time_of(found)]
        ahead, limit = self._ahead()
        for known in self._facts(f"{ahead} {where}", (*limit, *values)).values():
            dues += (memory.due for memory in known.values() if memory.due >= after)
        return min(dues, default=None)

    @_sound
    def history(self, pack: str, facts: Iterable[Fact]) -> History:
        """How often some facts of a pack were asked for, taken together."""
        found = [
            row
            for fact in facts
            for row in self._rows(
                f'SELECT "right", reviews, first, last FROM facts WHERE {_ONE}',
                (self._player, pack, *fact),
            )
        ]
        if not found:
            return History()
        rights, asked, firsts, lasts = zip(*found, strict=True)
        return History(sum(rights), sum(asked), time_of(min(firsts)), time_of(max(lasts)))

    @_sound
    def reviews(self, pack: str, fact: Fact) -> tuple[Review, ...]:
        """Each time that a fact was asked for, the oldest first."""
        found = self._rows(
            "SELECT at, rating FROM reviews"
            f" WHERE fact = (SELECT id FROM facts WHERE {_ONE}) ORDER BY at, rating",
            (self._player, pack, *fact),
        )
        return tuple(Review(time_of(at), Rating(rating)) for at, rating in found)

    @_sound
    def touched(self, round: int) -> tuple[Touched, ...]:
        """The facts that a round asked this player for, in the order they were asked first."""
        from bureau_quiz.game.recall import touching

        return touching.touched(self._rows(touching.QUERY, (round, self._player, round)))

    def query(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query over the cache's tables; it can change nothing.

        `:player` in a query with named values is this player's id.
        """
        named = {"player": self._player, **values} if isinstance(values, dict) else values
        return self._cache.read(sql, named)

    def _facts(self, where: str = "", values: Sequence[Any] = ()) -> dict[str, dict[Fact, Memory]]:
        sql = f"SELECT pack, tbl, row, col, value, {MEMORY} FROM facts WHERE player = ? {where}"
        found: dict[str, dict[Fact, Memory]] = {}
        rows = self._rows(sql, (self._player, *values))[::-1]
        limit = self._limit()
        while rows:  # let go one by one: a long past is not held twice
            pack, table, row, column, value, *columns = rows.pop()
            fact, memory = (
                Fact(intern(table), intern(row), intern(column), value),
                memory_of(columns),
            )
            if memory.last > limit:
                memory = self._by_now(memory, pack, fact)
            found.setdefault(pack, {})[fact] = memory
        return found

    def _limit(self) -> datetime:
        """What was answered later was answered while a clock was ahead."""
        return self._clock().astimezone(UTC) + AHEAD if self._clock else _NEVER

    def _ahead(self) -> tuple[str, tuple[float]]:
        """A condition for facts that were asked for later than that, and its value."""
        return "AND last > ?", (self._limit().timestamp(),)

    def _by_now(self, memory: Memory, pack: str, fact: Fact) -> Memory:
        from bureau_quiz.memory.scheduling import by_now

        return by_now(memory, self.reviews(pack, fact), self._limit() - AHEAD)

    def _rows(self, sql: str, values: Sequence[Any] | dict[str, Any]) -> list[tuple[Any, ...]]:
        return self._cache.read(sql, values)


def _count(memory: Memory, now: datetime, until: datetime) -> Counts:
    """A single fact, counted."""
    lies = openness(memory, now)
    return Counts(
        asked=1,
        clear=lies is Openness.CLEAR,
        fading=lies is Openness.FADING,
        faint=lies is Openness.FAINT,
        due=due(memory, until),
        held=is_held(memory),
    )


def _among(packs: Sequence[str]) -> tuple[str, Sequence[str]]:
    """A condition that a row is of one of some packs, if any are named, and its values."""
    return (f"AND pack IN ({', '.join('?' * len(packs))})" if packs else "", packs)
