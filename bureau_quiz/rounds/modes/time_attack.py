"""Time attack: as many as one can in ninety seconds of answering."""

from collections.abc import Sequence

from bureau_quiz.bank.model import Put
from bureau_quiz.rounds.earning import TENTHS
from bureau_quiz.rounds.model import Rules, Told
from bureau_quiz.rounds.modes.base import Mode, Policy
from bureau_quiz.rounds.modes.classic import POINTS

SECONDS = 90
MOST = 60
"""More questions than anybody answers in that time."""


class AgainstTheClock(Policy):
    """One clock for the whole round, which stands still while a verdict is read."""

    speed = False

    def next_place(self, rules: Rules, puts: Sequence[Put], told: Sequence[Told]) -> int | None:
        """Every question once, while there is time."""
        return super().next_place(rules, puts, told) if self.seconds_left(rules, told) else None

    def seconds_left(self, rules: Rules, told: Sequence[Told]) -> float | None:
        """What the questions before have left of the round's time; never below nothing."""
        if rules.seconds is None:
            return None
        spent = sum(one.tenths for one in told)
        return max(rules.seconds * TENTHS - spent, 0) / TENTHS


MODE = Mode(
    name="time-attack",
    title="Time attack",
    summary=(
        f"As many as you can in {SECONDS} seconds; the clock stands still while a verdict is out."
    ),
    points_help=f"{POINTS}; nothing for speed, and a question that time cuts off earns nothing.",
    rules=Rules(mode="time-attack", questions=MOST, seconds=SECONDS),
    policy=AgainstTheClock(),
    lengths=(MOST,),
    by_round=True,
    timer=False,
    open_ended=True,
)
