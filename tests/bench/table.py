"""A line of the bench's table, and how two programs are compared in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One figure and whether it is within its limit."""

    what: str
    bare: str
    ours: str
    figure: str
    limit: str
    good: bool | None
    """None: there is no limit."""


def compared(
    what: str,
    bare: Sequence[float],
    ours: Sequence[float],
    limit: float | None,
    unit: str,
    scale: float,
) -> Row:
    """Pairs taken one after the other: the ratio is the median of theirs; no limit: to be told."""
    ratio = median(our / its for our, its in zip(ours, bare, strict=True))
    first, second = (f"{median(values) * scale:.1f} {unit}" for values in (bare, ours))
    if limit is None:
        return Row(what, first, second, f"{ratio:.2f}", "", None)
    return Row(what, first, second, f"{ratio:.2f}", f"{limit:.2f}", ratio <= limit)


FORM = "{:<42} {:>12} {:>12} {:>8} {:>8}  {}"


def show(rows: Iterable[Row], heads: tuple[str, str]) -> bool:
    """Print lines under their heads as they come; whether all are within their limits."""
    good = True
    print(FORM.format("", *heads, "ratio", "limit", ""))
    for row in rows:
        verdict = {True: "pass", False: "FAIL", None: ""}[row.good]
        line = FORM.format(row.what, row.bare, row.ours, row.figure, row.limit, verdict)
        print(line.rstrip(), flush=True)
        good &= row.good is not False
    return good
