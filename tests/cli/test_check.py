"""`pack check`, `pack show` and `pack preview` on good packs and bad ones."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import RIVERS, Here, apart, at_terminal


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Two errors and a warning, and still a pack."""
    file = tmp_path / "broken.yaml"
    text = RIVERS.replace("does the <name> flow", "does the <nmae> flow")
    file.write_text(text.replace("difficulty: 3", "difficulty: 9"), encoding="utf-8")
    return file


def test_a_sound_pack_passes(here: Here, rivers: Path, home: Path) -> None:
    ran = here("pack", "check", rivers)
    assert ran == (0, "1 pack, 10 questions: no problems.\n", "")
    assert list(home.iterdir()) == []


def test_every_problem_is_told_with_its_place(here: Here, broken: Path, home: Path) -> None:
    ran = here("pack", "check", broken)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    place = next(number for number, line in enumerate(lines) if ":15:37: error BQ203" in line)
    assert lines[place + 1] == "   15 |     prompt: Into which sea does the <nmae> flow?"
    assert lines[place + 2] == "      |                                     ^^^^^^"
    assert lines[place + 3].startswith("      mend: ")
    assert any(":25:17: error" in line for line in lines)
    assert list(home.iterdir()) == []


def test_problems_as_json(here: Here, broken: Path, rivers: Path) -> None:
    ran = here("pack", "check", broken, rivers, "--format", "json")
    told = json.loads(ran.out)
    assert ran.code == 1
    assert [pack["id"] for pack in told["packs"]] == ["rivers", "rivers"]
    assert told["errors"] == len([one for one in told["problems"] if one["severity"] == "error"])
    first = told["problems"][0]
    assert (first["path"], first["line"], first["column"], first["width"]) == (
        str(broken), 15, 37, 6,
    )  # fmt: skip
    places = [(one["path"], one["line"], one["column"]) for one in told["problems"]]
    assert places == sorted(places)


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A warning, and no error."""
    file = tmp_path / "doubtful.yaml"
    text = RIVERS.replace("sea: Baltic Sea", "sea: Black Sea").replace("<sea>", "<name>")
    text = text.replace("does the <name> flow?", "flows which river? The <sea>.")
    file.write_text(text, encoding="utf-8")
    return file


def test_strict_counts_warnings_as_errors(here: Here, doubtful: Path, rivers: Path) -> None:
    assert here("pack", "check", doubtful).code == 0
    ran = here("pack", "check", doubtful, "--strict")
    assert (ran.code, ran.err) == (1, "")
    assert "warning BQ411" in ran.out
    assert here("pack", "check", rivers, "--strict").code == 0
    assert here("pack", "check", doubtful, "--strict", "--format", "json").code == 1


def test_notes_are_not_strict(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "silent.yaml"
    file.write_text("pack: silent\nquestions: [{statement: A b c d e f, answer: true}]\n")
    ran = here("pack", "check", file, "--strict")
    assert ran.code == 0
    assert "note BQ525" in ran.out


def test_only_what_is_grave_is_told(here: Here, doubtful: Path) -> None:
    ran = here("pack", "check", doubtful, "--severity", "error", "--strict")
    assert (ran.code, len(ran.out.splitlines())) == (1, 1)
    assert "1 warning" in ran.out
    assert here("pack", "check", doubtful, "--severity", "grave").code == 2


def test_explained_codes(here: Here) -> None:
    ran = here("pack", "check", "--explain", "bq203", "--explain", "411,BQ422")
    assert (ran.code, ran.err) == (0, "")
    heads = [line.partition(",")[0] for line in ran.out.splitlines() if line.startswith("BQ")]
    assert heads == ["BQ203", "BQ411", "BQ422"]
    assert here("pack", "check", "--explain", "203", "411", "422").out == ran.out
    told = json.loads(here("pack", "check", "--explain", "203", "--format", "json").out)
    assert [one["code"] for one in told["codes"]] == ["BQ203"]


def test_a_code_that_is_none_is_guessed_at(here: Here) -> None:
    ran = here("pack", "check", "--explain", "BQ203x")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean BQ203" in ran.err


def test_a_terminal_gets_colours_and_lines_that_fit(rivers: Path) -> None:
    rivers.write_text(RIVERS.replace("the <name> flow", "the <nmae> flow"), encoding="utf-8")
    given: list[tuple[dict[str, str], bool]] = [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ]
    for named, coloured in given:
        shown = at_terminal("pack", "check", "rivers.yaml", folder=rivers.parent, **named)
        assert ("\x1b[31merror\x1b[0m" in shown) == coloured
        assert shown.count("\x1b") == 2 * coloured
        assert "--explain BQ203" in shown
        lines = shown.replace("\x1b[31m", "").replace("\x1b[0m", "").splitlines()
        assert all(len(line) <= 40 for line in lines if not line.startswith("What a code"))
    piped = apart("pack", "check", rivers, TERM="xterm")
    assert "\x1b" not in piped.out + piped.err
    assert "--explain" not in piped.out + piped.err


def test_what_cannot_be_read_does_not_hide_the_rest(here: Here, rivers: Path) -> None:
    ran = here("pack", "check", "nowhere.yaml", rivers)
    assert ran.code == 2
    assert "There is no file nowhere.yaml" in ran.err
    assert "1 pack, 10 questions: no problems." in ran.out
    ran = here("pack", "check", "nowhere.yaml", rivers, "--format", "json")
    told = json.loads(ran.out)
    assert ran.code == 2
    assert [one["path"] for one in told["unreadable"]] == ["nowhere.yaml"]
    assert told["packs"][0]["questions"] == 10


def test_a_folder_of_packs(here: Here, rivers: Path) -> None:
    again = rivers.with_name("more.yaml")
    again.write_text(RIVERS.replace("pack: rivers", "pack: more"), encoding="utf-8")
    assert here("pack", "check", rivers.parent).out == "2 packs, 20 questions: no problems.\n"
    ran = here("pack", "preview", rivers.parent)
    assert ran.code == 2
    assert "more than one pack" in ran.err


def test_bundled_packs_are_checked_by_default(here: Here) -> None:
    ran = here("pack", "check")
    assert ran.code == 0
    assert "error" not in ran.out


def test_preview_as_json_has_exactly_these_keys(here: Here, rivers: Path, home: Path) -> None:
    ran = here("pack", "preview", rivers, "--format", "json")
    questions = json.loads(ran.out)
    assert (ran.code, ran.err, len(questions)) == (0, "", 10)
    assert {tuple(question) for question in questions} == {
        (
            "id", "pack", "template", "kind", "category", "difficulty", "prompt", "answers",
            "distractors", "pool_size", "explanation", "source", "spoiler", "hints",
        )
    }  # fmt: skip
    danube = questions[0]
    assert danube["id"] == "rivers/mouth/Danube"
    assert danube["answers"] == ["Black Sea"]
    assert sorted(danube["distractors"]) == [
        "Baltic Sea", "Caspian Sea", "English Channel", "Mediterranean Sea",
    ]  # fmt: skip
    assert danube["pool_size"] == 4
    assert danube["explanation"] == "The Danube rises in the Black Forest."
    assert list(home.iterdir()) == []


def test_preview_as_text(here: Here, rivers: Path) -> None:
    lines = here("pack", "preview", rivers).out.splitlines()
    assert lines[0] == "Rivers of Europe (rivers): 10 questions, 10 prompts"
    assert "mouth: 5 questions · Mouths · easy · choice" in lines
    asked = lines.index("  Into which sea does the Rhône flow?")
    assert lines[asked + 1] == "    = Mediterranean Sea"
    assert lines[asked + 2].startswith("    - ")
    assert lines[asked + 3] == "    The Rhône rises in the Swiss Alps."


def test_a_pack_in_a_page(here: Here, rivers: Path) -> None:
    ran = here("pack", "show", rivers)
    assert ran.code == 0
    for line in (
        "Rivers of Europe",
        "  licence     CC0",
        "        5        5  Mouths",
        "        5        5  easy",
    ):
        assert line in ran.out.splitlines()
    page = json.loads(here("pack", "show", rivers, "--format", "json").out)
    assert (page["questions"], page["prompts"]) == (10, 10)
    five = {"questions": 5, "prompts": 5}
    assert page["categories"] == {"Mouths": five, "Sources": five}


def test_the_bureau_by_name(here: Here) -> None:
    page = json.loads(here("pack", "show", "the-bureau", "--format", "json").out)
    assert page["prompts"] >= 350
    packs = json.loads(here("pack", "list", "--format", "json").out)
    listed = next(pack for pack in packs if pack["id"] == "the-bureau")
    assert (listed["questions"], listed["prompts"]) == (page["questions"], page["prompts"])
    for name, counts in listed["categories"].items():
        assert page["categories"][name]["prompts"] == counts["prompts"]
    head = f"The Bureau (the-bureau): {page['questions']} questions, {page['prompts']} prompts"
    assert here("pack", "preview", "the-bureau").out.startswith(f"{head}\n")
    assert f"{page['prompts']} prompts" in here("pack", "list").out


def test_carets_stand_below_what_ascii_shows(tmp_path: Path) -> None:
    file = tmp_path / "wide.yaml"
    text = RIVERS.replace("Into which sea does the <name>", "東京 é <cc>")
    file.write_text(text, encoding="utf-8")
    lines = apart("pack", "check", file, PYTHONIOENCODING="ascii").out.splitlines()
    place = next(number for number, line in enumerate(lines) if "?? e <cc>" in line)
    assert lines[place + 1].index("^") == lines[place].index("<cc>")


def test_a_pack_with_errors_is_shown_and_they_are_named(here: Here, broken: Path) -> None:
    ran = here("pack", "preview", broken)
    assert ran.code == 0
    assert "pack check" in ran.err


def test_a_broken_structure_cannot_be_shown(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "closed.yaml"
    file.write_text("pack: [\n", encoding="utf-8")
    for command in ("show", "preview"):
        ran = here("pack", command, file)
        assert (ran.code, ran.out) == (2, "")
        assert "pack check" in ran.err
    assert here("pack", "check", file).code == 1


def test_list(here: Here) -> None:
    ran = here("pack", "list")
    assert ran.code == 0
    assert any(line.startswith("the-bureau  The Bureau") for line in ran.out.splitlines())
    packs = json.loads(here("pack", "list", "--format", "json").out)
    (bureau,) = [pack for pack in packs if pack["id"] == "the-bureau"]
    assert (bureau["bundled"], bureau["closed"], bureau["off"]) == (True, False, False)
