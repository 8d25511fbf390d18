"""Makes a dump of today's schema, to be kept under schemas/ when it is released.

python -m tests.records.dump > tests/records/schemas/N.sql
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bureau_quiz.bank.model import Outcome
from bureau_quiz.records import schema
from bureau_quiz.records.model import Ending
from bureau_quiz.rounds.model import Deal, Lifeline, Rules
from tests.records import samples
from tests.records.samples import CLASSIC, put, start, sum_of, tolds

FILTERED = replace(CLASSIC, questions=5, categories=("Codenames",))


def fill(file: Path) -> None:
    """A finished round, one of every outcome, and one that is open; see `check_contents`."""
    records = samples.opened(file)
    samples.play(records)
    settled = tolds(tuple(Outcome), FILTERED)
    why = "A filtered round takes no place."
    round_id = records.begin(start("Élodie", FILTERED, ranked=False, why_not=why), put(1))
    for each in settled:
        aids = (Lifeline.STRIKE, Lifeline.HINT) if each.number == 2 else ()
        after = put(each.number + 1) if each.number < len(settled) else None
        records.tell(round_id, each._replace(aids=aids), after)
        if each.verdict.judgement.outcome is Outcome.WRONG:
            records.appeal(round_id, samples.appealed(each), after, None)
    records.flag(round_id, 1, put(1).question.id, "It's “Malotru”.")
    records.finish(round_id, Ending(sum_of(settled, FILTERED)))
    began = start(
        "Malotru",
        Rules(mode="hot-seat", questions=4, seconds=20, seats=2),
        deal=Deal(("signals", "the-bureau"), 9, 0),
        names=("Malotru", "Phénomène"),
        listed=("signals/x", "the-bureau/y"),
        day="2026-11-22",
        code="signals the-bureau:3 2345-6789-ABCDE",
        dealt=16,
    )
    round_id = records.begin(began, put(1))
    for each in tolds(samples.OUTCOMES[:2]):
        records.tell(round_id, each, samples.PUTS[each.number])
    records.aid(round_id, 3, Lifeline.TIME)
    records.leave(round_id)
    records.resume(round_id, "A round that was taken up again takes no place.")
    records.close()


def main() -> None:
    """Write the dump."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records.sqlite"
        fill(file)
        with closing(sqlite3.connect(file)) as raw:
            sys.stdout.write(f"PRAGMA application_id = {schema.APPLICATION};\n")
            sys.stdout.write(f"PRAGMA user_version = {schema.version(raw)};\n")
            sys.stdout.writelines(f"{line}\n" for line in raw.iterdump())


if __name__ == "__main__":
    main()
