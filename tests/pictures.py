"""`make pictures`: plays a round of the real game and draws its screens.

The README's pictures and one of each kind that has a widget of its own go to docs/pictures.
With a folder as argument every screen is drawn into it, at 40×12, 80×24 and 200×60, dark and
light; and every kind, open and told. The same game gives the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from bureau_quiz import bank, packs, paths
from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.kinds import KINDS as ALL
from bureau_quiz.bank.model import Put
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase
from bureau_quiz.settings import Settings
from bureau_quiz.ui.stopwatch import Stopwatch
from bureau_quiz.ui.watching import WatchApp
from bureau_quiz.ui.widgets.spreads import PAGES
from tests import pictures_past
from tests.drawn import NOW, plain
from tests.game.packs import answer
from tests.history import history
from tests.ui.kinds import CALM, PUTS, seated, sitting
from tests.ui.opening import LARGE, SMALL, USUAL, Player, opened
from tests.ui.test_modes import right_keys

DOCS = Path(__file__).parents[1] / "docs" / "pictures"
README = {"mission", "verdict", "watch", "statistics-overview", "statistics-where"}
DRAFT = """\
pack: rivers
title: Rivers
tables:
  rivers:
    rows:
      - {name: Danube, sea: Black Sea, source: Black Forest}
      - {name: Rhône, sea: Mediterranean, source: Swiss Alps}
      - {name: Vistula, sea: Baltic Sea, source: Silesian Beskids}
      - {name: Volga, sea: Caspian Sea, source: Valdai Hills}
      - {name: Seine, sea: English Channel, source: Langres plateau}
templates:
  - id: mouth
    table: rivers
    prompt: Into which sea does the <name> flow?
    answer: <sea>
    explanation: The <name> rises in the <source>.
  - id: source
    table: rivers
    prompt: Where does the <name> rise?
    answer: <source>
    explanation: From the <source> the <name> flows into the <sea>.
"""
"""What is watched: a pack with a slip in it."""
KINDS = {
    "multiple": "the-bureau/stars.multiple/Mathieu Kassovitz",
    "order": "the-bureau/milestones-in-order.order/The French premiere of The Bureau",
    "number": "the-bureau/year-guess/The Bureau honoured for its writing",
    "match": "the-bureau/codename-owner.match/Malotru",
}
"""Those that are drawn into docs/pictures too, each by a question of the bundled pack."""
HALF = {
    "choice": ["down", "down"],
    "except": ["down", "down", "down"],
    "true-false": ["down"],
    "typed": [*"mathieu"],
    "multiple": ["2", "4"],
    "order": ["2", "4"],
    "number": [*"2013"],
    "match": ["2", "3"],
}
"""What is pressed before the picture of an open question."""
REST = {
    "choice": ["1"],
    "except": ["3"],
    "true-false": ["2"],
    "typed": ["enter"],
    "multiple": ["5", "enter"],
    "order": ["1", "enter"],
    "number": ["enter"],
    "match": ["1", "enter"],
}
"""What is pressed after it: most are not quite right."""
SEED = 2
"""Whose rounds are drawn: their third to fifth questions are choices."""
YEAR = 3000
"""Responses in the year of play that statistics are drawn of."""
SPENT = 7.5
"""Seconds that every answer in a picture took."""

Draw = Callable[[str], Awaitable[None]]


def game(home: Path, theme: str) -> Game:
    """The real game in a home of its own, where a few rounds have been played."""
    os.environ["BUREAU_QUIZ_HOME"] = str(home)
    catalogue = Catalogue.open(paths.catalogue_file(), (paths.bundled_packs(),))
    records = Records.open(paths.records_file(), lambda: NOW)
    settings = Settings(player="Malotru", packs=("the-bureau",), theme=theme, timed=True)
    made = Game(catalogue, records, settings, lambda: NOW, lambda: SEED)
    for player, misses in (("Phénomène", 3), ("Rocambole", 4), ("Malotru", 5), ("Cyclone", 2)):
        _play(made, player, misses)
    return made


def _play(made: Game, player: str, misses: int) -> None:
    """A round in which every question of a number that `misses` divides is missed."""
    again = made.hq().again
    sitting = made.begin(Briefing(again.packs, again.rules, player))
    while (view := sitting.view()).phase is not Phase.OVER:
        answer(sitting, hit=view.number % misses != 0, seconds=SPENT)
        sitting.next()


async def tour(player: Player, draw: Draw) -> None:
    """Go through every screen, drawing each."""
    await player.ready()
    await draw("hq")
    await player.press("enter")
    await player.sees("10 of")
    await draw("briefing")
    await player.press("b")
    await player.asked()
    await mission(player, draw)
    await draw("debriefing")
    await player.press("down", "enter")
    await player.pilot.pause()
    await draw("debriefing-open")
    await player.press("h")
    await player.sees("Rocambole")
    await draw("boards")
    await player.press("q", "q")
    await player.ready()
    for name, wanted in (("archive", "bundled"), ("settings", "Animations")):
        await player.menu(name)
        await player.sees(wanted)
        await draw(name)
        if name == "archive":
            await player.press("enter")
            await player.sees("Categories")
            await draw("pack")
            await player.press("q")
            await player.pilot.pause()
        await player.press("q")
        await player.ready()
    await player.press("question_mark")
    await player.sees("K E Y S")
    await draw("help")


async def mission(player: Player, draw: Draw) -> None:
    """Play the round: the third answer wrong, the last but one skipped."""
    number = 0
    while True:
        number += 1
        await frozen(player)
        if number == 4:
            await player.press("down", "down")
            await player.pilot.pause()
            await draw("mission")
            await player.press("p")
            await player.sees("Paused")
            await draw("paused")
            await player.press("p")
            await player.asked()
        put = player.app.sitting._round.put  # type: ignore[union-attr]
        assert put is not None
        if number == 3:
            await player.press(str(player.right() % 4 + 1))
        else:
            await player.press(*(["f2"] if number == 9 else right_keys(put)))
        await player.told()
        player.mission.settle()
        await player.pilot.pause()
        if number in (3, 5):
            await draw("wrong" if number == 3 else "verdict")
        await player.press("enter")
        if number == 10:
            await player.sees("possible")
            return
        await player.asked()


async def frozen(player: Player) -> None:
    """Stop the time, so that a picture is the same at every drawing."""
    screen = player.mission
    screen.settle()
    screen.clock = Stopwatch(lambda: 0.0)
    screen.clock._before = SPENT
    screen.timebar.watch_clock(screen.clock, screen._view.limit, False)
    await player.pilot.pause()


async def draw_all(theme: str, size: tuple[int, int], keep: Callable[[str, str], None]) -> None:
    """Draw every screen of one theme at one size."""
    with tempfile.TemporaryDirectory(prefix="bureau-quiz-pictures-") as home:
        async with opened(game(Path(home), theme), size) as player:

            async def draw(name: str) -> None:
                await player.pilot.pause()
                keep(name, plain(player.app.export_screenshot(title="Bureau Quiz")))

            await tour(player, draw)


def bundled(id_: str) -> Put:
    """A question of The Bureau, put."""
    pack = packs.read(paths.bundled_packs() / "the-bureau").pack
    assert pack is not None
    found = next(one for one in bank.make(pack).questions if one.id == id_)
    seen = guarded(found, None)
    assert seen is not None
    return ALL[seen.kind].put(seen, Random(id_).random, True)


async def draw_kind(
    kind: str, put: Put, theme: str, size: tuple[int, int], keep: Callable[[str, str], None]
) -> None:
    """Draw a question of a kind, open and told."""
    with tempfile.TemporaryDirectory(prefix="bureau-quiz-pictures-") as home:
        os.environ["BUREAU_QUIZ_HOME"] = home
        table = sitting(put, PUTS["choice"], seconds=30)
        async with seated(table, size, replace(CALM, theme=theme)) as player:
            await frozen(player)
            for name, keys in ((f"kind-{kind}", HALF), (f"kind-{kind}-told", REST)):
                await player.press(*keys[kind])
                if name.endswith("told"):
                    await player.told()
                await player.pilot.pause()
                keep(name, plain(player.app.export_screenshot(title="Bureau Quiz")))


async def draw_watch(theme: str, size: tuple[int, int], keep: Callable[[str, str], None]) -> None:
    """Draw the watch beside the editor."""
    with tempfile.TemporaryDirectory(prefix="bureau-quiz-pictures-") as home:
        draft = Path(home) / "rivers.yaml"
        draft.write_text(DRAFT, encoding="utf-8")
        app = WatchApp(game(Path(home), theme), draft)
        async with app.run_test(size=size) as pilot:
            player = Player(app, pilot)
            await player.sees("Danube")
            draft.write_text(DRAFT.replace("flow?", "run?"), encoding="utf-8")
            await player.sees("run?")
            slip = DRAFT.replace("flow?", "run?\n    dificulty: 1")
            draft.write_text(slip, encoding="utf-8")
            await player.sees("1 error")
            await pilot.pause()
            keep("watch", plain(app.export_screenshot(title="Bureau Quiz")))


async def draw_statistics(
    theme: str, size: tuple[int, int], keep: Callable[[str, str], None]
) -> None:
    """Draw the pages of statistics of a year of play, and one of them as text."""
    with tempfile.TemporaryDirectory(prefix="bureau-quiz-pictures-") as home:
        os.environ["BUREAU_QUIZ_HOME"] = home
        history(paths.records_file(), YEAR, end=NOW, player="Malotru")
        async with opened(game(Path(home), theme), size) as player:
            await player.menu("statistics")
            await player.sees("answers")
            for page, title in PAGES.items():
                if size == LARGE:  # where a turn shows other pages, and not the next one alone
                    await player.click(title)
                await player.pilot.pause()
                picture = plain(player.app.export_screenshot(title="Bureau Quiz"))
                keep(f"statistics-{page}", picture)
                await player.press("right")
            await player.press("v")
            await player.sees("Points")
            await player.pilot.pause()
            keep("statistics-text", plain(player.app.export_screenshot(title="Bureau Quiz")))


def draw_gallery(folder: Path) -> None:
    """Draw every screen at every size in both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("bureau-dark", "bureau-light"):
        for size in (SMALL, USUAL, LARGE):
            prefix = f"{theme}-{size[0]}x{size[1]}"

            def keep(name: str, picture: str, prefix: str = prefix) -> None:
                (folder / f"{prefix}-{name}.svg").write_text(picture, encoding="utf-8")

            asyncio.run(draw_all(theme, size, keep))
            asyncio.run(draw_watch(theme, size, keep))
            asyncio.run(draw_statistics(theme, size, keep))
            asyncio.run(pictures_past.draw(theme, size, keep))
            for kind in PUTS:
                asyncio.run(draw_kind(kind, PUTS[kind], theme, size, keep))


def main() -> int:
    """Draw the README's pictures, and every other one if a folder for them is named."""
    DOCS.mkdir(parents=True, exist_ok=True)

    def to_docs(name: str, picture: str) -> None:
        if name in README | pictures_past.README or name.removeprefix("kind-") in KINDS:
            (DOCS / f"{name}.svg").write_text(picture, encoding="utf-8")

    asyncio.run(draw_all("bureau-dark", USUAL, to_docs))
    asyncio.run(draw_watch("bureau-dark", (100, 24), to_docs))
    asyncio.run(draw_statistics("bureau-dark", USUAL, to_docs))
    asyncio.run(pictures_past.draw("bureau-dark", USUAL, to_docs))
    for kind, id_ in KINDS.items():
        asyncio.run(draw_kind(kind, bundled(id_), "bureau-dark", USUAL, to_docs))
    for folder in map(Path, sys.argv[1:]):
        draw_gallery(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
