"""What a clock may do: midnight, leap days, zones, and years that it should not be in."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.game.recall.statistics import Asked, statistics
from bureau_quiz.memory.clearance import is_held
from bureau_quiz.memory.fading import due, openness
from bureau_quiz.memory.model import AHEAD, Openness
from bureau_quiz.memory.scheduling import replayed
from bureau_quiz.memory.training import is_weak
from bureau_quiz.paths import memory_file
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.game.packs import answer, home
from tests.game.recall.pasts import Past, code, contents, rebuilt
from tests.game.recall.test_truth import House


def play(house: House, questions: int = 6, minutes: float = 0) -> None:
    """A round, so many minutes to a question, and all compared with the truth."""
    with at_home(house) as game:
        game.prepare()
        sitting = game.begin(Briefing(("linked",), Rules(questions=questions), "Marina"))
        while sitting.view().phase is not Phase.OVER:
            answer(sitting, sitting.view().number % 4 != 0)
            sitting.next()
            house.clock.move(minutes / 60)
        game.recall()
        house.compare(game)


def at_home(house: House) -> AbstractContextManager[Game]:
    settings = Settings(player="Marina")
    return home(house.folder / "home", house.packs, settings, house.seeds, house.clock)


def days_of(house: House) -> dict[str, int]:
    """The days that statistics count, each with its answers."""
    with at_home(house) as game:
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


def test_an_evening_with_the_clock_ahead_freezes_nothing(tmp_path: Path) -> None:
    house = House(tmp_path, 4)
    start = house.clock.time
    play(house)
    house.clock.time = start + timedelta(days=366)
    play(house, questions=12)
    for days in (1, 2):
        now = house.clock.time = start + timedelta(days=days)
        with at_home(house) as game:
            game.recall()
            memories = game.memories
            known = memories.all()["linked"]
            anyway = Memories(memories._cache, "Marina").all()["linked"]
            ahead = {fact for fact, memory in anyway.items() if memory.last > now + AHEAD}
            assert ahead
            for fact, memory in known.items():
                told = [one for one in memories.reviews("linked", fact) if one.at <= now + AHEAD]
                if told:
                    assert memory == replayed(told)
                else:
                    assert memory.due == memory.last == now
                    assert memory.rating == anyway[fact].rating
            until = now + timedelta(hours=12)
            counts = memories.counts(now, until)["linked"]
            assert counts.asked == len(known)
            assert counts.due == sum(due(memory, until) for memory in known.values())
            assert counts.held == sum(map(is_held, known.values()))
            opened = [openness(memory, now) for memory in known.values()]
            assert counts.open == sum(one is not Openness.SHUT for one in opened)
            later = [memory.due for memory in known.values() if memory.due >= until]
            assert memories.next_due(until) == min(later, default=None)
            weak = {fact for fact, memory in known.items() if is_weak(memory)}
            said = game.statistics()
            assert said.weak == len(weak) > 0
            assert {fact for _, fact in said.wish.facts} <= weak
            for line in game.dossiers().lines:
                page = game.dossier(line.key)
                assert page.since is None or (page.line.last and page.since <= page.line.last)
            pairs = zip(said.wish.facts, said.weakest, strict=True)
            for (_, fact), shown in pairs:
                assert (shown.asked, shown.last) == (known[fact].reviews, known[fact].last)
                assert 0 <= shown.missed <= shown.asked
        play(house, questions=12)  # answers count again, and all of them once the time has come
    house.clock.time = start + timedelta(days=367)
    with at_home(house) as game:
        game.recall()
        assert game.memories.all() == Memories(game.memories._cache, "Marina").all()


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
