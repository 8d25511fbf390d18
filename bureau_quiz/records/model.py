"""The values of the records: what the game hands in, and what it reads back."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bureau_quiz.rounds.model import Deal, Rules, Score


class State(StrEnum):
    """How far a round came."""

    OPEN = "open"
    """Being played, or cut off: it may be taken up again."""
    FINISHED = "finished"
    ABANDONED = "abandoned"


class BoardKey(NamedTuple):
    """What two scores must share to be compared: packs, mode, length and timer."""

    packs: tuple[str, ...]
    """Pack ids, sorted."""
    mode: str
    questions: int
    seconds: int | None
    """Given to each question; None: untimed."""

    @classmethod
    def of(cls, packs: tuple[str, ...], rules: "Rules") -> "BoardKey":
        """The board of rounds of these packs under these rules; filters are not looked at."""
        return cls(tuple(sorted(packs)), rules.mode, rules.questions, rules.seconds)

    def __str__(self) -> str:
        timer = "untimed" if self.seconds is None else f"{self.seconds}s"
        return f"{'+'.join(self.packs)}/{self.mode}/{self.questions}/{timer}"


class RoundStart(NamedTuple):
    """A round about to begin: all that is needed to deal it again."""

    player: str
    """As the player writes it; names that differ in case alone are one player."""
    title: str
    """What is played, in words: `The Bureau`."""
    rules: "Rules"
    deal: "Deal"
    digests: Mapping[str, str] = MappingProxyType({})
    """Pack id → digest of its version."""
    ranked: bool = True
    """Whether its score may take a place on the board."""
    why_not: str = ""
    """Why it may not, as a sentence."""
    seeded: bool = False
    """The seed was given, not chosen by the game: later rounds do not go on from it."""
    names: tuple[str, ...] = ()
    """Who plays in turns; the first is `player`."""
    listed: tuple[str, ...] = ()
    """Ids of the questions, where they were chosen one by one and not dealt."""
    day: str = ""
    """The day whose dispatch it is: `2026-11-22`."""
    code: str = ""
    """The code it was begun by, with what came along."""
    dealt: int = 0
    """How many questions were dealt; 0: nobody counted."""

    @property
    def board(self) -> BoardKey:
        """The board it is played for."""
        return BoardKey.of(self.deal.packs, self.rules)


class Ending(NamedTuple):
    """How a round ended."""

    score: "Score"
    abandoned: bool = False
    why_not: str = ""
    """Why it takes no place after all, as a sentence; empty: as its start said."""


class Past(NamedTuple):
    """A round as the records have it."""

    id: int
    state: State
    start: RoundStart
    started: datetime
    """In UTC, as all times here."""
    ended: datetime | None
    """None while it is open."""
    score: "Score"
    """While it is open: of what was answered so far."""
    resumed: int = 0
    """How often it was taken up again."""
    version: int = 0
    """Of the rules by which it was begun: see RULES_VERSION."""


class BoardRow(NamedTuple):
    """One score on a board, or a personal best."""

    round: int
    place: int
    """1 is best: more points, then less time, then earlier. 0: it takes no place."""
    player: str
    score: "Score"
    ended: datetime


class Board(NamedTuple):
    """A board that has scores."""

    key: BoardKey
    title: str
    """The packs in words, as its last round had them."""
    scores: int
    """How many."""
    last: datetime
    """When its last round ended."""


class Report(NamedTuple):
    """What a player said of a question: that they were right, or that something is wrong."""

    question: str
    """Its id."""
    pack: str
    template: str
    """Empty for a plain question."""
    prompt: str
    right: str
    """The right answer as the verdict told it; empty where it was not told yet."""
    given: str
    """What was given and judged wrong; empty for a mere flag."""
    typed: bool
    """Whether `given` is a text that the player wrote: it may be another spelling."""
    note: str
    player: str
    when: datetime


class Player(NamedTuple):
    """Somebody who has begun a round."""

    name: str
    """As last written."""
    since: datetime
    rounds: int
    """Rounds that have an answer."""
