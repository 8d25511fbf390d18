"""`records check|backup|restore|export|import`, as a person runs them."""

from __future__ import annotations

import errno
import gzip
import json
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bureau_quiz import paths
from bureau_quiz.bank.model import Outcome
from tests.cli.commands import Here, apart
from tests.records.pasts_made import Step, play, tables
from tests.records.test_exchange import PLAYED

TWO = Step("play", "Malotru", (Outcome.RIGHT, Outcome.WRONG))


@pytest.fixture
def file(home: Path) -> Path:
    """Records of three rounds and eight answers."""
    made = paths.records_file()
    made.parent.mkdir(parents=True, exist_ok=True)
    play(made, [*PLAYED, TWO])
    return made


def test_without_records_nothing_is_made(here: Here, home: Path) -> None:
    ran = here("records", "check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("There are no records yet")
    for command in ("backup", "export"):
        ran = here("records", command)
        assert (ran.code, ran.out) == (3, "")
        assert "There are no records yet" in ran.err
    ran = here("records", "restore", "latest")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no sound backup" in ran.err
    assert list(home.iterdir()) == []


def test_check_tells_what_there_is(here: Here, file: Path) -> None:
    ran = here("records", "check")
    assert (ran.code, ran.err) == (0, "")
    assert "3 rounds, 8 answers" in ran.out
    assert "No backups yet." in ran.out
    here("records", "backup")
    told = json.loads(here("records", "check", "--format", "json").out)
    assert (told["rounds"], told["answers"], told["findings"]) == (3, 8, [])
    (kept,) = told["backups"]
    assert (kept["answers"], kept["sound"]) == (8, True)


def test_check_fails_where_a_score_was_altered(here: Here, file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE rounds SET points = 9999 WHERE points > 0")
        raw.execute("UPDATE rounds SET state = 'open', player = 'x\x1b[2J' WHERE state = 'open'")
        raw.commit()
    ran = here("records", "check")
    assert ran.code == 1
    assert "error: Round" in ran.out
    assert "9,999 points" in ran.out
    assert "\x1b" not in ran.out
    (finding, *_) = json.loads(here("records", "check", "--format", "json").out)["findings"]
    assert finding["severity"] == "error"


def test_check_of_damage_names_the_mend(here: Here, file: Path) -> None:
    file.write_bytes(b"no records" * 1000)
    ran = here("records", "check")
    assert ran.code == 1
    assert "bureau-quiz records restore latest" in ran.out


def test_check_says_what_can_be_read_of_a_damaged_file(here: Here, file: Path) -> None:
    with file.open("ab") as raw:
        raw.write(b"x" * 100)
    image = bytearray(file.read_bytes())
    image[20:90] = bytes(70)
    file.write_bytes(image)
    told = json.loads(here("records", "check", "--format", "json").out)
    assert told["findings"][0]["severity"] == "error"
    assert told["findings"][-1]["message"] == "Of it 3 rounds and 8 answers can be read."
    assert file.read_bytes() == image
    file.write_bytes(b"no records" * 1000)
    assert "Nothing of it can be read." in here("records", "check").out


def test_check_fails_where_a_backup_is_damaged(here: Here, file: Path) -> None:
    here("records", "backup")
    (kept,) = paths.backups_folder().iterdir()
    assert here("records", "check").code == 0
    kept.write_bytes(kept.read_bytes()[:5000])
    ran = here("records", "check")
    assert ran.code == 1
    assert "every score is what its answers come to" in ran.out
    assert f"records import {kept}" in ran.out


@pytest.mark.skipif(os.name == "nt", reason="a folder in the place of a file")
def test_records_that_cannot_be_reached(here: Here, home: Path) -> None:
    paths.records_file().mkdir(parents=True)
    for command in (["check"], ["backup"], ["export"]):
        ran = here("records", *command)
        assert (ran.code, ran.out) == (3, "")
        assert "Traceback" not in ran.err


def test_backup_and_restore(here: Here, file: Path, tmp_path: Path) -> None:
    before = tables(file)
    kept = tmp_path / "my past.sqlite"
    ran = here("records", "backup", kept)
    assert (ran.code, ran.out) == (0, f"{kept}\n")
    assert f"records restore '{kept}'" in ran.err
    assert kept.stat().st_mode & 0o777 == 0o600
    ran = here("records", "backup", kept)
    assert ran.code == 2
    assert "--force" in ran.err
    play(file, [TWO], 1)
    after = tables(file)
    ran = here("records", "restore", kept)
    assert (ran.code, ran.out) == (0, "")
    assert "2 answers of 1 round in them are not in this backup." in ran.err
    assert tables(file) == before
    (old,) = paths.backups_folder().glob("records-before-restore-*.sqlite")
    ran = here("records", "import", old)
    assert ran.code == 0
    assert ran.out == "Added 1 round and 2 answers; there already were 3 rounds and 8 answers.\n"
    assert tables(file) == after
    assert here("records", "backup", kept, "--force").code == 0
    assert tables(kept) == after
    assert here("records", "backup", file, "--force").code == 2
    assert here("records", "backup", tmp_path / "no" / "folder").code == 2


def test_a_backup_on_a_disk_that_may_only_be_read_names_what_was_asked_for(
    here: Here, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.open

    def read_only(path: str | Path, flags: int, *rest: int, **more: int) -> int:
        if flags & os.O_CREAT and Path(path).parent == tmp_path:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return before(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", read_only)
    kept = tmp_path / "past.sqlite"
    ran = here("records", "backup", kept)
    assert (ran.code, ran.out) == (3, "")
    said = f"Your records could not be backed up: read-only file system ({kept})."
    assert ran.err == f"bureau-quiz: {said}\n"


def test_restore_lists_what_there_is(here: Here, file: Path) -> None:
    here("records", "backup")
    ran = here("records", "restore", "--list")
    assert (ran.code, ran.err) == (0, "")
    assert "records-kept-" in ran.out
    assert "3 rounds, 8 answers" in ran.out
    (name,) = (line.split()[0] for line in ran.out.splitlines())
    assert here("records", "restore", name).code == 0
    assert json.loads(here("records", "restore", "--list", "--format", "json").out)[0]["sound"]
    assert here("records", "restore").code == 2
    assert here("records", "restore", "--list", "latest").code == 2
    assert here("records", "restore", "2001-01-01").code == 2


def test_export_and_import(here: Here, file: Path, tmp_path: Path) -> None:
    past = tmp_path / "past.jsonl"
    assert here("records", "export", past) == (0, "", "")
    assert past.stat().st_mode & 0o777 == 0o600
    lines = past.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["bureau_quiz_records"] == 1
    assert sum(json.loads(lines[0])["rows"].values()) == len(lines) - 2
    assert "Élodie" in past.read_text(encoding="utf-8")
    assert here("records", "export").out.splitlines() == lines
    assert here("records", "export", "-").out.splitlines() == lines
    assert here("records", "export", past).code == 2
    assert here("records", "export", past, "--force").code == 0
    assert here("records", "export", tmp_path / "no" / "x").code == 2
    before = tables(file)
    ran = here("records", "import", past)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Added 0 rounds and 0 answers")
    assert not list(paths.backups_folder().iterdir())
    file.unlink()
    told = json.loads(here("records", "import", past, "--format", "json").out)
    assert told["added"] == {"rounds": 3, "answers": 8}
    assert tables(file) == before


def test_an_import_can_be_undone(here: Here, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    play(other, [TWO], 3)
    before = tables(file)
    ran = here("records", "import", other)
    assert "Added 1 round and 2 answers" in ran.out
    command = ran.err.strip().partition("bureau-quiz ")[2].split()
    paths.memory_file().parent.mkdir(parents=True)
    paths.memory_file().write_bytes(b"what the records came to")
    assert here(*command).code == 0
    assert tables(file) == before
    assert not paths.memory_file().exists()


def test_lines_that_cannot_be_used_are_told(here: Here, file: Path, tmp_path: Path) -> None:
    past = tmp_path / "past.jsonl"
    here("records", "export", past)
    with past.open("a", encoding="utf-8") as stream:
        stream.write('{"rounds":{"\x1b[2J":1}}\n{"\u202etable":{}}\n')
    ran = here("records", "import", past)
    assert ran.code == 1
    assert "left out" in ran.out
    assert "2 lines could not be used." in ran.out
    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err
    for nothing in (tmp_path / "nothing", tmp_path, tmp_path / "x\x1b[2Jy"):
        ran = here("records", "import", nothing)
        assert (ran.code, ran.out) == (2, "")
        assert "\x1b" not in ran.err


def test_another_encoding_loses_nothing(file: Path, tmp_path: Path) -> None:
    before = tables(file)
    ran = apart("records", "export", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.code == 0
    assert ran.out.isascii()
    past = tmp_path / "past.jsonl"
    past.write_text(ran.out, encoding="utf-8")
    file.unlink()
    assert apart("records", "import", past).code == 0
    assert tables(file) == before


@pytest.mark.parametrize("raw", [True, False], ids=["file of records", "export"])
def test_a_past_comes_in_through_a_pipe(file: Path, tmp_path: Path, raw: bool) -> None:
    before = tables(file)
    past = file.read_bytes() if raw else apart("records", "export").out.encode()
    file.unlink()
    ran = apart("records", "import", "-", typed=past)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Added 3 rounds and 8 answers; there already were 0 rounds and 0 answers.\n"
    assert tables(file) == before
    assert apart("records", "import", "-", typed=past).out.startswith("Added 0 rounds and 0 ans")
    assert tables(file) == before


def test_half_a_past_through_a_pipe_is_told(file: Path) -> None:
    past = apart("records", "export").out.encode()
    before = tables(file)
    file.unlink()
    ran = apart("records", "import", "-", typed=past[: len(past) * 9 // 10])
    assert ran.code == 1
    assert "the end: left out: the document stops before its last line" in ran.out
    assert len(tables(file)["rounds"]) == 3
    assert apart("records", "import", "-", typed=past).code == 0
    assert tables(file) == before


@pytest.mark.parametrize(
    ("typed", "code", "mend"),
    [
        (b"", 2, "nothing in it"),
        (b"\n\n", 2, "An export begins with"),
        (b"y\n" * 50_000, 2, "An export begins with"),
        (gzip.compress(b'{"bureau_quiz_records":1}'), 2, "gunzip -c FILE | bureau-quiz records"),
        (b'{"bureau_quiz_records":9,"schema":2}\n', 3, "Update the game first"),
        (b"SQLite format 3\0" + bytes(44) + b"\0\0\0\7" + bytes(40), 3, "Update the game first"),
    ],
    ids=["empty", "blank", "endless", "compressed", "newer", "newer file"],
)
def test_what_is_no_past_changes_nothing(file: Path, typed: bytes, code: int, mend: str) -> None:
    before = tables(file)
    ran = apart("records", "import", "-", typed=typed)
    assert (ran.code, ran.out) == (code, "")
    assert "standard input" in ran.err
    assert mend in ran.err
    assert tables(file) == before
    assert not list(paths.backups_folder().iterdir())


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
def test_a_named_pipe_is_read_as_it_comes(file: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    past = apart("records", "export").out.encode()
    with ThreadPoolExecutor() as pool:
        written = pool.submit(pipe.write_bytes, past)
        ran = apart("records", "import", pipe)
        written.result(timeout=60)
    assert ran.code == 0
    assert ran.out.endswith("there already were 3 rounds and 8 answers.\n")


def test_an_export_tells_of_bytes_that_are_no_text(here: Here, file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE responses SET given = CAST(x'ff41' AS TEXT) WHERE rowid = 2")
        raw.commit()
    ran = here("records", "export", tmp_path / "past.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert "1 text had bytes that are no text" in ran.err
    ran = here("records", "check")
    assert ran.code == 1
    assert "Row 2 of the responses cannot be read: bytes of it are no text." in ran.out
    assert here("records", "import", tmp_path / "past.jsonl").code == 0


def test_a_day_of_play_leaves_a_backup(home: Path) -> None:
    assert apart("play", "--plain", "--questions", "5", "--fresh", typed=b"1\n\n" * 5).code == 0
    (kept,) = paths.backups_folder().iterdir()
    assert kept.name.startswith("records-2")
    # On a busy machine it may be made while the round is played, with what was answered by then.
    backed_up = tables(kept)["responses"]
    assert backed_up
    assert backed_up == tables(paths.records_file())["responses"][: len(backed_up)]
    ran = apart("records", "check")
    assert (ran.code, ran.err) == (0, "")
    assert "every score is what its answers come to" in ran.out
