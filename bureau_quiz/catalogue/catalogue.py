"""The door of the catalogue: which packs there are, and the decks to deal from.

Nothing here raises for what a pack or the catalogue's own file may contain. Reading packs, and what
that needs, is loaded only when a pack has to be compiled; what questions are made of, only when a
card is fetched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from bureau_quiz.catalogue.decks import StoredDeck, Wanted
from bureau_quiz.catalogue.footing import Footing
from bureau_quiz.catalogue.listing import reach, shadowed
from bureau_quiz.catalogue.shelf import Gone, Lost, Shelf, Stored
from bureau_quiz.catalogue.stamps import is_fresh, maker
from bureau_quiz.errors import PackUnreadable
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.catalogue.compiling import Compiled
    from bureau_quiz.catalogue.model import PackInfo
    from bureau_quiz.rounds.dealing import Deck
    from bureau_quiz.rounds.model import Rules

Read = TypeVar("Read")

ATTEMPTS = 4
"""How often a card is looked for where other programs replace packs, or the file is damaged."""


class _Entry:
    """A pack that lies somewhere."""

    def __init__(self, path: Path, rank: int) -> None:
        self.path = path
        self.rank = rank
        """0: bundled, 1: the player's own, 2: played by its path. A higher shadows a lower one."""
        self.shelf: Shelf | None = None
        self.number = 0
        self.info: PackInfo | None = None
        self.fresh = False


class Catalogue(Footing):
    """The questions of all packs. May be used by several threads."""

    def __init__(self, file: Path, folders: Sequence[Path]) -> None:
        self._file = file
        self._lock = RLock()
        self._compiling = RLock()
        self._shelf: Shelf | None = None
        self._memory: Shelf | None = None
        self._infos: tuple[PackInfo, ...] | None = None
        self._entries = {
            str(path): _Entry(path, min(place, 1))
            for place, folder in enumerate(folders)
            for path in _found(folder)
        }

    @classmethod
    def open(cls, file: Path, folders: Sequence[Path], compile: bool = True) -> Catalogue:
        """Open the catalogue of the packs that lie in some folders.

        Args:
            file: Where compiled packs are kept; made anew, or done without, as need be.
            folders: The bundled packs' folder first, then the player's own; they may be missing.
            compile: Compile what is not compiled yet, or has changed; else that waits until
                `compile` is called, or the pack is asked for.
        """
        catalogue = cls(file, folders)
        catalogue._look()
        if compile:
            catalogue.compile()
        return catalogue

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            for shelf in (self._shelf, self._memory):
                if shelf:
                    shelf.close()

    @property
    def pending(self) -> bool:
        """Whether a pack is still to be compiled; until then it is listed as it last was."""
        return any(not entry.fresh for entry in self._entries.values())

    def compile(self) -> None:
        """Compile every pack that needs it; fit for a thread beside the one that draws."""
        for entry in list(self._entries.values()):
            self._compile(entry)
        with self._lock, suppress(sqlite3.Error):
            if self._shelf:
                self._shelf.keep_only(self._entries)

    def packs(self) -> tuple[PackInfo, ...]:
        """The packs there are: bundled, the player's own, those played by path; each by path."""
        with self._lock:
            if self._infos is None:
                active = self._active()
                self._infos = tuple(
                    entry.info
                    if by is entry
                    else shadowed(entry.info, entry.rank, by.path, by.rank)
                    for entry in sorted(self._entries.values(), key=lambda at: (at.rank, at.path))
                    if entry.info
                    for by in (active[entry.info.id],)
                )
            return self._infos

    def add_path(self, path: Path) -> PackInfo:
        """Have a pack from anywhere for as long as the program runs; nothing of it is kept."""
        entry = _Entry(path, 2)
        self._compile(entry)
        with self._lock:
            self._entries[f"{path} by its path"] = entry
            self._infos = None
        assert entry.info is not None
        return entry.info

    def decks(self, scopes: Iterable[str], rules: Rules) -> tuple[Deck, ...]:
        """The decks of some packs, as far as filters and spoiler guard leave cards in them.

        Args:
            scopes: Packs as they are played: `the-bureau`, or `the-bureau:3`.
            rules: Whose mode, difficulties and categories say what is asked.

        Raises:
            ValueError: If a text is no scope.
        """
        from bureau_quiz.rounds.modes import MODES

        decks: list[Deck] = []
        for scope, entry in self._chosen(scopes):
            slices = self._read(entry, Shelf.slices)
            wanted = Wanted(rules, MODES[rules.mode].kinds, *reach(entry.info, scope))
            read = partial(self._read, entry)
            decks += (StoredDeck(scope.pack, of, wanted, read) for of in wanted.of(slices).values())
        return tuple(decks)

    def categories(self, scopes: Iterable[str]) -> tuple[str, ...]:
        """The categories of some packs, sorted: those in which something can be asked.

        Raises:
            ValueError: If a text is no scope.
        """
        found: set[str] = set()
        for scope, entry in self._chosen(scopes):
            level, _ = reach(entry.info, scope)
            if level is None and entry.info:
                found.update(entry.info.categories)
                continue
            slices = self._read(entry, Shelf.slices)
            found.update(one.category for one in slices if level is None or one.level <= level)
        return tuple(sorted(filter(None, found)))

    def _at(self, scope: Scope, read: Callable[[Shelf, int, int | None], Read]) -> Read | None:
        entry = self._entry(scope.pack)
        if entry is None:
            return None
        # A pack that is only listed yet may have other grades once it is compiled.
        return self._read(
            entry, lambda shelf, number: read(shelf, number, reach(entry.info, scope)[0])
        )

    def _chosen(self, scopes: Iterable[str]) -> list[tuple[Scope, _Entry]]:
        """The packs that there are of those asked for, by id; of two levels of one the lower."""
        lowest: dict[str, Scope] = {}
        for scope in map(Scope.read, scopes):
            other = lowest.setdefault(scope.pack, scope)
            if scope.level is not None and (other.level is None or scope.level < other.level):
                lowest[scope.pack] = scope
        found = ((scope, self._entry(pack)) for pack, scope in sorted(lowest.items()))
        return [(scope, entry) for scope, entry in found if entry is not None]

    def _look(self) -> None:
        """Find out which packs are compiled, and still as they were."""
        stored: dict[str, Stored] = {}
        for _ in range(2 if self._entries else 0):
            try:
                self._shelf = Shelf.open(self._file)
                stored = self._shelf.stored()
                break
            except Lost:
                self._drop()
                with suppress(OSError):
                    Shelf.remove(self._file)
            except (OSError, sqlite3.Error):
                self._drop()
                break
        for path, entry in self._entries.items():
            if entry.rank < 2:
                entry.fresh = False
                if path in stored:
                    entry.shelf, entry.number = self._shelf, stored[path].number
                    entry.info = stored[path].info
                    known = stored[path]
                    entry.fresh = known.maker == maker() and is_fresh(entry.path, known.stamp)

    def _drop(self) -> None:
        """Let go of the file; what lies in memory stays."""
        if self._shelf:
            self._shelf.close()
            self._shelf = None

    def _compile(self, entry: _Entry) -> None:
        with self._compiling:
            if entry.fresh:
                return
            from bureau_quiz.catalogue.compiling import compiled

            made = compiled(entry.path, bundled=entry.rank == 0)
            with self._lock:
                entry.shelf, entry.number = self._put(entry, made)
                entry.info, entry.fresh = made.info, True
                self._infos = None

    def _put(self, entry: _Entry, made: Compiled) -> tuple[Shelf, int]:
        """Have a compiled pack in the file if it belongs and fits there, else in memory."""
        if self._shelf and entry.rank < 2:
            with suppress(sqlite3.Error):
                return self._shelf, self._shelf.store(str(entry.path), made)
        if self._memory is None:
            self._memory = Shelf.memory()
        return self._memory, self._memory.store(str(entry.path), made)

    def _read(self, entry: _Entry, read: Callable[[Shelf, int], Read]) -> Read:
        """What a pack's shelf gives; the pack is compiled first where it must be."""
        for _ in range(ATTEMPTS):
            self._compile(entry)
            with self._lock:
                try:
                    assert entry.shelf is not None
                    return read(entry.shelf, entry.number)
                except Lost as lost:
                    self._recover(entry, isinstance(lost, Gone))
        from bureau_quiz.text import visible

        raise PackUnreadable(
            f"The pack {visible(str(entry.path))} changed while it was being played.",
            "Start the round again.",
        )

    def _recover(self, entry: _Entry, replaced: bool) -> None:
        """Find a pack again that another program replaced; else have it compiled anew."""
        before = entry.number
        self._drop()
        self._look()
        if not (replaced and entry.fresh and entry.number != before):
            self._drop()
            with suppress(OSError):
                Shelf.remove(self._file)
            self._look()
            entry.fresh = False

    def _entry(self, pack_id: str) -> _Entry | None:
        """The pack that is played under an id."""
        if not any(entry.info and entry.info.id == pack_id for entry in self._entries.values()):
            self.compile()
        with self._lock:
            return self._active().get(pack_id)

    def _active(self) -> dict[str, _Entry]:
        """Id → the pack that is played under it: of the highest rank, then the first by path."""
        active: dict[str, _Entry] = {}
        found = [(entry.info, entry) for entry in self._entries.values() if entry.info]
        # A closed pack goes by its file's name, which must not hide one that has it for an id.
        found.sort(key=lambda one: (one[0].closed, -one[1].rank, one[1].path))
        for info, entry in found:
            active.setdefault(info.id, entry)
        return active


def _found(folder: Path) -> list[Path]:
    from bureau_quiz.packs import find

    try:
        return find(folder, collection=True) if folder.is_dir() else []
    except OSError:
        return []
