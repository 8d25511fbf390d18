"""What facts of the past are called in today's packs, and what a new version of a pack changes."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Fact

if TYPE_CHECKING:
    from bureau_quiz.game.recall.memories import Packs, Renames

_PACK = "pack "
"""Before a pack's id: the mark that says by which version its facts are named."""
_GONE = ""
"""The version of a pack that is not there."""


class Names:
    """The names of facts, as the packs have them that there are now."""

    def __init__(self, connection: sqlite3.Connection, packs: Packs) -> None:
        self._connection = connection
        self._packs = packs
        self._digests = packs.digests()
        self._renames: dict[str, Renames | None] = {}
        self._now: dict[tuple[str, Fact], Fact] = {}

    def now(self, pack: str, fact: Fact) -> Fact:
        """What a fact of the records is called now; that it is called so is kept."""
        named = (pack, fact)
        found = self._now.get(named)
        if found is None:
            found = self._now[named] = self._look_up(pack, fact)
            if found != fact:
                self._keep(pack, fact, found)
        return found

    def changed(self) -> list[str]:
        """The packs whose facts were named by another version than that which is there now."""
        like = f"{_PACK}%"
        marks = self._connection.execute("SELECT name, value FROM marks WHERE name LIKE ?", (like,))
        versions = {name.removeprefix(_PACK): digest for name, digest in marks}
        return [
            pack for pack, digest in versions.items() if self._digests.get(pack, digest) != digest
        ]

    def settle(self, pack: str) -> bool:
        """Name a pack's facts by the version that is there now.

        Returns:
            Whether that could be done. It cannot where a new version takes a renaming back: which
            answers were of which fact is then known to the records alone.
        """
        from bureau_quiz.game.recall.filling import move

        execute = self._connection.execute
        for was, now in execute("SELECT was, now FROM renamed WHERE pack = ?", (pack,)).fetchall():
            today = self._look_up(pack, Fact(*json.loads(was)))
            if today != self._look_up(pack, Fact(*json.loads(now))):
                return False
            self._keep(pack, Fact(*json.loads(was)), today)
        facts = "SELECT id, player, tbl, row, col, value FROM facts WHERE pack = ?"
        for id_, player, *texts in execute(facts, (pack,)).fetchall():
            fact = Fact(*texts)
            today = self._look_up(pack, fact)
            if today != fact:
                self._keep(pack, fact, today)
                move(self._connection, id_, (player, pack, *today))
        self._mark(pack)
        return True

    def _look_up(self, pack: str, fact: Fact) -> Fact:
        if pack not in self._renames:
            there = pack in self._digests
            self._renames[pack] = self._packs.renames(pack) if there else None
            self._mark(pack)
        renames = self._renames[pack]
        return renames.fact(fact) if renames else fact

    def _keep(self, pack: str, was: Fact, now: Fact) -> None:
        values = (pack, _text(was), _text(now))
        self._connection.execute("INSERT OR REPLACE INTO renamed VALUES (?, ?, ?)", values)

    def _mark(self, pack: str) -> None:
        values = (f"{_PACK}{pack}", self._digests.get(pack, _GONE))
        self._connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", values)


def _text(fact: Fact) -> str:
    return json.dumps(fact, ensure_ascii=False)
