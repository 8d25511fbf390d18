"""The settings' screen: all of it by keys alone and by mouse alone, and what is wrong by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bureau_quiz.game.game import Game
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.briefing import BriefingScreen
from bureau_quiz.ui.screens.settings import SettingsScreen
from bureau_quiz.ui.screens.share import ShareSlip
from bureau_quiz.ui.widgets.timebar import TimeBar
from tests.ui.opening import LARGE, SMALL, USUAL, opened, read
from tests.ui.worlds import sound

CALM = Settings(player="Malotru", questions=3, animations=False)
SIZES = [LARGE, USUAL, SMALL]
MISTAKE = "settings.toml:4: bell must be true or false; by default it is false."


def told() -> Game:
    """A game whose file has a mistake."""
    game = sound(replace(CALM, keys=(("mission.skip", "z"),)))
    game.mistakes = (MISTAKE,)
    return game


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("how", ["keys", "mouse"])
async def test_every_row_can_be_changed(how: str, size: tuple[int, int]) -> None:
    game = sound(CALM)
    async with opened(game, size) as player:
        await player.menu("settings")
        await player.at(SettingsScreen)
        for name, label in (
            ("bell", "Bell"),
            ("timed", "Timer "),
            ("seconds", "Time given"),
            ("timer", "Timer length"),
            ("pace", "Pace"),
            ("animations", "Animations"),
            ("theme", "Theme"),
        ):
            before = game.settings
            if how == "keys":
                await player.press("home")
                form = player.app.screen.form  # type: ignore[attr-defined]
                await player.press(*["down"] * form.get_option_index(name), "enter")
            else:
                await player.click(label)
            changed = getattr(game.settings, "animations" if name == "animations" else name)
            assert changed != getattr(before, name)


@pytest.mark.parametrize("size", SIZES)
async def test_a_mistake_is_told_by_its_line_and_the_file_by_its_path(
    size: tuple[int, int],
) -> None:
    async with opened(told(), size) as player:
        await player.menu("settings")
        await player.at(SettingsScreen)
        await player.press("end")
        await player.sees("1 mistake")
        await player.sees("1 of your own")
        await player.press("enter")
        await player.at(ShareSlip)
        await read(player, "settings.toml:4")
        await read(player, "mission.skip: z f2")
        await player.press("escape")
        await player.at(SettingsScreen)


async def test_where_there_is_room_nothing_has_to_be_opened_for_it() -> None:
    async with opened(told(), USUAL) as player:
        await player.menu("settings")
        await player.sees("! settings.toml:4: bell must be true or false")


async def test_the_briefing_tells_what_is_really_given() -> None:
    async with opened(sound(replace(CALM, timed=True, seconds=20, timer="2x"))) as player:
        await player.ready()
        await player.sees("40 s a question")
        await player.menu("mission")
        await player.at(BriefingScreen)
        await player.sees("‹ 40 s a question ›   20 s × 2")
        await player.press("enter")
        await player.asked()
        assert player.mission.sitting.view().limit == 40


async def test_time_attack_without_a_timer_is_not_begun_and_says_why() -> None:
    game = sound(replace(CALM, mode="time-attack", timer="off"))
    async with opened(game) as player:
        await player.menu("mission")
        await player.at(BriefingScreen)
        await player.sees("Time attack needs a timer, and yours is off.")
        await player.press("b", "enter")
        assert isinstance(player.app.screen, BriefingScreen)


async def test_a_timer_that_is_off_is_named_so() -> None:
    async with opened(sound(replace(CALM, timed=True, timer="off"))) as player:
        await player.menu("mission")
        await player.sees("in your settings")
        await player.press("end", "enter")
        await player.asked()
        assert player.mission.sitting.view().limit is None


@pytest.mark.parametrize("bell", [True, False])
async def test_the_bell_rings_once_when_time_runs_out(
    bell: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[bool] = []
    settings = replace(CALM, timed=True, seconds=20, bell=bell)
    async with opened(sound(settings)) as player:
        monkeypatch.setattr(player.app, "bell", lambda: rung.append(True))
        await player.begin()
        bar, clock = player.app.screen.query_one(TimeBar), player.mission.clock
        bar._look()
        assert not rung
        clock._before = 16.0
        bar._look()
        bar._look()
        assert len(rung) == bell
