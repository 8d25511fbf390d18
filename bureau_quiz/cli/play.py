"""`bureau-quiz play`: a round at once, on the whole screen or line by line."""

from __future__ import annotations

from typing import Any

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.parameters import (
    Difficulty,
    Mode,
    Name,
    Names,
    PackName,
    Seen,
    Whole,
    lengths,
    seeds,
)
from bureau_quiz.errors import WrongUse

EPILOG = """\b
Examples:
  bureau-quiz play                                     as you played last
  bureau-quiz play the-bureau --timed --questions 20
  bureau-quiz play --difficulty hard --category Codenames
  bureau-quiz play my-pack.yaml --plain
  bureau-quiz play facts.csv                           a spreadsheet, at once
  bureau-quiz play the-bureau --seed 7                 the same round every time
  bureau-quiz play --mode ladder
  bureau-quiz play --mode dispatch                     today's ten, once a day
  bureau-quiz play --names Marina,Raymond,Henri        in turns at one keyboard
  bureau-quiz play the-bureau:3                        nothing beyond season 3
  bureau-quiz play --code "the-bureau 2345-67892-ABCDE" the very same round
  bureau-quiz play --resume                            the round that was cut off
"""


class Playing(click.Command):
    """The command with the modes in its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each mode with how it is played and how it earns; then the examples."""
        from bureau_quiz.rounds.modes import MODES

        with formatter.section("Modes"):
            formatter.write_dl(
                [
                    (mode.name, f"{mode.summary} Points: {mode.points_help}")
                    for mode in MODES.values()
                    if mode.dealt
                ]
            )
        super().format_epilog(ctx, formatter)


@click.command(cls=Playing, epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK[:LEVEL]|FILE]...")
@click.option("--mode", type=Mode(), metavar="M", help="How it is played; see below.")
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
@click.option("--code", metavar="CODE", help="Play the round of a code, quoted as one text.")
@click.option("--player", type=Name(), metavar="NAME", help="Whose score it is.")
@click.option(
    "--names", type=Names(), metavar="A,B,…", help="Who plays in turns (hot seat), you first."
)
@click.option(
    "--seen",
    type=Seen(),
    metavar="LEVEL",
    help="How far you have seen what packs tell of, or all; nothing beyond is shown.",
)
@click.option("--misses", is_flag=True, help="What your last finished round missed, once more.")
@click.option("--resume", is_flag=True, help="Go on with the round that was cut off last.")
@click.option("--fresh", is_flag=True, help="Begin anew without being asked about such a round.")
@click.option("--plain", is_flag=True, help="Line by line, as it is anyway without a terminal.")
def command(fresh: bool, plain: bool, names: tuple[str, ...] | None, **words: Any) -> int:
    """Play a round.

    Packs are named, or given by their path. What is left out is as you chose it last.
    """
    from bureau_quiz.cli.choosing import Wish
    from bureau_quiz.cli.playing import on_screen, plainly

    wish = Wish(names=names or (), **words)
    if wish.resume and fresh:
        raise WrongUse("--resume goes on, --fresh begins anew.", "Leave one of them out.")
    if plain or not talk.can_draw():
        return plainly(wish, fresh)
    return on_screen(wish)
