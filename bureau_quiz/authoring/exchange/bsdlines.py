"""The lines of `quiz(6)`'s files, put together where they are continued."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import Document
from bureau_quiz.errors import Place

LOOKED_AT = 200
"""Lines by which a file is recognised."""


class Line(NamedTuple):
    """A line with its place."""

    place: Place
    text: str


def beginning(document: Document) -> list[Line]:
    """Give as many lines as a file is recognised by."""
    return list(islice(lines(document), LOOKED_AT))


def lines(document: Document) -> Iterator[Line]:
    """Give the lines that say something; a backslash at a line's end has it go on in the next."""
    parts: list[str] = []
    first = 1
    for number, line in enumerate(document.text.split("\n"), 1):
        if not parts:
            first = number
        if _goes_on(line):
            parts.append(line[:-1])
            continue
        whole = "".join((*parts, line))
        parts.clear()
        if whole.strip():
            yield Line(document.place(first), whole)
    if "".join(parts).strip():
        yield Line(document.place(first), "".join(parts))


def _goes_on(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1
