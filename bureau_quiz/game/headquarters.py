"""What the first screen and the briefing show: packs, and what there is to choose."""

from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.game import briefings, dispatches, timing, words
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Choices, Headquarters, PackLine, SpoilerChoice, Stuck, Waiting
from bureau_quiz.rounds import modes
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES, Mode
from bureau_quiz.text import plural, visible

if TYPE_CHECKING:
    from bureau_quiz.settings import Settings

TIMERS = (10, 15, 20, 30, 45, 60)
"""Seconds a question that a briefing offers, beside none."""


def headquarters(desk: Desk, settings: "Settings") -> Headquarters:
    """What the first screen shows."""
    infos = desk.catalogue.packs()
    again = briefings.remembered(settings, infos)
    lines = pack_lines(infos, settings)
    some = bool(again.packs)
    given = timing.timed(again.rules, settings.timer)
    waits, stuck = waiting(desk, settings)
    return Headquarters(
        player=again.player,
        packs=lines,
        prompts=sum(line.prompts for line in lines),
        again=again,
        summary=words.summary(desk.title(again.packs), given) if some else "",
        # What several made in turns is nobody's best.
        best=desk.best(again.player, again.packs, given)
        if some and again.rules.seats == 1
        else None,
        waiting=waits,
        dispatch=dispatches.today(desk, settings),
        stuck=stuck,
        scored=desk.records.scored(again.player),
    )


def waiting(desk: Desk, settings: "Settings") -> tuple[Waiting | None, tuple[Stuck, ...]]:
    """The player's round that was cut off last and can be gone on with; None: there is none.

    And those that were cut off after it and cannot.
    """
    pasts = desk.records.waiting(settings.player)
    if not pasts:
        return None, ()
    from bureau_quiz.game import going_on

    return going_on.look(desk, settings, pasts)


def choices(desk: Desk, settings: "Settings", packs: Sequence[str], rules: Rules | None) -> Choices:
    """What a briefing can choose from; see Game.choices."""
    infos = desk.catalogue.packs()
    there = {info.id: info for info in infos if briefings.playable(info)}
    read = [briefings.read_scope(pack, there) for pack in packs]
    scopes = [scope.within(there[scope.pack].levels) for scope in read if scope]
    names = [str(scope) for scope in scopes]
    chosen = [there[scope.pack] for scope in scopes]
    rules = modes.settled(rules or Rules())
    mode = MODES[rules.mode]
    decks = desk.catalogue.decks(names, rules)
    return Choices(
        packs=pack_lines(infos, settings, [scope.pack for scope in scopes]),
        categories=desk.catalogue.categories(names),
        difficulties=tuple(sorted({at for info in chosen for at in info.by_difficulty})),
        lengths=mode.lengths,
        available=sum(len(deck) for deck in decks),
        timers=_timers(mode, rules, settings),
        seats=mode.seats,
        spoilers=tuple(
            SpoilerChoice(
                pack=info.id,
                title=info.title,
                scale=info.scale,
                levels=info.levels,
                level=info.levels if scope.level is None else scope.level,
            )
            for scope, info in zip(scopes, chosen, strict=True)
            if info.levels
        ),
        rules=rules,
        timer=settings.timer,
        trouble=timing.trouble(rules, settings.timer),
    )


def pack_lines(
    infos: Iterable[PackInfo], settings: "Settings", named: Container[str] = ()
) -> tuple[PackLine, ...]:
    """The packs that are played under their ids, as this player has seen them.

    Args:
        infos: All packs there are.
        settings: Who plays; packs that they switched off are left out.
        named: Ids of packs that are there although they are switched off.
    """
    infos = tuple(infos)
    left_out = {id_ for id_ in settings.off if id_ not in named}
    there = [info for info in infos if not info.shadowed and info.id not in left_out]
    hidden = [info for info in infos if info.shadowed]
    scopes = briefings.as_seen((info.id for info in there), settings, there)
    return tuple(
        PackLine(
            id=info.id,
            title=info.title,
            prompts=0 if info.closed else info.prompts,
            playable=briefings.playable(info),
            trouble=_trouble(info, [other for other in hidden if other.id == info.id]),
            scope=scope,
        )
        for info, scope in zip(there, scopes, strict=True)
    )


def _timers(mode: Mode, rules: Rules, settings: "Settings") -> tuple[int | None, ...]:
    """No timer, those that are usual, and what the player wrote into the settings."""
    if not mode.timer:
        return (mode.rules.seconds,)
    if settings.timer == timing.OFF:
        return (None,)
    own = {settings.seconds, timing.unstretched(rules) or settings.seconds}
    return (None, *sorted({*TIMERS, *own}))


def _trouble(info: PackInfo, hidden: Iterable[PackInfo]) -> str:
    """What is wrong with a pack, or with others of its id, which are not played."""
    said = []
    if info.closed:
        said.append(f"{info.title} is closed: {plural(info.errors, 'error')}.")
    elif info.errors:
        left = "plays without what is broken" if info.prompts else "has nothing to ask"
        said.append(f"{info.title} {left}: {plural(info.errors, 'error')}.")
    elif not info.prompts:
        said.append(f"{info.title} has nothing to ask.")
    for other in hidden:
        name = visible(Path(other.path).name)
        codes = {problem.code for problem in other.problems}
        if other.closed:
            said.append(f"{name} is closed: {plural(other.errors, 'error')}.")
        elif "BQ801" in codes:
            said.append(f"Your pack {info.title} is played in the place of the bundled one.")
        elif "BQ803" in codes:
            said.append(f"{name} is not played: {info.title} has its id too.")
    return " ".join(said)
