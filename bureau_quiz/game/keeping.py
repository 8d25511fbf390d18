"""Keeping a round: what is settled goes to the records at once, or as soon as they work again."""

from collections import deque
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Put
from bureau_quiz.errors import RecordsFailed
from bureau_quiz.records.model import Ending, RoundStart
from bureau_quiz.rounds.model import Told

if TYPE_CHECKING:
    from bureau_quiz.records.records import Records


class Keeper:
    """One round's way into the records; never raises for a record that cannot be written.

    What could not be written waits in order, and goes first the next time.
    """

    def __init__(self, records: "Records", start: RoundStart, first: Put) -> None:
        self.round: int | None = None
        """The round's number in the records, once it is there."""
        self.trouble = ""
        """Why the round is not kept, as a sentence; empty while it is."""
        self._records = records
        self._start = start
        self._first = first
        self._waiting: deque[tuple[Told, Put | None]] = deque()
        self._ending: Ending | None = None
        self._flush()

    @property
    def kept(self) -> bool:
        """Whether everything told so far is in the records."""
        return not self.trouble

    def tell(self, told: Told, coming: Put | None) -> None:
        """Keep a settled question, and the one that is put next."""
        self._waiting.append((told, coming))
        self._flush()

    def finish(self, ending: Ending) -> None:
        """Keep how the round ended."""
        self._ending = ending
        self._flush()

    def _flush(self) -> None:
        if not self._records.kept:
            self.trouble = self._records.notice or "Scores are not being kept."
            return
        try:
            if self.round is None:
                self.round = self._records.begin(self._start, self._first)
            while self._waiting:
                self._records.tell(self.round, *self._waiting[0])
                self._waiting.popleft()
            if self._ending:
                self._records.finish(self.round, self._ending)
                self._ending = None
        except RecordsFailed as failed:
            self.trouble = f"Scores are not being kept: {failed.message}"
        else:
            self.trouble = ""
