"""Dealing: which questions a round asks, in which order, with which options.

A deal is a function of the decks, the rules, the seed and the block alone. Block b is reached by
dealing blocks 0 to b - 1 first, so that the blocks of one seed hardly repeat each other.
"""

from collections import Counter, deque
from collections.abc import Sequence
from random import Random
from typing import NamedTuple, Protocol

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Card, Put, Question
from bureau_quiz.rounds import filters, mix
from bureau_quiz.rounds.flaws import Course, Flaws, Traits
from bureau_quiz.rounds.leaning import leanings
from bureau_quiz.rounds.model import LAST_BLOCK, Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.order import LOOKED_AT, Order
from bureau_quiz.text import plural

ROUNDS_REMEMBERED = 3
"""A question of one of so many last rounds is rather not asked."""
LONG_ROUNDS = 9
"""The last block that is gone on to where a round is as long as one can make it."""


class Deck(Protocol):
    """The cards of one pack and one difficulty that the rules' filters leave."""

    @property
    def pack(self) -> str:
        """The pack's id."""
        ...

    @property
    def difficulty(self) -> int:
        """1 to 3."""
        ...

    @property
    def templates(self) -> int:
        """How many different templates its cards come from; a plain question counts as one."""
        ...

    def __len__(self) -> int:
        """How many cards there are; may be 0."""
        ...

    def card(self, index: int) -> Card:
        """The card at a place, from 0, in the order of keys."""
        ...


class Dealt(NamedTuple):
    """A round's questions, in order."""

    puts: tuple[Put, ...]
    notes: tuple[str, ...] = ()
    """What the player should know: the round is shorter than asked, and why."""


class Pick(NamedTuple):
    """What one slot took."""

    slot: int
    card: Card
    question: Question
    flaws: Flaws


def last_block(rules: Rules) -> int:
    """The last block of a seed to go on to: each deals all before it, which long rounds feel."""
    return LONG_ROUNDS if MODES[rules.mode].open_ended else LAST_BLOCK


def deal(decks: Sequence[Deck], rules: Rules, seed: int, block: int) -> Dealt:
    """Deal a round.

    Args:
        decks: Those of all packs in play, in any order.
        rules: Which mode, how many questions and for how many; the timer does not matter.
        seed: Any whole number.
        block: Which deal of the seed, 0 to LAST_BLOCK.

    Raises:
        ValueError: If there is no such block.
    """
    if not 0 <= block <= LAST_BLOCK:
        raise ValueError(f"blocks run from 0 to {LAST_BLOCK}, not {block}")
    dealer = Dealer(decks, rules, seed)
    for _ in range(block):
        dealer.next_block()
    picks = dealer.next_block()
    return Dealt(_put(picks, rules, seed, block), _notes(len(picks), rules))


class Dealer:
    """Deals the blocks of one seed, one after the other."""

    def __init__(self, decks: Sequence[Deck], rules: Rules, seed: int) -> None:
        self._seed = seed
        self._questions = rules.questions
        self._seats = rules.seats
        self._rising = MODES[rules.mode].rising
        self._block = 0
        self._decks = {(d.pack, d.difficulty): d for d in decks if len(d)}
        self._orders = {
            (pack, level): Order(f"{seed}/{pack}/{level}", len(deck))
            for (pack, level), deck in self._decks.items()
        }
        self._packs = sorted({pack for pack, _ in self._decks})
        self._sizes: Counter[int] = Counter()
        for (_, level), deck in self._decks.items():
            self._sizes[level] += len(deck)
        templates = sum(deck.templates for deck in self._decks.values())
        self._of_one_template = max(2, -(-rules.questions * rules.seats // max(templates, 1)))
        self._lately: deque[frozenset[str]] = deque(maxlen=ROUNDS_REMEMBERED)
        self._looked: dict[tuple[str, int, int], tuple[Card, tuple[Traits, ...]]] = {}

    def next_block(self) -> tuple[Pick, ...]:
        """The picks of the next block, the first at first."""
        picks: list[Pick] = []
        course = Course(frozenset[str]().union(*self._lately), self._of_one_template)
        for turn, level in enumerate(self._slots()):
            begun = len(picks)
            for slot in range(turn * self._seats, (turn + 1) * self._seats):
                for name in self._turns(turn, level):
                    pick = self._pick(slot, name, course)
                    if pick:
                        picks.append(pick)
                        break
            if len(picks) - begun < self._seats:
                del picks[begun:]
        self._lately.append(frozenset(pick.card.key for pick in picks))
        self._block += 1
        if self._rising:
            picks.sort(key=lambda pick: pick.question.difficulty)
        return tuple(picks)

    def _slots(self) -> list[int]:
        """The difficulty of each turn: so many as all who play can be asked alike."""
        sizes = {level: size // self._seats for level, size in self._sizes.items()}
        slots = mix.slots(self._questions, sizes, f"{self._seed}/{self._block}/mix")
        return sorted(slots) if self._rising else slots

    def _turns(self, turn: int, level: int) -> list[tuple[str, int]]:
        """The decks that may fill a turn: its pack's turn first, its difficulty before others.

        Where several play there are no others, so that all are asked alike.
        """
        count = len(self._packs)
        packs = [self._packs[(self._block + turn + more) % count] for more in range(count)]
        levels = [level]
        if self._seats == 1:
            levels += [other for other in mix.PARTS if other != level]
        names = [(pack, at) for at in levels for pack in packs]
        return [name for name in names if name in self._decks]

    def _pick(self, slot: int, name: tuple[str, int], course: Course) -> Pick | None:
        """Add the first card that breaks nothing, or the least bad; None if all were asked."""
        best: tuple[Flaws, int] | None = None
        # A turn in which one has nothing to be asked would be lost to all.
        most = LOOKED_AT if self._seats == 1 else len(self._decks[name])
        for looked, place in enumerate(self._orders[name].look(most), 1):
            _, traits = self._look(name, place, slot)
            found = course.find(traits)
            if not found.same_prompt and (best is None or found < best[0]):
                best = found, place
            if not any(found) or (best and looked >= LOOKED_AT):
                break
        if best is None:
            return None
        self._orders[name].take(best[1])
        (card, question), traits = self._look(name, best[1], slot)
        course.add(traits)
        return Pick(slot, card, question, best[0])

    def _look(
        self, name: tuple[str, int], place: int, slot: int
    ) -> tuple[tuple[Card, Question], Traits]:
        """A card, the one of its questions that this slot would ask, and that one's traits."""
        key = (*name, place)
        if key not in self._looked:
            card = self._decks[name].card(place)
            self._looked[key] = card, tuple(Traits.of(card, one) for one in card.questions)
        card, traits = self._looked[key]
        which = 0
        if len(traits) > 1:
            chance = Random(f"{self._seed}/{self._block}/{slot}/{card.key}").random
            which = int(chance() * len(traits))
        return (card, card.questions[which]), traits[which]


def _put(picks: Sequence[Pick], rules: Rules, seed: int, block: int) -> tuple[Put, ...]:
    """Draw the options."""
    questions = [filters.as_asked(pick.question, rules) for pick in picks]
    leans = leanings([question.kind for question in questions], f"{seed}/{block}")
    return tuple(
        KINDS[question.kind].put(
            question, Random(f"{seed}/{block}/{pick.slot}/options").random, lean
        )
        for pick, question, lean in zip(picks, questions, leans, strict=True)
    )


def _notes(dealt: int, rules: Rules) -> tuple[str, ...]:
    mode = MODES[rules.mode]
    each = dealt // rules.seats
    if mode.open_ended or each >= rules.questions:
        return ()
    why = "this choice of difficulty and category leaves" if rules.filtered else "the packs have"
    questions = plural(each, "question") + (" for each" if rules.seats > 1 else "")
    rest = f"no more to {'be typed' if mode.kinds else 'ask'}"
    return (f"The round has {questions} instead of {rules.questions}: {why} {rest}.",)
