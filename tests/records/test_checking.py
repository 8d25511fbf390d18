"""A check of the records finds whatever does not hold, and nothing where all does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.errors import RecordsFailed, Severity
from bureau_quiz.records import checking, schema
from bureau_quiz.records.checking import Finding
from tests.records.pasts_made import Step, play, silent
from tests.records.test_exchange import EARLIER, PLAYED


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "records.sqlite"
    play(made, [*PLAYED, Step("play", "Malotru", (Outcome.RIGHT, Outcome.WRONG))])
    return made


def found(file: Path) -> list[Finding]:
    image = file.read_bytes()
    checked = checking.check(file, silent)
    assert file.read_bytes() == image
    return list(checked.findings)


def altered(file: Path, sql: str) -> list[Finding]:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(sql)
        raw.commit()
    return found(file)


def test_sound_records_are_sound(file: Path) -> None:
    assert found(file) == []
    counted = checking.check(file, silent).contents
    assert counted is not None
    assert (counted.rounds, counted.responses) == (3, 8)


@pytest.mark.parametrize("dump", EARLIER, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_earlier_records_are_sound(tmp_path: Path, dump: Path) -> None:
    file = tmp_path / "earlier.sqlite"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(dump.read_text(encoding="utf-8"))
    notes = [each for each in found(file) if "schema" in each.what]
    assert all(each.severity is Severity.NOTE for each in notes)
    assert len(notes) == (int(dump.stem) < len(schema.MIGRATIONS))


@pytest.mark.parametrize(
    ("sql", "severity", "said"),
    [
        ("UPDATE rounds SET points = 9999 WHERE points > 0", "error", "says 9,999 points"),
        ("UPDATE responses SET outcome = 'right'", "error", "its answers come to"),
        (
            "UPDATE rounds SET best_streak = 77 WHERE points > 0",
            "error",
            "says 77 right in a row; its answers come to",
        ),
        (
            "UPDATE rounds SET tenths = 12345, possible = 1 WHERE points > 0",
            "error",
            "says 1 points possible and 1,234.5 seconds; its answers come to",
        ),
        ("UPDATE responses SET outcome = 'golden' WHERE number = 1", "error", "cannot be read"),
        ("UPDATE rounds SET rules = '{'", "error", "cannot be read"),
        ("UPDATE rounds SET mode = 'chess'", "error", "does not know the mode"),
        ("UPDATE rounds SET started = 'once'", "error", "cannot be read"),
        ("UPDATE questions SET content = '[]'", "error", "The wording of"),
        ("UPDATE puts SET options = '['", "error", "Question 1 of round"),
        ("UPDATE puts SET right = '[99]'", "error", "none of its options"),
        ("DELETE FROM rounds WHERE state = 'open'", "error", "have lost their round"),
        ("DELETE FROM players", "error", "have lost their player"),
        ("DELETE FROM questions", "warning", "lost their wording"),
        ("DELETE FROM puts WHERE number = 2", "warning", "lost their question"),
        ("DELETE FROM responses WHERE number = 2", "warning", "answers that it counts"),
        ("DROP TABLE aids", "error", "tables are not those"),
    ],
)
def test_what_does_not_hold_is_told(file: Path, sql: str, severity: str, said: str) -> None:
    told = altered(file, sql)
    assert any(each.severity == severity and said in each.what for each in told), told
    assert all(each.what.endswith(".") for each in told)


def test_many_findings_are_cut_short(file: Path) -> None:
    play(file, [Step("play", "Malotru", (Outcome.RIGHT,))] * 40)
    told = altered(file, "UPDATE rounds SET points = points + 1")
    assert len(told) == checking.LISTED + 1
    assert told[-1].what == "And 22 more like these."


@pytest.mark.parametrize("how", ["text", "empty", "pages", "end"])
def test_damage_is_told_with_its_mend(file: Path, how: str) -> None:
    image = bytearray(file.read_bytes())
    if how == "text":
        image[:] = b"no records" * 1000
    elif how == "empty":
        image.clear()
    elif how == "end":
        del image[len(image) // 2 :]
    else:
        for page in range(2, len(image) // 4096, 3):
            image[page * 4096 + 8 : page * 4096 + 200] = bytes([255]) * 192
    file.write_bytes(image)
    *told, readable = found(file)
    assert told
    assert all("damaged" in each.what and "restore latest" in each.mend for each in told)
    assert ("Nothing" in readable.what) == (how in ("text", "empty"))
    assert "can be read." in readable.what


def test_records_of_the_future_are_not_looked_into(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    with pytest.raises(RecordsFailed, match="newer version"):
        checking.check(file, silent)
