"""What waits at headquarters: an interrupted mission, the day's dispatch, a code to be played."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import pytest
from textual.widgets import Input

from bureau_quiz.bank.model import Response
from bureau_quiz.game.game import Game
from bureau_quiz.game.recall.outlook import Clearance, Overview, Training
from bureau_quiz.memory.clearance import clearance
from bureau_quiz.records.model import State
from bureau_quiz.rounds.model import Phase
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.code import CodeSlip
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.screens.share import ShareSlip
from bureau_quiz.ui.screens.standing import lead
from bureau_quiz.ui.words import number
from tests.ui.opening import LARGE, SMALL, USUAL, Player, opened
from tests.ui.stand_ins import game as stand_in
from tests.ui.worlds import hostile, sound
from tests.waiting import wait_for

SHORT = Settings(player="Malotru", questions=3, animations=False)
SIZES = [USUAL, SMALL]
SEEN = ("question 2 of 3", "New mission")


async def interrupted(player: Player) -> str:
    """Leave a mission waiting at its second question; the prompt of that."""
    await player.begin()
    await player.press(str(player.right()))
    await player.told()
    await player.press("enter")
    await player.asked()
    prompt = player.mission.sitting.view().prompt
    await player.press("q")
    await player.sees("Leave this mission?")
    await player.press("w")
    await player.at(HeadquartersScreen)
    await player.sees("question 2 of 3")
    return prompt


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("how", ["key", "mouse"])
async def test_an_interrupted_mission_is_resumed(how: str, size: tuple[int, int]) -> None:
    async with opened(sound(SHORT), size) as player:
        prompt = await interrupted(player)
        if how == "key":
            await player.press("r")
        else:
            await player.click("question 2 of 3")
        await player.asked()
        assert player.mission.sitting.view().prompt == prompt
        assert player.mission.sitting.view().number == 2
        for _ in range(2):
            await player.asked()
            await player.press(str(player.right()))
            await player.told()
            await player.press("enter")
        await player.at(DebriefingScreen)
        assert player.debriefing.debriefing.score.right == 3
        await player.press("q")
        await player.at(HeadquartersScreen)
        await player.sees_not("question 2 of 3")


async def test_an_interrupted_mission_is_resumed_after_a_new_start() -> None:
    game = sound(SHORT)
    async with opened(game) as player:
        await player.begin()
        await player.press("s")
        await player.told()
        await player.press("ctrl+c")
        await wait_for(player.pilot, lambda: player.app.return_code == 130)
    async with opened(game) as player:
        await player.sees("An interrupted mission is waiting: question 2 of 3.")
        await player.sees("The Bureau · classic · 0 points")
        await player.press("r")
        await player.asked()
        await player.sees("2/3")


@pytest.mark.parametrize("size", SIZES)
async def test_an_interrupted_mission_is_dropped_after_a_question(size: tuple[int, int]) -> None:
    game = sound(SHORT)
    async with opened(game, size) as player:
        await interrupted(player)
        await player.press("d")
        await player.sees("Drop what was interrupted?")
        await player.press("enter")
        await player.sees("question 2 of 3")
        await player.press("d")
        await player.sees("Drop what was interrupted?")
        await player.press("d")
        await player.sees_not("question 2 of 3")
        assert "drop" not in player.text
        await player.press("r")
        await player.at(HeadquartersScreen)
    (past,) = game._desk.records.rounds()
    assert past.state is State.ABANDONED
    assert past.score.asked == 1


async def test_a_mission_that_cannot_be_gone_on_with_is_said_and_dropped() -> None:
    async with opened(sound(SHORT)) as player:
        await interrupted(player)
    game = stand_in((), ())
    async with opened(game) as player:
        await player.sees("cannot be gone on with")
        assert "resume" not in player.text
        await player.press("d")
        await player.sees("Drop what was interrupted?")
        await player.press("n")
        await player.sees_not("cannot be gone on with")
    assert not game.hq().stuck


async def test_a_mission_that_is_gone_is_said() -> None:
    game = sound(SHORT)
    async with opened(game) as player:
        await interrupted(player)
        waiting = game.hq().waiting
        assert waiting is not None
        game.drop(waiting.round)
        await player.press("r")
        await player.sees("That round is not waiting any more.")
        await player.at(HeadquartersScreen)


async def play_on(player: Player) -> None:
    """Answer all that is left, right."""
    await player.asked()
    sitting = player.mission.sitting
    while (phase := sitting.view().phase) is not Phase.OVER:
        if phase is Phase.ASKING:
            await player.asked()
            await player.press(str(player.right()))
            await player.told()
        await player.press("enter")
    await player.at(DebriefingScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_dispatch_is_played_once_a_day(size: tuple[int, int]) -> None:
    async with opened(sound(SHORT), size) as player:
        await player.ready()
        await player.sees("not yet answered")
        await player.menu("dispatch")
        await player.asked()
        await player.press("1")
        await player.told()
        await player.press("q")
        await player.sees("Leave this mission?")
        await player.press("w")
        await player.at(HeadquartersScreen)
        await player.menu("dispatch")
        await player.asked()
        assert player.mission.sitting.view().number == 2
        await play_on(player)
        assert "play again" not in player.text  # there is one a day
        await player.press("a", "q")
        await player.at(HeadquartersScreen)
        await player.sees("done: ")
        await player.menu("dispatch")
        await player.at(ShareSlip)
        await player.sees("2026-11-22")
        await player.press("c")
        assert "● ●" in player.app.clipboard
        await player.press("escape")
        await player.at(HeadquartersScreen)


def coded() -> str:
    """The code of a round that somebody else has played, with their result."""
    theirs = sound(replace(SHORT, player="Phénomène"))
    sitting = theirs.begin(theirs.hq().again)
    for _ in range(3):
        sitting.answer(Response.option(0), 1.0)
        sitting.next()
    return sitting.debriefing().code


@pytest.mark.parametrize("size", SIZES)
async def test_a_code_is_looked_at_and_played(size: tuple[int, int]) -> None:
    code = coded()
    async with opened(sound(SHORT), size) as player:
        await player.menu("code")
        await player.at(CodeSlip)
        player.app.screen.query_one(Input).value = code
        await player.press("enter")
        await player.sees("3 questions · The Bureau")
        await player.sees("Phénomène")
        await player.press("enter")
        await play_on(player)
        told = player.debriefing.debriefing
        assert told.rival is not None
        for name, points in (("Malotru", told.score.points), ("Phénomène", told.rival.points)):
            line = re.compile(rf"{name} +{number(points)} +\d of 3")
            await wait_for(player.pilot, lambda line=line: line.search(player.text))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("the-bureau 2345", "14 signs or more"),
        ("nowhere 7K4M-2345-ABCDE", "Compare it"),
        ("[/b] [@click=app.quit]x[/]", "Compare it"),
    ],
)
async def test_what_is_wrong_with_a_code_is_said_in_place(typed: str, said: str) -> None:
    async with opened(sound(SHORT)) as player:
        await player.menu("code")
        await player.at(CodeSlip)
        await player.press("enter")
        await player.at(CodeSlip)
        player.app.screen.query_one(Input).value = typed
        await player.press("enter")
        await player.sees(said)
        player.app.screen.query_one(Input).value = typed + "2"
        await player.sees("as it was given to you")


async def test_a_code_whose_pack_is_missing_names_it() -> None:
    code = coded().replace("the-bureau", "le-bureau")
    async with opened(sound(SHORT)) as player:
        await player.menu("code")
        player.app.screen.query_one(Input).value = code
        await player.press("enter")
        await player.sees("“le-bureau”")


async def test_a_code_of_another_version_is_noticed() -> None:
    code = coded()
    async with opened(hostile(SHORT)) as player:
        await player.menu("code")
        player.app.screen.query_one(Input).value = code
        await player.press("enter")
        await player.sees("go on")
        await player.sees("Enter begins")
        await player.press("enter")
        await player.sees("another version of a pack")


@pytest.mark.parametrize("size", SIZES)
async def test_what_waits_moves_no_row_and_leaves_all_of_the_menu(size: tuple[int, int]) -> None:
    async with opened(sound(SHORT), size) as player:
        await player.ready()
        before = next(y for y, line in enumerate(player.lines) if "New mission" in line)
        await interrupted(player)
        after = next(y for y, line in enumerate(player.lines) if "New mission" in line)
        assert after == before
        if size == USUAL:
            assert "Quit" in player.text
            assert not player.app.screen.query_one("#desk").show_vertical_scrollbar


async def test_what_waits_keeps_its_place_however_the_terminal_changes() -> None:
    async with opened(sound(SHORT)) as player:
        await interrupted(player)
        for size, above in ((SMALL, True), (USUAL, False)):
            await player.pilot.resize_terminal(*size)
            await wait_for(player.pilot, partial(waits, player, above))


def waits(player: Player, above: bool) -> bool:
    """Whether what waits is seen, above the menu or below it."""
    rows = {text: y for y, line in enumerate(player.lines) for text in SEEN if text in line}
    return len(rows) == len(SEEN) and (rows[SEEN[0]] < rows[SEEN[1]]) == above


async def test_a_rank_is_told_whole_however_long_the_name() -> None:
    settings = replace(SHORT, player="Jean-Philippe de la Tour d'Auvergne")
    async with opened(sound(settings), SMALL) as player:
        await player.sees("UNVETTED")
        assert "Jean-Phi" in player.text


def standing_at(width: int, open_: int, held: int) -> str:
    overview = Overview(open_, 1197, 0, 3, Clearance(*clearance(held)))
    news = stand_in((), ()).hq()._replace(overview=overview, training=Training(3, 0, 0))
    return lead(news, width).plain


def test_headquarters_lead_with_what_is_counted() -> None:
    assert standing_at(90, 186, 2) == "3 facts due · 15% open · 2 of 5 facts held for Official"
    assert standing_at(90, 3, 0) == "3 facts due · under 1% open · 0 of 5 facts held for Official"
    new = "3 facts due · right answers open facts · 0 of 5 held for Official"
    assert standing_at(70, 0, 0) == new
    assert standing_at(30, 186, 2) == "3 facts due · 15% open"


def finished() -> Game:
    """A game in which Malotru has played one round."""
    game = sound(SHORT)
    sitting = game.begin(game.hq().again)
    for _ in range(3):
        sitting.answer(Response.option(0), 1.0)
        sitting.next()
    return game


async def test_who_has_scores_is_not_told_that_there_are_none() -> None:
    game = finished()
    game.remember(replace(SHORT, mode="survival"))
    async with opened(game, SMALL) as player:
        await player.sees("new to these rules")
    game.remember(replace(SHORT, player="Phénomène"))
    async with opened(game, SMALL) as player:
        await player.sees("none of yours yet")
    game.remember(SHORT)
    async with opened(game, SMALL) as player:
        await player.sees("Hall of fame     best ")


async def test_a_name_that_nobody_played_under_is_told_where_others_have() -> None:
    game = finished()
    async with opened(game) as player:
        await player.sees("nothing is due")
    game.remember(replace(SHORT, player="Agent"))
    async with opened(game) as player:
        await player.sees("Nothing is recorded of Agent, but of Malotru: see Agent in Settings.")
    async with opened(game, (64, 24)) as player:
        await player.sees("Nothing is recorded of Agent: see Agent in Settings.")
    async with opened(game, SMALL) as player:
        await player.sees("Played before? See Settings.")


@pytest.mark.parametrize(
    ("theme", "said"),
    [("nosuch", "the settings offer those"), ("bureau-drak", "did you mean bureau-dark?")],
)
async def test_a_theme_that_is_none_is_told_and_stays_until_one_is_chosen(
    theme: str, said: str
) -> None:
    game = sound(replace(SHORT, theme=theme))
    async with opened(game, LARGE) as player:
        await player.sees(f"there is no theme “{theme}”: {said}")
        assert player.app.theme == "bureau-dark"
        assert game.settings.theme == theme
        player.app.theme = "bureau-light"
        await wait_for(player.pilot, lambda: game.settings.theme == "bureau-light")
        assert player.app.notices == ()


async def test_what_is_told_below_the_menu_is_seen_with_its_last_row() -> None:
    async with opened(sound(replace(SHORT, theme="nosuch"))) as player:
        await interrupted(player)
        await player.press("end")
        await player.sees("Now it is bureau-dark.")
        await player.sees("Quit")
