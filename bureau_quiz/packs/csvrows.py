"""Rows that lie in a spreadsheet beside the pack: CSV or TSV, with places."""

from dataclasses import dataclass, field
from pathlib import Path

from bureau_quiz.packs.nodes import Mapping, Scalar
from bureau_quiz.packs.source import Report


@dataclass(slots=True)
class Sheet:
    """What a file of rows says."""

    path: str = ""
    data: bytes = b""
    header: list[Scalar] = field(default_factory=list)
    rows: list[Mapping] = field(default_factory=list)
    torn: bool = False


def load(node: Scalar, folder: Path, report: Report) -> Sheet:
    """Read the file that `rows:` names, as mappings of its header's columns."""
    return Sheet(torn=True)
