"""The door to what the records come to: what a player knows, and answers to be counted.

Nothing here raises for what may happen to the cache's file: it can be made again from the records.
Reading needs nothing of what memory is worked out with; `refresh` does where there are new answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall.cache import Cache
from bureau_quiz.memory.model import Memory, Rating, Review
from bureau_quiz.records.keys import player_id

if TYPE_CHECKING:
    from bureau_quiz.records.records import Records

Progress = Callable[[int, int], None]
"""Told now and then while answers are read: how many are done, and of how many."""


class Renames(Protocol):
    """What facts of older versions of a pack are called now."""

    def fact(self, fact: Fact, /) -> Fact:
        """The fact as it would stand in today's version, be it there or not."""


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


class Touched(NamedTuple):
    """A fact that a round asked for."""

    pack: str
    fact: Fact
    before: Memory | None
    """As it was before the round; None: it was never asked for."""
    after: Memory


class Memories:
    """What one player knows, by the records. May be used by several threads."""

    def __init__(self, cache: Cache, player: str) -> None:
        """A player's view of a cache.

        Args:
            cache: It holds all players.
            player: A name, in any case.
        """
        self._cache = cache
        self._player = player_id(player)

    @classmethod
    def open(cls, file: Path, records: Records, packs: Packs, player: str) -> Memories:
        """Open the cache as it is; nothing is read from the records before `refresh`.

        Args:
            file: Where the cache lies, or is to lie; it may be deleted at any time.
            records: What it is made from.
            packs: What rows are called now.
            player: Whose memories are given.
        """
        return cls(Cache(file, records, packs), player)

    def of_player(self, player: str) -> Memories:
        """The same of another player."""
        return Memories(self._cache, player)

    def refresh(self, progress: Progress | None = None) -> None:
        """Bring the cache up to the records; takes about a millisecond where nothing is new."""
        self._cache.refresh(progress)

    def close(self) -> None:
        """Let the cache's file go."""
        self._cache.close()

    def of(self, pack: str) -> dict[Fact, Memory]:
        """How the facts of a pack are known; those never asked for are not in it."""
        raise NotImplementedError

    def all(self) -> dict[str, dict[Fact, Memory]]:
        """The same of every pack that was ever played, by its id."""
        raise NotImplementedError

    def counts(self, now: datetime, until: datetime) -> dict[str, Counts]:
        """Pack id → its facts counted, without reading them.

        Args:
            now: By which it is told how far they lie open.
            until: What is due by then counts as due.
        """
        raise NotImplementedError

    def next_due(self, after: datetime, packs: Sequence[str] = ()) -> datetime | None:
        """When a fact comes due next, in UTC; None: none does.

        Args:
            after: Not what came due by then.
            packs: Only of these, by id; empty: of all.
        """
        raise NotImplementedError

    def history(self, pack: str, facts: Iterable[Fact]) -> History:
        """How often some facts of a pack were asked for, taken together."""
        raise NotImplementedError

    def reviews(self, pack: str, fact: Fact) -> tuple[Review, ...]:
        """Each time that a fact was asked for, the oldest first."""
        raise NotImplementedError

    def touched(self, round: int) -> tuple[Touched, ...]:
        """The facts that a round asked this player for, in the order they were asked first."""
        raise NotImplementedError

    def query(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query over the cache's tables; it can change nothing.

        `:player` in a query with named values is this player's id.
        """
        raise NotImplementedError
