"""`bureau-quiz records check`: whether all that was played can be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz import paths
from bureau_quiz.cli import keeping, progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf
from bureau_quiz.errors import Severity
from bureau_quiz.text import visible

if TYPE_CHECKING:
    from bureau_quiz.records.backups import Backup
    from bureau_quiz.records.checking import Checked

EPILOG = """\b
Examples:
  bureau-quiz records check
  bureau-quiz records check --format json
"""


@click.command(epilog=EPILOG)
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text", help="text or json."
)
def command(form: str) -> int:
    """Look through all of your records, as the game reads them, and through the backups.

    Every page, row and answer is looked at, and the points of each round are worked out again.
    Nothing is changed. The exit code is 1 if something is wrong, also with a backup, and 3 if the
    records cannot be read at all.
    """
    from bureau_quiz.records import backups, checking

    file = keeping.records_file()
    checked = None
    with keeping.told("could not be checked"), progress.shown() as told:
        if file.exists():
            checked = checking.check(file, told)
        told("looking at the backups")
        kept = backups.listed(file, paths.backups_folder())
    if form == "json":
        talk.data(_as_json(file, checked, kept))
    else:
        talk.stream(_as_text(file, checked, kept))
    wrong = any(each.damaged for each in kept) or (
        checked and any(each.severity is Severity.ERROR for each in checked.findings)
    )
    return ExitCode.CHECK_FAILED if wrong else ExitCode.FINE


def _as_text(file: Path, checked: Checked | None, kept: list[Backup]) -> Iterator[str]:
    if checked is None:
        yield keeping.NONE
    else:
        held = f": {keeping.holds(checked.contents)}" if checked.contents else ""
        yield visible(f"{file}{held}")
        for severity, what, mend in checked.findings:
            yield f"{talk.painted(severity, f'{severity.value}:')} {visible(what)}"
            if mend:
                yield f"  {visible(mend)}"
        if not checked.findings:
            yield "All of it can be read, and every score is what its answers come to."
    yield ""
    yield f"Backups in {visible(str(paths.backups_folder()))}:" if kept else "No backups yet."
    yield from (f"  {line}" for line in keeping.table(kept))
    if damaged := [each.path for each in kept if each.damaged]:
        yield "A damaged one may be removed. What can be read of it is brought over by:"
        yield f"  {talk.NAME} records import {visible(keeping.quoted(damaged[0]))}"


def _as_json(file: Path, checked: Checked | None, kept: list[Backup]) -> str:
    held = checked.contents if checked else None
    told = {
        "path": str(file),
        "exists": checked is not None,
        "schema": held.version if held else None,
        "rounds": held.rounds if held else None,
        "answers": held.responses if held else None,
        "findings": [
            {"severity": severity.value, "message": what, "mend": mend}
            for severity, what, mend in (checked.findings if checked else ())
        ],
        "backups": keeping.as_json(kept),
    }
    return json.dumps(told, indent=2)
