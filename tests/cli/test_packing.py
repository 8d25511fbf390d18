"""Packs are added, listed, compared, switched and removed from the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from bureau_quiz import paths, settings
from bureau_quiz.catalogue.catalogue import Catalogue
from tests.cli.commands import RIVERS, Here, Ran

BROKEN = RIVERS.replace("does the <name> flow", "does the <nmae> flow")


@pytest.fixture(autouse=True)
def bundled(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """One small bundled pack, so that none of the real ones has to be compiled each time."""
    folder = tmp_path_factory.mktemp("bundled")
    text = RIVERS.replace("pack: rivers", "pack: towers").replace("Rivers of Europe", "Towers")
    (folder / "towers.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "bundled_packs", lambda: folder)


def packed(file: Path, **members: str) -> Path:
    """A zip of YAML files by their names."""
    with zipfile.ZipFile(file, "w") as made:
        for name, text in members.items():
            made.writestr(f"{name}.yaml", text)
    return file


def listed(here: Here) -> dict[str, dict[str, object]]:
    """Packs of the player's own by their ids."""
    packs = json.loads(here("pack", "list", "--format", "json").out)
    return {pack["id"]: pack for pack in packs if not pack["bundled"]}


def own() -> list[str]:
    """What lies among the player's packs."""
    folder = paths.user_packs()
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_added_and_ready_to_be_played(here: Here, rivers: Path) -> None:
    ran = here("pack", "add", rivers)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Added Rivers of Europe (rivers): 10 questions, 10 prompts, no problems.",
        "  To play it: bureau-quiz play rivers",
    ]
    assert own() == ["rivers.yaml"]
    # The next start finds it compiled, and has nothing to do.
    folders = paths.bundled_packs(), paths.user_packs()
    catalogue = Catalogue.open(paths.catalogue_file(), folders, compile=False)
    assert not catalogue.pending
    assert "rivers" in {info.id for info in catalogue.packs()}
    catalogue.close()
    played = here("play", "rivers", "--plain", "--questions", "1", typed="a\n/quit\n")
    assert played.code == 0
    assert "Rivers" in played.out


def test_an_update_says_what_it_changes(here: Here, rivers: Path) -> None:
    here("pack", "add", rivers)
    rivers.write_text(
        RIVERS.replace("Langres plateau", "Burgundy").replace("Volga", "Ural"), encoding="utf-8"
    )
    ran = here("pack", "add", rivers)
    lines = ran.out.splitlines()
    assert lines[1].startswith("  It replaces an earlier one: 2 new, 2 gone, ")
    assert lines[1].endswith("; 8 of 10 keep their past.")
    assert lines[2:6] == [
        "  Say what was renamed, and its past stays:",
        "    row Ural of table rivers: `was: Volga`",
        "  Say so in yours, and add it once more: what was learnt is not lost.",
        f"  The earlier one lies in {paths.user_packs() / '.removed' / 'rivers.yaml'}",
    ]
    assert own() == [".removed", "rivers.yaml"]


def test_errors_keep_it_out_unless_it_is_meant(here: Here, rivers: Path) -> None:
    rivers.write_text(BROKEN, encoding="utf-8")
    ran = here("pack", "add", rivers)
    assert (ran.code, ran.out, own()) == (1, "", [])
    assert "1 error and was not added. To add it all the same: --force" in ran.err
    assert "rivers.yaml:15:37: error BQ203" in ran.err
    ran = here("pack", "add", rivers, "--force")
    assert ran.code == 0
    assert ran.out.startswith("Added Rivers of Europe (rivers): 5 questions, 5 prompts, 1 error")
    assert "To see what is wrong: bureau-quiz pack check" in ran.out


def test_an_update_that_renames_much_tells_some_of_it(here: Here, rivers: Path) -> None:
    more = "      - {name: Ebro, sea: Balearic Sea, source: Fontibre}\ntemplates:\n"
    text = RIVERS.replace("templates:\n", more)
    rivers.write_text(text, encoding="utf-8")
    here("pack", "add", rivers)
    rivers.write_text(text.replace("{name: ", "{name: River "), encoding="utf-8")
    lines = here("pack", "add", rivers).out.splitlines()
    assert lines[2] == "  Say what was renamed, and its past stays:"
    assert [line.partition(" of table")[0] for line in lines[3:9]] == [
        "    row River Danube",
        "    row River Rhône",
        "    row River Vistula",
        "    row River Volga",
        "    row River Seine",
        "    and 1 more, which bureau-quiz pack diff tells",
    ]


def test_a_command_that_is_told_can_be_pasted(here: Here, tmp_path: Path) -> None:
    path = tmp_path / "my rivers.yaml"
    path.write_text("pack: [\n", encoding="utf-8")
    ran = here("pack", "preview", path)
    assert f"pack check '{path}'" in ran.err


def test_a_closed_pack_never(here: Here, rivers: Path) -> None:
    rivers.write_text("pack: [\n", encoding="utf-8")
    ran = here("pack", "add", rivers, "--force")
    assert (ran.code, ran.out, own()) == (2, "", [])
    assert "is broken and was not added" in ran.err


def test_many_errors_are_not_all_shown(here: Here, rivers: Path) -> None:
    asks = "  - {table: rivers, prompt: 'Where is <nmae> %d?', answer: <sea>}\n"
    more = "".join(asks % at for at in range(9))
    rivers.write_text(RIVERS + more, encoding="utf-8")
    ran = here("pack", "add", rivers)
    assert ran.err.count("error BQ203") == 5
    assert ran.err.splitlines()[-1] == f"To see all 9: bureau-quiz pack check {rivers}"


def test_a_folder_of_packs_and_one_that_is_not_there(here: Here, rivers: Path) -> None:
    lakes = RIVERS.replace("pack: rivers", "pack: lakes")
    rivers.with_name("lakes.yaml").write_text(lakes, encoding="utf-8")
    rivers.with_name("broken.yaml").write_text(BROKEN.replace("pack: rivers", "pack: b"), "utf-8")
    ran = here("pack", "add", rivers.parent, "nowhere.yaml")
    assert ran.code == 2
    assert ran.out.count("Added ") == 2
    assert "broken.yaml has 1 error" in ran.err
    assert "There is no file nowhere.yaml" in ran.err
    assert own() == ["lakes.yaml", "rivers.yaml"]


def test_two_of_one_id_at_once(here: Here, rivers: Path) -> None:
    again = rivers.with_name("again.yaml")
    again.write_text(RIVERS, encoding="utf-8")
    ran = here("pack", "add", again, rivers)
    assert ran.code == 1
    assert "its id, “rivers”, is that of rivers.yaml too" in ran.err
    assert own() == ["rivers.yaml"]


def test_a_zip(here: Here, tmp_path: Path) -> None:
    lakes = RIVERS.replace("pack: rivers", "pack: lakes")
    file = packed(tmp_path / "both.zip", rivers=RIVERS, lakes=lakes)
    with zipfile.ZipFile(file, "a") as made:
        made.writestr("photo.png", "?")
    ran = here("pack", "add", file)
    assert (ran.code, own()) == (0, ["lakes.yaml", "rivers.yaml"])
    assert ran.err == "Left out, as no part of a pack: photo.png.\n"


def test_a_zip_with_errors_names_its_own_files(here: Here, tmp_path: Path) -> None:
    ran = here("pack", "add", packed(tmp_path / "some.zip", rivers=BROKEN))
    assert (ran.code, own()) == (1, [])
    assert f"{tmp_path / 'some.zip' / 'rivers.yaml'}:15:37: error BQ203" in ran.err


def test_a_zip_that_is_not_to_be_trusted(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "bad.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("../../evil\u202e.yaml", RIVERS)
    ran = here("pack", "add", file)
    assert (ran.code, ran.out, own()) == (2, "", [])
    assert "would lead out of it" in ran.err
    assert "\u202e" not in ran.err
    file.write_bytes(b"PK\3\4 and nothing else")
    assert here("pack", "add", file).code == 2
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("inner.zip", b"PK\5\6" + bytes(18))
    ran = here("pack", "add", file)
    assert ran.code == 2
    assert "There is no pack in" in ran.err
    assert "inner.zip" in ran.err


def test_in_the_place_of_a_bundled_one(here: Here, rivers: Path) -> None:
    rivers.write_text(RIVERS.replace("pack: rivers", "pack: towers"), encoding="utf-8")
    ran = here("pack", "add", rivers)
    assert "  It is played in the place of the bundled pack of its id." in ran.out.splitlines()
    lines = here("pack", "list").out.splitlines()
    heads = [line for line in lines if line.startswith("towers ")]
    assert len(heads) == 2
    assert "bundled, not played: another pack is called “towers” too" in heads[0]
    told = here("pack", "check").out
    assert "BQ801" in told
    # And back again.
    ran = here("pack", "remove", "towers", "--yes")
    assert ran.code == 0
    assert "Played under this id now: " in ran.out
    assert here("pack", "remove", "towers", "--yes").err.splitlines() == [
        "bureau-quiz: “towers” is bundled and cannot be removed.",
        "  It can be switched off: bureau-quiz pack off towers",
    ]


def test_of_two_own_ones_the_first_by_name(here: Here, rivers: Path) -> None:
    here("pack", "add", rivers)
    (paths.user_packs() / "a.yaml").write_text(RIVERS, encoding="utf-8")
    packs = json.loads(here("pack", "list", "--format", "json").out)
    mine = [pack for pack in packs if pack["id"] == "rivers"]
    assert [(Path(pack["path"]).name, pack["shadowed"]) for pack in mine] == [
        ("a.yaml", False), ("rivers.yaml", True),
    ]  # fmt: skip
    ran = here("pack", "remove", "rivers", "--yes")
    assert ran.code == 2
    assert "Two of your packs are called “rivers”" in ran.err
    ran = here("pack", "remove", paths.user_packs() / "a.yaml", "--yes")
    assert ran.code == 0
    assert own() == [".removed", "rivers.yaml"]


def test_one_that_is_there_already(here: Here, rivers: Path) -> None:
    here("pack", "add", rivers)
    ran = here("pack", "add", paths.user_packs() / "rivers.yaml")
    assert ran.out.startswith("Already among yours: Rivers of Europe (rivers): 10 questions")
    assert own() == ["rivers.yaml"]


def test_the_very_same_again(here: Here, rivers: Path) -> None:
    here("pack", "add", rivers)
    ran = here("pack", "add", rivers.rename(rivers.with_name("copy of rivers.yml")))
    assert ran.out.splitlines()[0].startswith("Already among yours: Rivers of Europe")
    assert "replaces" not in ran.out
    assert own() == ["rivers.yaml"]


def test_a_spreadsheet_goes_in_as_it_is(here: Here, tmp_path: Path) -> None:
    sheet = tmp_path / "My towns (2).csv"
    sheet.write_text("town,land\nParis,France\nRome,Italy\nBern,Switzerland\nOslo,Norway\n")
    ran = here("pack", "add", sheet)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Added My towns (2) (my-towns-2): ")
    assert own() == ["My towns (2).csv"]
    assert listed(here)["my-towns-2"]["prompts"]
    sheet.write_text(sheet.read_text() + "Wien,Austria\n")
    ran = here("pack", "add", sheet)
    assert "It replaces an earlier one: " in ran.out
    assert own() == [".removed", "My towns (2).csv"]


def answering(here: Here, monkeypatch: pytest.MonkeyPatch, *words: str, typed: str) -> Ran:
    """Run a command at what looks like a terminal."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("tests.cli.commands.io.StringIO", Terminal)
    return here(*words, typed=typed)


def test_removing_asks(here: Here, rivers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here("pack", "add", rivers)
    ran = here("pack", "remove", "rivers")
    assert (ran.code, ran.out) == (2, "")
    assert "--yes" in ran.err
    ran = answering(here, monkeypatch, "pack", "remove", "rivers", typed="n\n")
    assert (ran.code, own()) == (0, ["rivers.yaml"])
    assert "Remove Rivers of Europe (rivers, 10 questions)? [y/n]" in ran.out
    assert ran.err == "Rivers of Europe stays.\n"
    ran = answering(here, monkeypatch, "pack", "remove", "rivers", typed="y\n")
    assert (ran.code, own()) == (0, [".removed"])
    assert "Removed Rivers of Europe (rivers); scores and memory stay." in ran.out
    assert listed(here) == {}


def test_what_is_removed_is_not_chosen_any_more(here: Here, rivers: Path) -> None:
    here("pack", "add", rivers)
    here("pack", "off", "rivers")
    file = paths.settings_file()
    file.write_text(file.read_text().replace("packs = []", 'packs = ["rivers", "towers"]'))
    here("pack", "remove", "rivers", "--yes")
    chosen, problems = settings.load(file)
    assert (chosen.off, chosen.packs, problems) == ((), ("towers",), ())
    ran = here("pack", "remove", "river", "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "You have no pack “river”" in ran.err


def test_scores_of_a_removed_pack_stay(here: Here, rivers: Path) -> None:
    here("pack", "add", rivers)
    # One of four letters is right; a score above nothing takes a place.
    for _ in range(4):
        here("play", "rivers", "--plain", "--questions", "10", typed="a\n" * 20)
    before = here("scores", "--format", "json").out
    assert json.loads(before)
    here("pack", "remove", "rivers", "--yes")
    after = json.loads(here("scores", "--format", "json").out)
    assert len(after) == len(json.loads(before))


def test_switching(here: Here, rivers: Path) -> None:
    here("pack", "add", rivers)
    ran = here("pack", "off", "rivers", "towers")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Rivers of Europe is off: played only where you name it: bureau-quiz play rivers",
        "Towers is off: played only where you name it: bureau-quiz play towers",
    ]
    assert listed(here)["rivers"]["off"] is True
    assert any(", switched off" in line for line in here("pack", "list").out.splitlines())
    played = here("play", "rivers", "--plain", "--questions", "1", typed="a\n/quit\n")
    assert (played.code, "flow" in played.out or "rise" in played.out) == (0, True)
    assert "It is switched off." in here("pack", "add", rivers).out
    assert here("pack", "on", "rivers").out == "Rivers of Europe is on.\n"
    assert listed(here)["rivers"]["off"] is False
    ran = here("pack", "off", "rivers", "rivesr")
    assert ran.code == 2
    assert "Did you mean rivers?" in ran.err
    assert listed(here)["rivers"]["off"] is False


def test_settings_that_cannot_be_written(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.settings_file().parent.mkdir(parents=True)
    paths.settings_file().mkdir()
    ran = here("pack", "off", "towers")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err


def test_comparing(here: Here, rivers: Path, tmp_path: Path) -> None:
    here("pack", "add", rivers)
    newer = RIVERS.replace("Langres plateau", "Burgundy")
    rivers.write_text(newer, encoding="utf-8")
    ran = here("pack", "diff", "rivers", rivers)
    assert (ran.code, ran.err) == (0, "")
    assert "  ~ rivers/source/Seine" in ran.out.splitlines()
    zipped = packed(tmp_path / "new.zip", rivers=newer)
    told = json.loads(here("pack", "diff", rivers, zipped, "--format", "json").out)
    assert told["counts"]["same"] == 10
    assert told["new"]["path"] == str(zipped)
    assert here("pack", "diff", rivers, "nowhere").code == 2
    rivers.write_text("pack: [\n", encoding="utf-8")
    ran = here("pack", "diff", "rivers", rivers)
    assert ran.code == 2
    assert "is broken" in ran.err


def test_comparing_says_which_version_has_errors(here: Here, rivers: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(RIVERS.replace("name: Seine", "nmae: Seine"), encoding="utf-8")
    check = f"See what is wrong: bureau-quiz pack check {wrong}"
    errors = json.loads(here("pack", "check", wrong, "--format", "json").out)["errors"]
    for words in ((rivers, wrong), (wrong, rivers)):
        ran = here("pack", "diff", *words)
        assert ran.code == 0
        assert ran.err == f"{wrong} has {errors} error{'s'[: errors > 1]}. {check}\n"
    zipped = packed(tmp_path / "new.zip", wrong=wrong.read_text(encoding="utf-8"))
    ran = here("pack", "diff", rivers, zipped)
    assert "unpack it and check it" in ran.err
    assert f": {zipped}\n" in ran.out


def test_a_full_disk_is_said(here: Here, rivers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here("pack", "add", rivers)
    before = (paths.user_packs() / "rivers.yaml").read_text()
    rivers.write_text(RIVERS.replace("Volga", "Ural"), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bureau_quiz.authoring.copying.os.fsync", full)
    ran = here("pack", "add", rivers)
    assert (ran.code, ran.out) == (2, "")
    assert "No space left on device" in ran.err
    assert "Your packs are as they were." in ran.err
    assert (paths.user_packs() / "rivers.yaml").read_text() == before
    assert own() == ["rivers.yaml"]
