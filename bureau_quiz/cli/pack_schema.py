"""`bureau-quiz pack schema`: the format for an editor."""

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode

EPILOG = """\b
Example:
  bureau-quiz pack schema > pack.schema.json
and as the first line of a pack:
  # yaml-language-server: $schema=pack.schema.json
"""


@click.command(epilog=EPILOG)
def command() -> int:
    """Print the pack format as a JSON Schema, for editors that check while you type."""
    from bureau_quiz.authoring import schema

    talk.data(schema.as_json())
    return ExitCode.FINE
