"""Decks by scope: as far as the player has seen, and of the kinds that a mode asks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bureau_quiz import bank, packs
from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.model import Card
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.rounds.dealing import deal
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from tests.catalogue.packs import TOWNS, write
from tests.rounds.in_memory import list_decks

SHADOWS = Path(__file__).parent.parent / "bank" / "shadows.yaml"
LEVELS = 5
RULES = (
    *(Rules(mode=mode) for mode in MODES),
    Rules(difficulties=(1, 3)),
    Rules(categories=("Faces", "Money")),
    Rules(mode="interrogation", categories=("Faces",), difficulties=(2,)),
)


@cache
def cards() -> tuple[Card, ...]:
    pack = packs.read(SHADOWS).pack
    assert pack
    return bank.cards(bank.make(pack).questions)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    write(tmp_path / "bundled" / "shadows.yaml", SHADOWS.read_text(encoding="utf-8"))
    write(tmp_path / "bundled" / "towns.yaml", TOWNS)
    folders = tmp_path / "bundled", tmp_path / "user"
    Catalogue.open(tmp_path / "catalogue.sqlite", folders).close()
    return Catalogue.open(tmp_path / "catalogue.sqlite", folders, compile=False)


@pytest.mark.parametrize("level", [None, *range(LEVELS + 1)])
def test_decks_hold_what_may_be_asked(catalogue: Catalogue, level: int | None) -> None:
    scope = "shadows" if level is None else f"shadows:{level}"
    for rules in RULES:
        found = catalogue.decks([scope], rules)
        wanted = list_decks(cards(), rules, level)
        assert [(deck.pack, deck.difficulty, len(deck), deck.templates) for deck in found] == [
            (deck.pack, deck.difficulty, len(deck), deck.templates) for deck in wanted
        ], rules
        for one, other in zip(found, wanted, strict=True):
            assert [one.card(place) for place in range(len(one))] == [
                other.card(place) for place in range(len(other))
            ]


def test_a_higher_level_asks_more_and_the_highest_asks_all(catalogue: Catalogue) -> None:
    sizes = [
        sum(map(len, catalogue.decks([f"shadows:{level}"], Rules()))) for level in range(LEVELS + 1)
    ]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] == sum(map(len, catalogue.decks(["shadows"], Rules()))) == len(cards())


def test_the_highest_level_is_the_pack_itself(catalogue: Catalogue) -> None:
    rules = Rules(questions=20)
    for scope in ("shadows:5", "shadows:99"):
        assert deal(catalogue.decks([scope], rules), rules, 7, 1) == deal(
            catalogue.decks(["shadows"], rules), rules, 7, 1
        )


def test_a_level_means_nothing_to_a_pack_without_grades(catalogue: Catalogue) -> None:
    assert [len(deck) for deck in catalogue.decks(["towns:0"], Rules())] == [
        len(deck) for deck in catalogue.decks(["towns"], Rules())
    ]


def test_of_two_levels_of_one_pack_the_lower_is_played(catalogue: Catalogue) -> None:
    lower = [len(deck) for deck in catalogue.decks(["shadows:1"], Rules())]
    for scopes in (
        ["shadows:1", "shadows:3"],
        ["shadows", "shadows:1"],
        ["shadows:2", "shadows:1"],
    ):
        assert [len(deck) for deck in catalogue.decks(scopes, Rules())] == lower


def test_what_is_no_scope_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="shadows:x"):
        catalogue.decks(["shadows:x"], Rules())
    with pytest.raises(ValueError, match="shadows:x"):
        catalogue.categories(["shadows:x"])


def test_categories_are_those_in_which_something_can_be_asked(catalogue: Catalogue) -> None:
    assert catalogue.categories(["shadows"]) == ("Faces", "Money", "Work")
    assert catalogue.categories(["shadows:5"]) == ("Faces", "Money", "Work")
    assert catalogue.categories(["shadows:3"]) == ("Faces", "Work")
    assert catalogue.categories(["shadows:0", "towns"]) == (
        "Faces",
        "Lands",
        "Numbers",
        "Odds",
        "Work",
    )


def test_a_question_by_its_id_is_guarded(catalogue: Catalogue) -> None:
    questions = [question for card in cards() for question in card.questions]
    for question in questions[::7]:
        assert catalogue.question(question.id) == guarded(question, None)
        for level in (0, 2, 4):
            assert catalogue.question(question.id, level) == guarded(question, level)
    assert catalogue.question("shadows/end", 4) is None
    assert catalogue.question("shadows/end", 5)
    assert catalogue.question("towns/bells", 0)


def test_it_says_what_the_levels_count(catalogue: Catalogue) -> None:
    assert {info.id: (info.scale, info.levels) for info in catalogue.packs()} == {
        "shadows": ("season", LEVELS),
        "towns": ("", 0),
    }


def test_interrogation_is_dealt_of_what_can_be_typed(catalogue: Catalogue) -> None:
    rules = MODES["interrogation"].rules
    dealt = deal(catalogue.decks(["shadows:2", "towns"], rules), rules, 3, 0)
    assert len(dealt.puts) == rules.questions
    assert {put.question.kind for put in dealt.puts} == {"typed"}
