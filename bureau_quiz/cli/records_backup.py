"""`bureau-quiz records backup`: a backup now, wherever it is wanted."""

from __future__ import annotations

from pathlib import Path

import click

from bureau_quiz import paths
from bureau_quiz.cli import keeping, progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.errors import RecordsFailed, WrongUse

EPILOG = """\b
Examples:
  bureau-quiz records backup
  bureau-quiz records backup /media/stick/records.sqlite
"""


@click.command(epilog=EPILOG)
@click.argument("target", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(target: Path | None, force: bool) -> int:
    """Copy your records to FILE, or into the folder of backups, and look through the copy.

    Somebody may be playing meanwhile. A backup that was made by this command is never taken away.
    """
    from bureau_quiz.cli.house import now
    from bureau_quiz.records import backups

    file = keeping.records_file()
    if not file.exists():
        raise RecordsFailed(keeping.NONE)
    if target is None:
        folder = paths.backups_folder()
        target = folder / f"records-kept-{now():%Y-%m-%dT%H-%M-%S}.sqlite"
    else:
        folder = target.absolute().parent
        if not folder.is_dir():
            raise WrongUse(f"There is no folder {folder}.", "Make it first, or name another one.")
    keeping.refuse_existing(target, force)
    if target.exists() and target.samefile(file):
        raise WrongUse("These are the records themselves.", "Choose another name.")
    with keeping.told("could not be backed up"), progress.shown() as told:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        told("copying")
        made = backups.make(file, target.absolute(), empty=True, force=force)
    talk.data(str(target))
    talk.say(
        f"{keeping.holds(made)}. To go back to it: {talk.NAME} records restore"
        f" {keeping.quoted(target)}"
    )
    return ExitCode.FINE
