"""Files and folders: which are packs, and how several files are one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bureau_quiz import packs
from bureau_quiz.packs import loading

ONE = "pack: one\nquestions: [{statement: a, answer: yes}]\n"


def lay(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"a.yaml": ONE}, ["."]),
        ({"a.yaml": ONE, "b.yml": "templates: []"}, ["."]),
        ({"a.yaml": "title: no id", "b.yaml": "templates: []"}, ["."]),
        ({"a.yaml": ONE, "b.yaml": ONE, "c.yaml": "x: y"}, ["a.yaml", "b.yaml", "c.yaml"]),
        ({"a.yaml": "\ufeffpack: a", "b.yaml": '"pack": b'}, ["a.yaml", "b.yaml"]),
        ({"a/p.yaml": ONE, "a/q.yaml": "x: y", "b.yaml": ONE}, ["a", "b.yaml"]),
        ({"a/p.yaml": ONE, "b/README.md": "pack: no"}, ["a"]),
        ({"README.md": "pack: no"}, []),
        ({".hidden.yaml": ONE, ".git/a.yaml": ONE}, []),
    ],
)
def test_find(tmp_path: Path, files: dict[str, str], found: list[str]) -> None:
    lay(tmp_path, files)
    assert packs.find(tmp_path) == [tmp_path / name for name in found]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"a.yaml": ONE}, ["a.yaml"]),
        ({"a.yaml": ONE, "b.yml": "pak: b"}, ["a.yaml", "b.yml"]),
        ({"a.yaml": "title: a", "b/c.yaml": "x: y", "b/d.yaml": ONE}, ["a.yaml", "b"]),
        ({"README.md": ""}, []),
    ],
)
def test_in_a_collection_nothing_vanishes(
    tmp_path: Path, files: dict[str, str], found: list[str]
) -> None:
    lay(tmp_path, files)
    assert packs.find(tmp_path, collection=True) == [tmp_path / name for name in found]


@pytest.mark.parametrize(
    ("text", "code", "mend"),
    [
        ("pak: mine\n" + ONE.partition("\n")[2], "BQ201", "did you mean pack?"),
        (ONE.partition("\n")[2], "BQ202", "begin with `pack:` and the pack's id"),
    ],
)
def test_a_file_that_does_not_say_pack_is_told(
    tmp_path: Path, text: str, code: str, mend: str
) -> None:
    lay(tmp_path, {"a.yaml": text})
    found = packs.read(tmp_path / "a.yaml")
    assert found.pack is None
    assert [(problem.code, problem.mend) for problem in found.problems] == [(code, mend)]


def test_find_follows_no_link_out(tmp_path: Path) -> None:
    lay(tmp_path, {"out/a.yaml": ONE, "in/b.yaml": ONE, "in/c.yaml": ONE})
    (tmp_path / "in/out").symlink_to(tmp_path / "out")
    (tmp_path / "in/d.yaml").symlink_to(tmp_path / "out/a.yaml")
    (tmp_path / "in/e.yaml").symlink_to("e.yaml")
    assert packs.find(tmp_path / "in") == [tmp_path / "in/b.yaml", tmp_path / "in/c.yaml"]


def test_find_gives_a_file_back(tmp_path: Path) -> None:
    lay(tmp_path, {"a.yaml": ONE})
    assert packs.find(tmp_path / "a.yaml") == [tmp_path / "a.yaml"]


def test_a_folder_is_one_pack(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "1.yaml": "tables:\n  a: {rows: [{n: b, c: d}]}\naccept: {b: B2}\n",
            "2.yaml": "pack: x\ntitle: X\ntables:\n  e: {columns: {f: {to: a}}, rows: e.csv}\n"
            "templates: [{id: t, table: a, prompt: <n>, answer: <c>}]\naccept: {d: D2}\n",
            "3.yaml": "templates: [{id: u, table: e, prompt: <g>, answer: <f.c>}]\n",
            "e.csv": "g,f\nh,b\n",
        },
    )
    found = packs.read(tmp_path)
    assert found.problems == ()
    assert found.pack is not None
    assert found.pack.path == str(tmp_path)
    assert list(found.pack.tables) == ["a", "e"]
    assert [template.id for template in found.pack.templates] == ["t", "u"]
    assert found.pack.accept == {"b": ("B2",), "d": ("D2",)}
    names = ["1.yaml", "2.yaml", "3.yaml", "e.csv"]
    assert found.files == tuple(str(tmp_path / name) for name in names)
    assert found.pack.templates[1].place.path == str(tmp_path / "3.yaml")


def test_what_two_files_say(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {
            "1.yaml": "pack: x\ntables:\n  a: {rows: [{n: b}]}\n",
            "2.yaml": "pack: y\ntables:\n  a: {rows: [{n: c}]}\n"
            "questions: [{id: q, statement: a, answer: yes}]\n",
            "3.yaml": "questions: [{id: q, statement: b, answer: yes}]\naccept: [b]\n",
        },
    )
    found = packs.read(tmp_path)
    told = [(p.code, Path(p.place.path).name, p.place.line) for p in found.problems]
    assert told == [
        ("BQ208", "2.yaml", 1),
        ("BQ208", "2.yaml", 3),
        ("BQ208", "3.yaml", 1),
        ("BQ205", "3.yaml", 2),
    ]
    assert "1.yaml" in found.problems[0].message
    assert "1.yaml" in found.problems[1].message
    assert "2.yaml" in found.problems[2].message


def test_every_file_is_read_though_one_is_broken(tmp_path: Path) -> None:
    lay(tmp_path, {"1.yaml": "pack: x\n", "2.yaml": "a: b: c\n", "3.yaml": "qestions: []\n"})
    told = [(p.code, Path(p.place.path).name) for p in packs.read(tmp_path).problems]
    assert told == [("BQ107", "2.yaml"), ("BQ201", "3.yaml")]


@pytest.mark.parametrize("name", ["nothing.yaml", "folder", "a\0b"])
def test_what_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    found = packs.read(tmp_path / name)
    assert found.pack is None
    assert [problem.code for problem in found.problems] == ["BQ101"]


def test_what_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "SIZE_LIMIT", 20)
    lay(tmp_path, {"a.yaml": ONE})
    assert [problem.code for problem in packs.read(tmp_path / "a.yaml").problems] == ["BQ102"]


def test_a_file_in_another_encoding_is_one_problem(tmp_path: Path) -> None:
    text = "pack: x\ntitle: café\nquestions: [{statement: déjà, answer: yes}, {statement: b: c}]\n"
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode("cp1252"))
    problem, other = packs.read(path).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("BQ103", 2, 11)
    assert problem.message == "byte 18 is 0xE9, which is not UTF-8; nor are 2 others"
    assert problem.mend.endswith("it would be é")
    assert problem.excerpt == "title: café"
    # What else is wrong is told in the same run.
    assert (other.code, other.place.line, other.place.column) == ("BQ107", 3, 58)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_not_utf8_among_those_that_are(
    tmp_path: Path, end: str, mark: bytes
) -> None:
    text = "pack: x\ntitle: café\nquestions:\n- {statement: dÉjÀ, answer: yes}\n"
    data = mark + text.replace("\n", end).encode().replace("É".encode(), b"\xc9")
    data = data.replace("À".encode(), b"\xc0")
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    found = packs.read(path)
    assert [(p.code, p.place.line, p.place.column) for p in found.problems] == [
        ("BQ103", 4, 16),
        ("BQ103", 4, 18),
    ]
    byte = data.index(b"\xc9")
    assert found.problems[0].message == f"byte {byte} is 0xC9, which is not UTF-8"
    assert found.pack is None or found.pack.questions == ()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00", "a zip"),
        (b"{\\rtf1\\ansi pack: x}", "rich text"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html>\n<html>", "a web page"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data + bytes(range(256)))
    (problem,) = packs.read(path).problems
    assert problem.code == "BQ101"
    assert problem.message.startswith(f"a.yaml is {what}")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_said_by_name(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(ONE.encode(encoding))
    (problem,) = packs.read(path).problems
    assert problem.code == "BQ103"
    assert "UTF-16" in problem.message
    assert problem.excerpt == "pack: one"


def test_a_byte_order_mark_is_fine_at_the_beginning_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(ONE.encode("utf-8-sig"))
    assert packs.read(path).problems == ()
    path.write_text(ONE + "\ufefftitle: x\n", encoding="utf-8")
    told = [(p.code, p.place.line, p.place.column) for p in packs.read(path).problems]
    assert ("BQ104", 3, 1) in told
