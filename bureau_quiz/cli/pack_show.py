"""`bureau-quiz pack show`: a pack on one page."""

import click

from bureau_quiz.authoring import show
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.made import looked_at
from bureau_quiz.cli.parameters import OneOf, PackName

EPILOG = "\b\nExamples:\n  bureau-quiz pack show the-bureau\n  bureau-quiz pack show my.yaml\n"


@click.command(epilog=EPILOG)
@click.argument("pack", type=PackName(), metavar="PACK|PATH")
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text", help="text or json."
)
def command(pack: str, form: str) -> int:
    """Show a pack on one page: title, licence, source, and what it can ask.

    Problems are counted as `pack check` does.
    """
    from bureau_quiz.authoring.check import problems_of

    found, seen = looked_at(pack)
    problems = problems_of(seen, found)
    if form == "json":
        talk.data(show.as_json(found, seen.questions, problems))
    else:
        talk.stream(show.as_text(found, seen.questions, problems))
    return ExitCode.FINE
