"""One question of each template, to show what a pack asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bureau_quiz.bank.identity import parts_of
from bureau_quiz.bank.model import Question
from bureau_quiz.catalogue.model import Example

TRIED = 24
"""Questions of a template that are looked at for one that may be shown."""


def examples(ids: Iterable[str], ask: Callable[[str], Question | None]) -> Iterator[Example]:
    """Give an example of each template, and of the plain questions last; by template.

    Args:
        ids: of all the pack's questions.
        ask: gives a question as it may be shown, or None.
    """
    groups: dict[str, list[str]] = {}
    for id_ in ids:
        groups.setdefault(_template(id_), []).append(id_)
    for template in sorted(groups, key=lambda name: (not name, name)):
        found = groups[template]
        example = next(filter(None, map(ask, _spread(found))), None)
        if example is not None:
            yield Example(template, len(found), example)


def _template(id_: str) -> str:
    parts = parts_of(id_)
    return parts[1] if len(parts) > 2 else ""


def _spread(found: Sequence[str]) -> Iterator[str]:
    """A few of many, from all over, the one in the middle first."""
    step = max(1, len(found) // TRIED)
    start = len(found) // 2
    for number in range(min(TRIED, len(found))):
        yield found[(start + number * step) % len(found)]
