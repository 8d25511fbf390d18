"""A player's past that is the same each time: evenings of training and of classic rounds."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bureau_quiz import paths
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.game.packs import answer

PLAYER = "Malotru"
PACKS = ("services", "the-bureau")
EVENINGS = 24
SPAN = 40
"""Days over which the evenings lie; the last ones are without."""
AWAY = 5
KNOWN = 0.8
"""Of what was told before, how much is right; of what is new, a third."""


def lived(home: Path, now: datetime) -> None:
    """Leave in this home what such a player leaves; the last evening is AWAY days before `now`."""
    os.environ["BUREAU_QUIZ_HOME"] = str(home)
    random = Random("past")
    told: set[str] = set()
    clock = [now]
    catalogue = Catalogue.open(paths.catalogue_file(), (paths.bundled_packs(),))
    records = Records.open(paths.records_file(), lambda: clock[0])
    settings = Settings(player=PLAYER, packs=PACKS)
    made = Game(catalogue, records, settings, lambda: clock[0], lambda: int(random.random() * 1000))
    for number in range(EVENINGS):
        days = AWAY + (SPAN - AWAY) * (EVENINGS - 1 - number) // (EVENINGS - 1)
        clock[0] = now - timedelta(days=days)
        wishes: list[Wish | Briefing] = [Wish(PACKS[:1])]
        if number % 4 == 0:
            wishes.append(Briefing(PACKS, Rules("classic", 10, 20), PLAYER))
        for wish in wishes:
            sitting = made.train(wish) if isinstance(wish, Wish) else made.begin(wish)
            while (view := sitting.view()).phase is not Phase.OVER:
                seconds = 2 + int(60 * random.random()) / 10
                clock[0] += timedelta(seconds=seconds)
                hit = random.random() < (KNOWN if view.question in told else 1 / 3)
                told.add(view.question)
                answer(sitting, hit=hit, seconds=seconds)
                sitting.next()
    records.close()
    catalogue.close()
