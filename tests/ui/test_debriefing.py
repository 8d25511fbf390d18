"""The debriefing: what to pass on, who was how good, what may follow; and marks on boards."""

from __future__ import annotations

import pytest

from bureau_quiz.rounds.model import Phase
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.boards import BoardsScreen
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.widgets.lookback import LookBack
from bureau_quiz.ui.widgets.summary import sums_told
from tests.ui.opening import SMALL, USUAL, Player, opened, read
from tests.ui.worlds import sound
from tests.waiting import wait_for

SHORT = Settings(player="Malotru", questions=3, animations=False)
SIZES = [USUAL, SMALL]


async def play(player: Player, *outcomes: str) -> None:
    """Play what is begun: `right`, `wrong` or `appealed` answers, and what is left right."""
    await player.asked()
    sitting = player.mission.sitting
    coming = iter(outcomes)
    while (phase := sitting.view().phase) is not Phase.OVER:
        if phase is Phase.ASKING:
            await player.asked()
            outcome, right = next(coming, "right"), player.right()
            await player.press(str(right if outcome == "right" else right % 4 + 1))
            await player.told()
            if outcome == "appealed":
                await player.press("exclamation_mark")
                await wait_for(player.pilot, lambda: sitting.view().appealed)
        await player.press("enter")
    await player.at(DebriefingScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_missed_is_replayed(size: tuple[int, int]) -> None:
    async with opened(sound(SHORT), size) as player:
        await player.begin()
        await play(player, "wrong", "right", "wrong")
        missed = [line.prompt for line in player.debriefing.debriefing.lines[::2]]
        await player.press("m")
        await play(player)
        assert [line.prompt for line in player.debriefing.debriefing.lines] == missed
        assert "misses" not in player.text
        await player.press("m")
        await player.at(DebriefingScreen)


async def test_the_same_again_by_one_key() -> None:
    async with opened(sound(Settings(questions=3, timed=True, animations=False))) as player:
        await player.begin()
        first = player.mission.sitting
        await play(player)
        await player.press("a")
        await player.asked()
        assert player.mission.sitting is not first
        assert (player.mission.sitting.view().total, player.mission.sitting.view().limit) == (3, 20)


@pytest.mark.parametrize("size", SIZES)
async def test_the_code_is_shown_and_copied(size: tuple[int, int]) -> None:
    async with opened(sound(SHORT), size) as player:
        await player.begin()
        await play(player)
        code = player.debriefing.debriefing.code
        assert code.startswith("the-bureau ")
        await read(player, code[:26])
        await player.press("c")
        assert player.app.clipboard == code
        await player.sees("Copied")


async def test_an_abandoned_mission_has_nothing_to_copy() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press("q")
        await player.sees("Leave this mission?")
        await player.press("a")
        await player.sees("A B A N D O N E D")
        assert "copy" not in player.text
        await player.press("c")
        assert player.app.clipboard == ""


@pytest.mark.parametrize("size", SIZES)
async def test_those_who_played_in_turns_stand_in_order(size: tuple[int, int]) -> None:
    names = ("Malotru", "Rocambole", "Phénomène")
    settings = Settings(
        player="Malotru", mode="hot-seat", questions=5, seats=3, names=names, animations=False
    )
    async with opened(sound(settings), size) as player:
        await player.begin()
        total = player.mission.sitting.view().total or 0
        await play(player, *["wrong", "right", "right"] * (total // 3))
        told = player.debriefing.debriefing.standings
        assert [one.name for one in told][-1] == "Malotru"
        for one in told:
            await player.sees(f"{one.place}   {one.name}")
        await read(player, "Rocambole   ")


@pytest.mark.parametrize("size", SIZES)
async def test_appealed_scores_carry_a_mark(size: tuple[int, int]) -> None:
    async with opened(sound(SHORT), size) as player:
        await player.begin()
        await play(player, "right", "appealed")
        await player.sees("* 1 answer counts because you said")
        await read(player, f"+{player.debriefing.debriefing.lines[1].points}*")
        await player.press("h")
        await player.at(BoardsScreen)
        points = f"{player.app.game.boards()[0].lines[0].points}*"
        await player.sees(points)
        await player.sees("* some answers count")


async def test_a_board_without_appeals_explains_no_mark() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await play(player)
        await player.press("h")
        await player.at(BoardsScreen)
        await player.sees("▸ Malotru")
        assert "*" not in player.text


async def test_all_that_stands_above_the_questions_can_be_read_in_a_small_terminal() -> None:
    async with opened(sound(SHORT), SMALL) as player:
        await player.begin()
        await play(player, "wrong")
        rows = player.app.screen.query_one(LookBack)
        await wait_for(player.pilot, lambda: rows.highlighted is None)
        seen = []
        while rows.highlighted is None:
            seen += player.lines
            await player.press("down")
            await player.pilot.pause()
        for text in ("possible", "2 of 3 right", "Place 1 of 1", "personal best", "Code for the"):
            assert any(text in line for line in seen), text
        await player.press("enter")
        await player.sees("You said  ")
        for _ in range(12):
            await player.press("up")
        await player.sees("possible")


@pytest.mark.parametrize(
    ("sums", "told"),
    [
        ((("Right answers", 400), ("Streaks", 50)), "Right answers 400 + Streaks 50"),
        ((("Right answers", 400), ("Streaks", 0)), "Right answers 400"),
        ((("Steps", 1600), ("Fall", -600)), "Steps 1 600 − Fall 600"),
        ((("Steps", 0),), ""),
    ],
)
def test_what_the_points_are_made_of(sums: tuple[tuple[str, int], ...], told: str) -> None:
    assert sums_told(sums) == told
