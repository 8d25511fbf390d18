"""A player's statistics: answers out of the cache, names out of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import briefings
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.recall.figures import Statistics
from bureau_quiz.game.recall.statistics import Asked, Query, statistics
from bureau_quiz.game.recall.weakest import naming, weakest
from bureau_quiz.meant import closest
from bureau_quiz.records.keys import player_id
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.settings import Settings


def count(
    desk: Desk,
    settings: Settings,
    query: Query,
    packs: Sequence[str] = (),
    since: date | None = None,
    player: str = "",
) -> Statistics:
    """Count; see Game.statistics."""
    infos = desk.infos()
    name = player or settings.player
    asked = Asked(player_id(name), name, desk.now(), tuple(dict.fromkeys(packs)), since)
    _look_for(query, asked, list(infos))
    titles = {id_: info.title for id_, info in infos.items()}
    there = [id_ for id_, info in infos.items() if not info.closed and id_ not in settings.off]
    seen = briefings.as_seen(there, settings, infos.values())
    scopes = {scope.pack: scope for scope in map(Scope.read, seen)}
    trained = {id_: titles[id_] for id_ in there}
    weak = weakest(query, asked, trained, naming(desk.catalogue, scopes))
    found = statistics(query, asked, titles)
    return found._replace(weakest=weak.told, wish=weak.wish, weak=weak.many)


def _look_for(query: Query, asked: Asked, there: list[str]) -> None:
    """See that each pack is there, or was played."""
    missing = [pack for pack in asked.packs if pack not in there]
    if not missing:
        return
    sql = "SELECT DISTINCT pack FROM answers WHERE player = ?"
    known = {*there, *(pack for (pack,) in query(sql, [asked.player]))}
    for pack in missing:
        if pack not in known:
            near = closest(pack, known)
            raise WrongUse(
                f"There is no pack “{pack}”.",
                f"Did you mean {near}?" if near else "bureau-quiz pack list names them.",
            )
