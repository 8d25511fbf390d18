"""A new pack passes `check` and plays at once, and never costs what was there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bureau_quiz import bank, packs
from bureau_quiz.authoring import check, new, schema
from bureau_quiz.errors import PackUnreadable, Severity, WrongUse
from bureau_quiz.packs.model import Pack, Reading
from tests.packs.sheets import COUNTRIES, odd_sheets, prompts

RIVERS = "river,sea\nDanube,Black Sea\nRhine,North Sea\nVolga,Caspian Sea\nVistula,Baltic Sea\n"


def sheet(tmp_path: Path, text: str | bytes, name: str = "facts.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def asks(pack: Pack) -> list[tuple[object, ...]]:
    return [
        (one.id, one.prompt, [answer.text for answer in one.answers], one.pool)
        for one in bank.make(pack).questions
    ]


def errors(reading: Reading) -> list[str]:
    found = (one.code for one in reading.problems if one.severity is Severity.ERROR)
    return sorted(found)


def test_the_starter_passes_check_without_a_word(tmp_path: Path) -> None:
    made = new.start("cold-war", tmp_path)
    assert made.folder == tmp_path / "cold-war"
    assert sorted(path.name for path in made.folder.iterdir()) == [new.SCHEMA, new.PACK]
    report = check.check(made.folder)
    assert (report.pack, report.problems) == ("cold-war", ())
    assert report.questions == 11
    pack = packs.read(made.folder).pack
    assert pack is not None
    assert pack.title == "Cold war"


@pytest.mark.parametrize("name", ["null", "no", "007", "1-30", "a"])
def test_a_name_that_means_something_to_yaml(tmp_path: Path, name: str) -> None:
    report = check.check(new.start(name, tmp_path).folder)
    assert (report.pack, report.problems) == (name, ())
    made = new.from_sheet(name, sheet(tmp_path, RIVERS), tmp_path / "sheets")
    assert check.check(made.folder).pack == name


@pytest.mark.parametrize("text", [RIVERS, COUNTRIES])
def test_what_is_begun_keeps_to_the_schema_beside_it(tmp_path: Path, text: str) -> None:
    for made in (
        new.start("mine", tmp_path),
        new.from_sheet("yours", sheet(tmp_path, text), tmp_path),
    ):
        lines = (made.folder / new.PACK).read_text(encoding="utf-8").split("\n")
        assert lines[0] == f"# yaml-language-server: $schema={new.SCHEMA}"
        beside = json.loads((made.folder / new.SCHEMA).read_text(encoding="utf-8"))
        assert beside == schema.schema()
        document = yaml.load("\n".join(lines), yaml.BaseLoader)
        jsonschema.validate(document, beside)


def test_a_sheet_is_written_down_as_it_plays(tmp_path: Path) -> None:
    path = sheet(tmp_path, COUNTRIES)
    made = new.from_sheet("capitals", path, tmp_path)
    assert (made.problems, made.mended) == ((), ())
    assert (made.folder / "facts.csv").read_bytes() == path.read_bytes()
    played, written = packs.read(path).pack, packs.read(made.folder).pack
    assert played is not None
    assert written is not None
    assert (written.id, written.title) == ("capitals", "Capitals")
    assert prompts(written) == prompts(played)
    text = (made.folder / new.PACK).read_text(encoding="utf-8")
    assert "# statement: The capital of <country> is <answer>." in text
    assert "#   flag: its cells are addresses" in text
    report = check.check(made.folder)
    assert report.count(Severity.ERROR) == 0
    assert report.questions == len(bank.make(played).questions)


def test_what_the_author_uncomments_works(tmp_path: Path) -> None:
    made = new.from_sheet("capitals", sheet(tmp_path, COUNTRIES), tmp_path)
    file = made.folder / new.PACK
    text = file.read_text(encoding="utf-8")
    for key in ("statement:", "match:", "explanation:", "description:", "licence:", "source:"):
        text = text.replace(f"# {key}", key)
    file.write_text(text, encoding="utf-8")
    reading = packs.read(made.folder)
    assert errors(reading) == []
    assert reading.pack is not None
    made_bank = bank.make(reading.pack)
    assert [one for one in made_bank.problems if one.severity is Severity.ERROR] == []
    assert {"true-false", "match"} <= {one.kind for one in made_bank.questions}


def test_a_sheet_is_mended_where_a_pack_cannot_have_it(tmp_path: Path) -> None:
    text = (
        "All rivers,,\n\nriver;answer;a.b\nDanube;Black Sea;x\nRhine;North Sea;n/a\n"
        "Rhône;Mediterranean Sea;y\nVistula;Baltic Sea;z\n"
    )
    made = new.from_sheet("x", sheet(tmp_path, text.encode("cp1252")), tmp_path)
    copy = (made.folder / "facts.csv").read_text(encoding="utf-8")
    assert copy == (
        "river;Answer;a b\nDanube;Black Sea;x\nRhine;North Sea;\n"
        "Rhône;Mediterranean Sea;y\nVistula;Baltic Sea;z\n"
    )
    assert [told.split(" ")[0] for told in made.mended] == ["column", "column", "1", "2", "it"]
    reading = packs.read(made.folder)
    assert reading.problems == ()


def test_a_sheet_with_mistakes_comes_along_with_them(tmp_path: Path) -> None:
    made = new.from_sheet("x", sheet(tmp_path, RIVERS + "Elbe,North Sea,1094\n"), tmp_path)
    assert [one.code for one in made.problems] == ["BQ312"]
    assert errors(packs.read(made.folder)) == ["BQ312"]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("Cold War", "cold-war"),
        ("cold_war", "cold-war"),
        ("Größe", "grosse"),
        ("pack.yaml", "pack?"),
        ("-", "Such as"),
        ("", "Such as"),
        ("a/b", "-o"),
        ("..", "Such as"),
        ("日本", "Such as"),
        ("x" * 61, "x" * 60),
        ("a\x1b[2Jb", "a"),
    ],
)
def test_names(tmp_path: Path, name: str, mend: str) -> None:
    with pytest.raises(WrongUse) as caught:
        new.start(name, tmp_path)
    assert mend in caught.value.mend
    assert "\x1b" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "yours").write_text("a file")
    (tmp_path / "theirs").symlink_to(tmp_path / "nowhere")
    for name in ("mine", "yours", "theirs"):
        with pytest.raises(WrongUse, match="nothing is written over"):
            new.start(name, tmp_path)
    assert list((tmp_path / "mine").iterdir()) == []
    assert (tmp_path / "yours").read_text() == "a file"


def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", full)
        with pytest.raises(WrongUse, match="No space left"):
            new.start("mine", tmp_path / "new")
    assert not (tmp_path / "new" / "mine").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WrongUse, match="cannot be written"):
        new.start("mine", tmp_path)


def test_a_thin_sheet_says_what_is_missing_and_nothing_is_made(tmp_path: Path) -> None:
    path = sheet(tmp_path, "river,sea\nDanube,Black Sea\n")
    with pytest.raises(PackUnreadable, match="1 row below its header") as caught:
        new.from_sheet("mine", path, tmp_path)
    assert caught.value.mend
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["facts.csv", "Länder (2020).tsv", "pack.yaml", "a#b.csv", "x"])
def test_the_copy_has_a_name_that_any_system_can_have(tmp_path: Path, name: str) -> None:
    made = new.from_sheet("mine", sheet(tmp_path, RIVERS, name), tmp_path)
    reading = packs.read(made.folder)
    assert reading.problems == ()
    assert len(made.files) == 3


@given(
    found=odd_sheets(least=3),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
    above=st.sampled_from(("", "Title of all\n\n", "\n")),
)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_sheet_is_written_down_as_it_plays(
    tmp_path: Path, found: tuple[str, str], encoding: str, above: str
) -> None:
    path = sheet(tmp_path, (above + found[0]).encode(encoding, "replace"), "mine.csv")
    played = packs.read(path)
    number = len(list(tmp_path.iterdir()))
    folder = tmp_path / f"x{number}"
    try:
        made = new.from_sheet("mine", path, folder)
    except PackUnreadable:
        assert played.pack is None
        return
    written = packs.read(made.folder)
    assert played.pack is not None
    assert written.pack is not None
    assert errors(written) == errors(played)
    assert asks(written.pack) == asks(played.pack)


def test_what_stands_commented_may_be_said_beside_what_is_told(tmp_path: Path) -> None:
    rows = RIVERS.splitlines()
    text = "\n".join([f"{rows[0]},remarks", *(f"{row},It is long." for row in rows[1:4])])
    text += f"\n{rows[4]},It is longer than it looks.\n"
    made = new.from_sheet("rivers", sheet(tmp_path, text), tmp_path / "new")
    written = (made.folder / new.PACK).read_text()
    assert "explanation: <remarks>" in written
    bare = written.replace("    # ", "    ")
    assert "\n    statement: " in bare
    (made.folder / new.PACK).write_text(bare)
    assert errors(packs.read(made.folder)) == []
