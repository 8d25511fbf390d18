"""The weakest facts of a player: what is weak, and what comes first, is training's to say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall.figures import WeakFact
from bureau_quiz.game.recall.model import DossierKey
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.recall.rows import MEMORY, memory_of, time_of
from bureau_quiz.game.recall.statistics import Asked, Query
from bureau_quiz.memory import training
from bureau_quiz.memory.fading import retrievability
from bureau_quiz.memory.model import AHEAD, Memory, Rating, Review
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue

TOP = training.RUN
"""So many are told: as many as a run asks for."""
RULE = (
    "Weak is what you missed the last time, or forgot before and do not hold again. First comes "
    "what you never knew: by how often you missed it, then by how lately. Then what you missed "
    "the last time, then the rest, the most faded first. Training the weakest asks in this order."
)
"""The same for the player."""


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
    memory: Memory
    right: int
    """How often it was known."""


_Key = tuple[str, Fact]
"""A pack's id, and one of its facts."""


def weakest(query: Query, asked: Asked, titles: Mapping[str, str], naming: Naming) -> Weakest:
    """The weakest facts that can be named, in the order in which training takes them.

    Args:
        query: Asks the cache.
        asked: Whose, and of which packs; since when does not matter: it is about now.
        titles: Pack id → title, of all packs there are; facts of others cannot be trained.
        naming: What a fact is called.
    """
    weak = dict(_weak(query, asked, titles))
    names = {
        pack: naming(pack, [fact for of, fact in weak if of == pack])
        for pack in {pack for pack, _ in weak}
    }
    named = {
        (pack, fact): each.memory for (pack, fact), each in weak.items() if fact in names[pack]
    }
    first = training.weakest(named, asked.now, TOP)
    told = []
    for pack, fact in first:
        known, right = weak[pack, fact]
        chance = retrievability(known.stability, known.last, asked.now)
        told.append(
            WeakFact(
                pack,
                titles[pack],
                *names[pack][fact],
                known.reviews,
                known.reviews - right,
                known.last.astimezone(asked.now.tzinfo),
                None if training.never_known(known) else chance,
            )
        )
    packs = tuple(dict.fromkeys(pack for pack, _ in first))
    wish = Wish(packs, weakest=True, facts=first, player=asked.name)
    return Weakest(tuple(told), wish, len(named))


def _weak(query: Query, asked: Asked, titles: Mapping[str, str]) -> Iterator[tuple[_Key, _Weak]]:
    limit = asked.now.astimezone(UTC) + AHEAD
    sql = (
        f'SELECT id, pack, tbl, "row", col, value, "right", {MEMORY} FROM facts '
        "WHERE player = ? AND (rating = ? OR lapses > 0 OR last > ?) ORDER BY id"
    )
    values = (asked.player, int(Rating.AGAIN), int(limit.timestamp()))
    for id_, pack, *named, right, known in (
        (*row[:7], memory_of(row[7:])) for row in query(sql, values)
    ):
        if pack not in titles or (asked.packs and pack not in asked.packs):
            continue
        weak = _Weak(known, right)
        if known.last > limit:
            weak = _by_now(query, id_, weak, limit)
        if training.is_weak(weak.memory):
            yield (pack, Fact(*named)), weak


def _by_now(query: Query, id_: int, anyway: _Weak, limit: datetime) -> _Weak:
    """A fact that was asked for while a clock was ahead, as `memory.scheduling.by_now` has it."""
    from bureau_quiz.memory.scheduling import by_now

    found = query("SELECT at, rating FROM reviews WHERE fact = ?", (id_,))
    reviews = [Review(time_of(at), Rating(rating)) for at, rating in found]
    told = [one for one in reviews if one.at <= limit]
    right = sum(one.rating > Rating.AGAIN for one in told) if told else anyway.right
    return _Weak(by_now(anyway.memory, reviews, limit - AHEAD), right)


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
                # By itself a statement would be read as true.
                said = " True or false?" if asked.kind == "true-false" else ""
                found[fact] = Named(asked.prompt + said, "", None)
        return found

    return named
