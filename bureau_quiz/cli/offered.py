"""The packs that a path offers: a file, a folder of them, or what lies in a zip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bureau_quiz.cli import find
from bureau_quiz.cli.there import exists
from bureau_quiz.errors import FolderFailed, PackUnreadable

if TYPE_CHECKING:
    from bureau_quiz.authoring.look import Look


@dataclass(frozen=True, slots=True)
class Offer:
    """What lies at a path."""

    packs: tuple[Path, ...]
    left_out: tuple[str, ...] = ()
    """Names of what a zip holds beside packs."""
    archive: Path | None = None
    """The zip."""
    folder: Path | None = None
    """Where it was unpacked to."""

    def look(self, pack: Path, aids: bool = False) -> Look:
        """Read one of the packs; its problems stand in the zip. `aids` as in `authoring.look`."""
        from bureau_quiz.authoring.look import look

        seen = look(pack, aids=aids)
        problems = (
            replace(one, place=replace(one.place, path=self.shown(one.place.path)))
            for one in seen.problems
        )
        return replace(seen, problems=tuple(problems))

    def shown(self, path: str | Path) -> str:
        """How a file is called in messages."""
        if self.archive and self.folder and Path(path).is_relative_to(self.folder):
            return str(self.archive / Path(path).relative_to(self.folder))
        return str(path)


@contextmanager
def offered(path: Path, known: Iterable[str] = ()) -> Iterator[Offer]:
    """What a path offers, for as long as it is looked at.

    Args:
        path: A file, a folder or a zip.
        known: What may have been meant where nothing lies there.

    Raises:
        WrongUse: Nothing lies there.
        PackUnreadable: It cannot be read, is a zip that is not to be trusted, or holds no pack.
        FolderFailed: There is no room to unpack a zip.
    """
    from bureau_quiz.authoring import archives

    if not exists(path) or not archives.is_archive(path):
        yield Offer(tuple(find.at(path, known)))
        return
    with _room() as folder:
        unpacked = archives.unpack(path, folder)
        try:
            packs = find.at(unpacked.folder)
        except PackUnreadable:
            raise PackUnreadable(
                f"There is no pack in {path}.", archives.told(unpacked.left_out)
            ) from None
        yield Offer(tuple(packs), unpacked.left_out, path, folder)


@contextmanager
def _room() -> Iterator[Path]:
    try:
        room = TemporaryDirectory(prefix="bureau-quiz-", ignore_cleanup_errors=True)
    except OSError as error:
        raise FolderFailed.of("The folder for temporary files", error) from error
    with room as name:
        yield Path(name).resolve()
