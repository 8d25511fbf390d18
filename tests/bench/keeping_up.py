"""How long the game takes to keep up with records of any length; prints JSON, seconds by what.

python -m tests.bench.keeping_up PLAYER
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from bureau_quiz.cli.house import opened
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.rounds.model import Rules
from tests.game.packs import play_on

TIMES = 5
PACK = "the-bureau"
TEN = "refresh after a round of ten"
DEBRIEFED = "debriefing of a round of ten"
Done = TypeVar("Done")


def kept_up(game: Game) -> dict[str, list[float]]:
    """Play rounds of ten; what each takes afterwards."""
    taken: dict[str, list[float]] = {"refresh, nothing new": [], TEN: [], DEBRIEFED: []}

    def timed(what: str, work: Callable[[], Done]) -> Done:
        begun = time.perf_counter()
        done = work()
        taken[what].append(time.perf_counter() - begun)
        return done

    game.recall()
    for seed in range(TIMES):
        timed("refresh, nothing new", game.recall)
        for what in (TEN, DEBRIEFED):
            briefing = Briefing((PACK,), Rules(), game.settings.player, seed=seed)
            sitting = play_on(game.begin(briefing))
            if what == TEN:
                timed(what, game.recall)
                sitting.debriefing()
            else:
                timed(what, sitting.debriefing)
    return taken


if __name__ == "__main__":
    with opened() as house:
        house.game.prepare()
        json.dump(kept_up(house.game), sys.stdout)
