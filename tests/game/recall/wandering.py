"""Play at random in every mode, and with all that a player can do in a round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from bureau_quiz.bank.model import Response
from bureau_quiz.errors import Refused, WrongUse
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.rounds.model import Action, Lifeline, Phase
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import TIMERS
from tests.game.packs import put_of, right_to, wrong_to

PLAYERS = ("Marina", "Élodie", "Malotru")
MODES_OFFERED = tuple(mode.name for mode in MODES.values() if mode.offered)
DOINGS = (*MODES_OFFERED, "dispatch", "training", "training", "go on", "misses")
Chance = Callable[[], float]


class Days:
    """A clock that stands still unless it is moved, in whatever zone."""

    def __init__(self, time: datetime) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time

    def move(self, hours: float = 0, zone: float | None = None) -> None:
        self.time += timedelta(hours=hours)
        if zone is not None:
            self.time = self.time.astimezone(timezone(timedelta(hours=zone)))


def wander(game: Game, clock: Days, chance: Chance) -> str:
    """Do one thing that is played; gives what."""
    doing = _one(DOINGS, chance)
    player, timer = _one(PLAYERS, chance), _one(TIMERS, chance)
    game.settings = replace(game.settings, player=player, timer=timer)
    with suppress(WrongUse):
        _play(_sit_down(game, doing, chance), clock, chance)
    return doing


def _sit_down(game: Game, doing: str, chance: Chance) -> Sitting:
    player = game.settings.player
    if doing == "dispatch":
        return game.begin_dispatch()
    if doing == "training":
        game.recall()
        return game.train(Wish(new=int(chance() * 6), weakest=chance() < 0.3))
    if doing == "go on":
        waiting = game.waiting()
        if waiting is None:
            raise WrongUse("nothing waits")
        return game.go_on(waiting.round)
    if doing == "misses":
        return game.begin(game.misses())
    rules = MODES[doing].rules
    if chance() < 0.3 and MODES[doing].timer:
        rules = replace(rules, seconds=20)
    others = [name for name in PLAYERS if name != player]
    names = (player, _one(others, chance)) if doing == "hot-seat" else ()
    packs = tuple(one.id for one in game.packs() if chance() < 0.6 and not one.closed)
    return game.begin(Briefing(packs or ("truth",), rules, player, names=names))


def _play(sitting: Sitting, clock: Days, chance: Chance) -> None:
    ends = chance()
    while sitting.view().phase is not Phase.OVER:
        clock.move(chance() / 60)
        _answer(sitting, chance)
        if Action.APPEAL in sitting.view().actions and chance() < 0.3:
            sitting.appeal()
        if ends < 0.15 and chance() < 0.2:
            sitting.leave()
            return
        if ends > 0.9 and chance() < 0.2 and sitting.view().phase is not Phase.OVER:
            sitting.stop() if Action.STOP in sitting.view().actions else sitting.abandon()
            return
        if sitting.view().phase is Phase.TOLD:
            sitting.next()
    sitting.debriefing()


def _answer(sitting: Sitting, chance: Chance) -> None:
    if chance() < 0.1:
        sitting.pause()
        sitting.resume()
    for lifeline in Lifeline:
        if chance() < 0.15:
            with suppress(Refused):
                sitting.use(lifeline)
    put, what = put_of(sitting), chance()
    # Half of what is answered comes at once.
    seconds = 1.0 if chance() < 0.5 else chance() * 30
    struck = [at for at, option in enumerate(sitting.view().options) if option.struck]
    wrong = wrong_to(put)
    if wrong.tag == "option" and int(wrong.value) in struck:
        left = set(range(len(put.options))) - {*struck, *put.right}
        wrong = Response.option(min(left))
    with suppress(Refused):
        if what < 0.55:
            sitting.answer(right_to(put), seconds)
        elif what < 0.6 and sitting.view().limit is not None:
            sitting.expire()
        elif what < 0.68:
            sitting.answer(Response.skip(), seconds)
        elif what < 0.75 and put.question.kind in ("multiple", "match", "order"):
            tag = {"multiple": "set", "order": "order", "match": "pairs"}[put.question.kind]
            places = list(put.right)
            if tag == "order":
                places[:2] = places[1::-1]
            elif tag == "pairs":
                places[0] = places[1]
            else:
                free = set(range(len(put.options))) - set(put.right)
                places[0] = min(free)
            sitting.answer(Response.of_places(tag, places), seconds)
        else:
            sitting.answer(wrong, seconds)


def _one(among: Sequence[str], chance: Chance) -> str:
    return among[int(chance() * len(among))]
