"""One backup a day of play, the last seven kept, and nothing good pushed out."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from bureau_quiz.records import backups, schema, whole
from bureau_quiz.records.records import Records
from bureau_quiz.records.troubles import Damaged
from tests.records.programs import program, said
from tests.records.samples import Clock, play


class Days(Clock):
    """A clock that a test turns on by days."""

    def turn(self, days: int = 1) -> None:
        self.at += timedelta(days=days)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def opened(file: Path, folder: Path, clock: Clock) -> Records:
    return Records.open(file, clock, folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def answers(file: Path) -> int:
    with closing(sqlite3.connect(file)) as raw:
        return int(raw.execute("SELECT count(*) FROM responses").fetchone()[0])


def a_day(file: Path, folder: Path, clock: Days) -> tuple[str, ...]:
    """One program that plays a round, a day later."""
    clock.turn()
    records = opened(file, folder, clock)
    play(records)
    records.close()
    return records.notices


def test_the_first_day_is_kept_when_it_ends(file: Path, folder: Path) -> None:
    clock = Days()
    assert a_day(file, folder, clock) == ()
    assert names(folder) == ["records-2026-11-23.sqlite"]
    kept = folder / "records-2026-11-23.sqlite"
    assert answers(kept) == 4
    assert kept.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_later_day_has_what_was_there_as_it_began(file: Path, folder: Path) -> None:
    clock = Days()
    a_day(file, folder, clock)
    a_day(file, folder, clock)
    # A copy of one moment: of the day's own round it has what was answered by then.
    assert 4 <= answers(folder / "records-2026-11-24.sqlite") <= 8
    found = backups.listed(file, folder)
    assert [(each.path.name, each.trouble) for each in found] == [
        ("records-2026-11-24.sqlite", ""),
        ("records-2026-11-23.sqlite", ""),
    ]
    assert found[1].contents is not None
    assert (found[1].contents.rounds, found[1].contents.responses) == (1, 4)


def test_a_second_program_of_the_day_makes_no_other(file: Path, folder: Path) -> None:
    clock = Days()
    a_day(file, folder, clock)
    kept = (folder / "records-2026-11-23.sqlite").read_bytes()
    records = opened(file, folder, clock)
    play(records)
    records.close()
    assert names(folder) == ["records-2026-11-23.sqlite"]
    assert (folder / "records-2026-11-23.sqlite").read_bytes() == kept


def test_the_last_seven_are_kept(file: Path, folder: Path) -> None:
    clock = Days()
    (folder).mkdir()
    (folder / "records-before-restore-2020.sqlite").write_bytes(b"mine")
    for _ in range(10):
        assert a_day(file, folder, clock) == ()
    assert names(folder) == [
        *(f"records-2026-{day}.sqlite" for day in (
            "11-26", "11-27", "11-28", "11-29", "11-30", "12-01", "12-02",
        )),
        "records-before-restore-2020.sqlite",
    ]  # fmt: skip


@pytest.mark.parametrize("ahead", [1000, -1000])
def test_a_clock_that_was_wrong_for_a_week_costs_no_backup(
    file: Path, folder: Path, ahead: int
) -> None:
    clock = Days()
    clock.turn(ahead)
    for _ in range(9):
        a_day(file, folder, clock)
    clock.turn(-ahead)
    made = []
    for _ in range(9):
        a_day(file, folder, clock)
        made.append(f"records-{clock.at:%Y-%m-%d}.sqlite")
        assert made[-1] in names(folder)
        assert len(names(folder)) == backups.KEPT
    assert names(folder) == made[-backups.KEPT :]


def test_the_latest_is_none_of_the_future(file: Path, folder: Path) -> None:
    clock = Days()
    a_day(file, folder, clock)
    a_day(file, folder, clock)
    ahead, now = sorted(folder.iterdir())
    in_years = datetime(2126, 1, 1, tzinfo=UTC).timestamp()
    os.utime(ahead, (in_years, in_years))
    assert backups.latest(file, folder) == now
    now.unlink()
    assert backups.latest(file, folder) == ahead


def test_one_of_a_newer_version_is_kept_and_not_gone_back_to(file: Path, folder: Path) -> None:
    clock = Days()
    a_day(file, folder, clock)
    a_day(file, folder, clock)
    sound, newer = sorted(folder.iterdir())
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    assert backups.latest(file, folder) == sound
    one = backups.looked_at(newer)
    assert (one.trouble, one.damaged) == (backups.NEWER, False)
    assert one.contents is not None


def test_a_second_round_of_the_first_day_has_the_first_one_backed_up(
    file: Path, folder: Path
) -> None:
    records = opened(file, folder, Days())
    play(records)
    play(records)
    deadline = monotonic() + 30
    while not names(folder):
        assert monotonic() < deadline
        sleep(0.01)
    records.close()
    (kept,) = folder.iterdir()
    assert 4 <= answers(kept) <= 8


def test_what_is_none_of_ours_stays(file: Path, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (folder / "records-2001-01-01.sqlite").mkdir()
    (folder / "records-2001-01-02.sqlite").write_bytes(b"mine")
    (folder / "records-2001-01-03.sqlite").symlink_to(tmp_path / "nothing")
    (folder / "notes.txt").write_text("mine")
    before = names(folder)
    clock = Days()
    for _ in range(9):
        assert a_day(file, folder, clock) == ()
    assert set(before) < set(names(folder))
    assert len(names(folder)) == len(before) + backups.KEPT
    assert [each.damaged for each in backups.listed(file, folder)] == [False] * 7 + [True] * 3


def test_a_past_that_got_lost_pushes_out_nothing(file: Path, folder: Path) -> None:
    clock = Days()
    for _ in range(7):
        a_day(file, folder, clock)
    good = names(folder)
    file.unlink()
    for _ in range(9):
        a_day(file, folder, clock)
    assert set(good) <= set(names(folder))
    assert len(names(folder)) == 7 + backups.KEPT


def test_looking_makes_none(file: Path, folder: Path) -> None:
    records = opened(file, folder, Days())
    records.boards()
    records.close()
    assert not folder.exists()


def test_a_round_that_goes_on_is_play(file: Path, folder: Path) -> None:
    clock = Days()
    records = Records.open(file, clock)
    round_id = play(records, ending=False)
    records.close()
    records = opened(file, folder, clock)
    assert records.resume(round_id)
    records.close()
    assert answers(folder / "records-2026-11-22.sqlite") == 4


def test_damage_is_not_backed_up_and_pushes_out_nothing(file: Path, folder: Path) -> None:
    clock = Days()
    for _ in range(7):
        a_day(file, folder, clock)
    good = names(folder)
    image = bytearray(file.read_bytes())
    for page in range(2, len(image) // 4096, 3):
        image[page * 4096 + 8 : page * 4096 + 200] = bytes([255]) * 192
    file.write_bytes(image)
    with pytest.raises(Damaged):
        backups.of_day(file, folder, "2027-01-01")
    assert names(folder) == good
    file.write_bytes(b"no records" * 1000)
    with pytest.raises((Damaged, sqlite3.DatabaseError)):
        backups.of_day(file, folder, "2027-01-01")
    assert names(folder) == good


@pytest.mark.parametrize("broken", ["full", "folder", "locked"])
def test_what_cannot_be_made_is_told_once_and_holds_nobody_up(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    clock = Days()
    play(Records.open(file, clock))
    if broken == "full":
        monkeypatch.setattr(
            shutil,
            "disk_usage",
            lambda _: shutil._ntuple_diskusage(1, 1, 0),
        )
    elif broken == "folder":
        folder.write_bytes(b"a file")
    else:
        monkeypatch.setattr(whole, "LOCK_PATIENCE", -1.0)
    records = opened(file, folder, clock)
    play(records)
    play(records)
    records.close()
    assert records.kept
    (notice,) = records.notices
    assert notice.startswith("No backup of your records was made today: ")
    assert str(folder) in notice
    assert answers(file) == 12


def test_what_a_killed_program_left_is_taken_away(file: Path, folder: Path) -> None:
    folder.mkdir()
    old, young = (folder / f".records-2026-11-01.sqlite.{number}" for number in (1, 2))
    for path in (old, young):
        path.write_bytes(b"half")
    long_ago = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
    os.utime(old, (long_ago, long_ago))
    a_day(file, folder, Days())
    assert not old.exists()
    assert young.exists()


LOOKING = """
import sys
from pathlib import Path
from tests.records.samples import Clock
from bureau_quiz.records.records import Records
records = Records.open(Path(sys.argv[1]), Clock(), Path(sys.argv[2]))
records.boards()
records.close()
print(*sorted(name for name in sys.modules if name.startswith("bureau_quiz.records.")))
"""


def test_looking_loads_nothing_of_it(file: Path, folder: Path) -> None:
    play(Records.open(file, Clock()))
    (line,) = said(program(LOOKING, file, folder))
    loaded = {name.rpartition(".")[2] for name in line.split()}
    assert "reader" in loaded
    assert not loaded & {"backups", "daily", "exporting", "gate", "importing", "merging"}
