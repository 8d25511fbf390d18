"""The settings file: mistakes cost their own line, and writing it keeps what a person wrote."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bureau_quiz.errors import Severity
from bureau_quiz.settings import (
    DEFAULTS,
    KEYS,
    LENGTHS,
    PACE,
    SECONDS,
    TIMERS,
    Settings,
    fitted,
    keymap,
    load,
)
from bureau_quiz.settings.saving import save


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_gives_the_defaults_and_makes_nothing(file: Path) -> None:
    assert load(file) == (DEFAULTS, ())
    assert not file.exists()


FULL = Settings(
    player="Malotru",
    packs=("the-bureau", "signals"),
    off=("agencies",),
    mode="survival",
    questions=25,
    timed=True,
    seconds=40,
    difficulties=(2, 3),
    categories=('Names "and" covers', "Ünïcode\\n"),
    spoilers=("the-bureau:3", "signals:0"),
    seats=3,
    names=("Malotru", "Marina", "Rocambole"),
    timer="4x",
    pace=25,
    theme="textual-light",
    animations=False,
    bell=True,
    keys=(("leave", "z"), ("mission.skip", "x,f9"), ("mission.strike", "slash")),
)


@pytest.mark.parametrize("settings", [DEFAULTS, FULL])
def test_what_is_saved_is_loaded(file: Path, settings: Settings) -> None:
    save(file, settings)
    assert load(file) == (settings, ())


def test_the_file_explains_itself(file: Path) -> None:
    save(file, DEFAULTS)
    lines = file.read_text().splitlines()
    for key in KEYS:
        place = next(place for place, line in enumerate(lines) if line.startswith(f"{key} = "))
        assert lines[place - 1].startswith("# ")


def test_every_setting_differs_in_the_example() -> None:
    assert all(getattr(FULL, each) != getattr(DEFAULTS, each) for each in KEYS)


MISTAKES = [
    ("questions = ten", "Invalid value", DEFAULTS),
    ('questions = "10"', "questions must be a number from 1 to 200", DEFAULTS),
    ("questions = 0", "questions must be a number from 1 to 200", DEFAULTS),
    ("questions = true", "questions must be a number from 1 to 200", DEFAULTS),
    ("seconds = 3", "seconds must be a number from 5 to 600", DEFAULTS),
    ("timed = 1", "timed must be true or false", DEFAULTS),
    ('packs = "the-bureau"', "packs must be a list of texts in quotes", DEFAULTS),
    ('off = ["\\u202e"]', "off must be a list of texts in quotes", DEFAULTS),
    ("difficulties = [1, 4]", "difficulties must be a list of 1, 2 and 3", DEFAULTS),
    ('player = ""', "player must be a name of 1 to 40 signs", DEFAULTS),
    (f'player = "{"x" * 41}"', "player must be a name of 1 to 40 signs", DEFAULTS),
    ('player = "\\u001b[2J"', "player must be a name of 1 to 40 signs", DEFAULTS),
    ('categories = ["\\u202e"]', "categories must be a list of texts in quotes", DEFAULTS),
    ('player = "a\\u202eb"', "signs that can be seen: U+202E cannot", DEFAULTS),
    ("spoilers = 3", "spoilers must be a list of packs and levels", DEFAULTS),
    *(
        (line, said, Settings(spoilers=held))
        for line, said, held in (
            ('spoilers = ["the-bureau"]', "must be a list of packs and levels", ("the-bureau:0",)),
            ('spoilers = ["a:-1"]', "must be a list of packs and levels", ("a:0",)),
            ('spoilers = ["a:three"]', "must be a list of packs and levels", ("a:0",)),
            ('spoilers = ["a:2x", "b: 4"]', "must be a list of packs", ("a:0", "b:4")),
            ('spoilers = ["a:1", 3]', "must be a list of packs and levels", ("a:1",)),
            ('spoilers = ["a:2", "b:4", "a:1"]', "each pack once", ("a:1", "b:4")),
            ('spoilers = "a:1"', "must be a list of packs and levels", ("a:1",)),
            ("spoilers = { a = 1 }", "must be a list of packs and levels", ("a:1",)),
            ('spoilers = ["a:1" "b:2"]', "this line is not understood", ("a:1", "b:2")),
            ('spoilers = ["a:1, "b:2"  # c:3', "this line is not understood", ("a:1", "b:2")),
            ("spoilers = a:1", "this line is not understood", ("a:1",)),
            ('spoilers = ["a:"', "this line is not understood", ("a:0",)),
            ('Spoiler = ["a:1"]', "there is no setting “Spoiler”", ("a:1",)),
        )
    ),
    ("seats = 1", "seats must be a number from 2 to 8", DEFAULTS),
    ("seats = 9", "seats must be a number from 2 to 8", DEFAULTS),
    ('names = ["Marina", " "]', "names must be a list of up to 8 names", DEFAULTS),
    (f"names = {['x'] * 9}", "names must be a list of up to 8 names", DEFAULTS),
    ('names = ["\\u202e"]', "names must be a list of up to 8 names", DEFAULTS),
    ("pace = 101", "pace must be a number from 0 to 100", DEFAULTS),
    ("pace = -1", "pace must be a number from 0 to 100", DEFAULTS),
    ('timer = "3x"', 'timer must be one of "1x", "2x", "4x", "off"', DEFAULTS),
    ("timer = 2", 'timer must be one of "1x", "2x", "4x", "off"', DEFAULTS),
    ("timer = []", 'timer must be one of "1x", "2x", "4x", "off"', DEFAULTS),
    ("theme = []", "theme must be a text in quotes", DEFAULTS),
    ("question = 20", "there is no setting “question”", DEFAULTS),
    ("[ui", "this line is not understood", DEFAULTS),
    ("[ui]", "[ui] is no part of the settings", DEFAULTS),
    ("bell", "this line is not understood", DEFAULTS),
    ('packs = ["a"', "this line is not understood", DEFAULTS),
    ('player = """', "this line is not understood", DEFAULTS),
    ("packs = " + "[" * 3000, "this line is not understood", DEFAULTS),
]


@pytest.mark.parametrize(("line", "message", "settings"), MISTAKES)
def test_a_mistake_is_told_by_line_and_costs_no_other(
    file: Path, line: str, message: str, settings: Settings
) -> None:
    after = "" if line.startswith("[ui]") else "bell = true\n"
    file.write_text(f"# mine\nmode = 'survival'\n  {line}\n{after}")
    found, problems = load(file)
    assert found == replace(settings, mode="survival", bell=bool(after))
    (problem,) = problems
    assert message in problem.message
    assert (problem.place.line, problem.place.column) == (3, 3)
    assert problem.place.width == len(line)
    assert problem.excerpt == f"  {line}"
    assert problem.mend


def test_how_far_one_has_seen_is_read_wherever_it_stands(file: Path) -> None:
    for above in ("[keys]", "[ui]"):
        file.write_text(f'{above}\nspoilers = ["a:1"]\n')
        assert load(file)[0].spoilers == ("a:1",)
        assert load(file)[1]
    file.write_text('spoilers = [\n  "a:1"\n  "b:2",\n]\nmode = "c:3"\nbell = yes\n')
    settings, problems = load(file)
    assert settings.spoilers == ("a:1", "b:2")
    assert problems[0].place.line == 1
    file.write_text('spoilers = ["a:1" "b:2"]\nspoilers = ["c:3"]\n')
    assert load(file)[0].spoilers == ("c:3",)


def test_what_holds_of_a_mistake_stays_when_settings_are_saved(file: Path) -> None:
    for line in ('spoilers = ["a:1", "b"]', 'spoilers = ["a:1" "b:0"]'):
        file.write_text(f"{line}\n")
        settings = load(file)[0]
        assert settings.spoilers == ("a:1", "b:0")
        save(file, replace(settings, bell=True), before=settings)
        assert file.read_text().startswith(f"{line}\n")
        assert load(file)[0] == replace(settings, bell=True)
    save(file, replace(settings, spoilers=("a:2",)), before=settings)
    assert load(file)[0].spoilers == ("a:2",)


@given(st.text(), st.lists(st.text(alphabet="ab:-3 ", max_size=6)))
def test_no_value_of_spoilers_fails(text: str, items: list[str]) -> None:
    for value in (text, items, [*items, text]):
        held, needed = fitted("spoilers", value)
        assert fitted("spoilers", list(held)) == (held, "")
        assert needed or list(held) == value


def test_what_was_probably_meant(file: Path) -> None:
    file.write_text("animation = false\n")
    (problem,) = load(file)[1]
    assert problem.severity is Severity.WARNING
    assert problem.mend == "did you mean animations?"


def test_the_first_of_two_counts(file: Path) -> None:
    file.write_text("seconds = 30\nseconds = 40\n")
    settings, (problem,) = load(file)
    assert settings.seconds == 30
    assert problem.place.line == 2


def test_bytes_that_are_no_text_cost_their_line(file: Path) -> None:
    file.write_bytes(b'player = "Ren\xe9"\nseconds = 30\n')
    settings, (problem,) = load(file)
    assert settings == replace(DEFAULTS, seconds=30)
    assert problem.place.line == 1


def test_a_byte_order_mark_and_windows_line_ends(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfquestions = 5\r\nseconds = 30\r\n")
    assert load(file) == (replace(DEFAULTS, questions=5, seconds=30), ())


def test_a_value_over_several_lines(file: Path) -> None:
    file.write_text('packs = [\n  "a",  # first\n  "b",\n]\nbell = true\n')
    settings = Settings(packs=("a", "b"), bell=True)
    assert load(file) == (settings, ())
    save(file, replace(settings, packs=("c",)))
    assert file.read_text().startswith('# first\npacks = ["c"]\nbell = true\n')


@pytest.mark.parametrize("opened", ["[", "{", '"""', "'''"])
def test_a_value_without_its_end_is_one_mistake(file: Path, opened: str) -> None:
    file.write_text(f"packs = {opened}\n" + '  "a",  # one\n\n' * 30 + "pace = 3\n")
    settings, (problem,) = load(file)
    assert settings == Settings(pace=3)
    assert (problem.code, problem.place.line) == ("BQ702", 1)
    assert "to what begins here" in problem.message


def test_a_long_file_that_says_nothing_is_read_at_once(file: Path) -> None:
    file.write_text("packs = [\n" + '"a",\n' * 20_000)
    begun = time.process_time()
    settings, problems = load(file)
    assert time.process_time() - begun < 2
    assert settings == DEFAULTS
    assert problems[0].place.line == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("pace = 3\n".encode("utf-16"), "no text in UTF-8"),
        (b"\0" * 5000, "no text in UTF-8"),
        (b"# much\n" * 200_000, "more than 1,048,576 bytes"),
    ],
)
def test_what_is_no_text_is_told_and_stays(file: Path, data: bytes, why: str) -> None:
    file.write_bytes(data)
    settings, (problem,) = load(file)
    assert settings == DEFAULTS
    assert problem.code == "BQ701"
    assert why in problem.message
    with pytest.raises(OSError, match=why):
        save(file, FULL, before=DEFAULTS)
    assert file.read_bytes() == data


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
def test_a_pipe_in_its_place_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert "it is no file" in load(file)[1][0].message


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir()
    settings, (problem,) = load(file)
    assert settings == DEFAULTS
    assert problem.message == "the settings cannot be read: Is a directory"
    with pytest.raises(OSError):
        save(file, DEFAULTS)
    assert list(file.parent.iterdir()) == [file]


def test_writing_keeps_what_a_person_wrote(file: Path) -> None:
    save(file, DEFAULTS)
    mine = "# my own\n" + file.read_text() + "colour = 'red' # later\n\n[later]\nx = 1\n"
    file.write_text(mine)
    save(file, DEFAULTS)
    assert file.read_text() == mine
    save(file, replace(DEFAULTS, questions=20))
    assert file.read_text() == mine.replace("questions = 10", "questions = 20")


def test_writing_keeps_the_comment_behind_a_value(file: Path) -> None:
    file.write_text("pace = 3  # slow # but sure\ntheme = '#1'# odd\n[keys]\nleave = \"z\"# mine\n")
    changed = replace(load(file)[0], pace=4, theme="a # b", keys=(("leave", "y"),))
    save(file, changed)
    assert load(file) == (changed, ())
    lines = file.read_text().split("\n")
    assert lines[:2] == ["pace = 4  # slow # but sure", 'theme = "a # b"  # odd']
    assert 'leave = "y"  # mine' in lines


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_writing_keeps_bytes_that_it_does_not_change(
    file: Path, mark: bytes, ending: bytes
) -> None:
    kept = ["# Élodie".encode("latin-1"), "# one\u2028bell = true".encode(), b"# form\x0cfeed"]
    file.write_bytes(mark + ending.join([*kept, b"pace = 3", b""]))
    file.chmod(0o600)
    settings = load(file)[0]
    assert settings == Settings(pace=3)
    save(file, replace(settings, pace=4), before=settings)
    data = file.read_bytes()
    assert data.startswith(mark + ending.join([*kept, b"pace = 4", b""]))
    assert data.count(b"\n") == data.count(ending)
    assert load(file) == (Settings(pace=4), ())
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600


def test_writing_adds_before_a_table(file: Path) -> None:
    file.write_text("bell = true\n[later]\nseconds = 7\n")
    save(file, replace(DEFAULTS, bell=True, seconds=30))
    assert load(file)[0] == replace(DEFAULTS, bell=True, seconds=30)
    assert file.read_text().endswith("[later]\nseconds = 7\n")


def test_writing_keeps_a_mistake_as_a_comment(file: Path) -> None:
    file.write_text('questions = "ten"\n')
    save(file, replace(DEFAULTS, questions=20))
    assert file.read_text().startswith('# questions = "ten"\nquestions = 20\n')


def test_the_file_is_replaced_in_one_move(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(file, DEFAULTS)
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        save(file, FULL)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_linked_file_stays_linked(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "quiz.toml"
    real.parent.mkdir()
    real.write_text("bell = true\n")
    file.symlink_to(real)
    save(file, replace(DEFAULTS, bell=False))
    assert file.is_symlink()
    assert load(real)[0] == DEFAULTS


def test_a_missing_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    save(file, DEFAULTS)
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_tomllib_waits_for_a_file(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bureau_quiz import settings;"
        f"settings.load(Path({str(file)!r})); sys.exit('tomllib' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


SHOWN = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\ufffd")
    | st.sampled_from(" \"'\\#=[]\u200d"),
    max_size=12,
)
SETTINGS = st.builds(
    Settings,
    player=SHOWN.map(str.strip).filter(bool),
    packs=st.lists(SHOWN, max_size=3, unique=True).map(tuple),
    mode=SHOWN,
    questions=st.sampled_from(LENGTHS),
    timed=st.booleans(),
    seconds=st.sampled_from(SECONDS),
    difficulties=st.sets(st.sampled_from([1, 2, 3])).map(lambda chosen: tuple(sorted(chosen))),
    categories=st.lists(SHOWN, max_size=3, unique=True).map(tuple),
    timer=st.sampled_from(TIMERS),
    pace=st.sampled_from(PACE),
    theme=SHOWN,
    animations=st.booleans(),
    bell=st.booleans(),
    keys=st.dictionaries(
        st.sampled_from(list(keymap.BOUND)),
        st.sampled_from(["x", "X", "f9", "y,f10", "question_mark", "s", "p", "backslash", "é"]),
    ).map(lambda chosen: keymap.sorted_keys(keymap.checked(list(chosen.items()))[0])),
)
PIECES = [
    *(line for line, _, _ in MISTAKES if len(line) < 60),
    "bell = true",
    "# mine",
    "",
    "]",
    "=",
    "[keys]",
    "[later]",
    'mission.skip = "p"',
    'mission.pause = "s"',
    '"help" = "f9"',
    "leave = 3",
]
FILES = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=8).map("\n".join)


@given(old=FILES, settings=SETTINGS)
@example(old='spoilers = 3\nspoilers = ["a:1" "b:2"]', settings=DEFAULTS)
def test_whatever_the_file_said_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, old: str, settings: Settings
) -> None:
    file = tmp_path_factory.mktemp("any") / "settings.toml"
    file.write_bytes(f"# {'mine' * 200}\n{old}".encode("utf-8", "surrogatepass"))
    load(file)
    save(file, settings)
    assert load(file)[0] == settings


def test_two_that_save_keep_what_the_other_changed(file: Path) -> None:
    save(file, DEFAULTS)
    one, two = load(file)[0], load(file)[0]
    save(file, replace(one, bell=True), before=one)
    save(file, replace(two, pace=30), before=two)
    assert load(file)[0] == replace(DEFAULTS, bell=True, pace=30)


def test_keys_that_are_written_while_the_game_is_open_stay(file: Path) -> None:
    save(file, DEFAULTS)
    file.write_text(file.read_text().replace("[keys]", '[keys]\nmission.skip = "z"'))
    problems = save(file, replace(DEFAULTS, questions=20), before=DEFAULTS)
    assert problems == ()
    assert load(file)[0] == replace(DEFAULTS, questions=20, keys=(("mission.skip", "z"),))


def test_saving_tells_what_is_still_wrong_with_the_file(file: Path) -> None:
    file.write_text('pace = "slow"\nbell = 1\n')
    (problem,) = save(file, replace(DEFAULTS, pace=5), before=DEFAULTS)
    assert "bell must be true or false" in problem.message
    assert load(file)[0].pace == 5
