"""What a round did to the dossiers: one bar that lifts, and the dossier that is nearest to open."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from bureau_quiz.game.recall.dossier_text import filed
from bureau_quiz.game.recall.model import Gains, Lifted
from bureau_quiz.text import listed
from bureau_quiz.ui.effects import Lifting
from bureau_quiz.ui.fitted import (
    QUIET,
    RIGHT,
    STAMP,
    STRONG,
    Fitted,
    lines,
    redacted,
    spaced,
    styled,
)
from bureau_quiz.ui.widgets.opened import marks, told
from bureau_quiz.ui.words import going_through

DONE = 6
"""Dossiers that are named as open."""


class Gained(Lifting):
    """The end of a debriefing."""

    def __init__(self, gains: Gains | None) -> None:
        """Tell what a round did; None: that is still being worked out."""
        super().__init__()
        self.gains = gains
        self._far = "…"

    def on_mount(self) -> None:
        """Lift the bar, for who watches."""
        if self.gains and self.gains.lifted:
            self.lift(len(self.gains.lifted.text))

    def wait(self, done: int, of: int) -> None:
        """Say how much of the past has been gone through."""
        self._far = going_through(done, of)
        self.refresh(layout=True)

    def show(self, gains: Gains) -> None:
        """Tell what was worked out."""
        self.gains = gains
        self.on_mount()
        self.refresh(layout=True)

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        gains = self.gains
        parts = [styled(spaced("Dossiers"), STAMP)] if not self.screen.has_class("-low") else []
        if gains is None:
            return lines([*parts, *styled(self._far, QUIET).wrap(width)])
        if gains.lifted:
            parts += self._lifted(gains.lifted, width)
        parts += styled(_sums(gains), QUIET).wrap(width)
        if gains.completed:
            named = [filed(line) for line in gains.completed[:DONE]]
            more = len(gains.completed) - DONE
            done = listed([*named, f"{more} more"] if more > 0 else named)
            parts += Content.assemble(("✓ ", RIGHT), ("All open now: ", QUIET), done).wrap(width)
        if near := gains.nearest:
            said = Content.assemble(
                ("Nearest to open: ", QUIET),
                (near.title, STRONG),
                (f" ({near.table})  ", QUIET),
                marks(near),
            )
            parts += (said + styled(f"  {told(near)}", QUIET)).wrap(width)
        return lines(parts)

    def _lifted(self, lifted: Lifted, width: int) -> Iterator[Content]:
        body = redacted(styled(lifted.text, STRONG), self.shown)
        label = lifted.label or lifted.table
        yield from Content.assemble((f"{lifted.title} · {label}  ", QUIET), body).wrap(width)


def any_gains(gains: Gains | None) -> bool:
    """Whether there is anything to say of them."""
    return gains is not None and any((gains.opened, gains.renewed, gains.lost, gains.nearest))


def _sums(gains: Gains) -> str:
    """`4 facts opened · 2 renewed · 1 closed again`; empty where nothing changed."""
    many = ((gains.opened, "opened"), (gains.renewed, "renewed"), (gains.lost, "closed again"))
    return " · ".join(f"{count} {name}" for count, name in many if count)
