"""What is known and what training would bring, in figures: all that headquarters lead with.

They ask at each start, beside a screen that is used already. So no dossier is laid out here, and no
question is looked at: only facts that were ever asked for are more than counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.model import Fact
from bureau_quiz.errors import WrongUse
from bureau_quiz.game import briefings
from bureau_quiz.game.recall.outlook import Clearance, Overview, Training, Wish
from bureau_quiz.game.recall.tallying import moment, tally
from bureau_quiz.game.recall.wishes import briefing_of, in_days, pace_of
from bureau_quiz.memory import training as planning
from bureau_quiz.memory.clearance import clearance
from bureau_quiz.memory.fading import due
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.memory.model import Memory
    from bureau_quiz.settings import Settings


PART = 60
"""Facts that are held at once: a long past takes no more memory than a short one."""
_FIRST = Fact("", "", "", "")
"""What no fact comes before."""


class _Part(NamedTuple):
    """Some of what is known of a pack, as far as its player has seen."""

    pack: str
    of: int
    """Facts that its dossiers and plain questions have; 0 in all its parts but the first."""
    known: dict[Fact, Memory]
    """Some of them that were asked for."""


def overview(desk: Desk, memories: Memories, settings: Settings) -> Overview:
    """What a player knows of the packs that are played; clearance counts all they ever played."""
    at, infos = moment(desk.now()), desk.infos()
    offered = [id_ for id_, info in infos.items() if briefings.offered(info, settings)]
    open_ = of = fading = due = 0
    for part in _parts(desk, memories, briefings.as_seen(offered, settings, infos.values())):
        found = tally(part.known, part.known, at)
        open_, of = open_ + found.open, of + part.of
        fading, due = fading + found.fading, due + found.due
    held = sum(counts.held for counts in memories.counts(at.now, at.until).values())
    return Overview(open_, of, fading, due, cleared(held))


def cleared(held: int) -> Clearance:
    """The rank of who holds so many facts."""
    return Clearance(*clearance(held))


def prospect(desk: Desk, memories: Memories, settings: Settings) -> Training:
    """What a training run would be, before its questions are chosen.

    The run itself is shorter where facts cannot be asked for beside each other.
    """
    now = desk.now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    until = midnight + timedelta(days=1)
    met = {pack for pack, of in memories.counts(now, until).items() if of.asked}
    wish = Wish()
    with suppress(WrongUse):  # no pack can be played: there is nothing to train
        briefing, fresh = briefing_of(desk, settings, wish, met)
        known: dict[int, Memory] = {}
        untried = late = weak = 0
        for part in _parts(desk, memories, briefing.packs):
            if part.pack in fresh or not fresh:
                untried += part.of - len(part.known)
            for memory in part.known.values():
                is_due, is_weak = due(memory, until), planning.is_weak(memory)
                late, weak = late + is_due, weak + is_weak
                if is_due or is_weak:  # nothing else is planned
                    known[len(known)] = memory
            if late >= planning.RUN:  # what is due fills the run: nothing else is weighed
                known.clear()
        run = Training(due=planning.RUN, weak=0, new=0, later=late - planning.RUN)
        if late < planning.RUN:
            new = range(len(known), len(known) + min(untried, planning.RUN))
            plan = planning.plan(
                known, new, now, until, pace_of(memories, settings, wish, midnight)
            )
            ids = [Scope.read(scope).pack for scope in briefing.packs]
            coming = None if plan.keys else memories.next_due(now, ids)
            coming = coming and coming.astimezone(now.tzinfo)
            run = Training(
                due=len(plan.due),
                weak=len(plan.weak),
                new=len(plan.new),
                next_due=coming,
                coming=in_days(coming, now) if coming else "",
                room=planning.room(known, new, now, until),
            )
        return run._replace(left=untried, due_in_all=late, weak_in_all=weak)
    return Training(0, 0, 0)


def _parts(desk: Desk, memories: Memories, scopes: tuple[str, ...]) -> Iterator[_Part]:
    """All parts of packs, one at least of each."""
    for scope in scopes:
        pack = Scope.read(scope).pack
        known = memories.part(pack, _FIRST, PART)
        of, told = desk.catalogue.told(scope, known.keys())
        yield _Part(pack, of, {fact: known[fact] for fact in told})
        while len(known) == PART:
            known = memories.part(pack, next(reversed(known)), PART)
            _, told = desk.catalogue.told(scope, known.keys())
            yield _Part(pack, 0, {fact: known[fact] for fact in told})
