"""Training at the game's door: what a run would be, the run itself, and looking back on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.model import Outcome, rested_on
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.drills import Drill, Key, Run, drills
from bureau_quiz.game.recall.model import Trained
from bureau_quiz.game.recall.outlook import Training, Wish
from bureau_quiz.game.recall.untried import Supply
from bureau_quiz.game.recall.wishes import briefing_of, in_days, pace_of
from bureau_quiz.memory import training as planning
from bureau_quiz.memory.fading import due
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds.model import Deal
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.game.afterwards import LookBack
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.memory.model import Memory
    from bureau_quiz.rounds.round import Round
    from bureau_quiz.settings import Settings

SPARE = 10
"""Facts that are looked up beside those of a run, in case that some of these fall out of it."""
UNPLACED = "A training run has no points and takes no place."


class Chosen(NamedTuple):
    """A run that may begin."""

    briefing: Briefing
    training: Training
    drills: tuple[Drill, ...]


def training(
    desk: Desk, memories: Memories, settings: Settings, wish: Wish | None = None
) -> Training:
    """What a run would be.

    Args:
        desk: What the game works with.
        memories: What the player knows, up to date.
        settings: Who plays, how far they have seen, and at which pace they learn.
        wish: What the run is asked to be; None: as it comes.

    Raises:
        WrongUse: If it names what is not there.
    """
    if wish is None:
        with suppress(WrongUse):  # no pack can be played: there is nothing to train
            return _told(_chosen(desk, memories, settings, Wish()))
        return Training(0, 0, 0)
    return _told(_chosen(desk, memories, settings, wish))


def _told(chosen: Chosen) -> Training:
    """What a run would be, with the run, so that it can begin as it was told."""
    return chosen.training._replace(run=(chosen,))


def train(
    desk: Desk,
    memories: Callable[[], Memories],
    settings: Settings,
    wish: Wish | None,
    seed: int,
) -> Sitting:
    """Sit down to a run; its first question is in the records.

    Args:
        desk: What the game works with.
        memories: What the player knows, brought up to date each time it is called; also asked at
            the end, for what another run would be.
        settings: As for `training`.
        wish: What the run is asked to be; None: as it comes.
        seed: What the options are drawn by.

    Raises:
        WrongUse: If there is nothing to train now, or the wish names what is not there.
    """
    from bureau_quiz.game.beginning import sit_down
    from bureau_quiz.game.recall import runs
    from bureau_quiz.rounds.round import Round

    wish = wish or Wish()
    told = wish.run[0] if wish.run else _chosen(desk, memories(), settings, wish)
    briefing, said, chosen = told
    wish = wish._replace(run=())
    if not chosen:
        raise WrongUse(*_nothing(said, wish))
    puts = runs.puts(chosen, seed)
    rules = replace(briefing.rules, questions=len(chosen))
    start = RoundStart(
        player=briefing.player,
        title=desk.title(briefing.packs),
        rules=rules,
        deal=Deal(briefing.packs, seed, 0),
        digests=desk.digests(briefing.packs),
        ranked=False,
        why_not=UNPLACED,
        seeded=True,
        listed=runs.written(chosen),
        dealt=len(puts),
    )
    playing = Round(rules, start.title, puts)
    number = desk.records.begin(start, playing.asked[0])
    return sit_down(
        desk,
        number,
        start,
        playing,
        trained=looking_back(desk, memories, settings, wish),
        notes=(in_words(said),),
    )


def looking_back(
    desk: Desk, memories: Callable[[], Memories], settings: Settings, wish: Wish
) -> LookBack:
    """Give what looks back on a run, and once it is over ahead to another like it."""

    def trained(playing: Round, look_ahead: bool) -> Trained:
        from bureau_quiz.rounds.modes.training import course

        went = course(playing.rules.questions, playing.told).asked
        last = dict(zip(went, playing.told, strict=True))
        on = wish._replace(weakest=False, facts=(), new=None, run=())
        right = {
            fact: told.number
            for fact, told in last.items()
            if told.verdict.judgement.outcome is Outcome.RIGHT
        }
        missed = tuple(told.number for fact, told in last.items() if fact not in right)
        ahead = None
        if look_ahead and playing.finished:
            ahead = training(desk, memories(), settings, on)
        return Trained(
            facts=playing.rules.questions,
            known=sum(went.count(fact) == 1 for fact in right),
            learnt=tuple(number for fact, number in right.items() if went.count(fact) > 1),
            missed=missed,
            wish=on,
            ahead=ahead,
            once_more=_once_more(playing, missed, wish.player) if playing.finished else None,
        )

    return trained


def _once_more(playing: Round, missed: Sequence[int], player: str) -> Wish | None:
    """A run for what some questions of a run asked for."""
    asked = [playing.asked[number - 1].question for number in missed]
    facts = dict.fromkeys(
        (one.pack, fact) for one in asked for fact in rested_on(one.id, one.template, one.facts)
    )
    packs = tuple(dict.fromkeys(one.pack for one in asked))
    return Wish(packs, weakest=True, facts=tuple(facts), player=player) if facts else None


def wish_of(start: RoundStart) -> Wish:
    """What a run that is gone on with was asked to be, as far as its record says."""
    return Wish(categories=start.rules.categories, player=start.player)


def in_words(training: Training) -> str:
    """What a run would be, in sentences, such as `12 facts: 7 due, 2 weak, 3 new`."""
    said = [f"{plural(training.facts, 'fact')}: {', '.join(training.parts)}."]
    if training.beside:
        said.append(
            f"Their questions test {training.beside} more that {_are(training.beside)} due."
        )
    if training.later:
        said.append(training.waits)
    return " ".join(said)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _chosen(desk: Desk, memories: Memories, settings: Settings, wish: Wish) -> Chosen:
    now = desk.now()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    until = midnight + timedelta(days=1)
    memories = memories.of_player(wish.player or settings.player)
    met = {pack for pack, of in memories.counts(now, until).items() if of.asked}
    briefing, fresh = briefing_of(desk, settings, wish, met)
    chance = Random(f"{briefing.player.casefold()}/{midnight:%Y-%m-%d}/training").random
    supply = Supply(desk.catalogue, briefing.packs, briefing.rules.categories, fresh)
    known = supply.known(memories.of)
    plan: planning.Plan[Key]
    if wish.weakest:
        among = {key: known[key] for key in wish.facts or known if key in known}
        plan = planning.Plan(weak=planning.weakest(among, now, planning.RUN + SPARE))
        room = 0
    else:
        pace, new = pace_of(memories, settings, wish, midnight), supply.any_new(planning.RUN)
        plan = planning.plan(known, new, now, until, pace)
        room = planning.room(known, new, now, until)
    chosen, said = _drilled(plan, known, supply, chance)
    coming = None if chosen else memories.next_due(now, supply.packs)
    coming = coming and coming.astimezone(now.tzinfo)
    said = said._replace(
        next_due=coming,
        coming=in_days(coming, now) if coming else "",
        left=supply.untried,
        room=room,
        weakest=wish.weakest,
        due_in_all=sum(due(memory, until) for memory in known.values()),
        weak_in_all=sum(planning.is_weak(memory) for memory in known.values()),
    )
    packs = {drill.key[0] for drill in chosen}
    asked = tuple(pack for pack in briefing.packs if Scope.read(pack).pack in packs)
    return Chosen(replace(briefing, packs=asked), said, tuple(chosen))


def _drilled(
    plan: planning.Plan[Key],
    known: dict[Key, Memory],
    supply: Supply,
    chance: Callable[[], float],
) -> tuple[list[Drill], Training]:
    """Questions for a plan, part by part, and how many each part has.

    Where one question tests two of the plan the next that is due, or weak, comes in the place.
    """
    run = Run()
    supply.look_ahead((*plan.due, *plan.rest[:SPARE], *plan.weak))
    waiting = (*plan.due, *plan.rest)
    old = drills(waiting, known, supply.look, chance, run, len(plan.due))
    weak = drills(plan.weak, known, supply.look, chance, run, planning.RUN - len(old))
    new = drills(supply.new(), known, supply.look, chance, run, len(plan.new))
    asked = {drill.key for drill in (*old, *weak, *new)}
    beside = sum(run.tested(key) and key not in asked for key in waiting)
    later = len(waiting) - len(old) - beside
    return [*old, *weak, *new], Training(len(old), len(weak), len(new), later, beside)


def _nothing(said: Training, wish: Wish) -> tuple[str, str]:
    """That there is nothing to train now, and what comes when."""
    if wish.weakest:
        return "Nothing has been asked for yet.", "Play a round, or train new facts first."
    coming = f" The next fact is due {said.coming}." if said.coming else ""
    if said.left:
        more = plural(said.left, "new fact")
        return (
            f"Nothing is due, and today's new facts are done.{coming}",
            f"{more} can be met all the same: bureau-quiz train --new 5",
        )
    return f"Nothing is due, and there is nothing new.{coming}", "Play a round, or add a pack."
