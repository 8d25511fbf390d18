"""A game over decks that lie in memory and real records in a folder of its own."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bureau_quiz.bank.model import Card, Fact, Question, Response, rested_on
from bureau_quiz.bank.renamed import Names, Renames
from bureau_quiz.catalogue.model import AskedCell, AskedRow, AskedValue, PackInfo
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.rounds.decks import pack_of
from tests.rounds.in_memory import ListDeck, list_decks

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
        errors=errors,
    )


CLOSED = PackInfo(id="broken", title="Broken", path="broken.yaml", errors=3, closed=True)


def _id(question: Question) -> str:
    return question.id


def asked_rows(facts: Iterable[Fact]) -> tuple[AskedRow, ...]:
    """The rows that some facts are of, called as their tables, columns and values are."""
    found: dict[tuple[str, str], dict[str, list[AskedValue]]] = {}
    for fact in facts:
        if fact.table:
            row = found.setdefault((fact.table, fact.row), {})
            row.setdefault(fact.column, []).append(AskedValue(fact, fact.value))
    return tuple(
        AskedRow(table, table.capitalize(), key, key, tuple(_cells(table, columns)))
        for (table, key), columns in found.items()
    )


def _cells(table: str, columns: Mapping[str, Sequence[AskedValue]]) -> Iterator[AskedCell]:
    for column, values in columns.items():
        yield AskedCell(column, (column or table).capitalize(), tuple(values))


class Shelf:
    """What the game asks of a catalogue, for what it is given."""

    pending = False

    def __init__(self, packs: Sequence[PackInfo] = (), cards: Sequence[Card] = ()) -> None:
        self._infos = tuple(packs) or (info(BUREAU),)
        self._all = tuple(cards) or tuple(BUREAU)

    def packs(self) -> tuple[PackInfo, ...]:
        return self._infos

    def decks(self, scopes: Sequence[str], rules: Rules) -> tuple[ListDeck, ...]:
        ids = [scope.partition(":")[0] for scope in scopes]
        return tuple(deck for deck in list_decks(self._all, rules) if deck.pack in ids)

    def categories(self, scopes: Sequence[str]) -> tuple[str, ...]:
        ids = [scope.partition(":")[0] for scope in scopes]
        return tuple(sorted({c for info in self._infos if info.id in ids for c in info.categories}))

    def question(self, id_: str, level: int | None = None) -> Question | None:
        return next((one for card in self._all for one in card.questions if one.id == id_), None)

    def rows(self, scope: str) -> tuple[AskedRow, ...]:
        """A row for each there is a fact of, by itself: its columns are its labels."""
        return asked_rows(self.facts(scope))

    def row(self, scope: str, table: str, key: str) -> AskedRow | None:
        return next((row for row in self.rows(scope) if (row.table, row.key) == (table, key)), None)

    def facts(self, scope: str) -> tuple[Fact, ...]:
        return tuple(self._asking(scope))

    def asking(self, scope: str, facts: Collection[Fact]) -> dict[Fact, tuple[str, ...]]:
        return {fact: tuple(ids) for fact, ids in self._asking(scope).items() if fact in facts}

    def renames(self, pack: str) -> Renames:
        ids = [one.id for card in self._all for one in card.questions if one.pack == pack]
        return Renames(Names(), ids)

    def _asking(self, scope: str) -> dict[Fact, list[str]]:
        found: dict[Fact, list[str]] = {}
        pack = scope.partition(":")[0]
        for one in sorted((one for card in self._all for one in card.questions), key=_id):
            if one.pack == pack:
                for fact in rested_on(one.id, one.template, one.facts):
                    found.setdefault(fact, []).append(one.id)
        return dict(sorted(found.items(), key=lambda entry: not entry[0].table))


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
