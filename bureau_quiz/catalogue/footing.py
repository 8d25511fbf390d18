"""What questions rest on, at the catalogue's door: rows, facts, and who asks for them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Fact
    from bureau_quiz.catalogue.model import AskedRow
    from bureau_quiz.catalogue.shelf import Shelf

Read = TypeVar("Read")


class Footing(ABC):
    """The part of a catalogue that is asked for facts; what reads them is loaded when it is."""

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

    @abstractmethod
    def _asked(self, scope: str, read: Callable[[Shelf, int, int | None], Read]) -> Read | None:
        """What is read of a pack at its level; None where there is no such pack."""
