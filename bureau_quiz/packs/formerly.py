"""What rows were called before: names by which nothing of a player's past can be found."""

from __future__ import annotations

from collections.abc import Iterator

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.model import Row
from bureau_quiz.packs.nodes import Node, Scalar, Sequence
from bureau_quiz.packs.texts import quoted


def warn_of_old_names(draft: Draft) -> None:
    """Warn of each `was:` that names a row there still is, or that another row was as well."""
    taken: dict[str, Row] = {}
    for row in draft.rows.values():
        for name in dict.fromkeys(row.was):
            if name in draft.rows:
                own = "that is its name now" if name == row.key else "and that row is still there"
                _warn(draft, row, name, f"{own}: it leads nowhere")
            elif name in taken:
                line = taken[name].place.line
                _warn(
                    draft, row, name, f"and so was the one of line {line}: one alone can have been"
                )
            taken.setdefault(name, row)


def _warn(draft: Draft, row: Row, name: str, why: str) -> None:
    said = draft.said[row.key]
    found = next((one for one in _scalars(said.get("was")) if one.value == name), said)
    draft.report.within(row.ignore).add(
        "BQ327",
        found.source,
        found.place,
        f"{quoted(row.key)} was {quoted(name)}, {why}",
        "take that name out of `was`",
    )


def _scalars(node: Node | None) -> Iterator[Scalar]:
    for one in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(one, Scalar):
            yield one
