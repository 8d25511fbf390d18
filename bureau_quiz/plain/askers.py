"""One asker a kind: how its question is put in lines, and how a line becomes a response."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Response
from bureau_quiz.plain.gathering import Match, Multiple, Order
from bureau_quiz.plain.labels import chosen, labels
from bureau_quiz.text import fold, listed

if TYPE_CHECKING:
    from bureau_quiz.plain.doors import Asker
    from bureau_quiz.rounds.model import View


class Choice:
    """Options by label: a letter, a number, or the option's own text."""

    obvious = True

    def lines(self, view: View) -> Iterator[str]:
        """`A. Raymond Sisteron`, one line an option; struck ones are left out."""
        for label, option in zip(labels(_texts(view)), view.options, strict=True):
            if not option.struck:
                yield f"{label}. {option.text}"

    def hint(self, view: View) -> str:
        """Name the labels."""
        named = zip(labels(_texts(view)), view.options, strict=True)
        return f"Answer {listed([label for label, option in named if not option.struck], 'or')}."

    def read(self, view: View, line: str) -> Response | None:
        """A label, the option's text, or its number."""
        place = chosen(_texts(view), line)
        return None if place is None else Response.option(place)


class TrueFalse:
    """Two options that are words of their own."""

    obvious = True

    def lines(self, view: View) -> Iterator[str]:
        """The question that the statement is."""
        yield f"{listed(_texts(view), 'or')}?"

    def hint(self, view: View) -> str:
        """Name the two words."""
        return f"Answer {listed(_texts(view), 'or')}."

    def read(self, view: View, line: str) -> Response | None:
        """Either word, its first letter, or its place."""
        texts = _texts(view)
        for place, text in enumerate(texts):
            if fold(line) in (fold(text), fold(text)[:1]):
                return Response.option(place)
        place_of = chosen(texts, line)
        return None if place_of is None else Response.option(place_of)


class Typed:
    """A text of the player's own."""

    obvious = False

    def lines(self, view: View) -> Iterator[str]:
        """Nothing stands below the prompt."""
        yield from ()

    def hint(self, view: View) -> str:
        """Say that it is typed."""
        return "Type your answer."

    def read(self, view: View, line: str) -> Response | None:
        """Any text that is not empty."""
        return Response.text(line) if line else None


class Number:
    """A number, in digits or a small one in words."""

    obvious = False

    def lines(self, view: View) -> Iterator[str]:
        """Where it is to be found."""
        if view.scale is not None:
            yield f"On a scale from {view.scale.low} to {view.scale.high}."

    def hint(self, view: View) -> str:
        """Say that a number is typed."""
        return "Type a number."

    def read(self, view: View, line: str) -> Response | None:
        """What can be read as a number."""
        from bureau_quiz.bank.kinds.figures import counted_in_words, in_digits, number_in

        if number_in(line) is not None:
            return Response.number(line)
        small = counted_in_words(line)
        return None if small is None else Response.number(in_digits(small))


ASKERS: Mapping[str, Asker] = MappingProxyType(
    {
        "choice": Choice(),
        "except": Choice(),
        "true-false": TrueFalse(),
        "typed": Typed(),
        "multiple": Multiple(),
        "order": Order(),
        "number": Number(),
        "match": Match(),
    }
)
"""Every kind's asker, by the kind's name."""


def _texts(view: View) -> list[str]:
    return [option.text for option in view.options]
