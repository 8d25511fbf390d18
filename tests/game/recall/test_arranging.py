"""Lists of dossiers: what fits, and in which order."""

from datetime import UTC, datetime, timedelta

import pytest

from bureau_quiz.game.recall.arranging import ORDERS, STATES, arranged
from bureau_quiz.game.recall.model import DossierKey, DossierLine

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def line(
    title: str, open: int, of: int, table: str = "Characters", days: int | None = None, **more: int
) -> DossierLine:
    last = None if days is None else NOW - timedelta(days=days)
    return DossierLine(DossierKey("p", table, title), title, table, open, of, last=last, **more)


LINES = (
    line("Marina Loiseau", 1, 4, days=3, fading=1, due=1),
    line("Henri Duflot", 0, 3, forgotten=1),
    line("Guillaume Debailly", 3, 4, days=1),
    line("Éric Rochant", 2, 2, "People", days=9, fading=2),
)


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("filed", "Marina Henri Guillaume Éric"),
        ("nearest", "Guillaume Marina Henri Éric"),
        ("open", "Éric Guillaume Marina Henri"),
        ("fading", "Éric Marina Henri Guillaume"),
        ("due", "Marina Éric Henri Guillaume"),
        ("name", "Éric Guillaume Henri Marina"),
        ("last", "Guillaume Marina Éric Henri"),
    ],
)
def test_orders(order: str, titles: str) -> None:
    assert [each.title.split()[0] for each in arranged(LINES, order)] == titles.split()


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("all", "Marina Henri Guillaume Éric"),
        ("begun", "Marina Guillaume"),
        ("open", "Éric"),
        ("fading", "Marina Éric"),
        ("forgotten", "Henri"),
        ("due", "Marina"),
        ("closed", "Henri"),
    ],
)
def test_states(state: str, titles: str) -> None:
    assert [each.title.split()[0] for each in arranged(LINES, state=state)] == titles.split()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("eric", "Éric"),
        ("char d", "Henri Guillaume"),
        ("  ROCHANT people ", "Éric"),
        ("lois", "Marina"),
        ("ois", ""),
    ],
)
def test_texts_are_found_by_the_first_letters_of_words(text: str, titles: str) -> None:
    assert [each.title.split()[0] for each in arranged(LINES, text=text)] == titles.split()


def test_of_equals_the_nearest_are_those_with_several_facts() -> None:
    titles = [("one", 0, 1), ("many", 0, 6), ("few", 0, 3), ("ajar", 1, 2), ("shut", 1, 1)]
    shown = arranged([line(*each) for each in titles], "nearest")
    assert [each.title for each in shown] == ["ajar", "many", "few", "one", "shut"]


def test_other_packs_are_left_out() -> None:
    assert not arranged(LINES, pack="q")
    assert len(arranged(LINES, pack="p")) == 4


def test_each_has_a_name_of_its_own() -> None:
    for named in (ORDERS, STATES):
        assert len({each.title for each in named.values()}) == len(named)
