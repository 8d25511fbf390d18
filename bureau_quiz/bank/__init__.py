"""A pack becomes questions: holes filled, right answers found, pools proved wrong."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

# Those who play from a catalogue never make questions; they need not load what does.
if TYPE_CHECKING:
    from bureau_quiz.bank.model import Bank, Card, Question
    from bureau_quiz.bank.tally import Told
    from bureau_quiz.packs.model import Pack


def make(pack: "Pack", told: "Told | None" = None, aids: bool = True) -> "Bank":
    """Give every question that a pack can ask, and every problem that asking shows.

    Args:
        pack: as it was read.
        told: is told how many questions are made, and of about how many.
        aids: whether they are to have hints and lookalikes, which only players need.
    """
    from bureau_quiz.bank.making import make_bank
    from bureau_quiz.packs.collector import resting

    with resting():
        return make_bank(pack, told, aids)


def cards(questions: "Iterable[Question]") -> "tuple[Card, ...]":
    """Put questions of one prompt on one card; sorted by key."""
    from bureau_quiz.bank.making import make_cards

    return make_cards(questions)
