"""What a wish for training asks for: packs as their player sees them, and today's pace."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from bureau_quiz.game import briefings
from bureau_quiz.game.model import Briefing
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.game.recall.outlook import Wish
    from bureau_quiz.settings import Settings

MODE = "training"
_MET = (
    "SELECT count(*) FROM (SELECT DISTINCT round, number FROM ("
    "  SELECT r.round, min(r.number) AS number FROM facts f"
    "  JOIN reviews r ON r.fact = f.id AND r.at = f.first"
    "  JOIN answers a ON a.round = r.round AND a.number = r.number"
    "  WHERE f.player = :player AND f.first >= :since AND a.mode = :mode GROUP BY f.id))"
)
"""Questions of training that brought new facts."""


def briefing_of(
    desk: Desk, settings: Settings, wish: Wish, met: Collection[str]
) -> tuple[Briefing, tuple[str, ...]]:
    """The packs and categories of a run, as this player may see them, and of which new facts come.

    Unless packs are named what is known is trained of all that are on, while new facts come of
    those that were played last.
    """
    infos = desk.catalogue.packs()
    packs = briefings.as_seen(wish.packs, settings, infos)
    fresh: tuple[str, ...] = ()
    if not packs:
        last = briefings.remembered(settings, infos).packs
        fresh = tuple(Scope.read(pack).pack for pack in last)
        others = [one.id for one in infos if one.id in met and briefings.offered(one, settings)]
        packs = tuple(dict.fromkeys((*last, *briefings.as_seen(others, settings, infos))))
    rules = Rules(mode=MODE, categories=wish.categories)
    asked = Briefing(packs, rules, wish.player or settings.player)
    return briefings.settled(asked, desk.catalogue), fresh


def pace_of(memories: Memories, settings: Settings, wish: Wish, midnight: datetime) -> int:
    """How many new facts may come now."""
    if wish.new is not None:
        return wish.new
    since = int(midnight.timestamp())
    met = sum(count for (count,) in memories.query(_MET, {"since": since, "mode": MODE}))
    return max(settings.pace - int(met), 0)


def in_days(moment: datetime, now: datetime) -> str:
    """A day to come in words: `today`, `tomorrow`, `in 3 days`."""
    days = (moment.date() - now.date()).days
    return ("today", "tomorrow")[max(days, 0)] if days < 2 else f"in {days} days"
