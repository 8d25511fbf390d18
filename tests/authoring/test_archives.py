"""A zip can write nowhere else, and ends in a folder or in a sentence."""

from __future__ import annotations

import io
import os
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bureau_quiz.authoring import archives
from bureau_quiz.authoring.archives import is_archive, told, unpack
from bureau_quiz.errors import FolderFailed, PackUnreadable

PACK = "pack: x\nquestions: [{statement: Yes., answer: true}]\n"


def zipped(
    tmp_path: Path, members: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED
) -> Path:
    """A zip of files by their names, whatever these are."""
    file = tmp_path / "made.zip"
    with zipfile.ZipFile(file, "w", packing) as made:
        for name, content in members.items():
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = packing
            made.writestr(info, content)
    return file


def room(tmp_path: Path) -> Path:
    folder = tmp_path / "room"
    folder.mkdir(exist_ok=True)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def refusal(tmp_path: Path, archive: Path) -> str:
    """Why a zip is refused, with nothing written beside the room."""
    before = names(tmp_path)
    with pytest.raises(PackUnreadable) as refused:
        unpack(archive, room(tmp_path))
    assert [name for name in names(tmp_path) if not name.startswith("room/")] == before
    return refused.value.message


def test_files_at_the_root(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"x.yaml": PACK, "rows/r.csv": "a,b\n", "LICENCE": "CC0"})
    found = unpack(archive, room(tmp_path))
    assert (found.folder, found.left_out) == (room(tmp_path), ())
    assert names(found.folder) == ["LICENCE", "rows/r.csv", "x.yaml"]
    assert (found.folder / "x.yaml").read_text() == PACK


def test_one_folder_at_the_top_is_the_pack(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"main/pack/x.yaml": PACK, "main/pack/readme.md": "Hello"})
    found = unpack(archive, room(tmp_path))
    assert found.folder == room(tmp_path) / "main" / "pack"
    assert names(found.folder) == ["readme.md", "x.yaml"]


def test_what_is_no_part_of_a_pack_is_left_out_and_told(tmp_path: Path) -> None:
    others = ("a.png", "b.exe", "inner.zip", ".hidden.yaml", "__MACOSX/x.yaml", "y.yaml.txt")
    archive = zipped(tmp_path, {"x.yaml": PACK, "x/": "", **dict.fromkeys(others, "?")})
    found = unpack(archive, room(tmp_path))
    assert names(found.folder) == ["x.yaml"]
    assert sorted(found.left_out) == sorted(others)
    assert told(found.left_out).endswith("a.png and 3 more files.")
    assert told(("a\u202eb.png",)) == "Left out, as no part of a pack: a\\u202eb.png."
    assert told(()) == ""


@pytest.mark.parametrize(
    "name",
    [
        "../x.yaml", "a/../../x.yaml", "/x.yaml", "//x/y.yaml", "C:/x.yaml", "c:x.yaml",
        "..\\x.yaml", "\\x.yaml", "a\\..\\..\\x.yaml", "a/ ../x.yaml", ".\u202e./x.yaml",
        "a/\x07/x.yaml", "x.yaml\0.png", "../", "\u202e",
    ],
)  # fmt: skip
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    why = refusal(tmp_path, zipped(tmp_path, {"good.yaml": PACK, name: PACK}))
    assert "lead out of it" in why
    assert why.isprintable()


def test_names_are_cleaned(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"ro\u202ews.csv": "a", "b\x1b[2J.yaml": PACK, "e\u0301.csv": "é"})
    assert names(unpack(archive, room(tmp_path)).folder) == ["b[2J.yaml", "rows.csv", "é.csv"]


def test_names_in_utf_8_that_do_not_say_so(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"Städte.csv": "a"})
    marked = archive.read_bytes()
    unmarked = bytearray(marked)
    for at, sign in ((6, b"PK\3\4"), (8, b"PK\1\2")):
        place = marked.index(sign) + at
        flags = struct.unpack_from("<H", marked, place)[0]
        struct.pack_into("<H", unmarked, place, flags & ~0x800)
    archive.write_bytes(unmarked)
    assert names(unpack(archive, room(tmp_path)).folder) == ["Städte.csv"]


@pytest.mark.parametrize("other", ["X.YAML", "e\u0301.yaml", "x.yaml/y.csv", "./x.yaml", " x.yaml"])
def test_two_that_would_be_one(tmp_path: Path, other: str) -> None:
    first = "é.yaml" if other.startswith("e") else "x.yaml"
    assert "made.zip holds" in refusal(tmp_path, zipped(tmp_path, {first: PACK, other: PACK}))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_neither_links_nor_devices(tmp_path: Path, kind: int) -> None:
    file = tmp_path / "made.zip"
    with zipfile.ZipFile(file, "w") as made:
        info = zipfile.ZipInfo("picture.png")
        info.external_attr = (kind | 0o777) << 16
        made.writestr(info, "/etc/passwd")
        made.writestr("x.yaml", PACK)
    assert "picture.png, which is" in refusal(tmp_path, file)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_take_memory(tmp_path: Path, packing: int) -> None:
    pytest.importorskip("bz2")
    pytest.importorskip("lzma")
    assert "unusual" in refusal(tmp_path, zipped(tmp_path, {"x.yaml": PACK}, packing))


def test_encrypted(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"x.yaml": PACK})
    data = bytearray(archive.read_bytes())
    for at, sign in ((6, b"PK\3\4"), (8, b"PK\1\2")):
        data[data.index(sign) + at] |= 1
    archive.write_bytes(data)
    assert "is encrypted" in refusal(tmp_path, archive)


def test_a_bomb(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"x.yaml": b"#" * (30 * 1024 * 1024)})
    assert archive.stat().st_size < 100_000
    assert "unpacks to more than" in refusal(tmp_path, archive)
    assert sum(path.stat().st_size for path in room(tmp_path).rglob("*")) < 12_000_000


def test_many_members_that_are_a_bomb_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "TOTAL", 3_000_000)
    content = os.urandom(500_000).hex()
    members = {f"{at}.csv": content for at in range(5)}
    assert "unpacks to more than 3,000,000" in refusal(tmp_path, zipped(tmp_path, members))


def test_a_file_too_large_for_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SIZE_LIMIT", 1000)
    archive = zipped(tmp_path, {"x.yaml": "é" * 501})
    assert "holds x.yaml, which is larger" in refusal(tmp_path, archive)


def test_headers_are_not_believed(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"x.yaml": b"#" * (30 * 1024 * 1024)})
    data = bytearray(archive.read_bytes())
    place = data.index(b"PK\1\2")
    struct.pack_into("<I", data, place + 24, 100)  # says that it unpacks to 100 bytes
    archive.write_bytes(data)
    assert refusal(tmp_path, archive)
    assert sum(path.stat().st_size for path in room(tmp_path).rglob("*")) < 12_000_000


def test_a_hundred_thousand_members(tmp_path: Path) -> None:
    file = tmp_path / "made.zip"
    entry = b"PK\1\2" + struct.pack("<6H3I5H2I", *[20] * 2, *[0] * 4, 0, 0, 0, 6, *[0] * 4, 0, 0)
    listed = b"".join(entry + b"%06d" % at for at in range(100_000))
    end = b"PK\5\6" + struct.pack("<4H2IH", 0, 0, 65535, 65535, len(listed), 0, 0)
    file.write_bytes(listed + end)
    tracemalloc.start()
    try:
        assert "lists too many files" in refusal(tmp_path, file)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_more_members_than_a_pack_has(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {f"{at}.csv": "" for at in range(archives.MEMBERS + 1)})
    assert "holds more than 1,000 files" in refusal(tmp_path, archive)


@pytest.mark.parametrize("name", ["/".join("abcdefghi") + ".yaml", "é" * 101 + ".yaml"])
def test_names_too_long_or_too_deep(tmp_path: Path, name: str) -> None:
    assert "too long or too deep" in refusal(tmp_path, zipped(tmp_path, {name: PACK}))


def test_cut_off_and_changed(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"x.yaml": PACK, "r.csv": os.urandom(500).hex()})
    whole = archive.read_bytes()
    for cut in range(0, len(whole), 37):
        archive.write_bytes(whole[:cut])
        assert refusal(tmp_path, archive)
    changed = bytearray(whole)
    changed[60] ^= 0xFF
    archive.write_bytes(changed)
    for path in room(tmp_path).iterdir():
        path.unlink()
    assert "cannot be unpacked" in refusal(tmp_path, archive)


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_is_in_it(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("pack/x.yaml", PACK)
        whole.writestr("pack/r.csv", "a,b\n" * 50)
        whole.writestr("pack/notes.txt", "z")
    content = bytearray(made.getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    folder = tmp_path_factory.mktemp("any")
    (folder / "made.zip").write_bytes(content)
    with suppress(PackUnreadable):
        found = unpack(folder / "made.zip", room(folder))
        assert found.folder.is_relative_to(room(folder))
    assert [path for path in folder.iterdir() if path.name not in ("room", "made.zip")] == []


def test_no_room(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"x.yaml": PACK})
    with pytest.raises(FolderFailed, match="cannot be written"):
        unpack(archive, tmp_path / "made.zip" / "room")


def test_a_zip_is_known_by_its_first_bytes_too(tmp_path: Path) -> None:
    archive = zipped(tmp_path, {"x.yaml": PACK})
    assert is_archive(archive)
    assert is_archive(archive.rename(tmp_path / "download"))
    (tmp_path / "x.yaml").write_text(PACK)
    assert not is_archive(tmp_path / "x.yaml")
    assert not is_archive(tmp_path)
    assert not is_archive(tmp_path / "nowhere.zip")
    os.mkfifo(tmp_path / "pipe.zip")
    assert not is_archive(tmp_path / "pipe.zip")
    (tmp_path / "x.tar.gz").write_bytes(b"\x1f\x8b")
    with pytest.raises(PackUnreadable, match="kind that is not opened") as refused:
        is_archive(tmp_path / "x.tar.gz")
    assert refused.value.mend == "Make a .zip of it."
