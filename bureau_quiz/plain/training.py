"""A training run looked back on: what was known, what was learnt, and what is due when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bureau_quiz.plain.words import counted, number, stopped
from bureau_quiz.text import listed

if TYPE_CHECKING:
    from bureau_quiz.game.recall.model import Trained
    from bureau_quiz.game.recall.outlook import Training
    from bureau_quiz.game.results import Debriefing, DebriefingLine


def lines(debriefing: Debriefing, trained: Trained) -> Iterator[str]:
    """Everything there is to say at the end, line by line."""
    from bureau_quiz.plain.debriefing import told_again

    yield f"The run {'is over' if debriefing.finished else 'ends here'}. {_outcome(trained)}"
    by_number = {line.number: line for line in debriefing.lines}
    if trained.learnt:
        yield ""
        yield f"Learnt on the way: {counted(len(trained.learnt), 'fact')}."
    for place in trained.learnt:
        yield _learnt(by_number[place])
    if trained.missed:
        yield ""
        yield f"To look at again: {counted(len(trained.missed), 'fact')}."
    for place in trained.missed:
        yield from told_again(by_number[place], numbered=False)


def coming(trained: Trained, training: Training) -> str:
    """What comes after a run; see `ahead`."""
    return ahead(training, bool(trained.wish.packs or trained.wish.categories))


def ahead(training: Training, chosen: bool = False) -> str:
    """What comes next: another run now, or when something is due; `chosen`: of some packs alone."""
    if training.facts:
        facts = counted(training.facts, "fact")
        of = " of what you chose" if chosen else ""
        said = f"Another run{of} would have {facts}: {listed(training.parts)}."
        return f"{said} {training.waits}" if training.later else said
    due = f" The next fact is due {training.coming}." if training.coming else ""
    nothing = "Of what you chose nothing" if chosen else "Nothing"
    return f"{nothing} more is due today.{due}"


def _outcome(trained: Trained) -> str:
    """How it went: `Of ten facts you knew seven at once and missed three.`."""
    counts = (
        (trained.known, "knew {} at once"),
        (len(trained.learnt), "learnt {} on the way"),
        (len(trained.missed), "missed {}"),
    )
    said = [text.format(number(count)) for count, text in counts if count]
    left = trained.facts - sum(count for count, _ in counts)
    if left:
        said.append(f"left {number(left)} untouched")
    return f"Of {counted(trained.facts, 'fact')} you {listed(said)}."


def _learnt(line: DebriefingLine) -> str:
    return f"{line.prompt} {stopped(line.right)}"
