"""From 40×12 to 200×60, while it runs, and below; and a pack whose every text is hostile."""

from __future__ import annotations

from functools import partial

import pytest
from textual.events import Resize
from textual.geometry import Region, Size

from bureau_quiz.rounds.model import Phase
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.archive import ArchiveScreen
from bureau_quiz.ui.screens.boards import BoardsScreen
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.help import HelpScreen
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.screens.mission import MissionScreen
from bureau_quiz.ui.screens.pack import PackScreen
from bureau_quiz.ui.screens.settings import SettingsScreen
from tests.ui.opening import LARGE, SMALL, USUAL, Player, opened
from tests.ui.worlds import hostile, sound
from tests.waiting import wait_for

SIZES = [SMALL, USUAL, LARGE]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["choice", "typed"])
async def test_a_hostile_pack_goes_through_every_screen(size: tuple[int, int], kind: str) -> None:
    async with opened(hostile(kind=kind), size) as player:
        await player.ready()
        await player.begin()
        answered = 0
        while isinstance(player.app.screen, MissionScreen):
            await player.asked()
            if kind == "typed":
                await player.press(*(["f2"] if answered % 2 else ["x", "enter"]))
            else:
                await player.press("s" if answered % 2 else "1")
            await player.told()
            answered += 1
            await player.press("enter")
            await wait_for(
                player.pilot,
                lambda: (
                    not isinstance(player.app.screen, MissionScreen) or player.phase is Phase.ASKING
                ),
            )
        await player.at(DebriefingScreen)
        assert answered == 7
        for _ in range(answered):
            await player.press("enter", "down")
        await player.press("h")
        await player.at(BoardsScreen)
        await player.press("q")
        await player.at(DebriefingScreen)
        await player.press("q")
        await player.menu("archive")
        await player.at(ArchiveScreen)
        await player.press("enter")
        await player.at(PackScreen)
        await player.press("pagedown", "q")
        await player.at(ArchiveScreen)
        await player.press("down", "enter")
        await player.at(PackScreen)
        await player.press("q")
        await player.at(ArchiveScreen)
        await player.press("q")
        await player.menu("settings")
        await player.at(SettingsScreen)
        await player.press("enter")
        await player.pilot.pause()
        await player.press("escape", "q")
        await player.press("question_mark")
        await player.at(HelpScreen)
        assert player.app.return_code is None


async def test_hostile_texts_are_shown_as_they_are() -> None:
    async with opened(hostile(), USUAL) as player:
        await player.ready()
        await player.sees("agent  [/b][CIA] 諜報")
        await player.sees("[CIA] [/b] [@click=app.quit]x[/]")


@pytest.mark.parametrize("size", SIZES)
async def test_all_options_can_be_reached(size: tuple[int, int]) -> None:
    async with opened(hostile(), size) as player:
        await player.begin()
        answer = player.mission.query_one("#answer")
        for _ in range(4):
            await player.press("down")
            await player.pilot.pause()
            row = answer.highlighted  # type: ignore[attr-defined]
            top = answer._index_to_line[row]  # type: ignore[attr-defined]
            place = Region(0, answer.virtual_region.y + top, 1, 1)
            file = player.mission.file
            assert Region(0, file.scroll_offset.y, 1, file.size.height).contains_region(place)


@pytest.mark.parametrize("size", SIZES)
async def test_the_verdict_comes_into_view(size: tuple[int, int]) -> None:
    async with opened(sound(Settings(questions=3)), size) as player:
        await player.begin()
        await player.press(str(player.right()))
        await player.sees("R I G H T")
        await player.sees("Source: Cast and characters")


def has_shape(player: Player, size: tuple[int, int]) -> bool:
    """Whether so many columns and lines are drawn."""
    return (max(map(len, player.lines)), len(player.lines)) == size


async def test_resizing_while_it_runs() -> None:
    async with opened(sound(Settings(questions=3)), USUAL) as player:
        await player.begin()
        option = player.mission.sitting.view().options[3].text
        for size in (SMALL, (41, 13), LARGE, (63, 19), (120, 12), (40, 60), USUAL):
            await player.pilot.resize_terminal(*size)
            await player.sees(option)
            await wait_for(player.pilot, partial(has_shape, player, size), what=f"{size}")
        await player.press("1")
        await player.told()


async def test_two_sizes_at_once_come_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(sound(), USUAL) as player:
        await player.ready()
        screen = player.app.screen
        for columns, rows in (USUAL, (70, 20), USUAL, (71, 21), (70, 20)):
            screen.post_message(Resize(Size(columns, rows), Size(columns, rows)))
        # If a layout still answered another's, the screen would never be idle again.
        await wait_for(player.pilot, lambda: has_shape(player, USUAL) and not screen._dirty_widgets)
        sizes: list[Size] = []
        monkeypatch.setattr(screen, "_screen_resized", sizes.append)
        for _ in range(20):
            await player.pilot.pause()
        assert not sizes


def sentence(player: Player) -> str:
    """All that is shown, without blanks."""
    return "".join(player.lines).replace(" ", "")


@pytest.mark.parametrize("size", [(39, 24), (80, 11), (20, 5), (8, 3), (3, 2), (1, 1)])
async def test_too_small_is_one_sentence(size: tuple[int, int]) -> None:
    async with opened(sound(Settings(questions=3, timed=True)), USUAL) as player:
        await player.begin()
        await player.pilot.resize_terminal(*size)
        said = "Toosmall:BureauQuiz"[: max(1, size[0] // 2)]
        await wait_for(
            player.pilot,
            lambda: len(player.lines) == size[1] and sentence(player).startswith(said),
            what="the sentence",
        )
        await wait_for(player.pilot, lambda: player.phase is Phase.PAUSED)
        await player.press("1", "p", "enter", "s")
        assert player.phase is Phase.PAUSED
        await player.pilot.resize_terminal(*SMALL)
        await player.sees("Paused")
        await player.press("p")
        await player.asked()
        await player.press("1")
        await player.told()


async def test_too_small_from_the_start() -> None:
    async with opened(sound(), (20, 6)) as player:
        await player.sees("Too small")
        await player.pilot.resize_terminal(*USUAL)
        await player.menu("boards")
        await player.at(BoardsScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_content_keeps_its_measure(size: tuple[int, int]) -> None:
    async with opened(sound(), size) as player:
        await player.ready()
        sheet = player.app.screen.query_one("#sheet").region
        assert sheet.width <= 96
        assert sheet.height <= 36
        left, right = sheet.x, size[0] - sheet.right
        assert abs(left - right) <= 1


async def test_the_help_can_be_read_to_its_end_in_a_small_terminal() -> None:
    async with opened(sound(), SMALL) as player:
        await player.ready()
        await player.press("question_mark")
        await player.at(HelpScreen)
        await player.sees("scroll")
        seen = []
        for _ in range(40):
            seen += player.lines
            await player.press("space")
            await player.pilot.pause()
        read = " ".join(" ".join(seen).split())
        for said in (
            "I was right",
            "flag a question",
            "A slip is a letter",
            "Survival. Until three",
            "dossiers: sort",
            "A fact is due",
            "As a fact is forgotten",
            "Clearance goes by",
        ):
            assert said in read
        await player.press("end")
        await player.sees("pack of your own")
        await player.press("q")
        await player.at(HeadquartersScreen)
