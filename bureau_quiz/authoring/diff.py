"""What a newer version of a pack asks otherwise, and what players' memory keeps of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bureau_quiz.authoring.look import Look
from bureau_quiz.authoring.preview import DIFFICULTY
from bureau_quiz.authoring.suggesting import Suggestion, suggestions
from bureau_quiz.bank.model import Answer, Question
from bureau_quiz.bank.renamed import Renames, names_of
from bureau_quiz.errors import PackUnreadable

DISTRACTORS, POOL = "distractors", "pool size"
"""The changes that a new row makes to every question beside it; the other where there are many."""


class Change(NamedTuple):
    """One thing of a question that was said otherwise."""

    what: str
    old: tuple[str, ...]
    """Of distractors: those that are gone."""
    new: tuple[str, ...]
    """Of distractors: those that are new."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A question that is in both versions, and not the same."""

    old: Question
    new: Question
    changes: tuple[Change, ...]

    @property
    def only_offers(self) -> bool:
        """Whether it asks the same, and only offers other values as wrong."""
        return all(change.what in (DISTRACTORS, POOL) for change in self.changes)

    @property
    def renamed(self) -> bool:
        """Whether it goes by another id."""
        return _own(self.old) != _own(self.new)


class Kept(NamedTuple):
    """How many of what players may remember is still there, and is not."""

    kept: int
    lost: int


@dataclass(frozen=True, slots=True)
class Diff:
    """Two versions of a pack, compared."""

    old: Look
    new: Look
    added: tuple[Question, ...]
    gone: tuple[tuple[Question, Question | None], ...]
    """Each with the new question that asks the same under another id, if there is one."""
    changed: tuple[Changed, ...]
    same: int
    """Questions that are as they were."""
    questions: Kept
    facts: Kept
    by_was: int
    """Questions that keep their past by a `was:`, or as the first value of a list."""
    missing: tuple[Suggestion, ...]
    """Each `was:` that would keep more of it."""

    @property
    def counts(self) -> dict[str, int]:
        """How many questions differ, by how they do."""
        offers = sum(one.only_offers for one in self.changed)
        return {
            "new": len(self.added),
            "gone": len(self.gone),
            "changed": len(self.changed) - offers,
            "with other distractors": offers,
        }


def compare(old: Look, new: Look) -> Diff:
    """Compare two versions of a pack.

    Raises:
        PackUnreadable: One of them is closed.
    """
    for one in (old, new):
        if one.pack is None:
            raise PackUnreadable(f"{one.path} is broken.", "Only what can be played is compared.")
    assert old.pack
    assert new.pack
    there = {_own(question): question for question in new.questions}
    # Ids begin with the pack's own, which two packs that are compared need not share.
    renames = Renames(names_of(new.pack), {f"x/{id_}": None for id_ in there}.keys())
    met: dict[str, Question] = {}
    lost: list[Question] = []
    for question in old.questions:
        now = renames.question(f"x/{_own(question)}")
        own = now.partition("/")[2] if now else ""
        if own and own not in met:
            met[own] = question
        else:
            lost.append(question)
    added = tuple(question for own, question in there.items() if own not in met)
    both = [
        Changed(before, there[own], _changes(before, there[own])) for own, before in met.items()
    ]
    facts = {fact for question in old.questions for fact in question.facts}
    facts_now = {fact for question in new.questions for fact in question.facts}
    gone = tuple(_with_like(lost, added))
    one_pack = old.pack.id == new.pack.id
    kept = sum(renames.fact(fact) in facts_now for fact in facts) if one_pack else 0
    return Diff(
        old,
        new,
        added,
        gone,
        tuple(one for one in both if one.changes),
        sum(not one.changes for one in both),
        Kept(len(met), len(lost)) if one_pack else Kept(0, len(old.questions)),
        Kept(kept, len(facts) - kept),
        sum(one.renamed for one in both),
        suggestions(old.pack, new.pack, (old.questions, new.questions), gone) if one_pack else (),
    )


def _own(question: Question) -> str:
    """A question's id without its pack's."""
    return question.id.partition("/")[2]


def _changes(old: Question, new: Question) -> tuple[Change, ...]:
    before, now = dict(_said(old)), dict(_said(new))
    found = [Change(what, before[what], now[what]) for what in before if before[what] != now[what]]
    if offers := _offered(old, new):
        found.append(offers)
    return tuple(found)


def _said(question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that a player may notice, but for what is offered as wrong."""
    rights = (*question.answers, *question.also_right)
    spellings = sorted({text for answer in rights for text in answer.accepted})
    yield "prompt", (question.prompt,)
    if question.kind == "except":
        yield "right for it", tuple(sorted(candidate.text for candidate in question.pool))
    else:
        yield "answers", tuple(map(_answer, question.answers))
    yield "also right", tuple(sorted(map(_answer, question.also_right)))
    yield "accepted", tuple(spellings)
    yield "left open", tuple(sorted(question.unknown))
    yield "explanation", (question.explanation,)
    yield "category", (question.category,)
    yield "difficulty", (DIFFICULTY[question.difficulty],)
    yield "source", (question.source,)
    yield "spoiler", (str(question.spoiler),)
    yield "truth", (question.extra.get("truth", ""),)
    scale = (question.extra.get(name, "") for name in ("within", "low", "high"))
    yield "scale", tuple(scale)


def _answer(answer: Answer) -> str:
    return f"{answer.beside} → {answer.text}" if answer.beside else answer.text


def _offered(old: Question, new: Question) -> Change | None:
    """What else is offered as wrong; of pools that are cut their sizes tell."""
    if new.kind != "except" and (_is_cut(old) or _is_cut(new)):
        if old.pool_size == new.pool_size:
            return None
        return Change(POOL, (str(old.pool_size),), (str(new.pool_size),))
    before, now = _wrong(old), _wrong(new)
    if before == now:
        return None
    return Change(DISTRACTORS, tuple(sorted(before - now)), tuple(sorted(now - before)))


def _is_cut(question: Question) -> bool:
    return question.pool_size > len(question.pool)


def _wrong(question: Question) -> set[str]:
    offered = question.answers if question.kind == "except" else question.pool
    return {one.text for one in offered}


def _with_like(
    gone: Iterable[Question], added: Sequence[Question]
) -> Iterator[tuple[Question, Question | None]]:
    """Each question that is gone, with the new one that asks the same by another id."""
    by_signs: Mapping[tuple[str, ...], Question] = {
        sign: question for question in reversed(added) for sign in _signs(question)
    }
    for question in gone:
        yield (
            question,
            next((by_signs[sign] for sign in _signs(question) if sign in by_signs), None),
        )


def _signs(question: Question) -> Iterator[tuple[str, ...]]:
    """By what two questions of different ids are taken for one: prompt, or what it rests on."""
    answers = tuple(sorted(map(_answer, question.answers)))
    yield ("prompt", question.kind, question.prompt, *answers)
    if question.facts:
        yield ("facts", question.kind, *map("\0".join, question.facts), *answers)
    elif question.pool:
        pool = sorted(candidate.text for candidate in question.pool)
        yield ("pool", question.kind, *answers, "\0", *pool)
