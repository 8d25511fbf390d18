"""Statistics of made-up pasts, as the game would give them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall.figures import Statistics
from bureau_quiz.game.recall.model import DossierKey
from bureau_quiz.game.recall.statistics import Asked, statistics
from bureau_quiz.game.recall.weakest import Named, weakest
from tests.game.recall.answers import Given, Held, Past, busy, weak_facts

TODAY = date(2026, 11, 22)  # a Sunday
NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
TITLES = {"the-bureau": "The Bureau", "signals": "Signals"}


def plainly(pack: str, facts: Collection[Fact]) -> dict[Fact, Named]:
    """Every fact by its row and column."""
    return {
        fact: Named(fact.row, fact.column, DossierKey(pack, fact.table, fact.row)) for fact in facts
    }


def counted(
    answers: Iterable[Given], facts: Iterable[Held] = (), packs: Sequence[str] = ()
) -> Statistics:
    """Count them."""
    past, asked = Past(answers, facts), Asked("malotru", "Malotru", NOW, tuple(packs))
    weak = weakest(past.query, asked, TITLES, plainly)
    found = statistics(past.query, asked, TITLES)
    return found._replace(weakest=weak.told, wish=weak.wish, weak=weak.many)


def months(packs: Sequence[str] = ()) -> Statistics:
    """Months of play."""
    return counted(busy(TODAY), weak_facts(), packs)
