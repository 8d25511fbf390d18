"""Problems that are alike are told as one: twelve rows passed over are one note, not twelve."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bureau_quiz.errors import Problem
from bureau_quiz.text import listed, plural

NAMED = 3
"""How many more rows are named before the rest is counted."""


def folded(problems: Iterable[Problem]) -> list[Problem]:
    """Give each problem that stands alone, and of those that are alike the first for all."""
    found: list[Problem] = []
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.among is None:
            found.append(problem)
        else:
            groups.setdefault((problem.code, problem.among.of), []).append(problem)
    return [*found, *map(_as_one, groups.values())]


def _as_one(problems: Sequence[Problem]) -> Problem:
    first, *others = sorted(problems, key=lambda problem: problem.order)
    if not others or first.among is None:
        return first
    named = [
        f"{problem.among.row} ({problem.place.beside(first.place)})"
        for problem in others[:NAMED]
        if problem.among
    ]
    if len(others) > NAMED:
        named.append(plural(len(others) - NAMED, "other"))
    rows = f" of {first.among.rows} rows" if first.among.rows else ""
    message = f"{first.message}; and so with {len(others)} more{rows}: {listed(named)}"
    return replace(first, message=message)
