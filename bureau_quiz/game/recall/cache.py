"""The cache's file: opening it, reading it, and making it anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bureau_quiz.game.recall.memories import Packs
    from bureau_quiz.records.records import Records


class Cache:
    """What the records of all players come to. May be used by several threads."""

    def __init__(self, file: Path, records: Records, packs: Packs) -> None:
        self.file = file
        self._records = records
        self._packs = packs

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring it up to the records."""
        raise NotImplementedError

    def read(self, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        raise NotImplementedError

    def close(self) -> None:
        """Let the file go."""
