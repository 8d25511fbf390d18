"""`bureau-quiz records restore`: back to a backup, with nothing lost on the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bureau_quiz import paths
from bureau_quiz.cli import keeping, progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf
from bureau_quiz.errors import WrongUse
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.records.restoring import Restored

EPILOG = """\b
Examples:
  bureau-quiz records restore --list
  bureau-quiz records restore latest
  bureau-quiz records restore 2026-11-22
"""


@click.command(epilog=EPILOG)
@click.argument("named", required=False, metavar="[FILE|DAY|latest]")
@click.option("--list", "listing", is_flag=True, help="Show what backups there are.")
@click.option(
    "--format",
    "form",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="With --list: text or json.",
)
def command(named: str | None, listing: bool, form: str) -> int:
    """Put a backup in the place of your records.

    These are kept first, and what they have and the backup has not can be brought back by records
    import. Nothing is done while a round is being played.
    """
    from bureau_quiz.cli.house import now
    from bureau_quiz.records import backups, restoring

    file, folder = keeping.records_file(), paths.backups_folder()
    if listing == (named is not None):
        raise WrongUse(
            "Which backup is to be restored?",
            f"{talk.NAME} records restore --list shows them; latest is the last one made.",
        )
    if named is None:
        with keeping.told("could not be looked at"), progress.shown() as told:
            told("looking at the backups")
            found = backups.listed(file, folder)
        if form == "json":
            talk.data(json.dumps(keeping.as_json(found), indent=2))
        else:
            talk.stream(keeping.table(found))
            if not found:
                talk.say("There are no backups yet: one is made on each day of play.")
        return ExitCode.FINE
    with keeping.told("could not be replaced"), progress.shown() as told:
        source = restoring.find(named, file, folder)
        told(f"restoring {source.name}")
        restored = restoring.restore(source, file, folder, now())
        keeping.forget()
    _tell(restored)
    return ExitCode.FINE


def _tell(restored: Restored) -> None:
    talk.say(f"Restored: {keeping.holds(restored.contents)}, from {restored.source}.")
    if restored.kept is None:
        return
    talk.say(f"Your records as they were are kept: {restored.kept}")
    again = f"{talk.NAME} records import {keeping.quoted(restored.kept)}"
    if restored.missed is None:
        talk.say(f"They could not be read as a whole. To bring over what can be: {again}")
    elif restored.missed.responses:
        answers, rounds = plural(restored.missed.responses, "answer"), restored.missed.rounds
        talk.say(
            f"{answers} of {plural(rounds, 'round')} in them are not in this backup."
            f" To bring them back: {again}"
        )
        talk.say("A game that is open elsewhere adds by itself what was answered in it.")
