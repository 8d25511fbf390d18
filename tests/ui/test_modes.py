"""Every mode with the bundled pack, by keyboard from headquarters to the debriefing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bureau_quiz.ui
from bureau_quiz import paths
from bureau_quiz.bank.model import Outcome, Put
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.game.game import Game
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from tests.ui.opening import SMALL, USUAL, Player, opened
from tests.waiting import wait_for

CALM = Settings(player="Malotru", questions=5, animations=False)
NAMES = ("Malotru", "Rocambole", "Phénomène")
RIGHT_ONES = 8
"""Right answers after which a mode without a number of questions is brought to its end."""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled packs, compiled once."""
    file = tmp_path_factory.mktemp("cache") / "catalogue.sqlite"
    Catalogue.open(file, (paths.bundled_packs(),)).close()
    return file


def test_no_screen_names_a_mode() -> None:
    folder = Path(bureau_quiz.ui.__file__).parent
    words = {word for mode in MODES.values() for word in (mode.name, mode.title)} - {"dispatch"}
    for file in folder.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not [word for word in words if f'"{word}"' in text], file


def game(compiled: Path, settings: Settings) -> Game:
    def now() -> datetime:
        return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

    catalogue = Catalogue.open(compiled, (paths.bundled_packs(),))
    return Game(catalogue, Records.open(paths.records_file(), now), settings, now, lambda: 7)


def right_keys(put: Put) -> list[str]:
    """The keys that answer a question right."""
    places = [str(place + 1) for place in put.right]
    if put.question.kind in ("typed", "number"):
        return [*("space" if sign == " " else sign for sign in put.shown), "enter"]
    if put.question.kind in ("order", "match"):
        return [*places[:-1], "enter"]
    return [*places, "enter"] if put.question.kind == "multiple" else places


async def answer(player: Player, skip: bool) -> None:
    """Answer the open question right, or not at all."""
    await player.asked()
    put = player.app.sitting._round.put  # type: ignore[union-attr]
    await player.press(*(["f2"] if skip else right_keys(put)))
    await player.told()
    verdict = player.mission.sitting.view().verdict
    assert verdict is not None
    wanted = Outcome.SKIPPED if skip else Outcome.RIGHT
    assert verdict.judgement.outcome is wanted, put


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x12"])
@pytest.mark.parametrize("name", [mode.name for mode in MODES.values() if mode.offered])
async def test_a_mode_from_headquarters_to_its_end(
    name: str, size: tuple[int, int], compiled: Path
) -> None:
    mode = MODES[name]
    settings = replace(CALM, mode=name, seats=3, names=NAMES)
    async with opened(game(compiled, settings), size) as player:
        await player.ready()
        await player.press("a")
        await player.asked()
        sitting = player.mission.sitting
        while sitting.view().phase is not Phase.OVER:
            spent = mode.open_ended and sitting.view().number > RIGHT_ONES
            if spent and mode.by_round:
                await player.asked()
                player.mission.clock._before = float(settings.seconds * 100)
                await player.told()
                await wait_for(player.pilot, lambda: not player.mission._unmeant)
            else:
                await answer(player, skip=spent)
            await player.press("enter")
        await player.at(DebriefingScreen)
        told = player.debriefing.debriefing
        assert told.finished
        assert told.score.right == (RIGHT_ONES if mode.open_ended else told.score.asked)
        assert bool(told.code) == mode.coded
        assert [one.name for one in told.standings] == list(NAMES[: len(told.standings)])
        # Set wide where there is room beside what was played.
        await wait_for(player.pilot, lambda: "DEBRIEFING" in player.text.replace(" ", ""))
        await player.press("q")
        await player.ready()
        assert player.app.screen.news.waiting is None  # type: ignore[attr-defined]
