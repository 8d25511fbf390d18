"""Hints: what else the tables say of the right answer, where that does not tell it.

First what its own row says, which is the one that its `to:` leads to; then the row that gives it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bureau_quiz.bank.candidates import Candidates
from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.compare import precision
from bureau_quiz.bank.ground import Ground, Line, Said
from bureau_quiz.bank.model import Graded
from bureau_quiz.bank.phrases import Phrases, holds
from bureau_quiz.bank.shared import STEM, TELLING, stems
from bureau_quiz.packs.model import ColumnType, Row, Template
from bureau_quiz.text import rows, words

HINTED = frozenset(("choice", "typed"))
"""The kinds whose questions have hints."""
MOST = 3
"""How many hints a question has at most."""
LONGEST = 40
"""Signs that the values of a hint may have; what is longer is a note, and says too much."""
REMEMBERED = 8_192
"""Of how many rows and texts is remembered what they say: the templates of a table ask of each."""
_RIGHT_LIMIT = 50
"""Where more than so many values are right, none is hinted at."""


class _Told(NamedTuple):
    """A text that a hint must not tell."""

    text: str
    words: frozenset[str]
    stems: frozenset[str]
    brief: bool
    """Whether it has no longer words, or is of a script that may not part words."""


class Hints:
    """Finds the hints of one template's questions."""

    def __init__(self, ground: Ground, template: Template, candidates: Candidates) -> None:
        self._ground = ground
        self._candidates = candidates
        self._end = ground.end(template.table, template.answer.path)[0]
        self._where = [value.text for values in template.where.values() for value in values]
        self._typed = candidates.domain.type is not ColumnType.TEXT
        self._told: tuple[Claim, list[_Told]] | None = None
        self._shown: dict[str, list[tuple[str, str]]] = {}

    def of(self, asker: Asker, prompt: str, claim: Claim) -> tuple[Graded, ...]:
        """The hints that hold for each answer, those that anybody may read first."""
        if len(claim.right) > _RIGHT_LIMIT:
            return ()
        first, *others = map(self._about, asker.answers.values())
        if not first:
            return ()
        said = [*map(_said, (*self._where, *(hole.text for hole in asker.holes)))]
        said += self._rights(claim)
        telling = set(stems(prompt)).union(*(one.stems for one in said))
        brief = [one for one in said if one.brief]
        grains = {precision(key) for key in asker.answers}
        among = [self._candidates.entries(grain, False).phrases for grain in grains]
        found: list[Graded] = []
        for line in first:
            if len(found) == MOST:
                break
            grade = _shared(line, others) if others else Graded(line.text, line.spoiler)
            if grade is None or (self._typed and line.number):
                continue
            held = _held(line.text)
            if held.stems.isdisjoint(telling) and not _tells(line.text, held, brief, among):
                found.append(grade)
        return tuple(found)

    def _rights(self, claim: Claim) -> list[_Told]:
        """Everything that is right, in all its spellings; of the last claim it is remembered."""
        if self._told is None or self._told[0] is not claim:
            domain = self._candidates.domain
            texts = (
                text
                for said in claim.right.values()
                for text in (said.text, *domain.spellings.others(said.text, domain.exact))
            )
            self._told = claim, [*map(_said, texts)]
        return self._told[1]

    def _about(self, answer: Said) -> Sequence[Line]:
        """What there is to be said of an answer, what anybody may read first."""
        own = self._candidates.own(answer)
        if own is None:
            return self._lines(self._end, answer.giver)
        lines = self._lines(*own)
        if own[0] == self._end:
            # One of the same table is described by the same labels: nobody could tell whose it is.
            return lines
        labels = {line.label for line in lines}
        given = (line for line in self._lines(self._end, answer.giver) if line.label not in labels)
        lines = (*lines, *given)
        return sorted(lines, key=lambda line: line.spoiler) if self._ground.graded else lines

    def _lines(self, table: str, row: Row) -> tuple[Line, ...]:
        read = self._ground.lines
        known = read.get((table, row.key))
        if known is None:
            if len(read) >= REMEMBERED:
                read.clear()
            found = list(self._read(table, row))
            if self._ground.graded:
                found.sort(key=lambda line: line.spoiler)
            known = read[table, row.key] = tuple(found)
        return known

    def _read(self, table: str, row: Row) -> Iterator[Line]:
        for name, label in self._labels(table):
            said = self._ground.cell(table, name, row).values
            values = said[0].text if len(said) == 1 else _listed(said)
            if values and len(values) <= LONGEST:
                number = not values.isalpha() and any(map(str.isdigit, values))
                yield Line(f"{label}: {values}", label, max([one.spoiler for one in said]), number)

    def _labels(self, table: str) -> list[tuple[str, str]]:
        """The columns of a table that are shown, and how each is called."""
        if table not in self._shown:
            self._shown[table] = [
                (column.name, column.label or column.name)
                for column in self._ground.table(table).columns.values()
                if not column.hidden
            ]
        return self._shown[table]


def _listed(said: Sequence[Said]) -> str:
    return ", ".join(dict.fromkeys(one.text for one in said))


class _Held(NamedTuple):
    """What a line holds."""

    words: frozenset[str]
    stems: frozenset[str]
    """How its longer words begin."""


@lru_cache(maxsize=REMEMBERED)
def _held(text: str) -> _Held:
    held = frozenset(chain.from_iterable(rows(text)))
    return _Held(held, frozenset([word[:STEM] for word in held if len(word) >= TELLING]))


@lru_cache(maxsize=REMEMBERED)
def _said(text: str) -> _Told:
    """A text with its words; what folds away is a word by itself."""
    long = frozenset(stems(text))
    return _Told(text, frozenset(words(text) or (text,)), long, not (long and text.isascii()))


def _shared(line: Line, others: Sequence[Sequence[Line]]) -> Graded | None:
    """A line that other rows have as well, graded as the highest of them; None if one has not."""
    grade = line.spoiler
    for lines in others:
        same = next((one for one in lines if one.text == line.text), None)
        if same is None:
            return None
        grade = max(grade, same.spoiler)
    return Graded(line.text, grade)


def _tells(line: str, held: _Held, brief: Sequence[_Told], among: Sequence[Phrases]) -> bool:
    """Whether a line says what is right, or asked, in short words, or what may be offered."""
    return any(said.words <= held.words or holds(line, said.text, False) for said in brief) or any(
        phrases.may_stand_in(held.words) and phrases.within(line) for phrases in among
    )
