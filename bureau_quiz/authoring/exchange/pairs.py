"""Quizlet's text: cards of a term and a definition, with separators that are free to choose."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import Document

MOST = 0.9
"""Of the cards, how many must be parted by a separator for it to be meant."""
ENOUGH = 2
"""Cards that a file has at least."""
LONGEST = 20_000
"""Characters of a card; a longer one was not meant to be one."""
LOOKED_AT = 2_000
"""Cards that are looked at to find the separators."""

BETWEEN_CARDS = ("\n", "\n\n", ";", "\n---\n", "***", "~~~")
STRONG = ("\t", "---", "=>")
"""Between term and definition: signs that hardly ever stand in a text."""
WEAK = ("::", "|", "->", " – ", " — ", " - ", " = ", ": ", ";", "=", ",")


class Layout(NamedTuple):
    """How a file parts its cards, and terms from definitions."""

    cards: str
    sides: str
    """Empty: sides stand in lines of their own, by turns."""
    sure: int
    """From 0 to 100."""


class Pair(NamedTuple):
    """A card, and the line in which it begins."""

    line: int
    sides: tuple[str, ...]
    """One where it is not parted."""


def layout_of(document: Document) -> Layout | None:
    """Find the separators; None where there are none."""
    if document.text.lstrip()[:1] in ("{", "["):
        return None  # of another program
    for cards in BETWEEN_CARDS:
        found = [text for _, text in _cards(document, cards, LOOKED_AT)]
        if len(found) < ENOUGH or max(map(len, found)) > LONGEST:
            continue
        for sides, sure in (*((sign, 60) for sign in STRONG), *((sign, 20) for sign in WEAK)):
            if sides != cards and _parted(found, sides) >= MOST * len(found):
                return Layout(cards, sides, sure if cards == "\n" else min(sure, 30))
        if cards == "\n\n" and all(text.count("\n") == 1 for text in found):
            return Layout(cards, "\n", 30)
    return Layout("\n", "", 10) if _by_turns(document) else None


def pairs_of(document: Document, layout: Layout) -> Iterator[Pair]:
    """Give the cards."""
    if layout.sides:
        for line, text in _cards(document, layout.cards):
            sides = (
                text.split(layout.sides) if layout.sides == "\t" else text.split(layout.sides, 1)
            )
            yield Pair(line, tuple(side.strip() for side in sides))
        return
    lines = [(at, line.strip()) for at, line in enumerate(document.lines, 1) if line.strip()]
    for first in range(0, len(lines), 2):
        yield Pair(lines[first][0], tuple(text for _, text in lines[first : first + 2]))


def _parted(cards: Sequence[str], sides: str) -> int:
    """How many cards a separator parts: a weak one once and no oftener, or it is part of a text."""
    if sides in STRONG:
        return sum(sides in card.strip("\n ") for card in cards)
    return sum(card.count(sides) == 1 for card in cards)


def _cards(document: Document, between: str, most: int | None = None) -> Iterator[tuple[int, str]]:
    """The cards that say something, each with its line."""
    line, count = 1, 0
    for text in _parts(document.text, between):
        if text.strip():
            above = len(text) - len(text.lstrip("\n"))
            yield line + text.count("\n", 0, above), text.strip("\n ")
            count += 1
            if count == most:
                return
        line += text.count("\n") + between.count("\n")


def _parts(text: str, between: str) -> Iterator[str]:
    """What `split` gives, one after the other: there may be millions."""
    start = 0
    while (end := text.find(between, start)) >= 0:
        yield text[start:end]
        start = end + len(between)
    yield text[start:]


def _by_turns(document: Document) -> bool:
    """Whether lines are by turns a term and what it means, which is longer on the whole."""
    lines = [line.strip() for line in document.lines if line.strip()]
    if len(lines) < 2 * ENOUGH or len(lines) % 2:
        return False
    terms, meanings = lines[::2], lines[1::2]
    longer = sum(len(a) < len(b) for a, b in zip(terms, meanings, strict=True))
    return longer >= MOST * len(terms)
