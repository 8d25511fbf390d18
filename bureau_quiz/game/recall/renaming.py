"""What facts and templates of the past are called in today's packs, and what that changes."""

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
    """The names of facts and templates, as the packs have them that there are now."""

    def __init__(self, connection: sqlite3.Connection, packs: Packs) -> None:
        self._connection = connection
        self._packs = packs
        self._digests = packs.digests()
        self._renames: dict[str, Renames | None] = {}
        self._facts: dict[tuple[str, Fact], Fact] = {}
        self._askers: dict[tuple[str, str], str] = {}

    def now(self, pack: str, fact: Fact) -> Fact:
        """What a fact of the records is called now; that it is called so is kept."""
        found = self._facts.get((pack, fact))
        if found is None:
            found = self._facts[pack, fact] = self._fact(pack, fact)
            if found != fact:
                self._keep(pack, fact, found)
        return found

    def asker(self, pack: str, template: str) -> str:
        """The same of a template; a plain question's is empty."""
        found = self._askers.get((pack, template))
        if found is None:
            found = self._askers[pack, template] = self._asker(pack, template)
            if found != template:
                self._keep(pack, template, found)
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
        """Name a pack's facts and templates by the version that is there now.

        Returns:
            Whether that could be done. It cannot where a new version takes a renaming back: which
            answers were of which fact is then known to the records alone.
        """
        from bureau_quiz.game.recall.filling import move

        execute = self._connection.execute
        for was, now in execute("SELECT was, now FROM renamed WHERE pack = ?", (pack,)).fetchall():
            today = self._today(pack, was)
            if today != self._today(pack, now):
                return False
            self._keep(pack, json.loads(was), today)
        facts = "SELECT id, player, tbl, row, col, value FROM facts WHERE pack = ?"
        for id_, player, *texts in execute(facts, (pack,)).fetchall():
            fact = Fact(*texts)
            at = self._fact(pack, fact)
            if at != fact:
                self._keep(pack, fact, at)
                move(self._connection, id_, (player, pack, *at))
        templates = "SELECT DISTINCT template FROM answers WHERE pack = ?"
        for (template,) in execute(templates, (pack,)).fetchall():
            called = self._asker(pack, template)
            if called != template:
                self._keep(pack, template, called)
                sql = "UPDATE answers SET template = ? WHERE pack = ? AND template = ?"
                execute(sql, (called, pack, template))
        self._mark(pack)
        return True

    def _today(self, pack: str, text: str) -> Fact | str:
        """What is called now what was kept under a name."""
        name = json.loads(text)
        return self._asker(pack, name) if isinstance(name, str) else self._fact(pack, Fact(*name))

    def _fact(self, pack: str, fact: Fact) -> Fact:
        renames = self._look_up(pack)
        return renames.fact(fact) if renames else fact

    def _asker(self, pack: str, template: str) -> str:
        renames = self._look_up(pack)
        return renames.asker(template) if renames else template

    def _look_up(self, pack: str) -> Renames | None:
        if pack not in self._renames:
            there = pack in self._digests
            self._renames[pack] = self._packs.renames(pack) if there else None
            self._mark(pack)
        return self._renames[pack]

    def _keep(self, pack: str, was: Fact | str, now: Fact | str) -> None:
        values = (pack, _text(was), _text(now))
        self._connection.execute("INSERT OR REPLACE INTO renamed VALUES (?, ?, ?)", values)

    def _mark(self, pack: str) -> None:
        values = (f"{_PACK}{pack}", self._digests.get(pack, _GONE))
        self._connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", values)


def _text(name: Fact | str) -> str:
    return json.dumps(name, ensure_ascii=False)
