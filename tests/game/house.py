"""A game over decks that lie in memory and real records in a folder of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bureau_quiz.bank.model import Card, Response, rested_on
from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.rounds.decks import pack_of
from tests.rounds.in_memory import ListDeck, list_decks
from tests.rounds.resting import Resting

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue

BUREAU = pack_of()


def info(cards: Sequence[Card], title: str = "The Bureau", errors: int = 0) -> PackInfo:
    """What a catalogue would say of a pack that has these cards."""
    questions = [card.questions[0] for card in cards]
    return PackInfo(
        id=questions[0].pack,
        title=title,
        path=f"{questions[0].pack}.yaml",
        bundled=True,
        digest="0123456789abcdef",
        questions=len(questions),
        prompts=len(questions),
        by_difficulty=dict(sorted(Counter(q.difficulty for q in questions).items())),
        categories=dict(sorted(Counter(q.category for q in questions).items())),
        facts=len({fact for q in questions for fact in rested_on(q.id, q.template, q.facts)}),
        errors=errors,
    )


CLOSED = PackInfo(id="broken", title="Broken", path="broken.yaml", errors=3, closed=True)


class Shelf(Resting):
    """What the game asks of a catalogue, for what it is given."""

    pending = False

    def __init__(self, packs: Sequence[PackInfo] = (), cards: Sequence[Card] = ()) -> None:
        self._infos = tuple(packs) or (info(BUREAU),)
        self._all = tuple(cards) or tuple(BUREAU)
        super().__init__([question for card in self._all for question in card.questions])

    def packs(self) -> tuple[PackInfo, ...]:
        return self._infos

    def decks(self, scopes: Sequence[str], rules: Rules) -> tuple[ListDeck, ...]:
        ids = [scope.partition(":")[0] for scope in scopes]
        return tuple(deck for deck in list_decks(self._all, rules) if deck.pack in ids)

    def categories(self, scopes: Sequence[str]) -> tuple[str, ...]:
        ids = [scope.partition(":")[0] for scope in scopes]
        return tuple(sorted({c for info in self._infos if info.id in ids for c in info.categories}))


class Clock:
    """Time that passes by a second at each look, whichever clock is looked at."""

    time = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        Clock.time += timedelta(seconds=1)
        return Clock.time


@contextmanager
def game(
    folder: Path,
    shelf: Shelf | None = None,
    settings: Settings | None = None,
    seeds: Sequence[int] = (101, 102, 103),
) -> Iterator[Game]:
    """A game over the records in a folder; entropy gives the seeds one after the other."""
    clock, numbers = Clock(), iter(seeds)
    records = Records.open(folder / "records.sqlite", clock)
    try:
        catalogue = cast("Catalogue", shelf or Shelf())
        yield Game(catalogue, records, settings or Settings(), clock, lambda: next(numbers))
    finally:
        records.close()


def briefing(
    *packs: str, player: str = "Marina", seed: int | None = None, **rules: Any
) -> Briefing:
    """A briefing for the Bureau, unless packs are named."""
    made = Rules(**{"questions": 3, **rules})
    return Briefing(packs or ("bureau",), made, player, seed=seed)


def right(sitting: Sitting) -> Response:
    """The right response to the open question; the options of the tests say which it is."""
    options = [option.text for option in sitting.view().options]
    wrong = [place for place, text in enumerate(options) if text.casefold().startswith("wrong")]
    return Response.option(next(place for place in range(len(options)) if place not in wrong))


def wrong(sitting: Sitting) -> Response:
    """A wrong response to the open question."""
    place = int(right(sitting).value)
    return Response.option((place + 1) % 4)


def play(sitting: Sitting, hits: int | None = None, seconds: float = 2) -> Sitting:
    """Play to the end, the first `hits` answers right and the rest wrong; None: all right."""
    while sitting.view().phase is not Phase.OVER:
        hit = hits is None or sitting.view().number <= hits
        sitting.answer(right(sitting) if hit else wrong(sitting), seconds)
        sitting.next()
    return sitting
