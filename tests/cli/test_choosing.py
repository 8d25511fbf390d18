"""What `play` is asked for: modes, codes, names, levels, misses; and what contradicts itself."""

import json
import re
from pathlib import Path

import pytest

from bureau_quiz.cli import house, talk
from tests.cli.commands import RIVERS, Here
from tests.game.packs import SIGNALS

pytestmark = pytest.mark.usefixtures("warm")

SKIPPED = "/skip\n" * 10


@pytest.fixture
def signals(tmp_path: Path) -> Path:
    """A pack of every kind, some of its facts graded by season."""
    file = tmp_path / "signals.yaml"
    file.write_text(SIGNALS, encoding="utf-8")
    return file


def code_in(out: str) -> str:
    """The code that a debriefing shows."""
    lines = out.splitlines()
    return lines[lines.index("The code of this round, for others to play the very same one:") + 1]


def asked(out: str) -> list[str]:
    """Everything that was asked, with its options."""
    body = out.partition("\nThe round is over")[0]
    return [re.sub(r"Score \d+", "", part) for part in body.split("\nQuestion ")[1:]]


@pytest.mark.parametrize(
    ("mode", "typed", "told"),
    [
        ("time-attack", "/quit\n", "Signals, time attack, 90 seconds in all."),
        ("survival", "/skip\n" * 3, "zero of three right."),
        ("interrogation", SKIPPED, "Signals, interrogation, ten questions, no timer."),
        ("ladder", "/stop\n", "The round is over. 0 of 7800 points, zero of zero right."),
        ("hot-seat", "/quit\n", "It is Agent's turn. Question 1 of 20."),
    ],
)
def test_every_mode_by_its_name(
    here: Here, signals: Path, mode: str, typed: str, told: str
) -> None:
    ran = here("play", signals, "--mode", mode, typed=typed)
    assert (ran.code, ran.err) == (0, "")
    assert told in ran.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--mode survival --questions 5", "Survival has rules of its own: --questions cannot"),
        ("--mode time-attack --untimed", "Time attack has rules of its own: --untimed cannot"),
        ("--mode time-attack --timed", "Time attack has rules of its own: --timed cannot"),
        ("--mode ladder --difficulty hard", "Ladder has rules of its own: --difficulty cannot"),
        ("--mode classic --names A,B", "Classic has rules of its own: --names cannot"),
        ("--mode hot-seat --questions 11", "Hot seat asks 10 questions at most, not 11."),
        ("--mode dispatch --questions 5 --timed", "--questions and --timed cannot go with it."),
        ("--mode dispatch --seed 7", "Daily dispatch is the same for everybody: --seed cannot"),
        ("--mode dispatch the-bureau", "a pack cannot go with it."),
        ("--code 2345", "A code is the packs, a space, and 14 signs or more"),
        ("--code=", "A code is the packs, a space, and 14 signs or more"),
        ("--names A,B --player C", "With --names the first of them is the player."),
        ("--names A,a", "Two players are called"),
        ("--names A", "Nobody plays in turns alone.\n  Name everybody: --names Marina,Raymond"),
        ("--names A,,B", "A name has 1 to 40 characters"),
        ("--names 1,2,3,4,5,6,7,8,9", "Hot seat is for 2 to 8 players, not 9."),
        ("--seen some", "“some” is no level: it is a whole number from 0, or all."),
        ("--seen -1", "“-1” is no level"),
        ("--misses", "No round has been finished yet."),
        ("--misses --timed", "--timed cannot go with it."),
        ("--resume", "No round waits to be gone on with."),
        ("--resume --mode ladder", "--mode cannot go with it."),
        ("--resume --fresh", "--resume goes on, --fresh begins anew."),
        ("the-bureau:x", "There is no pack and no file “the-bureau:x”"),
        ("the-burea:3", "There is no pack and no file “the-burea:3”"),
    ],
)
def test_what_cannot_be_played_is_said_with_the_mend(here: Here, line: str, told: str) -> None:
    ran = here("play", *line.split(" "))
    assert ran.code == 2
    assert ran.out == ""
    assert told in ran.err


def test_a_code_is_one_text_in_quotes(here: Here) -> None:
    ran = here("play", "--code", "the-bureau", "2345-6789-ABCDE")
    assert ran.code == 2
    assert 'Put the whole code in quotes: --code "the-bureau …"' in ran.err


def test_a_code_deals_the_same_round_in_another_home(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = here("play", "the-bureau", "--player", "Marina", typed=SKIPPED)
    code = code_in(first.out)
    assert code.endswith(" = 0 0/10 Marina")
    monkeypatch.setenv("BUREAU_QUIZ_HOME", str(tmp_path / "elsewhere"))
    second = here("play", "--code", code.lower(), "--player", "Raymond", typed=SKIPPED)
    assert (second.code, second.err) == (0, "")
    assert asked(second.out) == asked(first.out)
    assert "marina told: 0 points, zero of ten right." in second.out
    assert code_in(second.out) == code.replace("Marina", "Raymond")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda code: code[:-3] + ("2" if code[-3] != "2" else "3") + code[-2:], "A sign of the"),
        (lambda code: code.replace("the-bureau", "the-office"), "the pack “the-office”"),
    ],
)
def test_a_mistyped_code_is_caught(here: Here, change: object, told: str) -> None:
    code = code_in(here("play", "the-bureau", typed=SKIPPED).out).partition(" =")[0]
    assert callable(change)
    ran = here("play", "--code", change(code))
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_names_play_in_turns_and_stand_in_a_code(here: Here, signals: Path) -> None:
    line = ("play", signals, "--questions", "2", "--names", "Marina, Raymond ,Henri")
    ran = here(*line, typed=SKIPPED)
    assert (ran.code, ran.err) == (0, "")
    assert "Signals, hot seat, six questions, no timer." in ran.out
    turns = re.findall(r"^It is (\w+)'s turn", ran.out, re.M)
    assert turns == ["Marina", "Raymond", "Henri"] * 2
    assert "1. Henri: 0 points, zero of two right." in ran.out


def test_nothing_beyond_a_level_is_shown(here: Here, signals: Path) -> None:
    beyond = ("Ivo Yarl", "Jana Zorn", "Karl Abend", "Lena Birk")
    all_of_it = here("play", signals, "--questions", "40", typed="/skip\n" * 40).out
    assert all(name in all_of_it for name in beyond)
    for words in ([signals, "--seen", "0"], [f"{signals}:0"]):
        guarded = here("play", *words, "--questions", "40", typed="/skip\n" * 40).out
        assert "Ada Quill" in guarded
        assert not any(name in guarded for name in beyond)
    for words in ([signals, "--seen", "all"], [f"{signals}:3"], [f"{signals}:9"]):
        ran = here("play", *words, typed=SKIPPED)
        assert "Signals, classic, ten questions" in ran.out


def test_a_pack_is_played_as_far_as_the_settings_say(here: Here, home: Path) -> None:
    folder = home / "bureau-quiz"
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_text('spoilers = ["the-bureau:2"]\n', encoding="utf-8")
    assert "The Bureau (seen to season 2), classic" in here("play", "the-bureau", typed="").out
    assert "The Bureau, classic" in here("play", "the-bureau", "--seen", "all", typed="").out
    assert "seen to season 1" in here("play", "the-bureau:1", typed="").out
    assert "2" in (folder / "settings.toml").read_text(encoding="utf-8")


def test_the_dispatch_is_played_once_a_day(here: Here) -> None:
    first = here("play", "--mode", "dispatch", "--player", "Marina", typed=SKIPPED)
    assert (first.code, first.err) == (0, "")
    block = first.out.partition("To share, without a word of the answers:\n")[2].splitlines()
    assert block[0].startswith("Bureau Quiz · daily dispatch · ")
    assert block[2] == " ".join("○" * 10)
    again = here("play", "--mode", "dispatch", "--player", "Marina", typed=SKIPPED)
    assert (again.code, again.out) == (2, "")
    assert "Today's dispatch is done." in again.err
    other = here("play", "--mode", "dispatch", "--player", "Raymond", typed=SKIPPED)
    assert asked(other.out) == asked(first.out)


def test_misses_are_played_once_more(here: Here, home: Path) -> None:
    folder = home / "bureau-quiz" / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rivers.yaml").write_text(RIVERS, encoding="utf-8")
    first = here("play", "rivers", "--questions", "4", typed="/skip\n" * 4)
    here("play", "rivers", typed="/quit\n")  # not finished: it is not that one
    again = here("play", "--misses", typed="/skip\n" * 4)
    assert (again.code, again.err) == (0, "")
    prompts = [part.splitlines()[1] for part in asked(first.out)]
    assert [part.splitlines()[1] for part in asked(again.out)] == prompts


def test_a_script_is_told_that_a_round_waits_and_begins_anew(here: Here) -> None:
    left = here("play", "the-bureau", typed="/skip\n/leave\n")
    assert "The round waits at question 2." in left.out
    told = "A round waits: The Bureau, classic, question 2 of 10. "
    anew = here("play", "the-bureau", typed="/quit\n")
    assert anew.err == f"{told}To go on with it: bureau-quiz play --resume\n"
    assert "Question 1 of 10." in anew.out
    assert here("play", "--fresh", typed="/quit\n").err == ""
    resumed = here("play", "--resume", typed="/skip\n" * 9)
    assert (resumed.code, resumed.err) == (0, "")
    assert "It goes on with question 2." in resumed.out
    question = asked(left.out)[1].partition("> ")[0]
    assert asked(resumed.out)[0].startswith(question)
    assert "The round is over." in resumed.out
    assert here("play", "--resume").code == 2


def test_only_the_players_own_round_is_gone_on_with(here: Here) -> None:
    here("play", "the-bureau", "--player", "Marina", typed="/leave\n")
    assert here("play", "--resume").code == 2
    ran = here("play", "--resume", "--player", "marina", typed="/quit\n")
    assert "Question 1 of 10." in ran.out


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("/skip\nnobody\n/right\n", "1/2"),
        ("/skip\nnobody\n/flag  a note\n/right\n", "1/2"),
        ("/skip\nnobody\n", "0/2"),
    ],
)
def test_a_script_may_say_that_it_was_right(
    here: Here, signals: Path, monkeypatch: pytest.MonkeyPatch, typed: str, score: str
) -> None:
    monkeypatch.setattr(house, "entropy", lambda: 6)
    ran = here(
        "play", signals, "--mode", "interrogation", "--questions", "2", "--player", "M", typed=typed
    )
    assert code_in(ran.out).endswith(f"{score} M")
    assert ("Counted as right" in ran.out) == ("/right" in typed)
    (board,) = json.loads(here("scores", "--format", "json").out) or [{"scores": []}]
    assert [line["appealed"] for line in board["scores"]] == [True] * ("/right" in typed)
    if "/right" in typed:
        assert here("scores").out.splitlines()[1].endswith("  appealed")
        assert here("scores", "--format", "csv").out.splitlines()[1].endswith(",true")


def test_a_round_of_a_pack_by_its_path_says_what_goes_on_with_it(here: Here, rivers: Path) -> None:
    left = here("play", rivers, typed="/skip\n/leave\n")
    add = f"bureau-quiz pack add {rivers}"
    assert f"To go on with it: {add}, then bureau-quiz play --resume\n" in left.out
    assert "is not installed" in here("play", "--resume").err
    here("pack", "add", rivers)
    resumed = here("play", "--resume", typed="/skip\n/leave\n")
    assert "It goes on with question 2." in resumed.out
    assert "To go on with it: bureau-quiz play --resume\n" in resumed.out


@pytest.fixture
def stuck(here: Here, home: Path) -> None:
    """A round that was cut off and whose pack is gone since."""
    folder = home / "bureau-quiz" / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "rivers.yaml"
    file.write_text(RIVERS, encoding="utf-8")
    here("play", "rivers", typed="/skip\n")
    file.unlink()


@pytest.mark.usefixtures("stuck")
def test_a_round_whose_pack_is_gone_is_said(here: Here) -> None:
    ran = here("play", "--resume")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be gone on with. The pack “rivers” is not installed. Add it, and" in ran.err
    assert here("play", "the-bureau", typed="/quit\n").err == ""


@pytest.mark.usefixtures("stuck")
def test_a_round_whose_pack_is_gone_can_be_dropped(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "script", lambda: None)
    told = "A round waits that cannot be gone on with: Rivers of Europe, classic. "
    kept = here("play", "--plain", "the-bureau", typed="n\n/quit\n")
    assert f"{told}The pack “rivers” is not installed. " in kept.out
    assert "pack add PATH. Drop it? [y/n] " in kept.out
    dropped = here("play", "--plain", "the-bureau", typed="y\n/quit\n")
    assert "Dropped; what you answered is kept, as unfinished." in dropped.out
    assert told not in here("play", "--plain", "the-bureau", typed="/quit\n").out
