"""`bureau-quiz records import`: another file's past, brought into this one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz import paths
from bureau_quiz.cli import keeping, progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf
from bureau_quiz.text import plural, visible

if TYPE_CHECKING:
    from bureau_quiz.records.importing import Brought

EPILOG = """\b
Examples:
  bureau-quiz records import past.jsonl
  bureau-quiz records import old-laptop/records.sqlite
  gunzip -c past.jsonl.gz | bureau-quiz records import -
"""


@click.command(epilog=EPILOG)
@click.argument("source", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--format",
    "form",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="How to report: text, or json: one object with counts and remarks.",
)
def command(source: Path, form: str) -> int:
    """Bring what an export or another records' file has into your records.

    FILE may be -: standard input.

    What is there already is not added twice, and nothing is overwritten. Of a round that both have,
    the further copy says how it stands: the one with more answers, then the one that has ended. If
    it was played on in both, what the other one answered becomes a round of its own, without a
    place. The exit code is 1 if a line had to be left out; it is told by its number.
    """
    from bureau_quiz.cli.house import now
    from bureau_quiz.records import importing

    file = keeping.records_file()
    stream = talk.incoming() if str(source) == "-" else None
    if stream:
        source = Path("standard input")
    with keeping.told("could not be added to"), progress.shown() as told:
        before = _kept(file, f"{now():%Y-%m-%dT%H-%M-%S}")
        changed = False
        try:
            brought = importing.bring(source, file, told, now, stream)
            merged = brought.merged
            changed = any(merged.added) or merged.joined + merged.reworded > 0
            if merged.joined or merged.apart or merged.reworded:
                keeping.forget()
        finally:
            if before and not changed:
                before.unlink(missing_ok=True)
    if form == "json":
        talk.data(_as_json(brought))
    else:
        talk.stream(_as_text(brought))
    for notice in brought.notices:
        talk.say(notice)
    if before and changed:
        talk.say(f"To undo this: {talk.NAME} records restore {keeping.quoted(before)}")
    return ExitCode.CHECK_FAILED if brought.dropped else ExitCode.FINE


def _kept(file: Path, when: str) -> Path | None:
    """The records as they are before this; None where there are none, or none that are sound."""
    from bureau_quiz.records import backups
    from bureau_quiz.records.troubles import ERRORS, Damaged

    target = paths.backups_folder() / f"records-before-import-{when}.sqlite"
    if not file.exists():
        return None
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(*ERRORS, Damaged):
        backups.make(file, target)
        return target
    return None


def _as_text(brought: Brought) -> Iterator[str]:
    for where, what, dropped in brought.remarks:
        yield visible(f"{where}: {'left out' if dropped else 'mended'}: {what}")
    if (more := brought.dropped + brought.mended - len(brought.remarks)) > 0:
        yield f"and {more:,} more like these"
    merged = brought.merged
    yield (
        f"Added {plural(merged.added.rounds, 'round')} and"
        f" {plural(merged.added.responses, 'answer')}; there already were"
        f" {plural(merged.there.rounds, 'round')} and {plural(merged.there.responses, 'answer')}."
    )
    if merged.joined:
        yield f"{plural(merged.joined, 'round')} went further in the other file, or otherwise."
    if merged.apart:
        yield (
            f"{plural(merged.apart, 'round')} had been played on in both: what was answered"
            " otherwise is kept as a round of its own."
        )
    if merged.reworded:
        yield (
            f"{plural(merged.reworded, 'question')} read otherwise in the other file: the wording"
            " stays that was put."
        )
    if brought.dropped:
        yield f"{plural(brought.dropped, 'line')} could not be used."


def _as_json(brought: Brought) -> str:
    merged = brought.merged
    told = {
        "read": brought.read,
        "dropped": brought.dropped,
        "mended": brought.mended,
        "added": {"rounds": merged.added.rounds, "answers": merged.added.responses},
        "there": {"rounds": merged.there.rounds, "answers": merged.there.responses},
        "joined": merged.joined,
        "apart": merged.apart,
        "reworded": merged.reworded,
        "remarks": [
            {"where": where, "message": what, "dropped": dropped}
            for where, what, dropped in brought.remarks
        ],
    }
    return json.dumps(told, indent=2)
