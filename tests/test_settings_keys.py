"""The table of keys: each mistake by its line, the usual key in its place, nothing that traps."""

from __future__ import annotations

import string
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.settings import Settings, keymap, load
from bureau_quiz.settings.saving import save

MISTAKES = [
    ('mission.skp = "x"', "there is no key for “mission.skp”", "did you mean mission.skip?"),
    ('skipp.x.y = "x"', "there is no key for “skipp.x.y”", "there are help, leave"),
    ("mission.skip = 3", "mission.skip must be a key in quotes", 'by default it is "s, f2"'),
    ('mission.skip = ""', "mission.skip must be a key in quotes", 'by default it is "s, f2"'),
    ('mission.skip = "skip"', "there is no key of this name", 'by default it is "s, f2"'),
    ('mission.skip = "f25"', "there is no key of this name", ""),
    ('mission.skip = "x, "', "there is no key of this name", ""),
    ('mission.skip = "ctrl+c"', "it is the program's own", ""),
    ('mission.skip = "ctrl+p"', "it is the program's own", ""),
    ('mission.skip = "ctrl+m"', "a terminal does not tell it from enter", ""),
    ('mission.skip = "ctrl+u"', "it edits where one types", ""),
    ('mission.skip = "down"', "it moves and chooses everywhere", ""),
    ('mission.skip = "a"', "it answers with an option", ""),
    ('mission.skip = "7"', "it answers with an option", ""),
    ('mission.skip = "-"', "it writes numbers where one is asked for", ""),
    ('leave = "w"', "it answers a question of the game", ""),
    ('mission.skip = "p"', 'mission.skip cannot be "p": that is mission.pause', "mission.pause"),
    ('mission.skip = "f1"', "that is help", "take another key"),
    ('help = "r"', "that is hq.resume", ""),
    ('mission.skip = "\\u001b"', "there is no key of this name", ""),
    ("bell = true", "bell is no key, but a setting", "put it above [keys]"),
    ("mission.skip", "this line is not understood", ""),
    ("mission.skip = x", "this line is not understood", ""),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.mark.parametrize(("line", "message", "mend"), MISTAKES)
def test_a_mistake_is_told_by_line_and_costs_no_other(
    file: Path, line: str, message: str, mend: str
) -> None:
    file.write_text(f'seconds = 30\n[keys]\nmission.flag = "z"\n {line}\nhq.drop = "x"\n')
    settings, (problem,) = load(file)
    assert settings == Settings(seconds=30, keys=(("hq.drop", "x"), ("mission.flag", "z")))
    assert message in problem.message
    assert mend in problem.mend
    assert (problem.place.line, problem.place.column) == (4, 2)
    assert problem.excerpt == f" {line}"


def test_of_two_that_take_one_key_the_first_has_it(file: Path) -> None:
    file.write_text('[keys]\nmission.skip = "z"\nmission.flag = "z"\n"mission.skip" = "y"\n')
    settings, problems = load(file)
    assert settings.keys == (("mission.skip", "z"),)
    assert [problem.place.line for problem in problems] == [3, 4]


def test_two_may_change_places(file: Path) -> None:
    file.write_text('[keys] # mine\nmission.skip = "p"\nmission.pause = "s"\n')
    assert load(file) == (Settings(keys=(("mission.skip", "p"), ("mission.pause", "s"))), ())


def test_one_that_gives_way_does_not_take_others_along(file: Path) -> None:
    file.write_text('[keys]\nmission.pause = "a"\nmission.skip = "p"\nmission.flag = "s"\n')
    settings, problems = load(file)
    assert settings.keys == ()
    assert [problem.place.line for problem in problems] == [2, 3, 4]


def test_keys_may_be_written_as_they_are_typed(file: Path) -> None:
    file.write_text('[keys]\nhelp = "F9"\ndossiers.find = "?"\nmission.skip = " ; , Ctrl+G "\n')
    settings, (problem,) = load(file)
    assert settings.keys == (("help", "f9"), ("mission.skip", "semicolon,ctrl+g"))
    assert problem.place.line == 3  # F9 took the place of F1 alone, ? is still the help


def test_a_new_file_tells_every_key_there_is(file: Path) -> None:
    save(file, Settings())
    said = file.read_text()
    for id_, bound in keymap.BOUND.items():
        line = next(line for line in said.splitlines() if line.startswith(f"# {id_} = "))
        assert bound.said in line
        uncommented = f"[keys]\n{line.removeprefix('# ')}\n"
        file.write_text(uncommented)
        assert load(file) == (Settings(keys=((id_, bound.keys),)), ())


def test_a_file_with_other_tables_gets_its_keys_before_them(file: Path) -> None:
    file.write_text("seconds = 30\n[later]\nx = 1\n")
    save(file, Settings(seconds=30, keys=(("mission.skip", "x,f9"), ("mission.strike", "s"))))
    assert load(file)[0].keys == (("mission.skip", "x,f9"), ("mission.strike", "s"))
    assert file.read_text().endswith("\n[later]\nx = 1\n")


def test_writing_keeps_the_table_as_a_person_wrote_it(file: Path) -> None:
    mine = '[keys] # mine\n# later\nmission.skip = "z" # sleep\nmission.nap = "x"\nhelp = 3\n'
    file.write_text(mine)
    settings, problems = load(file)
    assert len(problems) == 2
    save(file, settings)
    said = file.read_text()
    assert said.endswith(mine)
    save(file, Settings(keys=(("mission.skip", "y"), ("help", "f9"))))
    assert load(file) == (Settings(keys=(("help", "f9"), ("mission.skip", "y"))), ())
    assert '# mission.nap = "x"' in file.read_text()


def test_the_usual_keys_clash_with_none() -> None:
    assert keymap.checked([(id_, bound.keys) for id_, bound in keymap.BOUND.items()])[1] == {}


def test_keys_have_the_names_that_textual_gives_them() -> None:
    from textual import keys

    for sign in string.printable.strip():
        if sign != ",":
            assert keymap.canonical(sign) == keys._character_to_key(sign)
            assert keymap.shown(keymap.canonical(sign)) == sign
            assert keymap.types(keymap.canonical(sign))
    for key in keys.Keys:
        assert not keymap.types(key.value) or key.value == "space"


KEYS = ["z", "s", "p", "x", "k", "slash", "f2", "f3", "f9", "ctrl+g", "y,f10", "é"]
CHOSEN = st.lists(st.tuples(st.sampled_from(list(keymap.BOUND)), st.sampled_from(KEYS)), max_size=6)


@given(CHOSEN)
def test_whatever_is_chosen_every_key_does_one_thing_and_typing_is_never_in_the_way(
    chosen: list[tuple[str, str]],
) -> None:
    found, wrong = keymap.checked(chosen)
    assert len(found) + len(wrong) == len(chosen)
    keys = {id_: keymap.in_force(id_, found.get(id_, "")) for id_ in keymap.BOUND}
    for one, two in combinations(keymap.BOUND, 2):
        if "." not in one or one.partition(".")[0] == two.partition(".")[0]:
            assert not set(keys[one]) & set(keys[two])
    for id_, bound in keymap.BOUND.items():
        if any(not keymap.types(key) for key in bound.keys.split(",")):
            assert any(not keymap.types(key) for key in keys[id_])
