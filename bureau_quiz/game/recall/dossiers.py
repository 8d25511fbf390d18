"""Dossiers, from the rows that questions rest on and what the player knows of them.

A dossier shows no more than its player has seen of the story; what lies shut is not told at all.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import briefings
from bureau_quiz.game.recall.filing import (
    by_name,
    cells_of,
    facts_of,
    kin_of,
    line_of,
    mentions_of,
    untouched,
)
from bureau_quiz.game.recall.finding import found
from bureau_quiz.game.recall.model import (
    DossierKey,
    DossierLine,
    DossierPage,
    Dossiers,
    PackDossiers,
)
from bureau_quiz.game.recall.tallying import Known, Moment, moment, tally
from bureau_quiz.meant import closest
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.catalogue.model import AskedRow, PackInfo
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.settings import Settings


class Files(NamedTuple):
    """What dossiers are made from."""

    desk: Desk
    settings: Settings
    memories: Memories

    def dossiers(self, packs: Sequence[str] = ()) -> Dossiers:
        """The dossiers of some packs; of all that are played where none is named.

        Args:
            packs: Ids, or ids with a level.

        Raises:
            WrongUse: If there is no such pack.
        """
        at = moment(self.desk.now())
        infos = self.desk.infos()
        totals, lines = [], list[DossierLine]()
        with _in_one_go():
            for scope in self._scopes(packs, infos):
                own, total = self._pack(scope, infos, at)
                totals.append(total)
                lines += own
        return Dossiers(tuple(totals), tuple(lines))

    def dossier(self, key: DossierKey) -> DossierPage:
        """One dossier with all that is known of it, and what names it.

        Raises:
            WrongUse: If there is none of that key, or the player has not seen so far.
        """
        at, infos = moment(self.desk.now()), self.desk.infos()
        if info := infos.get(key.pack):
            (scope,) = briefings.as_seen((key.pack,), self.settings, infos.values())
            with _in_one_go():
                rows = self.desk.catalogue.rows(scope)
                row = next((row for row in rows if (row.table, row.key) == key[1:]), None)
                if row is not None:
                    return self._page(row, rows, info, self.memories.of(key.pack), at)
        raise WrongUse("There is no such dossier.", "bureau-quiz dossier lists those there are.")

    def find(self, name: str, packs: Sequence[str] = ()) -> tuple[DossierLine, ...]:
        """The dossiers that a name may mean; see `finding.found`.

        Raises:
            WrongUse: If there is none, or no such pack.
        """
        return found(name, self.dossiers(packs).lines)

    def _scopes(self, packs: Sequence[str], infos: dict[str, PackInfo]) -> tuple[str, ...]:
        if not packs:
            offered = (id_ for id_, info in infos.items() if briefings.offered(info, self.settings))
            return briefings.as_seen(sorted(offered), self.settings, infos.values())
        scopes = briefings.as_seen(packs, self.settings, infos.values())
        for pack, scope in zip(packs, scopes, strict=True):
            known = infos.get(scope.partition(":")[0])
            if known is None or known.closed:
                if known:
                    wrong = f"The pack “{pack[:200]}” cannot be read."
                    raise WrongUse(wrong, briefings.checking(known))
                near = closest(pack, infos)
                mend = f"Did you mean {near}?" if near else "bureau-quiz pack list names them."
                raise WrongUse(f"There is no pack “{pack[:200]}”.", mend)
        return tuple(dict.fromkeys(scopes))

    def _pack(
        self, scope: str, infos: dict[str, PackInfo], at: Moment
    ) -> tuple[list[DossierLine], PackDossiers]:
        pack = Scope.read(scope).pack
        known = self.memories.of(pack)
        asked = {(fact.table, fact.row) for fact in known}
        lines = [
            line_of(pack, row, known, at) if (row.table, row.key) in asked else untouched(pack, row)
            for row in self.desk.catalogue.rows(scope)
        ]
        lines = by_name(lines)
        plain = tally(self.desk.catalogue.plain(scope), known, at)
        total = PackDossiers(
            pack,
            infos[pack].title,
            dossiers=len(lines),
            done=sum(line.done for line in lines),
            open=plain.open + sum(line.open for line in lines),
            of=plain.of + sum(line.of for line in lines),
            fading=plain.fading + sum(line.fading for line in lines),
            due=plain.due + sum(line.due for line in lines),
            faint=plain.faint + sum(line.faint for line in lines),
            forgotten=plain.forgotten + sum(line.forgotten for line in lines),
            plain=plain.of,
            plain_open=plain.open,
        )
        return lines, total

    def _page(
        self, row: AskedRow, rows: Collection[AskedRow], info: PackInfo, known: Known, at: Moment
    ) -> DossierPage:
        there = {(each.table, each.key) for each in rows}
        page = page_of(info, row, known, at, self.memories)
        kin = kin_of(info.id, row, rows, known, at, there)
        named = mentions_of(row.table, row.key, rows, info.id, known, at)
        own = {each.line.key for each in kin}
        return page._replace(
            cells=cells_of(info.id, row, known, at, there),
            mentions=tuple(each for each in named if each.value.to not in own),
            kin=kin,
        )


@contextmanager
def _in_one_go() -> Iterator[None]:
    """Hold the garbage collector off: of 50,000 rows it would look through each many times."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def page_of(
    info: PackInfo, row: AskedRow, known: Known, at: Moment, memories: Memories
) -> DossierPage:
    """A dossier by itself, without its kin and those that name it; nothing in it leads to them."""
    past = memories.history(info.id, facts_of(row))
    line = line_of(info.id, row, known, at)
    # What was asked for while a clock was ahead counts, by now, as asked for no later than `last`.
    times = [time for time in (past.first, line.last) if time]
    return DossierPage(
        line,
        info.title,
        cells_of(info.id, row, known, at),
        right=past.right,
        asked=past.asked,
        since=min(times).astimezone(at.now.tzinfo) if times else None,
    )
