"""`bureau-quiz pack import`: other programs' question files become a pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import ForeignFormat, OneOf
from bureau_quiz.errors import PackUnreadable, WrongUse
from bureau_quiz.text import listed, plural, visible

if TYPE_CHECKING:
    from bureau_quiz.authoring.exchange.importing import Gathered, Imported
    from bureau_quiz.authoring.progress import Progress

EPILOG = """\b
Examples:
  bureau-quiz pack import questions.json -o trivia.yaml
  bureau-quiz pack import --from gift *.txt -o exam.yaml
  bureau-quiz pack import large.csv -o large         a folder of several files
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
    help="Where the pack is to lie: NAME.yaml for one file, else a folder.",
)
@click.option(
    "--from",
    "form",
    type=ForeignFormat(),
    help="What the files are; without it that is recognised.",
)
@click.option("--force", is_flag=True, help="Replace a pack that lies there.")
@click.option(
    "--format",
    "shape",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="How the report is told: text, or json: one object with counts and remarks.",
)
def command(
    files: tuple[Path, ...], target: Path, form: str | None, force: bool, shape: str
) -> int:
    """Make a pack of question files of other programs.

    Reads Open Trivia DB (opentdb), question tables (csv), Quizlet and Anki text (cards), Moodle
    GIFT (gift), Aiken (aiken), OpenTriviaQA (opentriviaqa), quiz of bsdgames (bsdgames), trivia of
    Red-DiscordBot (red) and hascard (hascard).

    All that works is kept, and what was dropped or mended is told with its file, line and reason.
    The exit code is 1 if anything was dropped, and 2 if a file cannot be read or is of no format
    that is known; nothing is written then.
    """
    from bureau_quiz.authoring.exchange import placing

    placing.refuse(target, force)
    with progress.shown() as told:
        imported = _brought(files, target, form or "", force, told)
    if imported is None:
        return ExitCode.WRONG_USE
    if shape == "json":
        talk.data(_as_json(imported))
    else:
        talk.stream(_as_text(imported))
    return _ended(imported)


def _brought(
    files: tuple[Path, ...], target: Path, form: str, force: bool, told: Progress
) -> Imported | None:
    """Import; None where a file could not be read, which is told of each that is so."""
    from bureau_quiz.authoring.exchange import importing

    gathered: list[Gathered] = []
    failed = False
    for path in files:
        told(f"reading {path}")
        try:
            gathered.append(importing.gather(path, form, files))
        except PackUnreadable as error:
            talk.complain(error)
            failed = True
    if failed:
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


def _as_json(imported: Imported) -> str:
    import json

    told = {
        "pack": str(imported.path) if imported.kept else None,
        "formats": imported.forms,
        "read": imported.read,
        "kept": imported.kept,
        "dropped": imported.dropped,
        "questions": imported.questions,
        "remarks": [
            {
                "path": place.path,
                "line": place.line,
                "column": place.column,
                "dropped": dropped,
                "message": message,
            }
            for place, message, dropped in imported.remarks
        ],
    }
    return json.dumps(told, indent=2)


def _ended(imported: Imported) -> int:
    """Say what came of it, and give the exit code."""
    if not imported.kept:
        talk.say("Nothing could be kept, so nothing was written.")
        return ExitCode.CHECK_FAILED if imported.dropped else ExitCode.WRONG_USE
    asks = plural(imported.questions, "question")
    talk.say(f"{imported.path} asks {asks}. To play: {talk.NAME} play {imported.path}")
    return ExitCode.CHECK_FAILED if imported.dropped else ExitCode.FINE
