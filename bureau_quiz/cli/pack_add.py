"""`bureau-quiz pack add`: packs go among the player's own."""

from __future__ import annotations

from pathlib import Path

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.errors import BureauError

EPILOG = """\b
Examples:
  bureau-quiz pack add rivers.yaml
  bureau-quiz pack add rivers/ more-packs.zip
  bureau-quiz pack add draft.yaml --force     in spite of its errors
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--force", is_flag=True, help="Add packs with errors too; they play without what is broken."
)
def command(paths: tuple[str, ...], force: bool) -> int:
    """Add packs to your own: files, folders or zips, each checked before it goes in.

    A pack replaces the one of yours that has its id; that one is kept among the removed packs until
    another of its name goes there. It is played instead of a bundled pack with its id.

    Problems are counted one by one, and only those found in reading: `pack check` joins those that
    are alike, and looks for flaws of the questions too. The exit code is 1 if a pack was left out
    because of its errors, and 2 if one could not be read or written at all.
    """
    from bureau_quiz.cli.adding import Adding
    from bureau_quiz.cli.offered import offered

    adding = Adding(force)
    code = ExitCode.FINE
    for path in paths:
        try:
            with offered(Path(path)) as offer:
                code = max(code, adding.add(offer))
        except BureauError as error:
            talk.complain(error)
            code = ExitCode.WRONG_USE
    adding.tell()
    return code
