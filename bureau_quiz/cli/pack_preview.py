"""`bureau-quiz pack preview`: every question that a pack can ask."""

import click

from bureau_quiz.authoring import preview
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.made import looked_at
from bureau_quiz.cli.parameters import OneOf, PackName

EPILOG = """\b
Examples:
  bureau-quiz pack preview my.yaml
  bureau-quiz pack preview the-bureau --format json
"""


@click.command(epilog=EPILOG)
@click.argument("pack", type=PackName(), metavar="PACK|PATH")
@click.option(
    "--format",
    "form",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="text, or json: an array with one object a question.",
)
def command(pack: str, form: str) -> int:
    """Show every question that a pack can ask, by template, with its answers and its pool.

    Nothing is written.
    """
    found, seen = looked_at(pack)
    if form == "json":
        talk.stream(preview.as_json(seen.questions))
    else:
        talk.stream(preview.as_text(found, seen.questions))
    return ExitCode.FINE
