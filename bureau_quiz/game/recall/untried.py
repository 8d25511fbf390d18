"""Where the facts and questions of a training run come from: packs as their player sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Fact, rested_on
from bureau_quiz.game.recall.drills import LOOKED, Key, asks_of
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Question
    from bureau_quiz.catalogue.catalogue import Catalogue
    from bureau_quiz.memory.model import Memory

WINDOW = 60
"""New facts of a pack that are put in order together."""


class Supply:
    """The facts that some packs ask for, and the questions that ask for them.

    New facts come of the packs in turns: of rows that were begun before others, easy before hard.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        scopes: Sequence[str],
        categories: Sequence[str],
        fresh: Sequence[str] = (),
    ) -> None:
        """Look at packs as they are played.

        Args:
            catalogue: The questions.
            scopes: Packs, with the levels to which they may be asked.
            categories: Only questions of these; empty: of all.
            fresh: Ids of the packs of which new facts come; empty: of all.
        """
        self._catalogue = catalogue
        self._categories = frozenset(categories)
        self._scopes = {scope.pack: scope for scope in map(Scope.read, scopes)}
        self._facts = {pack: self._asked(scope) for pack, scope in self._scopes.items()}
        self._fresh = [pack for pack in self._facts if pack in fresh or not fresh]
        self._known: dict[str, dict[Fact, Memory]] = {}
        self._found: dict[Key, tuple[Question, ...]] = {}

    @property
    def packs(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(self._scopes)

    @property
    def untried(self) -> int:
        """How many facts of fresh packs were never asked for; `known` was called before."""
        return sum(len(self._facts[pack]) - len(self._known[pack]) for pack in self._fresh)

    def known(self, memories: Callable[[str], Mapping[Fact, Memory]]) -> dict[Key, Memory]:
        """What is remembered of the facts that can be asked for, in the packs' order."""
        found: dict[Key, Memory] = {}
        for pack, facts in self._facts.items():
            of = memories(pack)
            self._known[pack] = {fact: of[fact] for fact in facts if fact in of}
            found.update(((pack, fact), memory) for fact, memory in self._known[pack].items())
        return found

    def any_new(self, count: int) -> list[Key]:
        """As many new facts as there are, up to so many, in no order."""
        untried = (
            (pack, fact)
            for pack in self._fresh
            for fact in self._facts[pack]
            if fact not in self._known[pack]
        )
        return list(islice(untried, count))

    def new(self) -> Iterator[Key]:
        """The new facts in the order in which they are to come."""
        turns = zip_longest(*(self._new_of(pack) for pack in self._fresh))
        return (key for key in chain.from_iterable(turns) if key)

    def look_ahead(self, keys: Iterable[Key]) -> None:
        """Look for the questions of facts together: a pack is gone through once for all of them."""
        by_pack: dict[str, list[Key]] = {}
        for key in keys:
            by_pack.setdefault(key[0], []).append(key)
        for wanted in by_pack.values():
            self._load(wanted)

    def look(self, key: Key) -> Sequence[Question]:
        """The questions that may be asked for a fact, LOOKED at most, of many templates."""
        if key not in self._found:
            self._load([key])
        return self._found[key]

    def _new_of(self, pack: str) -> Iterator[Key]:
        known = self._known[pack]
        begun = {(fact.table, fact.row) for fact in known}
        untried = [fact for fact in self._facts[pack] if fact not in known]
        first = [fact for fact in untried if (fact.table, fact.row) in begun]
        rest = _tables_in_turns(fact for fact in untried if (fact.table, fact.row) not in begun)
        for facts in (first, rest):
            for start in range(0, len(facts), WINDOW):
                keys = [(pack, fact) for fact in facts[start : start + WINDOW]]
                self._load(keys)
                yield from sorted(keys, key=self._difficulty)

    def _difficulty(self, key: Key) -> int:
        return min((question.difficulty for question in self._found[key]), default=9)

    def _load(self, keys: Sequence[Key]) -> None:
        """Fetch questions of facts of one pack."""
        pack = keys[0][0]
        scope = self._scopes[pack]
        wanted = [fact for _, fact in keys if (pack, fact) not in self._found]
        asking = self._catalogue.asking(str(scope), wanted)
        for fact in wanted:
            ids = self._of_many_templates(fact, asking.get(fact, ()))
            found = (self._catalogue.question(id_, scope.level) for id_ in ids)
            fits = (one for one in found if one and self._fits(one))
            self._found[pack, fact] = tuple(islice(fits, LOOKED))

    def _fits(self, question: Question) -> bool:
        return not self._categories or question.category in self._categories

    def _of_many_templates(self, fact: Fact, ids: Sequence[str]) -> list[str]:
        """Ids, one of each template before the second of any.

        What asks of the fact's own row comes first; a template's other kinds come after it.
        """
        by_template: dict[str, list[str]] = {}
        for id_ in sorted(ids, key=lambda id_: (not asks_of(id_, fact), "." in id_.split("/")[1])):
            by_template.setdefault(id_.split("/")[1], []).append(id_)
        rows = zip_longest(*by_template.values())
        some = islice((id_ for row in rows for id_ in row if id_), LOOKED)
        return [id_ for row in rows for id_ in row if id_] if self._categories else list(some)

    def _asked(self, scope: Scope) -> tuple[Fact, ...]:
        """The facts of a pack that are trained: those of hidden columns go with others.

        Where there are categories, only what is asked for in these.
        """
        rows = self._catalogue.rows(str(scope))
        told = {one.fact for row in rows for cell in row.cells for one in cell.values}
        asked = self._catalogue.facts(str(scope))
        facts = tuple(fact for fact in asked if fact in told or not fact.table)
        if not self._categories:
            return facts
        rules = Rules(categories=tuple(sorted(self._categories)))
        of_them = {
            fact
            for deck in self._catalogue.decks((str(scope),), rules)
            for place in range(len(deck))
            for one in deck.card(place).questions
            for fact in rested_on(one.id, one.template, one.facts)
        }
        return tuple(fact for fact in facts if fact in of_them)


def _tables_in_turns(facts: Iterator[Fact]) -> list[Fact]:
    """The first of each table, then the second of each, and so on."""
    tables: dict[str, list[Fact]] = {}
    for fact in facts:
        tables.setdefault(fact.table, []).append(fact)
    rows = zip_longest(*tables.values())
    return [fact for row in rows for fact in row if fact]
