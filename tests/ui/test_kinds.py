"""Every kind of question: by keyboard, by mouse, small and large, open and told."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from textual import events

from bureau_quiz.bank.model import Outcome, Put, Response, Scale
from bureau_quiz.rounds.model import Lifeline, Phase
from bureau_quiz.ui.widgets.answers import WIDGETS, Given, Options
from bureau_quiz.ui.widgets.aside import Aside
from bureau_quiz.ui.widgets.gathered import Gathered
from bureau_quiz.ui.widgets.match import Match
from bureau_quiz.ui.widgets.number import Number
from bureau_quiz.ui.widgets.order import Order
from tests.ui.kinds import CALM, KEYS, PUTS, TableSitting, seated, sitting
from tests.ui.opening import LARGE, SMALL, USUAL, Player
from tests.ui.worlds import HOSTILE
from tests.waiting import wait_for

SIZES = [SMALL, USUAL]

ARROWS = {
    "choice": ["down", "down", "enter"],
    "except": ["up", "up", "space"],
    "true-false": ["down", "enter"],
    "multiple": ["down", "down", "space", "down", "space", "down", "space", "enter"],
    "order": ["down", "down", "space", "up", "space", "up", "up", "space", "enter"],
    "number": ["right", "right", "right", "enter"],
    "match": ["down", "up", "2", "3", "4", "enter"],
}
"""What does so without letters, and without numbers but where they are what is asked."""


def judged(player: Player) -> Outcome:
    verdict = player.mission.sitting.view().verdict
    assert verdict is not None
    return verdict.judgement.outcome


def test_every_kind_has_its_widget() -> None:
    assert set(WIDGETS) == set(PUTS)


def test_a_widget_is_imported_when_its_kind_is_asked() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import bureau_quiz.ui.screens.mission, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    late = {f"bureau_quiz.ui.widgets.{name}" for name in ("multiple", "order", "number", "match")}
    assert "bureau_quiz.ui.widgets.answers" in said
    assert not late & set(said)


# Answering


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KEYS)
async def test_every_kind_by_keyboard(kind: str, size: tuple[int, int]) -> None:
    async with seated(sitting(PUTS[kind], PUTS["choice"]), size) as player:
        await player.press(*KEYS[kind])
        await player.told()
        assert judged(player) is Outcome.RIGHT
        await player.sees("R I G H T")
        await player.press("enter")
        await player.asked()
        await player.sees("Henri Duflot")
        await player.press("2")
        await player.told()


@pytest.mark.parametrize("kind", ARROWS)
async def test_every_kind_by_arrows(kind: str) -> None:
    put = PUTS[kind]
    if kind == "number":  # three steps from its middle
        put = put._replace(scale=Scale("2002", "2022", "1"))
    async with seated(sitting(put)) as player:
        await player.press(*ARROWS[kind])
        await player.told()
        if kind == "number":
            assert player.mission.sitting.view().given == "2014"
        else:
            assert judged(player) is Outcome.RIGHT


async def steady(player: Player) -> None:
    """Wait until nothing on the screen moves, so that a click finds what it is meant for."""
    seen = [player.text]

    def still() -> bool:
        seen.append(player.text)
        return len(seen) > 4 and len(set(seen[-4:])) == 1

    await wait_for(player.pilot, still)


CLICKS = {
    "choice": ["Guillaume"],
    "except": ["Luc Besson"],
    "true-false": ["True"],
    "multiple": ["Mathieu", "Sara", "Jean-Pierre", "Answer "],
    "order": ["The disappearance", "Return to Paris", "Moscow", "Answer "],
    "match": ["Guillaume", "Cyclone", "Rachid", "Phénomène", "Marina", "enter"],
}
"""The texts to click on."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", CLICKS)
async def test_every_kind_by_mouse(kind: str, size: tuple[int, int]) -> None:
    async with seated(sitting(PUTS[kind], PUTS["choice"]), size) as player:
        for text in CLICKS[kind]:
            await player.click(text)
        await player.told()
        assert judged(player) is Outcome.RIGHT
        await player.sees("R I G H T")
        await steady(player)
        await player.click("next")
        await player.asked()


async def at_scale(player: Player, year: str) -> None:
    """Click on the scale above a number of it."""
    await player.sees(year)
    y, line = next((y, line) for y, line in enumerate(player.lines) if year in line)
    await player.pilot.click(offset=(line.find(year) + 2, y - 1))


@pytest.mark.parametrize("size", SIZES)
async def test_a_number_by_mouse(size: tuple[int, int]) -> None:
    put = PUTS["number"]._replace(scale=Scale("2000", "2030", "5"))
    async with seated(sitting(put), size) as player:
        await at_scale(player, "2010")
        await player.sees("Your number  2010")
        await player.click("enter")
        await player.told()
        assert player.mission.sitting.view().given == "2010"
        await player.sees("yours 2010")
        await player.sees("right 2015")


async def test_the_mark_of_a_number_can_be_dragged() -> None:
    async with seated(sitting(PUTS["number"])) as player:
        widget = player.mission.query_one(Number)
        y = next(y for y, line in enumerate(player.lines) if "└" in line)
        start = player.lines[y].index("└")
        await player.pilot.mouse_down(offset=(start, y))
        await player.sees("Your number  2000")
        await player.pilot.hover(offset=(start + 30, y + 3))
        await wait_for(player.pilot, lambda: widget.text == "2012")
        await player.pilot.mouse_up(offset=(start + 30, y + 3))
        await player.pilot.hover(offset=(start + 5, y))
        assert widget.text == "2012"


# What is told


async def lines_of(player: Player, *texts: str) -> list[str]:
    """The lines that hold these texts, each once it is to be seen."""
    found = []
    for text in texts:
        await player.sees(text)
        found.append(next(line.strip() for line in player.lines if text in line))
    return found


async def test_what_was_missed_is_told_from_what_was_picked_without_colour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(sitting(PUTS["multiple"])) as player:
        await player.press("2", "5", "enter")
        await player.told()
        said = await lines_of(player, "Sisteron", "Mathieu", "Sara", "Alain Delon")
        assert said[0] == "1   [ ] Raymond Sisteron"
        assert said[1] == "✓ 2   [x] Mathieu Kassovitz"
        assert said[2] == "✓ 3   [ ] Sara Giraudeau   missed"
        assert said[3] == "✗ 5   [x] Alain Delon"


async def test_the_right_order_is_told_with_where_ones_own_differed() -> None:
    async with seated(sitting(PUTS["order"])) as player:
        await player.press("2", "4", "1", "enter")
        await player.told()
        titles = ("The disappearance", "Return to", "Moscow", "A last")
        said = [" ".join(line.split()) for line in await lines_of(player, *titles)]
        assert said == [
            "✓ 1st The disappearance 2015",
            "✗ 2nd Return to Paris 2016 yours 3rd",
            "✗ 3rd Moscow, winter 2018 yours 2nd",
            "✓ 4th A last mission 2020",
        ]
        rows = [next(y for y, row in enumerate(player.lines) if text in row) for text in titles]
        assert rows == sorted(rows)


async def test_an_order_that_was_skipped_is_told_without_marks() -> None:
    async with seated(sitting(PUTS["order"])) as player:
        await player.press("2", "s")
        await player.told()
        (line,) = await lines_of(player, "The disappearance")
        assert line.startswith("1st")
        assert "yours" not in player.text


async def test_pairs_are_told_with_the_right_ones() -> None:
    async with seated(sitting(PUTS["match"])) as player:
        await player.press("2", "3", "1", "enter")
        await player.told()
        said = await lines_of(player, "Malotru  ", "Cyclone")
        assert said[0].startswith("✓ Malotru")
        assert said[0].endswith("Guillaume Debailly")
        assert said[1].startswith("✗ Cyclone")
        assert said[1].endswith("Rachid Benarfa   yours Jonas Maury")


@pytest.mark.parametrize(("typed", "sign"), [("2013", "✓"), ("1999", "‹"), ("2010", "✗")])
async def test_a_number_is_told_on_its_scale(typed: str, sign: str) -> None:
    async with seated(sitting(PUTS["number"])) as player:
        await player.press(*typed, "enter")
        await player.told()
        await player.sees(f"yours {typed}")
        y = next(y for y, line in enumerate(player.lines) if "yours" in line)
        assert sign in player.lines[y + 1]
        assert "●" in player.lines[y + 1]


# What is gathered before


async def test_no_more_can_be_picked_than_are_right() -> None:
    table = sitting(PUTS["multiple"])
    async with seated(table) as player:
        await player.sees("0 of 3 picked")
        assert "enter answer" not in player.lines[-2]
        await player.press("enter")
        assert player.phase is Phase.ASKING
        await player.press("1", "2", "3")
        await player.sees("3 of 3 picked")
        await player.press("4")
        await player.sees("3 are picked: take one back first")
        await player.press("1", "4")
        await player.sees("[x] Jean-Pierre")
        await player.press("backspace", "enter")
        await player.told()
        assert table.given == [Response.of_places("set", (1, 2))]


async def test_places_are_given_taken_back_and_changed() -> None:
    table = sitting(PUTS["order"])
    async with seated(table) as player:
        order = player.mission.query_one(Order)
        for keys, placed in (
            (["3", "1"], [2, 0]),
            (["3"], [0]),
            (["backspace"], []),
            (["4", "3", "2"], [3, 2, 1, 0]),
            (["backspace"], [3, 2]),
            (["1", "left", "left", "left"], [0, 3, 2, 1]),
            (["right"], [3, 0, 2, 1]),
        ):
            await player.press(*keys)
            assert order._placed == placed, keys
        await player.sees("all in place")
        await player.sees("2nd  Return to Paris")
        await player.press("enter")
        await player.told()
        assert table.given == [Response.of_places("order", (3, 0, 2, 1))]


async def test_pairs_are_made_changed_and_parted() -> None:
    table = sitting(PUTS["match"])
    async with seated(table) as player:
        match = player.mission.query_one(Match)
        for keys, taken, here in (
            (["1"], [0, None, None, None], 1),
            (["1"], [None, 0, None, None], 2),
            (["a", "2"], [1, 0, None, None], 2),
            (["up", "2"], [0, 1, None, None], 2),
            (["4"], [0, 1, 3, 2], 2),
            (["4"], [0, 1, None, 2], 2),
            (["backspace"], [0, None, None, 2], 1),
            (["9", "i"], [0, None, None, 2], 1),
            (["enter"], [0, None, None, 2], 1),
            (["2"], [0, 1, 3, 2], 1),
        ):
            await player.press(*keys)
            assert (match._taken, match._here) == (taken, here), keys
        await player.sees("4 of 4 paired")
        await player.press("enter")
        await player.told()
        assert table.given == [Response.of_places("pairs", (0, 1, 3, 2))]


async def test_a_field_for_numbers_takes_numbers_and_leaves_commands_alone() -> None:
    async with seated(sitting(PUTS["number"], PUTS["choice"])) as player:
        number = player.mission.query_one(Number)
        await player.press("-", "1", "x", "2", ".", "5", "enter")
        await player.told()
        assert player.mission.sitting.view().given == "-12.5"
        await player.press("enter")
        await player.sees("Malotru")
        assert number.text == "-12.5"
    async with seated(sitting(PUTS["number"], PUTS["choice"])) as player:
        number = player.mission.query_one(Number)
        await player.press("-", "enter")
        assert player.phase is Phase.ASKING
        await player.press("backspace", "1", "ctrl+u")
        assert number.text == ""
        number.post_message(events.Paste("The year\n2016!"))
        await wait_for(player.pilot, lambda: number.text.strip() == "2016")
        await player.press("left")
        assert number.text == "2015"
        await player.press("s")
        await player.told()
        assert judged(player) is Outcome.SKIPPED


async def test_arrows_stay_on_the_scale() -> None:
    async with seated(sitting(PUTS["number"])) as player:
        number = player.mission.query_one(Number)
        await player.press(*"2024", "right", "right", "right")
        assert number.text == "2025"
        await player.press("ctrl+u", *"1999", "left")
        assert number.text == "2000"


GATHERED = {
    "multiple": (["2", "4"], "2 of 3 picked"),
    "order": (["2", "4"], "choose what comes 3rd"),
    "number": ([*"2013"], "Your number  2013"),
    "match": (["2", "3"], "2 of 4 paired"),
}


@pytest.mark.parametrize("kind", GATHERED)
async def test_a_pause_hides_and_keeps_what_is_gathered(kind: str) -> None:
    keys, said = GATHERED[kind]
    async with seated(sitting(PUTS[kind], PUTS["choice"])) as player:
        await player.press(*keys)
        await player.sees(said)
        await player.press("p")
        await player.sees("Paused")
        for text in (*PUTS[kind].options, *PUTS[kind].lefts, said):
            assert text not in player.text
        await player.press("p")
        await player.asked()
        await player.sees(said)
        await player.press("s")
        await player.told()


@pytest.mark.parametrize("kind", GATHERED)
async def test_nothing_gathered_goes_over_to_the_next_question(kind: str) -> None:
    put = PUTS[kind]
    other = put._replace(question=replace(put.question, id="another", prompt="Another?"))
    async with seated(sitting(put, other._replace(prompt="Another?"))) as player:
        keys, said = GATHERED[kind]
        await player.press(*keys)
        await player.sees(said)
        await player.press("s", "enter")
        await player.sees("Another?")
        await player.sees_not(said)


async def test_an_answer_to_a_question_gone_by_is_not_taken() -> None:
    table = sitting(PUTS["choice"], PUTS["match"], PUTS["order"])
    async with seated(table) as player:
        first = player.mission.sitting.view().question
        await player.press("2", "2", "enter")
        await player.sees("Which codename belongs")
        player.mission.post_message(Given(first, Response.option(0)))
        await player.press("2", "3", "4", "enter", "enter")
        await player.sees("Put these episodes")
        assert player.phase is Phase.ASKING
        assert len(table.given) == 2


# Lifelines


async def test_what_is_struck_cannot_be_chosen() -> None:
    table = sitting(*[PUTS["choice"]] * 2, mode="ladder")
    async with seated(table) as player:
        await player.sees("x strike two wrong options")
        table.use(Lifeline.STRIKE)
        await player.mission.draw()
        await player.sees("– strike two wrong options")
        view = table.view()
        struck = [place for place, option in enumerate(view.options) if option.struck]
        assert len(struck) == 2
        for place in struck:
            (line,) = await lines_of(player, view.options[place].text)
            assert line.startswith(f"– {place + 1}")
            await player.press(str(place + 1), "abcd"[place])
            await player.click(view.options[place].text)
            assert player.phase is Phase.ASKING
        answer = player.mission.query_one(Options)
        for _ in range(5):
            await player.press("down")
            assert answer.highlighted not in struck
        await player.press("enter")
        await player.told()
        assert int(table.given[0].value) not in struck


@pytest.mark.parametrize("size", SIZES)
async def test_lifelines_say_their_key_and_price_and_can_be_clicked(size: tuple[int, int]) -> None:
    table = sitting(*[PUTS["choice"]] * 2, mode="ladder", seconds=30)
    taken: list[Lifeline] = []
    async with seated(table, size) as player:
        aside = player.mission.query_one(Aside)
        post = aside.post_message

        def noted(message: Any) -> bool:
            if isinstance(message, Aside.Taken):
                taken.append(message.lifeline)
            return post(message)

        aside.post_message = noted  # type: ignore[method-assign]
        await player.sees("half the points of this question")
        await player.click("hint")
        await player.sees("Hint  Played by: Mathieu Kassovitz")
        await player.sees("hint used")
        await player.click("more time" if size == SMALL else "as much time")
        await wait_for(player.pilot, lambda: taken == [Lifeline.HINT, Lifeline.TIME])
        await player.click("hint")
        await player.press("1")
        await player.told()
        await player.sees_not("half the points")
        assert len(taken) == 2


# Sizes and looks


@pytest.mark.parametrize("kind", PUTS)
async def test_every_kind_at_every_size_while_it_runs(kind: str) -> None:
    put = PUTS[kind]
    async with seated(sitting(put, PUTS["choice"], seconds=None)) as player:
        for size in (SMALL, LARGE, (41, 30), (120, 12), USUAL):
            await player.pilot.resize_terminal(*size)
            await wait_for(player.pilot, lambda size=size: len(player.lines) == size[1])  # type: ignore[misc]
            for text in (*put.lefts, *put.options[:3]):
                await player.sees(text)
        await player.press(*KEYS[kind])
        await player.told()
        for size in (SMALL, LARGE, (41, 30), (120, 12), USUAL):
            await player.pilot.resize_terminal(*size)
            await player.sees("R I G H T")


@pytest.mark.parametrize("kind", ["multiple", "order"])
async def test_how_far_one_is_stays_in_view_in_a_terminal_made_large(kind: str) -> None:
    async with seated(sitting(PUTS[kind]), SMALL) as player:
        await player.press("1")
        said = player.mission.query_one(Gathered).standing()
        await player.pilot.resize_terminal(*LARGE)
        await wait_for(player.pilot, lambda: len(player.lines) == LARGE[1])
        await player.sees(said)


@pytest.mark.parametrize("kind", ["multiple", "order", "match"])
async def test_where_there_is_less_height_blank_lines_go(kind: str) -> None:
    async with seated(sitting(PUTS[kind])) as player:
        keys, said = GATHERED[kind]
        await player.press(*keys)
        await player.sees(said)
        for rows, blank in ((12, False), (24, True), (12, False)):
            await player.pilot.resize_terminal(80, rows)
            if kind == "match" and not blank:
                await player.sees_not("paired")
                continue
            await player.sees(said)

            def above() -> str:
                at = next(y for y, line in enumerate(player.lines) if said in line)
                return player.lines[at - 1].strip()

            await wait_for(player.pilot, lambda blank=blank: (above() == "") is blank)  # type: ignore[misc]


async def test_every_option_comes_into_view_in_a_small_terminal() -> None:
    put = PUTS["match"]
    put = put._replace(
        prompt="Which of these codenames, by which the Bureau knows them, belongs to whom?",
        options=tuple(f"{option}, of Paris" for option in put.options),
    )
    async with seated(sitting(put, seconds=30), SMALL) as player:
        await player.sees("Which of these codenames")
        await player.press("up")
        await player.sees(put.options[-1])
        await player.press("down")
        await player.sees("Which of these codenames")
    async with seated(sitting(PUTS["match"], seconds=30), SMALL) as player:
        for text in (*put.lefts, *PUTS["match"].options):
            await player.sees(text)


def awkward(put: Put) -> Put:
    """The same question with texts that a careless widget would obey or draw beside the screen."""
    texts = [HOSTILE[place % len(HOSTILE)] for place in range(max(len(put.options), 4))]
    options = tuple(f"{place} {texts[place]}" for place in range(len(put.options)))
    lefts = tuple(f"{texts[-1 - place]} {place}" for place in range(len(put.lefts)))
    besides = tuple(texts[place][:80] for place in range(len(put.besides)))
    return put._replace(
        prompt=HOSTILE[0], options=options, lefts=lefts, besides=besides, shown=HOSTILE[2]
    )


@pytest.mark.parametrize("size", [*SIZES, LARGE])
@pytest.mark.parametrize("kind", PUTS)
async def test_awkward_texts_are_shown_as_they_are(kind: str, size: tuple[int, int]) -> None:
    async with seated(sitting(awkward(PUTS[kind]), PUTS["choice"]), size) as player:
        await player.press("down", "down", "up", *KEYS[kind])
        await player.told()
        await player.press("down", "enter")
        await player.sees("Malotru")


@pytest.mark.parametrize("kind", ["order", "multiple"])
async def test_more_options_than_keys_can_be_reached(kind: str) -> None:
    put = PUTS[kind]
    many = tuple(f"Option {place + 1}" for place in range(12))
    put = put._replace(options=many, right=tuple(range(12)), besides=("",) * 12, shown="all")
    table = sitting(put)
    async with seated(table, SMALL) as player:
        await player.press(*"123456789")
        for _ in range(2 if kind == "order" else 3):  # the last place is taken by itself
            await player.press("down", "space")
        await player.press("enter")
        await player.told()
        assert table.given[0].value == ",".join(str(place) for place in range(12))


@pytest.mark.parametrize("theme", ["bureau-light", "ansi-dark"])
@pytest.mark.parametrize("kind", PUTS)
async def test_every_kind_in_other_themes(kind: str, theme: str) -> None:
    settings = replace(CALM, theme=theme)
    async with seated(sitting(PUTS[kind]), settings=settings) as player:
        await player.press(*KEYS[kind])
        await player.told()
        await player.sees("R I G H T")


async def test_how_to_answer_is_said_beside_the_prompt_or_below_the_answer() -> None:
    async with seated(sitting(PUTS["order"])) as player:
        lines = player.lines
        prompt, how, first = (
            next(y for y, line in enumerate(lines) if text in line)
            for text in ("Put these", "Put them all", "Return to Paris")
        )
        assert prompt < how < first
        await player.pilot.resize_terminal(*SMALL)
        await wait_for(player.pilot, lambda: len(player.lines) == SMALL[1])
        await player.sees("Put them all")
        assert sum("Put them all" in line for line in player.lines) == 1


def test_a_table_plays_the_real_round() -> None:
    table = sitting(PUTS["number"])
    assert isinstance(table, TableSitting)
    assert table.answer(Response.number("2015"), 1.0).judgement.outcome is Outcome.RIGHT


def test_what_is_typed_leaves_the_key_for_appeals_alone() -> None:
    from textual.binding import BindingsMap

    from bureau_quiz.ui.widgets.typed import Typed

    bindings: BindingsMap = Typed()._bindings
    assert "ctrl+r" not in bindings.key_to_bindings


LONG = "In the long and winding matter of the agent who came back, " * 6
"""More than a small terminal shows."""


@pytest.mark.parametrize(("kind", "typed"), [("typed", "mathieu"), ("number", "2013")])
async def test_a_long_question_opens_at_its_prompt_and_shows_what_is_typed(
    kind: str, typed: str
) -> None:
    put = PUTS[kind]._replace(prompt=f"Read this first. {LONG}")
    async with seated(sitting(PUTS["choice"], put), SMALL) as player:
        await player.press("1")
        await player.told()
        await player.press("enter")
        await player.asked()
        await player.pilot.pause()
        assert "Read this first." in player.text
        assert "Your number" not in player.text
        await player.press(*typed)
        await player.sees(typed)
        assert "Read this first." not in player.text
