"""Dossiers line by line: opened on a command, and told at the end."""

from datetime import UTC, datetime
from threading import Event

import pytest

from bureau_quiz.game.meanwhile import Progress
from bureau_quiz.game.recall.model import (
    DossierCell,
    DossierKey,
    DossierLine,
    DossierPage,
    DossierValue,
    Gains,
    Lifted,
)
from bureau_quiz.game.results import Debriefing
from bureau_quiz.memory.model import Openness
from bureau_quiz.plain import patience
from bureau_quiz.plain.patience import BEGUN
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

    def dossier(self, tell: Progress | None = None) -> DossierPage | None:
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
        def dossier(self, tell: Progress | None = None) -> None:
            return None

    assert "There is no dossier to this question." in dialogue(Bare(), ["/doss", "b", "/quit"])


def test_the_end_tells_what_the_round_opened() -> None:
    gains = Gains(
        opened=1,
        lifted=Lifted(KEY, "Marina Loiseau", "Played by", "Sara Giraudeau"),
        nearest=DossierLine(DossierKey("p", "c", "h"), "Henri Duflot", "Characters", 3, 4),
    )
    shown = dialogue(Sitting(gains=gains), ["b", "a"])
    at = shown.index("You opened: Marina Loiseau, played by: Sara Giraudeau.")
    assert shown[at - 1] == ""
    assert shown[at + 1] == "Nearest to open: Henri Duflot (Characters), 3 of 4 open."


class Waited(Filed):
    """A sitting whose player has years of answers, which take long to be gone through."""

    def dossier(self, tell: Progress | None = None) -> DossierPage | None:
        Event().wait(0.5)
        return super().dossier(tell)

    def debriefing(self, patience: float | None = None, tell: Progress | None = None) -> Debriefing:
        whole = super().debriefing(patience, tell)
        if patience is not None:
            return whole._replace(gains=None, pending=True)
        if tell:
            for done in range(0, 100_001, 2_000):
                tell(done, 100_000)
        return whole


def test_a_long_past_is_told_of_after_the_score() -> None:
    shown = dialogue(Waited(gains=Gains(opened=2)), ["b", "a"])
    saved = next(at for at, line in enumerate(shown) if line.startswith("Saved: "))
    assert shown[saved + 1] == BEGUN
    told = [line for line in shown if "percent" in line]
    assert told == shown[saved + 2 : saved + 12]
    assert told[0] == "10 percent of 100000 answers."
    assert shown[saved + 12 : saved + 14] == ["", "You opened 2 facts."]


def test_a_dossier_that_waits_for_a_long_past_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "SOON", 0.0)
    shown = dialogue(Waited(), ["/dossier", "b", "/quit"])
    assert shown.index(BEGUN) < shown.index("Dossier: Marina Loiseau")
