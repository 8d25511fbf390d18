"""Names of dossiers: what they mean, and what they may have meant."""

import pytest

from bureau_quiz.errors import WrongUse
from bureau_quiz.game.recall.finding import found, names
from bureau_quiz.game.recall.model import DossierKey, DossierLine


def line(title: str, table: str = "people", row: str = "") -> DossierLine:
    return DossierLine(DossierKey("p", table, row or title), title, table.capitalize(), 0, 1)


LINES = (
    line("Marina Loiseau"),
    line("Marina Loiseau’s handler", "ties"),
    line("Éric Rochant"),
    line("Éric Rochant", "credits", "director"),
    line("Éric Rochant", "credits", "writer"),
    line("the CIA", "services"),
    line("C#2", "codes"),
    line("x/y", "codes"),
)


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("Marina Loiseau", [0]),
        ("  marina LOISEAU ", [0]),
        ("marina", [0, 1]),
        ("loiseau", [0, 1]),
        ("handler", [1]),
        ("Eric Rochant", [2, 3, 4]),
        ("cia", [5]),
        ("people/Éric Rochant", [2]),
        ("Credits/eric", [3, 4]),
        ("credits/eric#2", [4]),
        ("Eric Rochant#1", [2]),
        ("C#2", [6]),
        ("x/y", [7]),
    ],
)
def test_what_a_name_means(name: str, at: list[int]) -> None:
    assert found(name, LINES) == tuple(LINES[place] for place in at)


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("Marina Loisau", "Did you mean Marina Loiseau?"),
        ("Rochat", "bureau-quiz dossier lists those there are."),
        ("", "bureau-quiz dossier lists those there are."),
        ("/", "bureau-quiz dossier lists those there are."),
        ("marina#3", "bureau-quiz dossier lists those there are."),
        ("marina#0", "bureau-quiz dossier lists those there are."),
        ("nobody/marina", "bureau-quiz dossier lists those there are."),
    ],
)
def test_what_means_nothing_is_wrong_use(name: str, mend: str) -> None:
    with pytest.raises(WrongUse, match="There is no dossier") as caught:
        found(name, LINES)
    assert caught.value.mend == mend


def test_each_has_a_name_that_means_it_alone() -> None:
    told = names(LINES, LINES)
    assert told == (
        "Marina Loiseau",
        "Marina Loiseau’s handler",
        "people/Éric Rochant",
        "credits/Éric Rochant#1",
        "credits/Éric Rochant#2",
        "the CIA",
        "C#2",
        "x/y",
    )
    for name, one in zip(told, LINES, strict=True):
        assert found(name, LINES) == (one,)
