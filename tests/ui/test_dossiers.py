"""The dossiers: their list, sorted and filtered, and one dossier's page."""

from __future__ import annotations

import pytest

from bureau_quiz.game.recall.model import DossierCell, DossierValue, Kin
from bureau_quiz.ui.screens.dossier import DossierScreen
from bureau_quiz.ui.screens.dossiers import DossiersScreen
from bureau_quiz.ui.widgets.leaf import leaf
from bureau_quiz.ui.widgets.opened import BAR
from tests.ui.files import CLEAR, FADING, PAGES, SHUT, cell, filed, page
from tests.ui.opening import LARGE, SMALL, USUAL, Player, opened
from tests.waiting import wait_for

HIDDEN = ("Paul Lefebvre", "Darroussin", "Black Sea", "2018-")


async def listed(player: Player) -> DossiersScreen:
    await player.menu("dossiers")
    await player.at(DossiersScreen)
    await player.sees("Marina")
    assert isinstance(player.app.screen, DossiersScreen)
    return player.app.screen


def titles(player: Player) -> list[str]:
    """Titles in the order in which they are shown."""
    found = [
        (y, p.line.title) for p in PAGES for y, x in enumerate(player.lines) if p.line.title in x
    ]
    return [title for _, title in sorted(found)]


@pytest.mark.parametrize("size", [USUAL, SMALL, LARGE])
async def test_each_dossier_has_a_line_under_its_table(size: tuple[int, int]) -> None:
    async with opened(filed(), size) as player:
        await listed(player)
        await player.press("s")
        await player.sees("CHARACTERS")
        assert "4/6" in player.text or "4 of 6" in player.text
        await player.sees("●●●◐○○")


async def test_they_are_sorted_and_filtered() -> None:
    async with opened(filed()) as player:
        await listed(player)
        await player.sees("nearest to open")
        assert titles(player)[:2] == ["Globes de Cristal 2018", "Guillaume Debailly"]
        await player.press("v")
        await player.sees("begun")
        assert titles(player) == ["Globes de Cristal 2018", "Guillaume Debailly"]
        await player.press("v")
        await player.sees_not("Guillaume")
        assert titles(player) == ["Marina Loiseau"]


async def test_packs_are_turned_to() -> None:
    async with opened(filed()) as player:
        await listed(player)
        await player.press("left")
        await player.sees("0 of 1 fact open")
        assert titles(player) == ["Danube"]
        await player.press("right")
        await player.sees("All packs")


async def test_a_name_is_looked_for() -> None:
    async with opened(filed()) as player:
        await listed(player)
        await player.press("slash", *"deb")
        await player.sees_not("Marina")
        assert titles(player) == ["Guillaume Debailly"]
        await player.press("enter", "enter")
        await player.at(DossierScreen)
        await player.press("q")
        await player.at(DossiersScreen)
        await player.press("escape")
        await player.sees("Marina")
        await player.press("slash", *"xyz")
        await player.sees("No dossier fits.")


@pytest.mark.parametrize("size", [USUAL, SMALL, LARGE])
async def test_a_page_shows_what_is_known_and_bars(size: tuple[int, int]) -> None:
    async with opened(filed(), size) as player:
        await listed(player)
        await player.press("s")
        await player.sees("as filed")
        await player.press("enter")
        await player.at(DossierScreen)
        await player.sees("Mathieu Kassovitz")
        assert BAR in player.text
        for hidden in HIDDEN:
            assert hidden not in player.text
        await player.press("right")
        await player.sees("Seismologist")
        await player.press("q")
        await player.at(DossiersScreen)
        screen = player.app.screen
        assert isinstance(screen, DossiersScreen)
        await wait_for(player.pilot, lambda: screen.chosen == PAGES[1].line)


async def test_the_mouse_alone_opens_and_leaves() -> None:
    async with opened(filed()) as player:
        await listed(player)
        await player.click("Henri Duflot")
        await player.at(DossierScreen)
        await player.sees("Played by")
        assert "Darroussin" not in player.text


async def test_thousands_are_listed_at_once() -> None:
    pages = [page(f"Agent {n:05}", cell("Cover", (SHUT, "x"))) for n in range(20_000)]
    async with opened(filed(pages)) as player:
        await player.menu("dossiers")
        await player.sees("Agent 00000")
        await player.press("end")
        await player.sees("Agent 19999")
        await player.press("slash", *"agent 12345")
        await player.sees("Agent 12345")


async def test_without_dossiers_it_says_so() -> None:
    async with opened(filed(())) as player:
        await player.menu("dossiers")
        await player.sees("There are no dossiers")


CIA = page("the CIA", cell("Seat", (CLEAR, "Langley")), table="Services")
HEAD = page("the CIA", cell("First head", (SHUT, "Souers")), table="First heads")
ALIKE = (CIA._replace(kin=(Kin(HEAD.line, HEAD.cells),)), HEAD)


@pytest.mark.parametrize("size", [USUAL, SMALL, LARGE])
async def test_what_bears_its_name_stands_on_its_page_with_its_own_count(
    size: tuple[int, int],
) -> None:
    async with opened(filed(ALIKE), size) as player:
        await player.menu("dossiers")
        await player.sees("the CIA")
        await player.press("slash", *"services", "enter", "enter")
        await player.at(DossierScreen)
        await player.sees("Langley")
        await player.press("end")
        await player.sees("FIRST HEADS  0 of 1 open")
        assert BAR in player.text
        assert "Souers" not in player.text


@pytest.mark.parametrize("size", [USUAL, SMALL, LARGE])
async def test_two_of_one_name_are_told_apart(size: tuple[int, int]) -> None:
    async with opened(filed(ALIKE), size) as player:
        await player.menu("dossiers")
        await player.sees("the CIA")
        rows = [line.split() for line in player.lines if "the CIA" in line]
        assert len(rows) == 2
        assert "Services" in " ".join(rows[0] + rows[1])
        assert "First heads" in " ".join(rows[0] + rows[1])


@pytest.mark.parametrize("size", [USUAL, SMALL, LARGE])
async def test_what_was_forgotten_looks_unlike_what_was_never_known(size: tuple[int, int]) -> None:
    shut = DossierValue(SHUT)
    cells = (DossierCell("Seat", (shut._replace(forgotten=True),)), DossierCell("Since", (shut,)))
    one = page("MI6", *cells)
    one = one._replace(line=one.line._replace(forgotten=1))
    async with opened(filed((one,)), size) as player:
        await player.menu("dossiers")
        await player.sees("◌○")
        await player.press("enter")
        await player.at(DossierScreen)
        await player.sees(f"{BAR} forgotten")
        (line,) = (line for line in player.lines if "Since" in line)
        assert line.count(BAR) == 1
        assert "forgotten" not in line


async def test_the_facts_that_stand_in_no_dossier_are_told() -> None:
    game = filed()
    found = game.dossiers()
    more = found.packs[0]._replace(open=9, of=20, plain=6, plain_open=2)
    game.dossiers = lambda *_: found._replace(packs=(more, *found.packs[1:]))  # type: ignore[method-assign]
    async with opened(game) as player:
        await player.menu("dossiers")
        await player.sees("9 of 21 facts open")
        await player.sees("7 of 15 in dossiers · 2 of 6 plain questions")


async def test_a_portrait_is_as_large_as_the_page_allows() -> None:
    def high() -> int:
        return sum(line.count("│") >= 2 for line in player.lines)

    async with opened(filed(), LARGE) as player:
        await listed(player)
        await player.press("enter")
        await player.at(DossierScreen)
        await player.sees("Globes")
        large = high()
        assert large > 24
        await player.pilot.resize_terminal(LARGE[0], USUAL[1])
        await wait_for(player.pilot, lambda: 8 < high() < 16)
        await player.pilot.resize_terminal(*LARGE)
        await wait_for(player.pilot, lambda: high() == large)


@pytest.mark.parametrize("rows", [18, 32])
def test_a_card_of_one_bar_is_as_high_as_its_portrait_and_says_how_it_opens(rows: int) -> None:
    set_ = [
        line.rstrip()
        for line in leaf(
            page(
                "Henri",
                cell("By", (SHUT, "")),
            ),
            74,
            rows,
        ).plain.split("\n")
    ]
    assert len(set_) <= rows
    assert set_[-1].endswith("A bar lifts once its fact is known.")
    assert set_[-3].endswith("───")


def test_a_card_says_only_what_is_so_of_it() -> None:
    clear = leaf(page("Henri", cell("By", (CLEAR, "Jean"))), 74, 18).plain
    faded = leaf(page("Henri", cell("By", (FADING, "Jean"))), 74, 18).plain
    assert "A bar lifts" not in clear + faded
    assert "What fades" in faded
    assert "What fades" not in clear


def test_a_card_with_much_on_it_gives_its_lines_to_that() -> None:
    fields = [cell(f"Field {number}", (SHUT, "")) for number in range(20)]
    set_ = leaf(page("Henri", *fields), 74, 18).plain
    assert set_.count(BAR) == 20
    assert "A bar lifts" not in set_
    assert "Never asked for yet." in set_.split("\n")[-1]
