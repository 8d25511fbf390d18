"""What the game tells its front ends, beside a round's View: plain values, ready to be drawn.

Those of a round that is over stand in `game.results`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.rounds.model import Rules, Score

if TYPE_CHECKING:
    from bureau_quiz.game.recall.outlook import Overview, Training


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the player asks to play."""

    packs: tuple[str, ...]
    """Packs in any order: ids, with `:level` where less is to be asked than all."""
    rules: Rules
    player: str
    seed: int | None = None
    """None: the game goes on with the player's own seed, so that nothing repeats."""
    block: int | None = None
    """Which deal of the seed; None: the first."""
    names: tuple[str, ...] = ()
    """Who plays in turns, one for each of the rules' seats; the first is `player`."""
    only: tuple[str, ...] = ()
    """Ids of the questions to ask, in this order, and no others: a replay."""
    code: "CodeGiven | None" = None
    """The code that it comes from."""


class Rival(NamedTuple):
    """What somebody else told of their playing of a code; nobody proves it."""

    name: str
    points: int
    right: int
    asked: int


class CodeGiven(NamedTuple):
    """A code that was typed in."""

    text: str
    """In its one form, as it would be shown again."""
    digest: int
    """Of the round that it was made for; another digest is another version of a pack."""
    rival: Rival | None = None
    """The result that came with it."""


class Waiting(NamedTuple):
    """A round that was cut off and can be gone on with."""

    round: int
    """Its number in the records."""
    title: str
    """`The Bureau · classic`."""
    number: int
    """Which question is open, from 1."""
    total: int | None
    """Of how many; None: as many as one can, or nobody counted."""
    points: int
    when: datetime
    """When it began, in the player's zone."""
    progress: str = ""
    """Where its mode has it otherwise than by questions: `7 of 12 facts done`."""
    scored: bool = True
    """Whether there are points to be told of."""
    noun: str = "mission"
    """What waits: `mission`, `training run`."""

    @property
    def place(self) -> str:
        """Where it stands: `question 6 of 10`."""
        of = f" of {self.total}" if self.total else ""
        return self.progress or f"question {self.number}{of}"


class Stuck(NamedTuple):
    """A round that was cut off and cannot be gone on with; it can be dropped."""

    round: int
    """Its number in the records."""
    title: str
    """`The Bureau · classic`."""
    why: str
    """As a sentence."""


class Dispatch(NamedTuple):
    """Today's dispatch: ten questions that are the same for everybody."""

    day: date
    """By the player's clock."""
    done: bool
    """It has been played today, or given up."""
    score: Score | None
    """What it came to; None: not played to its end."""
    days: int
    """Days in a row up to today, or yesterday while today's is still to come."""
    share: str = ""
    """Lines to show others that tell no answer; empty until it is done."""


class SpoilerChoice(NamedTuple):
    """How far a player has seen of what a pack tells about."""

    pack: str
    title: str
    scale: str
    """What the levels count: `season`."""
    levels: int
    """From 0, nothing seen, to this, all."""
    level: int
    """As chosen now."""


class PackLine(NamedTuple):
    """A pack as HQ and the briefing list it."""

    id: str
    title: str
    prompts: int
    """Different prompts that it can ask; 0 when it is closed."""
    playable: bool
    trouble: str = ""
    """One line on why it is closed or what it plays without; empty for a sound pack."""
    scope: str = ""
    """The pack as this player plays it: its id, with the level to which they have seen."""


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

    waiting: Waiting | None = None
    """A round of this player that was cut off; None: there is none that can be gone on with."""
    dispatch: Dispatch | None = None
    """None: no bundled pack can be played."""
    stuck: tuple[Stuck, ...] = ()
    """This player's rounds that were cut off later than `waiting` and cannot be gone on with."""
    overview: "Overview | None" = None
    """What the player knows; None: it cannot be told."""
    training: "Training | None" = None
    """What a training run would be; None: nobody has looked yet."""
    scored: bool = False
    """Whether the player has a score on any board, whatever its rules."""
    others: tuple[str, ...] = ()
    """Who has played, the latest first, where this player has not; empty too: nobody has looked."""

    @property
    def troubles(self) -> tuple[str, ...]:
        """One line for each pack that is closed or plays only in part, and one on `stuck`."""
        lines = [pack.trouble for pack in self.packs if pack.trouble]
        if self.stuck:
            title, more = self.stuck[0].title, len(self.stuck) - 1
            also = f", nor can {more} more" if more else ""
            lines.append(f"{title} cannot be gone on with{also}. {self.stuck[0].why}")
        return tuple(lines)


class Choices(NamedTuple):
    """What a briefing can choose from, for the packs it has chosen."""

    packs: tuple[PackLine, ...]
    categories: tuple[str, ...]
    """Of the chosen packs, sorted."""
    difficulties: tuple[int, ...]
    """Of the chosen packs: 1 easy, 2 medium, 3 hard."""
    lengths: tuple[int, ...]
    """Numbers of questions that the mode lets the player choose."""
    available: int
    """How many different prompts the chosen packs, mode, difficulties and categories leave."""
    timers: tuple[int | None, ...] = (None,)
    """Seconds that the mode lets the player choose, before their timer length; None: untimed."""
    seats: tuple[int, ...] = (1,)
    """How many may play in turns."""
    spoilers: tuple[SpoilerChoice, ...] = ()
    """For each chosen pack that is graded."""
    rules: Rules = Rules()
    """The rules asked about, with what their mode does not let choose as the mode has it."""
    timer: str = "1x"
    """The player's timer length: see game.timing."""
    trouble: str = ""
    """Why they cannot be played with that timer length, as a sentence."""
