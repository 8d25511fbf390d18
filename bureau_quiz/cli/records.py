"""`bureau-quiz records`: what keeps a player's past."""

import click

from bureau_quiz.cli.groups import Lazy, LazyGroup, without_command

COMMANDS = {
    "check": Lazy("bureau_quiz.cli.records_check", "Look through your records and backups."),
    "backup": Lazy("bureau_quiz.cli.records_backup", "Make a backup now."),
    "restore": Lazy("bureau_quiz.cli.records_restore", "Go back to a backup."),
    "export": Lazy("bureau_quiz.cli.records_export", "Write all of your past as JSON Lines."),
    "import": Lazy("bureau_quiz.cli.records_import", "Bring another file's past into yours."),
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    invoke_without_command=True,
    epilog="\b\nExamples:\n  bureau-quiz records check\n  bureau-quiz records restore latest\n",
)
@click.pass_context
def command(ctx: click.Context) -> int:
    """Check, back up, restore, export and import what you have played.

    A backup is made on each day of play, and the last seven are kept.
    """
    return without_command(ctx)
