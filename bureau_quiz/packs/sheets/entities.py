"""What is asked about, what is asked for, and the words that come of it."""

from dataclasses import dataclass

from bureau_quiz.packs.sheets.english import PEOPLE, WORKS, many
from bureau_quiz.packs.sheets.headings import Heading
from bureau_quiz.packs.sheets.profiles import Content


def last(noun: str) -> str:
    """Give the last word of a noun, which says what it is."""
    return noun.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a column is asked for; what is empty cannot be asked so."""

    prompt: str = ""
    reverse: str = ""
    """Asks for the key."""
    all: str = ""
    """Asks for all keys of a value."""
    none: str = ""
    """Asks for a key that has not this value."""
    statement: str = ""
    match: str = ""
    kind: str = ""
    """How the prompt is asked; empty: as a choice."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A column that is asked for."""

    heading: Heading
    content: Content
    split: bool = False
    """Whether its cells hold several values."""
    days: bool = False
    """Whether its dates are days: `on 27 April 2015`, not `in 2015`."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What a row is about."""

    key: Heading
    noun: str
    """In the singular; empty where nobody can say."""
    beside: tuple[Heading, ...] = ()
    """Further columns of the key, which stand beside the first in every prompt."""
    content: Content = Content.TEXT

    @property
    def person(self) -> bool:
        """Whether it is somebody."""
        return last(self.noun) in PEOPLE

    @property
    def name(self) -> str:
        """How a prompt names a row."""
        hole = f"“{self.key.hole}”" if self.quoted else self.key.hole
        if not self.beside:
            return hole
        more = ", ".join(f"{one.noun or one.label} {one.hole}" for one in self.beside)
        return f"{hole} ({more})"

    @property
    def quoted(self) -> bool:
        """Whether its name is a title, or a word that is spoken of."""
        return last(self.noun) in WORKS or (self.key.noun in ("title", *WORKS))

    @property
    def of(self) -> str:
        """How a noun belongs to it: `of France`, `in 1990`."""
        if self.content is Content.DATE:
            return f"in {self.name}" if self.key.noun in ("year", "season") else f"of {self.name}"
        if self.content is Content.NUMBER:
            return f"of {self.key.noun} {self.name}"
        return f"of {self.name}"

    @property
    def which(self) -> str:
        """How it is asked for: `Which country`."""
        return f"Which {self.noun}" if self.noun else "Which of these"

    @property
    def some(self) -> str:
        """How several are asked for: `Which of these countries`."""
        return f"Which of these {many(self.noun)}" if self.noun else "Which of these"

    @property
    def these(self) -> str:
        """How several are spoken of: `these countries`."""
        return f"these {many(self.noun)}" if self.noun else "these"

    @property
    def its(self) -> str:
        """Whose a thing of it is."""
        return "their" if self.person else "its"
