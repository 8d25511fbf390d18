"""The briefing: modes, players and their names, how far a story was seen; settings keep it."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from bureau_quiz.game.game import Game
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.briefing import BriefingScreen
from bureau_quiz.ui.screens.fields import NamesSlip
from bureau_quiz.ui.screens.settings import SettingsScreen
from tests.ui.opening import LARGE, SMALL, USUAL, Player, opened
from tests.ui.worlds import sound
from tests.waiting import wait_for

CALM = Settings(player="Malotru", animations=False)
OFFERED = [mode for mode in MODES.values() if mode.offered]
SIZES = [SMALL, USUAL, LARGE]


async def briefed(player: Player) -> BriefingScreen:
    await player.menu("mission")
    await player.at(BriefingScreen)
    screen = player.app.screen
    assert isinstance(screen, BriefingScreen)
    await wait_for(player.pilot, lambda: screen.choices)
    return screen


async def to(player: Player, row: str) -> None:
    """Highlight a row of the form by its name."""
    form = player.app.screen.query_one("Form")
    names = [option.id for option in form.options if option.id]  # type: ignore[attr-defined]
    await player.press("home", *["down"] * names.index(row))


def shown(player: Player) -> str:
    """All that is shown, in one line, as if nothing were wrapped."""
    return " ".join(" ".join(player.lines).split())


@pytest.mark.parametrize("size", SIZES)
async def test_every_mode_is_offered_with_its_points(size: tuple[int, int]) -> None:
    async with opened(sound(CALM), size) as player:
        await briefed(player)
        await to(player, "mode")
        for mode in (*OFFERED, OFFERED[0]):
            await player.sees(f"‹ {mode.title} ›")
            for text in (mode.summary, mode.points_help[1:]):
                await wait_for(player.pilot, lambda text=text: text in shown(player), what=text)  # type: ignore[misc]
            await player.sees("begin")
            await player.press("right")


async def test_what_a_mode_does_not_let_choose_is_not_shown_and_comes_back() -> None:
    game = sound(Settings(player="Malotru", questions=20, timed=True, seconds=45, animations=False))
    async with opened(game) as player:
        screen = await briefed(player)
        await to(player, "mode")
        await player.press("right")
        await player.sees("‹ Time attack ›")
        for row in ("Questions", "Timer", "Players"):
            await player.sees_not(row)
        await player.press("right", "right", "right")
        await player.sees("‹ Ladder ›")
        await player.sees_not("Difficulty")
        await player.sees("‹ 45 s a question ›")
        await player.press("left", "left", "left", "left")
        await player.sees("‹ Classic ›")
        await player.sees("‹ 20 ›")
        await player.sees("‹ 45 s a question ›")
        assert screen.wish is not None
        await player.press("b")
        await player.asked()
    assert (game.settings.questions, game.settings.seconds) == (20, 45)


@pytest.mark.parametrize("mode", [mode.name for mode in OFFERED])
@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_every_mode_begins(mode: str, size: tuple[int, int]) -> None:
    kind = "typed" if MODES[mode].kinds else "choice"
    async with opened(sound(CALM, kind=kind), size) as player:
        await briefed(player)
        await to(player, "mode")
        for _ in range([each.name for each in OFFERED].index(mode)):
            await player.press("right")
        await player.sees(f"‹ {MODES[mode].title} ›")
        await wait_for(player.pilot, lambda: player.app.screen.choices.rules.mode == mode)  # type: ignore[attr-defined]
        await player.press("b")
        await player.asked()
        assert MODES[mode].title.lower() in player.mission.sitting.view().title


def in_turns() -> Game:
    return sound(Settings(player="Malotru", mode="hot-seat", questions=5, animations=False))


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_each_player_has_a_name(size: tuple[int, int]) -> None:
    game = in_turns()
    async with opened(game, size) as player:
        await briefed(player)
        await to(player, "seats")
        await player.press("right")
        await player.sees("‹ 3 ›")
        await player.sees("Malotru, Agent 2")
        await to(player, "names")
        await player.press("enter")
        await player.at(NamesSlip)
        fields = list(player.app.screen.query(Input))
        assert [field.value for field in fields] == ["Malotru", "Agent 2", "Agent 3"]
        fields[1].value, fields[2].value = "[b]Esrin[/b]", "malotru"
        await player.press("enter", "enter", "enter")
        await player.sees("Two players are called “malotru”.")
        fields[2].value = ""
        await player.press("enter")
        await player.sees("Malotru, [b]Esrin")
        await player.press("b")
        await player.asked()
        assert player.mission.sitting.view().turn == "Malotru"
    assert game.settings.names == ("Malotru", "[b]Esrin[/b]", "Agent 3")
    assert game.settings.seats == 3


async def test_names_are_left_as_they_were() -> None:
    async with opened(in_turns()) as player:
        screen = await briefed(player)
        await to(player, "names")
        await player.press("enter")
        await player.at(NamesSlip)
        player.app.screen.query_one(Input).value = "Somebody"
        await player.press("escape")
        await player.at(BriefingScreen)
        assert screen.wish is not None
        assert screen.wish.player == "Malotru"


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_how_far_the_player_has_seen_is_chosen_and_kept(size: tuple[int, int]) -> None:
    game = sound(CALM, scale="season", levels=5)
    async with opened(game, size) as player:
        await briefed(player)
        await to(player, "seen:the-bureau")
        await player.sees("‹ everything ›")
        await player.press("left", "left")
        await player.sees("‹ seen to season 3 ›")
        assert game.settings.spoilers == ("the-bureau:3",)
        await player.press("left", "left", "left")
        await player.sees("‹ nothing seen yet ›")
        await player.press("right", "b")
        await player.asked()
        assert "(seen to season 1)" in player.mission.sitting.view().title
    async with opened(game, size) as player:
        await player.menu("settings")
        await player.at(SettingsScreen)
        await player.sees("‹ seen to season 1 ›")
        await to(player, "seen:the-bureau")
        await player.press("left", "left")
        await player.sees("‹ everything ›")
        assert not game.settings.spoilers


async def test_a_pack_without_grades_does_not_ask_how_far() -> None:
    async with opened(sound(CALM)) as player:
        await briefed(player)
        assert "Seen so far" not in player.text
