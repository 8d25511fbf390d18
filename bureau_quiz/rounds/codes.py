"""Codes: a round in a few signs, for somebody else to play the very same one.

A code says the packs in clear and the rest in signs of an alphabet of 32, five bits each, highest
bit first: version of the rules, mode, difficulties, three flags; seats, seconds and questions where
they are not the mode's own; seed, block, a digest of what was dealt; where categories were chosen a
map of them; and a check sign: 14 to 18 signs, and the map. What somebody made of the round may
follow after `=`, as told.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

from bureau_quiz.bank.model import Put
from bureau_quiz.rounds.model import RULES_VERSION, Rules
from bureau_quiz.rounds.modes import MODES

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are taken for one another."""
PLAYABLE = ("classic", "time-attack", "survival", "interrogation", "ladder", "hot-seat")
"""The modes that a code can name, each by its place; new ones come last."""
OTHER_GAME = "The code is from another version of the game: both need the same one."
DEALT = 10
"""How many questions the digest looks at."""

SHORTEST = 14
"""Signs at least."""

_FORMAT = RULES_VERSION % 4
"""Two bits: a code of other rules would be dealt, or scored, as another round."""
_LEVELS = (1, 2, 3)
_WIDE = 1 << 10
"""Seconds from here on take twelve bits, and stand behind `_WIDER`, which no round gives."""
_WIDER = 1
_GROUP = 5
_DIGEST = 14
"""Bits of the digest at least; as many more as fill the last sign."""


class Miswritten(ValueError):
    """A code that cannot be meant; the message is a sentence for the player."""


class Result(NamedTuple):
    """What somebody says they made of a round."""

    points: int
    right: int
    asked: int
    name: str


class Code(NamedTuple):
    """A round that others can play."""

    packs: tuple[str, ...]
    """As they are played: `the-bureau:3`."""
    rules: Rules
    """Without categories: see `categories`."""
    seed: int
    block: int
    digest: int
    bits: int
    """How many bits the digest has."""
    chosen: str = ""
    """Of each category, sorted, `1` or `0`, and zeros to fill a sign; empty: all."""
    result: Result | None = None

    def agrees(self, puts: Sequence[Put]) -> bool:
        """Whether what was dealt is what the code was made for."""
        return self.digest == digest(puts, self.bits)

    def categories(self, names: Iterable[str]) -> tuple[str, ...]:
        """The categories it keeps to, of all that its packs have.

        Raises:
            Miswritten: If the packs have other categories now.
        """
        there = sorted(names)
        if not self.chosen:
            return ()
        if len(self.chosen) != _whole(len(there)) or "1" in self.chosen[len(there) :]:
            raise Miswritten("The code is of another version of its packs: categories differ.")
        return tuple(name for name, bit in zip(there, self.chosen, strict=False) if bit == "1")


def digest(puts: Sequence[Put], bits: int) -> int:
    """A number of so many bits that differs where the questions, options or their order do."""
    said = [(put.question.id, put.prompt, put.options, put.lefts) for put in puts[:DEALT]]
    return int(Random(repr(said)).random() * (1 << bits))


def write(
    packs: Sequence[str],
    rules: Rules,
    seed: int,
    block: int,
    puts: Sequence[Put],
    names: Iterable[str],
) -> str:
    """The code of a round, its signs in groups: `the-bureau:3 7K4M-9QZX7-HRT32`.

    Args:
        packs: As they were played.
        rules: As they were played; the mode must be one of PLAYABLE.
        seed: 0 to 2³² − 1.
        block: 0 to 63.
        puts: What was dealt; at least DEALT of it where there was as much.
        names: All categories that the packs have.
    """
    chosen = "".join("01"[name in rules.categories] for name in sorted(names))
    head = [*_of_rules(rules), (seed, 32), (block, 6)]
    bits = _digest_bits(sum(size for _, size in head))
    head.append((digest(puts, bits), bits))
    said = "".join(f"{int(value):0{size}b}" for value, size in head)
    if rules.categories:
        said += chosen.ljust(_whole(len(chosen)), "0")
    signs = [int(said[at : at + 5], 2) for at in range(0, len(said), 5)]
    signs.append(_check(signs))
    return f"{'+'.join(packs)} {_grouped(signs)}"


def _of_rules(rules: Rules) -> list[tuple[int, int]]:
    """Rules as numbers, each with how many bits it takes."""
    usual = MODES[rules.mode].rules
    other_seconds, other_length = rules.seconds != usual.seconds, rules.questions != usual.questions
    said = [
        (_FORMAT, 2),
        (PLAYABLE.index(rules.mode), 4),
        (sum(1 << level - 1 for level in rules.difficulties or _LEVELS), 3),
        (other_seconds, 1),
        (other_length, 1),
        (bool(rules.categories), 1),
    ]
    if rules.seats > 1:
        said.append((rules.seats - 1, 3))
    if other_seconds:
        seconds = rules.seconds or 0
        said += [(seconds, 10)] if seconds < _WIDE else [(_WIDER, 10), (seconds, 12)]
    if other_length:
        said.append((rules.questions, 8))
    return said


def with_result(code: str, result: Result) -> str:
    """A code with what was made of it: `… = 1840 8/10 Malotru`."""
    return f"{code} = {result.points} {result.right}/{result.asked} {result.name}"


def tidied(text: str) -> str:
    """A code that `read` takes, without a result, in the form that `write` gives it.

    Raises:
        Miswritten: As `read` does, of signs that there are not.
    """
    packs, signs = _parted(text.partition("=")[0])
    return f"{packs} {_grouped(signs)}"


def read(text: str) -> Code:
    """A code as somebody typed it: capitals or not, with hyphens, spaces or neither.

    Raises:
        Miswritten: If it is none, or a sign of it is wrong.
    """
    said, _, told = text.strip().partition("=")
    packs, signs = _parted(said)
    if not packs or len(signs) < SHORTEST:
        raise Miswritten(
            f"A code is the packs, a space, and {SHORTEST} signs or more:"
            " the-bureau 2345-67892-ABCDE."
        )
    if _check(signs[:-1]) != signs[-1]:
        raise Miswritten("A sign of the code is wrong, or two have changed places.")
    bits = "".join(f"{sign:05b}" for sign in signs[:-1])
    return _unpacked(tuple(packs.split("+")), _Bits(bits))._replace(result=_result(told))


def _parted(said: str) -> tuple[str, list[int]]:
    """The packs of a code and its signs, as numbers."""
    packs, _, rest = " ".join(said.split()).partition(" ")
    return packs.lower(), [_sign(sign) for sign in rest.upper() if sign not in " -–—."]


class _Bits:
    """Bits that are read one number after the other."""

    def __init__(self, bits: str) -> None:
        self.left = bits
        self.taken = 0

    def take(self, size: int) -> int:
        """The next number of so many bits."""
        if len(self.left) < size:
            raise Miswritten("The code is cut off.")
        number, self.left = int(self.left[:size], 2), self.left[size:]
        self.taken += size
        return number


def _unpacked(packs: tuple[str, ...], bits: _Bits) -> Code:
    if bits.take(2) != _FORMAT:
        raise Miswritten(OTHER_GAME)
    mode, mask = bits.take(4), bits.take(3)
    other_seconds, other_length, some = bits.take(1), bits.take(1), bits.take(1)
    if mode >= len(PLAYABLE) or PLAYABLE[mode] not in MODES or not mask:
        raise Miswritten(OTHER_GAME)
    usual = MODES[PLAYABLE[mode]]
    seats = bits.take(3) + 1 if max(usual.seats) > 1 else 1
    seconds = _seconds(bits) if other_seconds else usual.rules.seconds
    questions = bits.take(8) if other_length else usual.rules.questions
    levels = tuple(level for level in _LEVELS if mask >> level - 1 & 1)
    seed, block = bits.take(32), bits.take(6)
    size = _digest_bits(bits.taken)
    found = bits.take(size)
    if bool(bits.left) != bool(some):
        raise Miswritten("The code has signs too few or too many.")
    rules = Rules(
        mode=usual.name,
        questions=questions,
        seconds=seconds,
        difficulties=() if levels == _LEVELS else levels,
        seats=seats,
    )
    return Code(packs, rules, seed, block, found, size, bits.left)


def _seconds(bits: _Bits) -> int | None:
    said = bits.take(10)
    return (bits.take(12) if said == _WIDER else said) or None


def _result(told: str) -> Result | None:
    """What somebody told of their playing; None where it says nothing that can be understood."""
    points, _, rest = told.strip().partition(" ")
    share, _, name = rest.strip().partition(" ")
    right, _, asked = share.partition("/")
    if not all(
        part.isascii() and part.isdigit() and len(part) < 8 for part in (points, right, asked)
    ):
        return None
    return Result(int(points), int(right), int(asked), name.strip())


def _digest_bits(before: int) -> int:
    return _DIGEST + -(before + _DIGEST) % 5


def _whole(bits: int) -> int:
    """So many bits and as many more as fill the last sign."""
    return bits + -bits % 5


def _sign(sign: str) -> int:
    place = SIGNS.find(sign)
    if place < 0:
        shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
        raise Miswritten(
            f"“{shown}” is no sign of a code: it has 2 to 9, and A to Z without I and O."
        )
    return place


def _check(signs: Sequence[int]) -> int:
    """The sign that makes the sum of signs, each times a power of x, nothing in the field of 32.

    Signs are polynomials over two elements modulo x⁵ + x² + 1, whose x has 31 different powers: a
    wrong sign changes the sum, and so do two neighbours, the check sign too, that change places.
    """
    total = 0
    for sign in signs:
        total = _times_x(total ^ sign)
    return total


def _times_x(element: int) -> int:
    return element << 1 ^ (0b100101 if element & 0b10000 else 0)


def _grouped(signs: Sequence[int]) -> str:
    """In groups of four or five, as even as can be."""
    text = "".join(SIGNS[sign] for sign in signs)
    groups = -(-len(text) // _GROUP)
    ends = [len(text) * at // groups for at in range(groups + 1)]
    return "-".join(text[start:end] for start, end in pairwise(ends))
