"""A table on its way from nodes to values."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bureau_quiz.errors import Place
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.formerly import Former
from bureau_quiz.packs.model import Column, Row
from bureau_quiz.packs.nodes import Mapping
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import all_of


@dataclass(slots=True)
class Draft:
    """A table on its way."""

    id: str
    place: Place
    fields: Fields
    open: bool
    label: str = ""
    was: list[Former] = field(default_factory=list)
    """Names it had before."""
    columns_were: list[Former] = field(default_factory=list)
    """Names its columns had before."""
    key: tuple[str, ...] = ()
    columns: dict[str, Column] = field(default_factory=dict)
    nodes: list[Mapping] = field(default_factory=list)
    """Its rows as the file has them."""
    guesses: list[Mapping] = field(default_factory=list)
    """What rows may say whose cells do not fit their header."""
    rows: dict[str, Row] = field(default_factory=dict)
    said: dict[str, Mapping] = field(default_factory=dict)
    """The node of each row that the file has, by row key."""
    folded: dict[str, str] = field(default_factory=dict)
    """Row keys by their case-folded form."""
    loose: list[Row] = field(default_factory=list)
    """Rows with an error that keeps them out of `rows`; see `Table.torn`."""
    torn: bool = False
    """Whether rows were lost, so that nobody can say what it does not have."""
    lost: bool = False
    """Whether rows could not be read at all."""
    blind: bool = False
    """Whether columns were lost, so that nobody can say which it has."""
    counted: int = 0
    """How many values its ranges have been counted out to."""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    """Path and bytes of the file its rows lie in."""

    def all_rows(self) -> Iterator[Row]:
        """Its rows, those with errors last."""
        yield from self.rows.values()
        yield from self.loose

    @property
    def report(self) -> Report:
        """Where its problems go."""
        return self.fields.report

    def column_list(self) -> str:
        """Its columns, for a mend."""
        return all_of(self.columns)
