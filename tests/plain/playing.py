"""A player who knows the answers, for real sittings over a pack of every kind."""

import re
from collections.abc import Callable, Iterator

from bureau_quiz.bank.model import Put
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.plain import run
from bureau_quiz.plain.labels import labels, sides
from tests.game.packs import put_of, right_to, wrong_to


def typed(put: Put, hit: bool) -> str:
    """A line that answers a question, right or wrong, as somebody would type it."""
    response = right_to(put) if hit else wrong_to(put)
    if response.tag in ("text", "number"):
        return response.value
    places = [int(place) for place in response.value.split(",")]
    if response.tag == "pairs":
        lefts, options = sides(put.lefts, put.options)
        return " ".join(f"{left}{options[at]}" for left, at in zip(lefts, places, strict=True))
    if put.question.kind == "true-false":
        return put.options[places[0]].lower()
    return " ".join(labels(put.options)[place] for place in places).lower()


class Player:
    """Types what a plan says, one turn a question; keeps all that was said."""

    def __init__(self, sitting: Sitting, plan: Callable[[Sitting], Iterator[str]]) -> None:
        """Take a sitting, and what is typed at each question that opens."""
        self.sitting = sitting
        self.plan = plan
        self.said: list[str] = []
        self._turn: Iterator[str] = iter(())
        self._number = 0
        self.time = 0.0

    def ask(self, prompt: str, patience: float | None = None) -> str:
        number = self.sitting.view().number
        if prompt == "> " and number != self._number:
            self._number, self._turn = number, self.plan(self.sitting)
        line = next(self._turn, "") if prompt == "> " else ""
        self.time += 1
        self.said.append(f"{prompt}{line}")
        return line

    def play(self, attended: bool = True) -> list[str]:
        """Play to the end; all that was said."""
        run(self.sitting, self.ask, self.said.append, lambda: self.time,
            None if attended else lambda: None)  # fmt: skip
        return self.said


def by_turns(hits: str) -> Callable[[Sitting], Iterator[str]]:
    """Right and wrong in the order of `hits`, again and again."""

    def plan(sitting: Sitting) -> Iterator[str]:
        hit = hits[(sitting.view().number - 1) % len(hits)] == "r"
        yield typed(put_of(sitting), hit)

    return plan


def spelt_out(lines: list[str], begin: str) -> list[str]:
    """The lines that begin so, without their numbers."""
    return [re.sub(r"\d+", "#", line) for line in lines if line.startswith(begin)]
