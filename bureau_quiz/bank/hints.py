"""Hints: what else the tables say of the right answer's own row, where that does not tell it."""

from collections.abc import Iterator, KeysView, Sequence
from itertools import islice

from bureau_quiz.bank.candidates import Candidates
from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.compare import precision
from bureau_quiz.bank.ground import Ground, Line
from bureau_quiz.bank.model import Graded
from bureau_quiz.bank.phrases import holds
from bureau_quiz.bank.shared import stems
from bureau_quiz.packs.model import ColumnType, Row, Template
from bureau_quiz.text import words

HINTED = frozenset(("choice", "typed"))
"""The kinds whose questions have hints."""
MOST = 3
"""How many hints a question has at most."""
LONGEST = 40
"""Signs that the values of a hint may have; what is longer is a note, and says too much."""
_RIGHT_LIMIT = 50
"""Where more than so many values are right, none is hinted at."""


class Hints:
    """Finds the hints of one template's questions."""

    def __init__(self, ground: Ground, template: Template, candidates: Candidates) -> None:
        self._ground = ground
        self._candidates = candidates
        self._where = [value.text for values in template.where.values() for value in values]
        self._typed = candidates.domain.type is not ColumnType.TEXT
        self._told: tuple[Claim, tuple[str, ...]] | None = None

    def of(self, asker: Asker, prompt: str, claim: Claim) -> tuple[Graded, ...]:
        """The hints that hold for each answer, those that anybody may read first."""
        if len(claim.right) > _RIGHT_LIMIT:
            return ()
        rows = [self._candidates.own(said) for said in asker.answers.values()]
        first, *others = [() if own is None else self._lines(*own) for own in rows]
        if not first:
            return ()
        said = [*self._where, *(hole.text for hole in asker.holes), *self._rights(claim)]
        told = [(frozenset(words(text)), stems(text).keys()) for text in said]
        asked = stems(prompt).keys()
        among = (
            grade
            for line in first
            if (grade := _shared(line, others)) is not None
            and line.stems.isdisjoint(asked)
            and not (self._typed and line.number)
            and not any(_tells(line, *one) for one in told)
            and not any(holds(line.text, text, False) for text in said if not text.isascii())
            and not self._offers(line, asker)
        )
        return tuple(islice(among, MOST))

    def _rights(self, claim: Claim) -> tuple[str, ...]:
        """Everything that is right, in all its spellings."""
        if self._told is None or self._told[0] is not claim:
            domain = self._candidates.domain
            self._told = (
                claim,
                tuple(
                    text
                    for said in claim.right.values()
                    for text in (said.text, *domain.spellings.others(said.text, domain.exact))
                ),
            )
        return self._told[1]

    def _offers(self, line: Line, asker: Asker) -> bool:
        """Whether a value that may stand among the options stands in a line."""
        grains = {precision(key) for key in asker.answers}
        return any(
            self._candidates.entries(grain, False).phrases.within(line.text) for grain in grains
        )

    def _lines(self, table: str, row: Row) -> tuple[Line, ...]:
        known = self._ground.lines.get((table, row.key))
        if known is None:
            found = sorted(self._read(table, row), key=lambda line: line.spoiler)
            known = self._ground.lines[table, row.key] = tuple(found)
        return known

    def _read(self, table: str, row: Row) -> Iterator[Line]:
        for column in self._ground.table(table).columns.values():
            said = () if column.hidden else self._ground.cell(table, column.name, row).values
            values = ", ".join(dict.fromkeys(one.text for one in said))
            if values and len(values) <= LONGEST:
                text = f"{column.label or column.name}: {values}"
                yield Line(
                    text,
                    max(one.spoiler for one in said),
                    frozenset(words(text)),
                    frozenset(stems(text)),
                    any(sign.isdigit() for sign in values),
                )


def _shared(line: Line, others: Sequence[Sequence[Line]]) -> Graded | None:
    """A line that other rows have as well, graded as the highest of them; None if one has not."""
    grade = line.spoiler
    for lines in others:
        same = next((one for one in lines if one.text == line.text), None)
        if same is None:
            return None
        grade = max(grade, same.spoiler)
    return Graded(line.text, grade)


def _tells(line: Line, said: frozenset[str], long: KeysView[str]) -> bool:
    """Whether a line has a telling word of a text, or all of its words."""
    return not line.stems.isdisjoint(long) or (bool(said) and said <= line.words)
