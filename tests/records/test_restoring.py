"""Back to a backup: all or nothing, with what stood there kept and what it had told."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import time

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.errors import RecordsFailed, WrongUse
from bureau_quiz.records import restoring, schema, whole
from bureau_quiz.records.records import Records
from bureau_quiz.records.restoring import Restored
from tests.records.pasts_made import Step, exported, imported, play, tables
from tests.records.programs import program
from tests.records.samples import opened, put, start
from tests.records.samples import play as play_round
from tests.records.test_exchange import EARLIER, PLAYED

NOW = datetime(2026, 11, 30, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "records.sqlite"
    play(made, PLAYED)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def backup(file: Path, tmp_path: Path) -> Path:
    """As the records are; then more is played."""
    kept = tmp_path / "kept.sqlite"
    shutil.copyfile(file, kept)
    play(file, [Step("play", "Malotru", (Outcome.RIGHT, Outcome.WRONG))], 1)
    return kept


def restore(source: Path, file: Path, folder: Path) -> Restored:
    return restoring.restore(source, file, folder, NOW)


def test_the_backup_stands_there_and_the_rest_can_be_brought_back(
    file: Path, backup: Path, folder: Path
) -> None:
    before, wanted, image = tables(file), tables(backup), backup.read_bytes()
    restored = restore(backup, file, folder)
    assert tables(file) == wanted
    assert backup.read_bytes() == image
    assert restored.missed == (1, 2)
    assert restored.kept == folder / "records-before-restore-2026-11-30T12-00-00.sqlite"
    assert tables(restored.kept) == before
    assert restored.kept.stat().st_mode & 0o777 == 0o600
    assert file.stat().st_mode & 0o777 == 0o600
    imported(restored.kept, file)
    assert tables(file) == before
    records = opened(file)
    assert records.notices == ()
    assert play_round(records)


def test_where_there_are_no_records_it_becomes_them(
    file: Path, backup: Path, folder: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new" / "records.sqlite"
    restored = restore(backup, new, folder)
    assert (restored.kept, restored.missed) == (None, (0, 0))
    assert tables(new) == tables(backup)


@pytest.mark.parametrize("dump", EARLIER, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_backup_of_every_earlier_schema_is_migrated(
    file: Path, folder: Path, tmp_path: Path, dump: Path
) -> None:
    earlier = tmp_path / "earlier.sqlite"
    with closing(sqlite3.connect(earlier)) as raw:
        raw.executescript(dump.read_text(encoding="utf-8"))
        (answers,) = raw.execute("SELECT count(*) FROM responses").fetchone()
    image = earlier.read_bytes()
    restored = restore(earlier, file, folder)
    assert restored.contents.responses == answers in (11, 42)
    assert earlier.read_bytes() == image
    with closing(sqlite3.connect(file)) as raw:
        assert schema.version(raw) == len(schema.MIGRATIONS)
    assert len(tables(file)["responses"]) == answers
    assert not list(file.parent.glob("records-before-*"))


def test_damaged_records_are_kept_as_they_are(file: Path, backup: Path, folder: Path) -> None:
    file.write_bytes(b"no records" * 1000)
    image = file.read_bytes()
    restored = restore(backup, file, folder)
    assert tables(file) == tables(backup)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == image
    assert restored.missed is None


def refused(source: Path, file: Path, folder: Path, said: str) -> None:
    """Nothing happens, and it is said why."""
    image = file.read_bytes()
    with pytest.raises((RecordsFailed, WrongUse), match=said):
        restore(source, file, folder)
    assert file.read_bytes() == image
    assert not list(file.parent.glob(".*"))
    assert not folder.exists() or not list(folder.iterdir())


def test_a_damaged_backup_is_refused(file: Path, backup: Path, folder: Path) -> None:
    image = bytearray(backup.read_bytes())
    for page in range(2, len(image) // 4096, 3):
        image[page * 4096 + 8 : page * 4096 + 200] = bytes([255]) * 192
    backup.write_bytes(image)
    refused(backup, file, folder, "is damaged")
    backup.write_bytes(b"text")
    refused(backup, file, folder, "is damaged")
    backup.write_bytes(b"")
    refused(backup, file, folder, "is damaged")


def test_over_records_that_are_no_text(file: Path, backup: Path, folder: Path) -> None:
    wanted = tables(backup)
    image = file.read_bytes().replace(b"CREATE TABLE puts", b"CREATE TABLE put\xf2")
    file.write_bytes(image)
    restored = restore(backup, file, folder)
    assert tables(file) == wanted
    assert restored.kept is not None
    assert restored.kept.read_bytes() == image
    assert restored.missed is None


def test_one_of_the_future_or_of_another_program_is_refused(
    file: Path, backup: Path, folder: Path
) -> None:
    with closing(sqlite3.connect(backup)) as raw:
        raw.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    refused(backup, file, folder, "newer version")
    with closing(sqlite3.connect(backup)) as raw:
        raw.execute("PRAGMA application_id = 7")
    refused(backup, file, folder, "another program")
    refused(file, file, folder, "the records themselves")


PLAYING = """
import sys
from pathlib import Path
from tests.records import samples
records = samples.opened(Path(sys.argv[1]))
records.begin(samples.start(), samples.put(1))
print("playing", flush=True)
sys.stdin.readline()
"""


def test_while_another_program_plays_it_is_refused(file: Path, backup: Path, folder: Path) -> None:
    running = program(PLAYING, file)
    assert running.stdout is not None
    assert running.stdout.readline() == "playing\n"
    refused(backup, file, folder, "being played")
    running.communicate("\n")
    assert restore(backup, file, folder).missed == (1, 2)


def test_while_this_program_plays_it_is_refused(file: Path, backup: Path, folder: Path) -> None:
    records = opened(file)
    round_id = records.begin(start(), put(1))
    refused(backup, file, folder, "being played")
    records.leave(round_id)
    restore(backup, file, folder)
    # Who was there before goes on with what now stands there, and brings its own along.
    records.flag(round_id, 1, "the-bureau/x", "Odd.")
    assert records.kept
    assert records.past(round_id)


def test_while_another_program_writes_it_is_refused(
    file: Path, backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "LOCK_PATIENCE", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordsFailed, match="another program is writing"):
            restore(backup, file, folder)
    assert not list(file.parent.glob(".*"))


@pytest.mark.parametrize("step", ["prepared", "kept", "last"])
def test_a_full_disk_leaves_all_as_it_was(
    file: Path, backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = tables(file)
    steps: Iterator[None] = iter([None] * ["prepared", "kept", "last"].index(step))
    sync = whole.sync

    def full(path: Path) -> None:
        if next(steps, 1) == 1 and path.suffix != "":
            raise OSError(28, "No space left on device")
        sync(path)

    monkeypatch.setattr(whole, "sync", full)
    monkeypatch.setattr(restoring, "sync", full)
    if step == "last":

        def unmovable(self: Path, target: Path) -> Path:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "replace", unmovable)
    with pytest.raises(RecordsFailed, match="could not be replaced"):
        restore(backup, file, folder)
    monkeypatch.undo()
    assert tables(file) == before
    assert not list(file.parent.glob(".records*"))


def test_damaged_records_that_cannot_be_kept_stay(
    file: Path, backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    file.write_bytes(b"no records" * 1000)
    monkeypatch.setattr(shutil, "copyfile", full)
    refused(backup, file, folder, "could not be replaced")


def test_which_backup_is_meant(file: Path, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    for day in (20, 21, 22):
        shutil.copyfile(file, folder / f"records-2026-11-{day}.sqlite")
    (folder / "records-2026-11-22.sqlite").write_bytes(b"damaged")

    def found(named: str) -> str:
        return restoring.find(named, file, folder).name

    assert found("latest") == "records-2026-11-21.sqlite"
    assert found("2026-11-20") == "records-2026-11-20.sqlite"
    assert found("records-2026-11-20.sqlite") == "records-2026-11-20.sqlite"
    assert found(str(exported(file, tmp_path / "x.jsonl"))) == "x.jsonl"
    for nothing in ("2020-01-01", "no\0thing", "x" * 5000):
        with pytest.raises(WrongUse, match="There is no backup"):
            restoring.find(nothing, file, folder)
    shutil.copyfile(file, folder / "records-kept-2026-11-22T10-00-00.sqlite")
    assert found("latest") == "records-kept-2026-11-22T10-00-00.sqlite"
    os.utime(folder / "records-2026-11-20.sqlite", (time() + 60, time() + 60))
    assert found("latest") == "records-2026-11-20.sqlite"
    with pytest.raises(WrongUse, match="no sound backup"):
        restoring.find("latest", file, tmp_path / "nowhere")


def test_links_are_followed(file: Path, backup: Path, folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sqlite"
    link.symlink_to(file)
    restore(backup, Path(os.path.realpath(link)), folder)
    assert link.is_symlink()
    assert tables(file) == tables(backup)
    assert Records.open(link, lambda: NOW).kept
