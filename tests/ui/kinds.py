"""One question of each kind, put and judged by the real round, at the real mission screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Answer, Candidate, Graded, Put, Question, Response, Scale
from bureau_quiz.game.model import Briefing
from bureau_quiz.rounds.model import Lifeline, Rules, Verdict, View
from bureau_quiz.rounds.round import Round
from bureau_quiz.settings import Settings
from bureau_quiz.ui.app import BureauApp
from tests.ui.opening import USUAL, Player

CALM = Settings(player="Malotru", animations=False)


class TableSitting:
    """A round at a screen, kept nowhere."""

    notes: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    kept = True
    saved = 0

    def __init__(self, playing: Round) -> None:
        self.round = playing
        self.given: list[Response] = []

    @property
    def _round(self) -> Round:
        return self.round

    def view(self) -> View:
        return self.round.view()

    def answer(self, response: Response, seconds: float) -> Verdict:
        self.given.append(response)
        return self.round.answer(response, seconds)

    def expire(self) -> Verdict:
        return self.round.expire()

    def dossier(self, tell: object = None) -> None:
        """None: nothing of the past is known here."""

    def pause(self) -> None:
        self.round.pause()

    def resume(self) -> None:
        self.round.resume()

    def next(self) -> None:
        self.round.next()

    def use(self, lifeline: Lifeline) -> None:
        self.round.use(lifeline)

    def abandon(self) -> None:
        self.round.abandon()


class TableGame:
    """A game that begins one sitting and keeps nothing."""

    notices: tuple[str, ...] = ()

    def __init__(self, sitting: TableSitting, settings: Settings = CALM) -> None:
        self.settings = settings
        self.sitting = sitting

    def begin(self, briefing: Briefing) -> TableSitting:
        return self.sitting

    def remember(self, settings: Settings) -> None:
        self.settings = settings


def _question(kind: str, prompt: str, answers: Sequence[Answer], **more: Any) -> Question:
    more.setdefault("category", "Episodes")
    return Question(
        id=f"the-bureau/{kind}/{abs(len(prompt))}",
        pack="the-bureau",
        template=kind,
        kind=kind,
        difficulty=2,
        prompt=prompt,
        answers=tuple(answers),
        source="Cast and characters",
        hints=(Graded("Played by: Mathieu Kassovitz"),),
        **more,
    )


def _answers(*texts: str) -> tuple[Answer, ...]:
    return tuple(Answer(text) for text in texts)


def _pool(*texts: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(text) for text in texts)


def _choice() -> Put:
    options = ("Raymond Sisteron", "Guillaume Debailly", "Henri Duflot", "Marc Lauré")
    question = _question(
        "choice",
        "Whose codename is “Malotru”?",
        _answers(options[1]),
        category="Codenames",
        explanation="“Malotru” means “Lout”. Guillaume Debailly is played by Mathieu Kassovitz.",
    )
    return Put(question, question.prompt, options, (1,), options[1])


def _except() -> Put:
    options = ("Éric Rochant", "Hélier Cisterne", "Luc Besson", "Mathieu Demy")
    question = _question(
        "except",
        "Who did not direct an episode of The Bureau?",
        _answers(options[2]),
        category="Behind the camera",
        explanation="Éric Rochant made the series and directed many of its episodes.",
    )
    return Put(question, question.prompt, options, (2,), options[2])


def _true_false() -> Put:
    question = _question(
        "true-false",
        "Marina Loiseau is played by Sara Giraudeau.",
        _answers("Sara Giraudeau"),
        extra={"truth": "true"},
        explanation="She bears the codename “Phénomène”.",
    )
    return Put(question, question.prompt, ("True", "False"), (0,), "True")


def _typed() -> Put:
    question = _question(
        "typed",
        "Who plays Guillaume Debailly?",
        [Answer("Mathieu Kassovitz", ("Matthieu Kassovitz",))],
        category="Cast",
        explanation="He also plays in “Amélie”.",
    )
    return Put(question, question.prompt, (), (), "Mathieu Kassovitz")


def _multiple() -> Put:
    options = (
        "Raymond Sisteron",
        "Mathieu Kassovitz",
        "Sara Giraudeau",
        "Jean-Pierre Darroussin",
        "Alain Delon",
    )
    question = _question(
        "multiple",
        "Which of these play in the first season?",
        _answers(options[1], options[2], options[3]),
        category="Cast",
        explanation="Raymond Sisteron is a character; Alain Delon never joined the Bureau.",
    )
    rights = "Mathieu Kassovitz, Sara Giraudeau and Jean-Pierre Darroussin"
    return Put(question, question.prompt, options, (1, 2, 3), rights)


def _order() -> Put:
    options = ("Return to Paris", "The disappearance", "A last mission", "Moscow, winter")
    besides = ("2016", "2015", "2020", "2018")
    right = (1, 0, 3, 2)
    question = _question(
        "order",
        "Put these episodes in the order in which they first aired.",
        _answers(*(options[place] for place in right)),
        explanation="The series ran from 2015 to 2020.",
    )
    shown = ", ".join(f"{options[place]} ({besides[place]})" for place in right)
    return Put(question, question.prompt, options, right, shown, besides=besides)


def _number() -> Put:
    question = _question(
        "number",
        "In which year did the first season of The Bureau begin?",
        _answers("2015"),
        category="Years",
        extra={"low": "2000", "high": "2025", "within": "3"},
        explanation="It ran on Canal+ from April 2015.",
    )
    scale = Scale("2000", "2025", "3")
    return Put(question, question.prompt, (), (), "2015", scale=scale)


def _match() -> Put:
    lefts = ("Malotru", "Phénomène", "Cyclone", "Socrate")
    options = ("Jonas Maury", "Guillaume Debailly", "Marina Loiseau", "Rachid Benarfa")
    right = (1, 2, 3, 0)
    question = _question(
        "match",
        "Which codename belongs to whom?",
        [Answer(options[place], beside=left) for left, place in zip(lefts, right, strict=True)],
        category="Codenames",
        explanation="“Malotru” means “Lout”.",
    )
    said = zip(lefts, right, strict=True)
    shown = "; ".join(f"{left} – {options[place]}" for left, place in said)
    return Put(question, question.prompt, options, right, shown, lefts=lefts)


PUTS = {
    put.question.kind: put
    for put in (
        _choice(),
        _except(),
        _true_false(),
        _typed(),
        _multiple(),
        _order(),
        _number(),
        _match(),
    )
}
"""The question of each kind."""
assert set(PUTS) == set(KINDS)

KEYS = {
    "choice": ["2"],
    "except": ["c"],
    "true-false": ["t"],
    "typed": [*"mathieu", "space", *"kassovitz", "enter"],
    "multiple": ["2", "c", "4", "enter"],
    "order": ["2", "1", "4", "enter"],
    "number": [*"2015", "enter"],
    "match": ["2", "3", "4", "enter"],
}
"""What answers the question of each kind right."""


def sitting(*puts: Put, mode: str = "classic", seconds: int | None = None) -> TableSitting:
    """A round of these questions."""
    rules = Rules(mode=mode, questions=len(puts), seconds=seconds)
    return TableSitting(Round(rules, "The Bureau", puts))


@asynccontextmanager
async def seated(
    table: TableSitting, size: tuple[int, int] = USUAL, settings: Settings = CALM
) -> AsyncIterator[Player]:
    """The app at the first question of a sitting."""
    app = BureauApp(
        cast(Any, TableGame(table, settings)), Briefing(("the-bureau",), Rules(), "Malotru")
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        player = Player(app, pilot)
        await player.asked()
        yield player
