"""The statistics' screen: five pages, drawn and as text, at every size, and training from them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bureau_quiz.errors import WrongUse
from bureau_quiz.game.game import Game
from bureau_quiz.game.recall.figures import Statistics
from bureau_quiz.game.recall.statistics_text import NOTHING
from bureau_quiz.settings import Settings
from bureau_quiz.ui.fitted import STAMP
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.screens.statistics import StatisticsScreen
from bureau_quiz.ui.widgets.figures import drawn, written
from bureau_quiz.ui.widgets.spreads import PAGES
from tests.game.recall.answers import Given, Held, on
from tests.game.recall.counted import TODAY, counted, months
from tests.ui.opening import LARGE, SMALL, USUAL, Player, opened
from tests.ui.worlds import sound

HOSTILE = "[CIA] [/b] [@click=app.quit]x[/] 諜報"


def played(
    monkeypatch: pytest.MonkeyPatch, found: Statistics | None = None, theme: str = ""
) -> tuple[Game, list[tuple[str, ...]]]:
    """A game with a past, and the packs that it is asked about, one entry a question."""
    game = sound(Settings(player="Malotru", theme=theme or "bureau-dark"))
    asked: list[tuple[str, ...]] = []

    def statistics(packs: Sequence[str] = (), *_: object) -> Statistics:
        asked.append(tuple(packs))
        return found if found is not None else months(packs)

    monkeypatch.setattr(game, "recall", lambda *_: None)
    monkeypatch.setattr(game, "statistics", statistics)
    return game, asked


async def looked_at(player: Player) -> StatisticsScreen:
    await player.menu("statistics")
    await player.at(StatisticsScreen)
    await player.sees_not("Counting")
    screen = player.app.screen
    assert isinstance(screen, StatisticsScreen)
    return screen


async def test_it_paints_before_it_has_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch)
    counted = threading.Event()
    count = game.statistics
    monkeypatch.setattr(game, "statistics", lambda *args: (counted.wait(10), count(*args))[1])
    async with opened(game) as player:
        await player.menu("statistics")
        await player.sees("Counting")
        assert "t train" not in player.text
        await player.press("right", "v", "t")
        await player.sees("Counting")
        counted.set()
        await player.sees("answers")
        assert "▸Overview" in player.text


async def test_the_overview_fits_at_80_by_24(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch)
    found = months()
    async with opened(game, USUAL) as player:
        screen = await looked_at(player)
        whole = found.totals.tally
        for said in (
            f"{whole.answers:,}".replace(",", " "), f"{whole.share:.0%}", "answers", "missions",
            "Mon", "Sun", "Nov", "Answers:  · none  ▂ 10  ",
            f"{found.totals.days} days · {found.streaks.days} in a row at most",
            "In the last 7 days",
        ):  # fmt: skip
            await player.sees(said)
        assert screen.sheet.max_scroll_y == 0


async def test_the_pages_are_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch)
    async with opened(game) as player:
        await looked_at(player)
        for said in ("Answers a day", "Category and difficulty", "right in a row", "known now"):
            await player.press("right")
            await player.sees(said)
        await player.sees("▸Weakest")
        await player.sees("Moule à gaufres")
        await player.press("right")
        await player.sees("▸Overview")
        await player.press("left")
        await player.sees("▸Weakest")
        await player.press("q")
        await player.at(HeadquartersScreen)


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE])
async def test_every_page_has_its_text(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    game, _ = played(monkeypatch)
    async with opened(game, size) as player:
        screen = await looked_at(player)
        for name, title in PAGES.items():
            if size == LARGE:
                await player.click(title)
            await player.sees(f"▸{title}")
            before = player.text
            await player.press("v")
            first = written(months(), name, screen.page.size.width).plain.splitlines()[1]
            await player.sees(first.strip()[:30])
            assert player.text != before
            await player.press("v")
            await player.pilot.pause()
            await player.press("right")


@pytest.mark.parametrize("width", [38, 47, 56, 69, 72, 88, 120])
@pytest.mark.parametrize("page", PAGES)
def test_no_line_is_wider_than_its_page(page: str, width: int) -> None:
    for found in (months(), counted([Given()]), counted([Given(day="2024-02-29")])):
        for make in (drawn, written):
            for line in make(found, page, width).split("\n"):
                assert line.cell_length <= width, line.plain


async def test_packs_are_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    game, asked = played(monkeypatch)
    async with opened(game) as player:
        await looked_at(player)
        await player.sees("all packs")
        await player.press("p")
        await player.sees_not("all packs")
        await player.sees("The Bureau")
        await player.press("p")
        await player.sees("Signals")
        await player.press("p")
        await player.sees("all packs")
    assert asked == [(), ("the-bureau",), ("signals",), ()]


async def test_one_key_trains_just_the_weakest(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch)
    wishes: list[Any] = []

    def train(wish: Any) -> Any:
        wishes.append(wish)
        raise WrongUse("There is nothing to train.")

    monkeypatch.setattr(game, "train", train)
    async with opened(game) as player:
        await looked_at(player)
        await player.press("t")
        await player.sees("There is nothing to train.")
    (wish,) = wishes
    assert wish.weakest
    assert [fact.row for _, fact in wish.facts] == [fact.title for fact in months().weakest]


async def test_who_played_nothing_sees_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch, counted([]))
    async with opened(game) as player:
        await looked_at(player)
        await player.sees(NOTHING[:40])
        for hidden in ("as text", "train", "0%", "page"):
            assert hidden not in player.lines[-2]
        await player.press("right", "v", "t", "p")
        await player.sees(NOTHING[:40])


async def test_hostile_names_are_shown_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    found = counted(
        [Given(category=HOSTILE, template=HOSTILE, number=number) for number in range(12)],
        [Held(row=HOSTILE, col=HOSTILE)],
    )
    game, _ = played(monkeypatch, found)
    async with opened(game, LARGE) as player:
        await looked_at(player)
        await player.press("right")
        await player.sees("[CIA] [/b] [@")
        await player.sees("[CIA] [/b] [@click=app.quit]x")


@pytest.mark.parametrize("theme", ["bureau-light", "ansi-dark", "textual-dark"])
async def test_it_is_readable_in_any_theme(monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    game, _ = played(monkeypatch, theme=theme)
    async with opened(game) as player:
        await looked_at(player)
        for _ in PAGES:
            await player.press("right")
            await player.pilot.pause()
        await player.sees("▸Overview")


async def test_pages_are_clicked(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch)
    async with opened(game, USUAL) as player:
        await looked_at(player)
        for title in ("Speed", "Weakest", "Time", "Overview", "Where"):
            await player.click(title)
            await player.sees(f"▸{title}")
        await player.sees("Category and difficulty")


async def test_arrows_are_clicked_where_names_have_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch)
    async with opened(game, SMALL) as player:
        await looked_at(player)
        for sign, said in (("›", "▸Time"), ("›", "▸Where"), ("‹", "▸Time"), ("‹", "▸Overview")):
            await player.click(sign)
            await player.sees(said)
        await player.click("‹")
        await player.sees("▸Weakest")
        await player.sees("5 of 5")
        await player.click("▸Weakest")
        await player.pilot.pause()
        assert "▸Weakest" in player.text


async def test_nothing_is_turned_before_it_has_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch, counted([]))
    async with opened(game, USUAL) as player:
        await looked_at(player)
        await player.click("Time")
        await player.pilot.pause()
        assert "▸Overview" in player.text


async def test_a_wide_screen_holds_two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    game, _ = played(monkeypatch)
    async with opened(game, LARGE) as player:
        screen = await looked_at(player)
        assert screen.query_one("#sheet").size.width > 190
        for said in ("▸Overview", "▸Time", "▸Speed", "Mon", "Answers a day", "right, median"):
            await player.sees(said)
        await player.click("Weakest")
        for said in ("▸Where", "▸Weakest", "6 weak facts in all", "Category and difficulty"):
            await player.sees(said)
        await player.press("right")
        await player.sees("▸Speed")
        await player.press("left", "v")
        await player.sees("Weakest facts")
        await player.sees("By category")
        await player.pilot.resize_terminal(*USUAL)
        await player.sees_not("▸Weakest")
        await player.sees("▸Where")


async def test_training_runs_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [*on(TODAY, 20, 15, 1), *on(TODAY, 10, 2, 2, mode="training")]
    game, _ = played(monkeypatch, counted(days))
    async with opened(game, USUAL) as player:
        await looked_at(player)
        await player.sees("1 mission: 75% right · 1 training run: 20% right")
        await player.sees("right, all")


def test_a_day_shows_its_answers_and_its_share() -> None:
    """Whatever stands beside it: ten answers with none right beside a day of two hundred."""
    found = counted([*on(TODAY, 200, 100, 1), *on(TODAY.replace(day=21), 10, 0, 2)])
    lines = drawn(found, "time", 70).plain.splitlines()
    height = [line[68:70] for line in lines[1:5]]
    assert height == [" █", " █", " █", "▂█"]
    share = lines[lines.index(next(line for line in lines if "Share right" in line)) + 1 :][:2]
    assert [line[68:70] for line in share] == ["  ", "·█"]


@pytest.mark.parametrize("weeks", [1, 8, 20, 52])
def test_weeks_are_drawn_as_wide_as_the_days_above_them(weeks: int) -> None:
    found = counted([*on(TODAY, 20, 10, 1), *on(TODAY - timedelta(weeks=weeks), 10, 5, 2)])
    lines = drawn(found, "time", 112).plain.splitlines()
    days, _, below = (line for line in lines if line and not line.strip("─"))
    assert len(days) * 0.9 <= len(below) <= len(days)


def test_legends_have_the_colour_of_what_they_explain() -> None:
    found = counted([*on(TODAY, 20, 10, 1), *on(TODAY, 20, 18, 2, category="Cast", difficulty=2)])
    for page, said in (("where", "Share right:"), ("overview", "Answers:")):
        (told,) = [line for line in drawn(found, page, 70).split("\n") if said in line.plain]
        inked = [told.plain[span.start] for span in told.spans if span.style == STAMP]
        assert set(inked) & set("░▒▓█▂▃▅▇"), told.plain


def test_days_of_ten_and_of_two_hundred_differ() -> None:
    found = counted([*on(TODAY, 200, 100, 1), *on(TODAY.replace(day=21), 10, 0, 2)])
    said = drawn(found, "overview", 70).plain
    assert "· none  ▂ 10  ▇ 11–200" in said
    assert said.count("▂") == said.count("▇") == 2


def test_shades_say_what_they_mean() -> None:
    kinds = (("easy", 1, 21), ("medium", 2, 49), ("hard", 3, 90))
    given = [
        each
        for name, level, right in kinds
        for each in on(TODAY, 100, right, level, difficulty=level)
    ]
    lines = drawn(counted(given), "where", 70).plain.splitlines()
    assert lines[0] == "Share right:  ░ 21–37%  ▒ 38–54%  ▓ 55–72%  █ 73–90%"
    shades = [(sign * 8, share) for sign, share in (("░", "21%"), ("▒", "49%"), ("█", "90%"))]
    assert lines[3].split() == ["Codenames", *(said for each in shades for said in each)]
