"""`bureau-quiz paths`: where everything lies, and what of it is there."""

import json

import click

from bureau_quiz import paths
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf
from bureau_quiz.cli.there import exists
from bureau_quiz.text import visible


@click.command(epilog="\b\nExamples:\n  bureau-quiz paths\n  bureau-quiz paths --format json\n")
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text", help="text or json."
)
def command(form: str) -> int:
    """Show where settings, records, packs and the catalogue lie.

    BUREAU_QUIZ_HOME puts all of them under one folder. Nothing is made here.
    """
    places = {
        "settings": paths.settings_file(),
        "records": paths.records_file(),
        "your packs": paths.user_packs(),
        "bundled packs": paths.bundled_packs(),
        "catalogue": paths.catalogue_file(),
    }
    if form == "json":
        told = [
            {"name": name, "path": str(path), "exists": exists(path)}
            for name, path in places.items()
        ]
        talk.data(json.dumps(told, indent=2))
    else:
        for name, path in places.items():
            there = "" if exists(path) else "  (not there yet)"
            talk.data(visible(f"{name:15}{path}{there}"))
    return ExitCode.FINE
