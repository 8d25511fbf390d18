"""The first line of a spreadsheet: which cells name columns, and what is wrong with the names."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from bureau_quiz.packs.csvcells import Record
from bureau_quiz.packs.format import NAME_SIGNS, RESERVED
from bureau_quiz.packs.likeness import nearly
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.source import Report, Source
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import clean, plural

Names: TypeAlias = dict[int, Scalar]
"""The cells of a header that name columns, by their position in it (from 0)."""

Naming: TypeAlias = Callable[[Record, Source, Report], Names]


def letter(position: int) -> str:
    """Name a column as spreadsheet programs do: A, B, … Z, AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def as_written(header: Record, source: Source, report: Report) -> Names:
    """Give the cells that name columns; of a name that is said twice, both, and it is told.

    What no column can be named is told where the name is used.
    """
    if not any(scalar.value for scalar in header):
        at = header[0].place if header else source.place(1, 1)
        report.add("BQ314", source, at, "this file is empty", "begin with column names")
    names: Names = {}
    first: dict[str, int] = {}
    for position, scalar in enumerate(header):
        name = _plain(scalar)
        if not name:
            continue
        names[position] = scalar
        earlier = first.setdefault(name, position)
        if earlier != position:
            report.add(
                "BQ314",
                source,
                scalar.place,
                f"two columns are named {quoted(name)}: {letter(earlier)} and {letter(position)}",
                "name one of them otherwise",
            )
            # Under one name, so that nobody can say which of the two counts.
            names[position] = replace(scalar, value=names[earlier].value)
    return names


def made_usable(header: Record, source: Source, report: Report) -> Names:
    """Give a name to every cell of a header, as near as can be to what it says."""
    names: Names = {}
    taken: set[str] = set()
    for position, scalar in enumerate(header):
        name = " ".join("".join(map(_sign, _plain(scalar))).split())
        if name in RESERVED:
            name = name.capitalize()
        if nearly(name, "spoiler"):
            name = f"the {name}"
        name = _free(name or f"column {letter(position)}", taken)
        taken.add(name)
        names[position] = replace(scalar, value=name, cleaned=name)
    return names


def _plain(scalar: Scalar) -> str:
    return clean(scalar.value).text.strip()


def _sign(character: str) -> str:
    return " " if character in NAME_SIGNS else character


def _free(name: str, taken: set[str]) -> str:
    number = 1
    free = name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free


def tell_of_nameless(cells: Sequence[Scalar], position: int, count: int, report: Report) -> None:
    """Tell of a column that says something and has no name; `cells` begins with its first."""
    cell = cells[0]
    more = f", and {plural(count - 1, 'more cell')}" if count > 1 else ""
    report.add(
        "BQ314",
        cell.source,
        cell.place,
        f"this stands in column {letter(position)}, which has no name{more}",
        "name the column in the first line",
    )
