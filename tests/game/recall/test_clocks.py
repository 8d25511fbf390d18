"""What a clock may do: midnight, leap days, zones, and years that it should not be in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.statistics import Asked, statistics
from bureau_quiz.paths import memory_file
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.game.packs import answer, home
from tests.game.recall.pasts import Past, code, contents, rebuilt
from tests.game.recall.test_truth import House


def play(house: House, questions: int = 6, minutes: float = 0) -> None:
    """A round, so many minutes to a question, and all compared with the truth."""
    with home(
        house.folder / "home", house.packs, Settings(player="Marina"), house.seeds, house.clock
    ) as game:
        game.prepare()
        sitting = game.begin(Briefing(("linked",), Rules(questions=questions), "Marina"))
        while sitting.view().phase is not Phase.OVER:
            answer(sitting, sitting.view().number % 4 != 0)
            sitting.next()
            house.clock.move(minutes / 60)
        game.recall()
        house.compare(game)


def days_of(house: House) -> dict[str, int]:
    """The days that statistics count, each with its answers."""
    with home(
        house.folder / "home", house.packs, Settings(player="Marina"), house.seeds, house.clock
    ) as game:
        game.recall()
        found = game.statistics()
        return {str(one.first): one.tally.answers for one in found.days if one.tally.answers}


def test_midnight_and_a_leap_day_within_rounds(tmp_path: Path) -> None:
    house = House(tmp_path, 1)
    for day in ("2028-02-28", "2028-02-29"):
        house.clock.time = datetime.fromisoformat(f"{day}T23:57:30+00:00")
        play(house, minutes=1)
    assert days_of(house) == {"2028-02-28": 3, "2028-02-29": 3 + 3, "2028-03-01": 3}


def test_a_day_is_that_of_the_zone_it_was_played_in(tmp_path: Path) -> None:
    house = House(tmp_path, 2)
    for text in (
        "2027-03-01T23:30:00+14:00",
        "2027-03-01T01:00:00-11:00",
        "2027-03-28T01:59:00+01:00",
        "2027-03-28T03:01:00+02:00",
    ):
        house.clock.time = datetime.fromisoformat(text)
        play(house)
    assert days_of(house) == {"2027-03-01": 12, "2027-03-28": 12}


def test_a_clock_that_was_a_year_ahead(tmp_path: Path) -> None:
    house = House(tmp_path, 3)
    start = house.clock.time
    for days in (0, 366, 2, 3, 367, 4):
        house.clock.time = start + timedelta(days=days)
        play(house)
    memory_file().unlink()
    play(house)


@pytest.mark.parametrize("year", [1, 1969, 9999])
def test_an_answer_of_an_impossible_time_takes_nothing_else_away(past: Past, year: int) -> None:
    past.round(1, zone=-600)
    past.answer(1, 1, 0)
    past.answer(1, 2, 0, Outcome.WRONG, when=30)
    past.run("UPDATE responses SET at = ? WHERE number = 2", f"{year:04}-12-30T22:00:00.000Z")
    past.answer(1, 3, 2)
    memories = past.memories()
    memories.refresh()
    known = memories.of("bureau")
    assert {fact: memory.reviews for fact, memory in known.items()} == {
        code("Heron"): 2,
        code("Plover"): 1,
    }
    assert len(contents(memories)["answers"]) == 3
    assert contents(memories) == rebuilt(past)
    now = datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=-10)))
    found = statistics(memories.query, Asked("marina", "Marina", now), {})
    assert found.totals.tally.answers == 3
