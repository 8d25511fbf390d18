"""Tables of facts as pieces of a pack: what is asked, and the rows, in the pack or in a copy."""

import csv
import io
from collections.abc import Iterator, Sequence

from bureau_quiz.authoring.exchange import scalars
from bureau_quiz.authoring.exchange.content import FactTable, Origin
from bureau_quiz.authoring.exchange.pieces import Piece
from bureau_quiz.packs.sheets import writing
from bureau_quiz.packs.sheets.writing import Lines
from bureau_quiz.text import clean, listed, visible

_REVERSE = "    reverse:"


def table(facts: FactTable, at: int, beside: bool) -> Iterator[Piece]:
    """Give a table.

    Args:
        facts: the table.
        at: its number among those of its content.
        beside: whether its rows lie in a copy of the spreadsheet; else they stand in the pack.
    """
    lines = Lines()
    copy = facts.copy if beside else ""
    writing.write_table(facts.plan, facts.sheet.opened.columns, copy, (), True, lines)
    yield Piece(_joined(lines.texts), Origin("facts", at))
    names = [scalars.name(one.heading.name) for one in facts.sheet.opened.columns]
    for n, row in enumerate(() if beside else facts.rows):
        cells = zip(names, row.cells, strict=True)
        text = scalars.row([(name, cell[0]) for name, cell in cells if cell], "      ")
        yield Piece(text, Origin("fact", at, n))


def templates(facts: FactTable, at: int) -> Iterator[Piece]:
    """Give the templates of a table, with what else there is to say of it for its author."""
    first = True
    for n, ask in enumerate(facts.asks):
        lines = writing.template(ask, facts.plan)
        back = next((i for i, line in enumerate(lines) if line.startswith(_REVERSE)), len(lines))
        more = writing.further(ask, facts.plan.told is not None, first)
        first = first and not more
        yield Piece("\n" * bool(n or at) + _joined(lines[:back]), Origin("ask", at, n))
        if more or lines[back:]:
            yield Piece(_joined([*lines[back:], *more]), Origin("ask back", at, n))
    left = [said for _, said in writing.left(facts.plan)]
    if left:
        yield Piece(_joined(["", "# Not asked for:", *left]))


def copy(facts: FactTable, at: int) -> Iterator[Piece]:
    """Give the rows of a table as the copy of its spreadsheet."""
    sheet = facts.sheet
    mark = "\ufeff" if sheet.marked else ""
    header = [one.heading.name for one in sheet.opened.columns]
    yield Piece(mark + _line(header, sheet.separator), Origin("facts", at))
    for n, row in enumerate(facts.rows):
        cells = [cell[0] if cell else "" for cell in row.cells]
        yield Piece(_line(cells, sheet.separator), Origin("fact", at, n))


def told(facts: Sequence[FactTable], beside: bool) -> str:
    """Give a comment on where tables are from."""
    if not facts:
        return ""
    files = listed(visible(clean(one.sheet.path.name).text) for one in facts)
    one = len(facts) == 1
    if not beside:
        return f"# Made of {files}, whose rows stand below.\n"
    whose = "copy lies" if one else "copies lie"
    where = facts[0].copy if one else "them"
    return (
        f"# Made of {files}, whose {whose} beside this file:\n"
        f"# mend the facts in {where}, and here how they are asked for.\n"
    )


def _line(cells: Sequence[str], separator: str) -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=separator, lineterminator="\n").writerow(cells)
    return made.getvalue()


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
