"""What every part of the game works with: the questions, the past and the clock."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.game import words
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue
    from bureau_quiz.game.meanwhile import Progress
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.records.records import Records


class Desk(NamedTuple):
    """The catalogue, the records and the player's clock."""

    catalogue: "Catalogue"
    records: "Records"
    now: Callable[[], datetime]
    recall: "Callable[[str, Progress | None], Memories] | None" = None
    """What a player knows, brought up to the records, telling how far that is; None: nobody
    remembers."""

    def infos(self) -> dict[str, PackInfo]:
        """Id → what is known of the pack that is played under it."""
        return {info.id: info for info in self.catalogue.packs() if not info.shadowed}

    def title(self, packs: Sequence[str]) -> str:
        """Packs as they are played, in words."""
        return words.packs_title(packs, self.infos())

    def digests(self, packs: Sequence[str]) -> dict[str, str]:
        """Pack as it is played → its version; packs that are not there are left out."""
        infos = self.infos()
        found = {pack: infos.get(Scope.read(pack).pack) for pack in packs}
        return {pack: info.digest for pack, info in found.items() if info}

    def best(self, player: str, packs: Sequence[str], rules: Rules) -> int | None:
        """A player's best score among rounds like these; none that earned nothing."""
        best = self.records.best(player, packs, rules)
        return best.score.points or None if best else None
