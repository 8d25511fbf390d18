"""The backup of each day of play, made in the background while the first question is read.

On the very first day there is nothing to copy yet: with the second round it is made, or in the end.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread

from bureau_quiz.records.troubles import ERRORS, Damaged, Unkept, reason
from bureau_quiz.text import visible

PATIENCE = 10.0
"""Seconds that the end of the program waits for a backup that is still being made."""


def backup_of(folder: Path, day: str) -> Path:
    """The file of a day's backup, be it there or not; the day as `2026-11-22`."""
    return folder / f"records-{day}.sqlite"


class Daily:
    """Sees to it that there is a backup of each day on which something is played."""

    def __init__(self, file: Path, folder: Path, tell: Callable[[str], None]) -> None:
        """Do nothing yet.

        Args:
            file: The records.
            folder: Where the backups lie; made when there is the first one.
            tell: Is told once, as a sentence, why there is none; from another thread.
        """
        self._file = file
        self._folder = folder
        self._tell = tell
        self._day = ""
        self._done = True
        self._thread: Thread | None = None

    def begun(self, at: datetime) -> None:
        """Something is played: begin to make that day's backup, and do not wait for it."""
        day = f"{at:%Y-%m-%d}"
        busy = self._thread is not None and self._thread.is_alive()
        if day == self._day and (self._done or busy):
            return
        self._join()
        self._day, self._done = day, backup_of(self._folder, day).exists()
        if self._done:
            return
        self._thread = Thread(target=self._make, name="backup", daemon=True)
        self._thread.start()

    def ended(self) -> None:
        """The program ends: what could not be done at the beginning, as there was nothing, is."""
        self._join()
        if not self._done:
            self._make()

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join(PATIENCE)
            self._done = self._done or self._thread.is_alive()
            self._thread = None

    def _make(self) -> None:
        from bureau_quiz.records import backups

        try:
            self._done = backups.of_day(self._file, self._folder, self._day)
        except (*ERRORS, OSError, Damaged, Unkept) as error:
            self._done = True
            why = "they are damaged" if isinstance(error, Damaged) else reason(error)
            where = visible(str(self._folder))
            self._tell(f"No backup of your records was made today: {why} ({where}).")
