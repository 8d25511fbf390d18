"""What commands do with installed packs beside reading them: the catalogue, and the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bureau_quiz import paths, settings
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.errors import WrongUse
from bureau_quiz.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bureau_quiz.catalogue.catalogue import Catalogue
    from bureau_quiz.settings import Settings


@contextmanager
def installed() -> Iterator[Catalogue]:
    """The catalogue of all installed packs, compiled as far as need be."""
    from bureau_quiz.catalogue.catalogue import Catalogue

    folders = paths.bundled_packs(), paths.user_packs()
    catalogue = Catalogue.open(paths.catalogue_file(), folders)
    try:
        yield catalogue
    finally:
        catalogue.close()


def switch(packs: Sequence[str], on: bool) -> int:
    """Switch packs on or off by their ids, all or none of them; gives the exit code.

    Raises:
        WrongUse: One of them does not exist.
    """
    from bureau_quiz.game.switching import switched

    with installed() as catalogue:
        infos = catalogue.packs()

    def change(now: Settings) -> Settings:
        for pack in packs:
            now = switched(now, infos, pack, on)
        return now

    if not kept(change):
        return ExitCode.WRONG_USE
    titles = {info.id: info.title for info in infos if not info.shadowed}
    for pack in dict.fromkeys(packs):
        how = "on." if on else f"off: played only where you name it: {talk.NAME} play {pack}"
        talk.data(visible(f"{titles.get(pack, pack)} is {how}"))
    return ExitCode.FINE


def kept(change: Callable[[Settings], Settings]) -> bool:
    """Change the settings in their file, if there is anything to change; why not is said."""
    from bureau_quiz.settings.saving import save

    file = paths.settings_file()
    before, _ = settings.load(file)
    after = change(before)
    try:
        if after != before:
            save(file, after)
    except OSError as error:
        why = f"{file} cannot be written: {error.strerror or error}."
        talk.complain(WrongUse(why, "See that the file and its folder may be written."))
        return False
    return True
