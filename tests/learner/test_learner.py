"""The law of the simulated learner, and a few days of it at the real game."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learner.law import FIRST, SPREAD, Learner
from tests.learner.playing import calendar
from tests.learner.report import report
from tests.learner.weeks import simulated

PACK = """\
pack: cables
title: Cables
tables:
  cables:
    columns: {sent: {type: number}}
    rows:
"""
TEMPLATES = """
templates:
  - {id: to, table: cables, prompt: Where did <cable> go?, answer: <city>}
  - {id: sent, table: cables, prompt: When was <cable> sent?, answer: <sent>}
"""


def test_what_was_never_told_is_not_known() -> None:
    learner = Learner("a")
    assert learner.knows("x", 3.0) == 0
    assert not learner.recalls("x", 3.0)
    assert learner.knows("x", 3.0) == 1


def test_half_lives() -> None:
    learner = Learner("a")
    for number in range(50):
        learner.recalls(number, 0.0)
        assert learner.knows(number, FIRST / SPREAD) >= 0.5 >= learner.knows(number, FIRST * SPREAD)
    average = learner.total(range(50), FIRST) / 50
    assert 0.4 < average < 0.6


@given(st.lists(st.floats(0, 9), min_size=1, max_size=9), st.floats(0, 9), st.floats(0, 9))
def test_it_is_forgotten_in_time(waits: list[float], one: float, other: float) -> None:
    learner, day = Learner("a"), 0.0
    for wait in waits:
        day += wait
        learner.recalls("x", day)
    sooner, later = sorted((one, other))
    assert learner.knows("x", day + later) <= learner.knows("x", day + sooner)


def test_what_is_recalled_late_lasts() -> None:
    crammed, spaced = Learner("a"), Learner("a")
    for number in range(40):
        for time in range(4):
            crammed.recalls(number, time / 1_000)
            spaced.recalls(number, time * 1.0)
    facts = range(40)
    assert spaced.total(facts, 13.0) > 2 * crammed.total(facts, 10.003)


def test_the_calendar() -> None:
    days = calendar(8)
    assert days == calendar(8)
    assert not {28, 29, 30, 31, 32, 33, 34} & set(days)
    assert 30 < len(days) < 49
    assert days[0] == 0


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    rows = "".join(
        f"      - {{cable: Cable {number}, city: City {number}, sent: {1900 + 3 * number}}}\n"
        for number in range(12)
    )
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "cables.yaml").write_text(PACK + rows + TEMPLATES, encoding="utf-8")
    return folder


def test_a_week_at_the_real_game(tmp_path: Path, bundled: Path) -> None:
    weeks = simulated(tmp_path, bundled, "a", weeks=1)
    assert weeks.facts == 24
    trained, quizzed = weeks.trained, weeks.quizzed
    assert [day.asked for day in trained.days] == [day.asked for day in quizzed.days]
    assert [day.number for day in trained.days] == list(weeks.played)
    assert sum(day.new for day in trained.days) == 24
    assert any(day.due for day in trained.days)
    for end in (*trained.weeks, trained.after, *quizzed.weeks, quizzed.after):
        assert end.clear + end.fading + end.faint + end.shut == weeks.facts
    assert trained.after.known < trained.weeks[-1].known
    assert trained.after.clear < trained.weeks[-1].clear
    due = "| 1    | " + " | ".join(
        next((f"{day.due:3}" for day in trained.days if day.number == number), "  ·")
        for number in range(7)
    )
    assert due in report(weeks, "a")
