"""Questions that are asked twice: one to a player, so that nothing of either is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bureau_quiz.authoring.exchange.likeness import card, right, sameness, signs
from bureau_quiz.authoring.exchange.model import Entry
from bureau_quiz.text import key

OFFERED = 50
"""The most wrong options that one question of several has: as many as are ever dealt from."""

_ANSWERED = ("choice", "except", "multiple", "typed")
"""Kinds whose prompts signs alone may tell apart, as their answers can be told so too."""
_ASKED = ("choice", "typed")
"""Kinds that ask for the same in two ways."""


class Another(Exception):
    """A prompt was asked before, and with another answer."""

    def __init__(self, earlier: Entry) -> None:
        super().__init__("the prompt was asked before")
        self.earlier = earlier


@dataclass(slots=True)
class _Group:
    """Entries that ask the same."""

    entries: list[Entry] = field(default_factory=list)
    rights: set[str] = field(default_factory=set)
    wrongs: set[str] = field(default_factory=set)

    def take(self, entry: Entry) -> Entry | None:
        """Take an entry, and give the first if it is another."""
        first = self.entries[0] if self.entries else entry
        rights = {key(text, first.exact) for text in entry.answers}
        wrongs = {key(text, first.exact) for text in entry.distractors}
        if first is not entry and not self._agrees(first, entry, rights, wrongs):
            raise Another(first)
        self.entries.append(entry)
        self.rights |= rights
        self.wrongs |= wrongs
        return first if first is not entry else None

    def _agrees(self, first: Entry, entry: Entry, rights: set[str], wrongs: set[str]) -> bool:
        kinds = {first.kind, entry.kind}
        if kinds <= set(_ASKED) and "typed" in kinds:
            # Of what is typed there may be more spellings, and some may be wanting.
            return bool(rights & self.rights) and not (rights & self.wrongs | wrongs & self.rights)
        return right(first) == right(entry)


class Asked:
    """The entries of an import, each prompt once."""

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}
        """By what is asked."""

    def take(self, entry: Entry) -> Entry | None:
        """Take an entry, and give the one that asks the same already, if there is one.

        Raises:
            Another: It is asked already, and something else is right.
        """
        asked = card(entry)
        there = self._groups.setdefault(asked, _Group())
        earlier = there.entries[0] if there.entries else entry
        if entry.kind in _ANSWERED and signs(earlier.prompt) != signs(entry.prompt):
            entry = replace(entry, exact=True)
            there = self._groups.setdefault(f"{asked} {signs(entry.prompt)}", _Group())
        return there.take(entry)

    def __iter__(self) -> Iterator[Entry]:
        """Give each question once, in the order in which they were first asked."""
        return (_merged(group.entries) for group in self._groups.values())


def _merged(entries: Sequence[Entry]) -> Entry:
    """One entry of several that ask the same: with the wrong options of all."""
    first, *more = entries
    if not more:
        return first
    exact = any(entry.exact for entry in entries)
    kind, answers, distractors = first.kind, first.answers, first.distractors
    if kind in _ASKED:
        offering = any(entry.kind == "choice" for entry in entries)
        kind = "choice" if offering else "typed"
        answers = _different([text for entry in entries for text in entry.answers], exact)
    if kind in _ANSWERED:
        wrong = [text for entry in entries for text in entry.distractors]
        both = _different([*answers, *wrong], exact)
        distractors = both[len(answers) :][:OFFERED]
    return replace(
        first,
        kind=kind,
        exact=exact,
        answers=answers,
        distractors=distractors,
        category=next((entry.category for entry in entries if entry.category), ""),
        explanation=next((entry.explanation for entry in entries if entry.explanation), ""),
        source=next((entry.source for entry in entries if entry.source), ""),
        again=tuple(entry.place for entry in more),
    )


def _different(texts: Sequence[str], exact: bool) -> tuple[str, ...]:
    """The texts, each once."""
    same = sameness(exact, texts)
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(same(text), text)
    return tuple(found.values())
