"""Packs of any size for the bench: made of syllables by a seed, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

SYLLABLES = [first + last for first in "bcdfghklmnprstvw" for last in "aeiou"]


class Words:
    """Draws words from a seed, with nothing but `Random.random`."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random

    def number(self, below: int) -> int:
        """A number from 0."""
        return int(self._random() * below)

    def word(self) -> str:
        """A word of two to four syllables."""
        return "".join(SYLLABLES[self.number(len(SYLLABLES))] for _ in range(2 + self.number(3)))

    def name(self) -> str:
        """A word with a capital."""
        return self.word().capitalize()

    def names(self) -> Iterator[str]:
        """Names of two words without end, each once."""
        seen: set[str] = set()
        while True:
            name = f"{self.name()} {self.name()}"
            if name not in seen:
                seen.add(name)
                yield name


def templated(rows: int) -> str:
    """A pack of one table and two templates: two questions a row."""
    words = Words("templated")
    lines = ["pack: towns", "title: Towns", "tables:", "  towns:", "    rows:"]
    for name in islice(words.names(), rows):
        cells = (
            f"name: {name}, river: {words.name()}, mayor: {words.name()} {words.name()}, "
            f"founded: {1000 + words.number(1000)}"
        )
        lines.append(f"      - {{{cells}}}")
    lines += [
        "templates:",
        "  - table: towns",
        "    prompt: On which river does <name> lie?",
        "    answer: <river>",
        "    explanation: <name> lies on the <river>.",
        "  - table: towns",
        "    prompt: Who is mayor of <name>?",
        "    answer: <mayor>",
    ]
    return "\n".join(lines) + "\n"


def plain(questions: int) -> str:
    """A pack of questions written out, as an import makes them."""
    words = Words("plain")
    lines = ["pack: asked", "title: Asked", "questions:"]
    categories = [words.name() for _ in range(24)]
    options = words.names()
    for number in range(questions):
        about = " ".join(words.word() for _ in range(4 + words.number(5)))
        lines += [
            f"  - prompt: Which {about} was number {number}?",
            f"    answer: {next(options)}",
            "    distractors:",
            *(f"      - {name}" for name in islice(options, 3)),
            f"    category: {categories[number % 24]}",
            f"    difficulty: {1 + number % 3}",
        ]
    return "\n".join(lines) + "\n"
