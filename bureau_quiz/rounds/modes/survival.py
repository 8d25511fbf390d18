"""Survival: on and on until the third mistake."""

from collections.abc import Sequence

from bureau_quiz.bank.model import Put
from bureau_quiz.rounds.model import Lifeline, Meter, Rules, Told
from bureau_quiz.rounds.modes.base import MISTAKES, Mode, Policy
from bureau_quiz.rounds.modes.classic import HALF, POINTS, SPEED

LIVES = 3
MOST = 100
_SPOKEN = ("The cover is blown", "One mistake left", "Two mistakes left", "Three mistakes left")


class UntilBlown(Policy):
    """Wrong, skipped and late are mistakes; partly right is none."""

    def next_place(self, rules: Rules, puts: Sequence[Put], told: Sequence[Told]) -> int | None:
        """Every question once, while the cover holds."""
        return super().next_place(rules, puts, told) if _left(told) else None

    def meters(
        self, rules: Rules, puts: Sequence[Put], told: Sequence[Told], number: int, turn: str
    ) -> tuple[Meter, ...]:
        """How many mistakes are left."""
        left = _left(told)
        text = f"cover {'●' * left}{'○' * (LIVES - left)}"
        return (Meter("cover", text, _SPOKEN[left]),)


def _left(told: Sequence[Told]) -> int:
    """Mistakes that may still be made, the one that ends the round included."""
    made = sum(one.verdict.judgement.outcome in MISTAKES for one in told)
    return max(LIVES - made, 0)


MODE = Mode(
    name="survival",
    title="Survival",
    summary=(
        "Until three mistakes have blown your cover; a question skipped or late is one,"
        " partly right is none."
    ),
    points_help=f"{POINTS}; {SPEED}; {HALF}.",
    rules=Rules(mode="survival", questions=MOST),
    policy=UntilBlown(),
    lengths=(MOST,),
    lifelines=(Lifeline.STRIKE, Lifeline.HINT),
    open_ended=True,
)
