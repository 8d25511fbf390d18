"""`bureau-quiz train`: what is due, weak and new, on the whole screen or line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import Name, OneOf, PackName, Whole
from bureau_quiz.errors import WrongUse

if TYPE_CHECKING:
    from bureau_quiz.cli.house import House
    from bureau_quiz.game.recall.outlook import Training, Wish

EPILOG = """\b
Examples:
  bureau-quiz train                              what is due, weak and new
  bureau-quiz train the-bureau --new 5
  bureau-quiz train --weakest --plain
  bureau-quiz train --category Codenames
  bureau-quiz train --due --format json          what a run would be, and no more
"""


def _new() -> range:
    """How many new facts may be asked for."""
    from bureau_quiz.memory.training import RUN

    return range(RUN + 1)


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK[:LEVEL]|FILE]...")
@click.option("--new", type=Whole(_new), metavar="N", help="So many new facts, whatever the pace.")
@click.option("--weakest", is_flag=True, help="Only what you know least, the weakest first.")
@click.option(
    "--category", multiple=True, metavar="C", help="Only of this category; may be given again."
)
@click.option("--player", type=Name(), metavar="NAME", help="Whose memory; yours if left out.")
@click.option("--plain", is_flag=True, help="Line by line, as it is anyway without a terminal.")
@click.option("--due", is_flag=True, help="Say what a run would be, and leave.")
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text",
    help="With --due: text or json.",
)  # fmt: skip
def command(
    packs: tuple[str, ...],
    new: int | None,
    weakest: bool,
    category: tuple[str, ...],
    player: str | None,
    plain: bool,
    due: bool,
    form: str,
) -> int:
    """Train what you know: facts that are due, then weak ones, then new ones.

    A run has twenty facts at most, and says how many when it starts. What was not right comes back
    before its end. There are no points, and nothing is lost by waiting.
    """
    from bureau_quiz.cli import choosing
    from bureau_quiz.cli.house import Notices, opened

    if weakest and new is not None:
        raise WrongUse("--weakest asks for nothing new.", "Leave --new out.")
    if form != "text" and not due:
        raise WrongUse("--format is for --due.", "Add --due, or leave it out.")
    with opened() as house:
        if due:
            Notices().say(house.game.notices)
        wish = _wish(house, packs, new, weakest, category, player)
        if due:
            house.tell_of_others(player)
            return _tell(house, wish, form)
        if plain or not talk.can_draw():
            from bureau_quiz.cli.lines import play

            cut = choosing.cut_off(house, choosing.Wish(player=player))
            return play(house, lambda: house.game.train(wish), cut)
        sitting = house.game.train(wish)
        from bureau_quiz.ui import run

        return house.code(run(house.game, lambda: sitting))


def _wish(
    house: House,
    words: tuple[str, ...],
    new: int | None,
    weakest: bool,
    category: tuple[str, ...],
    player: str | None,
) -> Wish:
    """What the words ask for; what the player knows is brought up to date on the way."""
    from bureau_quiz.cli import choosing
    from bureau_quiz.cli.progress import shown
    from bureau_quiz.game import briefings
    from bureau_quiz.game.recall.outlook import Wish

    named = choosing.named(house, words)
    with shown() as told:
        house.game.recall(lambda done, of: told("reading what you answered", done, of))
    infos, settings = house.catalogue.packs(), house.game.settings
    packs = briefings.as_seen(named, settings, infos)
    among = packs or briefings.remembered(settings, infos).packs
    return Wish(
        packs=packs,
        weakest=weakest,
        new=new,
        categories=choosing.categories(house, among, category),
        player=player or "",
    )


def _tell(house: House, wish: Wish, form: str) -> int:
    """What a run would be."""
    training = house.game.training(wish)
    if form == "json":
        talk.data(json.dumps(_record(training), indent=2))
    else:
        talk.tell(_said(training))
    return house.code(ExitCode.FINE)


def _said(training: Training) -> str:
    if training.facts:
        from bureau_quiz.game.recall.training import in_words

        return in_words(training)
    coming = f" The next fact is due {training.coming}." if training.coming else ""
    return f"Nothing to train now.{coming}"


def _record(training: Training) -> dict[str, int | str | None]:
    return {
        "facts": training.facts,
        "due": training.due,
        "weak": training.weak,
        "new": training.new,
        "beside": training.beside,
        "later": training.later,
        "due_in_all": training.due_in_all,
        "weak_in_all": training.weak_in_all,
        "next_due": training.next_due.isoformat() if training.next_due else None,
        "untried": training.left,
    }
