"""Opens what a command plays with: the catalogue, the records and the game over both."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from bureau_quiz import paths, settings
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.game.game import Game
from bureau_quiz.records.records import Records
from bureau_quiz.text import listed, visible

OTHERS = 5
"""So many names are said at most."""


class House(NamedTuple):
    """Everything that is open while a command runs."""

    game: Game
    catalogue: Catalogue

    def code(self, code: int) -> int:
        """The exit code: that records are not kept is told even where all else went well."""
        return ExitCode.RECORDS if code == ExitCode.FINE and not self.game.kept else code

    def tell_of_others(self, player: str | None) -> None:
        """Say who has played, where this player has not: the name may be mistyped, or lost."""
        others = self.game.others(player or "")
        if others:
            name = visible(player or self.game.settings.player)
            of = listed(visible(other) for other in others[:OTHERS])
            talk.say(f"Nothing of {name} is recorded; there is of {of}: --player NAME shows it.")


class Notices:
    """Says each notice once, however often it is there."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def say(self, notices: tuple[str, ...]) -> None:
        """Say those that are new."""
        for notice in notices:
            if notice not in self._said:
                self._said.add(notice)
                talk.say(notice)


@contextmanager
def opened(compile: bool = True) -> Iterator[House]:
    """Open everything; what cannot be opened is done without, and the game's notices say so.

    Args:
        compile: Compile packs that are new or have changed at once, not when the game is prepared.
    """
    folders = (paths.bundled_packs(), paths.user_packs())
    catalogue = Catalogue.open(paths.catalogue_file(), folders, compile)
    records = Records.open(paths.records_file(), now, paths.backups_folder())
    try:
        chosen, problems = settings.load(paths.settings_file())
        game = Game(catalogue, records, chosen, now, entropy, problems)
        yield House(game, catalogue)
    finally:
        records.close()
        catalogue.close()


def now() -> datetime:
    """The time, in the zone of this machine."""
    return datetime.now(UTC).astimezone()


def entropy() -> int:
    """A number that nobody foresees, to make seeds from."""
    import os

    return int.from_bytes(os.urandom(8), "big")
