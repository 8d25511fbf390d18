"""Rows: scalars become typed cells, each row gets its key."""

from dataclasses import replace

from bureau_quiz.errors import Place
from bureau_quiz.packs import grades
from bureau_quiz.packs.cells import Fault, values_of
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.format import ROW, ROW_KEYS
from bureau_quiz.packs.model import Cell, Column, Row, Value
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import quoted, scalars, shape_wrong, text_of, warn_of_cut
from bureau_quiz.text import clean, fold_exact

COUNT_LIMIT = 200_000
"""How many values the ranges of a table may stand for."""


def fill(draft: Draft) -> None:
    """Turn the rows' scalars into values; columns must have their final types."""
    for node in draft.nodes:
        _fill_row(draft, node)
    for node in draft.guesses:
        # What is wrong with the row was told; its readings are not told of one by one.
        row = Row("", _cells(draft, node, Report()), node.place)
        _set_aside(draft, node, row)


def _fill_row(draft: Draft, node: Mapping) -> None:
    report = draft.report
    ignore = node.get("ignore")
    if ignore is not None:
        report = Fields(node_of(node, "ignore"), ROW, f"this row of {draft.id}", report).report
    cells = _cells(draft, node, report)
    own, more = grades.of_row(node, draft, report)
    name = _row_key(draft, node, cells, report)
    row = Row(
        name or "",
        cells,
        node.place,
        _texts(node, "never", report),
        _texts(node, "was", report),
        report.ignored,
        own,
        more,
    )
    if name is None:
        _set_aside(draft, node, row)
        return
    draft.folded[fold_exact(name)] = name
    draft.said[name] = node
    draft.rows[name] = row


def _cells(draft: Draft, node: Mapping, report: Report) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for key, value in node:
        column = _column_of(draft, key)
        cell = _cell(value, column, draft, report) if column else None
        if column is not None and cell is not None:
            cells[column.name] = cell
    for key, _ in node.again:
        column = _column_of(draft, key)
        if column is not None:
            cells[column.name] = Cell((), key.place)
    if node.torn:
        for name in draft.columns:
            cells.setdefault(name, Cell((), node.place))
    return cells


def _column_of(draft: Draft, key: Scalar) -> Column | None:
    if key.value in ROW_KEYS:
        return None
    return draft.columns.get(key.value) or draft.columns.get(clean(key.value).text.strip())


def _set_aside(draft: Draft, node: Mapping, row: Row) -> None:
    """Keep a row that has no name of its own for what it may say."""
    cells = {name: Cell((), node.place) for name in draft.key} | dict(row.cells)
    row = replace(row, key=f"\0{len(draft.loose)}", cells=cells)
    draft.said[row.key] = node
    draft.loose.append(row)


def node_of(node: Mapping, key: str) -> Mapping:
    """Give a mapping with one of its keys alone."""
    return Mapping(node.source, node.line, node.column, {key: node.entries[key]})


def _texts(node: Mapping, name: str, report: Report) -> tuple[str, ...]:
    said = [value for key, value in (*node, *node.again) if key.value == name]
    return tuple(
        text_of(scalar, report) for value in said for scalar in scalars(value, f"`{name}`", report)
    )


def _row_key(draft: Draft, node: Mapping, cells: dict[str, Cell], report: Report) -> str | None:
    """Give the text that names a row, or tell why it has none and give None."""
    for column in draft.key:
        cell = cells.get(column)
        if cell is None or len(cell.values) != 1:
            draft.torn = True
            if cell is None and not node.torn:
                _no_key(draft, node, column, node.place, "no", report)
            elif cell is not None and cell.values:
                key = node.entries[column][0] if column in node.entries else None
                # What an alias stands for lies elsewhere.
                elsewhere = key is not None and cell.place.line < key.line
                place = key.place if key and elsewhere else cell.place
                _no_key(draft, node, column, place, "several values as", report)
            return None
    name = " | ".join(cells[column].values[0].text for column in draft.key)
    earlier = draft.folded.get(fold_exact(name))
    if earlier is not None:
        key_cell = cells[draft.key[0]]
        report.add(
            "BQ306",
            node.source,
            key_cell.place,
            f"table {draft.id} has two rows named {quoted(name)}: "
            f"first in line {draft.rows[earlier].place.line}",
            "join them, giving a list where they differ, or say `key: [a, b]` with a second column",
        )
        return None
    return name


def _no_key(
    draft: Draft, node: Mapping, column: str, place: Place, what: str, report: Report
) -> None:
    said = node.get(column)
    word = said.value if isinstance(said, Scalar) and said.empty else ""
    quote = f"; if {word} is meant, put quotes around it" if word else ""
    report.add(
        "BQ307",
        node.source,
        place,
        f"this row of table {draft.id} has {what} {column}, and that names it",
        f"give it one {column}, or say `key:` with another column{quote}",
    )


def _cell(node: Node, column: Column, draft: Draft, report: Report) -> Cell | None:
    """Give a cell, None where it is empty; without values where one of them cannot be read."""
    parts: list[tuple[Scalar, str, Place]] = []
    whole = True
    if isinstance(node, Scalar):
        if node.empty:
            warn_of_cut(node, report)
            return None
        parts = _parts(node, column, report)
    elif isinstance(node, Sequence):
        if not node.items:
            return None
        for scalar in scalars(node, f"column {column.name}", report):
            parts.extend(_parts(scalar, column, report))
        whole = all(isinstance(item, Scalar) for item in node.items)
    else:
        shape_wrong(node, f"column {column.name}", "a text or a list", report)
    read = [_read(text, at, place, column, draft, report) for at, text, place in parts]
    whole = whole and not any(at.damaged for at, _, _ in parts)
    if not whole or not all(read):
        return Cell((), node.place)
    if len(read) == 1:
        return Cell(read[0], node.place)
    return Cell(tuple(dict.fromkeys(value for values in read for value in values)), node.place)


def _parts(node: Scalar, column: Column, report: Report) -> list[tuple[Scalar, str, Place]]:
    """Give the texts of a scalar, several where its column splits them, each with its place."""
    text = text_of(node, report)
    if not column.split:
        return [(node, text, node.place)] if text else []
    found: list[tuple[Scalar, str, Place]] = []
    for piece in text.split(column.split):
        part = piece.strip()
        if part:
            offset = node.value.find(part)
            place = node.within(offset, len(part)) if offset >= 0 else node.place
            found.append((node, part, place))
    return found


def _read(
    text: str, node: Scalar, place: Place, column: Column, draft: Draft, report: Report
) -> tuple[Value, ...]:
    values = values_of(text, column)
    if isinstance(values, Fault):
        report.add(values.code, node.source, place, values.message, values.mend)
        return ()
    if len(values) > 1:
        draft.counted += len(values)
        if draft.counted > COUNT_LIMIT:
            message = f"the ranges of table {draft.id} stand for more than {COUNT_LIMIT:,} values"
            report.add("BQ304", node.source, place, message, "make two columns, from and to")
            return ()
    return values
