"""Dossiers line by line: opened on a command, and told at the end."""

from datetime import UTC, datetime

from bureau_quiz.game.recall.model import (
    DossierCell,
    DossierKey,
    DossierLine,
    DossierPage,
    DossierValue,
    Gains,
    Lifted,
)
from bureau_quiz.memory.model import Openness
from bureau_quiz.rounds.model import Phase
from tests.plain.sittings import Sitting, dialogue

KEY = DossierKey("p", "characters", "Marina Loiseau")
LINE = DossierLine(
    KEY, "Marina Loiseau", "Characters", 1, 2, last=datetime(2026, 11, 2, tzinfo=UTC)
)
PAGE = DossierPage(
    LINE,
    "The Bureau",
    (
        DossierCell("Played by", (DossierValue(Openness.CLEAR, "Sara Giraudeau"),)),
        DossierCell("Cover", (DossierValue(Openness.SHUT),)),
    ),
)


class Filed(Sitting):
    """A sitting whose every verdict has a dossier."""

    def dossier(self) -> DossierPage | None:
        return PAGE if self.view().phase is Phase.TOLD else None


def test_a_dossier_is_opened_once_the_question_is_answered() -> None:
    shown = dialogue(Filed(), ["/dossier", "b", "/quit"])
    said = shown.index("The dossier is opened once this question is answered.")
    right = shown.index("Right. 200 points.")
    opened = shown.index("Dossier: Marina Loiseau")
    assert said < right < opened
    assert "Played by: Sara Giraudeau" in shown
    assert "Cover: closed" in shown
    assert shown.count("Dossier: Marina Loiseau") == 1


def test_after_a_wrong_answer_it_is_opened_at_once() -> None:
    shown = dialogue(Filed(), ["a", "/dossier", "", "/quit"])
    assert "Dossier: Marina Loiseau" in shown
    assert "The dossier is opened once this question is answered." not in shown


def test_where_there_is_none_that_is_said() -> None:
    class Bare(Sitting):
        def dossier(self) -> None:
            return None

    assert "There is no dossier to this question." in dialogue(Bare(), ["/doss", "b", "/quit"])


def test_the_end_tells_what_the_round_opened() -> None:
    gains = Gains(
        opened=1,
        lifted=Lifted(KEY, "Marina Loiseau", "Played by", "Sara Giraudeau"),
        nearest=DossierLine(DossierKey("p", "c", "h"), "Henri Duflot", "Characters", 3, 4),
    )
    shown = dialogue(Sitting(gains=gains), ["b", "a"])
    at = shown.index("You opened: Marina Loiseau, played by Sara Giraudeau.")
    assert shown[at - 1] == ""
    assert shown[at + 1] == "Nearest to open: Henri Duflot, 3 of 4 open."
