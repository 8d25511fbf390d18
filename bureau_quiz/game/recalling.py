"""What the past comes to, at the game's door: memories, dossiers, statistics, training."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bureau_quiz.game.desk import Desk
    from bureau_quiz.game.meanwhile import Progress
    from bureau_quiz.game.recall.dossiers import Files
    from bureau_quiz.game.recall.figures import Statistics
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.game.recall.model import DossierKey, DossierLine, DossierPage, Dossiers
    from bureau_quiz.game.recall.outlook import Overview, Training, Wish
    from bureau_quiz.game.series import Series
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.settings import Settings


class Recalling:
    """The part of the game that remembers; each room is loaded when it is first asked."""

    settings: Settings
    _desk: Desk
    _series: Series

    def __init__(self) -> None:
        self._memories: Memories | None = None

    @property
    def memories(self) -> Memories:
        """What the player knows, as it was when `recall` was called last."""
        if self._memories is None:
            from bureau_quiz.game.recall.opening import memories

            self._memories = memories(self._desk, self.settings.player)
        return self._memories.of_player(self.settings.player)

    def recall(self, progress: Progress | None = None) -> Memories:
        """Bring what the player knows up to the records; fit for a thread beside the front end.

        Takes about a millisecond where nothing is new, and some seconds where years of answers are.

        Args:
            progress: Told how many answers were read, and of how many, after some of them.
        """
        memories = self.memories
        memories.refresh(progress)
        return memories

    def overview(self) -> Overview:
        """What the player knows, in figures, by what is known since `recall` was called last."""
        from bureau_quiz.game.recall.overview import overview

        return overview(self._desk, self.memories, self.settings)

    def prospect(self) -> Training:
        """What a training run would be, before its questions are chosen; quicker than `training`.

        The run itself is shorter where facts cannot be asked for beside each other.
        """
        from bureau_quiz.game.recall.overview import prospect

        return prospect(self._desk, self.memories, self.settings)

    def training(self, wish: Wish | None = None) -> Training:
        """What a training run would be, by what is known since `recall` was called last.

        Raises:
            WrongUse: If the wish names what is not there.
        """
        from bureau_quiz.game.recall import training

        return training.training(self._desk, self.memories, self.settings, wish)

    def train(self, wish: Wish | None = None) -> Sitting:
        """Sit down to a training run; its first question is in the records.

        Raises:
            WrongUse: If there is nothing to train now, saying what is due when, or the wish names
                what is not there.
        """
        from bureau_quiz.game.recall import training

        seed = self._series.fresh()
        return training.train(self._desk, self.recall, self.settings, wish, seed)

    def dossiers(self, packs: Sequence[str] = ()) -> Dossiers:
        """The dossiers, as far as the player has seen, by what is known since the last `recall`.

        Args:
            packs: Ids of those they are of; empty: all that are played.

        Raises:
            WrongUse: If there is no such pack.
        """
        return self._files().dossiers(packs)

    def dossier(self, key: DossierKey) -> DossierPage:
        """One dossier with all that is known of it, and what names it.

        Raises:
            WrongUse: If there is none, as far as the player has seen.
        """
        return self._files().dossier(key)

    def find_dossiers(self, name: str, packs: Sequence[str] = ()) -> tuple[DossierLine, ...]:
        """The dossiers that a name may mean: a title, its beginning, or `table/title`.

        Raises:
            WrongUse: If it means none, with what may have been meant; or there is no such pack.
        """
        return self._files().find(name, packs)

    def _files(self) -> Files:
        from bureau_quiz.game.recall.dossiers import Files

        return Files(self._desk, self.settings, self.memories)

    def _recalled(self, player: str, progress: Progress | None) -> Memories:
        return self.recall(progress).of_player(player)

    def statistics(
        self, packs: Sequence[str] = (), since: date | None = None, player: str = ""
    ) -> Statistics:
        """A player's past in figures, as it was when `recall` was called last.

        Args:
            packs: Ids of those it is about; empty: all.
            since: The first day that is counted; None: all are.
            player: Whose; empty: the player of the settings.

        Raises:
            WrongUse: If there is no such pack, and was none.
        """
        from bureau_quiz.game.recall import counting

        return counting.count(self._desk, self.settings, self.memories.query, packs, since, player)
