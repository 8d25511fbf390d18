"""When two values are one: keys, other spellings, and dates that overlap.

A key is what equal values share: a folded text, a number, or a date. Two dates of which one
contains the other are not one value, but neither is known to differ: they overlap.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bureau_quiz import text
from bureau_quiz.packs.cells import decimal_of
from bureau_quiz.packs.model import ColumnType, PartialDate, Value

Key = str | Decimal | PartialDate

OPEN = 0
"""The precision of a cell that says nothing."""
WHOLE = 4
"""The precision of a value that nothing can be finer than: all but dates."""


class Spellings:
    """What `accept` makes one value, under either way of comparing."""

    def __init__(self, accept: Mapping[str, tuple[str, ...]]) -> None:
        self._members: dict[tuple[bool, str], list[str]] = {}
        self._canonical: dict[tuple[bool, str], str] = {}
        for exact in (False, True):
            for value, others in accept.items():
                self._join(exact, (value, *others))

    def _join(self, exact: bool, texts: tuple[str, ...]) -> None:
        head = self.key(texts[0], exact)
        members = self._members.setdefault((exact, head), [texts[0]])
        for one in texts[1:]:
            own = self.key(one, exact)
            joining = [] if own == head else self._members.pop((exact, own), [])
            for member in (*joining, one):
                self._canonical[exact, text.key(member, exact)] = head
                members.append(member)

    def key(self, written: str, exact: bool) -> str:
        """The key of a text: that of the value it is a spelling of."""
        key = text.key(written, exact)
        return self._canonical.get((exact, key), key) if self._canonical else key

    def others(self, written: str, exact: bool) -> tuple[str, ...]:
        """The other spellings that are good for a text, without those that compare equal to it."""
        if not self._members:
            return ()
        members = self._members.get((exact, self.key(written, exact)))
        if not members:
            return ()
        own = {text.key(written, exact)}
        kept = []
        for member in members:
            if text.key(member, exact) not in own:
                own.add(text.key(member, exact))
                kept.append(member)
        return tuple(kept)


@dataclass(frozen=True, slots=True)
class Domain:
    """The values that columns linked by `to:` share, and how they compare."""

    type: ColumnType
    exact: bool
    spellings: Spellings

    def key(self, value: Value) -> Key:
        """What equal values share."""
        if self.type is ColumnType.NUMBER and value.number is not None:
            return value.number
        if self.type is ColumnType.DATE and value.date is not None:
            return value.date
        return self.read(value.text)

    def read(self, written: str) -> Key:
        """The key of a text that no column has typed."""
        found: Key | None = None
        if self.type is ColumnType.NUMBER:
            found = decimal_of(written)
        elif self.type is ColumnType.DATE:
            found = date_in(written)
        return self.spellings.key(written, self.exact) if found is None else found


def date_in(written: str) -> PartialDate | None:
    """The ISO date that a text is, whole or in part, if it is one."""
    parts = written.strip().split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return PartialDate(*(int(part) for part in parts))


def iso(date: PartialDate) -> str:
    """A date as packs write it: `2016`, `2016-06`, `2016-06-01`."""
    parts = (f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part))
    return "-".join(parts)


def precision(key: Key) -> int:
    """1 to 3 for a date, WHOLE for anything else."""
    return key.precision if isinstance(key, PartialDate) else WHOLE


def cut_date(date: PartialDate, to: int) -> PartialDate:
    """A date as it is in a coarser precision, 1 to 3."""
    return PartialDate(date.year, date.month if to > 1 else 0, date.day if to > 2 else 0)


def cut(key: Key, to: int) -> Key | None:
    """A key as it is in a coarser precision; None where that is OPEN."""
    if to == OPEN:
        return None
    return cut_date(key, to) if isinstance(key, PartialDate) else key


def spread(key: Key) -> tuple[Hashable, ...]:
    """Marks of a value, of which another's `probe` meets one if they are equal or overlap."""
    if not isinstance(key, PartialDate):
        return (key,)
    return (("is", key), *(("in", cut_date(key, to)) for to in range(1, key.precision + 1)))


def probe(key: Key) -> tuple[Hashable, ...]:
    """The marks to look for among those of `spread`."""
    if not isinstance(key, PartialDate):
        return (key,)
    return (("in", key), *(("is", cut_date(key, to)) for to in range(1, key.precision)))


def size(key: Key) -> str:
    """What puts options in order: a number, or a date as yyyymmdd; empty for a text."""
    if isinstance(key, PartialDate):
        return f"{key.year:04}{key.month:02}{key.day:02}"
    return f"{key:f}" if isinstance(key, Decimal) else ""
