"""The screens of who has a past: headquarters, training, dossiers, and the end of a mission."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bureau_quiz import paths
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.game.game import Game
from bureau_quiz.game.recall import dossier_svg
from bureau_quiz.game.recall.model import DossierKey
from bureau_quiz.records.records import Records
from bureau_quiz.settings import Settings
from bureau_quiz.ui.screens.debriefing import DebriefingScreen
from bureau_quiz.ui.screens.dossier import DossierScreen
from bureau_quiz.ui.stopwatch import Stopwatch
from tests.drawn import NOW, plain
from tests.past import PACKS, PLAYER, lived
from tests.ui.opening import Player, opened
from tests.ui.test_modes import right_keys

README = {"hq", "train", "dossiers", "dossier", "dossier-card", "debriefing"}
"""Those that are drawn into docs/pictures."""
SHOWN = DossierKey("services", "services", "the NSA")
"""The dossier that is drawn: clear, fading and closed cells."""
SEED = 4

Keep = Callable[[str, str], None]


@cache
def _past() -> tempfile.TemporaryDirectory[str]:
    """A home in which somebody has played for weeks; gone at the end of the program."""
    made = tempfile.TemporaryDirectory(prefix="bureau-quiz-past-")
    lived(Path(made.name), NOW)
    return made


def _game(home: Path, theme: str) -> Game:
    """The real game in a copy of that home."""
    shutil.copytree(_past().name, home, dirs_exist_ok=True)
    os.environ["BUREAU_QUIZ_HOME"] = str(home)
    settings = Settings(player=PLAYER, packs=PACKS, theme=theme, animations=False)
    return Game(
        Catalogue.open(paths.catalogue_file(), (paths.bundled_packs(),)),
        Records.open(paths.records_file(), lambda: NOW),
        settings,
        lambda: NOW,
        lambda: SEED,
    )


async def draw(theme: str, size: tuple[int, int], keep: Keep) -> None:
    """Draw each of them."""
    with tempfile.TemporaryDirectory(prefix="bureau-quiz-pictures-") as home:
        game = _game(Path(home), theme)
        async with opened(game, size) as player:

            async def kept(name: str) -> None:
                await player.pilot.pause()
                keep(name, plain(player.app.export_screenshot(title="Bureau Quiz")))

            await player.ready()
            await player.sees("% open")
            await kept("hq")
            await player.menu("train")
            await player.sees("20 facts")
            await kept("train")
            await player.press("enter")
            await _verdict(player, 1)
            await kept("train-verdict")
            await player.press("q", "w")
            await player.ready()
            await player.press("d", "d")
            await player.sees_not("is waiting")
            await player.menu("dossiers")
            await player.sees("nearest")
            await kept("dossiers")
            await player.press("slash", *"the nsa", "enter", "enter")
            await player.at(DossierScreen)
            await player.sees("NSA")
            await kept("dossier")
            keep("dossier-card", dossier_svg.svg(game.dossier(SHOWN)))
            await player.press("escape")
            barred = next(line.key for line in game.dossiers().lines if line.of == 1)
            await player.app.push_screen(DossierScreen([barred], 0))
            await kept("dossier-of-one")
            await player.press("escape", "escape", "escape")
            await _mission(player)
            await kept("debriefing")


async def _mission(player: Player) -> None:
    """Play a round of which every third question is skipped."""
    await player.ready()
    await player.press("home")
    await player.begin()
    for number in range(1, 11):
        await _verdict(player, number)
        await player.press("enter")
        if number < 10:
            await player.asked()
    await player.at(DebriefingScreen)


async def _verdict(player: Player, number: int) -> None:
    """Answer a question right, or skip every third, in 4 to 10 seconds."""
    await player.asked()
    put = player.app.sitting._round.put  # type: ignore[union-attr]
    assert put is not None
    player.mission.clock = Stopwatch(lambda: 0.0)
    player.mission.clock._before = 4.0 + number * 5 % 7
    await player.press(*(["f2"] if number % 3 == 0 else right_keys(put)))
    await player.told()
    player.mission.settle()
