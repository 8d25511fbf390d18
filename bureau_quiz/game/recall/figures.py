"""What statistics are made of: plain values, ready to be drawn, printed or written as JSON.

Everything is counted for one player. A response counts for the day it was given on, where it was
given; one that the player said was right counts as right.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from bureau_quiz.game.recall.model import DossierKey
from bureau_quiz.game.recall.outlook import Wish

FEW = 10
"""Fewer answers than this are told as numbers: a share of them would say more than is known."""


class Tally(NamedTuple):
    """How a number of questions went."""

    answers: int = 0
    """Questions that were put and ended: skipped and late ones too."""
    right: int = 0
    points: int = 0

    def __add__(self, other: object) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def share(self) -> float | None:
        """What part of them was right, 0 to 1; None: there are too few to say."""
        return self.right / self.answers if self.answers >= FEW else None


class Played(NamedTuple):
    """Rounds of one sort."""

    rounds: int = 0
    """In which at least one question was answered."""
    tally: Tally = Tally()


class Totals(NamedTuple):
    """All of it in a few numbers."""

    tally: Tally = Tally()
    """Of missions and training runs together, as everywhere else too."""
    missions: Played = Played()
    training: Played = Played()
    days: int = 0
    """Days on which at least one was."""
    seconds: float = 0.0
    """Time spent on questions, pauses left out."""
    first: date | None = None
    """The first day of play; None: nothing was played."""


class Span(NamedTuple):
    """A day, a week or a month of play."""

    first: date
    last: date
    tally: Tally


class Part(NamedTuple):
    """One pack, category, template, kind or difficulty."""

    name: str
    """As packs and records write it; a template after its pack: `the-bureau/codename-owner`."""
    title: str
    """As it is shown."""
    tally: Tally
    seconds: float | None = None
    """The median time an answer took, in seconds; None: nothing was answered in time."""


class Heat(NamedTuple):
    """Right answers by two things at once."""

    title: str
    """What it shows: `Category and difficulty`."""
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Tally, ...], ...]
    """A row each, and in it a tally for every column."""


class Pace(NamedTuple):
    """How long a bucket of answers took."""

    start: float
    """Seconds, from this on."""
    end: float | None
    """And up to this, left out; None: however long."""
    right: int
    wrong: int


class Speed(NamedTuple):
    """How long answers took; what was skipped or came too late is left out."""

    right: float | None = None
    """The median of right answers, in seconds; None: there are none."""
    wrong: float | None = None
    """The median of those that were not, or only partly, right."""
    buckets: tuple[Pace, ...] = ()
    """Ascending, without a gap."""


class Streaks(NamedTuple):
    """How long things went on."""

    right: int = 0
    """The most right answers in a row, from one round into the next."""
    right_now: int = 0
    days: int = 0
    """The most days of play in a row."""
    days_now: int = 0
    """The days in a row until today, or until yesterday where today's play is to come."""


class WeakFact(NamedTuple):
    """A fact that was missed the last time, or forgotten before and is not held again."""

    pack: str
    pack_title: str
    title: str
    """The dossier's name: `Guillaume Debailly`; the prompt of a plain question."""
    label: str
    """Which of its cells: `Played by`; empty: there is but one."""
    dossier: DossierKey | None
    """None for a plain question."""
    asked: int
    """How often it was asked for."""
    missed: int
    """How often it was not known."""
    last: datetime
    """When it was asked for last, in the player's zone."""
    chance: float | None
    """How likely it is known now, 0 to 1; None: it never was."""


class Statistics(NamedTuple):
    """A player's past in figures."""

    player: str
    packs: tuple[str, ...]
    """The titles of those it is about; empty: all."""
    since: date | None
    """The first day that is counted; None: all are."""
    today: date
    totals: Totals
    changed: str
    """What changed since the week before, in a sentence; empty: nothing was played."""
    days: tuple[Span, ...]
    """Every day from a Monday 52 weeks back until today, those without play too."""
    weeks: tuple[Span, ...]
    """The same days by weeks from Monday on; the last may not be over yet."""
    months: tuple[Span, ...]
    """Every month from the first one played until this one."""
    by: Mapping[str, tuple[Part, ...]]
    """`pack`, `category`, `template`, `kind`, `difficulty` → what there is of it, the most played
    first; difficulties from easy to hard."""
    heat: tuple[Heat, ...]
    """Category by difficulty, and pack by kind where there are several packs."""
    speed: Speed
    streaks: Streaks
    weakest: tuple[WeakFact, ...]
    """The weakest first, as far as the player has seen: one training run of them at most."""
    weak: int
    """How many weak ones there are in all."""
    wish: Wish
    """The training run of just those."""
