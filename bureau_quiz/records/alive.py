"""Signs of life: by them other programs know which open rounds are being played.

While a program plays a round it keeps one byte of one file locked, at the round's id; the file
itself stays empty. The system lets go of a lock whatever ends the program. Where there are no such
locks, no program is seen but this one.

These locks belong to a process and fall as soon as it closes any descriptor of the file: there is
one descriptor for all that a process plays, closed when that is nothing any more.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

SUFFIX = ".alive"
TRIES = 20
ALL = 0
"""A length that reaches to the end, however far that is."""
PAUSE = 0.005
"""Seconds between two tries to take a sign: another program may just be looking at it."""


class _Held:
    """What this process plays of one records' file."""

    def __init__(self) -> None:
        self.rounds: set[int] = set()
        self.descriptor: int | None = None


_HELD: dict[Path, _Held] = {}


class Signs:
    """The signs of life beside one records' file."""

    def __init__(self, file: Path) -> None:
        """Look at nothing yet.

        Args:
            file: The records' file, with every link followed.
        """
        self._file = file.with_suffix(SUFFIX)
        self._own: set[int] = set()

    def __del__(self) -> None:
        self.close()

    def take(self, round_id: int) -> bool:
        """Say that this program plays a round; False: it is being played already.

        A round that this very object holds is taken again, and the file is made anew if it is gone.
        """
        held = _HELD.setdefault(self._file, _Held())
        if round_id in held.rounds and round_id not in self._own:
            return False
        _open(self._file, held, os.O_CREAT)
        if round_id not in held.rounds and not _locked(held.descriptor, round_id):
            _tidy(self._file, held)
            return False
        held.rounds.add(round_id)
        self._own.add(round_id)
        return True

    def let_go(self, round_id: int) -> None:
        """Say that a round is not being played any more; nothing if it was not."""
        if round_id not in self._own:
            return
        self._own.discard(round_id)
        held = _HELD[self._file]
        held.rounds.discard(round_id)
        _unlock(held.descriptor, round_id)
        _tidy(self._file, held)

    def close(self) -> None:
        """Let go of every round."""
        for round_id in tuple(self._own):
            self.let_go(round_id)

    @contextmanager
    def looking(self) -> Iterator["Look"]:
        """Look at the signs of several rounds."""
        held = _HELD.setdefault(self._file, _Held())
        _open(self._file, held)
        try:
            yield Look(held)
        finally:
            _tidy(self._file, held)


class Look:
    """The signs of life as they are now."""

    def __init__(self, held: _Held) -> None:
        self._held = held

    def sees(self, round_id: int) -> bool:
        """Whether a living program plays a round, this one or another."""
        if round_id in self._held.rounds:
            return True
        # Shared: two programs that look at once do not take each other for a player.
        free = _try(self._held.descriptor, round_id, shared=True)
        _unlock(self._held.descriptor, round_id)
        return not free

    def sees_any(self) -> bool:
        """Whether a living program plays any round, this one or another."""
        if self._held.rounds:
            return True
        free = _try(self._held.descriptor, 0, shared=True, length=ALL)
        _unlock(self._held.descriptor, 0, ALL)
        return not free


def _open(file: Path, held: _Held, flags: int = 0) -> None:
    """Have a descriptor of the file that stands there, with all that is played locked in it."""
    if held.descriptor is not None and _is(held.descriptor, file):
        return
    before = held.descriptor
    try:
        held.descriptor = os.open(file, os.O_RDWR | flags, 0o600)
    except OSError:
        return
    for round_id in held.rounds:
        _locked(held.descriptor, round_id)
    if before is not None:
        os.close(before)


def _is(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except OSError:
        return False


def _locked(descriptor: int | None, round_id: int) -> bool:
    """Lock a round's byte as its player; False: somebody else plays it."""
    for left in range(TRIES, 0, -1):
        if _try(descriptor, round_id):
            return True
        if left > 1:
            sleep(PAUSE)
    return False


def _try(descriptor: int | None, round_id: int, shared: bool = False, length: int = 1) -> bool:
    """Lock a round's byte, unless somebody else has; True as well where it cannot be known.

    With a length of ALL, the bytes of all rounds from that one on.
    """
    if descriptor is None:
        return True
    try:
        import fcntl

        how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        fcntl.lockf(descriptor, how | fcntl.LOCK_NB, length, round_id)
    except (BlockingIOError, PermissionError):
        return False
    except (ImportError, OSError):
        return True  # the system, or the file's, has no such locks
    return True


def _unlock(descriptor: int | None, round_id: int, length: int = 1) -> None:
    if descriptor is not None:
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.lockf(descriptor, fcntl.LOCK_UN, length, round_id)


def _tidy(file: Path, held: _Held) -> None:
    """Close what is not needed any more."""
    if held.rounds:
        return
    _HELD.pop(file, None)
    if held.descriptor is not None:
        os.close(held.descriptor)
        held.descriptor = None
