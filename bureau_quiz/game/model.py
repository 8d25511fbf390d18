"""What the game tells its front ends, beside a round's View: plain values, ready to be drawn."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bureau_quiz.rounds.model import Rules, Score, Verdict


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the player asks to play."""

    packs: tuple[str, ...]
    """Pack ids, in any order."""
    rules: Rules
    player: str
    seed: int | None = None
    """None: the game goes on with the player's own seed, so that nothing repeats."""
    block: int | None = None
    """Which deal of the seed; None: the first."""


class PackLine(NamedTuple):
    """A pack as HQ and the briefing list it."""

    id: str
    title: str
    prompts: int
    """Different prompts that it can ask; 0 when it is closed."""
    playable: bool
    trouble: str = ""
    """One line on why it is closed or what it plays without; empty for a sound pack."""


class Headquarters(NamedTuple):
    """All that the first screen shows."""

    player: str
    packs: tuple[PackLine, ...]
    prompts: int
    """Over all packs that can be played."""
    again: Briefing
    """The remembered choices, as far as they can still be played: “play again”."""
    summary: str
    """`again` in words: `10 questions · The Bureau · untimed`."""
    best: int | None
    """The player's best score of rounds like `again`; None: none yet."""

    @property
    def troubles(self) -> tuple[str, ...]:
        """One line for each pack that is closed or plays only in part."""
        return tuple(pack.trouble for pack in self.packs if pack.trouble)


class Choices(NamedTuple):
    """What a briefing can choose from, for the packs it has chosen."""

    packs: tuple[PackLine, ...]
    categories: tuple[str, ...]
    """Of the chosen packs, sorted."""
    difficulties: tuple[int, ...]
    """Of the chosen packs: 1 easy, 2 medium, 3 hard."""
    lengths: tuple[int, ...]
    available: int
    """How many different prompts the chosen packs, difficulties and categories leave."""


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


class BoardView(NamedTuple):
    """Scores that may be compared: same packs, mode, length and timer."""

    key: str
    """Stable: `the-bureau/classic/10/untimed`, several packs joined by `+`."""
    title: str
    lines: tuple[BoardLine, ...]
