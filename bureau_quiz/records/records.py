"""The door of the records: rounds go in as they are played, boards and pasts come out.

Nothing here raises for what may happen to a file: see `Records.kept` and `Records.notice`. What
only a round needs is loaded when one begins.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bureau_quiz.records import keys
from bureau_quiz.records.model import Ending, Past, RoundStart, State
from bureau_quiz.records.reader import Reader
from bureau_quiz.records.store import Store

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Put
    from bureau_quiz.records.alive import Signs
    from bureau_quiz.records.daily import Daily
    from bureau_quiz.records.keys import Statement
    from bureau_quiz.rounds.model import Lifeline, Told

_EPOCH = 1_577_836_800
"""2020-01-01, as seconds: where the times in round ids begin."""
_CHANCE = 20
"""Bits of chance in a round's id, after its seconds: 51 bits in all, until 2088."""


class Records(Reader):
    """One player's past, or several players'."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], backups: Path | None = None
    ) -> None:
        super().__init__(store)
        self._now = now
        self._backups = backups
        self._daily: Daily | None = None
        self._last_id = 0
        self._signs_: Signs | None = None
        self._endings: dict[int, tuple[Ending, datetime]] = {}
        """How rounds ended in this sitting, and when."""

    @classmethod
    def open(cls, file: Path, now: Callable[[], datetime], backups: Path | None = None) -> Records:
        """Open the records; where there are none, nothing is made until a round begins.

        Args:
            file: Where they lie.
            now: Tells the time, with its zone.
            backups: Where the backups of the days of play go; None: none are made.
        """
        records = cls(Store(Path(os.path.realpath(file)), now), now, backups)
        records._store.read("SELECT 1 FROM rounds LIMIT 1")
        return records

    def close(self) -> None:
        """Write what could not be written so far, if that is possible now, and let the file go."""
        self._store.close()
        if self._daily is not None:
            self._daily.ended()
        if self._signs_ is not None:
            self._signs_.close()

    @property
    def file(self) -> Path:
        """Where the records lie, or would lie."""
        return self._store.file

    @property
    def kept(self) -> bool:
        """Whether everything that was handed in is on disk, and a write may be hoped to succeed."""
        return not self._store.trouble

    @property
    def notice(self) -> str:
        """Why the records are not being kept now, as a sentence; empty while they are.

        Whatever was handed in meanwhile is written as soon as the file can be written again.
        """
        return self._store.trouble

    @property
    def notices(self) -> tuple[str, ...]:
        """What the player should know: what was set aside as damaged, and `notice`."""
        return (*self._store.notices, *filter(None, [self._store.trouble]))

    def begin(self, start: RoundStart, first: Put) -> int:
        """Keep that a round begins, and its first question; gives the round's id."""
        from bureau_quiz.records import writing

        at = self._now()
        chance = int.from_bytes(os.urandom(4), "big") >> 32 - _CHANCE
        made = max(int(at.timestamp()) - _EPOCH, 0) << _CHANCE | chance
        self._last_id = round_id = max(made, self._last_id + 1)
        self._store.try_again()
        self._keep_backup(at)
        statements = [*writing.started(round_id, start, at), *writing.put(round_id, 1, first, at)]
        self._play(round_id, statements)
        return round_id

    def tell(self, round_id: int, told: Told, next_put: Put | None) -> None:
        """Keep a settled question, and the one that is put next, in one commit."""
        from bureau_quiz.records import writing

        at = self._now()
        statements = writing.told(round_id, told, at)
        if next_put:
            statements += writing.put(round_id, told.number + 1, next_put, at)
        self._play(round_id, statements)

    def aid(self, round_id: int, number: int, lifeline: Lifeline) -> None:
        """Keep that a lifeline was used for a question."""
        from bureau_quiz.records import writing

        self._play(round_id, [writing.aided(round_id, number, lifeline, self._now())])

    def appeal(
        self, round_id: int, told: Told, next_put: Put | None, ending: Ending | None
    ) -> None:
        """Keep that the verdict told last was made right, and what follows, in one commit.

        What was given stays as it is, with a row beside it. A round that ended with that answer in
        this sitting goes on, unless `ending` says that it has ended all the same.

        Args:
            round_id: The round.
            told: The question as it is settled now.
            next_put: What is put next now, whatever was to be put before.
            ending: How the round has ended, its score worked out anew; None: it goes on.
        """
        from bureau_quiz.records import again, writing

        at = self._now()
        statements = [again.appealed(round_id, told, at)]
        if before := self._endings.pop(round_id, None):
            statements.append(again.reopened(round_id, *before))
        if next_put:
            statements += writing.put(round_id, told.number + 1, next_put, at, instead=True)
        if ending is None:
            self._play(round_id, statements)
        else:
            self._end(round_id, statements, ending, before[1] if before else at)

    def flag(self, round_id: int, number: int, question: str, note: str) -> None:
        """Keep what a player notes on a question, by its id."""
        from bureau_quiz.records import writing

        self._store.add([writing.flagged(round_id, number, question, note, self._now())])

    def finish(self, round_id: int, ending: Ending) -> None:
        """Keep how a round ended; only the first ending counts."""
        self._end(round_id, [], ending, self._now())

    def leave(self, round_id: int) -> None:
        """Stop playing a round that has not ended: it waits."""
        if self._signs_ is not None:
            self._signs_.let_go(round_id)

    def waiting(self, player: str, last: int = 20) -> tuple[Past, ...]:
        """A player's open rounds that no living program plays, the latest first.

        One that has no open question had come to its end, and only that was not written.
        """
        where = "WHERE player = ? AND state = 'open' ORDER BY rounds.id DESC LIMIT ?"
        found = tuple(self._pasts(where, (keys.player_id(player), last)))
        if not found:
            return ()
        with self._signs.looking() as look:
            return tuple(past for past in found if not look.sees(past.id))

    def resume(self, round_id: int, why_not: str = "") -> bool:
        """Take a waiting round up; its questions and answers are to be read only now.

        Args:
            round_id: The round.
            why_not: Why it takes no place from here on, as a sentence; empty: it still may.

        Returns:
            Whether it could be taken: somebody else may have been quicker, or ended it.
        """
        from bureau_quiz.records import again

        if not self._signs.take(round_id):
            return False
        past = self.past(round_id)
        if past is None or past.state is not State.OPEN:
            self.leave(round_id)
            return False
        self._store.try_again()
        self._keep_backup(self._now())
        self._play(
            round_id,
            [
                *again.copied(round_id, self._store.read),
                *again.resumed(round_id, past.resumed + 1, why_not),
            ],
        )
        return True

    @property
    def _signs(self) -> Signs:
        if self._signs_ is None:
            from bureau_quiz.records.alive import Signs

            self._signs_ = Signs(self._store.file)
        return self._signs_

    def _keep_backup(self, at: datetime) -> None:
        """A round is about to be played: see to the day's backup, in the background."""
        if self._backups is None:
            return
        if self._daily is None:
            from bureau_quiz.records.daily import Daily

            self._daily = Daily(self._store.file, self._backups, self._store.notices.append)
        self._daily.begun(at)

    def _play(self, round_id: int, statements: list[Statement]) -> None:
        """Write what happens in a round that is being played."""
        self._store.add(statements)
        if self.kept:
            self._signs.take(round_id)

    def _end(
        self, round_id: int, statements: list[Statement], ending: Ending, at: datetime
    ) -> None:
        from bureau_quiz.records import writing

        self._store.add([*statements, writing.ended(round_id, ending, at)])
        self._endings.setdefault(round_id, (ending, at))
        self.leave(round_id)
