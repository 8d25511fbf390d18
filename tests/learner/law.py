"""The law by which the simulated learner forgets. It is not FSRS, and knows nothing of it.

- What was never told is not known.
- A fact has a half-life h. After t days without being asked for it is recalled with a probability
  of 2^(−t/h): forgetting is exponential.
- Told for the first time: h = FIRST × e days, where e is the fact's own easiness, drawn once
  between 1/SPREAD and SPREAD, evenly by its logarithm.
- Recalled after t days: h grows by the factor 1 + GROWTH × min(1, t ÷ (RIPE × h)). To be asked
  again at once teaches next to nothing.
- Not recalled, and told again: h shrinks to SHRINK of what it was, but not below what it first was.
"""

from collections.abc import Hashable, Iterable
from random import Random

FIRST = 2.0
"""Days."""
SPREAD = 2.5
GROWTH = 1.5
RIPE = 0.25
SHRINK = 0.5

LAW = (
    "What was never told is not known. After t days a fact is recalled with a probability of"
    " 2^(−t/h), where h is its half-life.",
    f"Told for the first time, h is {FIRST:g} days times the fact's own easiness, which lies"
    f" between 1/{SPREAD:g} and {SPREAD:g}.",
    f"Recalled after t days, h grows by the factor 1 + {GROWTH:g} × min(1, t ÷ {RIPE:g}h).",
    f"Forgotten and told again, h shrinks to {SHRINK:g} of what it was, not below its first value.",
)
"""The same for the report."""


class Learner:
    """What somebody knows by the law, and what chance makes of it; times are days."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._half: dict[Hashable, float] = {}
        self._last: dict[Hashable, float] = {}
        self.chance = Random(f"{seed}/answers").random
        """Decides what is recalled, and every guess."""

    def knows(self, fact: Hashable, day: float) -> float:
        """How likely it is that a fact is recalled."""
        if fact not in self._half:
            return 0.0
        since = max(0.0, day - self._last[fact])
        return float(2 ** (-since / self._half[fact]))

    def recalls(self, fact: Hashable, day: float) -> bool:
        """Whether a fact is recalled now; either way it is told, and the law changes it."""
        recalled = self.chance() < self.knows(fact, day)
        first = FIRST * self._easiness(fact)
        half = self._half.get(fact, first)
        if recalled:
            since = day - self._last[fact]
            half *= 1 + GROWTH * min(1.0, since / (RIPE * half))
        else:
            half = max(first, SHRINK * half)
        self._half[fact] = half
        self._last[fact] = day
        return recalled

    def total(self, facts: Iterable[Hashable], day: float) -> float:
        """How many of some facts are known, as far as that can be expected."""
        return sum(self.knows(fact, day) for fact in facts)

    def _easiness(self, fact: Hashable) -> float:
        # The same for every learner: they differ in what they are asked, not in what is easy.
        return float(SPREAD ** (2 * Random(f"easiness/{fact}").random() - 1))
