"""Dossiers with a round: what its debriefing tells of them, and the one that a verdict opens."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.game.recall.model import DossierKey
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.memory.model import Openness
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.game.packs import answer, home, packs, put_of, right_to, wrong_to

TOWNS = """\
pack: towns
title: Towns
tables:
  agents:
    rows:
      - {name: Ada, town: Lyon}
      - {name: Bela, town: Metz}
      - {name: Carl, town: Brest}
      - {name: Dora, town: Nice}
      - {name: Emil, town: Caen}
templates:
  - {id: town, table: agents, prompt: "Where does <name> live?", answer: <town>}
questions:
  - {id: first, prompt: Who came first?, answer: Ada, distractors: [Bela, Carl, Dora]}
"""


class Calendar:
    """A clock that is set forward by days."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of five facts in a table and a plain question."""
    return packs(tmp_path / "packs", own=True, towns=TOWNS)


def begun(game: Game, **rules: int) -> Sitting:
    rounds = Rules(**{"questions": 6, **rules})  # type: ignore[arg-type]
    return game.begin(Briefing(("towns",), rounds, "Marina", names=()))


def play(sitting: Sitting, missed: tuple[str, ...] = ()) -> Sitting:
    """Play on, wrong where the question is of one who is to be missed."""
    while sitting.view().phase is not Phase.OVER:
        prompt = put_of(sitting).prompt
        answer(sitting, not any(name in prompt for name in missed))
        sitting.next()
    return sitting


def test_a_first_round_opens_what_was_right(tmp_path: Path, folder: Path) -> None:
    with home(tmp_path / "home", folder, Settings(player="Marina")) as game:
        gains = play(begun(game), missed=("Ada", "Bela")).debriefing().gains
        assert gains is not None
        assert (gains.opened, gains.renewed, gains.lost) == (4, 0, 0)
        assert {line.title for line in gains.completed} == {"Carl", "Dora", "Emil"}
        assert gains.nearest is None
        assert gains.lifted is not None
        assert (gains.lifted.label, gains.lifted.table) == ("Town", "Agents")
        towns = {"Carl": "Brest", "Dora": "Nice", "Emil": "Caen"}
        assert gains.lifted.text == towns[gains.lifted.title]
        opened = {line.title: line.open for line in game.dossiers(("towns",)).lines}
        assert opened == {"Ada": 0, "Bela": 0, "Carl": 1, "Dora": 1, "Emil": 1}


def test_a_later_round_renews_and_loses(tmp_path: Path, folder: Path) -> None:
    clock = Calendar()
    with home(tmp_path / "home", folder, Settings(player="Marina"), clock=clock) as game:
        play(begun(game), missed=("Ada",))
        clock.time += timedelta(days=6)
        game.recall()
        before = {line.title: line for line in game.dossiers(("towns",)).lines}
        assert before["Emil"].fading == 1
        gains = play(begun(game), missed=("Bela",)).debriefing().gains
        assert gains is not None
        assert (gains.opened, gains.renewed, gains.lost) == (1, 4, 1)
        assert gains.lifted is not None
        assert gains.lifted.title == "Ada"


def test_nothing_is_told_before_the_end(tmp_path: Path, folder: Path) -> None:
    with home(tmp_path / "home", folder, Settings(player="Marina")) as game:
        sitting = begun(game)
        answer(sitting, True)
        assert sitting.debriefing().gains is None
        sitting.abandon()
        gains = sitting.debriefing().gains
        assert gains is not None
        assert gains.opened == 1


def test_the_verdicts_dossier_shows_what_was_answered_for(tmp_path: Path, folder: Path) -> None:
    with home(tmp_path / "home", folder, Settings(player="Marina")) as game:
        sitting = begun(game)
        while sitting.view().phase is not Phase.OVER:
            put = put_of(sitting)
            assert sitting.dossier() is None
            hit = sitting.view().number % 2 == 0
            sitting.answer(right_to(put) if hit else wrong_to(put), 2)
            page = sitting.dossier()
            if put.question.template:
                assert page is not None
                (value,) = page.cells[0].values
                key = DossierKey("towns", "agents", put.question.facts[0].row)
                assert (page.line.key, page.line.open) == (key, int(hit))
                assert (value.text, value.missed) == (put.shown if hit else "", not hit)
                assert (value.openness is Openness.CLEAR) is hit
            else:
                assert page is None
            sitting.next()
        assert sitting.dossier() is None


def test_an_appeal_opens_it(tmp_path: Path, folder: Path) -> None:
    with home(tmp_path / "home", folder, Settings(player="Marina")) as game:
        sitting = begun(game)
        while not put_of(sitting).question.template:
            answer(sitting, True)
            sitting.next()
        answer(sitting, False)
        before = sitting.dossier()
        assert before is not None
        assert before.line.open == 0
        sitting.appeal()
        after = sitting.dossier()
        assert after is not None
        assert after.line.open == 1


def test_a_cache_that_fails_costs_no_debriefing(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Memories, "refresh", fails)
    with home(tmp_path / "home", folder, Settings(player="Marina")) as game:
        sitting = begun(game)
        answer(sitting, True)
        assert sitting.dossier() is None
        sitting.next()
        debriefing = play(sitting).debriefing()
        assert debriefing.gains is None
        assert debriefing.score.right == 6


def test_a_table_of_players_has_no_gains(tmp_path: Path, folder: Path) -> None:
    names = ("Marina", "Henri")
    with home(tmp_path / "home", folder, Settings(player="Marina")) as game:
        rules = Rules(mode="hot-seat", questions=4, seats=2)
        sitting = game.begin(Briefing(("towns",), rules, "Marina", names=names))
        answer(sitting, True)
        page = sitting.dossier()
        assert page is None or page.line.open == 1
        sitting.next()
        assert play(sitting).debriefing().gains is None
