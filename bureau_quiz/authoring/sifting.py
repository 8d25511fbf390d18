"""Which of a pack's questions are to be looked at: by template, row, category, kind, difficulty."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bureau_quiz.bank.model import Question
from bureau_quiz.errors import WrongUse
from bureau_quiz.meant import closest
from bureau_quiz.text import fold_exact, listed

PLAIN = "plain"
"""What plain questions are called where a template is asked for."""

SHOWN = 12
"""Names that are listed where none of them was meant."""


class Wanted(NamedTuple):
    """What is looked at: of each, one of its names; empty: all."""

    templates: tuple[str, ...] = ()
    """Ids; that of a template is good for its reverse too, whose own ends in `~`."""
    rows: tuple[str, ...] = ()
    """Keys of rows on which a question rests."""
    categories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    difficulties: tuple[int, ...] = ()


def sifted(questions: Sequence[Question], wanted: Wanted) -> list[Question]:
    """Give the questions that are wanted, in their order.

    Raises:
        WrongUse: No question has one of the names; the mend says which may have been meant.
    """
    left = list(questions)
    for what, names, of in (
        ("template", wanted.templates, _templates),
        ("row", wanted.rows, _rows),
        ("category", wanted.categories, _category),
        ("kind", wanted.kinds, _kind),
    ):
        if names:
            _known(what, names, questions, of)
            asked = {fold_exact(name) for name in names}
            left = [one for one in left if asked.intersection(map(fold_exact, of(one)))]
    if wanted.difficulties:
        left = [one for one in left if one.difficulty in wanted.difficulties]
    return left


def _templates(question: Question) -> tuple[str, ...]:
    name = question.template or PLAIN
    return (name, name.removesuffix("~"))


def _rows(question: Question) -> tuple[str, ...]:
    return tuple(fact.row for fact in question.facts)


def _category(question: Question) -> tuple[str, ...]:
    return (question.category,)


def _kind(question: Question) -> tuple[str, ...]:
    return (question.kind,)


def _known(
    what: str,
    names: Iterable[str],
    questions: Iterable[Question],
    of: Callable[[Question], tuple[str, ...]],
) -> None:
    there = {fold_exact(name): name for question in questions for name in of(question) if name}
    for name in names:
        if fold_exact(name) in there:
            continue
        near = closest(name, there.values())
        some = sorted(there.values())[:SHOWN]
        more = ", …" if len(there) > SHOWN else ""
        mend = f"Did you mean {near}?" if near else f"The pack has {listed(some)}{more}."
        raise WrongUse(f"No question has the {what} “{name[:80]}”.", mend if some else "")
