"""Decks whose cards are fetched one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bureau_quiz.catalogue.listing import DeckRow
from bureau_quiz.catalogue.shelf import Gone, Shelf

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Card

Fetch = Callable[["Callable[[Shelf, int], Card]"], "Card"]
"""Calls what it is given with the shelf that the pack now lies on, and its number there."""


class StoredDeck:
    """The cards of one pack and difficulty, or those of some categories among them."""

    def __init__(self, pack: str, rows: Sequence[DeckRow], fetch: Fetch) -> None:
        """A deck of the cards that `rows`, all of one difficulty, speak of."""
        self.pack = pack
        self.difficulty = rows[0].difficulty
        self.templates = sum(row.templates for row in rows)
        self._fetch = fetch
        self._categories = [row.category for row in rows]
        self._size = sum(row.cards for row in rows)
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
        return shelf.card(number, self.pack, self._places[index])

    def _found(self, shelf: Shelf, number: int) -> Sequence[int]:
        """Where the cards lie; anew if the pack has been compiled again."""
        rows = [
            row
            for row in shelf.decks(number)
            if row.difficulty == self.difficulty and row.category in self._categories
        ]
        if sum(row.cards for row in rows) != self._size:
            raise Gone
        named = [name for name in self._categories if name is not None]
        if named:
            places = shelf.places(number, self.difficulty, named)
            if len(places) != self._size:
                raise Gone
            return places
        first = rows[0].first_card
        return range(first, first + self._size)
