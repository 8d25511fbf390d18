"""A pack goes in whole or not at all, and what it replaces is never out of reach."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from bureau_quiz.authoring import copying, installing
from bureau_quiz.authoring.installing import REMOVED, STAGE, add, recover, remove
from bureau_quiz.authoring.look import Look, look
from bureau_quiz.errors import FolderFailed, PackUnreadable

TEXT = "pack: x\nquestions: [{statement: Water is wet., answer: true}]\n"
NEWER = TEXT.replace("wet", "dry").replace("true", "false")
SHEET = """\
pack: x
tables: {t: {rows: data/r.csv}}
templates: [{id: t, table: t, prompt: 'Who wrote “<book>”?', answer: <who>}]
"""
ROWS = "book,who\nDune,Herbert\nEmma,Austen\nIt,King\nKim,Kipling\n"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The player's own packs; not made yet."""
    return tmp_path / "home" / "packs"


def written(path: Path, text: str = TEXT) -> Look:
    """A pack in one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return look(path)


def with_rows(folder: Path, name: str = "any.yaml", rows: str = ROWS) -> Look:
    """A pack in a file, with its rows beside it."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "data" / "r.csv").write_text(rows)
    (folder / name).write_text(SHEET)
    (folder / "holiday.png").write_text("not this one")
    return look(folder / name)


def in_folder(folder: Path, rows: str = ROWS) -> Look:
    """A pack that is a folder."""
    with_rows(folder, "x.yaml", rows)
    return look(folder)


def state(folder: Path) -> dict[str, str]:
    """Every file that lies somewhere, with what it says."""
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_file_goes_in_under_its_id(tmp_path: Path, packs: Path) -> None:
    made = add(written(tmp_path / "draft (3).yml"), packs)
    assert made == (packs / "x.yaml", None)
    assert state(packs) == {"x.yaml": TEXT}
    assert list(packs.iterdir()) == [packs / "x.yaml"]


def test_rows_come_along(tmp_path: Path, packs: Path) -> None:
    seen = with_rows(tmp_path / "desk")
    made = add(seen, packs)
    assert state(packs) == {"x/any.yaml": SHEET, "x/data/r.csv": ROWS}
    again = look(made.path)
    assert again.pack
    assert seen.pack
    assert again.pack.digest == seen.pack.digest
    assert [one.id for one in again.questions] == [one.id for one in seen.questions]


def test_licence_and_readme_come_along_with_a_folder(tmp_path: Path, packs: Path) -> None:
    desk = tmp_path / "desk"
    in_folder(desk)
    for name in ("LICENSE", "README.md", "credits.txt", "notes.txt", "readme.exe", ".licence"):
        (desk / name).write_text(name)
    (desk / "copying").symlink_to("/etc/passwd")
    (desk / "NOTICE").mkdir()
    (desk / "authors.md").write_text("x" * (copying.BESIDE_LIMIT + 1))
    add(look(desk), packs)
    assert sorted(state(packs)) == [
        "x/LICENSE", "x/README.md", "x/credits.txt", "x/data/r.csv", "x/x.yaml",
    ]  # fmt: skip


REPLACED: dict[str, tuple[Callable[[Path], Look], Callable[[Path], Look]]] = {
    "file by file": (
        lambda path: written(path / "x.yaml"),
        lambda path: written(path / "n.yaml", NEWER),
    ),
    "file by folder": (lambda path: written(path / "x.yaml"), in_folder),
    "folder by file": (in_folder, lambda path: written(path / "n.yaml", NEWER)),
    "folder by folder": (in_folder, lambda path: in_folder(path, ROWS.replace("King", "Prince"))),
}


@pytest.mark.parametrize("kind", REPLACED)
def test_what_is_replaced_lies_among_the_removed(tmp_path: Path, packs: Path, kind: str) -> None:
    first, second = REPLACED[kind]
    old = add(first(tmp_path / "a"), packs)
    before = state(old.path) if old.path.is_dir() else old.path.read_text()
    newer = second(tmp_path / "b")
    new = add(newer, packs, old.path)
    assert look(new.path).questions == newer.questions
    assert new.replaced == packs / REMOVED / old.path.name
    kept = new.replaced
    assert (state(kept) if kept.is_dir() else kept.read_text()) == before
    assert sorted(path.name for path in packs.iterdir()) == sorted((REMOVED, new.path.name))
    # Only the last of a name is kept, and it can be added again from where it lies.
    back = add(look(kept), packs, new.path)
    assert look(back.path).questions == look(old.path).questions
    assert sorted(path.name for path in packs.iterdir()) == sorted((REMOVED, back.path.name))


def test_another_packs_file_is_never_written_over(tmp_path: Path, packs: Path) -> None:
    packs.mkdir(parents=True)
    (packs / "x.yaml").write_text("pack: y\n")
    (packs / "x-2.yaml").symlink_to("nowhere")
    made = add(written(tmp_path / "x.yaml"), packs)
    assert made.path == packs / "x-3.yaml"
    mine = packs / "mine.yaml"
    mine.write_text(TEXT)
    newer = add(written(tmp_path / "n.yaml", NEWER), packs, mine)
    assert newer.path == packs / "x-4.yaml"
    assert sorted(state(packs)) == [".removed/mine.yaml", "x-3.yaml", "x-4.yaml", "x.yaml"]


def test_a_closed_pack_never(tmp_path: Path, packs: Path) -> None:
    with pytest.raises(PackUnreadable, match="is broken"):
        add(written(tmp_path / "x.yaml", "pack: [\n"), packs)
    assert not state(tmp_path / "home")


@pytest.mark.parametrize("name", ["../desk/r.csv", "{}/r.csv"])
def test_rows_that_would_not_be_found_again(tmp_path: Path, packs: Path, name: str) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "r.csv").write_text(ROWS)
    seen = written(desk / "x.yaml", SHEET.replace("data/r.csv", name.format(desk)))
    assert seen.questions
    with pytest.raises(PackUnreadable, match="lay elsewhere"):
        add(seen, packs)
    assert state(packs) == {}


def test_a_pack_that_changes_while_it_is_copied(
    tmp_path: Path, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = add(written(tmp_path / "x.yaml"), packs)
    seen = in_folder(tmp_path / "desk")
    copy = copying._copy

    def meanwhile(file: Path, target: Path, limit: int) -> bytes:
        (tmp_path / "desk" / "data" / "r.csv").write_text(ROWS + "Ulysses,Joyce\n")
        return copy(file, target, limit)

    monkeypatch.setattr(copying, "_copy", meanwhile)
    with pytest.raises(PackUnreadable, match="changed while it was being copied"):
        add(seen, packs, old.path)
    assert state(packs) == {"x.yaml": TEXT}
    assert list(packs.iterdir()) == [packs / "x.yaml"]


def test_a_pack_that_vanishes(tmp_path: Path, packs: Path) -> None:
    seen = in_folder(tmp_path / "desk")
    shutil.rmtree(tmp_path / "desk" / "data")
    with pytest.raises(PackUnreadable, match="cannot be read: No such file"):
        add(seen, packs)
    assert state(packs) == {}


class Failing:
    """What writes fails at the nth attempt, as on a full disk."""

    WRITES = (
        (os, "rename"), (os, "replace"), (os, "fsync"), (Path, "mkdir"), (tempfile, "mkdtemp"),
    )  # fmt: skip

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.left = at
        for owner, name in self.WRITES:
            monkeypatch.setattr(owner, name, self.limited(getattr(owner, name)))

    def limited(self, do: Callable[..., Any]) -> Callable[..., Any]:
        def limited(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return do(*arguments, **named)

        return limited


@pytest.mark.parametrize("kind", REPLACED)
def test_the_disk_is_full_at_any_moment(tmp_path: Path, kind: str) -> None:
    first, second = REPLACED[kind]
    failed = 0
    for at in range(1, 40):
        packs = tmp_path / f"packs-{at}"
        old = add(first(tmp_path / "a"), packs)
        # Something that was removed before must stay as well.
        (packs / REMOVED).mkdir()
        (packs / REMOVED / old.path.name).write_text("kept")
        before, newer = state(packs), second(tmp_path / "b")
        with pytest.MonkeyPatch.context() as patch:
            failing = Failing(patch, at)
            with suppress(FolderFailed):
                made = add(newer, packs, old.path)
        assert not list(packs.glob(f"{STAGE}*"))
        if state(packs) == before:
            failed += 1
            continue
        assert look(made.path).questions == newer.questions
        assert made.replaced == packs / REMOVED / old.path.name
        assert made.replaced.exists()
        if failing.left > 0:
            break
    else:
        pytest.fail("it never came to an end")
    assert failed >= 8


def test_what_cannot_even_be_put_back_is_not_lost(
    tmp_path: Path, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = add(in_folder(tmp_path / "a"), packs)
    before, newer = state(packs), in_folder(tmp_path / "b", ROWS.replace("King", "Prince"))

    def dead(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    rename = os.rename
    with monkeypatch.context() as patch:
        # The old one is aside when the new one cannot be moved, and nothing can be moved any more.
        patch.setattr(os, "rename", lambda *of: dead() if of[1] == old.path else rename(*of))
        patch.setattr(os, "replace", dead)
        with pytest.raises(FolderFailed, match="Input/output error"):
            add(newer, packs, old.path)
    (stage,) = packs.glob(f"{STAGE}*")
    assert not old.path.exists()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    stage.rename(packs / f"{STAGE}{gone.pid}-abc")
    recover(packs)
    assert state(packs) == before


def test_a_disk_that_is_really_full(tmp_path: Path, packs: Path) -> None:
    old = add(written(tmp_path / "x.yaml"), packs)
    large = tmp_path / "large.yaml"
    large.write_text(TEXT + "#" * 300_000)
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from bureau_quiz.authoring.installing import add\n"
        "from bureau_quiz.authoring.look import look\n"
        "from bureau_quiz.errors import FolderFailed\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "seen = look(Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n    add(seen, Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "except FolderFailed as error:\n    print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, large, packs, old.path],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == f"{packs} cannot be written: File too large.\n"
    assert state(packs) == {"x.yaml": TEXT}
    assert list(packs.iterdir()) == [packs / "x.yaml"]


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)


def test_a_folder_that_cannot_be_written(
    tmp_path: Path, packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = add(written(tmp_path / "x.yaml"), packs)
    newer = written(tmp_path / "n.yaml", NEWER)
    if os.geteuid() == 0:  # whom no permission stops
        closed = OSError(errno.EROFS, os.strerror(errno.EROFS))
        monkeypatch.setattr(tempfile, "mkdtemp", lambda **_: (_ for _ in ()).throw(closed))
    with read_only(packs):
        for change in (lambda: add(newer, packs, old.path), lambda: remove(old.path, packs)):
            with pytest.raises(FolderFailed, match="cannot be written") as failed:
                change()
            assert failed.value.mend == "Your packs are as they were."
    assert state(packs) == {"x.yaml": TEXT}


def test_a_file_lies_where_packs_should(tmp_path: Path, packs: Path) -> None:
    packs.parent.mkdir()
    packs.write_text("mine")
    with pytest.raises(FolderFailed):
        add(written(tmp_path / "x.yaml"), packs)
    assert packs.read_text() == "mine"


def test_removing(tmp_path: Path, packs: Path) -> None:
    made = add(in_folder(tmp_path / "desk"), packs)
    before = state(made.path)
    kept = remove(made.path, packs)
    assert kept == packs / REMOVED / "x"
    assert state(kept) == before
    assert list(packs.iterdir()) == [packs / REMOVED]
    again = add(in_folder(tmp_path / "desk", ROWS.replace("King", "Prince")), packs)
    assert remove(again.path, packs) == kept
    assert "Prince" in state(kept)["data/r.csv"]
    assert list(packs.iterdir()) == [packs / REMOVED]


def cut_off(packs: Path, *renames: tuple[str, str]) -> Path:
    """What a program that was killed leaves: its process is gone, some renames are done."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    stage = packs / f"{STAGE}{dead.pid}-abc"
    (stage / "old").mkdir(parents=True)
    written(stage / "new" / "x.yaml", NEWER)
    for source, target in renames:
        (packs / source).rename(packs / target.replace("STAGE", stage.name))
    return stage


def test_a_program_that_was_killed_before_the_new_one_was_in(tmp_path: Path, packs: Path) -> None:
    add(written(tmp_path / "x.yaml"), packs)
    cut_off(packs, ("x.yaml", "STAGE/old/x.yaml"))
    recover(packs)
    assert state(packs) == {"x.yaml": TEXT}
    assert list(packs.iterdir()) == [packs / "x.yaml"]


def test_a_program_that_was_killed_after_it(tmp_path: Path, packs: Path) -> None:
    add(written(tmp_path / "x.yaml"), packs)
    stage = cut_off(packs, ("x.yaml", "STAGE/old/x.yaml"))
    (stage / "new" / "x.yaml").rename(packs / "x.yaml")
    recover(packs)
    assert state(packs) == {"x.yaml": NEWER, ".removed/x.yaml": TEXT}
    assert not stage.exists()


def test_another_program_that_is_at_it_is_left_alone(tmp_path: Path, packs: Path) -> None:
    stage = packs / f"{STAGE}{os.getppid()}-abc"
    (stage / "new").mkdir(parents=True)
    add(written(tmp_path / "x.yaml"), packs)
    assert stage.is_dir()
    assert installing.lies_in(packs / "x.yaml", packs)
    assert not installing.lies_in(packs / REMOVED, packs)
    assert not installing.lies_in(packs / "a" / "x.yaml", packs)
