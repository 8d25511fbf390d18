"""What rounds came to: each looked back on, and the boards of scores that may be compared.

Plain values as in `game.model`, apart from it as nothing needs them before a round is over.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.game.model import Briefing, Dispatch, Rival
from bureau_quiz.rounds.model import Lifeline, Score, Verdict

if TYPE_CHECKING:
    from bureau_quiz.game.recall.model import Gains, Trained


class DebriefingLine(NamedTuple):
    """One question of a round, looked back on."""

    number: int
    question: str
    """The question's id."""
    category: str
    prompt: str
    given: str
    """The response in words."""
    right: str
    points: int
    verdict: Verdict
    seconds: float
    explanation: str
    source: str
    kind: str = ""
    several: bool = False
    """Whether `right` names several answers, each of them right."""
    player: str = ""
    """Who answered, where several played."""
    appealed: bool = False
    aids: tuple[Lifeline, ...] = ()


class Standing(NamedTuple):
    """One of several who played in turns."""

    place: int
    """1 is best; equal points share a place."""
    name: str
    points: int
    right: int
    asked: int


class Placing(NamedTuple):
    """Where a score stands."""

    board: str
    """The board's title: `The Bureau · classic · 10 questions · untimed`."""
    rank: int | None
    """1 is best; None: it takes no place."""
    of: int
    """Scores on the board, this one included where it takes a place."""
    why: str = ""
    """Why it takes no place, as a sentence; empty where it takes one."""
    best_before: int | None = None
    """The player's best among scores that may be compared with this one; None: the first."""
    personal_best: bool = False
    """Whether it beats `best_before` (a first score above nothing does)."""


class Debriefing(NamedTuple):
    """A round looked back on."""

    title: str
    """`The Bureau · classic`."""
    player: str
    finished: bool
    """False: the player abandoned it."""
    score: Score
    sums: tuple[tuple[str, int], ...]
    """How the points came about: `Right answers` 1200, `Streaks` 240; with a timer `Speed` 31."""
    lines: tuple[DebriefingLine, ...]
    placing: Placing
    notes: tuple[str, ...]
    """What was particular about the round: shorter than asked, and why."""
    notices: tuple[str, ...]
    """What went wrong with keeping it: plain sentences."""
    seed: int
    block: int
    again: Briefing
    """The same settings, with new questions."""
    misses: Briefing | None = None
    """What was missed, once more; None: nothing was."""
    code: str = ""
    """What lets others play the very same round, with this result; empty: it has none."""
    rival: Rival | None = None
    """Whom the code that was played came from, and what they told."""
    standings: tuple[Standing, ...] = ()
    """Where several played, best first."""
    dispatch: Dispatch | None = None
    """Where it was the day's dispatch."""
    gains: Gains | None = None
    """What it did to the dossiers; None: nothing is known of that."""
    scored: bool = True
    """Whether there are points to be told of."""
    trained: Trained | None = None
    """Where it was a training run."""
    pending: bool = False
    """Whether `gains`, and what another training run would be, are still being worked out."""


class BoardLine(NamedTuple):
    """One score on a board."""

    rank: int
    player: str
    points: int
    possible: int
    right: int
    asked: int
    seconds: float
    when: datetime
    mine: bool
    """Whether the present player made it."""
    appealed: bool = False
    """Whether verdicts of it were appealed."""


class BoardView(NamedTuple):
    """Scores that may be compared: same packs, mode, length and timer."""

    key: str
    """Stable: `the-bureau/classic/10/untimed`, several packs joined by `+`."""
    title: str
    lines: tuple[BoardLine, ...]
