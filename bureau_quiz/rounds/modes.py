"""The modes: each is default Rules and one policy: what is asked next, and when to end."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from bureau_quiz.bank.model import Put
from bureau_quiz.rounds.model import Lifeline, Rules, Told

Policy = Callable[[Rules, Sequence[Put], Sequence[Told]], int | None]
"""Place in the round's puts of the next question, given what is settled; None ends the round.

A function of its arguments alone, so that a round can be taken up again from its record.
"""


class Mode(NamedTuple):
    """A way to play."""

    name: str
    """As rules, settings and records write it."""
    title: str
    summary: str
    """One line for the briefing."""
    points_help: str
    """One line on how points are earned."""
    rules: Rules
    """What is played unless the player chooses otherwise."""
    policy: Policy
    lengths: tuple[int, ...] = (5, 10, 20, 30)
    """Numbers of questions to choose from; one alone: the mode says how many."""
    by_round: bool = False
    """Whether the rules' seconds are for the whole round."""
    timer: bool = True
    """Whether the player may choose a timer, or none."""
    kinds: frozenset[str] = frozenset()
    """Kinds that are asked; empty: all. `typed` asks choices as typed ones, too."""
    lifelines: tuple[Lifeline, ...] = ()
    """Help that it lends, each once."""
    seats: tuple[int, ...] = (1,)
    """How many may play in turns."""
    open_ended: bool = False
    """As many as one can: a round that runs out of questions is not short of any."""
    rising: bool = False
    """Dealt from easy to hard."""
    ranked: bool = True
    """Whether its rounds may take a place on a board."""
    offered: bool = True
    """Whether a briefing may choose it; the day's dispatch is begun by itself."""


def in_order(rules: Rules, puts: Sequence[Put], told: Sequence[Told]) -> int | None:
    """Every question once, as dealt."""
    return len(told) if len(told) < len(puts) else None


CLASSIC = Mode(
    name="classic",
    title="Classic",
    summary="A set number of questions.",
    points_help=(
        "100, 200 or 300 points by difficulty, a tenth more for each right answer in a row up to"
        " half as much again; with a timer, up to a quarter more for speed."
    ),
    rules=Rules(mode="classic", questions=10),
    policy=in_order,
)

MODES: Mapping[str, Mode] = MappingProxyType({mode.name: mode for mode in (CLASSIC,)})
"""Every mode by its name."""
