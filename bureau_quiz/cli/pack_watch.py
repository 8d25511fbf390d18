"""`bureau-quiz pack watch`: problems and questions beside the editor, renewed at each save."""

from pathlib import Path

import click

from bureau_quiz.cli import find, talk
from bureau_quiz.cli.parameters import PackName
from bureau_quiz.errors import WrongUse

EPILOG = """\b
Examples:
  bureau-quiz pack watch my.yaml
  bureau-quiz pack watch packs/my-folder
"""


@click.command(epilog=EPILOG)
@click.argument("pack", type=PackName(), metavar="PACK|PATH")
def command(pack: str) -> int:
    """Watch a pack while you write it: every problem, and every question of the part you edit.

    Fills the terminal. Whenever you save the file in your editor, both sides are refreshed; p plays
    the questions shown. Nothing is written.
    """
    paths = find.located([pack])
    if len(paths) > 1:
        raise WrongUse(f"There is more than one pack in “{pack}”.", "Watch one of them.")
    if not talk.can_draw():
        mend = f"Without one, use: {talk.checking(paths[0])}"
        raise WrongUse("Watching needs a terminal.", mend)
    from bureau_quiz.cli.house import opened
    from bureau_quiz.ui import watch

    with opened(compile=False) as house:
        return watch(house.game, Path(paths[0]))
