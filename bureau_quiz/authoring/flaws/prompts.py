"""Prompts that ask nearly the same: the same words in other order, other small words, or a slip."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.authoring.flaws.slips import slips
from bureau_quiz.authoring.flaws.sources import NAMED, Scene, Source, problem
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Problem
from bureau_quiz.packs.likeness import nearly
from bureau_quiz.text import listed, plural

FEWEST = 3
"""A prompt of fewer words that say something may be like another by chance."""
LONGEST = 60
"""Of a longer prompt so many words are compared."""

# fmt: off
_SMALL = frozenset((
    "a", "an", "and", "are", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had",
    "has", "have", "in", "is", "it", "its", "of", "on", "or", "s", "that", "the", "their", "these",
    "this", "those", "to", "was", "were", "what", "which", "whats", "with", "would", "you", "your",
    "following",
))
"""Words that hardly change what is asked. Who, when, where and how do."""
# fmt: on
_BY_OPTIONS = frozenset(("these", "those", "following"))
"""Words by which a prompt points to its options: with others it asks something else."""
_BY_KIND = frozenset(("multiple", "except"))
"""Kinds whose prompts may differ from that of a choice in one small word, and are meant to."""
_APART = frozenset(("order", "match", "true-false"))
"""Kinds whose prompts say little of what is asked, or all of it in the order of their words."""


class _Asked(NamedTuple):
    """A prompt as it is compared."""

    source: Source
    question: Question
    words: tuple[str, ...]
    """Those that say something, in order."""
    answers: frozenset[str]
    """Some of them, in small letters."""
    general: bool
    """Whether it asks the same whatever is offered."""

    @property
    def kind(self) -> str:
        """What only prompts of one kind share."""
        return self.question.kind if self.question.kind in _BY_KIND else ""


class _Pair(NamedTuple):
    first: _Asked
    second: _Asked
    agreed: bool
    """Whether they have an answer in common."""


def told(scene: Scene) -> Iterator[Problem]:
    """Prompts of different templates or plain questions that ask nearly the same."""
    pairs: dict[tuple[str, str], list[_Pair]] = {}
    asked = list(_asked(scene))
    found = {id(one.second): one for one in _in_order(asked)}
    for pair in (*found.values(), *_in_any_order(asked)):
        if found.setdefault(id(pair.second), pair) is pair:
            if scene.quiet("BQ517", pair.second.source.ignore, pair.first.source.ignore):
                continue
            names = pair.first.source.name, pair.second.source.name
            pairs.setdefault(names, []).append(pair)
    for of_two in pairs.values():
        yield _problem(of_two)


def _asked(scene: Scene) -> Iterator[_Asked]:
    for source in scene.sources:
        cards: set[str] = set()
        for question in source.questions:
            if question.kind in _APART or question.card in cards:
                continue
            cards.add(question.card)
            said = question.card.split()[:LONGEST]
            words = tuple([word for word in said if word not in _SMALL])
            if len(words) >= FEWEST:
                answers = frozenset([one.text.lower() for one in question.answers[:NAMED]])
                yield _Asked(source, question, words, answers, _BY_OPTIONS.isdisjoint(said))


def _in_order(asked: Sequence[_Asked]) -> Iterator[_Pair]:
    """Prompts that have the same words in the same order as an earlier one."""
    firsts: dict[tuple[str, ...], _Asked] = {}
    for one in asked:
        first = firsts.setdefault((one.kind, *one.words), one)
        if first.source.family != one.source.family:
            agreed = not first.answers.isdisjoint(one.answers)
            if agreed or (one.general and first.general):
                yield _Pair(first, one, agreed)


def _in_any_order(asked: Sequence[_Asked]) -> Iterator[_Pair]:
    """Prompts with the words of an earlier one in other order, or with a slip, and its answer."""
    groups: dict[tuple[str, int], list[_Asked]] = {}
    for one in asked:
        for answer in one.answers:
            groups.setdefault((answer, len(one.words)), []).append(one)
    of_some = [group for group in groups.values() if _of_several(group)]
    roots = _roots({word for group in of_some for one in group for word in one.words})
    for group in of_some:
        firsts: dict[tuple[str, ...], _Asked] = {}
        for one in group:
            words = sorted([roots.get(word, word) for word in one.words])
            first = firsts.setdefault((one.kind, *words), one)
            if first.source.family != one.source.family and _alike(first, one):
                yield _Pair(first, one, True)


def _of_several(group: Sequence[_Asked]) -> bool:
    """Whether more than one template or plain question asks the prompts of a group."""
    first = group[0].source
    return any(one.source is not first for one in group)


def _roots(words: Iterable[str]) -> dict[str, str]:
    """For each word that is one slip from another: one that stands for all such."""
    roots: dict[str, str] = {}

    def root(word: str) -> str:
        while (above := roots.get(word, word)) != word:
            word = above
        return word

    for one, other in slips(sorted(words)):
        first, second = sorted((root(one), root(other)))
        roots.setdefault(first, first)
        roots[second] = first
    return {word: root(word) for word in roots}


def _alike(one: _Asked, other: _Asked) -> bool:
    """Whether two have the same words, but for the slip in one of them."""
    if sorted(one.words) == sorted(other.words):
        return True
    apart = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and nearly(*apart[0])


def _problem(pairs: Sequence[_Pair]) -> Problem:
    first, second, agreed = pairs[0]
    place = second.source.place
    where = first.source.place.beside(place)
    message = (
        f"“{second.question.prompt}” asks nearly the same as “{first.question.prompt}” of "
        f"{first.source.name} ({where})"
    )
    if not agreed:
        message += f", with different answers: {_right(second)} here, {_right(first)} there"
    if len(pairs) > 1:
        message += f"; so do {plural(len(pairs) - 1, 'other prompt')} of {second.source.name}"
    mend = "ask one of them only, or say `ignore: [BQ517]` if they are two"
    return problem("BQ517", place, message, mend)


def _right(asked: _Asked) -> str:
    return listed([answer.text for answer in asked.question.answers[:NAMED]], "or")
