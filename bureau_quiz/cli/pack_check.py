"""`bureau-quiz pack check`: every problem of every pack, in one run."""

import click

from bureau_quiz import paths
from bureau_quiz.authoring import check
from bureau_quiz.cli import find, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf, PackName
from bureau_quiz.errors import BureauError, Severity

EPILOG = """\b
Examples:
  bureau-quiz pack check my.yaml
  bureau-quiz pack check packs/ --format json
  bureau-quiz pack check            every installed pack
"""


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK|PATH]...")
@click.option(
    "--format",
    "form",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="text, or json: one object with packs, problems and counts.",
)
def command(packs: tuple[str, ...], form: str) -> int:
    """Report every problem of packs with its place and its mend.

    An error keeps something from being asked, a warning is likely a mistake, a note tells what was
    passed over. Nothing is written. The exit code is 1 if there are errors, and 2 if a path could
    not be read at all.
    """
    reports, code = [], ExitCode.FINE
    for word in packs or find.all_installed():
        try:
            found = find.located([word]) if isinstance(word, str) else [word]
            reports += [check.check(path) for path in found]
        except BureauError as error:
            talk.complain(error)
            code = ExitCode.WRONG_USE
    reports = check.with_clashes(reports, paths.bundled_packs())
    if form == "json":
        talk.data(check.as_json(reports))
    elif reports or code is ExitCode.FINE:
        talk.stream(check.as_text(reports, talk.width(), talk.printed))
    if code is ExitCode.FINE and any(report.unreadable for report in reports):
        code = ExitCode.WRONG_USE
    elif code is ExitCode.FINE and any(report.count(Severity.ERROR) for report in reports):
        code = ExitCode.CHECK_FAILED
    return code
