"""A game's memories: the cache where it lies, and the packs as the catalogue has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.paths import memory_file

if TYPE_CHECKING:
    from bureau_quiz.bank.renamed import Renames
    from bureau_quiz.game.desk import Desk


class _Packs:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def digests(self) -> dict[str, str]:
        return {info.id: info.digest for info in self._desk.infos().values() if not info.closed}

    def renames(self, pack: str) -> Renames:
        return self._desk.catalogue.renames(pack)


def memories(desk: Desk, player: str) -> Memories:
    """What a player knows, as far as it was worked out before."""
    return Memories.open(memory_file(), desk.records, _Packs(desk), player, desk.now)
