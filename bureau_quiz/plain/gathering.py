"""Askers of kinds whose answer names several options: multiple, order and match."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Response
from bureau_quiz.errors import Refused
from bureau_quiz.plain.labels import by_text, labels, several, sides
from bureau_quiz.plain.words import number
from bureau_quiz.text import listed

if TYPE_CHECKING:
    from bureau_quiz.rounds.model import View

_TO = re.compile(r"\s+[-–—>]+\s+|\s*[=:→]\s*")
"""What may stand between a left one and its option, both written out."""
_APART = r"[\s,;.:=>→–—-]*"
"""What may stand between labels."""


class Multiple:
    """Some options, in any order."""

    obvious = False

    def lines(self, view: View) -> Iterator[str]:
        """`A. Canal+`, one line an option."""
        return _lettered(_texts(view))

    def hint(self, view: View) -> str:
        """How many are to be named, and how."""
        named = labels(_texts(view))
        example = " ".join(named[:: 2 if view.picks * 2 <= len(named) else 1][: view.picks])
        return f"Type {number(view.picks)} of {listed(named, 'and')}, such as “{example.lower()}”."

    def read(self, view: View, line: str) -> Response | None:
        """Labels or texts, each once, no more than are right.

        Raises:
            Refused: Too many are named, or one twice.
        """
        texts = _texts(view)
        named = several(texts, line)
        if named is None:
            return None
        _once(named, labels(texts))
        if len(named) > view.picks:
            asked, right = number(len(named)), number(view.picks)
            raise Refused(f"Those are {asked}, and {right} are right: name {right}")
        return Response.of_places("set", named)


class Order:
    """All options, first to last."""

    obvious = False

    def lines(self, view: View) -> Iterator[str]:
        """`A. The first season`, one line an option."""
        return _lettered(_texts(view))

    def hint(self, view: View) -> str:
        """That all are to be named in order, and how."""
        named = labels(_texts(view))
        example = " ".join((*named[1:], named[0])).lower()
        return f"Type all of {listed(named, 'and')} in their order, such as “{example}”."

    def read(self, view: View, line: str) -> Response | None:
        """Labels or texts, each once, all of them.

        Raises:
            Refused: Some are missing, or one is named twice.
        """
        texts = _texts(view)
        named = several(texts, line)
        if named is None:
            return None
        _once(named, labels(texts))
        _all(named, labels(texts))
        return Response.of_places("order", named)


class Match:
    """An option for each left one."""

    obvious = False

    def lines(self, view: View) -> Iterator[str]:
        """Both lists, one after the other, each with labels of its own."""
        lefts, options = sides(view.lefts, _texts(view))
        yield from (f"{label}. {text}" for label, text in zip(lefts, view.lefts, strict=True))
        yield "What goes with them:"
        yield from (f"{label}. {text}" for label, text in zip(options, _texts(view), strict=True))

    def hint(self, view: View) -> str:
        """Both ways to name the pairs by label."""
        lefts, options = sides(view.lefts, _texts(view))
        turned = (*options[1:], options[0])
        pairs = " ".join(f"{left}{option}" for left, option in zip(lefts, turned, strict=True))
        return (
            f"Type the pairs, such as “{pairs}”, or what goes with {listed(lefts, 'and')}"
            f" in turn, such as “{' '.join(turned)}”."
        )

    def read(self, view: View, line: str) -> Response | None:
        """Pairs, or the options for the left ones in turn; by label, or written out.

        Raises:
            Refused: Something is missing, or named twice.
        """
        texts = _texts(view)
        lefts, options = sides(view.lefts, texts)
        pairs = _labelled(lefts, options, line) or _written(view.lefts, texts, line)
        if pairs is None:
            return None
        _once([left for left, _ in pairs], lefts)
        _once([option for _, option in pairs], options)
        _all([left for left, _ in pairs], lefts)
        return Response.of_places("pairs", [option for _, option in sorted(pairs)])


def _labelled(lefts: Sequence[str], options: Sequence[str], line: str) -> list[tuple[int, int]]:
    """Pairs of places by labels: `A1 B3`, or in turn `1 3`; none where it is anything else."""
    left, option = f"[{''.join(lefts)}]", f"[{''.join(options)}]"
    line = line.upper()
    if re.fullmatch(f"(?:{_APART}{left}{_APART}{option})+{_APART}", line):
        found = re.findall(f"({left}){_APART}({option})", line)
        return [(lefts.index(one), options.index(other)) for one, other in found]
    if re.fullmatch(f"(?:{_APART}{option})+{_APART}", line):
        found = re.findall(option, line)
        if len(found) != len(lefts):
            said = number(len(found))
            raise Refused(f"Those are {said}: name all {number(len(lefts))}, each once")
        return [(place, options.index(sign)) for place, sign in enumerate(found)]
    return []


def _written(lefts: Sequence[str], texts: Sequence[str], line: str) -> list[tuple[int, int]] | None:
    """The same by texts: `Malotru - Debailly, …`, or the options alone in turn."""
    parts = [part.strip() for part in line.split(";" if ";" in line else ",") if part.strip()]
    pairs = []
    for place, part in enumerate(parts):
        left, *option = _TO.split(part, maxsplit=1)
        where = by_text(lefts, left) if option else {place}
        what = by_text(texts, option[0] if option else part)
        if len(where) != 1 or len(what) != 1:
            return None
        pairs.append((where.pop(), what.pop()))
    return pairs if pairs and max(pairs)[0] < len(lefts) else None


def _once(named: Sequence[int], shown: Sequence[str]) -> None:
    twice = [shown[place] for place, times in Counter(named).items() if times > 1]
    if twice:
        raise Refused(f"{listed(twice)} {'is' if len(twice) == 1 else 'are'} named twice")


def _all(named: Sequence[int], shown: Sequence[str]) -> None:
    missing = [label for place, label in enumerate(shown) if place not in named]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        raise Refused(f"{listed(missing)} {verb} missing: name all of them in one line")


def _lettered(texts: Sequence[str]) -> Iterator[str]:
    return (f"{label}. {text}" for label, text in zip(labels(texts), texts, strict=True))


def _texts(view: View) -> list[str]:
    return [option.text for option in view.options]
