"""How far dossiers lie open, as it is drawn everywhere: marks, bars, worn texts."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from bureau_quiz.game.recall.dossier_text import opened, state
from bureau_quiz.game.recall.model import DossierLine, DossierValue
from bureau_quiz.game.recall.worn import worn
from bureau_quiz.memory.model import Openness
from bureau_quiz.ui.fitted import QUIET, STAMP, STRONG, styled

CLEAR, FADING, FORGOTTEN, SHUT = "●", "◐", "◌", "○"
"""One fact that lies open, that fades, that was known and is shut, that is shut."""
BAR = "▇" * 8
"""What is shut: a little lower than a line, so that bars below one another stay apart."""
MARKS = 8
"""How many facts have a mark each; of more as many marks stand for all."""
_INKS = {Openness.CLEAR: "", Openness.FADING: QUIET, Openness.FAINT: QUIET, Openness.SHUT: QUIET}


def marks(line: DossierLine) -> Content:
    """A mark for each fact of a dossier: those that lie open first."""
    of = min(line.of, MARKS)
    clear, fading, gone = (
        _part(many, line.of, of) for many in (line.open - line.fading, line.fading, line.forgotten)
    )
    if line.open and not (clear or fading):  # what is begun is not shown as shut
        clear, fading = (0, 1) if line.fading else (1, 0)
    clear = min(clear, of)
    fading = min(fading, of - clear)
    gone = min(gone, of - clear - fading)
    return Content.assemble(
        (CLEAR * clear, STAMP),
        (FADING * fading, QUIET),
        (FORGOTTEN * gone, QUIET),
        (SHUT * (of - clear - fading - gone), QUIET),
    )


def _part(many: int, of: int, shown: int) -> int:
    return many if of == shown else many * shown // of


def value(shown: DossierValue) -> Content:
    """One fact: its text, worn as far as it fades, or a bar, with a word where it was known."""
    if shown.openness is Openness.SHUT:
        return styled(f"{BAR} {state(shown)}" if shown.forgotten else BAR, QUIET)
    text = worn(shown.text, shown.openness)
    return styled(text, _INKS[shown.openness] or STRONG)


def values(shown: Iterable[DossierValue]) -> Content:
    """All that a cell says."""
    return Content(" · ").join(map(value, shown))


def told(line: DossierLine) -> str:
    """The same in words: `3 of 4 open, 1 fading`."""
    return opened(line)
