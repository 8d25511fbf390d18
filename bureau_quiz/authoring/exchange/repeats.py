"""Questions that are asked twice: one to a player, so that nothing of either is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bureau_quiz.authoring.exchange.likeness import card, right, sameness, signs
from bureau_quiz.authoring.exchange.model import Entry

OFFERED = 50
"""The most wrong options that one question of several has: as many as are ever dealt from."""

_ANSWERED = ("choice", "except", "multiple", "typed")
"""Kinds whose prompts signs alone may tell apart, as their answers can be told so too."""


class Another(Exception):
    """A prompt was asked before, and with another answer."""

    def __init__(self, earlier: Entry) -> None:
        super().__init__("the prompt was asked before")
        self.earlier = earlier


class Asked:
    """The entries of an import, each prompt once."""

    def __init__(self) -> None:
        self._cards: dict[str, list[Entry]] = {}
        """By what is asked; the first of each list was there first."""

    def take(self, entry: Entry) -> Entry | None:
        """Take an entry, and give the one that asks the same already, if there is one.

        Raises:
            Another: It is asked already, and something else is right.
        """
        asked = card(entry)
        there = self._cards.setdefault(asked, [])
        if there and entry.kind in _ANSWERED and signs(there[0].prompt) != signs(entry.prompt):
            entry = replace(entry, exact=True)
            there = self._cards.setdefault(f"{asked} {signs(entry.prompt)}", [])
        if there and right(there[0]) != right(entry):
            raise Another(there[0])
        there.append(entry)
        return there[0] if len(there) > 1 else None

    def __iter__(self) -> Iterator[Entry]:
        """Give each question once, in the order in which they were first asked."""
        return map(_merged, self._cards.values())


def _merged(entries: Sequence[Entry]) -> Entry:
    """One entry of several that ask the same: with the wrong options of all."""
    first, *more = entries
    if not more:
        return first
    offering = [entry for entry in entries if entry.distractors]
    typed = first.kind == "typed" and all(entry.kind in ("typed", "choice") for entry in offering)
    exact = any(entry.exact for entry in entries)
    kind, distractors = first.kind, first.distractors
    if offering and (typed or first.distractors):
        kind = offering[0].kind
        wrong = [text for entry in offering for text in entry.distractors]
        same = sameness(exact, [*first.answers, *wrong])
        rights = {same(text) for text in first.answers}
        found: dict[str, str] = {}
        for text in wrong:
            found.setdefault(same(text), text)
        distractors = tuple(text for alike, text in found.items() if alike not in rights)[:OFFERED]
    return replace(
        first,
        kind=kind,
        exact=exact,
        distractors=distractors,
        category=next((entry.category for entry in entries if entry.category), ""),
        explanation=next((entry.explanation for entry in entries if entry.explanation), ""),
        source=next((entry.source for entry in entries if entry.source), ""),
        again=tuple(entry.place for entry in more),
    )
