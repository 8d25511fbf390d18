"""The archive: packs switched on and off, and a page with an example of each template."""

from __future__ import annotations

import pytest

from bureau_quiz.game.game import Game
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens import standing
from bureau_quiz.ui.screens.archive import ArchiveScreen
from bureau_quiz.ui.screens.pack import PackScreen
from tests.ui.opening import SMALL, USUAL, Player, opened, read
from tests.ui.stand_ins import game, info, question
from tests.ui.worlds import hostile

QUESTIONS = [
    *(question(n, f"Whose codename is “C{n}”?", f"N{n}", ("X", "Y", "Z")) for n in range(3)),
    *(
        question(n, f"Which sea has the river R{n}?", f"S{n}", ("X", "Y", "Z"), pack="rivers")
        for n in range(2)
    ),
]


async def archive(player: Player) -> ArchiveScreen:
    await player.menu("archive")
    await player.at(ArchiveScreen)
    await player.sees("prompts")
    assert isinstance(player.app.screen, ArchiveScreen)
    return player.app.screen


def world(settings: Settings | None = None) -> Game:
    infos = (
        info(QUESTIONS, "rivers", "Rivers", licence="CC0", source="An atlas"),
        info(QUESTIONS, "the-bureau", "The Bureau", description="Agents and codenames."),
    )
    return game(infos, QUESTIONS, settings)


async def test_packs_are_listed_with_counts_and_credits() -> None:
    async with opened(world()) as player:
        await archive(player)
        for said in ("2 packs · 5 prompts", "Rivers", "2 prompts", "✓ bundled", "CC0 · An atlas"):
            await player.sees(said)


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_a_pack_is_switched_off_and_on_again(size: tuple[int, int]) -> None:
    async with opened(world(), size) as player:
        await archive(player)
        await player.press("down", "o")
        await player.sees("○ switched off")
        assert player.app.game.settings.off == ("the-bureau",)
        await player.sees("1 pack")
        await player.press("o")
        await player.sees_not("switched off")
        assert not player.app.game.settings.off


async def test_a_page_shows_an_example_of_each_template_and_no_answer() -> None:
    async with opened(world()) as player:
        await archive(player)
        await player.press("enter")
        await player.at(PackScreen)
        await player.sees("T E M P L A T E S")
        await read(player, "template0 · 1 question")
        await read(player, "Which sea has the river R0?")
        assert "S0" not in player.text


async def test_a_page_switches_its_pack_and_the_list_knows() -> None:
    async with opened(world()) as player:
        await archive(player)
        await player.press("enter")
        await player.at(PackScreen)
        await player.press("o")
        await player.sees("○ switched off")
        await player.press("q")
        await player.at(ArchiveScreen)
        await player.sees("○ switched off")
        assert player.app.game.settings.off == ("rivers",)


async def test_a_hostile_pack_is_only_shown() -> None:
    async with opened(hostile()) as player:
        await player.menu("archive")
        await player.at(ArchiveScreen)
        await player.press("enter")
        await player.at(PackScreen)
        await player.sees("Prompts")


def test_no_part_of_a_line_is_cut_where_the_others_say_enough() -> None:
    assert standing.fitting("4 packs · 1 780 prompts", 19) == "4 packs"
    assert standing.fitting("4 packs · 1 780 prompts", 23) == "4 packs · 1 780 prompts"
    assert standing.fitting("as others played · the same questions", 18) == "as others played"
