"""`bureau-quiz records export`: all of a past as JSON Lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from bureau_quiz.cli import keeping, progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.errors import RecordsFailed, WrongUse
from bureau_quiz.text import plural

EPILOG = """\b
Examples:
  bureau-quiz records export past.jsonl
  bureau-quiz records export | gzip > past.jsonl.gz
"""


@click.command(epilog=EPILOG)
@click.argument("target", default="-", type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(target: Path, force: bool) -> int:
    """Write every row of your records to FILE, or to standard output.

    JSON Lines in UTF-8: a header with the number of rows, one row a line, and an end. Nothing is
    left out; records import reads it again, on any machine. The exit code is 1 if something in your
    records is no text, and a sign stands for it.
    """
    from bureau_quiz.records import exporting

    file = keeping.records_file()
    if not file.exists():
        raise RecordsFailed(keeping.NONE)
    to_stdout = str(target) == "-"
    if not to_stdout:
        keeping.refuse_existing(target, force)
    with (
        keeping.told("could not be exported"),
        progress.shown() as told,
        exporting.snapshot(file, told) as connection,
    ):
        if to_stdout:
            talk.stream(exporting.lines(connection, told, ascii_only=not _takes_all()))
        else:
            _write(target.absolute(), exporting.lines(connection, told))
        replaced = connection.text_factory.replaced
    if replaced:
        talk.say(
            f"{plural(replaced, 'text')} had bytes that are no text; a sign stands for each."
            f" {talk.NAME} records check tells where."
        )
    return ExitCode.CHECK_FAILED if replaced else ExitCode.FINE


def _takes_all() -> bool:
    """Whether stdout is a file or a pipe that takes any character as it is."""
    encoding = str(getattr(sys.stdout, "encoding", "")).lower().replace("-", "")
    return encoding == "utf8" and not talk.is_terminal(sys.stdout)


def _write(target: Path, lines: Iterable[str]) -> None:
    """Write a file that is there whole or not at all.

    Raises:
        WrongUse: It cannot be written.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.touch(mode=0o600, exist_ok=False)
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as stream:
                stream.writelines(f"{line}\n" for line in lines)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise WrongUse(
            f"{target} cannot be written: {error.strerror or error}.", "Name another file."
        ) from None
