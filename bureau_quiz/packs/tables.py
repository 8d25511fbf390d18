"""Tables: their columns and the nodes of their rows, without a look at other tables."""

from pathlib import Path

from bureau_quiz.packs import columns, csvrows
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.format import NAME_SIGNS, ROW_KEYS, TABLE
from bureau_quiz.packs.model import Column
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import quoted, shape_wrong, text_of


def draft_table(key: Scalar, node: Node, folder: Path, report: Report) -> Draft | None:
    """Read a table's columns and rows, without a look at other tables."""
    name = text_of(key, report)
    if not _table_name_fits(key, name, report):
        return None
    if isinstance(node, Scalar) and node.empty:
        node = Mapping(node.source, node.line, node.column)
    if not isinstance(node, Mapping):
        shape_wrong(node, f"table {name}", "a mapping with `rows:`", report)
        return None
    fields = Fields(node, TABLE, f"table {name}", report)
    draft = Draft(name, key.place, fields, fields.flag("open"), torn=node.torn)
    draft.lost = not fields.whole
    columns.declare(draft)
    _take_rows(draft, folder)
    columns.imply(draft)
    columns.choose_key(draft)
    return draft


def _table_name_fits(key: Scalar, name: str, report: Report) -> bool:
    if name and not NAME_SIGNS & set(name):
        return True
    report.add(
        "BQ207",
        key.source,
        key.place,
        f"a table cannot be named {quoted(name)}",
        "leave out full stops, < and >",
    )
    return False


def _take_rows(draft: Draft, folder: Path) -> None:
    node = draft.fields.node.get("rows")
    if node is None or (isinstance(node, Scalar) and node.empty):
        draft.blind = draft.torn
    elif isinstance(node, Scalar):
        _take_sheet(draft, csvrows.load(node, folder, draft.report))
    elif isinstance(node, Sequence):
        _take_items(draft, node)
    else:
        wanted = "a list, or the name of a CSV file"
        shape_wrong(node, f"`rows` of table {draft.id}", wanted, draft.report)
        draft.torn = draft.blind = draft.lost = True


def _take_sheet(draft: Draft, sheet: csvrows.Sheet) -> None:
    draft.nodes = sheet.rows
    draft.guesses = sheet.guesses
    draft.torn = draft.torn or sheet.torn
    draft.lost = draft.lost or sheet.lost
    draft.blind = draft.blind or not sheet.header
    draft.files = [(sheet.path, sheet.data)] if sheet.path else []
    named: dict[str, Column] = {}
    for scalar in sheet.header:
        name = text_of(scalar, draft.report)
        if name not in ROW_KEYS and columns.fault(name) is None:
            named[name] = draft.columns.get(name) or Column(
                name, label=columns.labelled(name), place=scalar.place
            )
    draft.columns = {**named, **draft.columns}


def _take_items(draft: Draft, node: Sequence) -> None:
    draft.torn = draft.torn or node.torn
    draft.lost = draft.lost or node.torn
    for item in node.items:
        if isinstance(item, Mapping):
            draft.nodes.append(item)
        else:
            draft.torn = draft.lost = True
            shape_wrong(item, f"a row of table {draft.id}", "a mapping of columns", draft.report)
    draft.blind = draft.blind or (draft.torn and not draft.nodes)
