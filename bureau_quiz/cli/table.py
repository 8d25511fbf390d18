"""Columns of text that stand below one another in any terminal."""

from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.authoring.excerpt import cells
from bureau_quiz.cli import talk
from bureau_quiz.text import visible


def columns(rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    """Align rows of equally many texts, two cells apart; the columns of `right` end together."""
    shown = [[talk.printed(visible(text)) for text in row] for row in rows]
    widths = [max(map(cells, column), default=0) for column in zip(*shown, strict=True)]
    flush = frozenset(right)
    for row in shown:
        parts = []
        for place, (text, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - cells(text))
            parts.append(gap + text if place in flush else text + gap)
        yield "  ".join(parts).rstrip()
