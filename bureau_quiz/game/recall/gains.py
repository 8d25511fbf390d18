"""What a round did to the dossiers: what it opened, renewed and lost, and the bar to lift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.catalogue.model import AskedCell, AskedRow, AskedValue
from bureau_quiz.game.recall.filing import facts_of, line_of
from bureau_quiz.game.recall.model import DossierLine, Gains, Lifted
from bureau_quiz.game.recall.tallying import Known, Moment
from bureau_quiz.memory.fading import openness
from bureau_quiz.memory.model import Openness

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Fact
    from bureau_quiz.game.recall.touching import Touched


class Filed(NamedTuple):
    """A dossier that a round touched."""

    pack: str
    row: AskedRow


class _Change(NamedTuple):
    before: Openness
    after: Openness

    @property
    def opened(self) -> bool:
        return self.after > self.before is Openness.SHUT

    @property
    def lost(self) -> bool:
        return self.before > self.after is Openness.SHUT

    @property
    def renewed(self) -> bool:
        return Openness.SHUT < self.before < self.after is Openness.CLEAR


_Changes = Mapping[tuple[str, "Fact"], _Change]


def gains(
    touched: Sequence[Touched], files: Sequence[Filed], known: Mapping[str, Known], at: Moment
) -> Gains | None:
    """What a round did; None: it asked for nothing that is in a dossier, and no plain question.

    Args:
        touched: The facts that it asked for, in the order they were asked first.
        files: The dossiers they belong to, as far as they may be told, in the same order.
        known: Pack → how the facts of these dossiers are known now.
        at: When.
    """
    asked = {(file.pack, fact) for file in files for fact in facts_of(file.row)}
    changes = {
        (one.pack, one.fact): _Change(openness(one.before, at.now), openness(one.after, at.now))
        for one in touched
        if not one.fact.table or (one.pack, one.fact) in asked
    }
    if not changes:
        return None
    lines = [line_of(file.pack, file.row, known.get(file.pack, {}), at) for file in files]
    return Gains(
        opened=sum(change.opened for change in changes.values()),
        renewed=sum(change.renewed for change in changes.values()),
        lost=sum(change.lost for change in changes.values()),
        lifted=_lifted(files, lines, changes),
        nearest=min(
            (one for one in lines if one.open and not one.done), key=_missing, default=None
        ),
        completed=tuple(
            line
            for file, line in zip(files, lines, strict=True)
            if line.done and any(_opened(file, changes))
        ),
    )


def _lifted(
    files: Sequence[Filed], lines: Sequence[DossierLine], changes: _Changes
) -> Lifted | None:
    """Of the facts that were opened one of the dossier that is nearest to open, or open."""
    found = [
        (line, cell, value)
        for file, line in zip(files, lines, strict=True)
        for cell, value in _opened(file, changes)
    ]
    if not found:
        return None
    line, cell, value = min(found, key=lambda one: _missing(one[0]))
    return Lifted(line.key, line.title, cell.label, value.text, line.table)


def _opened(file: Filed, changes: _Changes) -> Iterator[tuple[AskedCell, AskedValue]]:
    for cell in file.row.cells:
        for value in cell.values:
            change = changes.get((file.pack, value.fact))
            if change and change.opened:
                yield cell, value


def _missing(line: DossierLine) -> tuple[int, int]:
    """The fewest facts missing first; of equals the fuller dossier."""
    return line.of - line.open, -line.open
