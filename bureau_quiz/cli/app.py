"""The command `bureau-quiz` itself: without a subcommand it opens headquarters."""

import click

from bureau_quiz import __version__
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.front import headquarters
from bureau_quiz.cli.groups import Lazy, LazyGroup

COMMANDS = {
    "play": Lazy("bureau_quiz.cli.play", "Play a round."),
    "train": Lazy("bureau_quiz.cli.train", "Train what is due, weak and new."),
    "scores": Lazy("bureau_quiz.cli.scores", "Show the boards of high scores."),
    "stats": Lazy("bureau_quiz.cli.stats", "Show your figures: right answers, points, streaks."),
    "dossier": Lazy("bureau_quiz.cli.dossier", "Show what you know, as dossiers."),
    "pack": Lazy("bureau_quiz.cli.pack", "Write, check and share question packs."),
    "records": Lazy("bureau_quiz.cli.records", "Back up, restore, export and import your past."),
    "paths": Lazy("bureau_quiz.cli.paths", "Show where settings, records and packs lie."),
    "completion": Lazy("bureau_quiz.cli.completion", "Print what makes a shell complete commands."),
}

EPILOG = """\b
Examples:
  bureau-quiz                       open headquarters
  bureau-quiz play the-bureau       play at once
  bureau-quiz play --plain          play line by line
"""


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(__version__, prog_name=talk.NAME, message="%(prog)s %(version)s")
@click.pass_context
def command(ctx: click.Context) -> int:
    """Play trivia from tables of facts, as a quiet intelligence service would.

    Without a command it opens headquarters: missions, training, dossiers, boards, packs
    and settings.
    """
    if ctx.invoked_subcommand is not None:
        return ExitCode.FINE
    return headquarters()
