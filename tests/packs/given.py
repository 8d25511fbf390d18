"""Packs written down in tests, with the places where problems are expected marked ⟦so⟧."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from bureau_quiz import packs
from bureau_quiz.packs.model import Pack, Reading


def reading(tmp_path: Path, text: str | bytes, name: str = "pack.yaml") -> Reading:
    path = tmp_path / name
    data = text if isinstance(text, bytes) else dedent(text).encode("utf-8", "surrogatepass")
    path.write_bytes(data)
    return packs.read(path)


def good(tmp_path: Path, text: str) -> Pack:
    found = reading(tmp_path, text)
    assert found.problems == ()
    assert found.pack is not None
    return found.pack


def marked(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Take the marks out; give line, column and width of each."""
    places: list[tuple[int, int, int]] = []
    lines = dedent(text).split("\n")
    for number, line in enumerate(lines):
        while found := re.search("⟦(.*?)⟧", line):
            places.append((number + 1, found.start() + 1, len(found[1])))
            line = line[: found.start()] + found[1] + line[found.end() :]
        lines[number] = line
    return "\n".join(lines), places
