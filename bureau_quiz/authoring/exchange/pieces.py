"""What is written is written in pieces, and it is known which line is of which."""

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bureau_quiz.authoring.exchange.content import Origin


class Piece(NamedTuple):
    """Some lines of a pack."""

    text: str
    """Whole lines, with their ends."""
    origin: Origin | None = None
    """What they were written from; None where an error in them would be ours."""


class Written:
    """Which lines of which files were written from what."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[list[int], list[Origin | None]]] = {}

    def write(self, path: Path, pieces: Iterable[Piece]) -> None:
        """Write a file.

        Raises:
            OSError: It cannot be written.
        """
        starts: list[int] = []
        origins: list[Origin | None] = []
        line = 1
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for piece in pieces:
                starts.append(line)
                origins.append(piece.origin)
                line += piece.text.count("\n")
                file.write(piece.text)
        self._files[str(path)] = starts, origins

    def origin(self, path: str, line: int) -> Origin | None:
        """What a line was written from."""
        starts, origins = self._files.get(path, ([], []))
        at = bisect_right(starts, line) - 1
        return origins[at] if at >= 0 else None
