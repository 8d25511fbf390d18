"""Hot seat: two to eight in turns at one keyboard."""

from collections.abc import Sequence

from bureau_quiz.bank.model import Put
from bureau_quiz.rounds.model import Meter, Rules, Told
from bureau_quiz.rounds.modes.base import Mode, Policy
from bureau_quiz.rounds.modes.classic import POINTS, SPEED

SEATS = (2, 3, 4, 5, 6, 7, 8)


class InTurns(Policy):
    """Turns go round the table; streaks and points are each seat's own."""

    def own(self, rules: Rules, told: Sequence[Told], number: int) -> Sequence[Told]:
        """Every so many, as there are seats."""
        return told[(number - 1) % rules.seats :: rules.seats]

    def turn(self, rules: Rules, names: Sequence[str], number: int) -> str:
        """The name of the seat, or its number where it has none."""
        seat = (number - 1) % rules.seats
        return names[seat] if seat < len(names) else f"Player {seat + 1}"

    def meters(
        self, rules: Rules, puts: Sequence[Put], told: Sequence[Told], number: int, turn: str
    ) -> tuple[Meter, ...]:
        """Whose turn it is."""
        return (Meter("turn", turn, f"It is {turn}'s turn"),)


MODE = Mode(
    name="hot-seat",
    title="Hot seat",
    summary=f"{SEATS[0]} to {SEATS[-1]} players in turns, each asked as many, of like difficulty.",
    points_help=f"Each for themselves: {POINTS}; {SPEED}.",
    rules=Rules(mode="hot-seat", questions=5, seats=SEATS[0]),
    policy=InTurns(),
    lengths=(5, 10),
    most=10,
    seats=SEATS,
    ranked=False,
)
