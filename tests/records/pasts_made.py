"""Pasts that were played on two machines, for what brings files together."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from bureau_quiz.bank.model import Outcome
from bureau_quiz.records import exporting, gate, importing
from bureau_quiz.records.importing import Brought
from bureau_quiz.records.model import Ending, State
from bureau_quiz.rounds.model import Lifeline
from tests.records import samples
from tests.records.samples import Clock, put, start, sum_of, tolds

Tables = dict[str, list[tuple[object, ...]]]


class Step(NamedTuple):
    """One thing that somebody does."""

    what: str
    player: str
    outcomes: tuple[Outcome, ...]


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(("begin", "play", "go on", "end", "appeal", "flag", "aid")),
        st.sampled_from(("Malotru", "Élodie", "ÉLODIE")),
        st.lists(st.sampled_from(tuple(Outcome)), min_size=1, max_size=3).map(tuple),
    ),
    max_size=6,
)


def tables(file: Path) -> Tables:
    """Every row of every table."""
    with closing(sqlite3.connect(file)) as raw:
        return {
            name: sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in gate.shapes()
        }


def play(file: Path, steps: list[Step], days: int = 0) -> None:
    """Do those things to a file, some days later."""
    clock = Clock()
    clock.at += timedelta(days=days)
    records = samples.opened(file, clock)
    for step in steps:
        if step.what in ("begin", "play"):
            samples.play(records, start(step.player), step.outcomes, step.what == "play")
            continue
        for past in records.rounds(last=3, state=State.OPEN):
            if not records.resume(past.id):
                continue
            before = records.tolds(past.id)
            told = tolds((*(each.verdict.judgement.outcome for each in before), *step.outcomes))
            if step.what in ("go on", "appeal"):
                for each in told[len(before) :]:
                    records.tell(past.id, each, put(each.number + 1))
                if step.what == "appeal":
                    records.appeal(past.id, samples.appealed(told[-1]), put(len(told) + 1), None)
            elif step.what == "end":
                score = sum_of(told[: len(before)])
                records.finish(past.id, Ending(score, step.outcomes[0] is Outcome.WRONG))
            elif step.what == "flag":
                records.flag(past.id, 1, "the-bureau/x", f"Odd: {step.outcomes[0].value}")
            else:
                records.aid(past.id, len(before) + 1, Lifeline.HINT)
            records.leave(past.id)
    records.close()
    assert records.kept


def two(folder: Path, shared: list[Step], one: list[Step], other: list[Step]) -> tuple[Path, Path]:
    """Two files with a common past."""
    first, second = folder / "one.sqlite", folder / "other.sqlite"
    play(first, [Step("play", "Malotru", (Outcome.RIGHT,)), *shared])
    shutil.copyfile(first, second)
    play(first, one, 1)
    play(second, other, 2)
    return first, second


def silent(what: str, done: int, of: int) -> None:
    """Nobody waits."""


def exported(file: Path, to: Path) -> Path:
    """Export a file."""
    with exporting.snapshot(file, silent) as connection:
        text = "".join(f"{line}\n" for line in exporting.lines(connection, silent))
    to.write_text(text, encoding="utf-8")
    return to


def imported(file: Path, into: Path) -> Brought:
    """Import a file into records that may not be there yet."""
    return importing.bring(file, into, silent, Clock())
