"""What tables, columns, rows, templates and questions were called before, as `was:` says it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.packs.nodes import Node, Scalar, Sequence
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import quoted

if TYPE_CHECKING:
    from bureau_quiz.packs.drafts import Draft
    from bureau_quiz.packs.fields import Fields


class Former(NamedTuple):
    """A name that something had."""

    new: str
    """What it is called today."""
    old: str
    said: Node
    """Where that is said."""
    report: Report


def formers(fields: Fields, new: str, fits: Callable[[Scalar, str], bool]) -> list[Former]:
    """The names that `was:` says a table, a column, a template or a question had.

    Args:
        fields: Its keys.
        new: What it is called today.
        fits: Whether it could be called so; tells what is wrong.
    """
    return [
        Former(new, name, scalar, fields.report)
        for scalar, name in fields.texts("was")
        if name and not scalar.damaged and fits(scalar, name)
    ]


def names(found: Iterable[Former]) -> tuple[str, ...]:
    """The names alone."""
    return tuple(one.old for one in found)


def warn_of_tables(drafts: Iterable[Draft]) -> None:
    """Warn of the names that tables, their columns and their rows are said to have had in vain."""
    drafts = list(drafts)
    warn((one for draft in drafts for one in draft.was), {draft.id for draft in drafts}, "table")
    for draft in drafts:
        warn(draft.columns_were, draft.columns, "column")
        warn(_rows(draft), draft.rows, "row")


def warn(found: Iterable[Former], there: Container[str], what: str) -> None:
    """Warn of each name of something there still is, and of those that another had as well.

    Args:
        found: The names, in the pack's order.
        there: The names that are in use today.
        what: What has such names: `row`.
    """
    found = list(found)
    renamed = {one.new for one in found if one.old != one.new}
    taken: dict[str, Former] = {}
    for one in found:
        first = taken.setdefault(one.old, one)
        if one.old == one.new:
            _warn(one, "that is its name now: it leads nowhere")
        elif one.old in renamed and one.old in there:
            why = f"and another {what} is called so since: nobody can tell whose an answer was"
            _warn(one, why, "give each of them a name that none had, or take the `was` out")
        elif one.old in there:
            _warn(one, f"and that {what} is still there: it leads nowhere")
        elif first.new != one.new:
            line = f"line {first.said.line}"
            if first.said.source is not one.said.source:
                line += f" of {first.said.source.path}"
            _warn(one, f"and so was the one of {line}: one alone can have been")


def _warn(one: Former, why: str, mend: str = "take that name out of `was`") -> None:
    message = f"{quoted(one.new)} was {quoted(one.old)}, {why}"
    one.report.add("BQ327", one.said.source, one.said.place, message, mend)


def _rows(draft: Draft) -> Iterator[Former]:
    for row in draft.rows.values():
        for name in dict.fromkeys(row.was):
            said = draft.said[row.key]
            found = next((one for one in _scalars(said.get("was")) if one.value == name), said)
            yield Former(row.key, name, found, draft.report.within(row.ignore))


def _scalars(node: Node | None) -> Iterator[Scalar]:
    for one in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(one, Scalar):
            yield one
