"""What is asked over a sheet, as values: the plan, and the templates in it."""

from dataclasses import dataclass, field

from bureau_quiz.packs.sheets.entities import Entity
from bureau_quiz.packs.sheets.profiles import Profile


@dataclass(frozen=True, slots=True)
class Ask:
    """A template over one column."""

    column: Profile
    id: str
    prompt: str
    answer: str
    reverse: str = ""
    lists: bool = False
    """Whether the prompt asks for one of several values."""
    several_right: bool = False
    """Whether several keys may be right in the reverse, or in the prompt where it asks for them."""
    all: str = ""
    none: str = ""
    difficulty: int = 2
    category: str = ""
    similar: str = ""
    order: str = ""
    kind: str = ""
    """How it is asked; empty: as a choice."""
    statement: str = ""
    match: str = ""


@dataclass(slots=True)
class Plan:
    """How a sheet is asked."""

    key: tuple[Profile, ...]
    entity: Entity
    asks: list[Ask] = field(default_factory=list)
    left: list[tuple[Profile, str]] = field(default_factory=list)
    """Columns that are not asked for, and why."""
    told: Profile | None = None
    """A column whose text is the explanation."""
    name: str = ""
    """Of its table; empty: after what its rows are."""
    links: dict[str, str] = field(default_factory=dict)
    """Column → the table whose rows its cells name."""
