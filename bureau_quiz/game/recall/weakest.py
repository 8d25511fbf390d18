"""The facts a player misses: what was missed and is not known well yet, the weakest first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall.figures import WeakFact
from bureau_quiz.game.recall.model import DossierKey, Wish
from bureau_quiz.game.recall.statistics import Asked, Query
from bureau_quiz.memory.clearance import HELD_DAYS
from bureau_quiz.memory.fading import retrievability
from bureau_quiz.memory.model import Rating
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue

TOP = 20
"""So many are told."""


class Named(NamedTuple):
    """What a fact is called where its value must not be told."""

    title: str
    label: str
    dossier: DossierKey | None


Naming = Callable[[str, Collection[Fact]], Mapping[Fact, Named]]
"""Facts of a pack by their names, without those that are gone, or beyond what the player has seen.
"""


class Weakest(NamedTuple):
    """What is weak."""

    told: tuple[WeakFact, ...]
    """The weakest first, TOP at most."""
    wish: Wish
    """The training run of those."""
    many: int
    """How many weak facts there are in all that can be named."""


class _Weak(NamedTuple):
    known: bool
    """Whether it was known the last time."""
    chance: float
    missed: int
    asked: int
    last: datetime
    pack: str
    fact: Fact


def weakest(query: Query, asked: Asked, titles: Mapping[str, str], naming: Naming) -> Weakest:
    """The weakest facts that can be named.

    In the order in which training takes them: first those missed the last time, then the others
    that were ever missed and are not held yet; in each the most faded first.

    Args:
        query: Asks the cache.
        asked: Whose, and of which packs; since when does not matter: it is about now.
        titles: Pack id → title, of all packs there are; facts of others cannot be trained.
        naming: What a fact is called.
    """
    weak = sorted(
        _weak(query, asked, titles),
        key=lambda each: (each.known, each.chance, -each.missed, each.pack, each.fact),
    )
    names = {
        pack: naming(pack, [each.fact for each in weak if each.pack == pack])
        for pack in {each.pack for each in weak}
    }
    named = [each for each in weak if each.fact in names[each.pack]]
    told = tuple(
        WeakFact(
            each.pack,
            titles[each.pack],
            *names[each.pack][each.fact],
            each.asked,
            each.missed,
            each.last.astimezone(asked.now.tzinfo),
            each.chance,
        )
        for each in named[:TOP]
    )
    facts = tuple((each.pack, each.fact) for each in named[:TOP])
    packs = tuple(dict.fromkeys(pack for pack, _ in facts))
    wish = Wish(packs, weakest=True, facts=facts, player=asked.name)
    return Weakest(told, wish, len(named))


def _weak(query: Query, asked: Asked, titles: Mapping[str, str]) -> Iterator[_Weak]:
    sql = (
        'SELECT pack, tbl, "row", col, value, stability, last, rating, reviews, "right" '
        'FROM facts WHERE player = ? AND reviews > "right" AND (rating = ? OR stability < ?)'
    )
    values = (asked.player, int(Rating.AGAIN), HELD_DAYS)
    for pack, *key, stability, at, rating, reviews, right in query(sql, values):
        if pack not in titles or (asked.packs and pack not in asked.packs):
            continue
        last = datetime.fromtimestamp(at, UTC)
        chance = retrievability(stability, last, asked.now)
        known = rating != Rating.AGAIN
        yield _Weak(known, chance, reviews - right, reviews, last, pack, Fact(*key))


def naming(catalogue: Catalogue, scopes: Mapping[str, Scope]) -> Naming:
    """What a catalogue calls facts, as far as their pack was seen.

    Args:
        catalogue: The packs.
        scopes: Pack id → the pack as far as the player has seen it.
    """

    def named(pack: str, facts: Collection[Fact]) -> Mapping[Fact, Named]:
        scope = scopes.get(pack)
        if scope is None:
            return {}
        wanted = {(fact.table, fact.row) for fact in facts}
        found = {
            value.fact: Named(
                row.title, cell.label if cell.column else "", DossierKey(pack, row.table, row.key)
            )
            for row in catalogue.rows(str(scope), wanted)
            for cell in row.cells
            for value in cell.values
        }
        for fact in facts:
            if not fact.table and (asked := catalogue.question(f"{pack}/{fact.row}", scope.level)):
                found[fact] = Named(asked.prompt, "", None)
        return found

    return named
