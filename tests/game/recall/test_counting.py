"""Statistics at the game's door: over the real packs, a year of records and the cache of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bureau_quiz import paths
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.game import Game
from bureau_quiz.game.recall.weakest import TOP
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase
from bureau_quiz.settings import Settings
from tests.game.packs import answer
from tests.history import END, history

RESPONSES = 600


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("past") / "records.sqlite"
    history(file, RESPONSES, player="Malotru")
    return file


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    file = tmp_path_factory.mktemp("cache") / "catalogue.sqlite"
    made = Catalogue.open(file, (paths.bundled_packs(),))
    yield made
    made.close()


@pytest.fixture
def game(past: Path, catalogue: Catalogue) -> Iterator[Game]:
    file = paths.records_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(past.read_bytes())
    records = Records.open(file, lambda: END)
    made = Game(catalogue, records, Settings(player="Malotru"), lambda: END, lambda: 3)
    made.recall()
    yield made
    records.close()


def test_every_answer_of_the_records_is_counted(game: Game) -> None:
    found, guest = game.statistics(), game.statistics(player="Guest")
    assert found.totals.tally.answers + guest.totals.tally.answers == RESPONSES
    assert guest.totals.tally.answers > 0
    assert game.statistics(player="MALOTRU").totals == found.totals
    assert {part.title for part in found.by["pack"]} == {
        "The Bureau", "Signals", "Secret services", "Tradecraft",
    }  # fmt: skip
    assert sum(day.tally.answers for day in found.days) == found.totals.tally.answers


def test_the_weakest_are_named_as_far_as_the_player_has_seen(
    game: Game, catalogue: Catalogue
) -> None:
    whole = game.statistics(("the-bureau",))
    assert len(whole.weakest) == TOP
    game.settings = Settings(player="Malotru", spoilers=("the-bureau:0",))
    guarded = game.statistics(("the-bureau",))
    assert {fact.title for fact in guarded.weakest} != {fact.title for fact in whole.weakest}
    allowed = set(catalogue.facts("the-bureau:0"))
    assert {fact for _, fact in whole.wish.facts} - allowed
    assert {fact for _, fact in guarded.wish.facts} <= allowed
    for fact in guarded.weakest:
        if fact.dossier:
            row = catalogue.row("the-bureau:0", fact.dossier.table, fact.dossier.row)
            assert row is not None
            assert row.title == fact.title


def test_weak_facts_of_packs_that_are_off_wait(game: Game) -> None:
    assert any(fact.pack == "signals" for fact in game.statistics(("signals",)).weakest)
    game.settings = Settings(player="Malotru", off=("signals",))
    assert game.statistics(("signals",)).weakest == ()
    assert game.statistics(("signals",)).totals.tally.answers > 0


def test_one_wish_trains_just_those(game: Game) -> None:
    found = game.statistics(("signals",))
    wish = found.wish._replace(facts=found.wish.facts[:4])
    facts = game.training(wish).facts  # not all can be asked for beside each other
    assert 1 < facts <= 4
    sitting = game.train(wish)
    asked = 0
    while sitting.view().phase is not Phase.OVER:
        answer(sitting, hit=True)
        asked += 1
        sitting.next()
    assert asked == facts
    game.recall()
    left = set(wish.facts) & set(game.statistics(("signals",)).wish.facts)
    assert len(left) == 4 - facts


def test_what_was_just_played_is_counted_after_recall(game: Game) -> None:
    before = game.statistics().totals
    again = game.hq().again
    sitting = game.begin(again)
    answer(sitting, hit=True)
    sitting.leave()
    assert game.statistics().totals == before
    game.recall()
    after = game.statistics()
    assert after.totals.tally.right == before.tally.right + 1
    assert after.totals.missions.rounds == before.missions.rounds + 1


def test_no_such_pack(game: Game) -> None:
    with pytest.raises(WrongUse, match="no pack “signal”"):
        game.statistics(("signal",))
