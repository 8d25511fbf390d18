"""Whatever a person can mistype: a sentence and an exit code, never a traceback."""

from pathlib import Path

import pytest

from tests.cli.commands import Here

pytestmark = pytest.mark.usefixtures("warm")

USE = 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("plya", "Did you mean play?"),
        ("the-bureau", "There is no command “the-bureau”."),
        ("--versoin", "--version"),
        ("pack chek", "Did you mean check?"),
        ("pack check --format yaml", "Choose text or json."),
        ("pack check --format jsn", "Did you mean json?"),
        ("pack preview", "Missing argument"),
        ("pack preview the-burea", "Did you mean the-bureau?"),
        ("pack show one two", "unexpected extra argument"),
        ("pack check nowhere.yaml", "There is no file nowhere.yaml"),
        ("pack check nowhere", "There is no pack and no file “nowhere”"),
        ("pack check {tmp}/river.yaml", "rivers.yaml"),
        ("pack check {tmp}/rivers.yml", "rivers.yaml"),
        ("pack check {tmp}/empty", "There is no pack in"),
        ("pack check /dev/null", "1 pack, 0 questions: 1 error."),
        ("pack list all", "unexpected extra argument"),
        ("play the-burea", "Did you mean the-bureau?"),
        ("play {tmp}/nowhere.yaml", "There is no file"),
        ("play {tmp}/empty", "There is no pack in"),
        ("play {tmp}/binary.yaml", "pack check"),
        ("play {tmp}/broken.yaml", "pack check"),
        ("play the-bureau --mode clasic", "Did you mean classic?"),
        ("play the-bureau --mode", "bureau-quiz play: Option '--mode' requires an argument."),
        ("pack preview rivers --seed", "Try: bureau-quiz pack preview --help"),
        ("train --weakest=yes", "Try: bureau-quiz train --help"),
        ("play the-bureau --questions -3", "“-3” is not a whole number from 1 to 200."),
        ("play the-bureau --questions 0", "“0” is not a whole number"),
        ("play the-bureau --questions ten", "“ten” is not a whole number"),
        ("play the-bureau --questions 1.5", "“1.5” is not a whole number"),
        ("play the-bureau --questions ١٢", "is not a whole number"),
        ("play the-bureau --qestions 3", "--questions"),
        ("play the-bureau --difficulty hrad", "Did you mean hard?"),
        ("play the-bureau --difficulty 4", "“4” is no difficulty."),
        ("play {tmp}/rivers.yaml --category Mouth", "Did you mean “Mouths”?"),
        ("play {tmp}/rivers.yaml --category Mouths --difficulty hard", "Nothing is left to ask."),
        (f"play the-bureau --seed {'9' * 5000}", "is not a whole number"),
        ("play the-bureau --seed -1", "“-1” is not a whole number"),
        (f"play the-bureau --seed {2**32}", "is not a whole number"),
        ("play the-bureau --player=", "A name has 1 to 40 characters"),
        (f"play the-bureau --player {'x' * 41}", "A name has 1 to 40 characters"),
        ("play the-bureau --player a\u202eb", "none of them hidden"),
        ("play nul\0l", "There is no pack and no file"),
        (f"play {'long' * 2000}", "There is no pack and no file"),
        ("scores the-burea", "Did you mean the-bureau?"),
        ("scores xyzzy", "bureau-quiz pack list names them."),
        ("dossier --pack the-burea", "Did you mean the-bureau?"),
        ("dossier --pack xyzzy", "There is no pack “xyzzy”.\n  bureau-quiz pack list names them."),
        ("scores --top 0", "“0” is not a whole number"),
        ("scores --format xml", "Choose table, json or csv."),
        ("paths there", "unexpected extra argument"),
        ("completion powershell", "Choose bash, zsh or fish."),
        ("completion", "Missing argument"),
    ],
    ids=lambda text: text[:40],
)
def test_wrong_use(here: Here, rivers: Path, tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "broken.yaml").write_text("pack: [\n", encoding="utf-8")
    ran = here(*line.format(tmp=tmp_path).split(" "))
    assert told in ran.err + ran.out
    assert ran.code == USE
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert all(part.isprintable() for part in ran.err.splitlines())


@pytest.mark.parametrize("line", ["pudding", "pack check {tmp}/nope.yaml", "pack check nope"])
def test_nothing_far_off_is_suggested(here: Here, rivers: Path, line: str) -> None:
    ran = here(*line.format(tmp=rivers.parent).split(" "))
    assert ran.code == USE
    assert "Did you mean" not in ran.err


def test_without_a_terminal_headquarters_say_how_to_play(here: Here) -> None:
    ran = here()
    assert (ran.code, ran.out) == (USE, "")
    assert "bureau-quiz play --plain" in ran.err


def test_a_name_that_is_no_utf8_is_told(tmp_path: Path, here: Here) -> None:
    ran = here("pack", "check", f"{tmp_path}/\udcff.yaml")
    assert ran.code == USE
    assert "\\udcff" in ran.err
