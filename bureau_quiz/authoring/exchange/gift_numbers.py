"""Numbers of GIFT: `1822:5`, `1..5`, and several with weights."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bureau_quiz.authoring.exchange.gift_answers import Answer, by_weight, plain

_NUMBER = re.compile(
    r"[+−-]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][+-]?[0-9]{1,2})?"
)

_DIGITS = 25
"""How many places before or behind its point a number may have."""


class Near(NamedTuple):
    """A number and how near is near enough."""

    number: Decimal
    within: Decimal


class Numbers(NamedTuple):
    """What a question that asks for a number takes."""

    number: str = ""
    """The number, where it is to be looked for on a scale."""
    within: str = ""
    typed: tuple[str, ...] = ()
    """What is typed, where there is no such number."""
    why: str = ""
    """What the typed loses by that; empty: nothing."""
    left: tuple[Answer, ...] = ()
    """Those that are partly right and not near the number."""


def numbers(answers: Sequence[Answer]) -> Numbers:
    """Give what is asked for; nothing typed and no number where no answer is right."""
    right, partly, _ = by_weight([answer for answer in answers if plain(answer) != "*"])
    near = {answer: _near(plain(answer)) for answer in (*right, *partly)}
    centres = {found.number if found else None for found in map(near.get, right)}
    centre = centres.pop() if len(centres) == 1 else None
    if centre is None:
        lost = any(found is not None and found.within for found in map(near.get, right))
        why = "how near is near enough is lost, as it has several answers" if lost else ""
        if not all(map(near.get, right)):
            why = "not all of its answers are numbers"
        typed = [_written(near[answer], plain(answer)) for answer in right]
        return Numbers(typed=tuple(typed), why=why, left=tuple(partly))
    around = {found for found in near.values() if found and found.number == centre}
    left = tuple(answer for answer in partly if near[answer] not in around)
    within = max(found.within for found in around)
    text = _written(near[right[0]], "")
    if not within:
        return Numbers(typed=(text,), left=left)
    return Numbers(text, f"{within:f}", left=left)


def _near(text: str) -> Near | None:
    """Read `3`, `3:0.5` or `1..5`."""
    low, range_, high = text.partition("..")
    if range_:
        ends = _number(low), _number(high)
        if ends[0] is None or ends[1] is None:
            return None
        return Near((ends[0] + ends[1]) / 2, abs(ends[1] - ends[0]) / 2)
    number, _, within = text.partition(":")
    found, tolerance = _number(number), _number(within or "0")
    if found is None or tolerance is None:
        return None
    return Near(found, abs(tolerance))


def _number(text: str) -> Decimal | None:
    text = text.strip()
    number = Decimal(text.replace("−", "-")) if _NUMBER.fullmatch(text) else None
    return None if number is None or abs(number.adjusted()) > _DIGITS else number


def _written(near: Near | None, text: str) -> str:
    """A number in digits, or a text that is none."""
    return text if near is None else f"{near.number:f}"
