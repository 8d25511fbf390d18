"""The paths of a template laid out once, and every way along them that agrees with a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.packs.model import Row

Path = tuple[str, ...]
Way = tuple[Said, ...]
"""What the cells along a path say, one value each."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One column on a path."""

    table: str
    column: str
    fact: bool
    """Whether what it says is more than the name of its row."""
    hole: int | None = None
    """The hole that it fills: then it says what the claim says."""
    beyond: "tuple[tuple[int, Trail], ...]" = ()
    """The holes whose paths go on from here, and how: they speak of the same row."""


Trail = tuple[Stop, ...]


def lay(ground: Ground, table: str, path: Path, holes: Mapping[Path, int]) -> Trail:
    """Lay out a path over a table.

    Args:
        ground: the tables.
        table: where it begins.
        path: its columns.
        holes: the number of each path that the claim fills.
    """
    found: list[Stop] = []
    for depth, name in enumerate(path, 1):
        prefix = path[:depth]
        column = ground.column(table, name)
        beyond = tuple(
            (hole, lay(ground, column.to or table, longer[depth:], {}))
            for longer, hole in holes.items()
            if len(longer) > depth and longer[:depth] == prefix
        )
        fact = name not in ground.table(table).key
        found.append(Stop(table, name, fact, holes.get(prefix), beyond))
        table = column.to or table
    return tuple(found)


def ways(
    ground: Ground, trail: Trail, row: Row, claim: Sequence[Said], depth: int = 0
) -> list[Way]:
    """Every way along a trail from a row that agrees with what fills the holes of a claim."""
    stop = trail[depth]
    found: list[Way] = []
    for said in ground.cell(stop.table, stop.column, row).values:
        if stop.hole is not None and said.key != claim[stop.hole].key:
            continue
        if stop.beyond and not _agrees(ground, stop, said, claim):
            continue
        if depth + 1 == len(trail):
            found.append((said,))
        elif said.target is not None:
            rest = ways(ground, trail, said.target, claim, depth + 1)
            found += [(said, *way) for way in rest]
    return found


def _agrees(ground: Ground, stop: Stop, said: Said, claim: Sequence[Said]) -> bool:
    """Whether the row that a value leads to says what the claim says beyond it."""
    return said.target is not None and all(
        any(way[-1].key == claim[hole].key for way in ways(ground, trail, said.target, ()))
        for hole, trail in stop.beyond
    )


def lists(ground: Ground, trail: Trail, row: Row, depth: int = 0) -> bool:
    """Whether a trail comes by a list, so that a row asks more than once."""
    values = ground.cell(trail[depth].table, trail[depth].column, row).values
    if len(values) > 1 or depth + 1 == len(trail):
        return len(values) > 1
    return any(said.target and lists(ground, trail, said.target, depth + 1) for said in values)
