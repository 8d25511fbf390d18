"""Training at the game's door: what a run would be, the run itself, and looking back on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.model import Outcome
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.drills import Drill, Key, Run, drills
from bureau_quiz.game.recall.model import Trained, Training, Wish
from bureau_quiz.game.recall.untried import Supply
from bureau_quiz.game.recall.wishes import briefing_of, in_days, pace_of
from bureau_quiz.memory import training as planning
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds.model import Deal
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.memory.model import Memory
    from bureau_quiz.rounds.round import Round
    from bureau_quiz.settings import Settings

UNPLACED = "A training run has no points and takes no place."


class _Chosen(NamedTuple):
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
            return _chosen(desk, memories, settings, Wish()).training
        return Training(0, 0, 0)
    return _chosen(desk, memories, settings, wish).training


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
    briefing, said, chosen = _chosen(desk, memories(), settings, wish)
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
        notes=(f"{in_words(said)}.",),
    )


def looking_back(
    desk: Desk, memories: Callable[[], Memories], settings: Settings, wish: Wish
) -> Callable[[Round], Trained]:
    """Give what looks back on a run, and once it is over ahead to another like it."""

    def trained(playing: Round) -> Trained:
        from bureau_quiz.rounds.modes.training import course

        went = course(playing.rules.questions, playing.told).asked
        last = dict(zip(went, playing.told, strict=True))
        right = {
            fact: told.number
            for fact, told in last.items()
            if told.verdict.judgement.outcome is Outcome.RIGHT
        }
        ahead = None
        if playing.finished:
            ahead = training(desk, memories(), settings, wish)
        return Trained(
            facts=playing.rules.questions,
            known=sum(went.count(fact) == 1 for fact in right),
            learnt=tuple(number for fact, number in right.items() if went.count(fact) > 1),
            missed=tuple(told.number for fact, told in last.items() if fact not in right),
            wish=wish,
            ahead=ahead,
        )

    return trained


def wish_of(start: RoundStart) -> Wish:
    """What a run that is gone on with was asked to be, as far as its record says."""
    packs = tuple(Scope.read(pack).pack for pack in start.deal.packs)
    return Wish(packs=packs, categories=start.rules.categories, player=start.player)


def in_words(training: Training) -> str:
    """What a run would be: `12 facts: 7 due, 2 weak, 3 new`."""
    more = f"; {training.later} more due can wait" if training.later else ""
    return f"{plural(training.facts, 'fact')}: {', '.join(training.parts)}{more}"


def _chosen(desk: Desk, memories: Memories, settings: Settings, wish: Wish) -> _Chosen:
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
        plan = planning.Plan(weak=planning.weakest(among, now))
    else:
        pace = pace_of(memories, settings, wish, midnight)
        plan = planning.plan(known, supply.any_new(planning.RUN), now, until, pace)
    chosen, sizes = _drilled(plan, known, supply, chance)
    due, weak, new = sizes
    coming = None if chosen else memories.next_due(now, supply.packs)
    coming = coming and coming.astimezone(now.tzinfo)
    said = Training(
        due=due,
        weak=weak,
        new=new,
        later=plan.later,
        next_due=coming,
        coming=in_days(coming, now) if coming else "",
        left=supply.untried,
    )
    packs = {drill.key[0] for drill in chosen}
    asked = tuple(pack for pack in briefing.packs if Scope.read(pack).pack in packs)
    return _Chosen(replace(briefing, packs=asked), said, tuple(chosen))


def _drilled(
    plan: planning.Plan[Key],
    known: dict[Key, Memory],
    supply: Supply,
    chance: Callable[[], float],
) -> tuple[list[Drill], tuple[int, int, int]]:
    """Questions for a plan, part by part, and how many each part has."""
    run = Run()
    supply.look_ahead((*plan.due, *plan.weak))
    due = drills(plan.due, known, supply.look, chance, run)
    weak = drills(plan.weak, known, supply.look, chance, run)
    new = drills(supply.new(), known, supply.look, chance, run, len(plan.new))
    return [*due, *weak, *new], (len(due), len(weak), len(new))


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
