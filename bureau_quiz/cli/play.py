"""`bureau-quiz play`: a round at once, on the whole screen or line by line."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import find, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import Difficulty, Mode, Name, PackName, Whole, lengths, seeds
from bureau_quiz.errors import PackUnreadable, WrongUse
from bureau_quiz.text import fold, visible

if TYPE_CHECKING:
    from bureau_quiz.cli.house import House
    from bureau_quiz.game.model import Briefing

EPILOG = """\b
Examples:
  bureau-quiz play                                     as you played last
  bureau-quiz play the-bureau --timed --questions 20
  bureau-quiz play --difficulty hard --category Codenames
  bureau-quiz play my-pack.yaml --plain
  bureau-quiz play the-bureau --seed 7                 the same round every time
"""


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK|FILE]...")
@click.option("--mode", type=Mode(), help="The rules of the round.")
@click.option("--questions", type=Whole(lengths), metavar="N", help="How many questions.")
@click.option("--timed/--untimed", default=None, help="With a timer and points for speed, or not.")
@click.option(
    "--difficulty",
    type=Difficulty(),
    multiple=True,
    metavar="D",
    help="Only easy, medium or hard ones; may be given again.",
)
@click.option(
    "--category", multiple=True, metavar="C", help="Only of this category; may be given again."
)
@click.option("--seed", type=Whole(seeds), metavar="S", help="Deal the round that belongs to S.")
@click.option("--player", type=Name(), metavar="NAME", help="Whose score it is.")
@click.option("--plain", is_flag=True, help="Line by line, as it is anyway without a terminal.")
def command(
    packs: tuple[str, ...],
    mode: str | None,
    questions: int | None,
    timed: bool | None,
    difficulty: tuple[int, ...],
    category: tuple[str, ...],
    seed: int | None,
    player: str | None,
    plain: bool,
) -> int:
    """Play a round.

    Packs are named, or given by their path. What is left out is as you chose it last.
    """
    from bureau_quiz.cli.house import opened
    from bureau_quiz.game.briefings import remembered, settled
    from bureau_quiz.game.model import Briefing

    with opened() as house:
        usual = remembered(house.game.settings, house.catalogue.packs())
        chosen = _packs(house, packs) or usual.packs
        rules = replace(
            usual.rules,
            mode=mode or usual.rules.mode,
            questions=questions or usual.rules.questions,
            seconds=_seconds(house, timed, usual.rules.seconds),
            difficulties=difficulty,
            categories=_categories(house, chosen, category),
        )
        asked = Briefing(chosen, rules, player or usual.player, seed=seed)
        briefing = settled(asked, house.catalogue)
        if plain or not talk.can_draw():
            return _in_lines(house, briefing)
        # Said here and not by begin(), as a screen that is already open could not be left in peace.
        if rules.filtered and not house.game.choices(briefing.packs, briefing.rules).available:
            raise WrongUse("Nothing is left to ask.", "Choose more categories or difficulties.")
        from bureau_quiz.ui import run

        return house.code(run(house.game, briefing))


def _in_lines(house: House, briefing: Briefing) -> int:
    from bureau_quiz.cli.house import Notices
    from bureau_quiz.cli.signals import Ended, heeded
    from bureau_quiz.plain import run

    notices = Notices()
    notices.say(house.game.notices)

    def ask(prompt: str, patience: float | None = None) -> str | None:
        if not gc.isenabled():  # held off by `main` until there is something to see
            gc.freeze()  # what the start has made stays, and need not be looked through
            gc.enable()
        notices.say(sitting.notices)
        return talk.ask(prompt, patience, script)

    script = talk.script()
    ahead = script.ahead if script else None
    with heeded():
        try:
            sitting = house.game.begin(briefing)
            try:
                run(sitting, ask, talk.tell, time.monotonic, ahead)
            finally:
                notices.say(sitting.notices)
        except Ended as ended:
            return ended.code
        except KeyboardInterrupt:
            return ExitCode.INTERRUPTED
    return house.code(ExitCode.FINE if sitting.kept else ExitCode.RECORDS)


def _packs(house: House, words: Sequence[str]) -> tuple[str, ...]:
    """The ids of the packs that words name; those that lie at a path join the catalogue."""
    known = {info.id for info in house.catalogue.packs()}
    ids: dict[str, None] = {}
    for word in words:
        if word in known:
            ids[word] = None
            continue
        for path in find.at(Path(word), known):
            info = house.catalogue.add_path(path)
            if info.closed:
                raise PackUnreadable(
                    visible(f"{path} cannot be played: its structure is broken."),
                    f"See what is wrong: {talk.NAME} pack check {path}",
                )
            ids[info.id] = None
    return tuple(ids)


def _seconds(house: House, timed: bool | None, usual: int | None) -> int | None:
    if timed is None:
        return usual
    return house.game.settings.seconds if timed else None


def _categories(house: House, packs: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """The categories as the packs write them; the game says which do not exist."""
    there = {
        fold(name): name
        for info in house.catalogue.packs()
        if info.id in packs
        for name in info.categories
    }
    return tuple(there.get(fold(word), word) for word in words)
