"""What recall tells the front ends: plain values, ready to be drawn.

The text of a fact that lies shut is not in them: no front end can show what is not known yet.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.game.recall.outlook import Training, Wish
from bureau_quiz.memory.model import Openness

if TYPE_CHECKING:
    pass


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
    """What another table of the same pack has under the same name, a small article aside."""

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

    @property
    def next(self) -> Wish:
        """Another run: the one that is `ahead`, where somebody looked."""
        return self.wish._replace(run=self.ahead.run if self.ahead else ())
