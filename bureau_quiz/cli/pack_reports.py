"""`bureau-quiz pack reports`: what players said about questions, at the lines that ask them."""

from __future__ import annotations

import click

from bureau_quiz import paths
from bureau_quiz.cli import find, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf, PackName

EPILOG = """\b
Examples:
  bureau-quiz pack reports
  bureau-quiz pack reports the-bureau
  bureau-quiz pack reports my-pack.yaml --format json
"""


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK|PATH]...")
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text", help="text or json."
)
def command(packs: tuple[str, ...], form: str) -> int:
    """Show where players were right after all, and what they flagged.

    Each report names the file and line of the template and row that asked; spellings that players
    appealed for follow as `accept:` lines, ready to paste.
    """
    from bureau_quiz.authoring import reports
    from bureau_quiz.authoring.look import look
    from bureau_quiz.cli.house import now
    from bureau_quiz.records.records import Records

    records = Records.open(paths.records_file(), now)
    try:
        there = find.located(packs) if packs else list(find.installed().values())
        found = []
        for path in there:
            seen = look(path)
            if seen.pack is None:
                talk.say(f"{path} is broken; see what is wrong: {talk.checking(path)}")
            elif said := records.reports(seen.pack.id):
                found.append((seen.pack.id, reports.placed(said, seen.pack, seen.questions)))
        for notice in records.notices:
            talk.say(notice)
        kept = records.kept
    finally:
        records.close()
    if form == "json":
        talk.data(reports.as_json(found))
    elif found:
        talk.stream(line for _, of_pack in found for line in reports.as_text(of_pack))
    else:
        talk.say("Nobody has flagged a question or said that they were right.")
    return ExitCode.FINE if kept else ExitCode.RECORDS
