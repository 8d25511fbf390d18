"""Which question trains a fact: by how well it is known, and beside what else the run asks.

- A fact that is new or was missed the last time is asked as a choice, in its template's own
  direction where there is one.
- One that is known is asked by turns as a choice, as one of the other direction, and otherwise.
- One that is held is typed, or asked in the other direction, by turns.

No fact is asked for twice in a run but for one that comes back: what a question rests on beside its
own fact is done with it. What an earlier question gives away is put off as far as may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from bureau_quiz.bank.kinds.base import Chance
from bureau_quiz.bank.model import Card, Fact, Question, rested_on
from bureau_quiz.bank.typable import typable
from bureau_quiz.memory.clearance import is_held
from bureau_quiz.memory.model import Memory, Rating
from bureau_quiz.rounds.filters import CHOICE, TYPED
from bureau_quiz.rounds.flaws import Course, Flaws, Traits
from bureau_quiz.rounds.modes.training import TIMES

LOOKED = 8
"""Questions of a fact that are looked at, of different templates where there are."""
_ANY = 1_000
"""More questions than a run has: one template may ask all of them."""
AHEAD = 20
"""Facts among which the next is looked for."""
_TURNED = "~"
"""Ends the id of a template that asks in the other direction."""

Key = tuple[str, Fact]
"""A pack's id and one of its facts."""


class Asking(NamedTuple):
    """A question, and whether it is typed although it is a choice."""

    question: Question
    typed: bool = False

    @property
    def asked(self) -> Question:
        """The question as it is put."""
        return replace(self.question, kind=TYPED) if self.typed else self.question

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is remembered of it."""
        one = self.question
        return rested_on(one.id, one.template, one.facts)

    @property
    def form(self) -> str:
        """`choice`, `typed`, the same turned around, or `other`."""
        kind = self.asked.kind
        if kind not in (CHOICE, TYPED, "number"):
            return "other"
        turned = _TURNED if self.question.template.endswith(_TURNED) else ""
        return (CHOICE if kind == CHOICE else TYPED) + turned


class Drill(NamedTuple):
    """A fact of a run, and what it is asked by."""

    key: Key
    askings: tuple[Asking, ...]
    """The first time, and each time that it comes back."""


Look = Callable[[Key], Sequence[Question]]
"""The questions that may be asked for a fact; at most LOOKED are needed."""


def drills(
    keys: Iterable[Key],
    known: Mapping[Key, Memory],
    look: Look,
    chance: Chance,
    run: Run,
    most: int = AHEAD,
) -> list[Drill]:
    """Choose a question for each of some facts, in an order in which none gives another away.

    Facts that an earlier question tests, and those of which every question would test an earlier
    fact once more, are left out.

    Args:
        keys: The facts, in the order in which they are wanted; no more are taken than needed.
        known: What is known of them.
        look: Where questions come from.
        chance: Decides between questions that are as good.
        run: What the run asks before; what is chosen is added.
        most: Facts at most.
    """
    found: list[Drill] = []
    coming = (key for key in keys if not run.tested(key))
    left: list[_Wanted] = []
    while len(found) < most:
        missing = min(most - len(found), AHEAD) - len(left)
        left += (
            _Wanted(key, _in_order(key, look(key), known.get(key), chance))
            for key in islice(coming, max(missing, 0))
        )
        if not left:
            break
        left = [one for one in left if run.best(*one)]
        if left:
            one = _first(left, run)
            left.remove(one)
            found.append(run.take(*one))
    return found


class _Wanted(NamedTuple):
    """A fact that is to be asked for, and the ways in which it can be."""

    key: Key
    askings: Sequence[Asking]


def _first(left: Sequence[_Wanted], run: Run) -> _Wanted:
    """The first that nothing speaks against, else the least bad."""
    best: tuple[tuple[bool, bool], _Wanted] | None = None
    for one in left:
        good = run.best(*one)
        assert good is not None
        against = (good[1].given_away, good[1].like_before)
        if best is None or against < best[0]:
            best = against, one
        if not any(against):
            break
    assert best is not None
    return best[1]


class Run:
    """What a run asks so far, against which the next questions are looked at."""

    def __init__(self) -> None:
        self._course = Course((), _ANY)
        self._tested: set[Key] = set()
        self._cards: set[str] = set()
        """Of all that is asked, or may be when a fact comes back."""
        self._traits: dict[str, Traits] = {}

    def tested(self, key: Key) -> bool:
        """Whether a question of the run rests on a fact."""
        return key in self._tested

    def best(self, key: Key, askings: Sequence[Asking]) -> tuple[Asking, Flaws] | None:
        """The first question that gives nothing away, else the first; None: none may be asked."""
        best: tuple[Asking, Flaws] | None = None
        if self.tested(key):
            return None
        for asking in askings:
            if not self._is_free(asking) or self._tests_again(key[0], asking):
                continue
            flaws = self._course.find(self._of(asking))
            if not flaws.given_away:
                return asking, flaws
            best = best or (asking, flaws)
        return best

    def take(self, key: Key, askings: Sequence[Asking]) -> Drill:
        """Ask for a fact next, by its best question."""
        good = self.best(key, askings)
        assert good is not None
        first = good[0]
        self._course.add(self._of(first))
        self._tested.update((key[0], fact) for fact in first.facts)
        self._cards.add(self._of(first).card)
        return Drill(key, (first, *self._again(first, askings)))

    def _again(self, first: Asking, askings: Sequence[Asking]) -> tuple[Asking, ...]:
        """What a fact is asked by when it comes back: another question of it alone, then the first.

        Both with their options where they have any, as it was just missed.
        """
        plain = Asking(first.question)
        others = (
            one
            for one in askings
            if not one.typed and self._is_free(one) and set(one.facts) <= set(first.facts)
        )
        other = next(others, plain)
        self._cards.add(self._of(other).card)
        return tuple(other if time % 2 else plain for time in range(1, TIMES))

    def _is_free(self, asking: Asking) -> bool:
        return self._of(asking).card not in self._cards

    def _tests_again(self, pack: str, asking: Asking) -> bool:
        return any((pack, fact) in self._tested for fact in asking.facts)

    def _of(self, asking: Asking) -> Traits:
        one = asking.question
        if one.id not in self._traits:
            card = Card(f"{one.pack}/{one.card or one.prompt}", (one,))
            self._traits[one.id] = Traits.of(card, one)
        return self._traits[one.id]


def asks_of(id_: str, fact: Fact) -> bool:
    """Whether a question is about a fact's own row; others lead to it."""
    row = id_.split("/", 2)[-1]
    return row == fact.row or row.startswith(f"{fact.row}/")


def _in_order(
    key: Key, questions: Sequence[Question], memory: Memory | None, chance: Chance
) -> list[Asking]:
    """The ways in which a fact can be asked for, those that fit how it is known first."""
    ways = [Asking(question) for question in questions]
    ways += [Asking(one, True) for one in questions if one.kind == CHOICE and typable(one)]
    forms = _forms(memory)
    return [
        way
        for _, way in sorted(
            ((forms.index(way.form), *_aside(key, way), chance(), place), way)
            for place, way in enumerate(ways)
        )
    ]


def _aside(key: Key, way: Asking) -> tuple[bool, int]:
    """How far it asks for something else as well."""
    return not asks_of(way.question.id, key[1]), len(way.facts)


def _forms(memory: Memory | None) -> tuple[str, ...]:
    """The forms by how well they fit what is known of a fact."""
    plain, turned = (CHOICE, TYPED), (CHOICE + _TURNED, TYPED + _TURNED)
    if memory is None or memory.rating is Rating.AGAIN:
        return (plain[0], turned[0], "other", plain[1], turned[1])
    if is_held(memory):
        return (*_by_turns((plain[1], turned[0], turned[1]), memory.reviews), plain[0], "other")
    return (*_by_turns((plain[0], turned[0], "other"), memory.reviews), plain[1], turned[1])


def _by_turns(forms: tuple[str, ...], reviews: int) -> tuple[str, ...]:
    first = reviews % len(forms)
    return forms[first:] + forms[:first]
