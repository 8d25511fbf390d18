"""Does with the files of an example what an author would: checks them, where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bureau_quiz import packs, settings
from bureau_quiz.authoring.check import check, with_clashes
from bureau_quiz.authoring.explaining import File
from bureau_quiz.errors import Problem


def tried(files: Sequence[File], folder: Path) -> list[Problem]:
    """Every problem that the files of an example have, written into an empty folder."""
    for file in files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    if (folder / "settings.toml").exists():
        return list(settings.load(folder / "settings.toml")[1])
    bundled = folder / "bundled"
    places = [bundled, folder / "packs"] if bundled.exists() else [folder]
    found = [pack for place in places for pack in packs.find(place) or sorted(place.iterdir())]
    reports = with_clashes(map(check, found), bundled)
    return sorted((p for report in reports for p in report.problems), key=lambda p: p.order)
