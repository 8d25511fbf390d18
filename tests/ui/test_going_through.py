"""A long past is read beside headquarters: how far is said, keys answer, and one may leave."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest

from bureau_quiz.game.recall.model import DossierPage, Gains
from bureau_quiz.game.results import Debriefing
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.dossiers import DossiersScreen
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.widgets.rows import Rows
from tests.ui.files import PAGES, filed
from tests.ui.opening import USUAL, opened
from tests.ui.worlds import sound
from tests.waiting import wait_for

Progress = Callable[[int, int], None]


class Slow:
    """Reads a long past, a batch each time that it is let."""

    def __init__(self) -> None:
        self.go_on, self.done = Event(), Event()

    def __call__(self, progress: Progress | None = None) -> None:
        for read in range(12_000, 36_001, 12_000):
            if progress:
                progress(read, 100_000)
            assert self.go_on.wait(20)
            self.go_on.clear()
        self.done.set()


async def test_how_far_the_past_is_read_is_said_while_keys_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    game, slow = sound(), Slow()
    monkeypatch.setattr(game, "recall", slow)
    async with opened(game, USUAL) as player:
        for read in ("12 000", "24 000", "36 000"):
            await player.sees(f"Going through your past: {read} of 100 000 answers")
            await player.press("down")
            slow.go_on.set()
        await player.at(HeadquartersScreen)
        assert player.app.screen.query_one(Rows).highlighted == 3
        await wait_for(player.pilot, lambda: "Going through" not in player.text)
        await player.sees("0 of ")
        assert slow.done.is_set()


async def test_nobody_waits_for_the_past_to_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    game, slow = sound(), Slow()
    monkeypatch.setattr(game, "recall", slow)
    async with opened(game, USUAL) as player:
        await player.sees("Going through your past: 12 000")
        await player.press("q")
        await wait_for(player.pilot, lambda: not player.app.is_running)
        assert not slow.done.is_set()
    slow.go_on.set()


async def test_nobody_waits_for_it_to_leave_the_dossiers(monkeypatch: pytest.MonkeyPatch) -> None:
    game, slow = filed(), Slow()
    async with opened(game, USUAL) as player:
        await player.ready()
        monkeypatch.setattr(game, "recall", slow)
        await player.menu("dossiers")
        await player.at(DossiersScreen)
        await player.sees("Going through your past: 12 000")
        await player.press("q")
        await player.at(HeadquartersScreen)
        while not slow.done.is_set():
            slow.go_on.set()
            await player.pilot.pause()
        await player.sees("New mission")


async def test_a_dossier_that_comes_after_the_mission_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    late, given = Event(), Event()

    def dossier(tell: Progress | None = None) -> object:
        late.wait(20)
        given.set()
        return PAGES[0]

    async with opened(sound(Settings(player="Malotru", questions=1)), USUAL) as player:
        await player.begin()
        mission = player.mission
        monkeypatch.setattr(mission.sitting, "dossier", dossier)
        await player.press(str(player.right()))
        await player.told()
        await player.press("enter")
        await player.at(DebriefingScreen)
        late.set()
        await wait_for(player.pilot, given.is_set, what="the dossier")
        mission._place(PAGES[0])  # on its way when the mission ended
        await player.press("q")
        await player.at(HeadquartersScreen)


async def test_a_verdict_says_how_far_the_past_is_read_until_its_dossier_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = Event()

    def dossier(tell: Progress) -> DossierPage:
        tell(4, 4)  # as where only this round's answers are new
        assert go_on.wait(20)
        go_on.clear()
        tell(12_000, 100_000)
        assert go_on.wait(20)
        return PAGES[0]

    async with opened(sound(Settings(player="Malotru", questions=2)), USUAL) as player:
        await player.begin()
        monkeypatch.setattr(player.mission.sitting, "dossier", dossier)
        await player.press(str(player.right()))
        await player.told()
        await player.pilot.pause()
        assert "Going through" not in player.text
        go_on.set()
        await player.sees("Going through your past: 12 000 of 100 000 answers")
        go_on.set()
        await player.sees(PAGES[0].line.title)
        assert "Going through" not in player.text
        await player.press("enter")
        await player.asked()
        await player.sees_not(PAGES[0].line.title)


async def test_a_debriefing_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()
    gains = Gains(opened=3)

    async with opened(sound(Settings(player="Malotru", questions=1)), USUAL) as player:
        await player.begin()
        sitting = player.mission.sitting
        look_back = sitting.debriefing

        def debriefing(patience: float | None = None, tell: Progress | None = None) -> Debriefing:
            whole = look_back()._replace(gains=gains)
            if patience is not None:
                return whole._replace(gains=None, pending=True)
            if tell:
                tell(12_000, 100_000)
            assert go_on.wait(20)
            return whole

        monkeypatch.setattr(sitting, "debriefing", debriefing)
        await player.press(str(player.right()))
        await player.told()
        await player.press("enter")
        await player.at(DebriefingScreen)
        assert "1 of 1 right" in player.text
        await player.sees("Going through your past: 12 000 of 100 000 answers")
        go_on.set()
        await player.sees("3 opened")
        assert "Going through" not in player.text


async def test_the_training_slip_says_how_far_the_past_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    game, slow = sound(), Slow()
    async with opened(game, USUAL) as player:
        await player.ready()
        monkeypatch.setattr(game, "recall", slow)
        await player.menu("train")
        await player.sees("Going through your past: 12 000 of 100 000 answers")
        await player.press("escape")
        await player.at(HeadquartersScreen)
        while not slow.done.is_set():
            slow.go_on.set()
            await player.pilot.pause()
