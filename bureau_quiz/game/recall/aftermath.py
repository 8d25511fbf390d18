"""What the dossiers come to with a round: at its end, and with each verdict.

Whatever is wrong with the memories costs no more than this: nothing is shown of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall.dossiers import page_of
from bureau_quiz.game.recall.gains import Filed, gains
from bureau_quiz.game.recall.tallying import moment
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Question
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.meanwhile import Progress
    from bureau_quiz.game.recall.model import DossierPage, Gains
    from bureau_quiz.game.recall.touching import Touched
    from bureau_quiz.memory.model import Memory
    from bureau_quiz.records.model import RoundStart

_FAILED = Exception
"""Anything: a round that was played is looked back on, whatever is wrong with what is kept of it
beside the records."""


def gained(
    desk: Desk, start: RoundStart, number: int, tell: Progress | None = None
) -> Gains | None:
    """What a round did to the dossiers of who began it; None: nothing is known of them.

    Args:
        desk: What the game works with.
        start: How the round began.
        number: Its number in the records.
        tell: Told how far it is to bring what they know up to date.
    """
    if desk.recall is None:
        return None
    try:
        memories = desk.recall(start.player, tell)
        touched = memories.touched(number)
        files = tuple(_files(desk, start, touched))
        known: dict[str, dict[Fact, Memory]] = {}
        for pack, row in files:
            known.setdefault(pack, {}).update(memories.of_row(pack, row.table, row.key))
        return gains(touched, files, known, moment(desk.now()))
    except _FAILED:
        return None


def opened(
    desk: Desk, start: RoundStart, question: Question, player: str, tell: Progress | None = None
) -> DossierPage | None:
    """The dossier that a question belongs to by its first fact; None: it belongs to none.

    Args:
        desk: What the game works with.
        start: How the round began.
        question: One that was told.
        player: Who answered it.
        tell: As for `gained`.
    """
    info = desk.infos().get(question.pack)
    if desk.recall is None or info is None or not question.facts:
        return None
    scope = _scopes(start).get(info.id, info.id)
    first = question.facts[0]
    try:
        row = desk.catalogue.row(scope, first.table, first.row)
        if row is None:  # perhaps renamed since the round began
            now = desk.catalogue.renames(info.id).fact(first)
            row = desk.catalogue.row(scope, now.table, now.row)
        if row is None:
            return None
        memories = desk.recall(player, tell)
        known = memories.of_row(info.id, row.table, row.key)
        return page_of(info, row, known, moment(desk.now()), memories)
    except _FAILED:
        return None


def _files(desk: Desk, start: RoundStart, touched: Iterable[Touched]) -> Iterator[Filed]:
    """The dossiers that a round touched, in the order they were asked for."""
    scopes, infos = _scopes(start), desk.infos()
    keys = dict.fromkeys((one.pack, *_row(one.fact)) for one in touched)
    for pack in dict.fromkeys(pack for pack, *_ in keys):
        wanted = [(table, row) for of, table, row in keys if of == pack]
        if pack in infos:
            rows = desk.catalogue.rows(scopes.get(pack, pack), set(wanted))
            there = {(row.table, row.key): row for row in rows}
            yield from (Filed(pack, there[key]) for key in wanted if key in there)


def _row(fact: Fact) -> tuple[str, str]:
    return fact.table, fact.row


def _scopes(start: RoundStart) -> dict[str, str]:
    """Pack → as it was played."""
    return {Scope.read(pack).pack: pack for pack in start.deal.packs}
