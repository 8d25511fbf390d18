"""Decks whose cards are fetched one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.catalogue.listing import Slice
from bureau_quiz.catalogue.shelf import Gone, Lost, Shelf

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Card
    from bureau_quiz.rounds.model import Rules

Fetch = Callable[["Callable[[Shelf, int], Card]"], "Card"]
"""Calls what it is given with the shelf that the pack now lies on, and its number there."""


class Wanted(NamedTuple):
    """Which cards of a pack are asked for."""

    rules: Rules
    kinds: frozenset[str]
    """The kinds of the rules' mode; empty: all."""
    level: int | None = None
    """How far the player has seen; None: all there is."""
    graded: bool = False
    """Whether the pack has grades at all."""

    def of(self, slices: Iterable[Slice]) -> dict[int, list[Slice]]:
        """Those slices that are asked for, by difficulty."""
        found: dict[int, list[Slice]] = {}
        for one in slices:
            if self._takes(one):
                found.setdefault(one.difficulty, []).append(one)
        return found

    def _takes(self, one: Slice) -> bool:
        rules = self.rules
        if rules.difficulties and one.difficulty not in rules.difficulties:
            return False
        if rules.categories and one.category not in rules.categories:
            return False
        least: int | None = one.level
        if self.kinds and one.kind not in self.kinds:
            least = one.typed if "typed" in self.kinds else None
        return least is not None and (self.level is None or least <= self.level)

    def seen(self, card: Card) -> Card | None:
        """A card as it may be asked; None where it may not."""
        if not (self.kinds or self.graded):
            return card
        from bureau_quiz.bank.guard import guarded_card
        from bureau_quiz.rounds.filters import left_of

        left = left_of(card, self.rules)
        return left and guarded_card(left, self.level)


class StoredDeck:
    """The cards of one pack and difficulty that are asked for."""

    def __init__(self, pack: str, slices: Sequence[Slice], wanted: Wanted, fetch: Fetch) -> None:
        """A deck of the cards of some slices, all of one difficulty: those that are wanted."""
        self.pack = pack
        self.difficulty = slices[0].difficulty
        templates = {number for one in slices for number in one.templates}
        self.templates = len(templates) + sum(one.plain for one in slices)
        self._wanted = wanted
        self._fetch = fetch
        self._size = sum(one.cards for one in slices)
        self._places: Sequence[int] = ()
        self._bound: tuple[Shelf, int] | None = None

    def __len__(self) -> int:
        return self._size

    def card(self, index: int) -> Card:
        """The card at a place, from 0, in the order of keys.

        Raises:
            PackUnreadable: The pack is not any more the one that the deck was made of.
        """
        return self._fetch(partial(self._card, index))

    def _card(self, index: int, shelf: Shelf, number: int) -> Card:
        if self._bound != (shelf, number):
            self._places = self._found(shelf, number)
            self._bound = shelf, number
        card = self._wanted.seen(shelf.card(number, self.pack, self._places[index]))
        if card is None:
            raise Lost("a card may not be asked where its slice may")
        return card

    def _found(self, shelf: Shelf, number: int) -> Sequence[int]:
        """Where the cards lie; anew if the pack has been compiled again."""
        slices = shelf.slices(number)
        wanted = self._wanted.of(slices).get(self.difficulty, [])
        if sum(one.cards for one in wanted) != self._size:
            raise Gone
        if sum(one.cards for one in slices if one.difficulty == self.difficulty) == self._size:
            first = wanted[0].first_card
            return range(first, first + self._size)
        places = shelf.places(number, wanted)
        if len(places) != self._size:
            raise Gone
        return places
