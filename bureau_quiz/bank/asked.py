"""A question as it leaves its template, before its prompt is compared with all others."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Row


class Made(NamedTuple):
    """A question as whoever makes those of one kind gives it."""

    question: Question
    row: Row
    """The row that asks it."""
    source: tuple[Hashable, ...]
    """What parts it from others of its template and kind: its claim."""
    rights: tuple[str, ...] = ()
    """See `Asked`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and where it comes from."""

    question: Question
    """Its `card` is the folded prompt as yet."""
    source: tuple[Hashable, ...]
    """Questions of one prompt share a card only if this is the same: template, kind and claim."""
    strict: bool
    """Whether signs that folding drops may tell its prompt from another."""
    place: Place
    ignore: frozenset[str]
    name: str
    """What asks it, for a message."""
    rights: tuple[str, ...] = ()
    """Everything that is right for what is asked, of an `except`: its pool may have been cut."""
    together: str = ""
    """What tells its prompt from others of the same words, as it stands below it."""
