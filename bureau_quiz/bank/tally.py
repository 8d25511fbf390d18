"""How far the making of a pack's questions has come, and how much of it there may be."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bureau_quiz.bank.asked import Made
from bureau_quiz.packs.model import Pack

QUESTIONS_LIMIT = 200_000
"""How many questions the templates of a pack may ask."""
SIGNS_LIMIT = 64_000_000
"""How many characters their prompts and explanations may have together."""
WORK_LIMIT = 3_000_000
"""How many cells may be looked at to make them, or to find that they cannot be asked."""

Told = Callable[[int, int], None]
"""Is told how many are done, and of about how many."""

_T = TypeVar("_T")


class Tally:
    """Counts what is made, tells of each, and says when there is too much."""

    def __init__(self, pack: Pack, told: Told | None) -> None:
        self._told = told
        self._done = 0
        self._questions = 0
        self._signs = 0
        self.work = 0
        """How many cells have been looked at."""
        self.cut = False
        """Whether questions were left unmade."""
        self._most = len(pack.questions) + sum(
            len(pack.tables[template.table].rows) for template in pack.templates
        )

    @property
    def full(self) -> str:
        """Of what there is as much as may be; nothing while there is room."""
        if self._questions > QUESTIONS_LIMIT:
            return f"ask more than {QUESTIONS_LIMIT:,} questions"
        if self._signs > SIGNS_LIMIT:
            return f"ask and explain with more than {SIGNS_LIMIT:,} characters"
        if self.work > WORK_LIMIT:
            return f"look at more than {WORK_LIMIT:,} cells"
        return ""

    def within(self, made: Iterable[Made]) -> Iterator[Made]:
        """The questions of a template as they come, each told of, for as long as there is room."""
        for one in self.of(made):
            question = one.question
            self._questions += 1
            self._signs += len(question.prompt) + len(question.explanation)
            yield one
            if self._signs > SIGNS_LIMIT:
                self.cut = True
                return

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
