"""What headquarters lead with, and what training asks for: the few values that a start loads."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Fact
    from bureau_quiz.game.recall.training import Chosen


class Clearance(NamedTuple):
    """A rank, by what is known."""

    rank: str
    """`Secret`."""
    level: int
    """0 is the lowest."""
    held: int
    """Facts that are held; see `memory.clearance`."""
    next: str = ""
    """The next rank; empty at the top."""
    needed: int = 0
    """Facts to be held for it."""


class Overview(NamedTuple):
    """What is known, in figures, as headquarters lead with it."""

    open: int
    """Facts that do not lie shut, of all packs that are played."""
    of: int
    fading: int
    due: int
    """Facts to be asked for again by the end of today."""
    clearance: Clearance


class Wish(NamedTuple):
    """What a training run is asked to be."""

    packs: tuple[str, ...] = ()
    """Ids; empty: of all that are on, but new facts only of those of the last mission."""
    weakest: bool = False
    """Only what is weak, the weakest first."""
    facts: "tuple[tuple[str, Fact], ...]" = ()
    """Of what is weak only these, each with its pack; empty: all of it."""
    new: int | None = None
    """New facts at most; None: what is left of today's pace."""
    categories: tuple[str, ...] = ()
    player: str = ""
    """Who trains; empty: the player of the settings."""
    run: tuple["Chosen", ...] = ()
    """The run that was told of, see `Training.run`; empty: it is chosen as it begins."""


class Training(NamedTuple):
    """What a training run would be, seen before it begins."""

    due: int
    """Facts in this run that are due."""
    weak: int
    new: int
    later: int = 0
    """Due facts that this run leaves for another time."""
    beside: int = 0
    """Due facts that its questions test beside these."""
    next_due: datetime | None = None
    """When something is due next, where nothing is now; in the player's zone."""
    coming: str = ""
    """The same in words: `tomorrow`, `in 3 days`."""
    left: int = 0
    """Facts that were never asked for."""
    room: int = 0
    """New facts that it could have, whatever the pace."""
    weakest: bool = False
    """Whether it is for what is weak alone."""
    due_in_all: int = 0
    """All facts that are due, whether this run asks for them or not."""
    weak_in_all: int = 0
    """The same of weak ones."""
    run: tuple["Chosen", ...] = ()
    """The run itself. A wish that has it begins just this one, whatever time has passed: as many
    facts as were told are asked. Empty: it was only counted."""

    @property
    def waits(self) -> str:
        """That more is due than the run asks for, as a sentence; empty where nothing is."""
        if not self.later:
            return ""
        are = "one more is due; it" if self.later == 1 else f"{self.later} more are due; they"
        return f"{are[:1].upper()}{are[1:]} can wait."

    @property
    def facts(self) -> int:
        """How long the run is."""
        return self.due + self.weak + self.new

    @property
    def parts(self) -> tuple[str, ...]:
        """What it is made of: `7 due`, `2 weak`, `3 new`; empty where there is nothing."""
        if self.weakest and self.weak:
            of = f" of {self.weak_in_all}" if self.weak_in_all > self.weak else ""
            return (f"the {f'{self.weak} ' if self.weak > 1 else ''}weakest{of}",)
        counts = ((self.due, "due"), (self.weak, "weak"), (self.new, "new"))
        return tuple(f"{count} {name}" for count, name in counts if count)
