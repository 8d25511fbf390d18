"""`bureau-quiz dossier`: what is listed, printed and drawn, and what is refused."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bureau_quiz.cli.house import opened
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.graphemes import cells
from bureau_quiz.rounds.model import Phase, Rules
from tests.cli.commands import Here, at_terminal
from tests.game.packs import answer, put_of

pytestmark = pytest.mark.usefixtures("warm")

TOLD = "Black Sea"
"""What Malotru knows of the Danube; where it rises they missed."""
HIDDEN = "Black Forest"


@pytest.fixture
def known(here: Here, rivers: Path) -> Path:
    """Rivers, of which Malotru knows the mouths of all and the sources of none."""
    assert here("pack", "add", rivers).code == 0
    learn()
    return rivers


def learn(wrong: str = "source") -> None:
    """Have Malotru play all there is, every question of a template wrong."""
    with opened() as house:
        rules = Rules(questions=10)
        sitting = house.game.begin(Briefing(("rivers",), rules, "Malotru"))
        while sitting.view().phase is not Phase.OVER:
            answer(sitting, put_of(sitting).question.template != wrong)
            sitting.next()
        house.game.remember(replace(house.game.settings, player="Malotru"))


def test_without_a_name_all_are_listed_with_how_much_is_open(here: Here, known: Path) -> None:
    ran = here("dossier", "--pack", "rivers")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Rivers of Europe: 5 of 10 facts open; 0 of 5 dossiers open",
        "",
        "Danube   Rivers  1 of 2 open",
        "Rhône    Rivers  1 of 2 open",
        "Seine    Rivers  1 of 2 open",
        "Vistula  Rivers  1 of 2 open",
        "Volga    Rivers  1 of 2 open",
    ]


def test_lists_are_sorted_and_narrowed(here: Here, known: Path) -> None:
    ran = here("dossier", "--pack", "rivers", "--sort", "name", "--state", "begun", "--list", "v")
    assert [line.split()[0] for line in ran.out.splitlines()[2:]] == ["Vistula", "Volga"]
    ran = here("dossier", "--pack", "rivers", "--state", "open")
    assert ran.out.count("\n") == 1
    assert ran.err == "No dossier fits.\n"
    ran = here("dossier", "--sort", "nearst")
    assert ran.code == 2
    assert "nearest" in ran.err


def test_one_is_printed_in_words_through_a_pipe(here: Here, known: Path) -> None:
    ran = here("dossier", "Danube")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:6] == [
        "Dossier: Danube",
        "Rivers, Rivers of Europe",
        "1 of 2 open.",
        "",
        "Sea: Black Sea",
        "Source: closed (missed the last time)",
    ]
    assert "Asked for 2 times, 1 right." in ran.out
    for name in ("danube", "danub", "rivers/Danube"):
        assert here("dossier", name).out == ran.out


def test_a_name_of_several_words_needs_no_quotes(here: Here) -> None:
    ran = here("dossier", "characters/Guillaume", "Debailly")
    assert ran.code == 0
    assert ran.out.startswith("Dossier: Guillaume Debailly\nCharacters, The Bureau\n0 of 1 open.")


def test_several_are_listed_with_how_to_choose(here: Here) -> None:
    ran = here("dossier", "the CIA")
    assert (ran.code, ran.out) == (2, "")
    assert 'bureau-quiz dossier "services/the CIA"    Services' in ran.err
    assert here("dossier", "services/the CIA").code == 0


def test_what_is_not_there_is_told_with_what_was_meant(here: Here) -> None:
    ran = here("dossier", "Marina", "Loisaeu")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no dossier “Marina Loisaeu”." in ran.err
    assert "Did you mean Marina Loiseau?" in ran.err
    ran = here("dossier", "--pack", "the-bureua")
    assert ran.code == 2
    assert "Did you mean the-bureau?" in ran.err


def test_another_player_knows_other_things(here: Here, known: Path) -> None:
    assert "0 of 2 open" in here("dossier", "Danube", "--player", "Marina").out
    assert "1 of 2 open" in here("dossier", "Danube", "--player", "MALOTRU").out
    assert "1 of 2 open" in here("dossier", "Danube").out


def test_json_is_versioned_and_tells_states(here: Here, known: Path) -> None:
    page = json.loads(here("dossier", "Danube", "--format", "json").out)
    assert (page["version"], page["player"]) == (1, "Malotru")
    told = page["dossier"]
    assert (told["title"], told["open"], told["of"], told["pack"]) == ("Danube", 1, 2, "rivers")
    assert told["cells"] == [
        {
            "label": "Sea",
            "values": [
                {"state": "open", "text": TOLD, "due": False, "missed": False, "forgotten": False}
            ],
        },
        {
            "label": "Source",
            "values": [
                {"state": "closed", "text": None, "due": False, "missed": True, "forgotten": False}
            ],
        },
    ]
    listed = json.loads(here("dossier", "--pack", "rivers", "--format", "json").out)
    assert listed["version"] == 1
    assert listed["packs"][0]["open"] == 5
    assert [one["title"] for one in listed["dossiers"]][:2] == ["Danube", "Rhône"]


def test_a_picture_is_drawn_into_a_file_that_is_never_replaced_unasked(
    here: Here, known: Path, tmp_path: Path
) -> None:
    target = tmp_path / "danube.svg"
    ran = here("dossier", "Danube", "--svg", target)
    assert (ran.code, ran.out) == (0, "")
    made = target.read_text(encoding="utf-8")
    assert ElementTree.fromstring(made).tag.endswith("svg")
    assert TOLD in made
    assert HIDDEN not in made
    ran = here("dossier", "Rhône", "--svg", target)
    assert ran.code == 2
    assert "--force" in ran.err
    assert target.read_text(encoding="utf-8") == made
    assert here("dossier", "Rhône", "--svg", target, "--force").code == 0
    assert "Rhône" in target.read_text(encoding="utf-8")
    assert here("dossier", "Danube", "--svg", "-").out == made


@pytest.mark.parametrize("arguments", [[], ["Danube", "--list"]])
def test_a_picture_is_of_one_dossier(here: Here, tmp_path: Path, arguments: list[str]) -> None:
    ran = here("dossier", *arguments, "--svg", tmp_path / "x.svg")
    assert ran.code == 2
    assert not (tmp_path / "x.svg").exists()


def test_a_picture_where_none_can_be_written_says_so(
    here: Here, known: Path, tmp_path: Path
) -> None:
    ran = here("dossier", "Danube", "--svg", tmp_path / "nowhere" / "x.svg")
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_a_terminal_sees_it_drawn_and_plain_words_where_they_are_wanted(
    known: Path, tmp_path: Path
) -> None:
    shown = at_terminal("dossier", "Danube", folder=tmp_path)
    assert "┌" in shown
    assert "▇▇▇▇▇▇▇▇" in shown
    assert "missed" in shown
    assert HIDDEN not in shown
    plain = at_terminal("dossier", "Danube", "--plain", folder=tmp_path)
    assert "Sea: Black Sea" in plain
    assert "▇" not in plain
    listed = at_terminal("dossier", folder=tmp_path)
    for text in (shown, plain, listed):
        lines = re.sub(r"\x1b\[\d*m", "", text).splitlines()
        assert all(cells(line) <= 40 for line in lines)
    dumb = at_terminal("dossier", "Danube", folder=tmp_path, TERM="dumb")
    assert "\x1b" not in dumb
    poor = at_terminal("dossier", "Danube", folder=tmp_path, PYTHONIOENCODING="ascii")
    assert "Sea: Black Sea" in poor
