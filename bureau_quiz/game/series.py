"""Seeds: a player's rounds of the same decks go on from one to the next: nothing repeats."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bureau_quiz.game.briefings import SEEDS
from bureau_quiz.game.model import Briefing
from bureau_quiz.rounds.model import Rules

if TYPE_CHECKING:
    from bureau_quiz.records.records import Records


class Series:
    """Where each series of rounds has come to."""

    def __init__(self, records: "Records", entropy: Callable[[], int]) -> None:
        self._records = records
        self._entropy = entropy
        self._dealt: dict[tuple[str, tuple[str, ...], Rules], tuple[int, int]] = {}
        """Seed and block that each series came to while this game is open."""

    def fresh(self) -> int:
        """A seed that nobody can foresee."""
        return self._entropy() % SEEDS

    def coming(self, briefing: Briefing) -> tuple[int, int]:
        """Seed and block of the next round: the given ones, the player's last gone on with, or new.

        A briefing without a seed counts as dealt.
        """
        from bureau_quiz.rounds.dealing import last_block

        if briefing.seed is not None:
            return briefing.seed, briefing.block or 0
        series = (
            briefing.player.casefold(),
            briefing.packs,
            replace(briefing.rules, seconds=None, stretch=1),
        )
        # Records that are not being kept do not know what was dealt since.
        here = None if self._records.kept else self._dealt.get(series)
        last = here or self._records.last_block(briefing.player, briefing.packs, briefing.rules)
        goes_on = last and last[1] < last_block(briefing.rules)
        coming = (last[0], last[1] + 1) if last and goes_on else (self.fresh(), 0)
        self._dealt[series] = coming
        return coming
