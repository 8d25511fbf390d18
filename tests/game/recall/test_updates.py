"""Packs that change between rounds: nothing of the past is lost, nothing is told too soon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from bureau_quiz.bank.model import Response
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.recall.weakest import TOP
from bureau_quiz.paths import memory_file
from bureau_quiz.rounds.model import Rules
from bureau_quiz.settings import Settings
from tests.game.packs import home, play_on
from tests.game.recall.test_truth import LINKED, RENAMED, TRUTH

ALL = ("linked", "truth")


class Known(NamedTuple):
    """What a player is told of what they know."""

    open: int
    of: int
    due: int
    held: int
    weak: int
    """Facts that statistics call weak."""
    answers: int
    reviews: int


class House:
    """A player's folder and packs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packs = folder / "packs"
        self.packs.mkdir()
        self.settings = Settings(player="Marina")
        self.write("linked", LINKED)
        self.write("truth", TRUTH)

    def write(self, name: str, text: str) -> None:
        (self.packs / f"{name}.yaml").write_text(text, encoding="utf-8")

    def change(self, name: str, *changes: tuple[str, str]) -> None:
        text = (self.packs / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.write(name, text)

    @contextmanager
    def game(self) -> Iterator[Game]:
        with home(self.folder / "home", self.packs, self.settings, range(900)) as game:
            game.prepare()
            game.recall()
            yield game

    def play(self, hits: str, *packs: str) -> Known:
        with self.game() as game:
            for _ in range(3):
                play_on(game.begin(Briefing(packs or ALL, Rules(questions=40), "Marina")), hits)
        return self.known()

    def known(self) -> Known:
        """What the game tells, looked at for what must always be so."""
        with self.game() as game:
            told, leading = game.dossiers(), game.overview()
            for line in told.lines:
                assert line.fading <= line.open <= line.of
                assert line.due <= line.of
                page = game.dossier(line.key)
                values = [value for cell in page.cells for value in cell.values]
                assert (len(values), sum(value.openness > 0 for value in values)) == (
                    line.of,
                    line.open,
                )
            assert all(pack.fading <= pack.open <= pack.of >= pack.due for pack in told.packs)
            figures = game.statistics()
            assert len(figures.weakest) == min(figures.weak, TOP)
            assert not figures.weak or game.training(figures.wish).weak
            memories = game.memories.all().values()
        return Known(
            leading.open,
            leading.of,
            leading.due,
            leading.clearance.held,
            figures.weak,
            figures.totals.tally.answers,
            sum(memory.reviews for facts in memories for memory in facts.values()),
        )


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_rows_with_new_names_keep_all(house: House) -> None:
    before = house.play("rrrw")
    assert 0 < before.open < before.of
    house.change("linked", *RENAMED[:3])
    assert house.known() == before
    memory_file().unlink()
    assert house.known() == before


def test_a_name_that_changes_again_keeps_all(house: House) -> None:
    before = house.play("rrrw")
    house.change("linked", *RENAMED[:2])
    house.known()
    house.change(
        "linked",
        ("{name: Marina Loiseau, was: Marina,", "{name: M. L., was: [Marina, Marina Loiseau],"),
        ("of: Marina Loiseau,", "of: M. L.,"),
    )
    assert house.known() == before
    memory_file().unlink()
    assert house.known() == before


def test_wordings_and_templates_may_change(house: House) -> None:
    before = house.play("rrrw")
    house.change(
        "truth",
        ("What is the motto of the house?", "Which motto has the house?"),
        ("id: owner", "id: whose"),
        ("    reverse: What is the codename of <name>?\n", ""),
    )
    assert house.known() == before


def test_values_that_change_are_learnt_anew_and_nothing_else_is(house: House) -> None:
    before = house.play("r", "linked")
    assert before.open == 13
    house.change("linked", *RENAMED[3:])
    after = house.known()
    assert (after.open, after.of) == (before.open - 1, before.of + 1)
    assert (after.answers, after.reviews) == (before.answers, before.reviews)
    house.change("linked", *(pair[::-1] for pair in RENAMED[3:]))
    assert house.known() == before


def test_facts_that_are_gone_are_neither_due_nor_weak(house: House) -> None:
    before = house.play("w", "truth")
    assert before.weak == 50
    house.change("truth", ("town: ", "city: "), ("<town>", "<city>"))
    after = house.known()
    assert (after.of, after.weak) == (before.of, 50 - 12)
    assert (after.answers, after.reviews) == (before.answers, before.reviews)
    house.settings = replace(house.settings, spoilers=("truth:0",))
    assert house.known().weak == 50 - 12 - 4 * 3
    house.change("truth", ("city: ", "town: "), ("<city>", "<town>"))
    house.settings = replace(house.settings, spoilers=())
    assert house.known() == before


def test_packs_that_are_away_come_back_as_they_were(house: House) -> None:
    before = house.play("rrrw")
    house.settings = replace(house.settings, off=("linked",))
    off = house.known()
    assert off.of < before.of
    house.settings = replace(house.settings, off=())
    assert house.known() == before
    file = house.packs / "linked.yaml"
    for text in ("", "pack: linked\ntables: [\n"):
        file.write_text(text) if text else file.unlink()
        assert house.known()[:3] == off[:3]
        memory_file().unlink()
        away = house.known()
        assert away[:3] == off[:3]
        assert (away.answers, away.reviews) == (before.answers, before.reviews)
        house.write("linked", LINKED)
        assert house.known() == before


@pytest.mark.parametrize(("level", "rows"), [(0, 8), (1, 9), (2, 11), (3, 12)])
def test_what_was_known_beyond_a_level_is_not_told(house: House, level: int, rows: int) -> None:
    before = house.play("rw", "truth")
    house.settings = replace(house.settings, spoilers=(f"truth:{level}",))
    house.known()
    with house.game() as game:
        titles = {line.title for line in game.dossiers(("truth",)).lines}
        assert len(titles) == rows
        figures = game.statistics(("truth",))
        assert {fact.title for fact in figures.weakest if fact.dossier} <= titles
        sitting = game.train(Wish(("truth",), weakest=True))
        while sitting.view().prompt:
            for name in {"Ivo Yarl", "Jana Zorn", "Karl Abend", "Lena Birk"} - titles:
                assert name not in str(sitting.view())
            sitting.answer(Response.skip(), 1)
            sitting.next()
        game.recall()
    house.settings = replace(house.settings, spoilers=())
    assert house.known().of == before.of


def test_of_two_that_say_so_the_first_was(house: House) -> None:
    before = house.play("r", "linked")
    house.change(
        "linked",
        ("{code: Heron,", "{code: Night Heron, was: Heron,"),
        ("{code: Plover,", "{code: Golden Plover, was: [Plover, Heron],"),
    )
    assert house.known() == before
