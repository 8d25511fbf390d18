"""What can be done in a mission besides answering: aids, appeals, flags, stopping, leaving."""

from __future__ import annotations

import signal
from typing import Any

import pytest
from textual.widgets import Input

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.game import Game
from bureau_quiz.rounds.model import Phase
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.fields import TextSlip
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.screens.mission import MissionScreen
from bureau_quiz.ui.stopwatch import Stopwatch
from tests.ui.opening import SMALL, USUAL, Player, opened
from tests.ui.worlds import sound
from tests.waiting import wait_for

SHORT = Settings(player="Malotru", questions=3, animations=False)
SIZES = [USUAL, SMALL]


def mode(name: str, **more: Any) -> Settings:
    return Settings(player="Malotru", mode=name, animations=False, **more)


def wrong(player: Player) -> str:
    return str(player.right() % 4 + 1)


def reports(game: Game) -> Any:
    return game._desk.records.reports()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["exclamation_mark", "ctrl+r"])
async def test_a_wrong_verdict_is_appealed(key: str, size: tuple[int, int]) -> None:
    game = sound(SHORT)
    async with opened(game, size) as player:
        await player.begin()
        assert "I was right" not in player.text
        await player.press(wrong(player))
        await player.sees("! I was right")
        await player.press(key)
        await player.sees("R I G H T")
        view = player.mission.sitting.view()
        assert view.appealed
        assert view.verdict is not None
        assert view.verdict.judgement.outcome is Outcome.RIGHT
        await player.sees_not("! I was right")
        await player.press("enter")
        await player.asked()
        await player.press(key)
        assert player.phase is Phase.ASKING
    assert [bool(report.given) for report in reports(game)] == [True]


async def test_a_right_verdict_is_not_appealed() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press(str(player.right()))
        await player.told()
        assert "I was right" not in player.text
        await player.press("exclamation_mark")
        assert not player.mission.sitting.view().appealed


@pytest.mark.parametrize("note", ["", "It was [b]Sisteron[/b]"])
@pytest.mark.parametrize("kind", ["choice", "typed"])
async def test_a_question_is_flagged_with_a_note(kind: str, note: str) -> None:
    game = sound(SHORT, kind=kind)
    async with opened(game) as player:
        await player.begin()
        await player.press("f7" if kind == "typed" else "f")
        await player.at(TextSlip)
        player.app.screen.query_one(Input).value = note
        await player.press("enter")
        await player.sees("The question is flagged.")
        await player.asked()
        await player.press("f2")
        await player.told()
        await player.press("f")
        await player.at(TextSlip)
        await player.press("escape")
        await player.at(MissionScreen)
    assert [report.note for report in reports(game)] == [note]


@pytest.mark.parametrize("size", SIZES)
async def test_lifelines_by_their_keys(size: tuple[int, int]) -> None:
    async with opened(sound(mode("ladder", timed=True)), size) as player:
        await player.begin()
        limit = player.mission.sitting.view().limit
        assert limit == 20
        await player.press("x")
        await wait_for(
            player.pilot,
            lambda: sum(option.struck for option in player.mission.sitting.view().options) == 2,
        )
        await player.press("m")
        await wait_for(player.pilot, lambda: player.mission.sitting.view().limit == 40)
        await player.press("x", "m")
        assert player.phase is Phase.ASKING


@pytest.mark.parametrize("size", SIZES)
async def test_a_ladder_is_stopped_with_what_is_earned(size: tuple[int, int]) -> None:
    async with opened(sound(mode("ladder")), size) as player:
        await player.begin()
        await player.press(str(player.right()))
        await player.told()
        await player.press("enter")
        await player.asked()
        await player.press("s")
        assert player.phase is Phase.ASKING, "there is no skip"
        await player.press("k")
        await player.sees("Stop here?")
        await player.press("enter")
        await player.asked()
        await player.press("k")
        await player.sees("Stop here?")
        await player.press("s")
        await player.at(DebriefingScreen)
        told = player.debriefing.debriefing
        assert (told.finished, told.score.points) == (True, 100)


@pytest.mark.parametrize("size", SIZES)
async def test_in_turns_a_verdict_names_who_is_next(size: tuple[int, int]) -> None:
    settings = mode("hot-seat", questions=5, seats=2, names=("Malotru", "Rocambole"), timed=True)
    async with opened(sound(settings), size) as player:
        await player.begin()
        await player.sees("Malotru")
        now = [100.0]
        clock = player.mission.clock = Stopwatch(lambda: now[0])
        await player.press("1")
        await player.told()
        await player.sees("Next  Rocambole")
        now[0] += 500  # nobody is there yet
        assert clock._since is None
        await player.press("enter")
        await player.asked()
        await player.sees("Rocambole")
        assert clock.seconds == 0
        assert "Malotru" not in player.lines[1 if size == USUAL else 0]


async def test_the_time_of_a_round_counts_answering_alone_and_ends_it() -> None:
    async with opened(sound(mode("time-attack"))) as player:
        await player.begin()
        now = [0.0]
        clock = player.mission.clock = Stopwatch(lambda: now[0])
        clock.go_on()
        now[0] += 30
        await player.press(str(player.right()))
        await player.told()
        now[0] += 500
        await player.press("enter")
        await player.asked()
        assert player.mission.sitting.view().limit == 60
        await wait_for(player.pilot, lambda: clock._since is not None)
        now[0] += 61
        await player.sees("L A T E")
        await wait_for(player.pilot, lambda: not player.mission._unmeant)
        await player.press("enter")
        await player.at(DebriefingScreen)
        assert player.debriefing.debriefing.finished


@pytest.mark.parametrize("size", SIZES)
async def test_a_mission_is_left_waiting(size: tuple[int, int]) -> None:
    game = sound(SHORT)
    async with opened(game, size) as player:
        await player.begin()
        await player.press(str(player.right()))
        await player.told()
        await player.press("q")
        await player.sees("Leave this mission?")
        await player.press("w")
        await player.at(HeadquartersScreen)
        assert player.app.sitting is None
    waiting = game.hq().waiting
    assert waiting is not None
    assert (waiting.number, waiting.total) == (2, 3)


async def test_after_the_last_verdict_leaving_looks_back() -> None:
    game = sound(Settings(player="Malotru", questions=1))
    async with opened(game) as player:
        await player.begin()
        await player.press(str(player.right()))
        await player.told()
        await player.press("q")
        await player.at(DebriefingScreen)
        assert player.debriefing.debriefing.finished


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_whatever_ends_the_program_leaves_the_mission_waiting(name: str) -> None:
    game = sound(SHORT)
    number = int(getattr(signal, name))
    async with opened(game) as player:
        await player.begin()
        await player.press("s")
        await player.told()
        player.app.leave(128 + number)
        await wait_for(player.pilot, lambda: player.app.return_code == 128 + number)
        said = "".join(str(part) for part in player.app._exit_renderables)
        assert "Saved: 1 answer, 0 points. The mission waits at question 2" in said
    waiting = game.hq().waiting
    assert waiting is not None
    assert waiting.number == 2


async def test_a_farewell_that_fails_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: object) -> None:
        raise TypeError("half of the game is of another version")

    monkeypatch.setattr("bureau_quiz.ui.farewell.close", failing)
    async with opened(sound(SHORT)) as player:
        await player.begin()
        with pytest.raises(TypeError):
            player.app.leave(143)
        await wait_for(player.pilot, lambda: player.app.return_code == 143)
