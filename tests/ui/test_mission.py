"""The mission: keys, mouse, time, and what must not count twice."""

from __future__ import annotations

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.recall.model import DossierPage
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.help import HelpScreen
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.screens.mission import MissionScreen
from bureau_quiz.ui.stopwatch import Stopwatch
from bureau_quiz.ui.widgets.excerpt import framed
from tests.ui.files import PAGES
from tests.ui.opening import SMALL, USUAL, Player, opened
from tests.ui.worlds import sound
from tests.waiting import wait_for

SHORT = Settings(player="Malotru", questions=3)
TIMED = Settings(player="Malotru", questions=3, timed=True)


async def finish(player: Player, key: str = "enter") -> None:
    """Answer everything that is left, right."""
    while True:
        await player.asked()
        await player.press(str(player.right()))
        await player.told()
        await player.press(key)
        await wait_for(
            player.pilot,
            lambda: (
                not isinstance(player.app.screen, MissionScreen) or player.phase is Phase.ASKING
            ),
        )
        if isinstance(player.app.screen, DebriefingScreen):
            return


async def test_a_round_by_keyboard_alone() -> None:
    game = sound(SHORT)
    async with opened(game) as player:
        await player.begin()
        await finish(player)
        assert player.debriefing.debriefing.score.right == 3
        await player.sees("Place 1 of 1")
        await player.press("a")
        await player.asked()
        await finish(player)
        await player.press("q")
        await player.ready()
        await player.sees("best")
    assert len(game.boards()[0].lines) == 2


async def test_a_round_by_mouse_alone() -> None:
    async with opened(sound(SHORT)) as player:
        await player.ready()
        await player.click("New mission")
        await player.sees("3 of 12 prompts")
        await player.click("Begin")
        for number in range(3):
            await player.asked()
            await player.sees(f"{number + 1}/3")
            put = player.app.sitting._round.put  # type: ignore[union-attr]
            if number == 1:
                await player.click("skip")
            else:
                await player.click(put.options[put.right[0]])
            await player.told()
            await player.sees("S K I P P E D" if number == 1 else "R I G H T")
            await player.click("next")
        await player.at(DebriefingScreen)
        assert player.debriefing.debriefing.score.right == 2
        await player.click("play again")
        await player.asked()
        await player.click("pause")
        await player.sees("Paused")
        await player.click("resume")
        await player.asked()
        await player.click("q leave")
        await player.sees("Leave this mission?")
        await player.click("abandon it")
        await player.at(DebriefingScreen)
        await player.click("headquarters")
        await player.at(HeadquartersScreen)
        await player.click("help")
        await player.at(HelpScreen)
        await player.click("q back")
        await player.at(HeadquartersScreen)


@pytest.mark.parametrize("letter", [False, True])
async def test_numbers_and_letters_answer(letter: bool) -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        place = player.right()
        await player.press("abcd"[place - 1] if letter else str(place))
        await player.told()
        verdict = player.mission.sitting.view().verdict
        assert verdict is not None
        assert verdict.judgement.outcome is Outcome.RIGHT


async def test_an_option_that_is_not_there_does_nothing() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press("9", "i", "enter", "space")
        assert player.phase is Phase.ASKING


async def test_nothing_answers_twice() -> None:
    game = sound(SHORT)
    async with opened(game) as player:
        await player.begin()
        wrong = player.right() % 4 + 1
        await player.press(str(wrong), str(player.right()), "s", "p", str(player.right()))
        await player.told()
        told = player.mission.sitting.debriefing().lines
        assert [line.verdict.judgement.outcome for line in told] == [Outcome.WRONG]
        await player.sees("1/3")


async def test_a_key_that_went_on_is_no_answer_to_the_next_question() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press(str(player.right()))
        await player.told()
        await player.press("enter", "enter", "enter", "space")
        await player.sees("2/3")
        assert player.phase is Phase.ASKING


async def test_arrows_and_enter_answer() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press("down", "down", "up", "enter")
        await player.told()
        given = [option.given for option in player.mission.sitting.view().options]
        assert given.index(True) == 0


async def test_the_verdict_tells_all() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        right = player.right()
        await player.press(str(right % 4 + 1))
        await player.sees("W R O N G")
        view = player.mission.sitting.view()
        for text in (f"✓ {right}", f"✗ {right % 4 + 1}", view.right, view.explanation[:30]):
            await player.sees(text)
        await player.sees("Source: Cast and characters")


async def test_a_pause_hides_the_question() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        prompt = player.mission.sitting.view().prompt
        await player.sees(prompt)
        await player.press("p")
        await player.sees("Paused")
        assert prompt not in player.text
        await player.press("1", "s")
        assert player.phase is Phase.PAUSED
        await player.press("p")
        await player.sees(prompt)
        await player.press("1")
        await player.told()


async def test_time_runs_out() -> None:
    async with opened(sound(TIMED)) as player:
        await player.begin()
        await player.sees("20 s")
        await wait_for(player.pilot, lambda: player.mission.clock._since is not None)
        player.mission.clock._clock = lambda: 1e9
        await player.told()
        await player.sees("L A T E")
        await player.press("enter")
        assert player.phase is Phase.TOLD, "a key that was meant as an answer hides the verdict"
        await wait_for(player.pilot, lambda: not player.mission._unmeant)
        await player.press("enter")
        await player.sees("2/3")


async def test_a_late_answer_is_late_and_not_wrong() -> None:
    async with opened(sound(TIMED)) as player:
        await player.begin()
        player.mission.clock._before = 21.0
        await player.press(str(player.right()))
        await player.told()
        verdict = player.mission.sitting.view().verdict
        assert verdict is not None
        assert verdict.judgement.outcome is Outcome.LATE


async def test_a_pause_and_the_help_stop_the_clock() -> None:
    async with opened(sound(TIMED)) as player:
        await player.begin()
        now = [100.0]
        clock = player.mission.clock = Stopwatch(lambda: now[0])
        clock.go_on()
        now[0] += 5
        await player.press("question_mark")
        await player.at(HelpScreen)
        now[0] += 500
        assert clock.seconds == 5
        await player.press("q")
        await player.sees("Paused")
        await player.press("enter")
        await player.asked()
        await wait_for(player.pilot, lambda: clock._since is not None)
        now[0] += 2
        assert clock.seconds == 7


@pytest.mark.parametrize(("key", "shown"), [("q", "Leave this"), ("ctrl+p", "Search for")])
async def test_whatever_hides_the_prompt_stops_the_clock(key: str, shown: str) -> None:
    async with opened(sound(TIMED)) as player:
        await player.begin()
        await player.press(key)
        await player.sees(shown)
        await player.press("escape")
        await player.at(MissionScreen)
        await wait_for(player.pilot, lambda: player.phase is Phase.PAUSED)


async def test_what_lies_beneath_a_question_names_no_keys() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press("q")
        await player.sees("Leave this mission?")
        await player.sees_not("s skip")
        await player.press("g")
        await player.sees("s skip")


async def test_keys_come_back_when_there_is_room_again() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.pilot.resize_terminal(30, 10)
        await player.sees("Too small")
        await player.pilot.resize_terminal(80, 24)
        for said in ("1-4 answer", "s skip", "p pause", "f flag", "? help", "q leave"):
            await player.sees(said)


async def test_abandoning_asks_first() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        await player.press("1")
        await player.told()
        await player.press("q")
        await player.sees("Leave this mission?")
        await player.press("enter")
        await player.at(MissionScreen)
        await player.press("q")
        await player.sees("Leave this mission?")
        await player.press("a")
        await player.at(DebriefingScreen)
        await player.sees("A B A N D O N E D")
        assert len(player.debriefing.debriefing.lines) == 1


async def test_the_keys_say_what_can_be_done_now() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        for said in ("1-4 answer", "s skip", "p pause", "f flag", "q leave"):
            await player.sees(said)
        await player.press("1")
        await player.sees("enter next")
        assert "skip" not in player.lines[-1]
        assert "pause" not in player.lines[-1]


async def test_a_mission_at_once() -> None:
    game = sound(SHORT)
    async with opened(game, start=game.hq().again) as player:
        await player.asked()
        await finish(player)
        await player.press("q")
        await player.at(HeadquartersScreen)


async def test_true_or_false_by_its_letters() -> None:
    async with opened(sound(SHORT, kind="true-false")) as player:
        await player.begin()
        await player.sees("1-2 answer")
        await player.press("f")
        await player.sees("What is wrong with this question?")
        await player.press("escape")
        await player.asked()
        await player.press("b" if player.right() == 2 else "t")
        await player.sees("R I G H T")


async def test_letters_are_text_where_an_answer_is_typed() -> None:
    async with opened(sound(SHORT, kind="typed")) as player:
        await player.begin()
        await player.press("s", "p", "q", "question_mark", "1")
        await player.sees("spq?1")
        assert player.phase is Phase.ASKING
        await player.press("f3")
        await player.sees("Paused")
        await player.press("f3")
        await player.sees("spq?1")
        for _ in range(5):
            await player.press("backspace")
        put = player.app.sitting._round.put  # type: ignore[union-attr]
        await player.press(*(key if key != " " else "space" for key in put.shown), "enter")
        await player.sees("R I G H T")
        await player.press("enter")
        await player.asked()
        await player.press("f2")
        await player.sees("S K I P P E D")


async def test_what_the_pack_does_not_know_is_asked_again() -> None:
    async with opened(sound(SHORT, kind="typed", unknown=True)) as player:
        await player.begin()
        await player.press(*"nobody", "enter")
        await player.sees("The pack does not say")
        assert player.phase is Phase.ASKING


async def test_notes_are_said_before_the_first_answer() -> None:
    async with opened(sound(Settings(questions=30))) as player:
        await player.begin()
        await player.sees("12 questions instead of 30")


@pytest.mark.parametrize("kind", ["choice", "true-false", "typed"])
async def test_every_kind_is_playable_in_a_small_terminal(kind: str) -> None:
    async with opened(sound(TIMED, kind=kind), SMALL) as player:
        await player.begin()
        view = player.mission.sitting.view()
        for text in (*(option.text for option in view.options), "1/3", "20 s"):
            await player.sees(text)
        await player.sees(view.prompt[:30])


async def test_a_round_filtered_by_nothing_asks_every_rule_of_the_view() -> None:
    """The screen takes its limit, meters and actions from the view alone."""
    game = sound(SHORT)
    briefing = game.hq().again
    assert briefing.rules == Rules(questions=3)
    async with opened(game, start=briefing) as player:
        await player.asked()
        meters = [meter.text for meter in player.mission.sitting.view().meters]
        for meter in meters:
            assert meter in player.lines[1]


@pytest.mark.parametrize(("size", "is_framed"), [(USUAL, False), ((80, 30), True)])
async def test_the_verdict_has_a_frame_where_there_is_room(
    size: tuple[int, int], is_framed: bool
) -> None:
    async with opened(sound(SHORT), size) as player:
        await player.begin()
        await player.press(str(player.right()))
        await player.sees("R I G H T")
        assert ("┌" in player.text) == is_framed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.line.title)
@pytest.mark.parametrize("width", [34, 70])
def test_the_frame_of_a_dossier_is_one_box(page: DossierPage, width: int) -> None:
    assert {len(line) for line in framed(page, width).plain.splitlines()} == {width}
