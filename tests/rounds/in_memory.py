"""Decks that lie in memory. Imports no test tools: every Python there is deals from them."""

from collections.abc import Iterable
from itertools import groupby

from bureau_quiz.bank.guard import guarded_card
from bureau_quiz.bank.model import Card
from bureau_quiz.rounds import filters
from bureau_quiz.rounds.model import Rules


class ListDeck:
    """A deck that lies in memory."""

    def __init__(self, pack: str, difficulty: int, cards: Iterable[Card]) -> None:
        self.pack = pack
        self.difficulty = difficulty
        self._cards = sorted(cards, key=lambda card: card.key)
        self.templates = len(
            {card.questions[0].template or card.questions[0].id for card in self._cards}
        )

    def __len__(self) -> int:
        return len(self._cards)

    def card(self, index: int) -> Card:
        """The card at a place, from 0, in the order of keys."""
        return self._cards[index]


def list_decks(
    cards: Iterable[Card], rules: Rules, level: int | None = None
) -> tuple[ListDeck, ...]:
    """The decks of cards that lie in memory, as far as filters and spoiler guard leave any.

    Args:
        cards: As the bank makes them.
        rules: By which they are filtered.
        level: How far the player has seen of the packs that they come from; None: all.
    """

    def deck_of(card: Card) -> tuple[str, int]:
        return card.questions[0].pack, card.questions[0].difficulty

    filtered = (filters.left_of(card, rules) for card in cards)
    left = [seen for card in filtered if card and (seen := guarded_card(card, level))]
    grouped = groupby(sorted(left, key=deck_of), key=deck_of)
    return tuple(ListDeck(*name, cards=list(of_deck)) for name, of_deck in grouped)
