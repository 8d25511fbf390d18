"""A file that an earlier game really wrote: all of it is there after its migration.

`pasts/1.sql` was written by the game of schema 1: ten rounds of three players, of choices, typed
answers and statements, timed and not; one is abandoned, and two were cut off.
"""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.records import files, schema, whole
from bureau_quiz.records.model import BoardKey, Ending, State
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Score
from tests.records.programs import program, said
from tests.records.samples import opened, play

FIRST = Path(__file__).parent / "pasts" / "1.sql"
BOARD = BoardKey(("signals",), "classic", 5, None)
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "records.sqlite"
    with closing(sqlite3.connect(made)) as raw:
        raw.executescript(FIRST.read_text(encoding="utf-8"))
    return made


def rows(file: Path) -> Rows:
    """All that schema 1 keeps."""
    with closing(sqlite3.connect(file)) as raw:
        return {
            name: raw.execute(
                f"SELECT {', '.join(column for column, _, _ in shape)} FROM {name} ORDER BY 1, 2"
            ).fetchall()
            for name, shape in schema.columns(1).items()
        }


def version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as raw:
        return schema.version(raw)


def test_every_row_is_kept(file: Path) -> None:
    before = rows(file)
    assert {name: len(found) for name, found in before.items()} == {
        "players": 3, "rounds": 10, "questions": 15, "puts": 45, "responses": 42,
    }  # fmt: skip
    records = opened(file)
    assert records.notices == ()
    assert version(file) == len(schema.MIGRATIONS)
    assert rows(file) == before


def test_boards_and_scores_are_as_they_were(file: Path) -> None:
    records = opened(file)
    assert [(row.place, row.player, row.score.points) for row in records.board(BOARD)] == [
        (1, "Marina", 1070), (2, "Élodie", 1050), (3, "Malotru", 840),
    ]  # fmt: skip
    assert [board.scores for board in records.boards()] == [1, 3]
    best = records.best("marina", ("signals",), records.rounds()[-1].start.rules)
    assert best is not None
    assert best.score == Score(1070, 1070, 5, 5, 5, 13.4)
    pasts = records.rounds(last=20)
    states = [past.state for past in reversed(pasts)]
    assert states == [State.FINISHED] * 6 + [State.ABANDONED, State.FINISHED] + [State.OPEN] * 2
    for past in pasts:
        told = records.tolds(past.id)
        asked = records.puts(past.id)
        assert len(asked) - len(told) == (past.state is not State.FINISHED)
        levels = [put.question.difficulty for put in asked[: len(told)]]
        assert points.score(past.start.rules, levels, told) == past.score
    outcomes = {each.verdict.judgement.outcome for past in pasts for each in records.tolds(past.id)}
    assert outcomes == {Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED, Outcome.LATE}


def test_a_round_of_the_earlier_game_is_taken_up(file: Path) -> None:
    records = opened(file)
    (waiting,) = records.waiting("Malotru")
    assert waiting.score.asked == 4
    assert records.resume(waiting.id)
    asked, told = records.puts(waiting.id), records.tolds(waiting.id)
    assert (len(asked), len(told)) == (5, 4)
    assert asked[4].prompt == "Which channel first aired The Bureau?"
    assert len(asked[4].options) == 4
    again = told[0]._replace(number=5)
    records.tell(waiting.id, again, None)
    records.finish(waiting.id, Ending(Score(840, 1000, 4, 5, 2, 12.0)))
    reopened = opened(file)
    assert reopened.tolds(waiting.id) == (*told, again)
    past = reopened.past(waiting.id)
    assert past is not None
    assert (past.state, past.score.points, past.start) == (State.FINISHED, 840, waiting.start)


def test_a_round_of_the_earlier_game_outlives_the_file(file: Path) -> None:
    before = rows(file)
    records = opened(file)
    (waiting,) = records.waiting("Marina")
    assert records.resume(waiting.id)
    file.unlink()
    records.leave(waiting.id)
    records.flag(waiting.id, 1, "signals/channel", "Odd.")
    after = rows(file)
    assert after["rounds"] == [row for row in before["rounds"] if row[0] == waiting.id]
    assert after["puts"] == [row for row in before["puts"] if row[0] == waiting.id]
    assert records.waiting("Marina")[0].start == waiting.start


def test_a_copy_from_before_stays_beside(file: Path) -> None:
    before = rows(file)
    opened(file)
    copy = file.with_name("records-before-2.sqlite")
    assert (version(copy), rows(copy)) == (1, before)
    assert copy.stat().st_mode & 0o777 == 0o600
    kept = copy.read_bytes()
    file.unlink()
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(FIRST.read_text(encoding="utf-8"))
        raw.execute("DELETE FROM responses")
        raw.commit()
    opened(file)
    assert version(file) == 2
    assert copy.read_bytes() == kept
    assert {path.name for path in file.parent.iterdir()} <= {
        copy.name, file.name, f"{file.name}-journal"
    }  # fmt: skip


def test_another_past_of_the_earlier_game_has_a_copy_of_its_own(file: Path) -> None:
    opened(file).close()
    file.unlink()
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(FIRST.read_text(encoding="utf-8"))
        raw.execute("UPDATE responses SET number = number + 50")
        raw.commit()
    before = rows(file)
    for _ in range(2):
        opened(file).close()
        copy = file.with_name("records-before-2-2.sqlite")
        assert (version(copy), rows(copy)) == (1, before)
        assert not file.with_name("records-before-2-3.sqlite").exists()


def test_without_a_copy_nothing_is_migrated(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = rows(file)
    with monkeypatch.context() as patch:
        patch.setattr(whole, "sync", full)
        records = opened(file)
        assert len(records.rounds(last=50)) == 10
        assert "no space left on device, and without a copy" in records.notice
        played = play(records)
        assert not records.kept
        assert (version(file), rows(file)) == (1, before)
        assert not list(file.parent.glob("records-before-*"))
        assert not list(file.parent.glob(".*"))
    later = play(records)
    assert records.notice == ""
    assert version(file.with_name("records-before-2.sqlite")) == 1
    assert opened(file).past(played)
    assert opened(file).past(later)
    assert len(opened(file).rounds(last=50)) == 12


def test_a_damaged_file_of_the_earlier_game_is_brought_over(file: Path) -> None:
    before = rows(file)
    with file.open("ab") as raw:
        raw.write(b"!")
    records = opened(file)
    assert "10 rounds and 42 answers could be read" in records.notices[0]
    assert (version(file), rows(file)) == (2, before)
    assert records.waiting("Malotru")


OPEN = """
import sys
from pathlib import Path
from threading import Timer
from tests.records import samples
records = samples.opened(Path(sys.argv[1]))
assert records.notices == (), records.notices
print(len(records.rounds(last=50)), samples.play(records))
records.close()
assert records.kept
"""


def test_programs_that_migrate_at_once(file: Path) -> None:
    before = rows(file)
    running = [program(OPEN, file) for _ in range(4)]
    lines = [said(each)[0].split() for each in running]
    assert all(10 <= int(line[0]) < 14 for line in lines)
    records = opened(file)
    assert len(records.rounds(last=50)) == 14
    after = rows(file)
    assert all(set(before[name]) <= set(after[name]) for name in before)
    copy = file.with_name("records-before-2.sqlite")
    assert (version(copy), rows(copy)) == (1, before)


def test_a_file_that_another_program_migrates_is_waited_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bureau_quiz.records.store.READING_PATIENCE", 0.01)
    other = files.raw(file, 1)
    other.execute("BEGIN EXCLUSIVE")
    ended = Timer(0.3, other.rollback)
    ended.start()
    records = opened(file)
    assert len(records.rounds(last=50)) == 10
    assert records.notices == ()
    ended.join()
    other.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from threading import Timer
from bureau_quiz.records import schema
from tests.records import samples

class Deadly(tuple):
    def __iter__(self):
        for place, statement in enumerate(tuple.__iter__(self)):
            if place == int(sys.argv[2]):
                os.kill(os.getpid(), signal.SIGKILL)
            yield statement
        if place < int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

schema.MIGRATIONS = (schema.MIGRATIONS[0], Deadly(schema.MIGRATIONS[1]))
samples.opened(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("step", [0, 1, 6, len(schema.MIGRATIONS[1]) - 1, 99])
def test_a_migration_that_is_killed_leaves_the_file_as_it_was(file: Path, step: int) -> None:
    before = rows(file)
    running = program(KILLED, file, step)
    running.communicate()
    assert running.returncode == -signal.SIGKILL
    assert (version(file), rows(file)) == (1, before)
    records = opened(file)
    assert records.notices == ()
    assert (version(file), rows(file)) == (2, before)
    played = play(records)
    assert opened(file).past(played)


def test_an_earlier_file_on_a_full_disk_is_read_and_written_once_there_is_room(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = files.raw

    def small(path: Path, patience: float) -> sqlite3.Connection:
        connection = raw(path, patience)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr("bureau_quiz.records.files.raw", small)
        records = opened(file)
        assert len(records.rounds(last=50)) == 10
        assert [past.score.asked for past in records.waiting("Malotru")] == [4]
        played = play(records)
        assert "the disk is full" in records.notice
        assert version(file) == 1
    records.close()
    again = opened(file)
    assert again.past(played)
    assert len(again.rounds(last=50)) == 11


@pytest.mark.skipif(os.name == "nt", reason="permissions of Unix")
def test_an_earlier_file_that_may_only_be_read_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write whatever it likes, so SQLite is told not to."""
    raw = files.raw

    def for_reading(path: Path, patience: float) -> sqlite3.Connection:
        connection = raw(path, patience)
        connection.execute("PRAGMA query_only = ON")
        return connection

    before = file.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("bureau_quiz.records.files.raw", for_reading)
        records = opened(file)
        assert records.notice.startswith(
            "What you play is not being kept: the file may only be read"
        )
        assert [row.score.points for row in records.board(BOARD)] == [1070, 1050, 840]
        assert play(records)
        assert "may only be read" in records.notice
        assert file.read_bytes() == before
    later = play(records)
    assert records.notice == ""
    assert len(opened(file).rounds(last=50)) == 12
    assert opened(file).past(later)
