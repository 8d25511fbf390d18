"""A table on its way from nodes to values."""

from dataclasses import dataclass, field

from bureau_quiz.errors import Place
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.model import Column, Row
from bureau_quiz.packs.nodes import Mapping
from bureau_quiz.packs.source import Report


@dataclass(slots=True)
class Draft:
    """A table on its way."""

    id: str
    place: Place
    fields: Fields
    open: bool
    key: tuple[str, ...] = ()
    columns: dict[str, Column] = field(default_factory=dict)
    nodes: list[Mapping] = field(default_factory=list)
    """Its rows as the file has them."""
    rows: dict[str, Row] = field(default_factory=dict)
    said: dict[str, Mapping] = field(default_factory=dict)
    """The node of each row that the file has, by row key."""
    folded: dict[str, str] = field(default_factory=dict)
    """Row keys by their case-folded form."""
    torn: bool = False
    """Whether rows were lost, so that nobody can say what it does not have."""
    blind: bool = False
    """Whether columns were lost, so that nobody can say which it has."""
    counted: int = 0
    """How many values its ranges have been counted out to."""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    """Path and bytes of the file its rows lie in."""

    @property
    def report(self) -> Report:
        """Where its problems go."""
        return self.fields.report

    def column_list(self) -> str:
        """Its columns, for a mend."""
        return ", ".join(self.columns)
