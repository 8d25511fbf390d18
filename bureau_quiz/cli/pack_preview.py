"""`bureau-quiz pack preview`: every question that a pack can ask."""

import click

from bureau_quiz.authoring import preview
from bureau_quiz.authoring.sifting import Wanted, sifted
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.made import looked_at
from bureau_quiz.cli.parameters import Difficulty, OneOf, PackName
from bureau_quiz.text import plural

EPILOG = """\b
Examples:
  bureau-quiz pack preview my.yaml
  bureau-quiz pack preview my.yaml --template capital --row France
  bureau-quiz pack preview signals --category Morse --kind match
  bureau-quiz pack preview the-bureau --difficulty hard --format json
"""


@click.command(epilog=EPILOG)
@click.argument("pack", type=PackName(), metavar="PACK|PATH")
@click.option(
    "--template",
    multiple=True,
    metavar="ID",
    help="Only this template and its reverse, or plain; may be repeated, like those below.",
)
@click.option("--row", multiple=True, metavar="KEY", help="Only questions that rest on this row.")
@click.option("--category", multiple=True, metavar="C", help="Only this category.")
@click.option("--kind", multiple=True, metavar="K", help="Only this kind.")
@click.option(
    "--difficulty", type=Difficulty(), multiple=True, metavar="D", help="Only this difficulty."
)
@click.option(
    "--format",
    "form",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="text, or json: an array with one object per question.",
)
def command(
    pack: str,
    template: tuple[str, ...],
    row: tuple[str, ...],
    category: tuple[str, ...],
    kind: tuple[str, ...],
    difficulty: tuple[int, ...],
    form: str,
) -> int:
    """Show every question that a pack can ask, by template, with its answers and its pool.

    Accepted spellings stand in brackets after an answer. Nothing is written.
    """
    found, seen = looked_at(pack)
    wanted = Wanted(template, row, category, kind, difficulty)
    questions = sifted(seen.questions, wanted)
    if form == "json":
        talk.stream(preview.as_json(questions))
    else:
        talk.stream(preview.as_text(found, questions))
    if len(questions) < len(seen.questions):
        talk.say(f"{plural(len(questions), 'question')} of {len(seen.questions)} shown.")
    return ExitCode.FINE
