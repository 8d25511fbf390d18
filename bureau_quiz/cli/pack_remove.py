"""`bureau-quiz pack remove`: packs leave the player's own."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz import paths
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import PackName
from bureau_quiz.errors import WrongUse
from bureau_quiz.meant import closest
from bureau_quiz.text import listed, plural, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bureau_quiz.catalogue.model import PackInfo

EPILOG = """\b
Examples:
  bureau-quiz pack remove rivers
  bureau-quiz pack remove rivers lakes --yes
"""


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, required=True, type=PackName(), metavar="PACK...")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(packs: tuple[str, ...], yes: bool) -> int:
    """Remove packs of your own.

    Your scores and what you remember of a pack are kept, and are back when the pack is. The pack
    itself is kept among the removed packs until another of its name goes there. Bundled packs
    cannot be removed; they can be switched off.
    """
    from bureau_quiz.authoring import installing
    from bureau_quiz.cli.switches import installed, kept
    from bureau_quiz.game.switching import forgotten

    with installed() as catalogue:
        infos = catalogue.packs()
    found = [_found(word, infos) for word in dict.fromkeys(packs)]
    if not yes and not talk.is_terminal(sys.stdin):
        raise WrongUse("There is nobody to ask.", "To remove it without being asked: --yes")
    code = ExitCode.FINE
    for info in found:
        if not yes and not _wanted(info):
            talk.say(visible(f"{info.title} stays."))
            continue
        removed = installing.remove(Path(info.path), paths.user_packs())
        talk.data(visible(f"Removed {info.title} ({info.id}); scores and memory stay."))
        talk.data(visible(f"  It is kept in {removed}"))
        others = [one for one in infos if one.id == info.id and one is not info and not one.closed]
        if others:
            talk.data(visible(f"  Played under this id now: {others[0].path}"))
        elif not kept(partial(forgotten, pack=info.id)):
            code = ExitCode.WRONG_USE
    with installed():  # what is gone is forgotten
        return code


def _found(word: str, infos: Sequence[PackInfo]) -> PackInfo:
    """The player's own pack that a word names, by its id or its path."""
    own = [info for info in infos if not info.bundled]
    found = [info for info in own if info.id == word or _is_at(info, word)]
    if len(found) > 1:
        places = listed((info.path for info in found), "or")
        raise WrongUse(f"Two of your packs are called “{word}”.", f"Name one by its path: {places}")
    if found:
        return found[0]
    if any(info.id == word for info in infos):
        off = f"It can be switched off: {talk.NAME} pack off {word}"
        raise WrongUse(f"“{word}” is bundled and cannot be removed.", off)
    names = sorted({info.id for info in own})
    near = closest(word, names)
    mend = f"Did you mean {near}?" if near else f"Yours: {listed(names)}." if names else ""
    raise WrongUse(f"You have no pack “{word[:200]}”.", mend or "You have added none.")


def _is_at(info: PackInfo, word: str) -> bool:
    try:
        return Path(word).resolve() == Path(info.path).resolve()
    except (OSError, RuntimeError, ValueError):
        return False


def _wanted(info: PackInfo) -> bool:
    asked = f"Remove {info.title} ({info.id}, {plural(info.questions, 'question')})? [y/n] "
    try:
        said = talk.ask(visible(asked)) or ""
    except EOFError:
        return False
    return said.strip().casefold() in ("y", "yes")
