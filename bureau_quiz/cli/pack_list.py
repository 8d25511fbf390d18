"""`bureau-quiz pack list`: the installed packs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf
from bureau_quiz.cli.table import columns
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.catalogue.model import PackInfo

EPILOG = "\b\nExamples:\n  bureau-quiz pack list\n  bureau-quiz pack list --format json\n"


@click.command(epilog=EPILOG)
@click.option("--format", "form", type=OneOf("format", ("text", "json")), default="text")
def command(form: str) -> int:
    """List the installed packs: id, title, how many prompts, and what is wrong."""
    from bureau_quiz import paths
    from bureau_quiz.catalogue.catalogue import Catalogue

    catalogue = Catalogue.open(paths.catalogue_file(), (paths.bundled_packs(), paths.user_packs()))
    try:
        infos = catalogue.packs()
    finally:
        catalogue.close()
    if form == "json":
        talk.data(json.dumps([_record(info) for info in infos], indent=2))
    else:
        rows = [
            (info.id, info.title, plural(info.prompts, "prompt"), _state(info)) for info in infos
        ]
        talk.stream(columns(rows, right=(2,)))
    return ExitCode.FINE


def _state(info: PackInfo) -> str:
    if info.closed:
        return f"closed: {talk.NAME} pack check {info.path}"
    if info.shadowed:
        return f"{info.path}, not played: {info.problems[-1].message}"
    whose = "bundled" if info.bundled else info.path
    return f"{whose}, plays without what has errors" if info.errors else whose


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
        "categories": {name: {"prompts": count} for name, count in info.categories.items()},
        "errors": info.errors,
        "warnings": info.warnings,
        "notes": info.notes,
        "closed": info.closed,
        "shadowed": info.shadowed,
    }
