"""Training on the screen: from headquarters through a slip, without points, and on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bureau_quiz.bank.model import Fact, Outcome
from bureau_quiz.game.game import Game
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.screens.mission import MissionScreen
from bureau_quiz.ui.screens.train import TrainSlip
from tests.ui.kinds import PUTS, seated, sitting
from tests.ui.opening import SMALL, USUAL, Player, opened, read
from tests.ui.stand_ins import game as game_of
from tests.ui.stand_ins import info
from tests.ui.worlds import agents
from tests.waiting import wait_for

SLOW = Settings(player="Malotru", pace=3)


def bureau() -> Game:
    """Twelve questions, each of a fact of its own."""
    questions = [
        replace(one, facts=(Fact("agents", one.id.rpartition("/")[2], "code", one.prompt),))
        for one in agents()
    ]
    return game_of([info(questions, "the-bureau", "The Bureau")], questions, SLOW)


async def slip(player: Player, said: str) -> TrainSlip:
    """Open the slip, and wait until it knows what a run would be."""
    await player.menu("train")
    await player.at(TrainSlip)
    await player.sees(said)
    screen = player.app.screen
    assert isinstance(screen, TrainSlip)
    return screen


async def run(player: Player, hits: str) -> None:
    """Answer as many questions as there are signs, right where a `+` stands, and go on."""
    for hit in hits:
        await player.asked()
        right = player.right()
        await player.press(str(right if hit == "+" else right % 4 + 1))
        await player.told()
        verdict = player.mission.sitting.view().verdict
        assert verdict
        assert (verdict.judgement.outcome is Outcome.RIGHT) == (hit == "+")
        await wait_for(player.pilot, lambda: "points" not in player.text, what="no points")
        await player.press("enter")


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_a_run_from_headquarters_to_its_end(size: tuple[int, int]) -> None:
    game = bureau()
    async with opened(game, size) as player:
        await slip(player, "3 facts")
        await player.press("enter")
        await player.asked()
        await player.sees("0 of 3 facts")
        assert "3 facts: 3 new." in player.text
        assert "streak" not in player.text
        await run(player, "-+++")
        await player.at(DebriefingScreen)
        trained = player.debriefing.debriefing.trained
        assert trained
        assert (trained.known, trained.learnt, trained.missed) == (2, (4,), ())
        await read(player, "2 at once · 1 learnt on the way")
        text = player.text
        assert "board" not in text
        assert "place" not in text
        await player.press("q")
        await player.ready()
        await wait_for(player.pilot, lambda: player.app.screen.news.training)  # type: ignore[attr-defined]
        assert game.training().facts == 0


async def test_the_menu_says_what_there_is_to_train() -> None:
    async with opened(bureau()) as player:
        await player.ready()
        await player.sees("3 new")
    async with opened(bureau()) as player:
        await slip(player, "3 facts")
        await player.press("enter")
        await run(player, "+++")
        await player.at(DebriefingScreen)
        await player.press("q")
        await player.at(HeadquartersScreen)
        await player.sees("nothing due, next")


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_the_number_of_new_facts_is_chosen(size: tuple[int, int]) -> None:
    async with opened(bureau(), size) as player:
        screen = await slip(player, "3 facts")
        await player.press("up", "right", "right")
        await player.sees("5 facts")
        assert screen.wish.new == 5
        await player.press(*["left"] * 9)
        await player.sees("nothing now")
        await player.press("down", "enter")
        await player.pilot.pause()
        assert isinstance(player.app.screen, TrainSlip)
        await player.press("up", "right")
        await player.sees("1 fact")
        await player.press("down", "enter")
        await player.asked()
        await player.sees("0 of 1 fact")


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_what_to_do_is_said_where_there_is_nothing_to_begin(size: tuple[int, int]) -> None:
    async with opened(bureau(), size) as player:
        await slip(player, "3 facts")
        await player.press("up", *["left"] * 9)
        await player.sees("nothing now")
        assert "Nothing is due:" not in player.text
        await player.press("down", "enter")
        await player.sees("Nothing is due: choose")
        await player.press("up", "right")
        await player.sees("1 fact")
        assert "Nothing is due:" not in player.text
        await player.press("up", "right")
        await player.sees("nothing now")
        await player.press("end", "enter")
        await player.sees("There is no weak fact")


async def test_packs_are_chosen_and_the_weakest_asked_for() -> None:
    async with opened(bureau()) as player:
        screen = await slip(player, "3 facts")
        await player.press("home", "enter")
        await player.sees("12 prompts")
        await player.press("d")
        await player.at(TrainSlip)
        await wait_for(player.pilot, lambda: screen.wish.packs == ("the-bureau",))
        await player.press("home", "down", "right")
        await player.sees("the weakest")
        await player.sees("nothing now")
        await player.press("escape")
        await player.at(HeadquartersScreen)


async def test_one_can_train_on() -> None:
    async with opened(bureau()) as player:
        screen = await slip(player, "3 facts")
        await player.press("up", "left")
        await player.sees("2 facts")
        assert screen.wish.new == 2
        await player.press("down", "enter")
        await run(player, "++")
        await player.at(DebriefingScreen)
        await player.sees("train on")
        await player.press("a", "m", "h")
        await player.at(DebriefingScreen)
        # Today's pace leaves one more, as headquarters say it too.
        await player.press("t")
        await player.at(MissionScreen)
        await player.asked()
        await player.sees("0 of 1 fact")


async def test_what_was_missed_can_be_trained_again() -> None:
    async with opened(bureau()) as player:
        await slip(player, "3 facts")
        await player.press("enter")
        await player.asked()
        await run(player, "-")
        await player.asked()
        await player.sees("1 comes back")
        await run(player, "++")
        await player.asked()
        await player.sees("once more")
        await run(player, "--")
        await player.at(DebriefingScreen)
        await player.sees("2 at once · 1 missed")
        await player.sees("Nothing more is due today. The next fact is due tomorrow.")
        await player.sees("train missed")
        missed = player.debriefing.debriefing.lines[0].prompt
        await player.press("t", "m")
        await player.at(MissionScreen)
        await player.asked()
        await player.sees("0 of 1 fact")
        assert player.mission.sitting.view().prompt == missed
        await player.sees("1 fact: the weakest.")
        await run(player, "+")
        await player.at(DebriefingScreen)
        await player.sees_not("train missed")


async def test_a_run_that_is_left_is_no_mission() -> None:
    async with opened(bureau()) as player:
        await slip(player, "3 facts")
        await player.press("enter")
        await player.asked()
        await player.press("q")
        await player.sees("Leave this training run?")
        assert "board" not in player.text
        assert "mission" not in player.text
        await player.press("w")
        await player.ready()
        await player.sees("An interrupted training run is waiting: 0 of 3 facts done.")
        await player.press("d")
        await player.sees("kept, and counts for")
        assert "board" not in player.text


async def test_the_slip_stands_still_and_shows_no_arrows_in_vain() -> None:
    async with opened(bureau()) as player:
        await slip(player, "3 facts")
        frame = [line for line in player.lines if "─" in line]
        place = [("─" in line) for line in player.lines]
        await player.press("home", "down", "right")
        await player.sees("nothing now")
        assert [("─" in line) for line in player.lines] == place
        new = next(line for line in player.lines if "New facts" in line)
        assert "‹" not in new
        assert "none" in new
        # Nothing of headquarters stands beside it.
        for line in player.lines:
            left = line.find("│")
            assert not line[: max(left, 0)].strip()
            assert not line[line.rfind("│") + 1 :].strip() or left < 0
        assert "Hall of fame" not in player.text
        assert frame


async def test_a_note_never_scrolls_the_prompt_away() -> None:
    put = PUTS["order"]
    long = f"{put.prompt} Begin with the one that came first of all, and end with the last of them."
    told = sitting(put._replace(prompt=long))
    told.notes = ("20 facts: 20 due. 914 more are due; they can wait.",)
    async with seated(told, SMALL) as player:
        await player.sees(put.prompt[:20])
        await player.sees(put.options[0])
        await wait_for(player.pilot, lambda: player.mission.report.size.height)
        await wait_for(player.pilot, lambda: player.mission.file.max_scroll_y)
        for _ in range(10):  # whatever is asked for after a layout has been done by then
            await player.pilot.pause()
        assert player.mission.file.scroll_y == 0
        assert put.prompt[:20] in player.text


async def test_a_run_that_was_left_waits_and_goes_on() -> None:
    game = bureau()
    async with opened(game) as player:
        await slip(player, "3 facts")
        await player.press("enter")
        await run(player, "+-")
        await player.asked()
        left = player.mission.sitting.view().question
        await player.press("ctrl+c")
    game = bureau()
    async with opened(game) as player:
        await player.ready()
        await player.sees("An interrupted training run is waiting: 1 of 3 facts done.")
        assert "points" not in next(line for line in player.lines if "begun" in line)
        await player.press("r")
        await player.asked()
        assert player.mission.sitting.view().question == left
        await run(player, "++")
        await player.at(DebriefingScreen)
        trained = player.debriefing.debriefing.trained
        assert trained
        assert (trained.known, len(trained.learnt)) == (2, 1)


async def test_skips_come_back_and_appeals_count() -> None:
    async with opened(bureau()) as player:
        await slip(player, "3 facts")
        await player.press("enter")
        await player.asked()
        await player.press("s")
        await player.told()
        await player.press("enter")
        await player.asked()
        await player.press(str(player.right() % 4 + 1))
        await player.told()
        await player.press("exclamation_mark")
        await player.sees("1 of 3 facts")
        await player.press("enter")
        await run(player, "++")
        await player.at(DebriefingScreen)
        trained = player.debriefing.debriefing.trained
        assert trained
        assert (trained.known, len(trained.learnt), trained.missed) == (2, 1, ())


async def test_without_a_pack_there_is_nothing_to_train() -> None:
    async with opened(game_of((), ())) as player:
        await player.menu("train")
        await player.at(TrainSlip)
        await player.sees("No pack is chosen.")
        await player.press("escape")
        await player.at(HeadquartersScreen)


async def test_a_run_is_the_one_that_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    game = bureau()
    wishes: list[Wish] = []

    def train(wish: Wish | None = None) -> Sitting:
        assert wish
        wishes.append(wish)
        return begin(wish)

    begin = game.train
    monkeypatch.setattr(game, "train", train)
    async with opened(game, USUAL) as player:
        screen = await slip(player, "3 facts")
        known = screen.known
        assert known
        screen.wish = known.wish._replace(new=1)  # looked at still: another run is told
        await player.press("enter")
        assert not wishes
        screen.wish = known.wish
        await player.press("enter")
        await player.asked()
        assert wishes[0].run == known.training.run
        assert known.training.run[0].training.facts == 3
        await run(player, "+++")
        await player.at(DebriefingScreen)
        trained = player.debriefing.debriefing.trained
        assert trained
        if trained.ahead and trained.ahead.facts:
            await player.press("t")
            await player.asked()
            assert wishes[1].run == trained.ahead.run
