"""`bureau-quiz pack import`: other programs' question files become a pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import ForeignFormat, OneOf
from bureau_quiz.errors import BureauError, PackUnreadable, WrongUse
from bureau_quiz.text import listed, plural, visible

if TYPE_CHECKING:
    from bureau_quiz.authoring.exchange.importing import Gathered, Imported
    from bureau_quiz.authoring.progress import Progress

EPILOG = """\b
Examples:
  bureau-quiz pack import questions.json -o trivia.yaml
  bureau-quiz pack import --from gift *.txt -o exam.yaml
  bureau-quiz pack import capitals.csv rivers.csv -o geography   a folder of several files
"""


@click.command(epilog=EPILOG)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="PACK",
    help="Where to write the pack: NAME.yaml for one file, else a folder.",
)
@click.option(
    "--from",
    "form",
    type=ForeignFormat(),
    help="The format of the files; recognised, if left out.",
)
@click.option("--force", is_flag=True, help="Replace a pack that is already there.")
@click.option(
    "--format",
    "shape",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="How to report: text, or json: one object with counts and remarks.",
)
def command(
    files: tuple[Path, ...], target: Path, form: str | None, force: bool, shape: str
) -> int:
    """Make a pack from other programs' question files.

    Reads Open Trivia DB (opentdb), question tables (csv), Quizlet and Anki text (cards), Moodle
    GIFT (gift), Aiken (aiken), OpenTriviaQA (opentriviaqa), quiz of bsdgames (bsdgames), trivia of
    Red-DiscordBot (red) and hascard (hascard). A spreadsheet of facts (facts) becomes a table that
    is asked about, as with pack new --from; in a folder it lies beside the pack, otherwise its
    rows stand in the pack itself.

    Everything that works is kept; what was dropped or mended is listed with its file, line and
    reason. The exit code is 1 if anything was dropped or a file could not be read, and 2 if none
    could.
    """
    from bureau_quiz.authoring.exchange import placing
    from bureau_quiz.authoring.new import copy_name

    placing.refuse(target, force, [copy_name(path) for path in files])
    unread: list[BureauError] = []
    with progress.shown() as told:
        imported = _brought(files, target, form or "", force, told, unread)
    if shape == "json":
        talk.data(_as_json(imported, unread))
    elif imported is not None:
        talk.stream(_as_text(imported))
    for error in unread:
        talk.complain(error)
    return ExitCode.WRONG_USE if imported is None else _ended(imported, len(unread))


def _brought(
    files: tuple[Path, ...],
    target: Path,
    form: str,
    force: bool,
    told: Progress,
    unread: list[BureauError],
) -> Imported | None:
    """Import what can be read; None where nothing can. Why a file cannot goes to `unread`."""
    from bureau_quiz.authoring.exchange import importing

    gathered: list[Gathered] = []
    for path in files:
        told(f"reading {path}")
        try:
            gathered.append(importing.gather(path, form, files))
        except PackUnreadable as error:
            unread.append(error)
    if not gathered:
        return None
    try:
        return importing.bring(gathered, target, force, told)
    except OSError as error:
        raise WrongUse(f"{target} cannot be written: {error.strerror or error}.") from None


def _as_text(imported: Imported) -> Iterator[str]:
    for place, message, dropped in imported.remarks:
        what = "dropped" if dropped else "mended"
        yield visible(f"{place.path}:{place.line}:{place.column}: {what}: {message}")
    yield (
        f"{listed(imported.forms)}: read {imported.read:,} = kept {imported.kept:,} "
        f"+ dropped {imported.dropped:,}."
    )


def _as_json(imported: Imported | None, unread: Sequence[BureauError]) -> str:
    import json

    told = {
        "pack": str(imported.path) if imported and imported.kept else None,
        "formats": imported.forms if imported else (),
        "read": imported.read if imported else 0,
        "kept": imported.kept if imported else 0,
        "dropped": imported.dropped if imported else 0,
        "questions": imported.questions if imported else 0,
        "remarks": [
            {
                "path": place.path,
                "line": place.line,
                "column": place.column,
                "dropped": dropped,
                "message": message,
            }
            for place, message, dropped in (imported.remarks if imported else ())
        ],
        "unread": [{"message": error.message, "mend": error.mend} for error in unread],
    }
    return json.dumps(told, indent=2)


def _ended(imported: Imported, unread: int) -> int:
    """Say what came of it, and give the exit code."""
    if unread:
        talk.say(f"{plural(unread, 'file')} could not be read; the rest was imported.")
    if not imported.kept:
        talk.say("Nothing could be kept, so nothing was written.")
        return ExitCode.CHECK_FAILED if imported.dropped else ExitCode.WRONG_USE
    asks = plural(imported.questions, "question")
    where = f'"{imported.path}"' if " " in str(imported.path) else imported.path
    talk.say(f"{imported.path} asks {asks}. To play: {talk.NAME} play {where}")
    return ExitCode.CHECK_FAILED if imported.dropped or unread else ExitCode.FINE
