"""`bureau-quiz pack new`: a pack is begun, with a starter or with a spreadsheet."""

from pathlib import Path

import click

from bureau_quiz.cli import find, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.there import exists
from bureau_quiz.errors import WrongUse
from bureau_quiz.text import plural, visible

EPILOG = """\b
Examples:
  bureau-quiz pack new rivers                      a folder with a pack to fill in
  bureau-quiz pack new capitals --from facts.csv   what `play facts.csv` asks, to build on
  bureau-quiz pack new rivers -o quizzes           in another folder
"""


@click.command(epilog=EPILOG)
@click.argument("name", required=False, metavar="[NAME]")
@click.option(
    "--from",
    "sheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A spreadsheet (CSV or TSV) of facts to ask about.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="Where to make the pack's folder; here, if left out.",
)
def command(name: str | None, sheet: Path | None, folder: Path) -> int:
    """Start a pack: a folder NAME with a commented pack.yaml that plays at once.

    NAME is made of lower-case letters, digits and hyphens; with --from it may be left out, and is
    then taken from the file, of which the folder gets a copy. Beside the pack lies its schema, with
    which editors complete and check what you type. Nothing is ever overwritten.
    """
    from bureau_quiz.authoring import new
    from bureau_quiz.packs.finding import id_of_sheet

    if sheet is not None and not exists(sheet):
        raise find.nothing(str(sheet) if find.is_path(str(sheet)) else f"./{sheet}", ())
    if name is None and sheet is None:
        raise WrongUse("A new pack needs a name.", f"Such as: {talk.NAME} pack new rivers")
    name = new.checked_name(name if name is not None else id_of_sheet(sheet or Path()))
    if name in find.installed():
        mend = f"Choose another name: my-{name}, say."
        raise WrongUse(f"A pack {name} is already installed.", mend)
    made = new.from_sheet(name, sheet, folder) if sheet else new.start(name, folder)
    talk.data(*(visible(str(path)) for path in made.files))
    for told in made.mended:
        talk.say(f"In the copy of {sheet}: {told}")
    if made.problems:
        talk.say(f"{sheet} has {plural(len(made.problems), 'error')}, copied as they are.")
    # A bare name would mean the installed pack as soon as this one is added.
    where = str(made.folder) if find.is_path(str(made.folder)) else f"./{made.folder}"
    where = f'"{where}"' if " " in where else where
    talk.say("Next:")
    talk.say(f"  {talk.NAME} pack check {where}")
    talk.say(f"  {talk.NAME} pack watch {where}   beside your editor, while you write")
    talk.say(f"  {talk.NAME} play {where}")
    return ExitCode.FINE
