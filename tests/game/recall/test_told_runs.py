"""A run asks for as many facts as were told right before it begins, whatever the past is like."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.outlook import Training, Wish
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.rounds.model import Phase, Rules
from tests.game.packs import answer
from tests.game.recall.test_training import Clock, at_home

STATIONS = (
    """\
pack: stations
title: Stations
tables:
  agents:
    rows:
"""
    + "".join(
        f"      - {{name: Agent {name}, town: Town {name}, cover: As {name}, year: {1950 + at}}}\n"
        for at, name in enumerate("ABCDEFGHIJKL")
    )
    + """\
templates:
  - {id: town, table: agents, prompt: "Where is <name>?", answer: <town>, reverse: "Who is <town>?"}
  - {id: both, table: agents, prompt: "Who is at <town> as <cover>?", answer: <name>}
  - {id: all, table: agents, prompt: "Who is at <town> as <cover> since <year>?", answer: <name>}
  - {id: since, table: agents, prompt: "Since when is <cover> used at <town>?", answer: <year>}
"""
)
"""Questions that test two facts and three, beside those of one: what one asks others leave out."""


def play(sitting: Sitting, chance: Random, known: float) -> None:
    while sitting.view().phase is not Phase.OVER:
        answer(sitting, chance.random() < known)
        sitting.next()


def live(game: Game, clock: Clock, chance: Random) -> None:
    """Some days of rounds and runs, with guesses and misses."""
    for _ in range(chance.randrange(1, 8)):
        clock.time += timedelta(hours=chance.choice((1, 13, 24, 50, 200)))
        game.recall()
        if chance.random() < 0.7:
            rounds = Rules(questions=chance.randrange(2, 12))
            play(game.begin(Briefing(("stations",), rounds, "Marina")), chance, 0.7)
        elif game.training(Wish(new=8)).facts:
            play(game.train(Wish(new=8)), chance, 0.8)


def asks(game: Game, wish: Wish) -> int:
    """How many facts a run asks for."""
    sitting = game.train(wish)
    while sitting.view().phase is not Phase.OVER:
        answer(sitting, True)
        sitting.next()
    trained = sitting.debriefing().trained
    assert trained is not None
    assert trained.facts == len(sitting._round.told)  # nothing was missed: each is asked once
    return trained.facts


def wishes(chance: Random) -> Wish:
    return chance.choice((Wish(), Wish(new=chance.randrange(9)), Wish(weakest=True)))


@pytest.mark.parametrize("seed", range(6))
def test_a_run_is_as_long_as_was_told(tmp_path: Path, seed: int) -> None:
    chance = Random(f"told/{seed}")
    with at_home(tmp_path, stations=STATIONS) as (game, clock):
        live(game, clock, chance)
        for _ in range(4):
            clock.time += timedelta(hours=chance.choice((0, 2, 30, 400)))
            game.recall()
            wish = wishes(chance)
            told: Training = game.training(wish)
            # Somebody thinks it over; in another window the same player goes on meanwhile.
            clock.time += timedelta(minutes=chance.choice((0, 5, 700, 3000)))
            if chance.random() < 0.5:
                live(game, clock, chance)
            if told.facts:
                assert asks(game, wish._replace(run=told.run)) == told.facts


def test_the_run_after_a_run_is_as_long_as_was_told(tmp_path: Path) -> None:
    chance = Random("next")
    with at_home(tmp_path, stations=STATIONS) as (game, clock):
        live(game, clock, chance)
        clock.time += timedelta(days=3)
        game.recall()
        sitting = game.train(Wish(new=5))
        play(sitting, chance, 0.5)
        trained = sitting.debriefing().trained
        assert trained is not None
        assert trained.ahead is not None
        assert trained.ahead.facts
        clock.time += timedelta(days=30)
        live(game, clock, chance)
        assert trained.next.run
        assert asks(game, trained.next) == trained.ahead.facts
