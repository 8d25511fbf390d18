"""Dossiers to be shown: a few people of a made-up pack, known to different degrees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bureau_quiz.game.game import Game
from bureau_quiz.game.recall.model import (
    DossierCell,
    DossierKey,
    DossierLine,
    DossierPage,
    Dossiers,
    DossierValue,
    Mention,
    PackDossiers,
)
from bureau_quiz.memory.model import Openness
from tests.ui.worlds import sound

SHUT, FAINT, FADING, CLEAR = Openness
LAST = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
SINCE = datetime(2026, 9, 3, 20, 0, tzinfo=UTC)


def cell(label: str, *values: tuple[Openness, str]) -> DossierCell:
    """A cell; the text of what is shut is left out, as recall does."""
    shown = (DossierValue(step, text if step else "") for step, text in values)
    return DossierCell(label, tuple(shown))


def page(
    title: str,
    *cells: DossierCell,
    table: str = "Characters",
    pack: str = "the-bureau",
    mentions: Sequence[Mention] = (),
) -> DossierPage:
    """A dossier with its counts."""
    steps = [shown.openness for each in cells for shown in each.values]
    known = sum(map(bool, steps))
    line = DossierLine(
        DossierKey(pack, table.lower(), title),
        title,
        table,
        open=known,
        of=len(steps),
        fading=sum(step in (FAINT, FADING) for step in steps),
        faint=steps.count(FAINT),
        last=LAST if known else None,
    )
    return DossierPage(
        line,
        {"the-bureau": "The Bureau", "rivers": "Rivers"}[pack],
        cells,
        tuple(mentions),
        right=known * 2,
        asked=known * 3,
        since=SINCE if known else None,
    )


PAGES = (
    page(
        "Guillaume Debailly",
        cell("Played by", (CLEAR, "Mathieu Kassovitz")),
        cell("Rank", (FADING, "Case officer, back from Damascus")),
        cell("Seasons", (CLEAR, "1"), (CLEAR, "2"), (SHUT, "3")),
        cell("Cover", (SHUT, "Paul Lefebvre")),
        mentions=(
            Mention("Codename", "Of", DossierValue(CLEAR, "Malotru")),
            Mention("Codename", "Of", DossierValue(SHUT)),
            Mention("Tie", "Who", DossierValue(FAINT, "Nadia El Mansour")),
        ),
    ),
    page(
        "Marina Loiseau",
        cell("Played by", (CLEAR, "Sara Giraudeau")),
        cell("Rank", (CLEAR, "Seismologist")),
    ),
    page("Henri Duflot", cell("Played by", (SHUT, "Jean-Pierre Darroussin"))),
    page(
        "Globes de Cristal 2018",
        cell("Honour", (FAINT, "Best television series")),
        cell("Year", (SHUT, "2018")),
        table="Awards",
    ),
    page("Danube", cell("Mouth", (SHUT, "Black Sea")), table="Rivers", pack="rivers"),
)


def totals(pages: Sequence[DossierPage]) -> tuple[PackDossiers, ...]:
    """The packs of some dossiers."""
    made = []
    for pack, title in dict.fromkeys((each.line.key.pack, each.pack_title) for each in pages):
        mine = [each.line for each in pages if each.line.key.pack == pack]
        open_, of, fading = (sum(getattr(x, n) for x in mine) for n in ("open", "of", "fading"))
        done = sum(line.done for line in mine)
        made.append(PackDossiers(pack, title, len(mine), done, open_, of, fading))
    return tuple(made)


def filed(pages: Sequence[DossierPage] = PAGES) -> Game:
    """A game whose dossiers are these."""
    game: Any = sound()
    by_key = {each.line.key: each for each in pages}
    game.recall = lambda *_: None
    game.dossiers = lambda *_: Dossiers(totals(pages), tuple(each.line for each in pages))
    game.dossier = by_key.__getitem__
    made: Game = game
    return made
