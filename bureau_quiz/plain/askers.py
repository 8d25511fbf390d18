"""One asker a kind: how its question is put in lines, and how a line becomes a response."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Response
from bureau_quiz.text import fold, fold_exact, listed

if TYPE_CHECKING:
    from bureau_quiz.plain.doors import Asker
    from bureau_quiz.rounds.model import View

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "123456789"
LABELS = (LETTERS, DIGITS, LETTERS[::-1])
"""What options may be called; the first that no option's own text can be taken for."""


class Choice:
    """Options by label: a letter, a number, or the option's own text."""

    def lines(self, view: View) -> Iterator[str]:
        """`A. Raymond Sisteron`, one line an option."""
        texts = [option.text for option in view.options]
        for label, text in zip(labels(texts), texts, strict=True):
            yield f"{label}. {text}"

    def hint(self, view: View) -> str:
        """Name the labels."""
        return f"Answer {listed(labels([option.text for option in view.options]), 'or')}."

    def read(self, view: View, line: str) -> Response | None:
        """A label, the option's text, or its number."""
        texts = [option.text for option in view.options]
        place = chosen(texts, line)
        return None if place is None else Response.option(place)


class TrueFalse:
    """Two options that are words of their own."""

    def lines(self, view: View) -> Iterator[str]:
        """The question that the statement is."""
        yield f"{listed([option.text for option in view.options], 'or')}?"

    def hint(self, view: View) -> str:
        """Name the two words."""
        return f"Answer {listed([option.text for option in view.options], 'or')}."

    def read(self, view: View, line: str) -> Response | None:
        """Either word, its first letter, or its place."""
        texts = [option.text for option in view.options]
        for place, text in enumerate(texts):
            if fold(line) in (fold(text), fold(text)[:1]):
                return Response.option(place)
        place_of = chosen(texts, line)
        return None if place_of is None else Response.option(place_of)


class Typed:
    """A text of the player's own."""

    def lines(self, view: View) -> Iterator[str]:
        """Nothing stands below the prompt."""
        yield from ()

    def hint(self, view: View) -> str:
        """Say that it is typed."""
        return "Type your answer."

    def read(self, view: View, line: str) -> Response | None:
        """Any text that is not empty."""
        return Response.text(line) if line else None


ASKERS: Mapping[str, Asker] = MappingProxyType(
    {"choice": Choice(), "true-false": TrueFalse(), "typed": Typed()}
)
"""Every kind's asker, by the kind's name."""


def labels(texts: Sequence[str]) -> tuple[str, ...]:
    """A label for each option: letters, unless an option is such a letter itself."""
    own = {fold_exact(text) for text in texts}
    for signs in LABELS:
        taken = tuple(signs[: len(texts)])
        if not own & {fold_exact(label) for label in taken}:
            return taken
    return tuple(LETTERS[: len(texts)])


def chosen(texts: Sequence[str], line: str) -> int | None:
    """The option that a line names, from 0; None where it names none, or could name two.

    A label is always meant as one. Otherwise `2` is the second option or the option that reads
    `2`, and nothing is guessed where these are not the same.
    """
    bare = fold_exact(re.sub(r"^(\w)[.)]$", r"\1", line))
    shown = [fold_exact(label) for label in labels(texts)]
    if bare in shown:
        return shown.index(bare)
    for comparing in (fold_exact, fold):
        meant = {place for place, text in enumerate(texts) if comparing(text) == comparing(line)}
        if meant:
            break
    for signs in (LETTERS, DIGITS):
        if len(bare) == 1 and bare.upper() in signs[: len(texts)]:
            meant.add(signs.index(bare.upper()))
    return meant.pop() if len(meant) == 1 else None
