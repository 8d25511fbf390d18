"""Eight weeks of training beside as many questions of classic rounds, measured."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.learner.playing import Day, Opened, calendar, player

WEEKS = 8
AFTER = 28
"""Days without play after the last week, for what lasts."""
_END = 0.9
"""When a week ends: the next day, before play."""


class Course(NamedTuple):
    """One learner's weeks."""

    days: tuple[Day, ...]
    weeks: tuple[Opened, ...]
    """How things stand at the end of each week."""
    after: Opened
    """The same AFTER days after the last."""


class Weeks(NamedTuple):
    """Both learners' weeks, over the same calendar."""

    facts: int
    """In the packs that are played."""
    played: tuple[int, ...]
    """Days of play, from 0."""
    trained: Course
    quizzed: Course


def simulated(folder: Path, bundled: Path, seed: str, weeks: int = WEEKS) -> Weeks:
    """Simulate both.

    Args:
        folder: Where their homes are made.
        bundled: The packs that are played.
        seed: Decides what chance does.
        weeks: How many they play.
    """
    played = calendar(weeks)
    with player(folder / "trains", bundled, seed) as one:
        trained = _course(weeks, played, one.train, one.opened)
        facts = len(one.facts)
    asked = {day.number: day.asked for day in trained.days}
    with player(folder / "quizzes", bundled, seed) as other:

        def quiz(number: int) -> Day:
            return other.quiz(number, asked[number])

        quizzed = _course(weeks, played, quiz, other.opened)
    return Weeks(facts, played, trained, quizzed)


def _course(
    weeks: int,
    played: tuple[int, ...],
    play: Callable[[int], Day],
    opened: Callable[[float], Opened],
) -> Course:
    days: list[Day] = []
    ends: list[Opened] = []
    for week in range(weeks):
        days += [play(day) for day in played if day // 7 == week]
        ends.append(opened(7 * week + 6 + _END))
    after = opened(7 * weeks - 1 + _END + AFTER)
    return Course(tuple(days), tuple(ends), after)
