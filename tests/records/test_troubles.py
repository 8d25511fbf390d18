"""Where nothing can be kept the round goes on, a notice says why, and all is kept later."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bureau_quiz.records import files, schema, store
from bureau_quiz.records.files import Identity
from bureau_quiz.records.model import BoardKey, Ending, State
from bureau_quiz.records.records import Records
from tests.records import samples
from tests.records.samples import CLASSIC, PACKS, opened, play, put, start, sum_of, tolds

KEY = BoardKey.of(PACKS, CLASSIC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


def kept(records: Records) -> bool:
    """Asked anew each time."""
    return records.kept


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a lock."""
    for name in ("PATIENCE", "READING_PATIENCE", "IMPATIENCE"):
        monkeypatch.setattr(store, name, 0.02)


def test_a_full_disk_and_room_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    play(opened(file))
    limited = []
    connect = files.connect

    def small(path: Path, patience: float) -> tuple[sqlite3.Connection, Identity]:
        connection, identity = connect(path, patience)
        limited.append(connection)
        return connection, identity

    monkeypatch.setattr(files, "connect", small)
    records = opened(file)
    round_id = records.begin(start(), put(1))
    limited[0].execute("PRAGMA max_page_count = 1")
    big = [each._replace(given="x" * 9000) for each in tolds()]
    for each in big:
        records.tell(round_id, each, put(each.number + 1))
        assert not kept(records)
        assert records.notice == f"What you play is not being kept: the disk is full ({file})."
        assert records.notices == (records.notice,)
    assert len(opened(file).tolds(round_id)) == 0
    limited[0].execute("PRAGMA max_page_count = 100000")
    records.finish(round_id, Ending(sum_of(tolds())))
    assert kept(records)
    assert records.notices == ()
    assert opened(file).tolds(round_id) == samples.without_sums(tuple(big))


@pytest.mark.usefixtures("impatient")
def test_a_file_locked_for_long(file: Path) -> None:
    play(opened(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        records = opened(file)
        assert not kept(records)
        assert "another program keeps the file locked" in records.notice
        assert records.board(KEY) == ()
        round_id = records.begin(start(), put(1))
        records.tell(round_id, tolds()[0], put(2))
        assert not kept(records)
        other.execute("ROLLBACK")
    records.tell(round_id, tolds()[1], put(3))
    assert kept(records)
    assert len(opened(file).tolds(round_id)) == 2
    assert len(records.board(KEY)) == 1


@pytest.mark.usefixtures("impatient")
def test_a_lock_that_only_a_reader_met_leaves_no_trouble(file: Path) -> None:
    play(opened(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        records = opened(file)
        assert not kept(records)
        other.execute("ROLLBACK")
    assert len(records.board(KEY)) == 1
    assert kept(records)
    assert records.notices == ()


@pytest.mark.usefixtures("impatient")
def test_closing_tries_once_more(file: Path) -> None:
    records = opened(file)
    play(records)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        round_id = play(records)
        assert not kept(records)
        other.execute("ROLLBACK")
    records.close()
    assert kept(records)
    past = opened(file).past(round_id)
    assert past is not None
    assert past.state is State.FINISHED


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE rounds ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",
        "CREATE TABLE medals (round INTEGER NOT NULL)",
        "PRAGMA journal_mode = WAL",
    ],
)
def test_a_newer_schema_is_left_untouched_and_said(file: Path, change: str) -> None:
    play(opened(file))
    newer = len(schema.MIGRATIONS) + 1
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(change)
        raw.execute(f"PRAGMA user_version = {newer}")
    before = file.read_bytes()
    records = opened(file)
    assert not kept(records)
    assert f"newer version of Bureau Quiz (its schema is {newer}, this game's" in records.notice
    play(records)
    assert not kept(records)
    assert records.board(KEY) == ()
    records.close()
    assert file.read_bytes() == before
    assert [path for path in file.parent.iterdir() if path.stat().st_size] == [file]


def test_a_schema_that_grows_newer_under_us_is_left_untouched(file: Path) -> None:
    records = opened(file)
    round_id = records.begin(start(), put(1))
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("ALTER TABLE responses RENAME COLUMN given TO said")
        raw.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    records.tell(round_id, tolds()[0], put(2))
    assert not kept(records)
    assert "newer version" in records.notice
    assert list(samples.beside(file)) == []


def test_the_file_of_another_program_is_left_untouched(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("CREATE TABLE songs (title TEXT)")
        raw.commit()
    before = file.read_bytes()
    records = opened(file)
    assert "the file belongs to another program" in records.notice
    play(records)
    assert not kept(records)
    assert file.read_bytes() == before


def test_hostile_names_are_shown_harmless(tmp_path: Path) -> None:
    folder = tmp_path / "\x1b[2J\u202e"
    folder.mkdir()
    file = folder / "records.sqlite"
    file.write_text("damaged")
    (notice,) = opened(file).notices
    assert notice.isprintable()
    (folder / "a file").touch()
    records = opened(folder / "a file" / "records.sqlite")
    play(records)
    assert not kept(records)
    assert records.notice.isprintable()


# What only somebody without root's powers meets, and only in a process of its own.

PROGRAM = """
import json, os, resource, sys, tempfile
from pathlib import Path
from tests.records import samples
file, limit = Path(sys.argv[1]), int(sys.argv[2])
if os.getuid() == 0:
    # Whatever is loaded only where it is used is loaded now: root's Python may be root's alone.
    with tempfile.TemporaryDirectory() as folder:
        trial = samples.opened(Path(folder) / "records.sqlite")
        samples.play(trial)
        trial.boards()
        trial.close()
    os.setgid(65534)
    os.setuid(65534)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
kept = samples.opened(file)
first = kept.notice
ids = [samples.play(kept) for _ in range(int(sys.argv[3]))]
boards = [board.scores for board in kept.boards()]
kept.close()
print(json.dumps([first, kept.kept, kept.notice, boards, ids]))
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody may look into and write to."""
    made = Path(tempfile.mkdtemp(prefix="bureau-quiz-test-"))
    made.chmod(0o777)
    yield made
    for path in made.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o700)
    shutil.rmtree(made)


def run(file: Path, limit: int = 0, rounds: int = 1) -> tuple[str, bool, str, list[int], list[int]]:
    """Open and play without root's powers: notice at first, kept, notice, boards, round ids."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), str(limit), str(rounds)],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        text=True,
    )
    first, kept, notice, boards, ids = json.loads(done.stdout)
    return first, kept, notice, boards, ids


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")


def test_a_read_only_file_is_read(folder: Path) -> None:
    file = folder / "records.sqlite"
    opened(file).close()
    play(opened(file))
    file.chmod(0o444)
    before = file.read_bytes()
    first, was_kept, notice, boards, _ = run(file)
    assert first == ""
    assert not was_kept
    assert notice == f"What you play is not being kept: the file may only be read ({file})."
    assert boards == [1]
    assert file.read_bytes() == before


def test_a_read_only_folder_is_read(folder: Path) -> None:
    file = folder / "records.sqlite"
    play(opened(file))
    for name in ("", "-journal"):
        file.with_name(file.name + name).unlink(missing_ok=bool(name))
    play(opened(file))
    file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
    file.chmod(0o444)
    folder.chmod(0o555)
    _, was_kept, notice, boards, _ = run(file)
    assert not was_kept
    assert notice
    assert boards == [1]


def test_a_file_that_may_not_be_read(folder: Path) -> None:
    file = folder / "records.sqlite"
    play(opened(file))
    file.chmod(0o000)
    before = file.read_bytes() if os.getuid() == 0 else b""
    first, was_kept, notice, _, _ = run(file)
    assert "What you play is not being kept" in first
    assert not was_kept
    assert notice
    file.chmod(0o600)
    assert not before or file.read_bytes() == before
    assert list(samples.beside(file)) == []


def test_no_folder_and_none_to_be_made(folder: Path) -> None:
    folder.chmod(0o555)
    file = folder / "data" / "bureau-quiz" / "records.sqlite"
    first, was_kept, notice, boards, _ = run(file)
    assert (first, was_kept, boards) == ("", False, [])
    assert notice == f"What you play is not being kept: its folder may not be written ({file})."


def test_a_folder_that_may_not_be_entered(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir(mode=0o700)
    (inner / "records.sqlite").write_text("somebody's")
    inner.chmod(0o000)
    _, was_kept, notice, _, _ = run(inner / "records.sqlite")
    assert not was_kept
    assert "What you play is not being kept" in notice
    inner.chmod(0o700)
    assert (inner / "records.sqlite").read_text() == "somebody's"


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    (folder / "data").write_text("somebody's")
    _, was_kept, notice, _, _ = run(folder / "data" / "records.sqlite")
    assert not was_kept
    assert "What you play is not being kept" in notice
    assert (folder / "data").read_text() == "somebody's"


def test_no_room_for_a_larger_file(folder: Path) -> None:
    """What was committed before the room ran out is there; nothing is torn."""
    file = folder / "records.sqlite"
    _, was_kept, notice, _, ids = run(file, limit=100_000, rounds=60)
    assert not was_kept
    assert "What you play is not being kept: the disk" in notice
    records = opened(file)
    assert records.notices == ()
    there = [past.id for past in reversed(records.rounds(last=100))]
    assert 5 < len(there) < 60
    assert there == ids[: len(there)]
    for round_id in there[:-1]:
        assert records.tolds(round_id) == samples.without_sums(tolds())


def test_no_room_at_all(folder: Path) -> None:
    file = folder / "new" / "records.sqlite"
    _, was_kept, notice, boards, _ = run(file, limit=1000)
    assert (was_kept, boards) == (False, [])
    assert "What you play is not being kept: the disk" in notice
    assert list(file.parent.iterdir()) == []
