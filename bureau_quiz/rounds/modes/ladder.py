"""Ladder: twelve steps that rise, of which two are safe."""

from collections.abc import Sequence

from bureau_quiz.bank.model import Put
from bureau_quiz.rounds.model import Action, Lifeline, Meter, Phase, Rules, Told
from bureau_quiz.rounds.modes.base import MISTAKES, Mode, Policy
from bureau_quiz.rounds.modes.classic import HALF

STEPS = 12
SAFE = (4, 8)
"""Steps from which one does not fall any further."""
STEP = 100
"""What the first step is worth; the second twice that, the third three times, and so on."""


class Climb(Policy):
    """A mistake ends the climb; what the last safe step held stays, and all where one stops."""

    streaks = False
    speed = False

    def next_place(self, rules: Rules, puts: Sequence[Put], told: Sequence[Told]) -> int | None:
        """Step by step, until one falls."""
        return None if _fallen(told) else super().next_place(rules, puts, told)

    def actions(self, phase: Phase) -> tuple[Action, ...]:
        """To stop takes the place of a skip, which would be a fall."""
        return tuple(
            Action.STOP if action is Action.SKIP else action for action in super().actions(phase)
        )

    def base(self, difficulty: int, number: int) -> int:
        """By the step alone; the difficulty rises with it."""
        return STEP * number

    def final(self, rules: Rules, told: Sequence[Told]) -> int:
        """All that was earned, or after a fall what the last safe step held."""
        return _safe(told) if _fallen(told) else super().final(rules, told)

    def possible(self, rules: Rules, told: Sequence[Told]) -> int:
        """The whole ladder at its full price."""
        return sum(self.base(0, number) for number in range(1, rules.questions + 1))

    def parts(self, rules: Rules, told: Sequence[Told]) -> tuple[tuple[str, int], ...]:
        """The steps that were climbed, and what a fall took of them."""
        climbed = super().final(rules, told)
        lost = climbed - self.final(rules, told)
        return (("Steps", climbed), *((("Fall", -lost),) if lost else ()))

    def meters(
        self, rules: Rules, puts: Sequence[Put], told: Sequence[Told], number: int, turn: str
    ) -> tuple[Meter, ...]:
        """What the step is worth, and what a fall would leave."""
        worth, safe = self.base(0, number), _safe(told)
        return (
            Meter("step", f"for {worth}", f"This step is worth {worth}"),
            Meter("safe", f"safe {safe}", f"{safe} points are safe"),
        )


def _fallen(told: Sequence[Told]) -> bool:
    return bool(told) and told[-1].verdict.judgement.outcome in MISTAKES


def _safe(told: Sequence[Told]) -> int:
    """What a fall leaves, or has left."""
    climbed = len(told) - _fallen(told)
    safe = max((step for step in SAFE if step <= climbed), default=0)
    return sum(one.verdict.points for one in told[:safe])


MODE = Mode(
    name="ladder",
    title="Ladder",
    summary=(
        f"{STEPS} steps from easy to hard; a mistake ends the climb, and you may stop before"
        " answering and keep all."
    ),
    points_help=(
        f"Step 1 earns {STEP}, step 2 {2 * STEP}, and so on to {STEPS * STEP} for step {STEPS};"
        f" a fall leaves what the last safe step held, {SAFE[0]} or {SAFE[1]}; {HALF}."
    ),
    rules=Rules(mode="ladder", questions=STEPS),
    policy=Climb(),
    lengths=(STEPS,),
    filters=frozenset({"categories"}),
    lifelines=(Lifeline.STRIKE, Lifeline.HINT, Lifeline.TIME),
    rising=True,
)
