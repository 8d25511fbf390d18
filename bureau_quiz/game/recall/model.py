"""What recall tells the front ends: plain values, ready to be drawn.

The text of a fact that lies shut is not in them: no front end can show what is not known yet.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.memory.model import Openness

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Fact


class DossierKey(NamedTuple):
    """What names a dossier: a row of a table of a pack."""

    pack: str
    table: str
    row: str


class DossierValue(NamedTuple):
    """One fact in a dossier."""

    openness: Openness
    text: str = ""
    """Empty while it is shut."""
    due: bool = False
    """Whether it should be asked for again by the end of today."""
    missed: bool = False
    """Whether it was not known when it was asked for last."""
    forgotten: bool = False
    """Whether it is shut because it was known and is so no more; not so if it was missed."""
    to: DossierKey | None = None
    """The dossier of what it names, where there is one; None while it is shut."""


class DossierCell(NamedTuple):
    """A cell that questions ask for."""

    label: str
    """How the pack calls its column: `Played by`."""
    values: tuple[DossierValue, ...]
    """At least one; a bar for each that is shut."""


class DossierLine(NamedTuple):
    """A dossier in a list."""

    key: DossierKey
    title: str
    """The row's name: `Marina Loiseau`."""
    table: str
    """Its table in words: `Characters`."""
    open: int
    """Facts that do not lie shut."""
    of: int
    """Facts that questions ask for, as far as the player has seen."""
    fading: int = 0
    """How many of the open ones are fading or faint."""
    due: int = 0
    faint: int = 0
    """How many of the fading ones are faint."""
    forgotten: int = 0
    """How many of those that are shut were known when they were asked for last."""
    last: datetime | None = None
    """When one of its facts was last asked for, in the player's zone; None: never."""

    @property
    def done(self) -> bool:
        """Whether all of it lies open."""
        return self.open == self.of


class Mention(NamedTuple):
    """Another dossier that names this one: `Codename: Malotru`."""

    table: str
    label: str
    """Of the cell that names it."""
    value: DossierValue
    """The other dossier's name, open as far as the fact that ties both."""


class Kin(NamedTuple):
    """What another table of the same pack has under the very same name."""

    line: DossierLine
    """Its own dossier: none of its facts are counted in this one."""
    cells: tuple[DossierCell, ...]


class DossierPage(NamedTuple):
    """One dossier."""

    line: DossierLine
    pack_title: str
    cells: tuple[DossierCell, ...]
    mentions: tuple[Mention, ...] = ()
    """Who names it, but its kin."""
    kin: tuple[Kin, ...] = ()
    right: int = 0
    """How often its facts were known when they were asked for."""
    asked: int = 0
    since: datetime | None = None
    """When one of its facts was first asked for."""

    @property
    def shows(self) -> bool:
        """Whether anything lies open on it, of others too."""
        return bool(self.line.open or self.mentions or any(kin.line.open for kin in self.kin))


class PackDossiers(NamedTuple):
    """A pack's dossiers as one line."""

    pack: str
    title: str
    dossiers: int
    done: int
    open: int
    """Facts that do not lie shut, those of plain questions included."""
    of: int
    fading: int = 0
    due: int = 0
    faint: int = 0
    forgotten: int = 0
    plain: int = 0
    """How many of the facts are plain questions, which stand in no dossier."""
    plain_open: int = 0


class Dossiers(NamedTuple):
    """The dossiers of one pack or of several."""

    packs: tuple[PackDossiers, ...]
    lines: tuple[DossierLine, ...]
    """In the order of packs, tables and rows."""


class Lifted(NamedTuple):
    """A fact that a round opened, for the end of its debriefing."""

    key: DossierKey
    title: str
    """Of the dossier."""
    label: str
    text: str
    table: str = ""


class Gains(NamedTuple):
    """What a round did to the dossiers."""

    opened: int = 0
    """Facts that were shut before it and are open now."""
    renewed: int = 0
    """Facts that were fading or faint before it and are clear now."""
    lost: int = 0
    """Facts that were open before it and are shut now."""
    lifted: Lifted | None = None
    """The one that is lifted before the player's eyes; None: the round opened none."""
    nearest: DossierLine | None = None
    """Of the dossiers that it touched the one nearest to open, not open yet."""
    completed: tuple[DossierLine, ...] = ()
    """Dossiers that lie open now, and did not before."""


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
    facts: tuple[tuple[str, Fact], ...] = ()
    """Of what is weak only these, each with its pack; empty: all of it."""
    new: int | None = None
    """New facts at most; None: what is left of today's pace."""
    categories: tuple[str, ...] = ()
    player: str = ""
    """Who trains; empty: the player of the settings."""


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


class Trained(NamedTuple):
    """What a training run came to."""

    facts: int
    """How long it was."""
    known: int
    """Facts that were right at once."""
    learnt: tuple[int, ...]
    """Facts that were right when they came back: the numbers of their last questions."""
    missed: tuple[int, ...]
    """The same of facts that were asked for and not right in the end."""
    wish: Wish
    """What another run is asked to be: as it comes, of the packs and categories of this one."""
    ahead: Training | None = None
    """What that would be; None: nobody looked, as it is not over."""
    once_more: Wish | None = None
    """A run for what was missed alone; None: nothing was."""
