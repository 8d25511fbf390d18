"""How far the making of a pack's questions has come, for whoever waits for it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bureau_quiz.packs.model import Pack

Told = Callable[[int, int], None]
"""Is told how many are done, and of about how many."""

_T = TypeVar("_T")


class Tally:
    """Counts what is made, and tells of each."""

    def __init__(self, pack: Pack, told: Told | None) -> None:
        self._told = told
        self._done = 0
        self._most = len(pack.questions) + sum(
            len(pack.tables[template.table].rows) for template in pack.templates
        )

    def of(self, made: Iterable[_T]) -> Iterator[_T]:
        """The same things, each told of as it comes."""
        told = self._told
        if told is None:
            return iter(made)
        return self._counted(made, told)

    def _counted(self, made: Iterable[_T], told: Told) -> Iterator[_T]:
        for one in made:
            self._done += 1
            # Lists and other kinds make more of them than there are rows.
            told(self._done, max(self._done, self._most))
            yield one
