"""What one response earns: whole numbers only, worked out in one place for all modes."""

from fractions import Fraction
from typing import NamedTuple

from bureau_quiz.bank.model import Outcome

TENTHS = 10
"""Tenths in a second."""

_PARTS = (("", ""), ("½", "half"), ("¼", "a quarter"), ("⅛", "an eighth"))
"""What is left of the points after so many lifelines, in signs and in words."""


def base_of(difficulty: int) -> int:
    """100, 200 or 300 points."""
    return 100 * difficulty


def streak_after(outcome: Outcome, before: int) -> int:
    """The streak once a question is settled, given the streak before it."""
    if outcome is Outcome.RIGHT:
        return before + 1
    return before if outcome is Outcome.PARTLY else 0


def factor_of(streak: int) -> int:
    """Tenths by which the base is multiplied: 10 to 15."""
    return 10 + min(max(streak, 1) - 1, 5)


def speed_of(seconds: int | None, base: int, tenths: int) -> int:
    """Points for the time left of so many seconds; none without a timer."""
    if seconds is None:
        return 0
    given = seconds * TENTHS
    return base * max(given - tenths, 0) // (4 * given)


SIMPLE = 12
"""Denominators up to which a share is told as a fraction; others as a decimal, cut short."""


class Sum(NamedTuple):
    """The terms that points are made of."""

    base: int
    factor: int = 10
    """Tenths, for the streak."""
    speed: int = 0
    share: Fraction = Fraction(1)
    aids: int = 0
    """Lifelines that were used; each leaves half."""

    @property
    def points(self) -> int:
        """What they come to: the share rounded down, then halved and rounded down for each aid."""
        return int((self.base * self.factor // 10 + self.speed) * self.share) >> self.aids

    def text(self) -> str:
        """`200 × 1.2 streak + 25 speed`; empty where there is no sum."""
        terms = [str(self.base)]
        if self.factor > 10:
            terms = [f"{self.base} × {self.factor // 10}.{self.factor % 10} streak"]
        if self.speed:
            terms.append(f"{self.speed} speed")
        of = [_PARTS[self.aids][0]] if self.aids else []
        if self.share != 1:
            of.append(str(self.share) if self._simple else self._decimal)
        whole = " + ".join(terms)
        several = self.factor > 10 or bool(self.speed)
        if of:
            return f"{' of '.join(of)} of {f'({whole})' if several else whole}"
        return whole if several else ""

    @property
    def _simple(self) -> bool:
        """Whether the share is a fraction that people read at a glance."""
        return self.share.denominator <= SIMPLE

    @property
    def _decimal(self) -> str:
        return f"{int(self.share * 1000) / 1000:.3f}"

    def spoken(self, streak: int) -> str:
        """The same to be read aloud: `200 times 1.2 for a streak of 3, and 25 for speed`."""
        terms = str(self.base)
        if self.factor > 10:
            terms += f" times {self.factor // 10}.{self.factor % 10} for a streak of {streak}"
        if self.speed:
            terms += f", and {self.speed} for speed"
        if self.share != 1:
            parts = f"{self.share.numerator} of {self.share.denominator} parts"
            terms = f"{parts if self._simple else self._decimal} of {terms}"
        if self.aids:
            return f"{_PARTS[self.aids][1]} of {terms}"
        return terms if self.share != 1 or self.factor > 10 or self.speed else ""
