"""`bureau-quiz pack list`: the installed packs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf
from bureau_quiz.cli.switches import installed
from bureau_quiz.cli.table import columns
from bureau_quiz.text import plural, visible

if TYPE_CHECKING:
    from bureau_quiz.catalogue.model import PackInfo

EPILOG = "\b\nExamples:\n  bureau-quiz pack list\n  bureau-quiz pack list --format json\n"


@click.command(epilog=EPILOG)
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text", help="text or json."
)
def command(form: str) -> int:
    """List the installed packs: what they hold, where they lie, and what is wrong.

    Of two packs with the same id, your own is played instead of a bundled one, and of two of your
    own the one whose file comes first by name. A pack played by its path comes before all others.
    Problems are counted as `pack add` does.
    """
    from bureau_quiz import paths, settings
    from bureau_quiz.authoring import installing
    from bureau_quiz.game.switching import marked

    installing.recover(paths.user_packs())
    with installed() as catalogue:
        infos = marked(catalogue.packs(), settings.load(paths.settings_file())[0])
    if form == "json":
        talk.data(json.dumps([_record(info) for info in infos], indent=2))
    else:
        talk.stream(_lines(infos))
    return ExitCode.FINE


def _lines(infos: Sequence[PackInfo]) -> Iterator[str]:
    """A line for each pack, and below it what it asks about."""
    heads = [
        (
            info.id,
            info.title,
            plural(info.questions, "question"),
            plural(info.prompts, "prompt"),
            info.digest[:8],
            _state(info),
        )
        for info in infos
    ]
    for head, info in zip(columns(heads, right=(2, 3)), infos, strict=True):
        yield head
        if info.categories:
            named = " · ".join(f"{name} {count}" for name, count in info.categories.items())
            yield visible(f"    {named}")


def _state(info: PackInfo) -> str:
    """Where a pack comes from, and whether it is played."""
    whose = "bundled" if info.bundled else info.path
    if info.closed:
        return f"closed: {talk.checking(info.path)}"
    if info.shadowed:
        return f"{whose}, not played: {info.problems[-1].message}"
    switched = ", switched off" if info.off else ""
    broken = ", plays without what is broken" if info.errors else ""
    return f"{whose}{switched}{broken}"


def _record(info: PackInfo) -> dict[str, object]:
    return {
        "id": info.id,
        "title": info.title,
        "path": info.path,
        "bundled": info.bundled,
        "description": info.description,
        "language": info.language,
        "licence": info.licence,
        "source": info.source,
        "version": info.digest,
        "questions": info.questions,
        "prompts": info.prompts,
        "templates": info.templates,
        "difficulties": {str(at): {"prompts": count} for at, count in info.by_difficulty.items()},
        "categories": {name: {"prompts": count} for name, count in info.categories.items()},
        "errors": info.errors,
        "warnings": info.warnings,
        "notes": info.notes,
        "closed": info.closed,
        "shadowed": info.shadowed,
        "off": info.off,
    }
