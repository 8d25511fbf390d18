"""How well a response went: the facts it feeds, each with its rating.

The rule:

- Wrong, skipped and late is AGAIN.
- Right by choosing (an option, several, an order, pairs) is GOOD where it came quickly, else HARD.
- Right by typing, a number too, is EASY where it came quickly and as the pack writes it, else GOOD.
- Two options strike, or a hint, leave it at HARD. So does true or false, where one guess in two is
  right. More time, and a pause, leave the time unknown, which counts as slow.
- A verdict that the player appealed against was right, and counts as such.
- Partly right (multiple, match): what was missed is AGAIN, what was found is HARD.
- Of a wrong order only what stands in a wrong place is AGAIN. What stands in its own may do so by
  chance: it stays as it was.
- Where a fact belongs to something missed and to something found, or nobody can tell to what, it
  was missed.

Quick is what takes no longer than to read prompt and options, to think, and to type. Who plays with
a timer of two or four times the length needs that much longer for all of it: in a round that was
stretched so is what counts as quick. Without a timer nobody knows who needs longer, and reading
length alone tells.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bureau_quiz.bank.model import Fact, Outcome
from bureau_quiz.memory.model import Rating
from bureau_quiz.text import fold, holds

READ = 0.4
"""Tenths of a second to read a character: 25 in a second."""
THINK = 40
"""Tenths to find an answer that is known."""
THINK_MORE = 20
"""Tenths for each further one that the question asks for."""
TYPE = 2.5
"""Tenths to type a character: 4 in a second."""

TYPED = frozenset({"text", "number"})
"""Tags of responses that the player writes."""
EVEN = frozenset({"true-false"})
"""Kinds where every other guess is right."""
TOLD = frozenset({"strike", "hint"})
"""Lifelines that tell something of the answer."""

RULE = (
    "Each answer tells what you know, in whatever mode you give it.",
    "A fact that was answered wrong, skipped or late is not known.",
    "A right choice counts for more when it is quick, a typed answer for more than a choice.",
    "With a timer of twice or four times the length you have as much longer to be quick.",
    "Help, and true or false, count for little.",
    "Of several things asked at once, only those that were missed are not known.",
)
"""The same in short, for the player."""


class Answered(NamedTuple):
    """What the records know of a response."""

    kind: str
    facts: tuple[Fact, ...]
    """See `bank.model.rested_on`."""
    outcome: Outcome
    """As it was judged, before any appeal."""
    tenths: int
    """Of a second, pauses left out."""
    appealed: bool = False
    paused: bool = False
    aids: tuple[str, ...] = ()
    """Lifelines that were used for it: `strike`, `hint`, `time`."""
    prompt: str = ""
    """As put."""
    options: tuple[str, ...] = ()
    """As shown."""
    right: tuple[int, ...] = ()
    """Places in `options`; see `Put.right`."""
    lefts: tuple[str, ...] = ()
    """Of a match."""
    tag: str = ""
    """See `Response`."""
    value: str = ""
    why: str = ""
    """How it matched, where that was worth saying: it was not quite as the pack writes it."""
    stretch: int = 1
    """How many times longer the round's timer was than usual; see `Rules.stretch`."""


def rated(answered: Answered) -> tuple[tuple[Fact, Rating], ...]:
    """The facts that a response feeds, in the order given, each with its rating."""
    facts, outcome = answered.facts, answered.outcome
    if answered.appealed or outcome == Outcome.RIGHT:
        rating = _right(answered)
        return tuple((fact, rating) for fact in facts)
    parted = outcome == Outcome.PARTLY or (outcome == Outcome.WRONG and answered.tag == "order")
    if not parted:
        return tuple((fact, Rating.AGAIN) for fact in facts)
    found: Rating | None = Rating.HARD if outcome == Outcome.PARTLY else None
    parts = tuple(_parts(answered))
    each = ((fact, found if _was_found(fact, parts) else Rating.AGAIN) for fact in facts)
    return tuple((fact, rating) for fact, rating in each if rating is not None)


def _right(answered: Answered) -> Rating:
    if answered.kind in EVEN or not TOLD.isdisjoint(answered.aids):
        return Rating.HARD
    quick = _is_quick(answered)
    if answered.tag not in TYPED:
        return Rating.GOOD if quick else Rating.HARD
    return Rating.EASY if quick and not answered.why else Rating.GOOD


def _is_quick(answered: Answered) -> bool:
    if answered.paused or "time" in answered.aids:
        return False
    shown = (answered.prompt, *answered.options, *answered.lefts)
    allowed = READ * sum(map(len, shown)) + THINK
    if answered.tag in TYPED:
        allowed += TYPE * len(answered.value)
    else:
        allowed += THINK_MORE * max(0, len(answered.right) - 1)
    return answered.tenths <= allowed * max(answered.stretch, 1)


_Part = tuple[tuple[str, ...], bool]
"""The texts of something that was asked for, and whether it was found."""


def _parts(answered: Answered) -> Iterator[_Part]:
    given = tuple(int(place) for place in answered.value.split(",") if place.isdecimal())
    asked = [answered.options[one] for one in answered.right if one < len(answered.options)]
    # A row brought over from a damaged file may say less than it should: nothing was found then.
    for at, (text, place) in enumerate(zip(asked, answered.right, strict=False)):
        if answered.tag == "set":
            yield (text,), place in given
        else:
            beside = answered.lefts[at : at + 1]
            yield (*beside, text), given[at : at + 1] == (place,)


def _was_found(fact: Fact, parts: tuple[_Part, ...]) -> bool:
    """Whether it belongs to what was found, and to nothing that was missed."""
    belongs = [found for texts, found in parts if any(_tells_of(fact, text) for text in texts)]
    return bool(belongs) and all(belongs)


def _tells_of(fact: Fact, text: str) -> bool:
    folded = fold(text)
    # A key of several columns holds the text among others.
    return folded in (fold(fact.value), fold(fact.row)) or (
        not fact.column and holds(fact.row, text)
    )
