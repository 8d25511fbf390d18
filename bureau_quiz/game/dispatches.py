"""The daily dispatch: ten questions that are the same for everybody, once a day.

Its day is that of the player's clock when it was begun, and stays so wherever the clock goes.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import briefings
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Briefing, Dispatch
from bureau_quiz.game.words import packs_titled, seen
from bureau_quiz.records.model import Past, RoundStart, State
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.settings import Settings

MODE = "dispatch"
DAY = timedelta(days=1)
SIGNS = {"right": "●", "partly right": "◐"}
"""How an answer is shown to others, by its outcome; `○` for all other."""


def seed_of(day: str) -> int:
    """The seed of a day such as `2026-11-22`, the same everywhere and for ever."""
    from random import Random

    return int(Random(f"dispatch/{day}").random() * briefings.SEEDS)


def today(desk: Desk, settings: "Settings") -> Dispatch | None:
    """Today's dispatch as this player has it; None where no bundled pack can be played."""
    if not _packs(desk, settings):
        return None
    return _look(desk, settings.player, desk.now().date())


def of_round(desk: Desk, start: RoundStart) -> Dispatch:
    """The dispatch that a round is, or was."""
    return _look(desk, start.player, date.fromisoformat(start.day))


def begin(desk: Desk, settings: "Settings") -> "Sitting":
    """Sit down to today's dispatch; one that was cut off is gone on with.

    Raises:
        WrongUse: If it is done, is being played elsewhere, or no bundled pack can be played.
    """
    from bureau_quiz.game.beginning import begin_day
    from bureau_quiz.game.going_on import go_on

    day = desk.now().date()
    past = desk.records.dispatch(settings.player, day.isoformat())
    if past and past.state is State.OPEN:
        if past.id not in [waiting.id for waiting in desk.records.waiting(settings.player)]:
            raise WrongUse("Today's dispatch is being played in another window.")
        return go_on(desk, settings, past.id)
    if past:
        raise WrongUse("Today's dispatch is done.", f"The next one comes on {day + DAY}.")
    packs = _packs(desk, settings)
    if not packs:
        raise WrongUse("There is no dispatch: none of the bundled packs can be played.")
    text = day.isoformat()
    briefing = Briefing(packs, MODES[MODE].rules, settings.player, seed=seed_of(text), block=0)
    return begin_day(desk, briefing, text)


def _packs(desk: Desk, settings: "Settings") -> tuple[str, ...]:
    infos = desk.infos().values()
    bundled = [info.id for info in infos if info.bundled and briefings.offered(info, settings)]
    return briefings.as_seen(sorted(bundled), settings, infos)


def _look(desk: Desk, player: str, day: date) -> Dispatch:
    past = desk.records.dispatch(player, day.isoformat())
    finished = past is not None and past.state is State.FINISHED
    return Dispatch(
        day=day,
        done=past is not None and past.state is not State.OPEN,
        score=past.score if past and finished else None,
        days=_in_a_row(desk, player, day),
        share=_share(desk, past) if past and finished else "",
    )


def _in_a_row(desk: Desk, player: str, day: date) -> int:
    """Days of finished dispatches, one after the other, up to a day or the one before it."""
    count = desk.records.days_in_a_row
    return count(player, day.isoformat()) or count(player, (day - DAY).isoformat())


def _share(desk: Desk, past: Past) -> str:
    told = desk.records.tolds(past.id)
    signs = " ".join(SIGNS.get(one.verdict.judgement.outcome.value, "○") for one in told)
    score = past.score
    right = f"{score.right} of {plural(score.asked, 'answer')} right"
    appealed = f", {score.appealed} appealed" if score.appealed else ""
    return "\n".join(
        (
            f"Bureau Quiz · daily dispatch · {past.start.day}",
            _packs_told(desk, past.start),
            signs,
            f"{right}{appealed} · {plural(score.points, 'point')}",
        )
    )


def _packs_told(desk: Desk, start: RoundStart) -> str:
    """The packs, each graded one with the level that was played, be it the highest."""
    infos = desk.infos()

    def told(scope: Scope) -> str:
        info = infos.get(scope.pack)
        if info is None or not info.levels:
            return info.title if info else scope.pack
        level = info.levels if scope.level is None else scope.level
        return f"{info.title} ({seen(info.scale, level)})"

    return packs_titled([told(Scope.read(pack)) for pack in start.deal.packs])
