"""What is known in figures, as headquarters lead with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bureau_quiz.game.recall.filing import moment
from bureau_quiz.game.recall.model import Clearance, Overview
from bureau_quiz.memory.clearance import clearance

if TYPE_CHECKING:
    from bureau_quiz.game.recall.dossiers import Files


def overview(files: Files) -> Overview:
    """What a player knows of the packs that are played; clearance counts all they ever played."""
    at = moment(files.desk.now())
    totals = files.dossiers().packs
    held = sum(counts.held for counts in files.memories.counts(at.now, at.until).values())
    return Overview(
        open=sum(pack.open for pack in totals),
        of=sum(pack.of for pack in totals),
        fading=sum(pack.fading for pack in totals),
        due=sum(pack.due for pack in totals),
        clearance=cleared(held),
    )


def cleared(held: int) -> Clearance:
    """The rank of who holds so many facts."""
    return Clearance(*clearance(held))
