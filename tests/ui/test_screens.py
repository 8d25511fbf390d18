"""Headquarters, briefing, debriefing, boards, archive, settings, help and the palette."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, cast

import pytest
from textual.widgets import Input

from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Headquarters
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.archive import ArchiveScreen
from bureau_quiz.ui.screens.boards import BoardsScreen
from bureau_quiz.ui.screens.briefing import BriefingScreen
from bureau_quiz.ui.screens.code import CodeSlip
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.dossiers import DossiersScreen
from bureau_quiz.ui.screens.fields import TextSlip
from bureau_quiz.ui.screens.help import HelpScreen
from bureau_quiz.ui.screens.hq import ENTRIES, HeadquartersScreen
from bureau_quiz.ui.screens.mission import MissionScreen
from bureau_quiz.ui.screens.pack import PackScreen
from bureau_quiz.ui.screens.settings import SettingsScreen
from bureau_quiz.ui.screens.slip import PickSlip
from bureau_quiz.ui.screens.statistics import StatisticsScreen
from bureau_quiz.ui.screens.train import TrainSlip
from tests.ui.opening import Player, opened, read
from tests.ui.stand_ins import game
from tests.ui.worlds import hostile, sound
from tests.waiting import wait_for

SHORT = Settings(player="Malotru", questions=3)


async def test_headquarters_tells_how_things_stand() -> None:
    async with opened(sound()) as player:
        await player.ready()
        for said in (
            "B U R E A U   Q U I Z",
            "agent  Malotru",
            "10 questions · The Bureau · untimed",
            "none of yours yet",
            "1 pack · 12 prompts",
            "q quit",
        ):
            await player.sees(said)


async def test_headquarters_paints_before_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    game = sound()
    known = threading.Event()
    ask = game.hq

    def slow() -> Headquarters:
        known.wait(10)
        return ask()

    monkeypatch.setattr(game, "hq", slow)
    async with opened(game) as player:
        await player.sees("New mission")
        assert "10 questions" not in player.text
        await player.press("enter")
        await player.at(BriefingScreen)
        await player.sees("looking through the archive")
        await player.press("enter", "b")
        known.set()
        await player.sees("10 of 12 prompts")


async def test_headquarters_opens_nothing_but_the_settings_by_itself() -> None:
    real = sound()
    opened_in: list[bool] = []

    class Late:
        """A game that is opened when it is first asked for more than its settings."""

        settings = real.settings

        def __getattr__(self, name: str) -> Any:
            opened_in.append(threading.current_thread() is threading.main_thread())
            return getattr(real, name)

    async with opened(cast(Game, Late())) as player:
        await player.ready()
        assert opened_in[0] is False


async def test_an_error_in_the_thread_ends_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    game = sound()

    def broken() -> Headquarters:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(game, "hq", broken)
    with pytest.raises(RuntimeError, match="a mistake of ours"):
        async with opened(game) as player:
            await wait_for(player.pilot, lambda: player.app.return_code == 1)


async def test_troubles_stand_in_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    async with opened(hostile()) as player:
        await player.ready()
        await player.sees("is closed: 1 error.")
    async with opened(sound(records=tmp_path / "file" / "records.db")) as player:
        await player.ready()
        await player.sees("! ")
        await player.press("a")
        await player.asked()
        await player.press("1")
        await player.told()
        await player.sees("! ")


async def test_the_menu_opens_everything() -> None:
    async with opened(sound()) as player:
        await player.ready()
        screens = {
            "mission": BriefingScreen,
            "dispatch": MissionScreen,
            "train": TrainSlip,
            "dossiers": DossiersScreen,
            "code": CodeSlip,
            "boards": BoardsScreen,
            "statistics": StatisticsScreen,
            "archive": ArchiveScreen,
            "settings": SettingsScreen,
            "help": HelpScreen,
        }
        assert [*screens, "leave"] == list(ENTRIES)
        for name, screen in screens.items():
            await player.menu(name)
            await player.at(screen)
            await player.press("escape")
            if screen is MissionScreen:
                await player.press("w")
            await player.at(HeadquartersScreen)
        await player.press("home", "up", "enter")
        await wait_for(player.pilot, lambda: player.app.return_code == 0)


async def briefed(player: Player) -> BriefingScreen:
    await player.ready()
    await player.press("enter")
    await player.at(BriefingScreen)
    screen = player.app.screen
    assert isinstance(screen, BriefingScreen)
    await wait_for(player.pilot, lambda: screen.choices)
    return screen


async def test_a_briefing_is_changed_and_remembered() -> None:
    game = sound()
    async with opened(game) as player:
        screen = await briefed(player)
        await player.press("up", "right")
        await player.sees("‹ 10 s a question ›")
        await player.press("up", "enter")
        await player.at(PickSlip)
        await player.sees("Covers and missions")
        await player.press("down", "enter")
        await player.sees("✓ Covers and missions")
        await player.press("d")
        await player.sees("1 of 2")
        await player.press("up", "enter", "enter", "escape")
        await player.sees("easy")
        await player.press("up", "left")
        await player.sees("‹ 5 ›")
        await player.sees("2 of 2 prompts")
        await player.press("b")
        await player.asked()
        assert screen.wish is not None
    rules = game.hq().again.rules
    assert (rules.questions, rules.seconds) == (5, 10)
    assert rules.categories == ("Covers and missions",)
    assert rules.difficulties == (1,)


async def test_steps_in_a_row_are_all_taken() -> None:
    async with opened(sound()) as player:
        screen = await briefed(player)
        await player.press("up", "right", "right", "right")
        await player.sees("‹ 20 s a question ›")
        assert screen.wish is not None
        assert screen.wish.rules.seconds == 20


async def test_a_briefing_by_mouse() -> None:
    async with opened(sound()) as player:
        await briefed(player)
        await player.click("Timer")
        await player.sees("‹ 10 s a question ›")
        await player.click("Difficulty")
        await player.click("hard")
        await player.sees("✓ hard")
        await player.click("done")
        await player.sees("4 of 4 prompts")
        await player.click("Begin")
        await player.at(MissionScreen)


async def test_several_packs_can_be_chosen() -> None:
    async with opened(hostile()) as player:
        screen = await briefed(player)
        await player.press("home", "enter")
        await player.at(PickSlip)
        await player.press("a", "a", "a")
        await player.press("d")
        await wait_for(player.pilot, lambda: player.app.screen is screen)
        assert screen.wish is not None
        assert screen.wish.packs == ("the-bureau",)


async def debriefed(player: Player) -> DebriefingScreen:
    await player.ready()
    await player.press("a")
    for outcome in ("right", "wrong", "skip"):
        await player.asked()
        right = player.right()
        key = {"right": str(right), "wrong": str(right % 4 + 1), "skip": "s"}[outcome]
        await player.press(key)
        await player.told()
        await player.press("enter")
    await player.at(DebriefingScreen)
    return player.debriefing


async def test_a_debriefing_looks_back_on_every_question() -> None:
    async with opened(sound(SHORT)) as player:
        screen = await debriefed(player)
        told = screen.debriefing
        await player.sees("1 of 3 right · best streak 1")
        await player.sees("Place 1 of 1")
        await player.sees("A personal best")
        for line in told.lines:
            await read(player, line.prompt)
            await read(player, line.right)
        await read(player, "skipped")
        await player.press("up")
        await read(player, f"wrong: {told.lines[1].given}")
        assert told.lines[1].explanation[:40] not in player.text
        await player.press("enter")
        await player.sees(told.lines[1].explanation[:40])
        await player.press("enter")
        await player.sees_not(told.lines[1].explanation[:40])


async def test_boards_are_turned() -> None:
    game = sound(SHORT)
    async with opened(game) as player:
        await debriefed(player)
        await player.press("h")
        await player.at(BoardsScreen)
        await player.sees("The Bureau · classic · 3 questions · untimed")
        await player.sees("▸ Malotru")
        assert "other boards" not in player.text
        await player.press("q")
        await player.at(DebriefingScreen)
    game.settings = Settings(player="Malotru", questions=3, timed=True)
    async with opened(game) as player:
        await debriefed(player)
        await player.press("h")
        await player.sees("1 of 2")
        first = player.lines[4]
        await player.press("right")
        await player.sees("2 of 2")
        assert player.lines[4] != first
        await player.click("←")
        await player.sees("1 of 2")


async def test_an_empty_hall_says_so() -> None:
    async with opened(sound()) as player:
        await player.menu("boards")
        await player.sees("No score yet.")


async def test_the_archive_tells_what_is_wrong() -> None:
    async with opened(hostile()) as player:
        await player.menu("archive")
        await player.at(ArchiveScreen)
        await player.sees("✗ closed: 1 error")
        await player.press("down", "enter")
        await player.at(PackScreen)
        for said in (
            "error BQ203",
            "15:31",
            "table [people] has no column “[/b]”",
            "mend: did you mean [@click=app.quit]x?",
            "\\x1b[31m",
        ):
            await player.sees(said)


async def test_settings_are_kept_as_they_change() -> None:
    game = sound()
    async with opened(game) as player:
        await player.menu("settings")
        await player.at(SettingsScreen)
        await player.press("enter")
        await player.at(TextSlip)
        player.app.screen.query_one(Input).value = ""
        await player.press(*"Esrin", "enter")
        await player.sees("Esrin")
        await player.press("down", "right")
        await player.sees("‹ bureau-light ›")
        await player.press("down", "right")
        await player.press("down", "enter")
        await player.press("down", "enter")
        await player.press("down", "left")
        await player.sees("‹ 15 s ›")
        await player.press("down", "left")
        await player.sees("‹ no timer ›")
        await player.press("left")
        await player.sees("‹ four times as long ›")
        await player.press("down", "space")
        await player.sees("‹ 15 new facts a day ›")
        await player.press("q")
        await player.sees("agent  Esrin")
    kept = game.settings
    assert (kept.player, kept.theme, kept.animations) == ("Esrin", "bureau-light", False)
    assert (kept.timed, kept.seconds, kept.bell) == (True, 15, True)
    assert (kept.timer, kept.pace) == ("4x", 15)


async def test_the_bell_rings_when_an_answer_is_not_right(monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[bool] = []
    async with opened(sound(Settings(questions=3, bell=True))) as player:
        monkeypatch.setattr(player.app, "bell", lambda: rung.append(True))
        await player.begin()
        await player.press(str(player.right()))
        await player.told()
        assert not rung
        await player.press("enter")
        await player.asked()
        await player.press("s")
        await player.told()
        assert rung


async def palette(player: Player, wanted: str) -> None:
    await player.press("ctrl+p")
    await player.sees("Search for commands")
    await player.press(*(key if key != " " else "space" for key in wanted))
    await player.sees(wanted)
    await wait_for(player.pilot, lambda: _hits(player), what="commands found")
    await player.press("enter")


def _hits(player: Player) -> Any:
    from textual.command import CommandList

    found = player.app.screen.query_one(CommandList)
    return found.option_count and found.highlighted is not None


@pytest.mark.parametrize(
    ("wanted", "screen"),
    [
        ("New mission", BriefingScreen),
        ("Hall of fame", BoardsScreen),
        ("Statistics", StatisticsScreen),
        ("Archive of packs", ArchiveScreen),
        ("Settings", SettingsScreen),
        ("Help", HelpScreen),
        ("Again", MissionScreen),
        ("Play a code", CodeSlip),
        ("Today's dispatch", MissionScreen),
    ],
)
async def test_the_palette_knows_the_games_actions(wanted: str, screen: type) -> None:
    async with opened(sound()) as player:
        await player.ready()
        await palette(player, wanted)
        await player.at(screen)


async def test_the_palette_in_a_mission() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press("ctrl+p")
        for said in ("Skip", "Pause", "Flag", "Leave", "Theme", "Quit at once"):
            await player.sees(said)
        assert "Settings" not in player.text
        await player.press("escape")
        await player.at(MissionScreen)
        await palette(player, "Skip")
        await player.at(MissionScreen)
        await player.told()


@pytest.mark.parametrize("answered", [False, True])
async def test_ctrl_c_ends_at_once_and_says_what_is_saved(answered: bool) -> None:
    game = sound(SHORT)
    async with opened(game) as player:
        await player.begin()
        if answered:
            await player.press(str(player.right()))
            await player.told()
        await player.press("ctrl+c")
        await wait_for(player.pilot, lambda: player.app.return_code == 130)
        said = "".join(str(part) for part in player.app._exit_renderables)
        assert ("Saved: 1 answer" if answered else "Saved: 0 answers") in said


async def test_ctrl_c_at_headquarters_says_nothing() -> None:
    async with opened(sound()) as player:
        await player.ready()
        await player.press("ctrl+c")
        await wait_for(player.pilot, lambda: player.app.return_code == 130)
        assert not player.app._exit_renderables


async def test_what_cannot_be_played_is_said() -> None:
    game = sound(Settings(questions=3))
    async with opened(game) as player:
        screen = await briefed(player)
        assert screen.wish is not None
        player.app.play(screen.wish.__class__(("gone",), screen.wish.rules, "Malotru"))
        await player.sees("There is no pack “gone”.")


async def test_without_a_pack_nothing_can_be_begun() -> None:
    async with opened(game((), ())) as player:
        await player.sees("no pack can be played")
        assert "again" not in player.lines[-1]
        await player.press("enter")
        await player.at(BriefingScreen)
        await player.sees("nothing to ask")
        await player.press("enter", "b")
        await player.press("escape")
        await player.menu("archive")
        await player.sees("There is no pack.")
