"""Single questions at the catalogue's door, and what they rest on: rows and facts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Fact, Question
    from bureau_quiz.bank.renamed import Renames
    from bureau_quiz.catalogue.model import AskedRow, Example
    from bureau_quiz.catalogue.shelf import Shelf

Read = TypeVar("Read")


class _Renamed(NamedTuple):
    """The renames of a compiled pack."""

    shelf: Shelf
    number: int
    renames: Renames


class Footing(ABC):
    """The part of a catalogue that is asked for facts; what reads them is loaded when it is."""

    _renamed: _Renamed | None = None
    """Those that were looked up last: who asks for one question of the past asks for more."""

    def question(self, id_: str, level: int | None = None) -> Question | None:
        """The question with an id, as it may be asked at a spoiler level; None where it may not.

        Nor where no pack asks it any more. An id that it had in an older version finds it as well.
        """
        from bureau_quiz.bank.guard import guarded

        pack = id_.partition("/")[0]

        def read(shelf: Shelf, number: int, level: int | None) -> Question | None:
            found = shelf.question(number, pack, id_)
            return found and guarded(found, level)

        if found := self._at(Scope(pack, level), read):
            return found
        now = self.renames(pack).question(id_)
        return self.question(now, level) if now and now != id_ else None

    def examples(self, scope: str) -> tuple[Example, ...]:
        """One question of each template of a pack, as far as its level lets it be shown.

        Args:
            scope: The pack as it is played: `the-bureau`, or `the-bureau:3`.

        Raises:
            ValueError: If the text is no scope.
        """
        from bureau_quiz.catalogue.examples import examples

        level = Scope.read(scope).level
        ids = self._asked(scope, lambda shelf, number, _: shelf.ids(number)) or ()
        return tuple(examples(ids, lambda id_: self.question(id_, level)))

    def renames(self, pack: str) -> Renames:
        """What questions and facts of earlier versions of a pack are called now.

        Of a pack that is not there all facts are as they were, and no question is.
        """
        from bureau_quiz.bank.renamed import Names, Renames
        from bureau_quiz.catalogue.asked import renames

        def read(shelf: Shelf, number: int, _: int | None) -> Renames:
            known = self._renamed
            if known is None or (known.shelf, known.number) != (shelf, number):
                known = self._renamed = _Renamed(shelf, number, renames(shelf, number))
            return known.renames

        return self._at(Scope(pack), read) or Renames(Names(), ())

    def rows(
        self, scope: str, of: Collection[tuple[str, str]] | None = None
    ) -> tuple[AskedRow, ...]:
        """The rows that a pack's questions rest on, as far as its level lets them be told.

        In the pack's order; of hidden columns, and of what nothing asks, nothing is said.

        Args:
            scope: The pack, and its level.
            of: Table and key of those that are wanted; None: all.

        Raises:
            ValueError: If the text is no scope.
        """
        from bureau_quiz.catalogue.asked import rows

        return self._asked(scope, partial(rows, of=of)) or ()

    def row(self, scope: str, table: str, key: str) -> AskedRow | None:
        """One of the `rows`, by its table and its key; None where it is not among them."""
        found = self.rows(scope, {(table, key)})
        return found[0] if found else None

    def facts(self, scope: str) -> tuple[Fact, ...]:
        """The facts that a pack's questions rest on at its level, those of hidden columns too.

        In the order of the pack's tables, rows and columns; plain questions last, each a fact.
        """
        from bureau_quiz.catalogue.asked import facts

        return self._asked(scope, facts) or ()

    def told(self, scope: str, among: Collection[Fact]) -> tuple[int, tuple[Fact, ...]]:
        """How many facts `rows` and `plain` tell in all, and those of them that are among some."""
        from bureau_quiz.catalogue.asked import told

        return self._asked(scope, partial(told, among=among)) or (0, ())

    def plain(self, scope: str) -> tuple[Fact, ...]:
        """Those of the facts that are plain questions."""
        from bureau_quiz.catalogue.asked import plain

        return self._asked(scope, plain) or ()

    def asking(self, scope: str, facts: Collection[Fact]) -> Mapping[Fact, tuple[str, ...]]:
        """The ids of the questions that rest on each of some facts, and may be asked at the level.

        Facts on which none rests there are left out.
        """
        from bureau_quiz.catalogue.asked import asking

        return self._asked(scope, partial(asking, wanted=frozenset(facts))) or {}

    def _asked(self, scope: str, read: Callable[[Shelf, int, int | None], Read]) -> Read | None:
        """The same of a pack as it is played."""
        return self._at(Scope.read(scope), read)

    @abstractmethod
    def _at(self, scope: Scope, read: Callable[[Shelf, int, int | None], Read]) -> Read | None:
        """What is read of a pack at its level; None where there is no such pack."""
