"""A new version that calls all otherwise and says `was:`: nothing of a player's past is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bureau_quiz.authoring import reports
from bureau_quiz.authoring.look import look
from bureau_quiz.bank.model import Outcome, Put
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.paths import memory_file
from bureau_quiz.rounds.model import Phase, Rules
from tests.game.packs import answer, play_on, put_of
from tests.game.recall.test_updates import ALL, House
from tests.game.recall.test_updates import house as house  # the fixture

TRUTH = (
    (
        "  agents:\n    columns:\n",
        "  officers:\n    was: agents\n    label: Agents\n    columns:\n",
    ),
    ("      born: {", "      city: {was: town, label: Town}\n      born: {"),
    ("town: ", "city: "),
    ("<town>", "<city>"),
    ("table: agents", "table: officers"),
    ("{name: Ada Quill,", "{name: Ada Adler, was: Ada Quill,"),
    ("- id: owner\n", "- id: whose\n    was: owner\n"),
    ("- id: desk\n", "- id: who-works\n    was: [bureau, desk]\n"),
    ("- id: who-where\n", "- id: pairs\n    was: who-where\n"),
    ("- id: motto\n", "- id: house-motto\n    was: motto\n"),
)
LINKED = (
    ("  people:\n", "  persons:\n    was: people\n    label: People\n"),
    ("to: people", "to: persons, was: of, label: Of"),
    ("      of: {", "      who: {"),
    (" of: ", " who: "),
    ("<of>", "<who>"),
    ("table: people", "table: persons"),
    ("{name: Marina,", "{name: Marina Loiseau, was: Marina,"),
    ("who: Marina,", "who: Marina Loiseau,"),
    ("- id: owner\n", "- id: whose\n    was: owner\n"),
    ("- id: home\n", "- id: at-home\n    was: home\n"),
)
CALLED = {"Ada Adler": "Ada Quill", "Marina Loiseau": "Marina"}
"""Rows whose names show: as they are now, and were."""


def rename(house: House) -> None:
    house.change("truth", *TRUTH)
    house.change("linked", *LINKED)


def told(game: Game) -> Iterator[Any]:
    """All that the game tells of a past, with rows as they were called before."""
    for line in sorted(game.dossiers().lines, key=lambda line: (line.table, called(line.title))):
        page = game.dossier(line.key)
        cells = [
            (cell.label, sorted((called(value.text), value.openness) for value in cell.values))
            for cell in page.cells
        ]
        yield called(line.title), line.table, line[3:], sorted(cells)
        yield page.right, page.asked, page.since
    figures = game.statistics()
    yield figures.totals, figures.days, figures.streaks, figures.weak
    for of in ("pack", "category", "kind", "difficulty"):
        yield figures.by[of]
    yield sorted(part[2:] for part in figures.by["template"])
    yield sorted((called(one.title), one.label, *one[5:8]) for one in figures.weakest)
    run = game.training()
    yield run.due_in_all, run.weak_in_all, run.left, game.boards()


def called(title: str) -> str:
    return CALLED.get(title, title)


def test_memory_dossiers_statistics_and_boards_are_as_before(house: House) -> None:
    before = house.play("rrrw")
    with house.game() as game:
        was = list(told(game))
    rename(house)
    assert house.known() == before
    with house.game() as game:
        assert list(told(game)) == was
        templates = {part.name for part in game.statistics().by["template"]}
    assert {"truth/whose", "truth/whose~", "linked/at-home", "linked/where"} <= templates
    assert not {"truth/owner", "truth/owner~", "linked/home", "truth/desk"} & templates
    memory_file().unlink()
    assert house.known() == before
    with house.game() as game:
        assert list(told(game)) == was


def test_a_renaming_taken_back_is_as_if_it_had_never_been(house: House) -> None:
    before = house.play("rrrw")
    with house.game() as game:
        was = list(told(game))
    texts = {pack: (house.packs / f"{pack}.yaml").read_text() for pack in ALL}
    rename(house)
    house.known()
    for pack, text in texts.items():
        house.write(pack, text)
    assert house.known() == before
    with house.game() as game:
        assert list(told(game)) == was


def test_what_was_missed_is_replayed_and_what_was_flagged_is_found(house: House) -> None:
    with house.game() as game:
        sitting = game.begin(Briefing(ALL, Rules(questions=40), "Marina"))
        while sitting.view().phase is not Phase.OVER:
            answer(sitting, hit=False)
            sitting.flag("hm")
            sitting.next()
        before = game.misses()
        asked = [put.question.prompt for put in again(game, before)]
    rename(house)
    with house.game() as game:
        now = game.misses()
        assert now == before
        found = again(game, now)
        assert [put.question.prompt for put in found] == [
            prompt.replace("Ada Quill", "Ada Adler").replace("Marina", "Marina Loiseau")
            for prompt in asked
        ]
        flagged = game._desk.records.reports()
    assert len(found) == len(before.only) > 20
    for pack in ALL:
        seen = look(house.packs / f"{pack}.yaml")
        assert seen.pack
        said = [report for report in flagged if report.pack == pack]
        placed = reports.placed(said, seen.pack, seen.questions)
        assert placed
        assert all(one.asks for one in placed)


def again(game: Game, briefing: Briefing) -> list[Put]:
    """The questions that a round of some chosen ones asks; it is left waiting."""
    sitting = game.begin(briefing)
    assert sitting.notes == ()
    puts = list(sitting._round.puts)
    sitting.abandon()
    return puts


@pytest.mark.parametrize("trained", [False, True])
def test_a_round_that_was_cut_off_goes_on(house: House, trained: bool) -> None:
    house.play("w")
    with house.game() as game:
        if trained:
            sitting = game.train(Wish(weakest=True))
        else:
            sitting = game.begin(Briefing(ALL, Rules(questions=40), "Marina"))
        for _ in range(2):
            answer(sitting, hit=True)
            sitting.next()
        total, number = sitting.view().total, sitting._number
        sitting.leave()
    rename(house)
    with house.game() as game:
        waiting = game.waiting()
        assert waiting
        assert waiting.round == number
        sitting = game.go_on(number)
        put = put_of(sitting)
        assert put.question.facts[0].table in ("agents", "people", "codes")
        answer(sitting, hit=True)
        page = sitting.dossier()
        assert page
        assert called(page.line.title) == put.question.facts[0].row
        sitting.next()
        play_on(sitting, "r")
        assert sitting.view().total == total
        told = game._desk.records.tolds(number)
        assert all(one.verdict.judgement.outcome is Outcome.RIGHT for one in told)
        puts = game._desk.records.puts(number)
        assert len({(put.question.pack, put.question.card) for put in puts}) == len(puts) or trained
        debriefing = sitting.debriefing()
        assert debriefing.gains
