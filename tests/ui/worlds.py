"""Games to be shown: a sound one, and one whose every text is hostile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Place, Problem, Severity
from bureau_quiz.game.game import Game
from bureau_quiz.settings import Settings
from tests.ui.stand_ins import game, info, question

AGENTS = (
    ("Malotru", "Guillaume Debailly", "Lout"),
    ("Phénomène", "Marina Loiseau", "Phenomenon"),
    ("Rocambole", "Marina Loiseau (season 2)", "Fantastic"),
    ("Cyclone", "Rachid Benarfa", "Cyclone"),
    ("Moule à gaufres", "Raymond Sisteron", "Waffle iron"),
    ("Bacchus", "Henri Duflot", "Bacchus"),
    ("Pacemaker", "Jean-Jacques Angel", "Pacemaker"),
    ("Esrin", "Marc Lauré", "Esrin"),
    ("Socrate", "Jonas Maury", "Socrates"),
    ("Cochise", "César", "Cochise"),
    ("Vérité", "Sylvain Ellenstein", "Truth"),
    ("Rosalie", "Marie-Jeanne Duthilleul", "Rosalie"),
)
NAMES = tuple(agent[1] for agent in AGENTS)


def agents(kind: str = "choice", unknown: bool = False) -> list[Question]:
    """One question an agent; with `unknown` the pack leaves everything else open."""
    made = []
    for number, (code, name, meaning) in enumerate(AGENTS):
        statement = {"before": f"“{code}” is the codename of ", "after": "."}
        made.append(
            question(
                number,
                f"Whose codename is “{code}”?"
                if kind != "true-false"
                else f"“{code}” is the codename of {name}.",
                name,
                tuple(other for other in NAMES if other != name),
                kind=kind,
                difficulty=1 + number % 3,
                category=("Codenames", "Covers and missions")[number % 2],
                explanation=f"“{code}” means “{meaning}”. {name} bears it in the first season.",
                source="Cast and characters",
                extra=statement if kind == "true-false" else {},
                unknown=("*",) if unknown else (),
            )
        )
    return made


def sound(
    settings: Settings | None = None,
    kind: str = "choice",
    records: Path | None = None,
    unknown: bool = False,
    **more: Any,
) -> Game:
    """One sound pack of twelve questions, all of one kind; `more` stands on the pack's own page."""
    questions = agents(kind, unknown)
    infos = [
        info(
            questions,
            "the-bureau",
            "The Bureau",
            description="Agents, legends and awards of Le Bureau des Légendes.",
            licence="CC BY-SA 4.0",
            source="Wikipedia, “The Bureau (TV series)”",
            **more,
        )
    ]
    return game(infos, questions, settings, records)


HOSTILE = (
    "[CIA] [/b] [@click=app.quit]x[/]",
    "[bold red]not bold[/bold red] $accent [[x]]",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 2,
    "مكتب الأساطير ومن هو العميل",
    "諜報機関の長官は誰ですか、そして彼の暗号名は何ですか",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘ é ö 👩‍👩‍👧‍👦 🏳️‍🌈",
    "a " * 300,
)
"""Texts that a careless program would obey, crash on or draw over its own lines."""


def hostile(settings: Settings | None = None, kind: str = "choice") -> Game:
    """A pack whose every text is one of the above, and a closed one beside it."""
    questions = [
        question(
            number,
            f"{text} {number}?",
            HOSTILE[(number + 1) % len(HOSTILE)],
            [f"{other} {place}" for place, other in enumerate(HOSTILE)][:5],
            kind=kind,
            category=HOSTILE[number % 3][:60],
            explanation=text,
            source=HOSTILE[0],
        )
        for number, text in enumerate(HOSTILE)
    ]
    problem = Problem(
        "BQ203",
        Severity.ERROR,
        Place("/packs/[broken].yaml", 15, 31, 4),
        "table [people] has no column “[/b]”",
        "did you mean [@click=app.quit]x?",
        "    prompt: Whose codename is [/b]<cdoe>?\x1b[31m",
    )
    infos = [
        info(questions, "the-bureau", HOSTILE[0], description=HOSTILE[1], licence=HOSTILE[3]),
        info(
            questions,
            "broken",
            HOSTILE[1],
            closed=True,
            errors=1,
            problems=(problem,),
            description=HOSTILE[4],
        ),
    ]
    return game(infos, questions, settings or Settings(player="[/b][CIA] 諜報"))
