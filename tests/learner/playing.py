"""A learner plays the real game, day by day: real packs, real records, real training runs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest.mock import patch

from bureau_quiz import paths
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.memory.clearance import clearance
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.learner.answering import answer
from tests.learner.law import Learner

START = datetime(2026, 1, 5, 19, 0, tzinfo=UTC)
"""A Monday."""
TOLD = 4.0
"""Seconds to read a verdict."""
RUNS = 2
"""Training runs a day."""
NAME = "Learner"
_DAY = timedelta(days=1)


class Day(NamedTuple):
    """What a day of play was."""

    number: int
    """From 0."""
    due: int
    """Facts due when it began."""
    new: int
    """Facts that were asked for the first time."""
    asked: int
    right: int
    minutes: float


class Opened(NamedTuple):
    """How facts lay open, by the game's own word."""

    clear: int
    fading: int
    faint: int
    shut: int
    held: int
    rank: str
    known: float
    """By the law, over all facts."""


class Player:
    """A learner at the game, in a home of its own."""

    def __init__(self, game: Game, catalogue: Catalogue, clock: Clock, seed: str) -> None:
        self._game = game
        self._clock = clock
        self.learner = Learner(seed)
        self.packs = tuple(sorted(info.id for info in catalogue.packs()))
        self.facts = tuple((pack, fact) for pack in self.packs for fact in catalogue.facts(pack))

    def train(self, number: int) -> Day:
        """As many runs of training as one plays in a day, as the game offers them."""
        self._clock.to(number)
        self._game.recall()
        wish = Wish(packs=self.packs)
        offered = self._game.training(wish)
        before = self._met()
        asked = right = 0
        for _ in range(RUNS):
            try:
                sitting = self._game.train(wish)
            except WrongUse:  # nothing is due, and today's pace is done
                break
            more = self._play(sitting)
            asked, right = asked + more[0], right + more[1]
        self._game.recall()
        due, new = offered.due + offered.later, self._met() - before
        return Day(number, due, new, asked, right, self._clock.minutes(number))

    def quiz(self, number: int, questions: int) -> Day:
        """So many questions in classic rounds, as they are dealt."""
        self._clock.to(number)
        asked = right = 0
        while asked < questions:
            briefing = Briefing(self.packs, Rules(), NAME)
            more = self._play(self._game.begin(briefing), questions - asked)
            asked, right = asked + more[0], right + more[1]
        new = self._met()
        self._game.recall()
        return Day(number, 0, self._met() - new, asked, right, self._clock.minutes(number))

    def opened(self, number: float) -> Opened:
        """How things stand on the evening of a day, if nobody plays."""
        self._clock.to(number)
        now = self._clock()
        counts = self._game.recall().counts(now, now).values()
        clear, fading, faint, held = (
            sum(each)
            for each in zip(*((c.clear, c.fading, c.faint, c.held) for c in counts), strict=True)
        )
        shut = len(self.facts) - clear - fading - faint
        known = self.learner.total(self.facts, self._clock.day)
        return Opened(clear, fading, faint, shut, held, clearance(held).rank, known)

    def _met(self) -> int:
        """How many facts were ever asked for."""
        return sum(map(len, self._game.memories.all().values()))

    def _play(self, sitting: Sitting, most: int | None = None) -> tuple[int, int]:
        asked = right = 0
        while sitting.view().phase is not Phase.OVER:
            if asked == most:
                sitting.abandon()
                break
            put = sitting._round.put
            assert put is not None
            given = answer(put, self.learner, self._clock.day)
            self._clock.pass_(given.seconds)
            verdict = sitting.answer(given.response, given.seconds)
            self._clock.pass_(TOLD)
            asked += 1
            right += verdict.judgement.share == 1
            sitting.next()
        return asked, right


class Clock:
    """The player's clock, in the zone of UTC; it goes on only as it is told."""

    def __init__(self) -> None:
        self._now = START

    def __call__(self) -> datetime:
        return self._now

    @property
    def day(self) -> float:
        """Days since the first evening."""
        return (self._now - START) / _DAY

    def minutes(self, number: int) -> float:
        """Minutes of play since a day's play began."""
        return (self._now - _evening(number)).total_seconds() / 60

    def to(self, number: float) -> None:
        """Go on to when play begins on a day, if that is still to come."""
        self._now = max(self._now, _evening(number))

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)


def _evening(number: float) -> datetime:
    """When play begins on a day: within two hours, on some days earlier, on others later."""
    late = Random(f"evening/{number}").random()
    return START + _DAY * number + timedelta(seconds=int(7200 * late))


def calendar(weeks: int, away: Sequence[int] = (4,), missed: float = 0.12) -> tuple[int, ...]:
    """The days that are played: some are missed by chance, and all of some weeks.

    Args:
        weeks: How many there are.
        away: Which of them are missed altogether, from 0.
        missed: How likely it is that any other day is missed; the first one never is.
    """
    chance = Random("calendar").random
    days = [(day, chance() < missed) for day in range(7 * weeks)]
    return tuple(day for day, out in days if day == 0 or not (out or day // 7 in away))


@contextmanager
def player(home: Path, bundled: Path, seed: str) -> Iterator[Player]:
    """A learner in a home of its own.

    Args:
        home: The folder.
        bundled: The packs that are played.
        seed: Decides what is dealt, recalled and guessed.
    """
    clock, seeds = Clock(), count(1)
    with patch.dict(os.environ, {"BUREAU_QUIZ_HOME": str(home)}):
        home.mkdir(parents=True, exist_ok=True)
        catalogue = Catalogue.open(paths.catalogue_file(), (bundled,))
        records = Records.open(paths.records_file(), clock)
        try:

            def entropy() -> int:
                return int(Random(f"{seed}/{next(seeds)}").random() * 2**32)

            game = Game(catalogue, records, Settings(player=NAME), clock, entropy)
            yield Player(game, catalogue, clock, seed)
            game.memories.close()
        finally:
            records.close()
            catalogue.close()
