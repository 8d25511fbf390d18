"""The watch beside the editor: renewed at a save, keeping its place, playable on the spot."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest

from bureau_quiz.rounds.model import Phase
from bureau_quiz.ui.screens.watch import TrialScreen, WatchScreen
from bureau_quiz.ui.watching import WatchApp
from tests.authoring.test_watching import PACK
from tests.ui.opening import SMALL, USUAL, Player, read
from tests.ui.worlds import sound
from tests.waiting import wait_for

SERIES = 4
IN_TIME = 0.3 * (3 if os.environ.get("CI") else 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


@asynccontextmanager
async def watching(path: Path, size: tuple[int, int] = USUAL) -> AsyncIterator[Player]:
    app = WatchApp(sound(), path)
    async with app.run_test(size=size, notifications=True) as pilot:
        player = Player(app, pilot)
        await wait_for(pilot, lambda: not player_screen(player)._reading, what="the first reading")
        yield player


def player_screen(player: Player) -> WatchScreen:
    screen = player.app.screen
    assert isinstance(screen, WatchScreen)
    return screen


def edit(file: Path, old: str, new: str) -> None:
    """Save as most editors do: a new file in the place of the old one."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    other = file.with_name("rivers.yaml~")
    other.write_text(text.replace(old, new), encoding="utf-8")
    other.replace(file)


async def test_it_shows_the_first_template_and_that_all_is_well(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("No problems.")
        await player.sees("mouth  1/3")
        await player.sees("Into which sea does the Danube")
        await player.sees("9 questions")


async def test_a_save_shows_the_template_that_was_edited(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        edit(file, "Where does the <name> rise?", "Where is the source of the <name>?")
        await player.sees("source  2/3")
        await player.sees("Where is the source of the Danube?")


async def test_a_problem_comes_and_goes_and_leads_to_its_template(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        edit(file, "<name> rise?", "<name> rise?\n    ignore: [BQ203]")
        await player.sees("warning BQ215")
        await player.sees("1 warning")
        await player.press("left")
        await player.sees("mouth  1/3")
        await player.press("tab", "enter")
        await player.sees("source  2/3")
        edit(file, "\n    ignore: [BQ203]", "")
        await player.sees("No problems.")


async def test_a_broken_file_keeps_the_last_questions(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        edit(file, "pack: rivers", "pack: [")
        await player.sees("before it broke")
        await player.sees("Into which sea does the Danube")
        file.unlink()
        await player.sees("BQ101")
        await player.sees("Into which sea does the Danube")
        file.write_text(PACK, encoding="utf-8")
        await player.sees("No problems.")


async def test_a_folder_may_vanish_and_come_back(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    shutil.copy(file, folder / "pack.yaml")
    async with watching(folder) as player:
        await player.sees("mouth  1/3")
        shutil.rmtree(folder)
        await player.sees("BQ101")
        folder.mkdir()
        shutil.copy(file, folder / "pack.yaml")
        await player.sees("No problems.")


async def test_it_keeps_its_place(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        await player.press("right", "down", "down")
        screen = player_screen(player)
        assert screen._looked_at == "rivers/source/Vistula"
        edit(file, "title: Rivers", "title: Streams")
        await wait_for(player.pilot, lambda: screen._glance.title == "Streams")
        await player.sees("source  2/3")
        assert screen._looked_at == "rivers/source/Vistula"


async def test_a_row_that_is_edited_is_looked_at(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        edit(file, "sea: Baltic Sea", "sea: Gulf of Gdańsk")
        await player.sees("Gulf of Gdańsk")
        await wait_for(
            player.pilot, lambda: player_screen(player)._looked_at == "rivers/mouth/Vistula"
        )


async def test_what_is_shown_is_played_on_the_spot(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        await player.press("down", "p")
        await player.at(TrialScreen)
        await player.sees("Rhône")
        for _ in range(4):
            await player.asked()
            await player.press("1")
            await player.told()
            await player.press("enter")
        await player.at(WatchScreen)
        await player.sees("mouth  1/3")
        assert player.app.sitting is None


async def test_a_trial_may_be_left(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        await player.press("enter")
        await player.at(TrialScreen)
        await wait_for(player.pilot, lambda: player.phase is Phase.ASKING)
        await player.press("q")
        await player.at(WatchScreen)


async def test_a_narrow_one_shows_one_side_at_a_time(file: Path) -> None:
    async with watching(file, SMALL) as player:
        await player.sees("Into which sea does the Danube")
        assert "No problems." not in player.text
        edit(file, "<name> rise?", "<name> rise?\n    colour: blue")
        await player.sees("1 error")
        await player.press("tab")
        await player.sees("error BQ201")
        await player.sees_not("Into which sea")


async def test_hostile_texts_are_only_shown(file: Path) -> None:
    edit(file, "Into which sea does the <name> flow?", "Is [b]<name>[/nope] [@click=app.quit]x[/]?")
    async with watching(file) as player:
        await player.sees("[b]Danube[/nope]")
        await player.sees("[@click=app.quit]x[/]?")


async def test_a_save_is_shown_in_time(file: Path) -> None:
    """The figure asked for is 0.3 s. The median counts; on a busy machine the best of some."""
    medians = []
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        for series in range(SERIES):
            taken = []
            for turn in range(7 * series, 7 * series + 7):
                edit(file, f"Danube{turn or ''}", f"Danube{turn + 1}")
                saved = monotonic()
                await player.sees(f"Danube{turn + 1} ")
                taken.append(monotonic() - saved)
            medians.append(sorted(taken)[3])
            if medians[-1] < IN_TIME:
                return
    raise AssertionError(f"seconds until a save is shown: {medians}")


async def test_which_template_is_shown_is_said_wherever_one_reads(file: Path) -> None:
    async with watching(file) as player:
        await player.sees("mouth  1/3")
        await read(player, "Into which sea does the Volga")
        assert "mouth  1/3" in player.text
        edit(file, "<name> flow?", "<name> flow?\n    colour: blue")
        await player.sees("mouth  before it broke")
        await player.sees("rivers.yaml")
